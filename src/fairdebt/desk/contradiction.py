"""Conditions that can never hold: two values asked of one name."""

from __future__ import annotations

from collections.abc import Iterator

from fairdebt.logic import All, Among, Attribute, Compare, Fact, Literal, Predicate

Subject = Attribute | Fact


def contradiction(condition: Predicate) -> str | None:
    """Return a name of which the condition asks two things that exclude each other; None if none was found.

    It looks only at what must hold at once: equal to a value, one of several values.
    """
    allowed: dict[Subject, frozenset[object]] = {}
    for term, values in _asked(condition):
        allowed[term] = allowed[term] & values if term in allowed else values
        if not allowed[term]:
            return term.name if isinstance(term, Attribute) else term.path
    return None


def _asked(condition: Predicate) -> Iterator[tuple[Subject, frozenset[object]]]:
    match condition:
        case All(parts):
            for part in parts:
                yield from _asked(part)
        case Compare(Attribute() | Fact() as term, "=", Literal(value)):
            yield term, frozenset({value})
        case Among(Attribute() | Fact() as term, values, "any") if not _many(term):
            yield term, frozenset(values)


def _many(term: Subject) -> bool:
    from fairdebt.vocabulary import ATTRIBUTES, FACTS

    entry = ATTRIBUTES.get(term.name) if isinstance(term, Attribute) else FACTS.get(term.path)
    return entry is None or entry.type.many
