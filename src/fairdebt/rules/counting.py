"""Read what is counted and from when: `counting`, `starts_after`, `reset_by`."""

from __future__ import annotations

from fairdebt.logic import Anchor, Measure, Term
from fairdebt.messages import say
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_term
from fairdebt.source import Mapping, Node, Scalar, Sequence

EVENTS = Measure("events")


def read_measure(node: Node, scope: Scope, *, with_act: bool) -> Measure:
    """Read `events`, `distinct channel`, `days_in_a_row`, `total minutes`."""
    text = str(node) if isinstance(node, Scalar) else ""
    if text == "events":
        return EVENTS
    if text == "days_in_a_row":
        return Measure("days_in_a_row", with_act=with_act)
    kind, _, name = text.partition(" ")
    attribute = scope.attributes.get(name)
    if kind == "distinct" and attribute is not None:
        return Measure("distinct", name, with_act=with_act)
    if kind == "total" and attribute is not None and attribute.type.base in ("number", "amount"):
        return Measure("total", name)
    scope.faults.add(say("counting_form", text=text), say("write_counting"), at=node)
    return EVENTS


def read_anchors(node: Node, scope: Scope) -> tuple[Anchor | Term, ...]:
    """Read `{first: event}`, `{last: event}`, `{date: fact}`, or a list (the latest)."""
    items = node if isinstance(node, Sequence) else [node]
    anchors = [_anchor(item, scope) for item in items]
    return tuple(anchor for anchor in anchors if anchor is not None)


def _anchor(node: Node, scope: Scope) -> Anchor | Term | None:
    if isinstance(node, Mapping) and len(node) == 1:
        (which, value), = node.items()
        match which:
            case "first":
                return Anchor("first", read_condition(value, scope, of="event"))
            case "last":
                return Anchor("last", read_condition(value, scope, of="event"))
            case "date":
                found = read_term(value, scope)
                return None if found is None else found.term
    scope.faults.add(say("anchor_form"), say("write_anchor"), at=node)
    return None
