"""What happened to the debtor, and how far the record reaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field, SerializerFunctionWrapHandler, field_validator, model_serializer, model_validator

from fairdebt.facts.action import Event
from fairdebt.facts.making import making
from fairdebt.facts.model import Model
from fairdebt.facts.readers import read_instant, wrong
from fairdebt.facts.timeline import Noted, Timeline


class Covers(Model):
    """What a history covers: from an instant on, and the acts of which lenders and agencies. Silent: everything."""

    from_at: datetime | str | None = Field(None, alias="from")
    parties: tuple[str, ...] | None = None

    @field_validator("from_at", mode="plain")
    @classmethod
    def _instant(cls, raw: Any) -> Any:
        return read_instant(raw)


class Opening(Model):
    """States carried forward into a history that does not go back to the beginning, by `policy/name`."""

    states: dict[str, Literal["yes", "no", "unknown"]] = Field(default_factory=dict)


class History(Model):
    """What happened to the debtor, in any order, and how far the record reaches.

    One that another was extended to shares its timeline, and gathers its `events` when they are first read.
    """

    __slots__ = ("_noted", "_timeline")

    events: tuple[Event, ...] = ()
    covers: Covers = Covers.model_construct()
    opening: Opening = Opening()

    if TYPE_CHECKING:
        _timeline: Timeline | None
        _noted: Noted | None
    else:

        def __getattr__(self, name: str) -> Any:
            if name in ("_timeline", "_noted"):
                return None  # not made yet, and told by nobody
            if name == "events":
                events = self._timeline.given()
                object.__setattr__(self, "__dict__", {"events": events, **self.__dict__})
                return events
            return super().__getattr__(name)

    @property
    def timeline(self) -> Timeline:
        """Return the events in order of time: made once, and shared with the histories that this one is extended to."""
        made = self._timeline
        if made is None:
            made = Timeline.of(self.events, self._noted)
            object.__setattr__(self, "_timeline", made)
        return made

    @model_validator(mode="after")
    def _one_event_each(self) -> Self:
        """The same id with equal content is one event; with different content it is a contradiction."""
        named: dict[str, Event] = {}
        kept: list[Event] = []
        for event in self.events:
            if event.id is not None:
                known = named.setdefault(event.id, event)
                if known is not event:
                    if known != event:
                        raise wrong("input_two_events_one_id")
                    continue
            kept.append(event)
        if len(kept) < len(self.events):
            self.__dict__["events"] = tuple(kept)
        return self

    def extended(self, events: Iterable[Event]) -> History:
        """Return this history with more events. Where these are the latest, its length does not matter to the cost.

        Raises:
            ValidationError: an event has the id of another one, and says something else.
        """
        more = tuple(events)
        timeline: Timeline | None = self.timeline
        for event in more:
            timeline = None if timeline is None else timeline.with_event(event)
        if timeline is None:  # an id that was met before: equal content is one event
            return History.model_validate({**dict(self), "events": (*self.events, *more)})
        made = _make(({"covers": self.covers, "opening": self.opening}, None, _FIELDS))
        object.__setattr__(made, "_timeline", timeline)
        return made

    # What reads a whole history field by field, in pydantic or in Python, has to find the events there.

    def _gathered(self) -> Self:
        if "events" not in self.__dict__:
            _ = self.events
        return self

    @model_serializer(mode="wrap")
    def _without_silence(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self._gathered()).items() if value is not None}

    def __eq__(self, other: object) -> bool:
        """Compare what is said."""
        return isinstance(other, History) and super(History, self._gathered()).__eq__(other._gathered())

    def __iter__(self) -> Any:
        """Go through the fields."""
        return super(History, self._gathered()).__iter__()

    def __copy__(self) -> Self:
        """Return a copy that shares its events."""
        return super(History, self._gathered()).__copy__()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Return a copy that shares nothing."""
        return super(History, self._gathered()).__deepcopy__(memo)

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is pickled."""
        return super(History, self._gathered()).__getstate__()


_make = making(History)
_FIELDS = set(History.model_fields)
