"""One question: may this act be done, as regards one debt, in one zone? And what is known of the past for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from fairdebt.clock import local_date
from fairdebt.facts import Action, Case, Event, History, attribute_of
from fairdebt.logic import Norms


def instant(at: datetime | str) -> int:
    """Return the whole second of an instant."""
    assert isinstance(at, datetime)  # the models admit nothing else
    return int(at.timestamp() // 1)


@dataclass(frozen=True, slots=True)
class Past:
    """An event of the history, told from its equals by `number`: without ids every copy counts."""

    number: int
    event: Event
    at: int

    def names(self, other: Past, case: Case) -> bool:
        """Tell whether this event says that it is about `other`, and so comes after it even at one instant."""
        named = attribute_of(self.event, "of", case)
        return isinstance(named, str) and named == attribute_of(other.event, "id", case)


@dataclass(frozen=True, slots=True)
class Question:
    """The act, seen as regards one debt (None: it is not known which) in one zone (None: it is not known where).

    `states` remembers what states were at the instants already asked for: they speak of one another.
    """

    norms: Norms
    action: Action
    case: Case
    debt: str | None
    zone: str | None
    states: dict[Any, Any] = field(default_factory=dict)

    @property
    def at(self) -> int:
        """The instant of the act."""
        return instant(self.action.at)

    def deed(self, past: Past | None) -> Action | Event:
        """Return the event, or the act where there is none."""
        return self.action if past is None else past.event

    def day(self, at: int) -> date | None:
        """Return the local date of an instant; None where the zone is not known."""
        return None if self.zone is None else local_date(at, self.zone)

    def history(self) -> History | None:
        """Return the history; None where it is unknown."""
        return self.case.history if isinstance(self.case.history, History) else None

    def past(self) -> tuple[Past, ...]:
        """Return the events that are not later than the act, the earliest first; none where the history is unknown."""
        history = self.history()
        if history is None:
            return ()
        events = [Past(number, event, instant(event.at)) for number, event in enumerate(history.events)]
        return tuple(sorted((past for past in events if past.at <= self.at), key=lambda past: past.at))

    def covered_from(self) -> float:
        """Return the first instant that the history covers: minus infinity if all, infinity if none."""
        history = self.history()
        if history is None:
            return float("inf")
        return float("-inf") if history.covers.from_at is None else instant(history.covers.from_at)
