"""Past events in order of time, in lists that histories share for as long as they only grow.

A dialler adds one contact after the other to a history of thousands. Neither sorting nor copying it each time, the
longer history appends to the lists of the shorter one, which goes on reading as many entries as it had.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING, Any

from fairdebt.facts.held import Held, kind_of
from fairdebt.facts.instants import seconds_of
from fairdebt.facts.quick.words import Kind

if TYPE_CHECKING:
    from fairdebt.facts.action import Event

_GROWING = Lock()


class Record:
    """What timelines share: events as they were read, and those that came later; entries are only ever appended.

    `ats`: the instants in seconds, in order of time; events of one instant stand as given. All lists are the record's
    own and go on where it does: who reads one reads as many entries as there were.
    """

    __slots__ = ("_columns", "_events", "_held", "_kinds", "_more", "_numbers", "_places", "_says", "ats")

    def __init__(self, held: Held) -> None:
        self._held = held
        self._more: list[Event] = []
        self._columns: dict[str, list[Any]] = {}
        self._says: dict[str, bool] = {}
        self._events: list[Event] | None = None
        self._kinds: list[Kind] | None = None
        self._places: dict[str, int] | None = None
        ats = held.ats
        self.ats = held.in_time.copy()
        self._numbers: list[int] | None = None
        """Which of those that were given stands at each place in time; None: they were given in order of time."""
        if ats != self.ats:
            self._numbers = sorted(range(len(ats)), key=ats.__getitem__)

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self.ats)

    def given(self, length: int) -> tuple[Event, ...]:
        """Return the first so many events as they were given."""
        return (*self._held.events(), *self._more[: length - len(self._held)])

    def event(self, place: int) -> Event:
        """Return one event by its place in order of time: the same whenever it is asked for."""
        number = place if self._numbers is None else self._numbers[place]
        early = len(self._held)
        return self._held.event(number) if number < early else self._more[number - early]

    def said(self, place: int, names: Sequence[str]) -> tuple[Any, ...]:
        """Return what the event at a place in order of time says in these attributes; None where it is silent."""
        number = place if self._numbers is None else self._numbers[place]
        early = len(self._held)
        if number < early:
            return self._held.said(number, names)
        event = self._more[number - early]
        return tuple([getattr(event, name) for name in names])

    @property
    def events(self) -> list[Event]:
        """Return the events in order of time, a model of each."""
        if self._events is None:
            with _GROWING:
                self._events = self._in_time([*self._held.events(), *self._more])
        return self._events

    def column(self, name: str) -> list[Any]:
        """Return what each event says in an attribute, in order of time; None where it is silent."""
        found = self._columns.get(name)
        if found is None:
            with _GROWING:
                found = list(self._held.column(name))
                if self._more:
                    found += map(attrgetter(name), self._more)
                found = self._columns.setdefault(name, self._in_time(found))
        return found

    def has(self, name: str) -> bool:
        """Tell whether one of its events may say anything in an attribute."""
        if not self._more:
            return self._held.has(name)
        found = self._says.get(name)
        if found is None:
            with _GROWING:
                found = self._held.has(name) or any(getattr(event, name) is not None for event in self._more)
                self._says[name] = found
        return found

    def kinds(self) -> list[Kind]:
        """Return the kinds of the events, in order of time."""
        if self._kinds is None:
            with _GROWING:
                self._kinds = self._in_time([*self._held.kinds(), *map(kind_of, self._more)])
        return self._kinds

    def first_kinds(self, length: int) -> list[Kind]:
        """Return the kinds of the first so many events in order of time: to be read, not to be changed."""
        if self._kinds is None and self._numbers is None and length == len(self._held):
            return self._held.kinds()
        return self.kinds()[:length]

    def _in_time(self, given: list[Any]) -> list[Any]:
        return given if self._numbers is None else list(map(given.__getitem__, self._numbers))

    def places(self) -> dict[str, int] | None:
        """Return where among those given the event with an id stands; None where two have the same id."""
        if self._places is None:
            ids = [*self._held.column("id"), *[event.id for event in self._more]]
            named = [(id_, place) for place, id_ in enumerate(ids) if id_ is not None]
            self._places = dict(named)
            if len(self._places) < len(named):
                self._places = None
        return self._places

    def insert(self, event: Event, at: int) -> None:
        """Add an event at its place in time, behind those of the same instant."""
        number, place = len(self.ats), bisect_right(self.ats, at)
        if event.id is not None and self._places is not None:
            self._places[event.id] = number
        if self._numbers is None and place < number:
            self._numbers = list(range(number))
        self._more.append(event)
        if self._numbers is not None:
            self._numbers.insert(place, number)
        if self._events is not None:
            self._events.insert(place, event)
        if self._kinds is not None:
            self._kinds.insert(place, kind_of(event))
        for name, column in self._columns.items():
            column.insert(place, getattr(event, name))
        for name in self._says:
            self._says[name] = self._says[name] or getattr(event, name) is not None
        self.ats.insert(place, at)

    def goes_on_with(self, event: Event, length: int) -> bool:
        """Tell whether the next entry behind so many is this event, to the letter, in either order."""
        if len(self.ats) == length:
            return False
        known = self._more[length - len(self._held)]
        same = self._numbers is None or self._numbers[length] == length
        same = same and type(known) is type(event) and known.id == event.id
        return same and repr(known.__dict__) == repr(event.__dict__)  # equal instants may be written in two zones

    def copied(self, length: int) -> Record:
        """Return a record of its own with the first so many entries, for which these must be the earliest as well."""
        made = Record.__new__(Record)
        made._held, made._more = self._held, self._more[: length - len(self._held)]
        made.ats = self.ats[:length]
        made._numbers = None if self._numbers is None else self._numbers[:length]
        made._events = None if self._events is None else self._events[:length]
        made._kinds = None if self._kinds is None else self._kinds[:length]
        made._columns = {name: column[:length] for name, column in self._columns.items()}
        made._says = {}
        places = self._places
        made._places = None if places is None else {id_: place for id_, place in places.items() if place < length}
        return made


class Timeline:
    """What one history has of a record: the first `length` entries of each list."""

    __slots__ = ("length", "record")

    def __init__(self, record: Record, length: int) -> None:
        self.record = record
        self.length = length

    @classmethod
    def of(cls, held: Held) -> Timeline:
        """Return the timeline of events in any order."""
        return cls(Record(held), len(held.ats))

    def given(self) -> tuple[Event, ...]:
        """Return the events as they were given."""
        return self.record.given(self.length)

    def with_event(self, event: Event) -> Timeline | None:
        """Return the timeline with one event more; None where its id, or two of those before, are the same.

        Where this one is the longest of its record and the event is later than all others, or at the same instant as
        the last, it goes into the record. Where the very same event went there behind this one before, it is that one
        (somebody asks again what would be if). Else the longer timeline has a record of its own.
        """
        record, length = self.record, self.length
        at = seconds_of(event.at)  # type: ignore[arg-type]  # models keep datetimes
        with _GROWING:
            places = record.places()
            if places is None or (event.id is not None and places.get(event.id, length) < length):
                return None
            if record.goes_on_with(event, length):
                return Timeline(record, length + 1)
            if len(record) > length or (record.ats and at < record.ats[-1]):
                record = record.copied(length)
            record.insert(event, at)
        return Timeline(record, length + 1)
