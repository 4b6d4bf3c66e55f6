"""The leaves of a predicate, and what remains of it once some of them are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fairdebt.logic import All, Any, Not, Predicate
from fairdebt.readings.truth import NO, YES

ALWAYS, NEVER = All(()), Any(())

Known = Callable[[Predicate], int | None]
"""Tells the truth of a part, where that is certain or worth nothing to ask later; else None."""


def simplified(node: Predicate, known: Known) -> Predicate:
    """Return a predicate that is true, false and unknown where this one is, without the parts that are certain."""
    match node:
        case All(parts):
            return _joined(All, [simplified(part, known) for part in parts], ALWAYS, NEVER)
        case Any(parts):
            return _joined(Any, [simplified(part, known) for part in parts], NEVER, ALWAYS)
        case Not(part):
            inner = simplified(part, known)
            return NEVER if inner == ALWAYS else ALWAYS if inner == NEVER else Not(inner)
    truth = known(node)
    return ALWAYS if truth == YES else NEVER if truth == NO else node


def leaves(node: Predicate) -> Iterable[Predicate]:
    """Yield the predicates without parts that a predicate is made of."""
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def _joined(kind: type[All | Any], parts: list[Predicate], neutral: Predicate, decisive: Predicate) -> Predicate:
    kept: dict[Predicate, None] = {}
    for part in parts:
        if part == decisive:
            return decisive
        if isinstance(part, kind):  # a neutral part has no parts of its own
            kept.update(dict.fromkeys(part.parts))
        elif part != neutral:
            kept[part] = None
    return next(iter(kept)) if len(kept) == 1 else kind(tuple(kept))
