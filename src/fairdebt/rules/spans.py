"""Read waits, durations, windows and limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fairdebt.clock import Span, Spans, Window, parse_span, parse_window
from fairdebt.logic import Term
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_term
from fairdebt.source import Mapping, Node, Scalar, Sequence

_LIMIT = re.compile(r"(?P<times>\d{1,6}) (?:per )?(?P<window>.+)")


@dataclass(frozen=True, slots=True)
class Limit:
    """`times` in each `window`; no window: ever."""

    times: Decimal
    window: Window | None


def _span(node: Node, scope: Scope) -> Span | None:
    if isinstance(node, Scalar):
        try:
            return parse_span(node)
        except ValueError:
            pass
    scope.faults.add(say("not_a_span", text=str(node)), say("write_span"), at=node)
    return None


def _chain(node: Node, scope: Scope) -> tuple[Span, ...]:
    if isinstance(node, Mapping):
        if set(node) != {"then"} or not isinstance(node["then"], Sequence):
            scope.faults.add(say("then_form"), say("write_then"), at=node)
            return ()
        spans = [_span(item, scope) for item in node["then"]]
        if any(span is not None and span.elapsed is not None for span in spans):
            scope.faults.add(say("elapsed_in_then"), at=node)
            return ()
        return tuple(span for span in spans if span is not None)
    span = _span(node, scope)
    return () if span is None else (span,)


def read_spans(node: Node, scope: Scope) -> Spans | None:
    """Read `7 days`, a list (each must be over), `{then: [5 days, 30 full days]}`; None after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    chains = [_chain(item, scope) for item in items]
    if not chains or not all(chains):
        if not chains:
            scope.faults.add(say("empty_list"), say("write_item"), at=node)
        return None
    return Spans(tuple(chains))


def read_lasting(node: Node, scope: Scope) -> Spans | Term | None:
    """Read a duration: spans, or `{table: limitation}` whose values are spans; None after a fault."""
    if isinstance(node, Mapping) and "then" not in node:
        found = read_term(node, scope)
        return None if found is None else found.term
    return read_spans(node, scope)


def read_windows(node: Node, scope: Scope) -> tuple[Window | None, ...]:
    """Read `30 days`, `calendar month` or a list of them (each); nothing after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    found: list[Window | None] = []
    for item in items:
        if item == "ever":
            found.append(None)
            continue
        try:
            found.extend(parse_window(str(item)))
        except ValueError:
            scope.faults.add(say("not_a_window", text=str(item)), say("write_window"), at=item)
    return tuple(found)


def read_limits(node: Node, scope: Scope) -> tuple[Limit, ...]:
    """Read `3 per calendar day`, `7 per 7 days`, `1 ever`, or a list (each); nothing after a fault."""
    items = node if isinstance(node, Sequence) else [node]
    limits: list[Limit] = []
    for item in items:
        found = _LIMIT.fullmatch(item) if isinstance(item, Scalar) else None
        windows: tuple[Window | None, ...] = ()
        if found is not None:
            try:
                windows = (None,) if found["window"] == "ever" else parse_window(found["window"])
            except ValueError:
                windows = ()
        if found is None or not windows:
            scope.faults.add(say("not_a_limit", text=str(item)), say("write_limit"), at=item)
            continue
        limits.extend(Limit(Decimal(found["times"]), window) for window in windows)
    if isinstance(node, Sequence) and not node:
        scope.faults.add(say("empty_list"), say("write_item"), at=node)
    return tuple(limits)
