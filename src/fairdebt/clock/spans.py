"""Spans of time that end with a last day: waits, durations, deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

from fairdebt.clock.calendars import NotAnnouncedError, is_business_day
from fairdebt.clock.zones import local_date, start_of_day

Unit = Literal["second", "minute", "hour", "day", "full_day", "business_day", "calendar_day", "month", "year"]

_SECONDS: dict[str, int] = {"second": 1, "minute": 60, "hour": 3600}
_TEXT = re.compile(r"(?P<number>\d{1,6}) (?P<unit>(?:full )?(?:day|week)|business day|second|minute|hour|month|year)s?")


@dataclass(frozen=True, slots=True)
class Span:
    """`number` of `unit`.

    From day D: `7 day` ends with D+6, `14 full_day` with D+14, `3 business_day` with the third working day after D in
    `calendar`, `calendar_day` with D itself, `6 month` with the same day number (clipped at the month's end); seconds,
    minutes and hours are elapsed time.
    """

    number: int
    unit: Unit
    calendar: str = ""

    @property
    def elapsed(self) -> int | None:
        """Seconds, where the span is elapsed time; None where it ends with a local day."""
        factor = _SECONDS.get(self.unit)
        return None if factor is None else self.number * factor


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans that must each be over (the latest counts); each is a chain, the next counted from the last day before."""

    each: tuple[tuple[Span, ...], ...]


_LONGEST = {**_SECONDS, "day": 86_400, "full_day": 86_400, "calendar_day": 86_400, "month": 31 * 86_400}
_LONGEST["year"] = 366 * 86_400
_ROUNDED = 2 * 86_400
"""What a span may last longer than its days: to the end of a day, across a change of the clock."""


def longest(spans: Spans) -> int | None:
    """Return so many seconds as spans never exceed; None for business days, which a calendar may put far apart.

    >>> longest(Spans(((Span(24, "hour"),),)))
    86400
    """
    if any(span.unit not in _LONGEST for chain in spans.each for span in chain):
        return None
    return max(
        sum(span.number * _LONGEST[span.unit] for span in chain) + (_ROUNDED if chain[0].elapsed is None else 0)
        for chain in spans.each
    )


def days_of(spans: Spans) -> int | None:
    """Return how many local days spans last, with that on which they begin; None where more than days decides.

    >>> days_of(Spans(((Span(7, "day"),), (Span(2, "full_day"),))))
    7
    """
    if any(span.unit not in _DAYS for chain in spans.each for span in chain):
        return None
    return max(1 + sum(span.number + _DAYS[span.unit] for span in chain) for chain in spans.each)


_DAYS = {"day": -1, "full_day": 0}
"""What days last beyond that on which they begin, besides their number."""


def parse_span(text: str) -> Span:
    """Read `7 days`, `14 full days`, `3 business days`, `2 weeks`, `6 months`, `24 hours`, `calendar day`.

    The calendar of business days is not part of the text.

    Raises:
        ValueError: the text is none of these, or its number is 0.

    >>> parse_span("2 weeks")
    Span(number=14, unit='day', calendar='')
    """
    text = " ".join(text.split())
    if text == "calendar day":
        return Span(1, "calendar_day")
    found = _TEXT.fullmatch(text)
    if found is None or int(found["number"]) == 0:
        raise ValueError(text)
    number, unit = int(found["number"]), found["unit"]
    match unit:
        case "week":
            return Span(7 * number, "day")
        case "full week":
            return Span(7 * number, "full_day")
        case "full day":
            return Span(number, "full_day")
        case "business day":
            return Span(number, "business_day")
        case _:
            return Span(number, unit)  # type: ignore[arg-type]  # the pattern admits units only


def _last(on: date, span: Span) -> date:
    match span.unit:
        case "day":
            return on + timedelta(days=span.number - 1)
        case "full_day":
            return on + timedelta(days=span.number)
        case "business_day":
            return _business_day(on, span, step=1)
        case "calendar_day":
            return on
        case "month":
            return on + relativedelta(months=span.number)
        case "year":
            return on + relativedelta(years=span.number)
        case _:
            raise ValueError(f"{span.unit}s do not end with a day")


def _business_day(on: date, span: Span, *, step: Literal[1, -1]) -> date:
    left = span.number
    while left:
        on += timedelta(days=step)
        left -= is_business_day(on, span.calendar)
    return on


def _last_of_chain(on: date, chain: tuple[Span, ...]) -> date:
    for span in chain:
        on = _last(on, span)
    return on


@lru_cache(maxsize=4096)
def last_day(on: date, spans: Spans) -> date:
    """Return the last local day of `spans` counted from `on`; free is the day after.

    Raises:
        NotAnnouncedError: a calendar of business days does not reach so far.
        ValueError: one of the spans is elapsed time.

    >>> last_day(date(2026, 8, 14), Spans(((Span(7, "day"),),)))
    datetime.date(2026, 8, 20)
    """
    return max(_last_of_chain(on, chain) for chain in spans.each)


@lru_cache(maxsize=4096)
def day_before(on: date, spans: Spans) -> date:
    """Return the local day that lies `spans` before `on`, which itself is not counted; of several spans the earliest.

    Raises:
        NotAnnouncedError: a calendar of business days does not reach so far.
        ValueError: one of the spans is elapsed time.

    >>> day_before(date(2026, 3, 31), Spans(((Span(1, "month"),),)))
    datetime.date(2026, 2, 28)
    """
    return min(_first_of_chain(on, chain) for chain in spans.each)


def _first_of_chain(on: date, chain: tuple[Span, ...]) -> date:
    for span in chain:
        match span.unit:
            case "day" | "full_day":
                on -= timedelta(days=span.number)
            case "business_day":
                on = _business_day(on, span, step=-1)
            case "month":
                on -= relativedelta(months=span.number)
            case "year":
                on -= relativedelta(years=span.number)
            case "calendar_day":
                pass
            case _:
                raise ValueError(f"{span.unit}s do not end with a day")
    return on


def end_of(start: int, spans: Spans, zone: str) -> int:
    """Return the first instant after `spans` counted from the instant `start`, in local days of `zone`.

    Raises:
        NotAnnouncedError: a calendar of business days does not reach so far.
    """
    ends = []
    for chain in spans.each:
        elapsed = chain[0].elapsed
        if elapsed is not None:
            ends.append(start + elapsed)
        else:
            ends.append(start_of_day(_last_of_chain(local_date(start, zone), chain) + timedelta(days=1), zone))
    return max(ends)


def ends_between(start: int, spans: Spans, zone: str) -> tuple[int, int | None]:
    """Return between which instants `spans` are over; None where the later bound is not known.

    Where a calendar of business days does not reach so far, every day may turn out to be one, and none may.
    """
    try:
        end = end_of(start, spans, zone)
    except NotAnnouncedError:
        return end_of(start, _every_day_counts(spans), zone), None
    return end, end


def _every_day_counts(spans: Spans) -> Spans:
    return Spans(
        tuple(
            tuple(Span(span.number, "full_day") if span.unit == "business_day" else span for span in chain)
            for chain in spans.each
        )
    )
