"""Spans and windows as policies write them: those of the clock, within a human life."""

from __future__ import annotations

from dataclasses import replace

from fairdebt.clock import Span, Window, parse_span, parse_window
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.source import Node

_MOST = {
    "second": 3_155_760_000,
    "minute": 52_596_000,
    "hour": 876_600,
    "week": 5217,
    "business_day": 1000,
    "month": 1200,
    "year": 100,
}
_MOST_DAYS = 36_525


def span_of(text: str) -> Span:
    """Read `7 days`, `14 full days`, `3 business days`, `6 months`, `24 hours`, `calendar day`; a century at most.

    Raises:
        ValueError: the text is none of these.
    """
    span = parse_span(text)
    if span.number > _MOST.get(span.unit, _MOST_DAYS):
        raise ValueError(text)
    return span


def with_calendar(span: Span, node: Node, scope: Scope) -> Span:
    """Return the span with the calendar by which its file counts business days; note where the file names none."""
    if span.unit != "business_day":
        return span
    if not scope.business_days:
        scope.faults.add(say("no_business_days"), say("write_business_days"), at=node)
    return replace(span, calendar=scope.business_days)


def windows_of(text: str) -> tuple[Window, ...]:
    """Read `calendar day`, `7 days`, `168 hours`, `month`; a hundred years at most.

    Raises:
        ValueError: the text is none of these.
    """
    windows = parse_window(text)
    if any(window.number > _MOST.get(window.unit, _MOST_DAYS) for window in windows):
        raise ValueError(text)
    return windows
