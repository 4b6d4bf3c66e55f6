"""Past events in order of time, in lists that histories share for as long as they only grow.

A dialler adds one contact after the other to a history of thousands. Neither sorting nor copying it each time, the
longer history appends to the lists of the shorter one, which goes on reading as many entries as it had.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from threading import Lock
from typing import TYPE_CHECKING, Any

from fairdebt.facts.instants import seconds_of
from fairdebt.facts.quick_writing import Kind
from fairdebt.facts.types import form_of
from fairdebt.vocabulary import ATTRIBUTES

if TYPE_CHECKING:
    from fairdebt.facts.action import Event

SAID_IN_WORDS = frozenset(name for name, each in ATTRIBUTES.items() if form_of(each.type, each.silence).is_word)
"""The attributes that a word is said of: of a table, a truth, a kind of notice."""

_GROWING = Lock()
_AT = attrgetter("at")


def kind_of(event: Event) -> Kind:
    """Return all that an event says in words: events of one kind differ in ids, numbers, times and texts alone."""
    return frozenset([said for said in event.__dict__.items() if said[0] in SAID_IN_WORDS and said[1] is not None])


Noted = tuple[list[Kind], list[int]]
"""The kinds of events and their instants in seconds, as they were given."""


class Record:
    """The lists that timelines share; entries are only ever appended.

    `given`: the events as they were given. `events` and `ats`: in order of time, events of one instant as given, with
    their instants in seconds.
    """

    __slots__ = ("_columns", "_kinds", "_places", "ats", "events", "given")

    def __init__(self, events: Iterable[Event], noted: Noted | None = None) -> None:
        self.given = list(events)
        self._places: dict[str, int] | None = None
        self._columns: dict[str, list[Any]] = {}
        kinds, ats = (None, list(map(seconds_of, map(_AT, self.given)))) if noted is None else noted
        self.ats = sorted(ats)
        if ats == self.ats:
            self.events = list(self.given)
            self._kinds = None if kinds is None else list(kinds)
        else:
            order = sorted(range(len(ats)), key=ats.__getitem__)
            self.events = [self.given[number] for number in order]
            self._kinds = None if kinds is None else [kinds[number] for number in order]

    def kinds(self) -> list[Kind]:
        """Return the kinds of the events, in order of time."""
        if self._kinds is None:
            with _GROWING:
                self._kinds = [kind_of(event) for event in self.events]
        return self._kinds

    def column(self, name: str) -> list[Any]:
        """Return what each event says in an attribute, in order of time; None where it is silent.

        The list is the record's own: it goes on where the record does.
        """
        found = self._columns.get(name)
        if found is None:
            with _GROWING:
                found = self._columns.get(name)
                if found is None:
                    found = self._columns[name] = list(map(attrgetter(name), self.events))
        return found

    def event(self, place: int) -> Event:
        """Return one event by its place in order of time."""
        return self.events[place]

    def places(self) -> dict[str, int] | None:
        """Return where in `given` the event with an id stands; None where two have the same id."""
        if self._places is None:
            named = [(event.id, place) for place, event in enumerate(self.given) if event.id is not None]
            self._places = dict(named)
            if len(self._places) < len(named):
                self._places = None
        return self._places

    def insert(self, event: Event, at: int) -> None:
        """Add an event at its place in time, behind those of the same instant."""
        if event.id is not None and self._places is not None:
            self._places[event.id] = len(self.given)
        self.given.append(event)
        place = bisect_right(self.ats, at)
        self.events.insert(place, event)
        self.ats.insert(place, at)
        if self._kinds is not None:
            self._kinds.insert(place, kind_of(event))
        for name, column in self._columns.items():
            column.insert(place, getattr(event, name))

    def goes_on_with(self, event: Event, length: int) -> bool:
        """Tell whether the next entry behind so many is this event, to the letter, in either order."""
        if len(self.given) == length:
            return False
        known = self.given[length]
        same = self.events[length] is known and type(known) is type(event) and known.id == event.id
        return same and repr(known.__dict__) == repr(event.__dict__)  # equal instants may be written in two zones

    def copied(self, length: int) -> Record:
        """Return a record of its own with the first so many entries, for which these must be the earliest as well."""
        made = Record.__new__(Record)
        made.given, made.events, made.ats = self.given[:length], self.events[:length], self.ats[:length]
        places = self._places
        made._places = None if places is None else {id_: place for id_, place in places.items() if place < length}
        made._kinds = None if self._kinds is None else self._kinds[:length]
        made._columns = {name: column[:length] for name, column in self._columns.items()}
        return made


class Timeline:
    """What one history has of a record: the first `length` entries of each list."""

    __slots__ = ("length", "record")

    def __init__(self, record: Record, length: int) -> None:
        self.record = record
        self.length = length

    @classmethod
    def of(cls, events: Iterable[Event], noted: Noted | None = None) -> Timeline:
        """Return the timeline of events in any order, with what was noted of them when they were read."""
        record = Record(events, noted)
        return cls(record, len(record.given))

    def given(self) -> tuple[Event, ...]:
        """Return the events as they were given."""
        return tuple(self.record.given[: self.length])

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
            if len(record.given) > length or (record.ats and at < record.ats[-1]):
                record = record.copied(length)
            record.insert(event, at)
        return Timeline(record, length + 1)
