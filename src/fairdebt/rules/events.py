"""Turn a condition about the act into a filter on past events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import Any as Anything

from fairdebt.logic import All, Any, Attribute, Count, Fact, Holds, Inside, Lookup, Not, Predicate, Today, parts_in

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
        case _:
            pass
    if is_only_now(condition):
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


def is_only_now(node: object) -> bool:
    """Tell whether a part of a norm speaks of what is known for the present act only."""
    if isinstance(node, Fact | Count | Inside | Lookup):
        return True
    return any(map(is_only_now, parts_in(node)))


def _turn(node: Anything) -> Anything:
    """Say of the event what a part of a condition says of the act; what says nothing of it stays the same object."""
    if isinstance(node, Attribute | Today):
        return replace(node, of="event")
    inner = parts_in(node)
    turned = tuple([_turn(part) for part in inner])
    if all(map(is_, inner, turned)):
        return node
    return turned if isinstance(node, tuple) else type(node)(*turned)
