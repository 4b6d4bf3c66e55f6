"""Times that people state: weekly bands, and days that recur by a rule of iCalendar (RFC 5545)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from dateutil.rrule import rrulestr

from fairdebt.clock.weeks import Band, Day, Week

_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+\-]+)", re.ASCII)
_ALWAYS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
_PARTS = {
    "DAILY": _ALWAYS,
    "WEEKLY": _ALWAYS,
    "MONTHLY": _ALWAYS | {"BYMONTHDAY", "BYMONTH", "BYSETPOS"},
    "YEARLY": _ALWAYS | {"BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYYEARDAY"},
}
"""Parts that a rule may have; days of a month are parts of rules by month or year only, which also end soonest."""

WHOLE_DAY: tuple[Band, ...] = ((0, 86_400),)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Bands on the local days that a recurrence rule yields, counted from the day `from_on`."""

    rule: str
    from_on: date
    bands: tuple[Band, ...] = WHOLE_DAY

    def names(self, on: date) -> bool:
        """Tell whether the rule yields this local day."""
        return on in _days(self.rule, self.from_on, on.year)


Stated = tuple[Week | Recurrence, ...]
"""Times that somebody stated: an instant is among them if it is in one of them."""


def parse_recurrence(rule: str, from_on: date, bands: tuple[Band, ...] = WHOLE_DAY) -> Recurrence:
    """Read a recurrence rule of days: `FREQ=MONTHLY;BYMONTHDAY=15`.

    Raises:
        ValueError: no such rule, or one that recurs within a day (hours are bands).

    >>> parse_recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(2026, 3, 2)).names(date(2026, 3, 16))
    True
    """
    parts = {match[1]: match[2] for part in rule.split(";") if (match := _PART.fullmatch(part))}
    if len(parts) < len(rule.split(";")) or not parts.keys() <= _PARTS.get(parts.get("FREQ", ""), frozenset()):
        raise ValueError(rule)
    if any(not re.fullmatch(r"[1-9]\d{0,3}", parts.get(name, "1")) for name in ("INTERVAL", "COUNT")):
        raise ValueError(rule)
    if {"COUNT", "UNTIL"} <= parts.keys():  # RFC 5545, 3.3.10: never both
        raise ValueError(rule)
    if "UNTIL" in parts and not re.fullmatch(r"\d{8}", parts["UNTIL"]):
        raise ValueError(rule)
    rrulestr(rule, dtstart=_midnight(from_on))
    return Recurrence(rule, from_on, bands)


@lru_cache(maxsize=1024)
def _days(rule: str, from_on: date, year: int) -> frozenset[date]:
    every = rrulestr(rule, dtstart=_midnight(from_on))
    found = every.between(_midnight(date(year, 1, 1)), _midnight(date(year, 12, 31)), inc=True)
    return frozenset(each.date() for each in found)


def _midnight(on: date) -> datetime:
    """Return a local day as dateutil counts days: without a zone."""
    return datetime.combine(on, time())


def is_stated(times: Stated, on: date, day: Day, second: int) -> bool | None:
    """Tell whether the wall time `second` of a local day is among stated times; None if that is not known.

    A weekly band is stated on the days that one of its classes contains, and there each of them must contain it.

    Args:
        times: What was stated.
        on: The local date.
        day: The same day with what the official calendar makes of it.
        second: Seconds since local midnight on the wall.
    """
    answers = [_in_one(each, on, day, second) for each in times]
    if any(answers):
        return True
    return None if None in answers else False


def _in_one(stated: Week | Recurrence, on: date, day: Day, second: int) -> bool | None:
    if isinstance(stated, Recurrence):
        return stated.names(on) and any(start <= second < end for start, end in stated.bands)
    kinds = {_in_week(stated, Day(day.weekday, frozenset({kind})), second) for kind in day.kinds}
    return kinds.pop() if len(kinds) == 1 else None


def _in_week(week: Week, day: Day, second: int) -> bool:
    return bool(week.names(day)) and bool(week.permits(day, second))
