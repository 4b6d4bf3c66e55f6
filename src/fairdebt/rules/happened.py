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
from fairdebt.rules.naming import check_names
from fairdebt.rules.scope import Scope
from fairdebt.rules.spans import read_spans, read_windows
from fairdebt.rules.specs import distance, split_operator
from fairdebt.rules.values import read_number
from fairdebt.source import Mapping, Node, Scalar, as_written

FIELDS = ("of", "counting", "at_least", "within", "ago", "spanning", "starts_after", "reset_by", "per")
REQUIRED = ("of", "per")


def read_happened(node: Node, scope: Scope) -> Predicate:
    """Read `{of: filter, at_least: 3, counting: days_in_a_row, per: [...]}`; never holds after a fault."""
    if not isinstance(node, Mapping):
        scope.faults.add(say("happened_form"), say("write_happened"), at=node)
        return Any(())
    check_names(node, FIELDS, REQUIRED, scope)
    count = Count(
        read_condition(node["of"], scope, of="event") if "of" in node else Any(()),
        read_keys(node["per"], scope) if "per" in node else (),
        measure=read_measure(node["counting"], scope, with_act=False) if "counting" in node else EVENTS,
        after=read_anchors(node["starts_after"], scope) if "starts_after" in node else (),
        reset_by=read_condition(node["reset_by"], scope, of="event") if "reset_by" in node else None,
        age=_age(node["ago"], scope) if "ago" in node else (),
    )
    windows: tuple[Window | None, ...] = read_windows(node["within"], scope) if "within" in node else (None,)
    least = _number(node["at_least"], scope) if "at_least" in node else Decimal(1)
    days = _spanning(node["spanning"], scope) if "spanning" in node else None
    parts: list[Predicate] = []
    for window in windows:
        counted = replace(count, window=window)
        parts.append(Compare(counted, ">=", Literal(least)))
        if days is not None:
            parts.append(Compare(replace(counted, measure=Measure("spread")), ">=", Literal(days)))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _number(node: Node, scope: Scope) -> Decimal:
    number = read_number(node) if isinstance(node, Scalar) else None
    if number is None or number < 1:
        scope.faults.add(say("not_at_least_one", text=as_written(node)), say("write_whole_number"), at=node)
        return Decimal(1)
    return number


def _age(node: Node, scope: Scope) -> tuple[Age, ...]:
    operator = split_operator(node)
    if operator is not None and operator[0] in (">=", "<=", ">", "<"):
        try:
            return (Age(operator[0], distance(operator[1], scope)),)
        except ValueError:
            pass
    scope.faults.add(say("distance_form", name="ago"), say("write_distance"), at=node)
    return ()


def _spanning(node: Node, scope: Scope) -> Decimal | None:
    spans = read_spans(node, scope)
    if spans is None:
        return None
    days = [span for chain in spans.each for span in chain]
    if len(days) != 1 or days[0].unit not in ("day", "full_day"):
        scope.faults.add(say("spanning_form", text=as_written(node)), say("write_days"), at=node)
        return None
    return Decimal(days[0].number)
