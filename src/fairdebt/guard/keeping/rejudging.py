"""Deciding again what was decided: with a text of today, or with an event that came to light late.

All of it is done on what the ledger keeps, where names are masked: who is who can be told, nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdebt.facts import Action, Case, Decision
from fairdebt.guard.engine import Engine
from fairdebt.guard.keeping.holds import held_by
from fairdebt.guard.keeping.remembering import with_history
from fairdebt.ledger import Ledger
from fairdebt.ledger.asking import ask, spans_of
from fairdebt.ledger.entries import HOUSE, Entry, key_of
from fairdebt.ledger.folding import Chain, Item, foreign_items, item_of
from fairdebt.ledger.masking import Mask
from fairdebt.ledger.store import Reading
from fairdebt.ledger.viewing import spans_for

OPEN = Mask(None)


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A decision of the ledger, and what comes of it now; `decision` None: its content was erased.

    `same_text`: decided under the same text of the policies.
    """

    entry: Entry
    decision: Decision | None
    same_text: bool = True

    @property
    def differs(self) -> bool:
        """Tell whether the outcome, or the rules that it follows from, are others now."""
        if self.decision is None:
            return False
        said = self.entry.said
        return (said["outcome"], list(said["because"])) != (self.decision.outcome.value, list(self.decision.because))


class Rejudge:
    """Decides the decisions of a chain again, each on what was known then."""

    def __init__(self, engine: Engine, reading: Reading) -> None:
        self._engine = engine
        self._reading = reading
        self._cases: dict[str, Case | None] = {}
        self._house = list(reading.every(HOUSE))

    def chain(self, name: str, *, since: datetime | None = None, hindsight: bool = False) -> Iterator[Rejudged]:
        """Yield the decisions of a chain, decided again.

        Args:
            name: The chain.
            since: Only decisions on acts at this instant or later.
            hindsight: As if all that was recorded later, of what happened before, had been known.
        """
        entries = list(self._reading.every(name))
        told = [item for item in map(item_of, entries) if item is not None and item.state is None]
        past = Chain(name)
        for entry in entries:
            if entry.kind == "decided":
                if entry.body is None:
                    yield Rejudged(entry, None)
                elif since is None or datetime.fromisoformat(entry.said["action"]["at"]) >= since:
                    later = [item for item in told if item.root > entry.number] if hindsight else []
                    yield self._again(entry, past, later, hindsight=hindsight)
            past.add([entry])

    def _again(self, entry: Entry, past: Chain, later: list[Item], *, hindsight: bool) -> Rejudged:
        """Decide one decision again, on what its chain was before it."""
        said = entry.said
        case = self._case(said["facts"])
        if case is None:
            return Rejudged(entry, None)
        action = Action.model_validate(said["action"])
        update: dict[str, Any] = {"history_from": said["history"]}
        if "zones" in said:
            update["zones"] = tuple(said["zones"])
        case = case.model_copy(update=update)
        events = past.events(entry.at, {}) + tuple(item.event({}) for item in later)
        others = self._others(entry, action, case, hindsight=hindsight)
        events += tuple(item.told_to({}) for item in others if item.counts(entry.at))
        known = with_history(case, events, past.forgotten_at, again=True)
        held = held_by(tuple(self._holds(said["seen"]["house"]).values()), {}, action, case)
        return Rejudged(entry, self._engine.decide(action, known, held), said["policies"] == self._engine.digest)

    def _case(self, digest: str) -> Case | None:
        if digest not in self._cases:
            text = self._reading.paper(digest)
            self._cases[digest] = None if text is None else Case.model_validate_json(text)
        return self._cases[digest]

    def _holds(self, number: int) -> dict[int, Entry]:
        found: dict[int, Entry] = {}
        for entry in self._house[:number]:
            if entry.kind == "held":
                found[entry.number] = entry
            else:
                found.pop(entry.root, None)
        return found

    def _others(self, entry: Entry, action: Action, case: Case, *, hindsight: bool) -> list[Item]:
        most: dict[str, int] = entry.said["seen"].get("others", {})
        if not most and not hindsight:
            return []
        wanted = self._engine.wanted(action, case)
        entries = self._reading.linked(entry.chain, spans_for(ask(action, case, OPEN), wanted))
        found = foreign_items(entries, most)
        if hindsight:
            known = {(item.chain, item.root) for item in found}
            every = foreign_items(entries)
            found += [item for item in every if item.state is None and (item.chain, item.root) not in known]
        return found


def flag_late(ledger: Ledger, engine: Engine, entry: Entry, links: list[int], *, after: bool) -> int:
    """Flag the decisions that would have been others had an event been known that was recorded late.

    Nothing is rewritten: a flag is an entry of its own, at the end of the chain of the decision.

    Args:
        ledger: The ledger.
        engine: The policies of now.
        entry: The entry of the event.
        links: The keys under which the event is found from other chains.
        after: There are decisions about the debtor on acts after the event.

    Returns:
        How many were flagged.
    """
    event = entry.said["event"]
    at = datetime.fromisoformat(event["at"])
    found: dict[str, list[Rejudged]] = {}
    with ledger.store.look(steady=True) as reading:
        # a decision about another debtor that took a slot later than the event is found under one of its keys
        spans = spans_of(entry.chain, links, since=int(at.timestamp()))
        names = {each.chain for each in reading.linked(entry.chain, spans)} - {HOUSE}
        if after:
            names.add(entry.chain)
        if not names:
            return 0
        rejudge = Rejudge(engine, reading)
        for name in sorted(names):
            every = rejudge.chain(name, since=at, hindsight=True)
            found[name] = [each for each in every if each.differs and not _after(each.entry, entry)]
    count = 0
    for name, each_of in found.items():
        if not each_of:
            continue
        with ledger.writing([key_of("chain", name)]) as writer:
            (own,) = ledger.read(writer.tx, name)
            known = {(flag.root, tuple(flag.said["due_to"])) for flag in own.flags}
            for each in each_of:
                if (each.entry.number, (entry.chain, entry.number)) not in known:
                    writer.append(own, "flagged", _flag(each, entry), root=each.entry.number)
                    count += 1
    return count


def _after(decision: Entry, late: Entry) -> bool:
    """Tell whether a decision was made when the event was known."""
    if decision.chain == late.chain:
        return decision.number > late.number
    return bool(decision.said["seen"].get("others", {}).get(late.chain, 0) >= late.number)


def _flag(each: Rejudged, late: Entry) -> dict[str, Any]:
    assert each.decision is not None
    return {
        "due_to": [late.chain, late.number],
        "was": each.entry.said["outcome"],
        "would_be": each.decision.outcome.value,
        "because": list(each.decision.because),
        "policies": each.decision.digest,
    }
