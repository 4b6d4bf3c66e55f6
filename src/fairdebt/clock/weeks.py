"""Hours of the week at which something is permitted, by weekday and by what the official calendar makes of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from fairdebt.clock.calendars import ANY_KIND, DayKind, kinds_of

WEEKDAYS: dict[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}

DayClass = frozenset[int | DayKind]
"""Weekdays, Monday 0, or kinds of official days; a day belongs to it if its weekday or its kind is among them."""

WEEK_CLASSES: dict[str, DayClass] = {
    "every_day": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    **{name: frozenset({number}) for name, number in WEEKDAYS.items()},
}

OFFICIAL_CLASSES: dict[str, DayClass] = {
    "working_day": frozenset({"working"}),
    "day_off": frozenset({"rest", "holiday"}),
    "holiday": frozenset({"holiday"}),
}

DAY_CLASSES: dict[str, DayClass] = WEEK_CLASSES | OFFICIAL_CLASSES
"""Names of classes of days: by the name of the weekday, or by the official calendar. A day may be in several."""

_BAND = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*-\s*(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)

Band = tuple[int, int]
"""From the first second of the day (included) to the second that is not included any more; 86,400 is 24:00."""


@dataclass(frozen=True, slots=True)
class Day:
    """A local day as a week sees it: its weekday, Monday 0, and what it may officially be."""

    weekday: int
    kinds: frozenset[DayKind] = ANY_KIND


def day_of(on: date, calendar: str | None) -> Day:
    """Return a local day as a week sees it, by an official calendar; by none, it may be of any kind."""
    return Day(on.weekday(), kinds_of(on, calendar))


@dataclass(frozen=True, slots=True)
class Week:
    """Bands by class of day. Every class that contains the day must permit; a day in no class is permitted."""

    classes: tuple[tuple[DayClass, tuple[Band, ...]], ...]
    official: bool = field(init=False, compare=False, repr=False)
    """Whether some class is one of the official calendar."""

    def __post_init__(self) -> None:
        official = any(isinstance(each, str) for days, _ in self.classes for each in days)
        object.__setattr__(self, "official", official)

    def permits(self, day: Day, second: int) -> bool | None:
        """Tell whether the wall time `second` lies in a band of each class of that day; None if that is not known."""
        return _agreed(self._permits(day.weekday, kind, second) for kind in day.kinds)

    def names(self, day: Day) -> bool | None:
        """Tell whether some class contains the day; None if that is not known."""
        return _agreed(any(_contains(days, day.weekday, kind) for days, _ in self.classes) for kind in day.kinds)

    def _permits(self, weekday: int, kind: DayKind, second: int) -> bool:
        for days, bands in self.classes:
            if _contains(days, weekday, kind) and not any(start <= second < end for start, end in bands):
                return False
        return True

    def edges(self, day: Day) -> tuple[int, ...]:
        """Return the seconds of the day at which the answer may change, midnight among them."""
        found = {0}
        for days, bands in self.classes:
            if any(_contains(days, day.weekday, kind) for kind in day.kinds):
                found.update(second for band in bands for second in band if second < 86_400)
        return tuple(sorted(found))


def _contains(days: DayClass, weekday: int, kind: DayKind) -> bool:
    return weekday in days or kind in days


def _agreed(answers: Iterable[bool]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def parse_clock(text: str) -> int:
    """Read `08:00`, `21:30:15` or `24:00` as seconds since midnight.

    Raises:
        ValueError: no such time of day.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if minute > 59 or second > 59 or hour * 3600 + minute * 60 + second > 86_400:
        raise ValueError(text)
    return hour * 3600 + minute * 60 + second


def parse_band(text: str) -> Band:
    """Read `08:00-22:00`: from the first time, before the second.

    Raises:
        ValueError: not two times of day; its `args` are the text and, where the end is not later than the start, both.

    >>> parse_band("08:00-22:00")
    (28800, 79200)
    """
    if _BAND.fullmatch(text.strip()) is None:
        raise ValueError(text)
    start, end = (parse_clock(part) for part in text.split("-"))
    if end <= start:
        raise ValueError(text, start, end)
    return start, end
