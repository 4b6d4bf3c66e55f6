"""What a walk over norms finds: how large they are, and what they name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from fairdebt.logic import All, Any, Count, Holds, Lookup, Not, State, StatedTimes, parts_in
from fairdebt.source import Scalar

MOST_PARTS = 5_000
MOST_DEPTH = 80
"""Definitions that use each other can describe more than any computer holds; no rule needs so many parts, so deep."""

Names = frozenset[str]

_NONE: Names = frozenset()


class Measured(NamedTuple):
    """What a walk over a part finds: how many parts, how deep, the states and tables that are named."""

    parts: int = 1
    depth: int = 0
    states: Names = _NONE
    tables: Names = _NONE


_LEAF = Measured()
_SHARED = frozenset({All, Any, Not, Count, State})
"""What definitions and states mostly are; the rest is walked over again sooner than it is remembered."""
_LEAVES = frozenset({str, Scalar, int, bool, Decimal, date, frozenset, type(None)})


class Walked:
    """What walks over norms have found; a condition that many rules share is walked over once.

    It keeps alive the conditions that it was asked about: let it go when everything is loaded.
    """

    def __init__(self) -> None:
        self._found: dict[int, tuple[object, Measured]] = {}

    def is_too_large(self, node: object, *, depth: int = MOST_DEPTH) -> bool:
        """Tell whether a norm has more parts, or lies deeper, than can be judged in time."""
        found = self.measured(node)
        return found.parts > MOST_PARTS + 1 or found.depth > depth

    def states_in(self, node: object) -> Names:
        """Return the names of the states that a norm speaks of."""
        return self.measured(node).states

    def named_in(self, node: object) -> tuple[Names, Names]:
        """Return the names of the states that a norm speaks of, and of the tables that it looks up."""
        found = self.measured(node)
        return found.states, found.tables

    def measured(self, node: object) -> Measured:
        """Return what a walk over `node` finds."""
        shared = type(node) in _SHARED
        if shared and (known := self._found.get(id(node))) is not None:
            return known[1]
        parts, depth, states, tables = 1, -1, _NONE, _NONE
        for part in parts_in(node):
            found = _LEAF if type(part) in _LEAVES else self.measured(part)
            parts += found.parts
            if found.depth > depth:
                depth = found.depth
            if found.states:
                states |= found.states
            if found.tables:
                tables |= found.tables
        if depth < 0:
            return _LEAF
        if isinstance(node, Holds | StatedTimes):
            states |= {node.state}
        elif isinstance(node, Lookup):
            tables |= {node.table}
        measured = Measured(parts, depth + 1, states, tables)
        if shared:
            self._found[id(node)] = node, measured
        return measured
