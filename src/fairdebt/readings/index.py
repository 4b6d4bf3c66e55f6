"""Which norms can apply to an act at all: those whose scope is not surely no, judged by a few words of the act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from fairdebt.facts import UNKNOWN, Action, Case, Value, attribute_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Literal, Not, Predicate, Subject
from fairdebt.readings.truth import MAYBE, NO, YES, among, compare

WORDS = ("act", "channel", "to", "purpose", "mode", "direction")
LIMIT = 4096

T = TypeVar("T")


def at_best(predicate: Predicate, known: Mapping[str, Value], *, of: Subject = "act") -> int:
    """Return the truth of a predicate about the act, or a past event, where only its `known` attributes are known."""
    match predicate:
        case All(parts):
            return min((at_best(part, known, of=of) for part in parts), default=YES)
        case Any(parts):
            return max((at_best(part, known, of=of) for part in parts), default=NO)
        case Not(part):
            return YES - at_best(part, known, of=of)
        case Compare(Attribute(name, subject, ()), op, Literal(value)) if subject == of and name in known:
            return compare(known[name], op, value, None)
        case Among(Attribute(name, subject, ()), values, how) if subject == of and name in known:
            return among(known[name], values, how)
    return MAYBE


class Index(Generic[T]):
    """Remembers, for each combination of words, what may apply."""

    def __init__(self, entries: tuple[tuple[Predicate, T], ...]) -> None:
        self._entries = entries
        self._found: dict[tuple[Value, ...], tuple[T, ...]] = {}

    def candidates(self, action: Action, case: Case) -> tuple[T, ...]:
        """Return what may apply to the act."""
        words = tuple(attribute_of(action, name, case) for name in WORDS)
        found = self._found.get(words)
        if found is None:
            known = {name: word for name, word in zip(WORDS, words, strict=True) if word is not UNKNOWN}
            found = tuple(entry for scope, entry in self._entries if at_best(scope, known) != NO)
            if len(self._found) >= LIMIT:
                self._found.clear()
            self._found[words] = found
        return found
