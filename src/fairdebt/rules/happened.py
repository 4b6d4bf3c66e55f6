"""Read `happened`: a count of past events used as a condition."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fairdebt.clock import Window
from fairdebt.logic import Age, All, Any, Compare, Count, Literal, Measure, Predicate
from fairdebt.messages import say
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.counting import EVENTS, read_anchors, read_measure
from fairdebt.rules.keys import read_keys
from fairdebt.rules.scope import Scope
from fairdebt.rules.spans import read_spans, read_windows
from fairdebt.rules.specs import distance
from fairdebt.rules.values import read_number
from fairdebt.source import Mapping, Node, Scalar

FIELDS = ("of", "counting", "at_least", "within", "ago", "spanning", "starts_after", "reset_by", "per")


def read_happened(node: Node, scope: Scope) -> Predicate:
    """Read `{of: filter, at_least: 3, counting: days_in_a_row, per: [...]}`; never holds after a fault."""
    if not isinstance(node, Mapping):
        scope.faults.add(say("happened_form"), at=node)
        return Any(())
    for key in node:
        if key not in FIELDS:
            scope.unknown("what_happened_field", key, FIELDS, at=node.key_marks[key])
    for key in ("of", "per"):
        if key not in node:
            scope.faults.add(say("missing_field", name=key), at=node)
    if not {"of", "per"} <= set(node):
        return Any(())
    count = Count(
        read_condition(node["of"], scope, of="event"),
        read_keys(node["per"], scope),
        measure=read_measure(node["counting"], scope, with_act=False) if "counting" in node else EVENTS,
        after=read_anchors(node["starts_after"], scope) if "starts_after" in node else (),
        reset_by=read_condition(node["reset_by"], scope, of="event") if "reset_by" in node else None,
        age=_age(node["ago"], scope) if "ago" in node else (),
    )
    windows: tuple[Window | None, ...] = read_windows(node["within"], scope) if "within" in node else (None,)
    least = _number(node["at_least"], scope) if "at_least" in node else Decimal(1)
    parts: list[Predicate] = []
    for window in windows:
        counted = replace(count, window=window)
        parts.append(Compare(counted, ">=", Literal(least)))
        if "spanning" in node:
            parts.append(_spanning(counted, node["spanning"], scope))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _number(node: Node, scope: Scope) -> Decimal:
    number = read_number(str(node))
    if number is None or number < 1:
        scope.faults.add(say("not_a_number", text=str(node)), say("write_number"), at=node)
        return Decimal(1)
    return number


def _age(node: Node, scope: Scope) -> tuple[Age, ...]:
    text = str(node) if isinstance(node, Scalar) else ""
    for op in (">=", "<=", ">", "<"):
        if text.startswith(op):
            try:
                return (Age(op, distance(text.removeprefix(op).strip())),)  # type: ignore[arg-type]  # one of the four
            except ValueError:
                break
    scope.faults.add(say("distance_form", name="ago"), say("write_span"), at=node)
    return ()


def _spanning(count: Count, node: Node, scope: Scope) -> Predicate:
    spans = read_spans(node, scope)
    if spans is None:
        return Any(())
    days = [span for chain in spans.each for span in chain]
    if len(days) != 1 or days[0].unit not in ("day", "full_day"):
        scope.faults.add(say("spanning_form"), at=node)
        return Any(())
    return Compare(replace(count, measure=Measure("spread")), ">=", Literal(Decimal(days[0].number)))
