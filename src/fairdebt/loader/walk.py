"""Walk over norms, whatever they contain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from fairdebt.logic import Holds, Lookup, StatedTimes

MOST_PARTS = 5_000
MOST_DEPTH = 80
"""Definitions that use each other can describe more than any computer holds; no rule needs so many parts, so deep."""


def parts_of(node: object) -> Iterator[object]:
    """Yield `node` and everything inside it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(_inside(part))


def is_too_large(node: object, *, depth: int = MOST_DEPTH) -> bool:
    """Tell whether a norm has more parts, or lies deeper, than can be judged in time."""
    return any(number > MOST_PARTS or deep > depth for number, (_, deep) in enumerate(_parts(node)))


def _parts(node: object) -> Iterator[tuple[object, int]]:
    waiting = [(node, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        waiting.extend((item, depth + 1) for item in _inside(part))


_FIELDS: dict[type, tuple[str, ...]] = {}


def _inside(part: object) -> Iterable[object]:
    """Return what lies directly in a part; the fields of each kind are asked for once, since walks are long."""
    kind = type(part)
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    if names:
        return [getattr(part, name) for name in names]
    if isinstance(part, tuple):
        return part
    return part.values() if isinstance(part, Mapping) else ()


def states_in(node: object) -> frozenset[str]:
    """Return the names of the states that a norm speaks of."""
    return named_in(node)[0]


def named_in(node: object) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the states that a norm speaks of, and of the tables that it looks up."""
    states: set[str] = set()
    tables: set[str] = set()
    for part in parts_of(node):
        if isinstance(part, Holds | StatedTimes):
            states.add(part.state)
        elif isinstance(part, Lookup):
            tables.add(part.table)
    return frozenset(states), frozenset(tables)
