"""Instants that are not known exactly, and spans counted from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import inf, isfinite

from fairdebt.clock import NotAnnouncedError, Span, Spans, day_before, end_of, last_day, start_of_day
from fairdebt.facts import Truth


@dataclass(frozen=True, slots=True)
class Between:
    """An instant not earlier than `low` and not later than `high`; minus and plus infinity where no bound is known."""

    low: float
    high: float

    def reached(self, at: float) -> Truth:
        """Tell whether the instant is `at` or lies before it."""
        return "yes" if self.high <= at else "unknown" if self.low <= at else "no"


ANY_TIME = Between(-inf, inf)
NEVER = Between(inf, inf)


def exactly(at: float) -> Between:
    """Return an instant that is known."""
    return Between(at, at)


def midnight(on: date, zone: str | None) -> Between:
    """Return the first instant of a local day; any time where the zone is not known."""
    return ANY_TIME if zone is None else exactly(start_of_day(on, zone))


def midnight_after(on: date, zone: str | None) -> Between:
    """Return the first instant after a local day; never after the last day of the calendar, a way to say `no end`."""
    return NEVER if on == date.max else midnight(on + timedelta(days=1), zone)


def after_spans(start: Between, spans: Spans, zone: str | None) -> Between:
    """Return the first instant after `spans` counted from `start`. Without a zone, local days end at any later time."""
    if zone is None and any(chain[0].elapsed is None for chain in spans.each):
        return Between(start.low, inf)
    return Between(_soonest(start.low, spans, zone or "UTC"), _after(start.high, spans, zone or "UTC"))


def _after(start: float, spans: Spans, zone: str) -> float:
    if not isfinite(start):
        return start
    try:
        return end_of(int(start), spans, zone)
    except (OverflowError, ValueError):  # beyond the last day of the calendar
        return inf


def _soonest(start: float, spans: Spans, zone: str) -> float:
    """Return the earliest end: where nobody knows yet which days are business days, every day may be one."""
    if not isfinite(start):
        return start
    try:
        return end_of(int(start), spans, zone)
    except NotAnnouncedError:
        counted = (tuple(_any_day(span) for span in chain) for chain in spans.each)
        return _after(start, Spans(tuple(counted)), zone)
    except (OverflowError, ValueError):
        return inf


def _any_day(span: Span) -> Span:
    return Span(span.number, "full_day") if span.unit == "business_day" else span


def shifted(on: date, spans: Spans, *, back: bool = False) -> date | None:
    """Return the last local day of `spans` from `on`, or the day that lies so far before; None where there is none.

    Elapsed time ends with no day, and neither does what ends outside the calendar, or beyond the years for which
    business days are announced.
    """
    if any(span.elapsed is not None for chain in spans.each for span in chain):
        return None
    try:
        return day_before(on, spans) if back else last_day(on, spans)
    except (OverflowError, ValueError):
        return None
