"""A scenario: what is known, what is proposed, what should be decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from fairdebt.errors import Mark
from fairdebt.facts import Action, Case, Outcome
from fairdebt.messages import Text

SETS = ("because", "includes", "duties", "warnings", "assumed", "foreseen", "information", "displaced")
"""Fields of an expectation that hold rule ids; those of `assumed` are names of facts."""


Awaited = datetime | frozenset[str] | Literal["never"]
"""When an act should be permitted next: at an instant, once one of these facts or events changes, or never."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a decision should be. A set that was not written (None) is not compared.

    `because` is the exact set of rules that veto or leave undetermined, `includes` a part of it. `duties` are compared
    by the rules they rest on, `warnings`, `foreseen` and `information` by their rules, `assumed` by the names of facts,
    `displaced` by the rules that the reasons together displace.
    `permitted_until` is an instant, or `never` if the permission does not end within the horizon.
    """

    outcome: Outcome
    because: frozenset[str] | None = None
    includes: frozenset[str] | None = None
    duties: frozenset[str] | None = None
    warnings: frozenset[str] | None = None
    assumed: frozenset[str] | None = None
    foreseen: frozenset[str] | None = None
    information: frozenset[str] | None = None
    displaced: frozenset[str] | None = None
    next_permitted: Awaited | None = None
    permitted_until: datetime | Literal["never"] | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """One document of a scenario file. Where it stands (`source`, `mark`, `base`) is no part of what it says.

    `policies` are names of bundled policies or paths; `base` is the folder from which paths are counted.
    """

    policies: tuple[str, ...]
    case: Case
    action: Action
    title: Text | None = None
    expect: Expectation | None = None
    source: str = field(default="", compare=False)
    mark: Mark | None = field(default=None, compare=False)
    base: Path = field(default=Path(), compare=False)

    @property
    def where(self) -> str:
        """Return `file:line`, as far as it is known."""
        return self.source if self.mark is None else f"{self.source}:{self.mark.line}"
