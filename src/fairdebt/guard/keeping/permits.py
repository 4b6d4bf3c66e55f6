"""A permit: a slot that was taken for one act, and the steps of its life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fairdebt.facts import Decision
from fairdebt.ledger.asking import Ask
from fairdebt.ledger.errors import PermitOver
from fairdebt.ledger.folding import State

if TYPE_CHECKING:
    from fairdebt.facts import Action, Case
    from fairdebt.guard.keeping.reserving import Keeping


class PermitKilled(PermitOver):
    """What happened since the permit was given forbids the act now; `decision` says why."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__("permit_killed", because=", ".join(decision.because))


@dataclass(slots=True, eq=False)
class Permit:
    """The answer to a reservation. Act only after `start` has returned.

    Life: reserved, started, confirmed. An unstarted permit can be released; it expires by itself, and is killed where
    something was recorded since that forbids the act. Where the decision was no approval, there is no permit: `state`
    is `refused`, and `start` raises.
    """

    id: str
    decision: Decision
    expires_at: datetime | None
    _keeper: Keeping = field(repr=False)
    _ask: Ask = field(repr=False)
    _action: Action = field(repr=False)
    _case: Case = field(repr=False)
    _root: int = field(repr=False)
    _seen: tuple[object, ...] = field(repr=False)
    _ends: Callable[[], datetime | None] = field(repr=False)
    _until: datetime | None = field(default=None, repr=False)

    @property
    def approved(self) -> bool:
        """Tell whether the act was permitted when this was given."""
        return self.decision.approved

    def __bool__(self) -> bool:
        """Refuse: a permit may be refused, expired or killed."""
        raise TypeError("a permit has a state: ask `permit.approved`, and act only after `permit.start()`")

    @property
    def valid_until(self) -> datetime | None:
        """Return the first instant at which it can no longer be started, all else equal; None if it was refused.

        The earlier of the expiry and the end of the time in which the act is approved.
        """
        if self.expires_at is None:
            return None
        if self._until is None:
            ends = self._ends()
            self._until = self.expires_at if ends is None else min(self.expires_at, ends)
        return self._until

    @property
    def state(self) -> State:
        """Return how far it got, as the ledger knows it now."""
        return self._keeper._state_of(self)

    def start(self) -> None:
        """Begin the act: check the clock, the time of validity and everything recorded since. Then act, and confirm.

        Raises:
            PermitKilled: what was recorded since forbids it.
            PermitOver: it has expired, was released, or was started before.
            LedgerError: the ledger could not be asked. Do not act.
        """
        self._keeper._start(self)

    def confirm(self, outcome: str, **details: Any) -> None:
        """Record what came of the act: `confirm("answered", minutes=3)`.

        Args:
            outcome: One of the outcomes of the vocabulary.
            details: What else arose during the act: `answered_by`, `minutes`, `discussed`, ...

        Raises:
            InvalidInput: such an outcome or detail does not exist.
            PermitOver: it was not started, or was confirmed with another outcome.
        """
        self._keeper._confirm(self, {"outcome": outcome, **details})

    def release(self) -> None:
        """Give the slot back: the act will not be done.

        Raises:
            PermitOver: it was started.
        """
        self._keeper._release(self)

    def __repr__(self) -> str:
        """Show the outcome only."""
        return f"Permit({self.decision.outcome.value})"
