"""Why a norm answers as it does: interpreted, leaf by leaf, for the questions whose answer counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain, product

from fairdebt.clock import Spans, kinds_of
from fairdebt.facts import UNKNOWN, Action, Case, Members, Row, Value, bounds, calendar_at, is_open, prepared, untold
from fairdebt.facts.silence import THE_DEBTOR, THE_LENDER
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    DateOf,
    Fact,
    Holds,
    Inside,
    Key,
    Not,
    Predicate,
    Prohibition,
    Shift,
    StatedTimes,
    Today,
    parts_in,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.generate import during_names
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.truth import MAYBE, NO, YES

Names = frozenset[str]
ALTERNATIVES = 24
"""So many alternative sets of facts are kept, the smallest first."""

KEPT = 4096
"""Of so many filters and states it is remembered what they read of events."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The answer of one norm to one question. `favourable`: what only the act will show was taken at its best."""

    norm: Prohibition
    question: Question
    answer: Answer
    favourable: bool


def trace(norm: Prohibition, action: Action, case: Case, evaluator: Evaluator) -> list[Traced]:
    """Return the answer of a norm to each of its questions."""
    ready, at = prepared(case), instant_of(action)
    return [
        Traced(norm, question, *answer(norm, question, evaluator))
        for question in questions(action, ready, norm.zones, at)
    ]


def answer(norm: Prohibition, question: Question, evaluator: Evaluator) -> tuple[Answer, bool]:
    """Return the answer to one question, and whether it took the second, favourable asking."""
    whole = All((norm.scope, norm.breach))
    force = in_force(norm.from_on, norm.until_on, question)
    truth = min(force, evaluator.truth(whole, question))
    if truth != MAYBE:
        return (Answer.BREACHED if truth == YES else Answer.CLEAR), False
    if not during_names(whole):
        return Answer.UNKNOWN, False
    best = favourable(whole, question, evaluator)
    if best == NO:
        return Answer.DUTY, True
    return (Answer.BREACHED if min(force, best) == YES else Answer.UNKNOWN), True


def favourable(node: Predicate, question: Question, evaluator: Evaluator, *, positive: bool = True) -> int:
    """Return the truth where what only the act will show stands at the value most favourable to it."""
    match node:
        case All(parts):
            return min((favourable(part, question, evaluator, positive=positive) for part in parts), default=YES)
        case Any(parts):
            return max((favourable(part, question, evaluator, positive=positive) for part in parts), default=NO)
        case Not(part):
            return YES - favourable(part, question, evaluator, positive=not positive)
    truth = evaluator.leaf(node, question)
    if truth == MAYBE and any(is_open(question.action, name) for name in during_names(node)):
        return NO if positive else YES
    return truth


# ------------------------------------------------------------------------------------------------------- grounds


def grounds(node: Predicate, question: Question, evaluator: Evaluator, *, wanted: int) -> Iterator[Predicate]:
    """Yield the leaves on which the truth `wanted` of a predicate rests (`MAYBE`: those that are unknown)."""
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                if evaluator.truth(part, question) == wanted:
                    yield from grounds(part, question, evaluator, wanted=wanted)
        case Not(part):
            yield from grounds(part, question, evaluator, wanted=YES - wanted)
        case _:
            yield node


def denied_leaves(node: Predicate, *, under_not: bool = False) -> Iterator[Predicate]:
    """Yield the leaves of a predicate that stand under an odd number of *not*."""
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from denied_leaves(part, under_not=under_not)
        case Not(part):
            yield from denied_leaves(part, under_not=not under_not)
        case _ if under_not:
            yield node


# ------------------------------------------------------------------------------------------------- missing facts


def missing(
    node: Predicate,
    question: Question,
    evaluator: Evaluator,
    *,
    skip_open: bool,
    truth: Callable[[Predicate], int] | None = None,
) -> tuple[Names, ...]:
    """Return sets of facts each of which, once known, could make the answer *no*; the smallest first.

    With `skip_open`, facts that only the act will show are not asked for. `truth` tells that of a leaf, where known.
    """
    if truth is None:

        def truth(leaf: Predicate) -> int:
            return evaluator.leaf(leaf, question)

    found = _settling(node, question, evaluator, truth, wanted=NO, skip_open=skip_open)
    return tuple(sorted((names for names in found if names), key=lambda names: (len(names), sorted(names))))


def _settling(
    node: Predicate,
    question: Question,
    evaluator: Evaluator,
    truth_of: Callable[[Predicate], int],
    *,
    wanted: int,
    skip_open: bool,
) -> list[Names]:
    match node:
        case Not(part):
            return _settling(part, question, evaluator, truth_of, wanted=YES - wanted, skip_open=skip_open)
        case All(parts) | Any(parts):
            alternatives = [
                _settling(part, question, evaluator, truth_of, wanted=wanted, skip_open=skip_open) for part in parts
            ]
            return _of_parts(alternatives, one_is_enough=isinstance(node, All) == (wanted == NO))
    truth = truth_of(node)
    if truth == wanted:
        return [frozenset()]
    if truth != MAYBE:
        return []
    if skip_open and any(is_open(question.action, name) for name in during_names(node)):
        return [frozenset()]
    return [unknown_names(node, question, evaluator)]


def _of_parts(alternatives: list[list[Names]], *, one_is_enough: bool) -> list[Names]:
    """Return the sets of names that bring about what is wanted of a whole, of those that do so for its parts."""
    if one_is_enough:
        return _fewest([names for each in alternatives for names in each])
    joined: list[Names] = [frozenset()]
    for each in alternatives:
        joined = _fewest([one | other for one, other in product(joined, each)])
    return joined


def _fewest(sets: list[Names]) -> list[Names]:
    return sorted(set(sets), key=lambda names: (len(names), sorted(names)))[:ALTERNATIVES]


def unknown_names(node: object, question: Question, evaluator: Evaluator) -> Names:
    """Return the names of what is unknown in a leaf: attributes, facts, the zone, the history."""
    match node:
        case Attribute(name, "act", _):
            value = evaluator.term(node, question)
            return frozenset({name}) if value is UNKNOWN or _partly(value) else frozenset()
        case Fact(path):
            if question.fact(path) is UNKNOWN:
                return frozenset({untold(question.case.case, question.action, path) or path})
            return frozenset({path}) if _partly(question.fact(path)) else frozenset()
        case Count():
            return _unknown_in_count(node, question, evaluator)
        case Holds():
            return _unknown_in_state(node.state, question, evaluator)
        case Inside():
            zone: Names = frozenset({"zones"}) if question.zone is None else frozenset()
            if isinstance(node.week, StatedTimes):
                return zone | _unknown_in_state(node.week.state, question, evaluator)
            return zone | (_unknown_calendar(node.calendar, question) if node.week.official else frozenset())
        case Shift() if evaluator.term(node, question) is UNKNOWN and _by_business_days(node.spans):
            return unknown_names(node.term, question, evaluator) or frozenset({"calendar"})
        case Today() | DateOf() if question.zone is None:
            return frozenset({"zones"})
    return frozenset(chain.from_iterable(unknown_names(part, question, evaluator) for part in parts_in(node)))


def _unknown_calendar(calendar: str, question: Question) -> Names:
    """Return what is not known of a day: where the debtor is, or what nobody has announced yet."""
    if calendar_at(calendar, question.case.case) is None:
        return frozenset({"jurisdictions.location"})
    day = question.today
    return frozenset() if day is None or len(kinds_of(day, calendar)) == 1 else frozenset({"calendar"})


def _by_business_days(node: object) -> bool:
    spans = node.each if isinstance(node, Spans) else ()
    return any(span.unit == "business_day" for chain in spans for span in chain)


def _partly(value: Value) -> bool:
    """Tell whether something of a set is unknown."""
    if not isinstance(value, Members | dict):
        return False
    sure, possible = bounds(value)
    return sure != possible


def _unknown_in_count(node: Count, question: Question, evaluator: Evaluator) -> Names:
    names: set[str] = set()
    if not question.case.known or question.case.covers_from is not None or question.case.parties is not None:
        names.add("history")
    if question.zone is None:
        names.add("zones")
    names.update(_unknown_keys(node.per, question))
    found = evaluator.count(node, question)
    sure = {id(row) for row in found.sure}
    for row in found.possible:
        if id(row) not in sure:
            names.update(_unsaid(row, node.filter, node.per))
    return frozenset(names) or _nameless(node.per, question) or frozenset({"history"})


def _unknown_in_state(state: str, question: Question, evaluator: Evaluator) -> Names:
    found = evaluator.norms.states[state]
    names = _unknown_keys(found.per, question)
    for episode in evaluator.open_episodes(state, question):
        if episode.row is not None:
            names.update(_unsaid(episode.row, found.begins, found.per) or _unsaid(episode.row, found, ()))
    if question.zone is None and not names:
        names.add("zones")
    if not names and any(map(_by_business_days, (found.delay, found.lasts, found.ends_after))):
        names.add("calendar")
    return frozenset(names) or _nameless(found.per, question) or frozenset({"history"})


def _unsaid(row: Row, matched: object, keys: tuple[Key, ...]) -> set[str]:
    """Return what a past event does not say, of what it has to match and to agree on."""
    asked = _event_names(matched) | {key.field for key in keys if key.group is None}
    return {f"history.{name}" for name in asked if row.get(name) is UNKNOWN}


def _nameless(keys: tuple[Key, ...], question: Question) -> Names:
    """Return whose id the case does not give, so that nobody knows whether names in the history are theirs."""
    ids = {THE_DEBTOR: "debtor.id", THE_LENDER: "lender.id"}
    plain = (question.get(key.name) for key in keys if key.group is None and key.name != "debt")
    return frozenset(ids[value] for value in plain if isinstance(value, str) and value in ids)


def _unknown_keys(keys: tuple[Key, ...], question: Question) -> set[str]:
    plain = (key.name for key in keys if key.group is None and key.name != "debt")
    return {name for name in plain if question.get(name) is UNKNOWN}


_NAMES: dict[int, tuple[object, Names]] = {}


def _event_names(node: object) -> Names:
    """Return the attributes of events that a filter or a state reads; each is looked through once."""
    known = _NAMES.get(id(node))
    if known is None:
        if len(_NAMES) >= KEPT:
            _NAMES.clear()
        known = _NAMES[id(node)] = node, _names_in(node)
    return known[1]


def _names_in(node: object) -> Names:
    if isinstance(node, Attribute):
        return frozenset({node.name}) if node.of == "event" else frozenset()
    return frozenset(chain.from_iterable(map(_names_in, parts_in(node))))


# ------------------------------------------------------------------------------------------------------- repairs


Named = Callable[[str, Predicate, int], str]
"""Names a change of an attribute or a fact that would give a leaf a truth."""


def repairing(
    node: Predicate,
    question: Question,
    evaluator: Evaluator,
    changeable: frozenset[str],
    *,
    named: Named = lambda name, *_: name,
) -> tuple[Names, ...]:
    """Return sets of changeable attributes and facts each of which could make the answer *no*; the smallest first."""
    return tuple(names for names in _repairs(node, question, evaluator, changeable, NO, named) if names)


def _repairs(
    node: Predicate, question: Question, evaluator: Evaluator, changeable: frozenset[str], wanted: int, named: Named
) -> list[Names]:
    match node:
        case Not(part):
            return _repairs(part, question, evaluator, changeable, YES - wanted, named)
        case All(parts) | Any(parts):
            alternatives = [_repairs(part, question, evaluator, changeable, wanted, named) for part in parts]
            return _of_parts(alternatives, one_is_enough=isinstance(node, All) == (wanted == NO))
    if evaluator.leaf(node, question) == wanted:
        return [frozenset()]
    if any(is_open(question.action, name) for name in during_names(node)):
        return [frozenset()]  # what only the act will show is a duty, not a repair
    if isinstance(node, Compare | Among):
        return [frozenset({named(name, node, wanted)}) for name in sorted(mentioned(node)) if name in changeable]
    return []


def mentioned(node: object) -> Names:
    """Return the attributes of the act and the facts that a leaf mentions, outside counts."""
    match node:
        case Attribute(name, "act", _):
            return frozenset({name})
        case Fact(path):
            return frozenset({path})
        case Count():
            return frozenset()
    if is_dataclass(node) and not isinstance(node, type):
        return frozenset(chain.from_iterable(mentioned(getattr(node, each.name)) for each in fields(node)))
    return frozenset()
