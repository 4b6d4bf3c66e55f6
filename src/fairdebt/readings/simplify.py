"""The leaves of a predicate, and what remains of it once some of them are known."""

from __future__ import annotations

from collections.abc import Callable

from fairdebt.logic import All, Any, Not, Predicate
from fairdebt.readings.truth import NO, YES

ALWAYS, NEVER = All(()), Any(())

Known = Callable[[Predicate], int | None]
"""Tells the truth of a part, where that is certain or worth nothing to ask later; else None."""


class Simplifier:
    """Leaves out of predicates what is certain; what many norms share is looked at once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._seen: dict[int, tuple[Predicate, Predicate]] = {}

    def simplified(self, node: Predicate) -> Predicate:
        """Return a predicate that is true, false and unknown where this one is, without the parts that are certain."""
        seen = self._seen.get(id(node))
        if seen is None:
            seen = self._seen[id(node)] = node, self._simplified(node)
        return seen[1]

    def _simplified(self, node: Predicate) -> Predicate:
        match node:
            case All(parts):
                return _joined(All, list(map(self.simplified, parts)), ALWAYS, NEVER)
            case Any(parts):
                return _joined(Any, list(map(self.simplified, parts)), NEVER, ALWAYS)
            case Not(part):
                inner = self.simplified(part)
                return NEVER if inner == ALWAYS else ALWAYS if inner == NEVER else Not(inner)
        truth = self._known(node)
        return ALWAYS if truth == YES else NEVER if truth == NO else node


def simplified(node: Predicate, known: Known) -> Predicate:
    """Return a predicate that is true, false and unknown where this one is, without the parts that are certain."""
    return Simplifier(known).simplified(node)


def leaves(node: Predicate) -> list[Predicate]:
    """Return the predicates without parts that a predicate is made of, in order."""
    found: list[Predicate] = []
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, All | Any):
            waiting.extend(part.parts[::-1])
        elif isinstance(part, Not):
            waiting.append(part.part)
        else:
            found.append(part)
    return found


def _joined(kind: type[All | Any], parts: list[Predicate], neutral: Predicate, decisive: Predicate) -> Predicate:
    kept: dict[int, Predicate] = {}  # one that stands there twice stays once; equal ones mostly are one object
    for part in parts:
        if part == decisive:
            return decisive
        if isinstance(part, kind):  # a neutral part has no parts of its own
            kept.update((id(each), each) for each in part.parts)
        elif part != neutral:
            kept[id(part)] = part
    return next(iter(kept.values())) if len(kept) == 1 else kind(tuple(kept.values()))
