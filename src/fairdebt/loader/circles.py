"""Find what refers to itself, directly or by way of others."""

from __future__ import annotations

from collections.abc import Mapping, Set as AbstractSet


def circles(needs: Mapping[str, AbstractSet[str]]) -> list[list[str]]:
    """Return circles, each from its first name back to it; names that stand in one already found open no second.

    >>> circles({"a": {"b"}, "b": {"a"}, "c": {"a"}})
    [['a', 'b', 'a']]
    """
    found: list[list[str]] = []
    in_circle: set[str] = set()
    done: set[str] = set()
    for start in needs:
        trail: list[str] = []
        stack = [(start, iter(sorted(needs[start])))] if start not in done else []
        while stack:
            name, following = stack[-1]
            if len(trail) < len(stack):
                trail.append(name)
            step = next(following, None)
            if step is None:
                done.add(name)
                stack.pop()
                trail.pop()
            elif step in trail:
                ring = trail[trail.index(step) :]
                if not in_circle & set(ring):
                    in_circle.update(ring)
                    found.append([*ring, step])
            elif step in needs and step not in done:
                stack.append((step, iter(sorted(needs[step]))))
    return found


def in_order(needs: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return the names so that each comes after those it needs; there must be no circle."""
    ordered: dict[str, None] = {}
    for start in needs:
        stack = [start]
        while stack:
            name = stack[-1]
            waiting = [step for step in sorted(needs[name]) if step in needs and step not in ordered]
            if waiting and name not in ordered:
                stack.extend(waiting)
            else:
                ordered.setdefault(name)
                stack.pop()
    return list(ordered)
