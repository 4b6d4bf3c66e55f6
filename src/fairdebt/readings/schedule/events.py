"""The events on which a plain count or a plain state rests, where a decision's own look at the history finds them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from fairdebt.logic import Compare, Count, Holds
from fairdebt.readings.counting import Number
from fairdebt.readings.episodes import Episode
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import begin_of, count_test, state_test
from fairdebt.readings.lives import lives_of
from fairdebt.readings.prepare import BEGINNING, Question, Row
from fairdebt.readings.truth import NO


class Counted(NamedTuple):
    """A count as an interval, and when the events happened that may count, in order."""

    low: Number
    high: Number
    instants: list[int]


def counted(leaf: Compare, question: Question, finder: Finder, evaluator: Evaluator) -> Counted:
    """Return what the count of a comparison counts for an act."""
    test = count_test(leaf, finder)
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


def begun(leaf: Holds, question: Question, finder: Finder, evaluator: Evaluator) -> list[Episode]:
    """Return the possible episodes of a state that have begun before the act."""
    lives = lives_of(evaluator.norms.states[leaf.state], finder) if question.case.plain else None
    if lives is None:
        return evaluator.open_episodes(leaf.state, question)
    return [life for life in lives.of(question, finder.of(question.case)) if life.start[0] <= question.at]


def holding(leaf: Holds, question: Question, finder: Finder, evaluator: Evaluator) -> list[Episode]:
    """Return the episodes of a state that may hold for an act."""
    test = state_test(leaf, finder) if question.case.plain else None
    if test is None or not test.only_lasts:
        return [each for each in begun(leaf, question, finder, evaluator) if each.holds(question.at) != NO]
    case, found = question.case, []
    for place, truth in test.matching.met(question, finder.of(case)):
        at = case.record.ats[place]
        if at > question.at:
            break
        may_end, over = test.end(at, question, finder.of(case))
        if question.at < over:
            row, when = Row(case.record.event(place), case.case, at), (at, at)
            found.append(Episode(row, truth, when, when, when, may_end=may_end, over=over))
    return found
