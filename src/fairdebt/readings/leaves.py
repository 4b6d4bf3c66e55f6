"""Counts, states and hours that generated code asks: quick where they are plain, else through the evaluator."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import cast

from fairdebt.clock import (
    EPOCH,
    Band,
    Day,
    Spans,
    Week,
    Window,
    day_of,
    days_of,
    first_instant,
    longest,
    wall,
)
from fairdebt.logic import (
    Compare,
    Count,
    Holds,
    Inside,
    Literal,
    Predicate,
    State,
    StatedTimes,
)
from fairdebt.readings.episodes import spans_over
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.history import Finder, Found, Matching, can_match
from fairdebt.readings.lives import lives_of
from fairdebt.readings.questions import BEGINNING, Question
from fairdebt.readings.simplify import leaves, simplified
from fairdebt.readings.truth import MAYBE, NO, YES


class CountTest:
    """A count against a number, at least or more: bisection in the instants of the events that agree.

    Its filter may ask whether states held at past events: where nothing can have begun them, they did not. Where more
    than filter, keys and window decides (ages, anchors, resets), too few events are enough to say no. `bits`: those of
    `Found.best` without which nothing can count; `inner`: those that begin a state for which the filter asks.
    """

    def __init__(self, node: Compare, counted: Count, limit: int, finder: Finder) -> None:
        self._node = node
        self.window = counted.window
        self.exact = counted.measure.kind == "events" and not (counted.after or counted.age or counted.reset_by)
        self.limit = limit
        self._evaluator = finder.evaluator
        self.inner = sum(beginnings(counted.filter, finder) or ())
        self._local = self.window is not None and self.window.unit not in ("hour", "minute")
        self.matching = Matching(never_begun(counted.filter), counted.per, finder)
        self.bits = self.matching.possibly | self.inner

    def __call__(self, question: Question, found: Found, most: int = -1) -> int:
        """Return the truth for a question.

        `most`: the truths of all events in the window together, where enough of them may meet the filter, nothing else
        is to be asked, and the history is short (see `PastWriter`).
        """
        if most >= 0 and self.exact and (agreed := self.matching.alike(question, found)) is not None:
            return YES if agreed == YES and self.matching.surely(most, self.limit) else MAYBE
        if not self.is_plain(question, found):
            return self._evaluator.leaf(self._node, question)
        window = self.window
        first = BEGINNING if window is None else begin_of(window, question)
        truth = self.matching.at_least(self.limit, question, found, first)
        return truth if self.exact or truth == NO else self._evaluator.leaf(self._node, question)

    def is_plain(self, question: Question, found: Found) -> bool:
        """Tell whether the instants of what agrees answer a question, or say that it is no."""
        if not question.case.plain or found.best & self.inner:
            return False
        return question.zone is not None or not self._local


def begin_of(window: Window, question: Question) -> int:
    """Return the first instant in a window that ends with the act."""
    unit, zone = window.unit, question.zone
    if unit == "day" and zone is not None:
        return question.midnight(window.number - 1)
    if unit == "calendar_day" and zone is not None:
        return question.midnight()
    return first_instant(question.at, window, question.zone or "UTC")


def count_test(node: Compare, finder: Finder) -> CountTest | None:
    """Return the test for a comparison with a count, the same each time; None where it is not plain enough."""
    return finder.once(node, lambda: _count_test(node, finder))


def _count_test(node: Compare, finder: Finder) -> CountTest | None:
    match node:
        case Compare(Count() as counted, ">=" | ">", Literal(Decimal() as limit)) if limit == int(limit):
            plain = counted.measure.kind in ("events", "distinct", "days_in_a_row")
            least = int(limit) + (node.op == ">") - counted.measure.with_act
            inner = beginnings(counted.filter, finder)
            if plain and inner is not None and least > 0 and can_match(never_begun(counted.filter), counted.per):
                return CountTest(node, counted, least, finder)
    return None


def beginnings(filter_: Predicate, finder: Finder) -> tuple[int, ...] | None:
    """Return the bits of what begins the states that a filter asks for; None where dates may begin one."""
    names = dict.fromkeys(leaf.state for leaf in leaves(filter_) if isinstance(leaf, Holds))
    states = [finder.evaluator.norms.states[name] for name in names]
    if any(state.begins is None or state.begins_with is not None for state in states):
        return None
    return tuple({finder.add(state.begins) for state in states if state.begins is not None})


class Begun:
    """Whether anything in a history can have begun a state, be it by way of states that began it.

    All are bits of `Found.best`: what begins it, what begins the states that this asks for, and what begins it where
    none of these ever began.
    """

    def __init__(self, begins: Predicate, finder: Finder) -> None:
        self.bit = finder.add(begins)
        self.inner = sum(beginnings(begins, finder) or ())
        self.alone = finder.add(never_begun(begins)) if self.inner else self.bit

    def __call__(self, found: Found) -> bool:
        """Tell it of what was found."""
        best = found.best
        return bool(best & (self.bit if best & self.inner else self.alone))


def begun_test(name: str, finder: Finder) -> Begun | None:
    """Return the test for a state, the same each time; None where a date may begin it."""
    begins = _begins_with_events(finder.evaluator.norms.states[name])
    return None if begins is None else finder.once(name, lambda: Begun(begins, finder))


def _begins_with_events(state: State) -> Predicate | None:
    return state.begins if state.begins_with is None else None


def never_begun(filter_: Predicate) -> Predicate:
    """Return what a filter asks where its states never began."""
    return simplified(filter_, lambda leaf: NO if isinstance(leaf, Holds) else None)


class StateTest:
    """Whether a state holds for the act: by its latest beginning where nothing but time ends it, else by episodes.

    `lately`: how long before the act it can have begun and still last, where that is known: a window, or seconds.
    """

    lately: Window | int | None = None

    def __init__(self, node: Holds, state: State, finder: Finder) -> None:
        self._node = node
        self._evaluator = finder.evaluator
        self._lasts: Spans | None = None
        self._lives = lives_of(state, finder)
        if _only_lasts(state) and can_match(state.begins, state.per):  # type: ignore[arg-type]  # it begins with events
            self.matching = Matching(state.begins, state.per, finder)  # type: ignore[arg-type]  # as above
            self._lasts = cast("Spans", state.lasts)  # it only lasts
            self._longest = longest(self._lasts)
            days = days_of(self._lasts)
            self.lately = self._longest if days is None else Window(days, "day")
            self._whole_days = all(chain[0].elapsed is None for chain in self._lasts.each)
            self._ends: dict[tuple[int, str], tuple[int, int]] = {}

    @property
    def only_lasts(self) -> bool:
        """Tell whether nothing but time ends it, so that its latest beginnings tell whether it holds."""
        return self._lasts is not None

    def __call__(self, question: Question, found: Found) -> int:
        """Return the truth for a question."""
        at = question.at
        if self._lasts is None or not question.case.plain:
            if self._lives is None or not question.case.plain:
                return self._evaluator.holds(self._node, question, None)
            return max([life.holds(at) for life in self._lives.of(question, found)], default=NO)
        # where no zone is known, days may not be over for ever
        first = BEGINNING if self._longest is None or question.zone is None else at - self._longest
        sure, possible = self.matching.latest(question, found, first)
        if possible is None:
            return NO
        truth = NO
        if sure is not None:
            may_end, over = self.end(sure, question, found)
            if at < may_end:
                return YES
            truth = MAYBE if at < over else NO
        if truth == NO and at < self.end(possible, question, found)[1]:
            truth = MAYBE
        return truth

    def end(self, start: int, question: Question, found: Found) -> tuple[int, int]:
        """Return between which instants what begins at an instant is over."""
        assert self._lasts is not None
        zone = question.zone
        if zone is None or not self._whole_days:
            return spans_over(start, self._lasts, zone)
        key = (wall(start, zone)[0], zone)  # whatever begins on one day ends on one day
        end = self._ends.get(key)
        if end is None:
            if len(self._ends) >= _DAYS:
                self._ends.clear()
            end = self._ends[key] = spans_over(start, self._lasts, zone)
        return end


def state_test(node: Holds, finder: Finder) -> StateTest | None:
    """Return the test for a state of the act, the same each time."""
    return finder.once(node, lambda: StateTest(node, finder.evaluator.norms.states[node.state], finder))


def _only_lasts(state: State) -> bool:
    """Tell whether a state begins with events and lasts so long, and nothing else touches it."""
    others = (state.begins_with, state.delay, state.undone_by, state.ends, state.ends_after, state.renews)
    plain = state.begins is not None and isinstance(state.lasts, Spans) and not (state.begins_on or state.through)
    return plain and all(other is None for other in others)


class HoursTest:
    """Whether the local time of the act lies in the bands of a week, by an official calendar where it asks for one."""

    def __init__(self, node: Inside, week: Week, evaluator: Evaluator) -> None:
        self._node = node
        self._week = week
        self._calendar = node.calendar
        self._evaluator = evaluator
        self._days: dict[int, tuple[Band, ...] | None] = {}

    def __call__(self, question: Question) -> int:
        """Return the truth for a question."""
        if question.zone is None:
            return MAYBE
        try:
            bands = self._days[question.day]
        except KeyError:
            bands = self.bands(question.day)
        if bands is None:
            return self._evaluator.leaf(self._node, question)
        second = question.second
        for start, end in bands:
            if start <= second < end:
                return YES
        return NO

    def bands(self, day: int) -> tuple[Band, ...] | None:
        """Return the stretches of a day that are permitted; None where the day may be of several kinds."""
        try:
            return self._days[day]
        except KeyError:
            bands = self._days[day] = self._bands(date.fromordinal(EPOCH + day))
            return bands

    def _bands(self, on: date) -> tuple[Band, ...] | None:
        day = day_of(on, self._calendar or None) if self._week.official else Day(on.weekday(), frozenset({"working"}))
        if len(day.kinds) != 1:
            return None
        edges = (*self._week.edges(day), 86_400)
        return tuple((start, end) for start, end in pairwise(edges) if self._week.permits(day, start))


LaidOut = tuple[list[int], list[tuple[int, ...]]]
"""The seconds of a day at which a truth changes, and the truths before and after each."""


class HoursTests:
    """All weekly bands that a program asks for: of one instant they are told together. `days`: those that were met."""

    def __init__(self) -> None:
        self._tests: list[HoursTest] = []
        self.days: dict[int, LaidOut | None] = {}
        self._alike: dict[str, LaidOut] = {}  # days on which all is the same are one

    def add(self, test: HoursTest) -> int:
        """Return the place at which the truth of a test is told."""
        self._tests.append(test)
        return len(self._tests) - 1

    def shared(self, evaluator: Evaluator) -> HoursTests:
        """Return those of all programs that ask for the same bands."""
        return evaluator.shared((HoursTests, *map(id, self._tests)), lambda: self)

    def __call__(self, question: Question) -> tuple[int, ...]:
        """Return the truth of each test for a question."""
        if question.zone is not None:
            try:
                day = self.days[question.day]
            except KeyError:
                if len(self.days) >= _DAYS:
                    self.days.clear()
                day = self.days[question.day] = self._laid_out(question.day)
            if day is not None:
                return day[1][bisect_right(day[0], question.second)]
        return tuple([test(question) for test in self._tests])

    def _laid_out(self, day: int) -> LaidOut | None:
        """Return the truths of a day; None where it may be of several kinds."""
        bands = [each for test in self._tests if (each := test.bands(day)) is not None]
        if len(bands) < len(self._tests):
            return None
        cuts = sorted({cut for each in bands for band in each for cut in band} - {0})
        found = cuts, [tuple([_within(each, start) for each in bands]) for start in (0, *cuts)]
        return self._alike.setdefault(repr(found), found)


def _within(bands: tuple[Band, ...], second: int) -> int:
    return YES if any(start <= second < end for start, end in bands) else NO


_DAYS = 4096
"""So many days are remembered."""


def hours_test(node: Inside, evaluator: Evaluator) -> HoursTest | None:
    """Return the test for weekly bands, the same each time.

    None for stated times, and where the calendar depends on the case.
    """
    week = node.week
    if isinstance(week, StatedTimes) or (week.official and node.calendar == "local"):
        return None
    return evaluator.shared((HoursTest, node), lambda: HoursTest(node, week, evaluator))
