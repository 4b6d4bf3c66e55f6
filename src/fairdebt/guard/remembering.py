"""Whose history counts: the ledger's, that of the case, or both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Case, Covers, Event, History
from fairdebt.ledger.clock import instant_of
from fairdebt.messages import say

NOTHING = History()


def brings_events(case: Case) -> bool:
    """Tell whether a case has a history of its own."""
    return not isinstance(case.history, History) or bool(case.history.events)


def facts_with(case: Case) -> bool:
    """Tell whether the history of a case belongs to the facts that are kept of it.

    Raises:
        InvalidInput: it has one, and does not say whether that or the ledger's counts.
    """
    brings = brings_events(case)
    if brings and case.history_from is None:
        raise InvalidInput([Fault(say("ledger_history_from"), say("ledger_history_from_fix"), "case")])
    carries = isinstance(case.history, History) and case.history != NOTHING
    return carries or case.history_from in ("case", "both")


def with_history(case: Case, events: Iterable[Event], forgotten_at: int | None) -> Case:
    """Return the case with the history that counts.

    Where the case's own counts, open permits of the ledger count beside it: only the ledger knows of them. What lies
    before a forgotten entry is not known.
    """
    own, source = case.history, case.history_from or "ledger"
    if source == "ledger" or not isinstance(own, History):
        brought: tuple[Event, ...] = ()
    else:
        brought = own.events
    if source == "case":
        events = (event for event in events if event.outcome == "pending")
    ids = {event.id for event in brought if event.id is not None}
    every = (*brought, *(event for event in events if event.id not in ids))
    if source != "ledger" and not isinstance(own, History):
        return case.model_copy(update={"history": own, "history_from": None})
    carried = own if isinstance(own, History) else History()
    covers = carried.covers
    if forgotten_at is not None and source != "case":
        since, known = instant_of(forgotten_at), covers.from_at
        if not isinstance(known, datetime) or known < since:
            covers = Covers.model_construct(from_at=since, parties=covers.parties)
    history = History.model_construct(events=every, covers=covers, opening=carried.opening)
    return case.model_copy(update={"history": history, "history_from": None})
