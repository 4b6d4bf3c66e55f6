"""What the entries of a chain come to: the events that happened, the permits and how far they got."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from fairdebt.facts import Case, Event, read_events
from fairdebt.ledger.entries import HOUSE, START, Entry, is_intact
from fairdebt.ledger.errors import LedgerBroken
from fairdebt.ledger.masking import names_in, unmasked

State = Literal["reserved", "started", "confirmed", "released", "killed", "expired", "refused"]

Place = tuple[int, str, int]
"""Where a chain ends: the number of its last entry, its seal, and when it was written, in microseconds."""

LIFE: dict[str, State] = {
    "started": "started",
    "confirmed": "confirmed",
    "released": "released",
    "killed": "killed",
}


@dataclass(slots=True)
class Item:
    """One event, or one permit with what became of it. `said` is the act or event as it was written, masked."""

    chain: str
    root: int
    number: int
    said: dict[str, Any]
    about: tuple[str, ...] = ()
    state: State | None = None
    expires: int = 0
    names: frozenset[str] = frozenset()
    seal: str = ""
    _told: Event | None = None
    _known: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id under which other events may speak of this one."""
        return f"{self.chain}:{self.root}"

    def counts(self, now: int) -> bool:
        """Tell whether it belongs to the history at an instant of the ledger's clock."""
        match self.state:
            case "reserved":
                return now < self.expires
            case "released" | "killed" | "refused" | "expired":
                return False
        return True

    def state_at(self, now: int) -> State:
        """Return how far a permit got; an unstarted one expires."""
        assert self.state is not None
        return "expired" if self.state == "reserved" and now >= self.expires else self.state

    def words(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return the event as plain values, in the words of whoever knows these names."""
        return {"id": self.id, **unmasked(self.said, names)}

    def event(self, names: Mapping[str, str]) -> Event:
        """Return the event in the words of the one debtor's case that reads this chain."""
        if self._told is None:
            self._told = Event.model_validate(self.words(names))
        return self._told

    def told_to(self, names: Mapping[str, str]) -> Event:
        """Return the event of another chain, in the words of one reader among several."""
        known = {mask: names[mask] for mask in self.names if mask in names}
        if self._told is None or self._known != known:
            said = self.words(known)
            if self.about and "debts" not in said:
                said["debts"] = [known.get(each, each) for each in self.about]
            self._told, self._known = Event.model_validate(said), known
        return self._told

    def forget_told(self) -> None:
        """Make the event anew when it is next asked for."""
        self._told = None


def item_of(entry: Entry, said: Mapping[str, Any] | None = None) -> Item | None:
    """Return what an entry began: an event, or a permit; None if neither.

    Args:
        entry: The entry.
        said: What it says, where that was read already.
    """
    said = entry.said if said is None else said
    if entry.kind == "recorded" and entry.body is not None:
        event = said["event"]
        about = tuple(said.get("about", ()))
        return Item(
            entry.chain, entry.root, entry.number, event, about, names=frozenset(names_in(event)), seal=entry.seal
        )
    if entry.kind == "decided" and "expires" in said:
        act = {**said["action"], "outcome": "pending"}
        names = frozenset(names_in(act))
        return Item(entry.chain, entry.root, entry.number, act, (), "reserved", said["expires"], names, seal=entry.seal)
    return None


def advance(item: Item, entry: Entry, said: Mapping[str, Any] | None = None) -> None:
    """Apply a later entry of the same root to an item. See `item_of`."""
    state = LIFE.get(entry.kind)
    if state is None:
        return
    item.state, item.number, item.seal = state, entry.number, entry.seal
    if state in ("started", "confirmed"):
        item.said = {**item.said, **(entry.said if said is None else said)}
        item.names = frozenset(names_in(item.said))
        item.forget_told()


@dataclass(slots=True)
class Chain:
    """A chain as far as it was read. Entries are checked against the seals as they are read.

    `latest` is no earlier than any event. Events that no later entry changes are settled, in the order in which that
    became known; `generation` counts how often they had to be told anew. `kept` is what a reader keeps of them.
    `contended`: what was thought of it without locks came to nothing the last time.
    """

    name: str
    number: int = 0
    seal: str = START
    at: int = 0
    items: dict[int, Item] = field(default_factory=dict)
    forgotten_at: int | None = None
    decided_at: datetime | None = None
    flags: list[Entry] = field(default_factory=list)
    holds: dict[int, Entry] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    _names: dict[str, str] = field(default_factory=dict)
    _tokens: set[str] = field(default_factory=set)
    contended: bool = False
    latest: datetime | None = None
    generation: int = 0
    kept: tuple[object, int, Case] | None = None
    _moving: set[int] = field(default_factory=set)
    _settled: list[Item] = field(default_factory=list)
    _told: list[Event] = field(default_factory=list)

    @property
    def head(self) -> Place:
        """Return the number and the seal of the last entry, and the latest instant of any."""
        return self.number, self.seal, self.at

    def add(self, entries: Iterable[Entry]) -> None:
        """Read on. The first entry may be the last one known, to see that it still stands there.

        Raises:
            LedgerBroken: an entry does not fit its seal, or one is missing.
        """
        for entry in entries:
            if entry.number <= self.number:
                if entry.number == self.number and entry.seal != self.seal:
                    raise LedgerBroken("ledger_broken", number=entry.number)
                continue
            if entry.number != self.number + 1 or not is_intact(entry, self.seal):
                raise LedgerBroken("ledger_broken", number=entry.number)
            self._take(entry, entry.said)

    def follow(self, entry: Entry, said: Mapping[str, Any]) -> None:
        """Read an entry that this process has just written to the end of this chain."""
        if self.number == entry.number - 1:
            self._take(entry, said)

    def _take(self, entry: Entry, said: Mapping[str, Any]) -> None:
        self.number, self.seal, self.at = entry.number, entry.seal, max(self.at, entry.at)
        if entry.root != entry.number:
            known = self.items.get(entry.root)
            if known is not None and entry.kind in LIFE:
                moving = entry.root in self._moving
                advance(known, entry, said)
                self._tokens |= known.names
                if moving:
                    self._move(known)
                else:
                    self._tell_anew()
        elif (item := item_of(entry, said)) is not None:
            self.items[entry.root] = item
            self._tokens |= item.names
            self._move(item)
        match entry.kind:
            case "decided" if entry.body is not None:
                at = datetime.fromisoformat(said["action"]["at"])
                self.decided_at = at if self.decided_at is None else max(at, self.decided_at)
            case "forgotten":
                self.forgotten_at = entry.at
                for number in said.get("erased", ()):
                    self.items.pop(number, None)
                    self.open.discard(number)
                    self._moving.discard(number)
                self._settled = [item for item in self._settled if item.root in self.items]
                self._tell_anew()
            case "flagged":
                self.flags.append(entry)
            case "held" if self.name == HOUSE:
                self.holds[entry.number] = entry
            case "lifted" if self.name == HOUSE:
                self.holds.pop(said["hold"], None)

    def state_of(self, root: int, now: int) -> State:
        """Return how far a permit of this chain got at an instant of the ledger's clock; refused: it was none."""
        item = self.items.get(root)
        return "refused" if item is None or item.state is None else item.state_at(now)

    def _move(self, item: Item) -> None:
        """Put an item where it belongs, now that its state is another."""
        at = datetime.fromisoformat(item.said["at"])
        self.latest = at if self.latest is None else max(at, self.latest)
        (self.open.add if item.state == "reserved" else self.open.discard)(item.root)
        if item.state in ("reserved", "started"):
            self._moving.add(item.root)
        else:
            self._moving.discard(item.root)
            if item.state in (None, "confirmed"):
                self._settled.append(item)

    def _tell_anew(self) -> None:
        self.generation += 1
        self._told.clear()

    def settled(self, names: Mapping[str, str]) -> list[Event]:
        """Return the settled events in the words of whoever reads them; the list grows, and is not to be changed."""
        learnt = {mask: name for mask, name in names.items() if mask in self._tokens and mask not in self._names}
        if learnt:
            self._names.update(learnt)
            self._tell_anew()
            for item in self.items.values():
                if not item.names.isdisjoint(learnt):
                    item.forget_told()
        more = self._settled[len(self._told) :]
        silent = [item for item in more if item._told is None]
        for item, event in zip(silent, read_events([item.words(self._names) for item in silent]), strict=True):
            item._told = event
        self._told.extend([item.event(self._names) for item in more])
        return self._told

    def moving(self, now: int, *, without: int | None = None) -> list[Event]:
        """Return the events of permits that are under way at an instant of the ledger's clock."""
        waiting = (self.items[root] for root in sorted(self._moving) if root != without)
        return [item.event(self._names) for item in waiting if item.counts(now)]

    def is_settled(self, now: int, *, without: int | None = None) -> bool:
        """Tell whether its history at an instant consists of settled events alone."""
        if without is not None and without not in self._moving:
            return False
        return not any(self.items[root].counts(now) for root in self._moving if root != without)

    def events(self, now: int, names: Mapping[str, str], *, without: int | None = None) -> tuple[Event, ...]:
        """Return the history at an instant of the ledger's clock, in the words of whoever reads it."""
        settled = self.settled(names)
        if without is not None and without not in self._moving:
            settled = [told for told, item in zip(settled, self._settled, strict=True) if item.root != without]
        return (*settled, *self.moving(now, without=without))


def foreign_items(entries: Iterable[Entry], most: Mapping[str, int] | None = None) -> list[Item]:
    """Return the events and permits of other chains that were found under a key.

    Args:
        entries: Their entries, by chain and number.
        most: For each chain the highest number that counts; None: all do.
    """
    items: dict[tuple[str, int], Item] = {}
    for entry in entries:
        if most is not None and entry.number > most.get(entry.chain, 0):
            continue
        known = items.get((entry.chain, entry.root))
        if known is not None:
            advance(known, entry)
        elif (item := item_of(entry)) is not None:
            items[entry.chain, entry.root] = item
    return list(items.values())
