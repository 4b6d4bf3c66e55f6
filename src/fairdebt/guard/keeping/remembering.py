"""Whose history counts: the ledger's, that of the case, or both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Case, Covers, Event, History
from fairdebt.ledger.clock import datetime_of
from fairdebt.ledger.folding import Chain
from fairdebt.messages import say

WORTH_KEEPING = 24
"""Shorter histories are made anew as quickly."""


def keeps_history(case: Case) -> bool:
    """Tell whether the ledger keeps the history of a case among its facts: where the case says anything of one.

    Raises:
        InvalidInput: it brings events, and does not say whether these or the ledger's count.
    """
    brings = not isinstance(case.history, History) or bool(case.history.events)
    if brings and case.history_from is None:
        raise InvalidInput([Fault(say("ledger_history_from"), say("ledger_history_from_fix"), "case")])
    return case.history_from in ("case", "both") or carries(case)


def carries(case: Case) -> bool:
    """Tell whether a case says anything of its history, if only how far it reaches."""
    history = case.history
    if not isinstance(history, History):
        return False
    covers = history.covers
    said = covers.from_at is not None or covers.parties is not None or bool(history.opening.states)
    return said or history.timeline.length > 0


def with_history(case: Case, events: Iterable[Event], forgotten_at: int | None, *, again: bool = False) -> Case:
    """Return the case with the history that counts.

    Where the case's own counts, open permits of the ledger count beside it: only the ledger knows of them. What lies
    before a forgotten entry is not known. `again`: it was decided on before, and what came to light since may differ.

    Raises:
        InvalidInput: an event of the case has the id of one in the ledger, and says something else.
    """
    own, source = case.history, case.history_from or "ledger"
    if source == "ledger" or not isinstance(own, History):
        brought: tuple[Event, ...] = ()
    else:
        brought = own.events
    if source == "case":
        events = (event for event in events if event.outcome == "pending")
    ids = {event.id: event for event in brought if event.id is not None}
    every = (*brought, *_others(events, ids, again=again)) if ids else (*brought, *events)
    if source != "ledger" and not isinstance(own, History):
        return case.model_copy(update={"history": own, "history_from": None})
    carried = own if isinstance(own, History) else History()
    covers = carried.covers
    if forgotten_at is not None and source != "case":
        since, known = datetime_of(forgotten_at), covers.from_at
        if not isinstance(known, datetime) or known < since:
            covers = Covers.model_construct(from_at=since, parties=covers.parties)
    if not every and carried is own and not own.events and covers is own.covers and case.history_from is None:
        return case  # with all that readings have made of it
    history = History.model_construct(events=every, covers=covers, opening=carried.opening)
    return case.model_copy(update={"history": history, "history_from": None})


def _others(events: Iterable[Event], brought: Mapping[str, Event], *, again: bool) -> Iterator[Event]:
    """Yield the events whose ids the case does not bring; the same id is one event, which cannot be two things.

    Two systems may have noted it at two instants: that of the case counts.
    """
    for event in events:
        own = None if event.id is None else brought.get(event.id)
        if own is None:
            yield event
        elif not again and any(
            _differ(value, event.__dict__.get(name)) for name, value in own.__dict__.items() if name != "at"
        ):
            raise InvalidInput([Fault(say("input_two_events_one_id"), say("input_two_events_one_id_fix"), "case")])


def _differ(one: object, other: object) -> bool:
    return one != other and one not in _NOT_KNOWN and other not in _NOT_KNOWN


_NOT_KNOWN = (None, "unknown", "pending")


def grown_history(case: Case, facts: str, chain: Chain, names: Mapping[str, str]) -> Case:
    """Return the case with the settled events of a chain as its history, going on from where it was last asked.

    What readings have made of the events before is not made again; so the length of a history does not matter.

    Args:
        case: It carries no history of its own.
        facts: The digest of what it states.
        chain: The debtor's.
        names: From masks to what the case calls them.
    """
    settled = chain.settled(names)
    key, count = (facts, chain.generation, chain.forgotten_at), len(settled)
    if chain.kept is not None and chain.kept[0] == key:
        _, upto, known = chain.kept
        known = known.extended(*settled[upto:]) if upto < count else known
    else:
        known = with_history(case, settled, chain.forgotten_at)
    if count >= WORTH_KEEPING:
        chain.kept = (key, count, known)
    return known
