"""This event blocks for a while."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fairdebt.logic import Holds, State
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.fields import EventFilter, Keys, Lasting


class CoolingOff(Rule):
    """After this event the act is forbidden until the span is over."""

    kind: Literal["cooling_off"] = "cooling_off"
    after: EventFilter
    lasts: Lasting = Field(alias="for")
    per: Keys

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act while the state that the event opens holds."""
        norm = self.forbids(place, Holds(state := f"{self.name(place)}@{self.days(place)[0] or ''}:after"))
        return norm, State(state, self.per, begins=self.after, lasts=self.lasts)
