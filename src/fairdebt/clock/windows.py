"""Windows in which events are counted: a calendar day, seven local days, 168 elapsed hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from fairdebt.clock.weeks import WEEKDAYS
from fairdebt.clock.zones import local_date, start_of_day

Unit = Literal[
    "calendar_day", "calendar_week", "calendar_month", "calendar_year", "day", "month", "year", "hour", "minute"
]

_SECONDS: dict[str, int] = {"hour": 3600, "minute": 60}
_ROLLING = re.compile(r"(?:(?P<number>\d{1,6}) )?(?P<unit>day|week|month|year|hour|minute)s?")
_CALENDAR = re.compile(r"calendar (?P<unit>day|week|month|year)(?: from (?P<first>[a-z]+))?")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that ends at the instant in question.

    `calendar_*` is the day, week (from weekday `first`, Monday 0), month or year that contains it; `day`, `month`,
    `year` are so many consecutive local days, months, years that end with its day; `hour`, `minute` are elapsed,
    (t - n, t].
    """

    number: int
    unit: Unit
    first: int = 0


def parse_window(text: str) -> tuple[Window, ...]:
    """Read `calendar day`, `calendar week from sunday`, `7 days`, `168 hours`; `ever` is no window at all.

    A bare `week` or `month` means calendar and rolling, each: the law does not say which.

    Raises:
        ValueError: the text is none of these.

    >>> parse_window("7 days")
    (Window(number=7, unit='day', first=0),)
    """
    text = " ".join(text.split())
    if found := _CALENDAR.fullmatch(text):
        unit, first = found["unit"], found["first"]
        if first is not None and (unit != "week" or first not in WEEKDAYS):
            raise ValueError(text)
        # the pattern admits units only
        return (Window(1, f"calendar_{unit}", WEEKDAYS[first or "monday"]),)  # type: ignore[arg-type]
    found = _ROLLING.fullmatch(text)
    if found is None or found["number"] == "0" * len(found["number"] or ""):
        raise ValueError(text)
    unit, number = found["unit"], int(found["number"] or 1)
    if found["number"] is None:
        match unit:
            case "week":
                return (Window(1, "calendar_week"), Window(7, "day"))
            case "month":
                return (Window(1, "calendar_month"), Window(1, "month"))
            case "year":
                return (Window(1, "calendar_year"), Window(1, "year"))
            case "day":
                raise ValueError(text)
    if unit == "week":
        return (Window(7 * number, "day"),)
    return (Window(number, unit),)  # type: ignore[arg-type]  # the pattern admits units only


def _first_day(today: date, window: Window) -> date:
    match window.unit:
        case "calendar_day":
            return today
        case "calendar_week":
            return today - timedelta(days=(today.weekday() - window.first) % 7)
        case "calendar_month":
            return today.replace(day=1)
        case "calendar_year":
            return today.replace(month=1, day=1)
        case "day":
            return today - timedelta(days=window.number - 1)
        case "month":
            return today - relativedelta(months=window.number) + timedelta(days=1)
        case "year":
            return today - relativedelta(years=window.number) + timedelta(days=1)
        case _:
            raise ValueError(f"a window of {window.unit}s does not begin with a day")


def first_instant(at: int, window: Window, zone: str) -> int:
    """Return the first instant that lies in the window ending at `at`.

    >>> first_instant(1772380800 + 3600, Window(1, "calendar_day"), "Asia/Shanghai")
    1772380800
    """
    factor = _SECONDS.get(window.unit)
    if factor is not None:
        return at - window.number * factor + 1
    return start_of_day(_first_day(local_date(at, zone), window), zone)


def leaves_at(event_at: int, window: Window, zone: str) -> int:
    """Return the first instant whose window no longer contains an event at `event_at`."""
    factor = _SECONDS.get(window.unit)
    if factor is not None:
        return event_at + window.number * factor
    on = local_date(event_at, zone)
    match window.unit:
        case "calendar_day":
            out = on + timedelta(days=1)
        case "calendar_week":
            out = _first_day(on, window) + timedelta(days=7)
        case "calendar_month":
            out = on.replace(day=1) + relativedelta(months=1)
        case "calendar_year":
            out = date(on.year + 1, 1, 1)
        case "day":
            out = on + timedelta(days=window.number)
        case _:
            step = relativedelta(months=window.number) if window.unit == "month" else relativedelta(years=window.number)
            out = on + step
            while _first_day(out, window) <= on:
                out += timedelta(days=1)
    return start_of_day(out, zone)
