"""fairdebt decides whether a proposed debt-collection act is lawful, before it happens.

Names are loaded when they are first used, so that importing the package costs next to nothing. The folders, from what
is written to what is answered (each imports only from those before it; CONTRIBUTING.md has the whole list):

* `messages` holds every sentence that is shown; `errors` says what is wrong, where, and how to fix it.
* `policies` holds the law as files; `vocabulary` the words in which they and the cases are written.
* `source` reads YAML; `clock` knows dates, hours and calendars; `facts` are acts, cases and decisions.
* `logic` holds norms; `rules` turn what a lawyer writes into norms; `policy` is the model of a file; `loader` loads
  them.
* `readings` interpret norms; `screen` reads texts; `ledger` keeps what was asked, decided and done.
* `guard` is what a host asks: it joins all of these.
* `scenarios` are cases with an expected decision; `desk` and `testing` hold the tools of compliance teams and test
  suites.
* `cli` is the command `fairdebt`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fairdebt.errors import FairdebtError, Fault, InvalidInput
    from fairdebt.facts import (
        Action,
        Case,
        Decision,
        Duty,
        Event,
        Evidence,
        History,
        NextPermitted,
        Outcome,
        Reason,
        read_action,
        read_case,
    )
    from fairdebt.facts.people import (
        Agency,
        Collector,
        Debt,
        Debtor,
        Guarantee,
        Lender,
        Mandate,
        Recipient,
    )
    from fairdebt.guard import (
        Allowance,
        Alternative,
        Forgotten,
        Guard,
        Hold,
        Owed,
        Period,
        Permit,
        PermitKilled,
        Rejudged,
        WaitingGuard,
        WaitingPermit,
    )
    from fairdebt.ledger import Ledger, LedgerError, PermitOver
    from fairdebt.messages import Text

__version__ = "0.1.0"

_HOMES = {
    "Action": "fairdebt.facts",
    "Agency": "fairdebt.facts.people",
    "Allowance": "fairdebt.guard",
    "Alternative": "fairdebt.guard",
    "Case": "fairdebt.facts",
    "Collector": "fairdebt.facts.people",
    "Debt": "fairdebt.facts.people",
    "Debtor": "fairdebt.facts.people",
    "Decision": "fairdebt.facts",
    "Duty": "fairdebt.facts",
    "Event": "fairdebt.facts",
    "Evidence": "fairdebt.facts",
    "FairdebtError": "fairdebt.errors",
    "Fault": "fairdebt.errors",
    "Forgotten": "fairdebt.guard",
    "Guarantee": "fairdebt.facts.people",
    "Guard": "fairdebt.guard",
    "History": "fairdebt.facts",
    "Hold": "fairdebt.guard",
    "InvalidInput": "fairdebt.errors",
    "Ledger": "fairdebt.ledger",
    "LedgerError": "fairdebt.ledger",
    "Lender": "fairdebt.facts.people",
    "Mandate": "fairdebt.facts.people",
    "NextPermitted": "fairdebt.facts",
    "Outcome": "fairdebt.facts",
    "Owed": "fairdebt.guard",
    "Period": "fairdebt.guard",
    "Permit": "fairdebt.guard",
    "PermitKilled": "fairdebt.guard",
    "PermitOver": "fairdebt.ledger",
    "Reason": "fairdebt.facts",
    "Recipient": "fairdebt.facts.people",
    "Rejudged": "fairdebt.guard",
    "Text": "fairdebt.messages",
    "WaitingGuard": "fairdebt.guard",
    "WaitingPermit": "fairdebt.guard",
    "read_action": "fairdebt.facts",
    "read_case": "fairdebt.facts",
}

__all__ = [
    "Action",
    "Agency",
    "Allowance",
    "Alternative",
    "Case",
    "Collector",
    "Debt",
    "Debtor",
    "Decision",
    "Duty",
    "Event",
    "Evidence",
    "FairdebtError",
    "Fault",
    "Forgotten",
    "Guarantee",
    "Guard",
    "History",
    "Hold",
    "InvalidInput",
    "Ledger",
    "LedgerError",
    "Lender",
    "Mandate",
    "NextPermitted",
    "Outcome",
    "Owed",
    "Period",
    "Permit",
    "PermitKilled",
    "PermitOver",
    "Reason",
    "Recipient",
    "Rejudged",
    "Text",
    "WaitingGuard",
    "WaitingPermit",
    "__version__",
    "read_action",
    "read_case",
]


if not TYPE_CHECKING:  # else a checker would take any name that is misspelt for one that is loaded late

    def __getattr__(name: str) -> Any:
        """Load a public name from its room."""
        if name in _HOMES:
            return getattr(import_module(_HOMES[name]), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
