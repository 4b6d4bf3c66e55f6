"""Past events as they were read: columns of checked values, of which models are made when somebody asks.

A decision asks what the events say in two or three fields. Only who reads the events themselves (a host, an
explanation, a ledger) needs a model of each; it is made of the same values then, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from fairdebt.facts.columns import instants_of
from fairdebt.facts.instants import seconds_of
from fairdebt.facts.making import State
from fairdebt.facts.quick_writing import Kind, Met
from fairdebt.facts.types import form_of
from fairdebt.vocabulary import ATTRIBUTES

if TYPE_CHECKING:
    from fairdebt.facts.action import Event

SAID_IN_WORDS = frozenset(name for name, each in ATTRIBUTES.items() if form_of(each.type, each.silence).is_word)
"""The attributes that a word is said of: of a table, a truth, a kind of notice."""

_MAKING = RLock()
_AT = attrgetter("at")


def kind_of(event: Event) -> Kind:
    """Return all that an event says in words: events of one kind differ in ids, numbers, times and texts alone."""
    return frozenset([said for said in event.__dict__.items() if said[0] in SAID_IN_WORDS and said[1] is not None])


class Held(Protocol):
    """Some events in the order in which they were given; nothing of it ever changes."""

    ats: list[int]
    """Their instants in seconds."""

    def __len__(self) -> int:
        """Return how many there are."""

    def kinds(self) -> list[Kind]:
        """Return what each says in words."""

    def column(self, name: str) -> Sequence[Any]:
        """Return what each says in an attribute; None where it is silent."""

    def ids(self) -> Sequence[str | None]:
        """Return their ids, all that there are."""

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""

    def events(self) -> Sequence[Event]:
        """Return all of them."""


class Models:
    """Events that are models already."""

    __slots__ = ("_events", "ats")

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = list(events)
        self.ats = list(map(seconds_of, map(_AT, self._events)))

    def __len__(self) -> int:
        return len(self._events)

    def kinds(self) -> list[Kind]:
        """Return what each says in words."""
        return list(map(kind_of, self._events))

    def column(self, name: str) -> list[Any]:
        """Return what each says in an attribute; None where it is silent."""
        return list(map(attrgetter(name), self._events))

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

    __slots__ = ("_given", "_made", "_make", "_met", "_said", "ats")

    def __init__(
        self,
        met: list[Met],
        said: dict[str, Sequence[Any]],
        given: set[str],
        ats: list[int],
        make: Callable[[Sequence[State]], Sequence[Event]],
    ) -> None:
        """Keep what was checked.

        Args:
            met: What each says in words, all else left open.
            said: What they say in other fields.
            given: The names of all fields that were given.
            ats: Their instants in seconds.
            make: Makes models of their states.
        """
        self._met = met
        self._said = said
        self._given = given
        self.ats = ats
        self._make = make
        self._made: list[Event | None] | None = None

    def __len__(self) -> int:
        return len(self.ats)

    def kinds(self) -> list[Kind]:
        """Return what each says in words."""
        return [kind for _, kind in self._met]

    def column(self, name: str) -> Sequence[Any]:
        """Return what each says in an attribute; None where it is silent."""
        found = self._said.get(name)
        if found is None:
            return [said.get(name) for said, _ in self._met]
        return self._instants() if name == "at" else found

    def ids(self) -> Sequence[str | None]:
        """Return their ids, all that there are."""
        return self._said.get("id", ())

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""
        return self._all_of([number])[number]  # type: ignore[return-value]  # that one has been made

    def events(self) -> list[Event]:
        """Return all of them."""
        return self._all_of(range(len(self.ats)))  # type: ignore[return-value]  # all have been made

    def _all_of(self, wanted: Sequence[int]) -> list[Event | None]:
        """Return the models, those that are wanted made: by one thread, and once."""
        with _MAKING:
            made = self._made
            if made is None:
                made = self._made = [None] * len(self.ats)
            self._instants()
            new = [number for number in wanted if made[number] is None]
            for number, event in zip(new, self._make(list(map(self._state, new))), strict=True):
                made[number] = event
        return made

    def _instants(self) -> Sequence[Any]:
        """Return the instants as models keep them; until then they may be texts that were checked."""
        found = self._said["at"] = instants_of(self._said["at"])
        return found

    def _state(self, number: int) -> State:
        said = self._met[number][0].copy()
        for name, column in self._said.items():
            said[name] = column[number]
        return said, None, self._given


class Mixed:
    """Events of several sorts, in the order in which they were given."""

    __slots__ = ("_parts", "_places", "_where", "ats")

    def __init__(self, parts: Sequence[Held], places: Sequence[Sequence[int]]) -> None:
        """Put parts together.

        Args:
            parts: Events of one sort each.
            places: For each part, where each of its events stands among all.
        """
        self._parts = parts
        self._places = places
        self._where: list[tuple[Held, int]] | None = None
        self.ats = self._spread([part.ats for part in parts])

    def __len__(self) -> int:
        return len(self.ats)

    def kinds(self) -> list[Kind]:
        """Return what each says in words."""
        return self._spread([part.kinds() for part in self._parts])

    def column(self, name: str) -> list[Any]:
        """Return what each says in an attribute; None where it is silent."""
        return self._spread([part.column(name) for part in self._parts])

    def ids(self) -> list[str | None]:
        """Return their ids, all that there are."""
        return [id_ for part in self._parts for id_ in part.ids()]

    def event(self, number: int) -> Event:
        """Return one of them: the same whenever it is asked for."""
        where = self._where
        if where is None:
            where = self._where = self._spread(
                [[(part, inside) for inside in range(len(part))] for part in self._parts]
            )
        part, inside = where[number]
        return part.event(inside)

    def events(self) -> list[Event]:
        """Return all of them."""
        return self._spread([part.events() for part in self._parts])

    def _spread(self, columns: Sequence[Sequence[Any]]) -> list[Any]:
        every: dict[int, Any] = {}
        for places, column in zip(self._places, columns, strict=True):
            every.update(zip(places, column, strict=True))
        return [every[place] for place in range(len(every))]
