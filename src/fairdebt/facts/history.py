"""What happened to the debtor, and how far the record reaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import (
    Field,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

from fairdebt.facts.action import Event
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.held import Held, Models
from fairdebt.facts.making import making
from fairdebt.facts.model import Model
from fairdebt.facts.quick.columns import MENTIONS
from fairdebt.facts.readers import read_instant, wrong
from fairdebt.facts.timeline import Timeline


class Covers(Model):
    """What a history covers: from an instant on, and the acts of which lenders and agencies. Silent: everything."""

    from_at: datetime | str | None = Field(default=None, alias="from")
    parties: tuple[str, ...] | None = None

    @field_validator("from_at", mode="plain")
    @classmethod
    def _instant(cls, raw: Any) -> Any:
        return read_instant(raw)


class Opening(Model):
    """States carried forward into a history that does not go back to the beginning, by `policy/name`."""

    states: dict[str, Literal["yes", "no", "unknown"]] = Field(default_factory=Fixed)

    @field_validator("states", mode="after")
    @classmethod
    def _kept(cls, said: dict[str, Any]) -> dict[str, Any]:
        return Fixed(said)


class History(Model):
    """What happened to the debtor, in any order, and how far the record reaches.

    One that was read from plain dicts keeps what they say, and makes its `events` when they are first read. One that
    another was extended to shares its timeline, and gathers them in the same way.
    """

    __slots__ = ("_line",)

    events: tuple[Event, ...] = ()
    covers: Covers = Covers.model_construct()
    opening: Opening = Opening()

    if TYPE_CHECKING:
        _line: Timeline | None = PrivateAttr()  # what its events are made of; None: it was not asked for yet
    else:

        def __getattr__(self, name: str) -> Any:
            if name == "_line":
                return None
            if name in _FIELDS and self._line is not None:
                return (_gather(self) if name == "events" else _plainly(self))[name]
            return super().__getattr__(name)

    @property
    def timeline(self) -> Timeline:
        """Return the events in order of time: made once, and shared with the histories that this one is extended to."""
        line = self._line
        if line is None:
            line = Timeline.of(Models(self.events))
            _put_line(self, line)
        return line

    @property
    def is_plain(self) -> bool:
        """Tell whether it reaches back to the beginning, for all parties, and nothing is carried into it."""
        said = self.__dict__
        if "covers" not in said:
            return True  # it was read so
        covers, opening = self.covers, self.opening
        return covers.from_at is None and covers.parties is None and not opening.states

    @model_validator(mode="after")
    def _one_event_each(self) -> Self:
        """The same id with equal content is one event; with different content it is a contradiction."""
        if "events" not in self.__dict__:
            return self  # whoever read them has seen to that
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
        said = {name: value for name, value in self.__dict__.items() if name != "events"}
        made = _make((said, None, _FIELDS))
        _put_line(made, timeline)
        return made

    def mentioned(self) -> set[str]:
        """Return the debts that its events name."""
        record = self.timeline.record
        every = chain.from_iterable(record.column(name)[: self.timeline.length] for name in MENTIONS)
        return {debt for said in every if isinstance(said, tuple) for debt in said}

    @classmethod
    def of(
        cls, held: Held, *, given: set[str], covers: Covers | None = None, opening: Opening | None = None
    ) -> History:
        """Return the history of events that were read.

        Args:
            held: The events; each has an id of its own or none.
            given: Which of the fields were given; nobody changes it any more.
            covers: How far it reaches; None: back to the beginning, for all parties.
            opening: What is carried into it; None: nothing.
        """
        said: dict[str, Any] = {}
        if covers is not None or opening is not None:
            said = {"covers": covers or _EVERYTHING, "opening": opening or _nothing_carried()}
        made = _make((said, None, given))
        _put_line(made, Timeline.of(held))
        return made

    # What reads a whole history field by field, in pydantic or in Python, has to find the events there.

    def _gathered(self) -> Self:
        if "events" not in self.__dict__:
            _gather(self)
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

    def __repr_args__(self) -> Any:
        """Return what a host's own subclass may show."""
        return super(History, self._gathered()).__repr_args__()

    def __copy__(self) -> Self:
        """Return a copy that shares its events."""
        return super(History, self._gathered()).__copy__()

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Return a copy that shares nothing."""
        return super(History, self._gathered()).__deepcopy__(memo)

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is pickled."""
        return super(History, self._gathered()).__getstate__()


def _gather(history: History) -> dict[str, Any]:
    """Return the fields of a history whose events are not there yet: whoever reads them first makes them, for all."""
    with _GATHERING:
        said = history.__dict__
        if "events" not in said:
            said = {"events": history.timeline.given(), **_plainly(history)}
            object.__setattr__(history, "__dict__", said)
    return said


def _plainly(history: History) -> dict[str, Any]:
    """Return the fields of a history of which nothing was said but events."""
    with _GATHERING:
        said = history.__dict__
        if "covers" not in said:
            said = {**said, "covers": _EVERYTHING, "opening": _nothing_carried()}
            object.__setattr__(history, "__dict__", said)
    return said


def _nothing_carried() -> Opening:
    """Return an opening of somebody's own."""
    return _make_opening(({"states": Fixed()}, None, set()))


_GATHERING = RLock()
_make, _make_opening = making(History), making(Opening)
_put_line = History.__dict__["_line"].__set__
_FIELDS = set(History.model_fields)
_EVERYTHING: Covers = History.model_fields["covers"].default
