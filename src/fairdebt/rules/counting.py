"""Read what is counted and from when: `counting`, `starts_after`, `reset_by`."""

from __future__ import annotations

from fairdebt.errors import suggest
from fairdebt.logic import Anchor, Measure, Term
from fairdebt.messages import say
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.faults import part_of
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_day_of
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written

EVENTS = Measure("events")


def read_measure(node: Node, scope: Scope, *, with_act: bool) -> Measure:
    """Read `events`, `distinct channel`, `days_in_a_row`, `total minutes`."""
    text = str(node) if isinstance(node, Scalar) else ""
    if text == "events":
        return EVENTS
    if text == "days_in_a_row":
        return Measure("days_in_a_row", with_act=with_act)
    kind, _, counted = text.partition(" ")
    if kind in ("distinct", "total") and counted and isinstance(node, Scalar):
        return _measure_of(kind, part_of(node, len(kind) + 1), scope, with_act=with_act)
    scope.faults.add(say("counting_form", text=as_written(node)), say("write_counting"), at=node)
    return EVENTS


def _measure_of(kind: str, name: Scalar, scope: Scope, *, with_act: bool) -> Measure:
    attribute = scope.attributes.get(name)
    if attribute is None:
        scope.unknown("what_attribute", name, scope.attributes)
        return EVENTS
    if kind == "distinct":
        return Measure("distinct", str(name), with_act=with_act)
    if attribute.type.base not in ("number", "amount"):
        numbers = [known for known, each in scope.attributes.items() if each.type.base in ("number", "amount")]
        scope.faults.add(say("no_total", name=name), suggest("", numbers), at=name)
        return EVENTS
    return Measure("total", str(name))


def read_anchors(node: Node, scope: Scope) -> tuple[Anchor | Term, ...]:
    """Read `{first: event}`, `{last: event}`, `{date: fact}`, or a list (the latest)."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_item"), at=node)
    anchors = [_anchor(item, scope) for item in items]
    return tuple(anchor for anchor in anchors if anchor is not None)


def _anchor(node: Node, scope: Scope) -> Anchor | Term | None:
    if isinstance(node, Mapping) and len(node) == 1:
        ((which, value),) = node.items()
        match which:
            case "first":
                return Anchor("first", read_condition(value, scope, of="event"))
            case "last":
                return Anchor("last", read_condition(value, scope, of="event"))
            case "date":
                return read_day_of(value, scope)
            case _:
                pass
    scope.faults.add(say("anchor_form"), say("write_anchor"), at=node)
    return None
