"""Hours of the week at which something is permitted."""

from __future__ import annotations

import re
from dataclasses import dataclass

WEEKDAYS: dict[str, int] = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}

DAY_CLASSES: dict[str, frozenset[int]] = {
    "every_day": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    **{name: frozenset({number}) for name, number in WEEKDAYS.items()},
}
"""Names for sets of weekdays, Monday 0. A day may be in several classes."""

_BAND = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*-\s*(\d{1,2}):(\d{2})(?::(\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")

Band = tuple[int, int]
"""From the first second of the day (included) to the second that is not included any more; 86,400 is 24:00."""


@dataclass(frozen=True, slots=True)
class Week:
    """Bands by class of day. Every class that contains the day must permit; a day in no class is permitted."""

    classes: tuple[tuple[frozenset[int], tuple[Band, ...]], ...]

    def permits(self, weekday: int, second: int) -> bool:
        """Tell whether the wall time `second` on `weekday` (Monday 0) lies in a band of each class of that day."""
        return all(
            any(start <= second < end for start, end in bands) for days, bands in self.classes if weekday in days
        )

    def edges(self, weekday: int) -> tuple[int, ...]:
        """Return the seconds of the day at which the answer may change, midnight among them."""
        found = {0}
        for days, bands in self.classes:
            if weekday in days:
                found.update(second for band in bands for second in band if second < 86_400)
        return tuple(sorted(found))


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
