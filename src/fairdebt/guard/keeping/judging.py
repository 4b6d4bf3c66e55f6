"""Deciding on what a ledger knows: a view of it gives the case its history, and the engine decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fairdebt.facts import Action, Case, Decision, Event
from fairdebt.guard.engine import Engine
from fairdebt.guard.holding import Held
from fairdebt.guard.keeping.holds import held_by
from fairdebt.guard.keeping.remembering import carries, grown_history, with_history
from fairdebt.ledger import Ledger
from fairdebt.ledger.clock import datetime_of
from fairdebt.ledger.viewing import View


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision, and what it was made on: the act at the instant that counts, the case with its history, the holds."""

    action: Action
    case: Case
    held: tuple[Held, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Guess:
    """What was decided before any lock was taken, at the instant `now` of the ledger's clock, on what was known then.

    It stands if nothing in its view has changed by the time the locks are held. `until` is when some unstarted permit
    in the view expires, and its slot is free. `judged` is None where the last guess about this debtor did not stand:
    many ask about it at once then, and guessing would be in vain.
    """

    view: View
    now: int
    until: int | None
    judged: Judged | None

    @property
    def may_stand(self) -> bool:
        """Tell whether it may be written down in one step, which compares the debtor's chain and no other's events."""
        return self.judged is not None and not self.view.foreign

    def on(self, view: View, now: int) -> Judged | None:
        """Return what was decided, if the view under the locks is the same; None: it has to be decided anew."""
        same = self.view.seen == view.seen and (self.until is None or now < self.until)
        view.own.contended = not same
        return self.judged if same else None


def judged_on(
    ledger: Ledger, engine: Engine, view: View, action: Action, case: Case, now: int, *, without: int | None = None
) -> Judged:
    """Decide on a view, at the act's own instant or at that of the last event in the view, whichever is later.

    Whoever waited for a lock asked before the others acted, and must count what they did. `without`: the number of the
    permit that is asked about itself; its slot does not count.
    """
    own = view.own
    if case.history_from in (None, "ledger") and not carries(case) and view.is_settled(now, without=without):
        with view.lock:
            known, last = grown_history(case, view.facts, own, view.names), own.latest
        # the ledger's own history is a `History`, and models keep datetimes
        events = known.history.events if last is not None and last > action.at else ()  # type: ignore[union-attr,operator]
    else:
        events = view.events(now, without=without)
        known = with_history(case, events, own.forgotten_at)
    action = not_before(action, now, events, ledger.tolerance_us)
    held = held_by(view.holds(), view.names, action, case)
    return Judged(action, known, held, engine.decide(action, known, held))


def not_before(action: Action, now: int, events: Iterable[Event], tolerance_us: int) -> Action:
    """Return the act at an instant that is not before now, nor before what another host's clock has put after it.

    Later events do not count; two that ask at once must not both be first.
    """
    assert isinstance(action.at, datetime)
    at, last = max(action.at, datetime_of(now)), datetime_of(now + tolerance_us)
    for event in events:
        assert isinstance(event.at, datetime)
        if at < event.at <= last:
            at = event.at
    return action if at == action.at else action.model_copy(update={"at": at})
