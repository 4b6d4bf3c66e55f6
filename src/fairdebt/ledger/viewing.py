"""What a ledger knows at one time that may matter to an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

from fairdebt.facts import Event
from fairdebt.ledger.asking import HOLDS, Ask, spans_of
from fairdebt.ledger.entries import Entry
from fairdebt.ledger.folding import Chain, Item, Place
from fairdebt.ledger.store import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of other chains the rules may count: kinds of keys, and since when events matter (seconds; None: ever)."""

    kinds: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Request:
    """An act as it is looked up: what was asked, and where events of other chains are found that may matter."""

    ask: Ask
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, ask: Ask, wanted: Wanted) -> Request:
        """Return the request for an act."""
        return cls(ask, spans_for(ask, wanted))

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the keys under which is looked, whatever the instant."""
        return tuple([span.key for span in self.spans])

    def locks_with(self, name: str | None = None) -> list[int]:
        """Return the keys that no other transaction may hold: those of the act, of a name, and whatever is counted."""
        return sorted({*self.ask.locks_with(name), *[key for key in self.ask.shared if key in self.keys]})

    @property
    def shared(self) -> list[int]:
        """Return the keys that others may hold as well, as long as none of them counts by one."""
        return [key for key in self.ask.shared if key not in self.keys]


@dataclass(slots=True)
class View:
    """What the ledger knows at one time that may matter to an act.

    `last` is the last entry of the debtor's own chain, `seen` what tells this view from another.
    """

    own: Chain
    house: Chain
    foreign: list[Item]
    facts: str
    names: Mapping[str, str]
    last: Place
    seen: tuple[object, ...]
    lock: RLock

    def events(self, now: int, *, without: int | None = None) -> tuple[Event, ...]:
        """Return the history at an instant of the ledger's clock, without one permit where its own fate is at stake."""
        with self.lock:
            own = self.own.events(now, self.names, without=without)
            return own + tuple(item.told_to(self.names) for item in self.foreign if item.counts(now))

    def is_settled(self, now: int, *, without: int | None = None) -> bool:
        """Tell whether the history at an instant consists of settled events of the own chain alone."""
        with self.lock:
            return not self.foreign and self.own.is_settled(now, without=without)

    def holds_until(self, now: int) -> int | None:
        """Return when something that counts now will count no longer: a permit that was not started; None: never."""
        with self.lock:
            waiting = [item for item in self.foreign if item.state == "reserved"]
            waiting += [self.own.items[root] for root in self.own.open]
            return min((item.expires for item in waiting if item.counts(now)), default=None)

    def holds(self) -> tuple[Entry, ...]:
        """Return the entries of the holds that stand."""
        with self.lock:
            return tuple(self.house.holds.values())

    @property
    def house_seal(self) -> str:
        """Return the seal of the last entry about holds that was seen."""
        return str(self.seen[1])

    @property
    def others(self) -> dict[str, int]:
        """Return for each other chain the highest number that was seen."""
        found: dict[str, int] = {}
        for item in self.foreign:
            found[item.chain] = max(item.number, found.get(item.chain, 0))
        return found


def spans_for(ask: Ask, wanted: Wanted) -> tuple[Span, ...]:
    """Return where events of other chains are found that matter to an act."""
    found = spans_of(ask.chain, (), [HOLDS])
    for kind, since in wanted.kinds.items():
        keys = ask.keys(kind)
        near, wide = ((), keys) if kind == "party" else (keys, ())
        found += spans_of(ask.chain, near, wide, since)
    return tuple(found)
