"""Walk over norms, whatever they contain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from fairdebt.logic import Holds, Lookup, StatedTimes


def parts_of(node: object) -> Iterator[object]:
    """Yield `node` and everything inside it."""
    yield node
    if is_dataclass(node) and not isinstance(node, type):
        for each in fields(node):
            yield from parts_of(getattr(node, each.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from parts_of(item)
    elif isinstance(node, Mapping):
        for item in node.values():
            yield from parts_of(item)


def states_in(node: object) -> frozenset[str]:
    """Return the names of the states that a norm speaks of."""
    return frozenset(part.state for part in parts_of(node) if isinstance(part, Holds | StatedTimes))


def tables_in(node: object) -> frozenset[str]:
    """Return the names of the tables that a norm looks up."""
    return frozenset(part.table for part in parts_of(node) if isinstance(part, Lookup))
