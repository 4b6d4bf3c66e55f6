"""Turn a condition about the act into a filter on past events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any as Anything

from fairdebt.logic import All, Any, Attribute, Compare, Count, Fact, Holds, Inside, Not, Predicate, Today

Refuse = Callable[[], Predicate]


def about_events(condition: Predicate, *, refuse: Refuse | None = None, positive: bool = True) -> Predicate:
    """Say of a past event what `condition` says of the act; states are read at the event's own instant.

    A part that speaks of facts of the case, of counts or of hours cannot be asked of the past. Without `refuse` it
    stands at the value that counts more events; with it, `refuse()` notes the fault and stands in.
    """
    match condition:
        case All(parts):
            return All(tuple(about_events(part, refuse=refuse, positive=positive) for part in parts))
        case Any(parts):
            return Any(tuple(about_events(part, refuse=refuse, positive=positive) for part in parts))
        case Not(part):
            return Not(about_events(part, refuse=refuse, positive=not positive))
        case Holds():
            return replace(condition, of="event")
    if _only_now(condition):
        if refuse is not None:
            return refuse()
        return All(()) if positive else Any(())
    turned: Predicate = _turn(condition)
    return turned


def narrows_past(condition: Predicate) -> bool:
    """Tell whether every part of `condition` can be asked of past events."""
    faults: list[None] = []

    def note() -> Predicate:
        faults.append(None)
        return Any(())

    about_events(condition, refuse=note)
    return not faults


def _only_now(node: object) -> bool:
    if isinstance(node, Fact | Count | Inside):
        return True
    if isinstance(node, Compare):
        return _only_now(node.left) or _only_now(node.right)
    if is_dataclass(node):
        return any(_only_now(getattr(node, each.name)) for each in fields(node))
    return isinstance(node, tuple) and any(_only_now(item) for item in node)


def _turn(node: Anything) -> Anything:
    if isinstance(node, Attribute | Today):
        return replace(node, of="event")
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{each.name: _turn(getattr(node, each.name)) for each in fields(node)})
    if isinstance(node, tuple):
        return tuple(_turn(item) for item in node)
    return node
