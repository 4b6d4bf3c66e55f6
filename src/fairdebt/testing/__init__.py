"""For test suites: cases at the edges of the loaded rules, machines that drive a host, readable asserts.

Needs the extra `testing` (hypothesis, pytest). Names are loaded when they are first used, so that the pytest plugin
costs a run that does not use it next to nothing.

* `strategies` draw situations out of a `pool` of edges, changed by `twists`; `asserts` tell what differs.
* `machine` drives a host through weeks; `world` is what truly happens around it,
  `checking` tells what a machine lacks.
* `plugin` is the pytest plugin: it tells what a suite `exercised`, and keeps failing cases (`keeping`).
* `ledger_contract` is the tests that every store of a ledger passes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fairdebt.testing.asserts import assert_approved, assert_undetermined, assert_vetoed
    from fairdebt.testing.machine import GuardedHost
    from fairdebt.testing.strategies import actions, cases, histories, scenarios, situations
    from fairdebt.testing.world import Crash, Host, Message, Moved, Told, Wish, World

_HOMES = {
    "Crash": "fairdebt.testing.world",
    "GuardedHost": "fairdebt.testing.machine",
    "Host": "fairdebt.testing.world",
    "Message": "fairdebt.testing.world",
    "Moved": "fairdebt.testing.world",
    "Told": "fairdebt.testing.world",
    "Wish": "fairdebt.testing.world",
    "World": "fairdebt.testing.world",
    "assert_approved": "fairdebt.testing.asserts",
    "assert_undetermined": "fairdebt.testing.asserts",
    "assert_vetoed": "fairdebt.testing.asserts",
    "actions": "fairdebt.testing.strategies",
    "cases": "fairdebt.testing.strategies",
    "histories": "fairdebt.testing.strategies",
    "scenarios": "fairdebt.testing.strategies",
    "situations": "fairdebt.testing.strategies",
}

__all__ = [
    "Crash",
    "GuardedHost",
    "Host",
    "Message",
    "Moved",
    "Told",
    "Wish",
    "World",
    "actions",
    "assert_approved",
    "assert_undetermined",
    "assert_vetoed",
    "cases",
    "histories",
    "scenarios",
    "situations",
]


if not TYPE_CHECKING:  # else a checker would take any name that is misspelt for one that is loaded late

    def __getattr__(name: str) -> Any:
        """Load a name from its module."""
        if name in _HOMES:
            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
