"""This event permits, after a while."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from fairdebt.logic import Holds, Not, State
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.fields import Duration, EventFilter, Keys


class NoticeFirst(Rule):
    """The act is forbidden until this event has happened and the wait after it is over."""

    needs: ClassVar[Mapping[str, str]] = {"undone_by": "wait"}

    kind: Literal["notice_first"] = "notice_first"
    first: EventFilter
    wait: Duration = None
    undone_by: EventFilter | None = None
    per: Keys

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act unless the state that the event opens, after the wait, holds."""
        norm = self.forbids(place, Not(Holds(state := f"{self.name(place)}@{self.days(place)[0] or ''}:first")))
        return norm, State(state, self.per, begins=self.first, delay=self.wait, undone_by=self.undone_by)
