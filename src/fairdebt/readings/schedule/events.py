"""The events on which a plain count or a plain state rests, where a decision's own look at the history finds them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from fairdebt.logic import Compare, Count, Holds
from fairdebt.readings.counting import Number
from fairdebt.readings.episodes import Episode
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import StateTest, begin_of, count_test, state_test
from fairdebt.readings.lives import lives_of
from fairdebt.readings.questions import BEGINNING, Question
from fairdebt.readings.truth import NO


class Counted(NamedTuple):
    """A count as an interval, and when the events happened that may count, in order."""

    low: Number
    high: Number
    instants: list[int]


class Held(NamedTuple):
    """An episode that may hold: when it began for what it was told of, and the event that began it, if one did."""

    since: int
    event_at: int | None


Counting = Callable[[Question], Counted]
Lives = Callable[[Question], list[Episode]]
Holding = Callable[[Question], list[Held]]


def counting(leaf: Compare, finder: Finder) -> Counting:
    """Return what tells what the count of a comparison counts for an act."""
    test, evaluator = count_test(leaf, finder), finder.evaluator

    def counted(question: Question) -> Counted:
        found = finder.of(question.case)
        if test is None or not test.exact or not test.is_plain(question, found):
            assert isinstance(leaf.left, Count)
            every = evaluator.count(leaf.left, question)
            return Counted(every.low, every.high, [row.at for row in every.possible])
        first = BEGINNING if test.window is None else begin_of(test.window, question)
        sure, surely, possible, perhaps = test.matching.instants(question, found)
        start, end = bisect_left(possible, first, 0, perhaps), bisect_right(possible, question.at, 0, perhaps)
        low = bisect_right(sure, question.at, 0, surely) - bisect_left(sure, first, 0, surely)
        return Counted(low, end - start, possible[start:end])

    return counted


def lives(leaf: Holds, finder: Finder) -> Lives:
    """Return what tells the possible episodes of a state that have begun before an act."""
    evaluator = finder.evaluator
    plain = lives_of(evaluator.norms.states[leaf.state], finder)

    def found(question: Question) -> list[Episode]:
        if plain is None or not question.case.plain:
            return evaluator.open_episodes(leaf.state, question)
        return [life for life in plain.of(question, finder.of(question.case)) if life.start[0] <= question.at]

    return found


def holding(leaf: Holds, finder: Finder) -> Holding:
    """Return what tells the episodes of a state that may hold for an act."""
    test, every = state_test(leaf, finder), lives(leaf, finder)

    def held(question: Question) -> list[Held]:
        if test is not None and test.only_lasts and question.case.plain:
            return _lasting(test, question, finder)
        episodes = (each for each in every(question) if each.holds(question.at) != NO)
        return [Held(each.opens[0], None if each.row is None else each.row.at) for each in episodes]

    return held


def _lasting(test: StateTest, question: Question, finder: Finder) -> list[Held]:
    """Return the episodes of a state that only lasts, by the events that began them: no event has to be made."""
    held, ats, found = [], question.case.record.ats, finder.of(question.case)
    for place, _ in test.matching.met(question, found):
        at = ats[place]
        if at > question.at:
            break
        if question.at < test.end(at, question, found)[1]:
            held.append(Held(at, at))
    return held
