"""Spans of time that end with a last day: waits, durations, deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from fairdebt.clock.zones import local_date, start_of_day

Unit = Literal["second", "minute", "hour", "day", "full_day", "calendar_day", "month", "year"]

_SECONDS: dict[str, int] = {"second": 1, "minute": 60, "hour": 3600}
_TEXT = re.compile(r"(?P<number>\d{1,6}) (?P<unit>(?:full )?(?:day|week)|second|minute|hour|month|year)s?")


@dataclass(frozen=True, slots=True)
class Span:
    """`number` of `unit`.

    From day D: `7 day` ends with D+6, `14 full_day` with D+14, `calendar_day` with D itself, `6 month` with the same
    day number (clipped at the month's end); seconds, minutes and hours are elapsed time.
    """

    number: int
    unit: Unit

    @property
    def elapsed(self) -> int | None:
        """Seconds, where the span is elapsed time; None where it ends with a local day."""
        factor = _SECONDS.get(self.unit)
        return None if factor is None else self.number * factor


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans that must each be over (the latest counts); each is a chain, the next counted from the last day before."""

    each: tuple[tuple[Span, ...], ...]


def parse_span(text: str) -> Span:
    """Read `7 days`, `14 full days`, `2 weeks`, `6 months`, `24 hours`, `calendar day`.

    Raises:
        ValueError: the text is none of these, or its number is 0.

    >>> parse_span("2 weeks")
    Span(number=14, unit='day')
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
        case _:
            return Span(number, unit)  # type: ignore[arg-type]  # the pattern admits units only


def _last(on: date, span: Span) -> date:
    match span.unit:
        case "day":
            return on + timedelta(days=span.number - 1)
        case "full_day":
            return on + timedelta(days=span.number)
        case "calendar_day":
            return on
        case "month":
            return on + relativedelta(months=span.number)
        case "year":
            return on + relativedelta(years=span.number)
        case _:
            raise ValueError(f"{span.unit}s do not end with a day")


def _last_of_chain(on: date, chain: tuple[Span, ...]) -> date:
    for span in chain:
        on = _last(on, span)
    return on


def last_day(on: date, spans: Spans) -> date:
    """Return the last local day of `spans` counted from `on`; free is the day after.

    Raises:
        ValueError: one of the spans is elapsed time.

    >>> last_day(date(2026, 8, 14), Spans(((Span(7, "day"),),)))
    datetime.date(2026, 8, 20)
    """
    return max(_last_of_chain(on, chain) for chain in spans.each)


def end_of(start: int, spans: Spans, zone: str) -> int:
    """Return the first instant after `spans` counted from the instant `start`, in local days of `zone`."""
    ends = []
    for chain in spans.each:
        elapsed = chain[0].elapsed
        if elapsed is not None:
            ends.append(start + elapsed)
        else:
            ends.append(start_of_day(_last_of_chain(local_date(start, zone), chain) + timedelta(days=1), zone))
    return max(ends)
