"""What, other than time, would have to change for a norm to be out of the way of this very act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from fairdebt.logic import All, Among, Any, Attribute, Compare, Count, Fact, Holds, Inside, Literal, Predicate, State
from fairdebt.logic.predicates import Not, StatedTimes
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question
from fairdebt.readings.simplify import leaves
from fairdebt.readings.trace import mentioned
from fairdebt.readings.truth import NO, YES
from fairdebt.vocabulary import FACTS, TABLES

MOST = 24

ACTS = frozenset(TABLES["act"].words)

LASTING = frozenset(
    {
        "collector.is_lawyer",
        "debt.facilitated",
        "debt.illegal",
        "debt.online",
        "debtor.deceased",
        "lender.acquired_by_assignment",
        "mandate.law_firm",
    }
)
"""Facts of truth that stay as they are."""


@dataclass(frozen=True, slots=True)
class Hope:
    """Facts that would have to be otherwise, and kinds of events that would have to happen."""

    facts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()

    def __or__(self, other: Hope) -> Hope:
        """Return what asks for both."""
        return Hope(self.facts | other.facts, self.events | other.events)


def hopes(node: Predicate, question: Question, evaluator: Evaluator, *, wanted: int = NO) -> list[Hope]:
    """Return ways in which a predicate could come to be `wanted` while the act stays as it is; the smallest first.

    None at all: neither facts nor events can change it.
    """
    match node:
        case Not(part):
            return hopes(part, question, evaluator, wanted=YES - wanted)
        case All(parts) | Any(parts):
            each = [hopes(part, question, evaluator, wanted=wanted) for part in parts]
            if isinstance(node, All) == (wanted == NO):
                return _fewest([hope for some in each for hope in some])
            joined = [Hope()]
            for some in each:
                joined = _fewest([one | other for one, other in product(joined, some)])
            return joined
        case _:
            pass
    if evaluator.leaf(node, question) == wanted:
        return [Hope()]
    return _fewest([*_facts(node), *_events(node, evaluator, wanted)])


def _fewest(found: list[Hope]) -> list[Hope]:
    def size(hope: Hope) -> tuple[object, ...]:
        far = sum(FACTS[path].repair is None for path in hope.facts if path in FACTS)
        return len(hope.facts) + len(hope.events), far, sorted(hope.facts), sorted(hope.events)

    return sorted(set(found), key=size)[:MOST]


def _facts(node: Predicate) -> Iterator[Hope]:
    if isinstance(node, Compare | Among):
        for path in sorted(mentioned(node)):
            if path in FACTS and may_change(path):
                yield Hope(facts=frozenset({path}))


def may_change(path: str) -> bool:
    """Tell whether a fact of the case may come to be otherwise; who lends what to whom stays as it is."""
    fact = FACTS[path]
    if fact.repair is not None:
        return True
    return fact.type.base in ("truth", "number", "amount", "date") and path not in LASTING


def _events(node: Predicate, evaluator: Evaluator, wanted: int) -> Iterator[Hope]:
    words: set[str] = set()
    facts: set[str] = set()
    match node:
        case Holds(name, "act"):
            state = evaluator.norms.states[name]
            words.update(_telling(state.ends, state.undone_by) if wanted == NO else _kinds(state.begins, state.renews))
            facts.update(_begun_by(state) if wanted == YES else ())
        case Inside(StatedTimes(name, _)):
            state = evaluator.norms.states[name]
            words.update(_kinds(state.begins, state.ends))
        case Compare(Count() as counted, op, _):
            more = (op in (">", ">=")) == (wanted == YES)
            words.update(_kinds(counted.filter) if more else _kinds(counted.reset_by))
        case _:
            pass
    for word in sorted(words):
        yield Hope(events=frozenset({word}))
    for path in sorted(facts):
        yield Hope(facts=frozenset({path}))


def _telling(*ends: Predicate | None) -> set[str]:
    """Return the kinds of notices that end a state, else of acts: that "a contact" ends it tells nobody which."""
    words = set(_kinds(*ends))
    return words - ACTS or words


def _begun_by(state: State) -> tuple[str, ...]:
    return (state.begins_with.path,) if isinstance(state.begins_with, Fact) else ()


def _kinds(*filters: Predicate | None) -> Iterator[str]:
    """Yield the kinds of notices and acts that filters on events name."""
    for filter_ in filters:
        for leaf in leaves(filter_) if filter_ is not None else ():
            match leaf:
                case Compare(Attribute("notice" | "act", "event"), "=", Literal(str() as word)):
                    yield word
                case Among(Attribute("notice" | "act", "event"), values, "any"):
                    yield from (str(word) for word in values)
                case _:
                    pass
