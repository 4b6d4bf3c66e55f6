"""What happened to the debtor, and how far the record reaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import Field, SerializerFunctionWrapHandler, field_validator, model_serializer, model_validator

from fairdebt.facts.action import Event
from fairdebt.facts.held import Held, Models
from fairdebt.facts.making import making
from fairdebt.facts.model import Model
from fairdebt.facts.readers import read_instant, wrong
from fairdebt.facts.timeline import Timeline


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

    One that was read from plain dicts keeps what they say, and makes its `events` when they are first read. One that
    another was extended to shares its timeline, and gathers them in the same way.
    """

    __slots__ = ("_held", "_timeline")

    events: tuple[Event, ...] = ()
    covers: Covers = Covers.model_construct()
    opening: Opening = Opening()

    if TYPE_CHECKING:
        _timeline: Timeline | None
        _held: Held | None
    else:

        def __getattr__(self, name: str) -> Any:
            if name in ("_timeline", "_held"):
                return None  # not made yet, and told by nobody
            if name == "events" and (self._held is not None or self._timeline is not None):
                return _gather(self)
            return super().__getattr__(name)

    @property
    def timeline(self) -> Timeline:
        """Return the events in order of time: made once, and shared with the histories that this one is extended to."""
        made = self._timeline
        if made is None:
            held = self._held
            made = Timeline.of(Models(self.events) if held is None else held)
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

    @classmethod
    def of(cls, held: Held, *given: str) -> History:
        """Return the history of events that were read, which reaches back to the beginning.

        Args:
            held: The events; each has an id of its own or none.
            given: Which of the fields were given.
        """
        made = _make(({"covers": _EVERYTHING, "opening": _make_opening(({"states": {}}, None, set()))}, None, {*given}))
        object.__setattr__(made, "_timeline", None)
        object.__setattr__(made, "_held", held)
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


def _gather(history: History) -> tuple[Event, ...]:
    """Return the events of a history that has none yet: whoever reads them first makes them, for all."""
    with _GATHERING:
        said = history.__dict__
        if "events" not in said:
            said = {"events": history.timeline.given(), **said}
            object.__setattr__(history, "__dict__", said)
    events: tuple[Event, ...] = said["events"]
    return events


_GATHERING = RLock()
_make, _make_opening = making(History), making(Opening)
_FIELDS = set(History.model_fields)
_EVERYTHING: Covers = History.model_fields["covers"].default
