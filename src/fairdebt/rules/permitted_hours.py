"""Only at these hours."""

from __future__ import annotations

from typing import ClassVar, Literal

from fairdebt.logic import Inside, Not, Predicate, StatedTimes
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.fields import Closed, Hours, Zones


class PermittedHours(Rule):
    """An act is permitted only at these hours of the local week, or not in these closed ones."""

    one_of: ClassVar[tuple[tuple[str, str], ...]] = (("hours", "closed"),)

    kind: Literal["permitted_hours"] = "permitted_hours"
    hours: Hours | None = None
    closed: Closed | None = None
    zone: Zones = ("recipient", "debtor")

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act outside the hours."""
        if self.hours is not None:
            breach: Predicate = Not(Inside(self.hours))
        else:
            assert self.closed is not None
            inside = Inside(self.closed)  # written closed hours were read as those that remain, stated ones were not
            breach = inside if isinstance(self.closed, StatedTimes) else Not(inside)
        return (self.forbids(place, breach, zones=self.zone),)
