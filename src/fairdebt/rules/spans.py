"""Read waits, durations, windows and limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fairdebt.clock import Span, Spans, Window
from fairdebt.logic import Term
from fairdebt.messages import Text, say
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_term
from fairdebt.rules.times import span_of, windows_of, with_calendar
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written

_PER_DAY = re.compile(r"(\d{1,6}) ?(?:per|a|each|every|/) ?(?:calendar )?days?", re.ASCII | re.IGNORECASE)
_LIMIT = re.compile(r"(?P<times>\d{1,6}) (?:per )?(?P<window>.+)", re.ASCII)
_SPOKEN_SPAN = re.compile(r"(\d{1,4}) ?个?(工作日|天|日|月|年|小时|分钟)")
_UNITS = {"工作日": "business days", "月": "months", "年": "years", "小时": "hours", "分钟": "minutes"}
_SPOKEN_DAY = re.compile(
    r"(?:每|一|每个)?(?:天|日|自然日)(?:最多|至多|不超过)? ?(\d{1,6}) ?次|(\d{1,6}) ?次[/每](?:天|日)"
)
_SPOKEN_DAYS = re.compile(r"(\d{1,4}) ?[天日]内? ?(?:最多|至多|不超过)? ?(\d{1,6}) ?次")
"""Spans and limits as people say them in Chinese."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`times` in each `window`; no window: ever."""

    times: Decimal
    window: Window | None


def _span(node: Node, scope: Scope) -> Span | None:
    if isinstance(node, Scalar):
        try:
            return with_calendar(span_of(node), node, scope)
        except ValueError:
            pass
    scope.faults.add(say("not_a_span", text=as_written(node)), _fix_of_span(node), at=node)
    return None


def _fix_of_span(node: Node) -> Text:
    """Return the fix for what is no span of time: `2天` leaves open whether the first day counts."""
    found = _SPOKEN_SPAN.fullmatch(str(node).strip()) if isinstance(node, Scalar) else None
    if found is None:
        return say("write_span")
    unit = _UNITS.get(found[2])
    return say("which_days", number=found[1]) if unit is None else say("did_you_mean", name=f"{found[1]} {unit}")


def _chain(node: Node, scope: Scope) -> tuple[Span, ...]:
    if not isinstance(node, Mapping):
        span = _span(node, scope)
        return () if span is None else (span,)
    links = node.get("then")
    if set(node) != {"then"} or not isinstance(links, Sequence) or not links:
        scope.faults.add(say("then_form"), say("write_then"), at=node)
        return ()
    spans = [_span(item, scope) for item in links]
    elapsed = [item for item, span in zip(links, spans, strict=True) if span is not None and span.elapsed is not None]
    for item in elapsed:
        scope.faults.add(say("elapsed_in_then", text=as_written(item)), say("write_then"), at=item)
    known = [span for span in spans if span is not None]
    return tuple(known) if len(known) == len(spans) and not elapsed else ()


def read_spans(node: Node, scope: Scope) -> Spans | None:
    """Read `7 days`, a list (each must be over), `{then: [5 days, 30 full days]}`; None after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_span"), at=node)
    chains = [_chain(item, scope) for item in items]
    return Spans(tuple(chains)) if chains and all(chains) else None


def read_lasting(node: Node, scope: Scope) -> Spans | Term | None:
    """Read a duration: spans, or `{table: limitation}` whose values are spans; None after a fault."""
    if not isinstance(node, Mapping) or "then" in node:
        return read_spans(node, scope)
    found = read_term(node, scope)
    if found is None:
        return None
    if not found.spans:
        scope.faults.add(say("no_spans"), say("write_span"), at=node)
        return None
    return found.term


def read_windows(node: Node, scope: Scope) -> tuple[Window | None, ...]:
    """Read `30 days`, `calendar month` or a list of them (each); nothing after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_window"), at=node)
    found: list[Window | None] = []
    for item in items:
        if item == "ever":
            found.append(None)
            continue
        try:
            found.extend(windows_of(item if isinstance(item, Scalar) else ""))
        except ValueError:
            scope.faults.add(say("not_a_window", text=as_written(item)), say("write_window"), at=item)
    return tuple(found)


def _fix_of_limit(item: Node) -> Text:
    """Return the fix for what is no limit: `2 per day` leaves open which day is meant."""
    said = str(item).strip() if isinstance(item, Scalar) else ""
    days = _SPOKEN_DAYS.fullmatch(said)
    if days is not None:
        return say("did_you_mean", name=f"{days[2]} per {days[1]} days")
    found = _PER_DAY.fullmatch(said) or _SPOKEN_DAY.fullmatch(said)
    return say("write_limit") if found is None else say("which_day", times=next(filter(None, found.groups())))


def read_limits(node: Node, scope: Scope) -> tuple[Limit, ...]:
    """Read `3 per calendar day`, `7 per 7 days`, `1 ever`, or a list (each); nothing after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_limit"), at=node)
    limits: list[Limit] = []
    for item in items:
        found = _LIMIT.fullmatch(item) if isinstance(item, Scalar) else None
        if found is None:
            scope.faults.add(say("not_a_limit", text=as_written(item)), _fix_of_limit(item), at=item)
            continue
        try:
            windows: tuple[Window | None, ...] = (None,) if found["window"] == "ever" else windows_of(found["window"])
        except ValueError:
            scope.faults.add(say("not_a_limit", text=as_written(item)), _fix_of_limit(item), at=item)
            continue
        limits.extend(Limit(Decimal(found["times"]), window) for window in windows)
    return tuple(limits)
