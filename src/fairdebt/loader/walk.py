"""Walk over norms, whatever they contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from fairdebt.logic import Holds, Lookup, StatedTimes

MOST_PARTS = 5_000
MOST_DEPTH = 80
"""Definitions that use each other can describe more than any computer holds; no rule needs so many parts, so deep."""


def parts_of(node: object) -> Iterator[object]:
    """Yield `node` and everything inside it."""
    for part, _ in _parts(node):
        yield part


def is_too_large(node: object, *, depth: int = MOST_DEPTH) -> bool:
    """Tell whether a norm has more parts, or lies deeper, than can be judged in time."""
    return any(number > MOST_PARTS or deep > depth for number, (_, deep) in enumerate(_parts(node)))


def _parts(node: object) -> Iterator[tuple[object, int]]:
    waiting = [(node, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if isinstance(part, tuple):
            waiting.extend((item, depth + 1) for item in part)
        elif isinstance(part, Mapping):
            waiting.extend((item, depth + 1) for item in part.values())
        else:
            waiting.extend((getattr(part, name), depth + 1) for name in _names(type(part)))


_FIELDS: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """Return the names of a norm's fields; asked once for each kind, since walks are long."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


def states_in(node: object) -> frozenset[str]:
    """Return the names of the states that a norm speaks of."""
    return frozenset(part.state for part in parts_of(node) if isinstance(part, Holds | StatedTimes))


def tables_in(node: object) -> frozenset[str]:
    """Return the names of the tables that a norm looks up."""
    return frozenset(part.table for part in parts_of(node) if isinstance(part, Lookup))
