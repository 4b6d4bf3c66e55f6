"""What of a norm can change as time passes, and nothing else changing: read off the norm once."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairdebt.clock import Week
from fairdebt.facts import DERIVED_FROM
from fairdebt.logic import (
    Among,
    Attribute,
    Compare,
    Count,
    Holds,
    Inside,
    Lookup,
    Norms,
    Predicate,
    StatedTimes,
    Today,
    parts_in,
)
from fairdebt.readings.schedule.instants import times_of_day
from fairdebt.readings.simplify import leaves

OWN_TIME = frozenset({"at", *(name for name, sources in DERIVED_FROM.items() if "at" in sources)})
"""Attributes of the act that are, or in silence mean, its own instant."""


@dataclass(slots=True)
class Reads:
    """What a predicate reads of time.

    `seconds` are times of day; `stated` are times that events carry; `states` and `counts` are read for the act,
    `now` are states read at the act's instant for a past event; `compared` are comparisons with the act's own day or
    instant; `daily`: every local midnight may change the answer.
    """

    seconds: set[int] = field(default_factory=set)
    stated: set[StatedTimes] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    now: set[str] = field(default_factory=set)
    counts: list[Count] = field(default_factory=list)
    compared: list[Compare | Among] = field(default_factory=list)
    daily: bool = False
    _seen: set[str] = field(default_factory=set)

    @property
    def history(self) -> bool:
        """Tell whether the past is read, so that every event that comes into sight may change the answer."""
        return bool(self.stated or self.states or self.now or self.counts)

    @property
    def still(self) -> bool:
        """Tell whether time changes nothing."""
        return not (self.history or self.seconds or self.compared or self.daily)


def reads_of(predicates: tuple[Predicate, ...], norms: Norms) -> Reads:
    """Return what predicates about the act read of time."""
    found = Reads()
    for predicate in predicates:
        _walk(predicate, found, norms, of_act=True)
    return found


class Reading:
    """What the leaves of norms read of time; each is looked at once."""

    def __init__(self, norms: Norms) -> None:
        self._norms = norms
        self._known: dict[int, tuple[Predicate, Reads]] = {}

    def of(self, leaf: Predicate) -> Reads:
        """Return what a leaf reads of time."""
        known = self._known.get(id(leaf))
        if known is None:
            known = self._known[id(leaf)] = leaf, reads_of((leaf,), self._norms)
        return known[1]

    def still(self, predicate: Predicate) -> bool:
        """Tell whether time changes nothing of a predicate."""
        return all(self.of(leaf).still for leaf in leaves(predicate))


def _walk(node: object, found: Reads, norms: Norms, *, of_act: bool) -> None:
    match node:
        case Inside(Week() as week):
            found.seconds.update(times_of_day(week))
        case Inside(StatedTimes() as stated):
            found.stated.add(stated)
            _state(stated.state, found, norms)
        case Holds(state, of, at):
            if of == "act":
                found.states.add(state)
            elif at == "now":
                found.now.add(state)
            _state(state, found, norms)
        case Count():
            found.counts.append(node)
            _parts(node, found, norms, of_act=False)
        case Compare() | Among() if of_act and _own_time(node):
            found.compared.append(node)
            if any(_moves(term) for term in _terms(node)):
                found.daily = True
            _parts(node, found, norms, of_act=of_act)
        case Today(of) | Attribute(_, of, _) if not of_act and of == "act" and _own_time(node):
            found.daily = True
        case Lookup(table, _, as_of) if not of_act and (as_of is None or _own_time(as_of)):
            found.daily = found.daily or _dated(table, norms)
        case _:
            _parts(node, found, norms, of_act=of_act)


def _state(name: str, found: Reads, norms: Norms) -> None:
    """States speak of filters on events, and those of further states."""
    if name not in found._seen:
        found._seen.add(name)
        _parts(norms.states[name], found, norms, of_act=False)


def _parts(node: object, found: Reads, norms: Norms, *, of_act: bool) -> None:
    for part in parts_in(node):
        _walk(part, found, norms, of_act=of_act)


def _terms(leaf: Compare | Among) -> tuple[object, ...]:
    return (leaf.left, leaf.right) if isinstance(leaf, Compare) else (leaf.term,)


def _own_time(node: object) -> bool:
    """Tell whether a term, outside counts, reads the day or the instant of the act."""
    match node:
        case Today(of):
            return of == "act"
        case Attribute(name, of, _):
            return of == "act" and name in OWN_TIME
        case Lookup(_, keys, as_of, _):
            return as_of is None or _own_time(as_of) or any(_own_time(key) for key in keys)
        case Count():
            return False
        case _:
            pass
    return any(map(_own_time, parts_in(node)))


def _moves(term: object) -> bool:
    """Tell whether a term is computed from the act's own day, so that its value may change every midnight."""
    return not isinstance(term, Today | Attribute) and _own_time(term)


def _dated(table: str, norms: Norms) -> bool:
    return any(row.from_on is not None or row.until_on is not None for row in norms.tables[table].rows)
