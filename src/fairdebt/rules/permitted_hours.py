"""Only at these hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from fairdebt.clock import Week
from fairdebt.logic import Any, Inside, Not, Predicate, StatedTimes
from fairdebt.rules.base import Norm, Place, Rule
from fairdebt.rules.fields import Calendars, Closed, Hours, Stated
from fairdebt.vocabulary import national_calendar


class PermittedHours(Rule):
    """An act is permitted only at these hours of the local week, or not in these closed ones.

    `or_stated_in`: it is permitted as well at the times that the open episodes of a state carry.
    """

    one_of: ClassVar[tuple[tuple[str, str], ...]] = (("hours", "closed"),)
    needs: ClassVar[Mapping[str, str]] = {"or_stated_in": "hours"}

    kind: Literal["permitted_hours"] = "permitted_hours"
    hours: Hours | None = None
    or_stated_in: Stated | None = None
    closed: Closed | None = None
    calendar: Calendars = ("national",)

    @property
    def official(self) -> bool:
        """Tell whether the hours speak of working days, days off or holidays, so that a calendar must say them."""
        week = self.hours or self.closed
        return week is not None and not isinstance(week, StatedTimes) and week.official

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid the act outside the hours, by each calendar."""
        breaches = tuple(dict.fromkeys(self._breach(calendar) for calendar in self._calendars(place)))
        return (self.forbids(place, breaches[0] if len(breaches) == 1 else Any(breaches)),)

    def _breach(self, calendar: str) -> Predicate:
        if self.hours is not None:
            permitted = Inside(self.hours, calendar if self.official or isinstance(self.hours, StatedTimes) else "")
            stated = self.or_stated_in
            return Not(permitted if stated is None else Any((permitted, Inside(stated, calendar))))
        assert self.closed is not None
        inside = Inside(self.closed, calendar)  # written closed hours were read as those that remain
        return inside if isinstance(self.closed, StatedTimes) else Not(inside)

    def _calendars(self, place: Place) -> tuple[str, ...]:
        """Return the calendars that matter: none where only weekdays are written."""
        if not self.official and isinstance(self.hours or self.closed, Week) and self.or_stated_in is None:
            return ("",)
        national = national_calendar(place.jurisdiction) or ""
        return tuple(national if name == "national" else name for name in self.calendar)
