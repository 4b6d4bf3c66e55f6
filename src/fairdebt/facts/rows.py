"""Past events as rules read them: the values of one event, silence given its meaning, each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fairdebt.clock import Stated
from fairdebt.facts.action import Event
from fairdebt.facts.case import Case
from fairdebt.facts.instants import seconds_of
from fairdebt.facts.once import once
from fairdebt.facts.readers import stated_of
from fairdebt.facts.silence import attribute_of
from fairdebt.facts.timeline import Record
from fairdebt.facts.values import Value

Deed = tuple[str | None, str | None]
"""The act or the notice that an event is."""


class Row:
    """One past event with its instant and the values it was asked for."""

    __slots__ = ("_stated", "at", "case", "event", "id", "kind", "values")

    at: int
    case: Case
    event: Event
    id: str | None
    kind: Deed

    def __init__(self, event: Event, case: Case, at: int | None = None) -> None:
        self.event = event
        self.case = case
        self.id = event.id
        self.kind = (event.act, event.notice)
        self.at = seconds_of(event.at) if at is None else at  # type: ignore[arg-type]  # the model keeps datetimes
        self.values: dict[str, Value] = {}
        self._stated: dict[str, Stated | None] | None = None

    def stated(self, name: str) -> Stated | None:
        """Return the times that the event states in an attribute, read once; None where it states none."""
        if self._stated is None:
            self._stated = {}
        if name not in self._stated:
            said = self.get(name)
            self._stated[name] = stated_of(said) if isinstance(said, dict) else None
        return self._stated[name]

    def get(self, name: str) -> Value:
        """Return the value of an attribute, silence resolved."""
        values = self.values
        if name in values:
            return values[name]
        value = values[name] = attribute_of(self.event, name, self.case)
        return value

    def said(self, name: str) -> Any:
        """Return what the event says in an attribute, as it stands; None where it is silent."""
        return getattr(self.event, name)


class PlacedRow(Row):
    """A past event by its place in a record: the event and its case are made when something asks for them."""

    def __init__(self, record: Record, place: int, tell: Callable[[], Case]) -> None:
        self._record = record
        self._place = place
        self._tell = tell
        self.at = record.ats[place]
        self.values = {}
        self._stated = None

    @once
    def event(self) -> Event:
        """Return the event."""
        return self._record.event(self._place)

    @once
    def case(self) -> Case:
        """Return its case."""
        return self._tell()

    @once
    def id(self) -> str | None:
        """Return its id, if any."""
        found: str | None = self.said("id")
        return found

    @once
    def kind(self) -> Deed:
        """Return the act or the notice that it is."""
        return self.said("act"), self.said("notice")

    def said(self, name: str) -> Any:
        """Return what the event says in an attribute, as it stands; None where it is silent."""
        return self._record.said(self._place, (name,))[0]
