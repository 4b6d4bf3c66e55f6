"""Past events as they were read: columns of checked values, of which models are made when somebody asks.

A decision asks what the events say in two or three fields. Only who reads the events themselves (a host, an
explanation, a ledger) needs a model of each; it is made of the same values then, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain, islice
from operator import attrgetter, gt
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from fairdebt.facts.instants import instant_of, seconds_of
from fairdebt.facts.making import State
from fairdebt.facts.quick.words import Kind
from fairdebt.facts.types import form_of
from fairdebt.vocabulary import ATTRIBUTES

if TYPE_CHECKING:
    from fairdebt.facts.action import Event

SAID_IN_WORDS = frozenset(name for name, each in ATTRIBUTES.items() if form_of(each.type, each.silence).is_word)
"""The attributes that a word is said of: of a table, a truth, a kind of notice."""

_MAKING = RLock()
_AT = attrgetter("at")


_KINDS: dict[frozenset[tuple[str, str]], Kind] = {}
"""The kinds of events that are models, by their words."""

_REMEMBERED = 4096


def kind_of(event: Event) -> Kind:
    """Return all that an event says in words: events of one kind differ in ids, numbers, times and texts alone."""
    words = frozenset([said for said in event.__dict__.items() if said[0] in SAID_IN_WORDS and said[1] is not None])
    found = _KINDS.get(words)
    if found is None:
        if len(_KINDS) >= _REMEMBERED:
            _KINDS.clear()
        found = _KINDS[words] = Kind(dict(words), words)
    return found


class Held(Protocol):
    """Some events in the order in which they were given; nothing of it ever changes."""

    ats: list[int]
    """Their instants in seconds."""
    in_time: list[int]
    """The same in order of time."""

    def __len__(self) -> int:
        """Return how many there are."""

    def kinds(self) -> list[Kind]:
        """Return what each says in words: to be read, not to be changed."""

    def column(self, name: str) -> Sequence[Any]:
        """Return what each says in an attribute; None where it is silent."""

    def has(self, name: str) -> bool:
        """Tell whether one of them may say anything in an attribute."""

    def ids(self) -> Sequence[str | None]:
        """Return their ids, all that there are."""

    def said(self, number: int, names: Sequence[str]) -> tuple[Any, ...]:
        """Return what one of them says in these attributes; None where it is silent."""

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""

    def events(self) -> Sequence[Event]:
        """Return all of them."""


class Models:
    """Events that are models already."""

    __slots__ = ("_events", "ats", "in_time")

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = list(events)
        self.ats = list(map(seconds_of, map(_AT, self._events)))
        self.in_time = sorted(self.ats)

    def __len__(self) -> int:
        return len(self._events)

    def kinds(self) -> list[Kind]:
        """Return what each says in words: to be read, not to be changed."""
        return list(map(kind_of, self._events))

    def column(self, name: str) -> list[Any]:
        """Return what each says in an attribute; None where it is silent."""
        return list(map(attrgetter(name), self._events))

    def has(self, name: str) -> bool:
        """Tell whether one of them says anything in an attribute."""
        return any(getattr(event, name) is not None for event in self._events)

    def said(self, number: int, names: Sequence[str]) -> tuple[Any, ...]:
        """Return what one of them says in these attributes; None where it is silent."""
        event = self._events[number]
        return tuple([getattr(event, name) for name in names])

    def ids(self) -> list[str | None]:
        """Return their ids, all that there are."""
        return self.column("id")

    def event(self, number: int) -> Event:
        """Return one of them."""
        return self._events[number]

    def events(self) -> list[Event]:
        """Return all of them."""
        return self._events


class Columns:
    """Events of which each was given in the same fields."""

    __slots__ = ("_given", "_kinds", "_made", "_make", "_said", "ats", "in_time")

    def __init__(
        self,
        kinds: list[Kind],
        said: dict[str, Sequence[Any]],
        given: set[str],
        ats: list[int],
        in_time: list[int],
        make: Callable[[Sequence[State]], Sequence[Event]],
    ) -> None:
        """Keep what was checked.

        Args:
            kinds: What each says in words.
            said: What they say in other fields.
            given: The names of all fields that were given.
            ats: Their instants in seconds.
            in_time: The same in order of time.
            make: Makes models of their states.
        """
        self._kinds = kinds
        self._said = said
        self._given = given
        self.ats = ats
        self.in_time = in_time
        self._make = make
        self._made: list[Event | None] | None = None

    def __len__(self) -> int:
        return len(self.ats)

    def kinds(self) -> list[Kind]:
        """Return what each says in words: to be read, not to be changed."""
        return self._kinds

    def column(self, name: str) -> Sequence[Any]:
        """Return what each says in an attribute; None where it is silent."""
        found = self._said.get(name)
        if found is None:
            return [kind.said.get(name) for kind in self._kinds] if name in self._given else [None] * len(self.ats)
        return list(map(_instant, found)) if name == "at" else found

    def has(self, name: str) -> bool:
        """Tell whether they say anything in an attribute."""
        return name in self._given

    def said(self, number: int, names: Sequence[str]) -> tuple[Any, ...]:
        """Return what one of them says in these attributes; None where it is silent."""
        columns, words = self._said, self._kinds[number].said
        return tuple([self.column(name)[number] if name in columns else words.get(name) for name in names])

    def ids(self) -> Sequence[str | None]:
        """Return their ids, all that there are."""
        return self._said.get("id", ())

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""
        made = self._made
        event = None if made is None else made[number]
        return self._all_of((number,))[number] if event is None else event

    def events(self) -> list[Event]:
        """Return all of them."""
        return self._all_of(range(len(self.ats)))

    def _all_of(self, wanted: Sequence[int]) -> list[Event]:
        """Return the models, those that are wanted made (and None for others): by one thread, and once."""
        with _MAKING:
            made = self._made
            if made is None:
                made = self._made = [None] * len(self.ats)
            new = [number for number in wanted if made[number] is None]
            for number, event in zip(new, self._make(self._states(new)), strict=True):
                made[number] = event
        return made  # type: ignore[return-value]  # None stands only for those that nobody wanted

    def _states(self, numbers: Sequence[int]) -> list[State]:
        every = [self._kinds[number].said.copy() for number in numbers]
        for name, column in self._said.items():
            for said, number in zip(every, numbers, strict=True):
                said[name] = column[number]
        for said in every:
            said["at"] = _instant(said["at"])
        return [(said, None, self._given) for said in every]


def _instant(said: Any) -> datetime:
    """Return an instant that was checked before: it may be a text still."""
    return instant_of(said) if isinstance(said, str) else said


class Mixed:
    """Events of several sorts, in the order in which they were given."""

    __slots__ = ("_order", "_parts", "ats", "in_time")

    def __init__(self, parts: Sequence[Held], places: Sequence[int]) -> None:
        """Put parts together.

        Args:
            parts: Events of one sort each.
            places: Where each event of the first part stands among all, then of the second, and so on.
        """
        self._parts = parts
        self._order: list[int] | None = None
        """Which one, counted through the parts, stands in each place; None: just that one."""
        if any(map(gt, places, islice(places, 1, None))):
            self._order = sorted(range(len(places)), key=places.__getitem__)
        self.ats = self._in_order(part.ats for part in parts)
        self.in_time = sorted(self.ats)

    def __len__(self) -> int:
        return len(self.ats)

    def kinds(self) -> list[Kind]:
        """Return what each says in words: to be read, not to be changed."""
        return self._in_order(part.kinds() for part in self._parts)

    def column(self, name: str) -> list[Any]:
        """Return what each says in an attribute; None where it is silent."""
        return self._in_order(part.column(name) for part in self._parts)

    def has(self, name: str) -> bool:
        """Tell whether one of them says anything in an attribute."""
        return any(part.has(name) for part in self._parts)

    def ids(self) -> list[str | None]:
        """Return their ids, all that there are."""
        return list(chain.from_iterable(part.ids() for part in self._parts))

    def said(self, number: int, names: Sequence[str]) -> tuple[Any, ...]:
        """Return what one of them says in these attributes; None where it is silent."""
        part, inside = self._where(number)
        return part.said(inside, names)

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""
        part, inside = self._where(number)
        return part.event(inside)

    def _where(self, number: int) -> tuple[Held, int]:
        if self._order is not None:
            number = self._order[number]
        for part in self._parts:
            if number < len(part.ats):
                return part, number
            number -= len(part.ats)
        raise IndexError(number)

    def events(self) -> list[Event]:
        """Return all of them."""
        return self._in_order(part.events() for part in self._parts)

    def _in_order(self, parts: Iterable[Sequence[Any]]) -> list[Any]:
        every = list(chain.from_iterable(parts))
        return every if self._order is None else list(map(every.__getitem__, self._order))
