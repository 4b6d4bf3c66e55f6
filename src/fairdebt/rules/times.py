"""Spans and windows as policies write them: those of the clock, within a human life."""

from __future__ import annotations

from fairdebt.clock import Span, Window, parse_span, parse_window

_MOST = {"second": 3_155_760_000, "minute": 52_596_000, "hour": 876_600, "week": 5217, "month": 1200, "year": 100}
_MOST_DAYS = 36_525


def span_of(text: str) -> Span:
    """Read `7 days`, `14 full days`, `6 months`, `24 hours`, `calendar day`; a hundred years at most.

    Raises:
        ValueError: the text is none of these.
    """
    span = parse_span(text)
    if span.number > _MOST.get(span.unit, _MOST_DAYS):
        raise ValueError(text)
    return span


def windows_of(text: str) -> tuple[Window, ...]:
    """Read `calendar day`, `7 days`, `168 hours`, `month`; a hundred years at most.

    Raises:
        ValueError: the text is none of these.
    """
    windows = parse_window(text)
    if any(window.number > _MOST.get(window.unit, _MOST_DAYS) for window in windows):
        raise ValueError(text)
    return windows
