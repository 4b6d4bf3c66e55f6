"""Whether the act falls into times that somebody stated: quick where the state that carries them has plain episodes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from fairdebt.clock import DAY, EPOCH, Day, DayKind, Recurrence, Stated, Week, day_of, is_stated
from fairdebt.facts import Row, calendar_at, stated_of
from fairdebt.logic import Inside, StatedTimes
from fairdebt.readings.episodes import Episode
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.history import Finder, Found
from fairdebt.readings.lives import Lives, lives_of
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import MAYBE, NO, YES

KEPT = 1024
"""So many different texts of stated times are remembered, and of each so many days."""

_ONE_KIND: frozenset[DayKind] = frozenset({"working"})
"""Times that ask for no official calendar are the same on days of every kind."""

Part = tuple[int, int, int]
"""From one second of a day to another (not included), and whether these are among stated times."""


class Times:
    """Stated times, day by day."""

    def __init__(self, stated: Stated) -> None:
        self._stated = stated
        self.official = any(not isinstance(each, Recurrence) and each.official for each in stated)
        self._seconds = tuple(sorted({0, DAY, *(second for each in stated for second in _seconds(each))}))
        self._days: dict[tuple[int, str | None], tuple[Part, ...]] = {}

    def parts(self, day: int, calendar: str | None) -> tuple[Part, ...]:
        """Return the parts of a local day, counted from 1970-01-01, one after the other."""
        key = (day, calendar)
        found = self._days.get(key)
        if found is None:
            if len(self._days) >= KEPT:
                self._days.clear()
            found = self._days[key] = tuple(self._parts(date.fromordinal(EPOCH + day), calendar))
        return found

    def _parts(self, on: date, calendar: str | None) -> Iterable[Part]:
        day = day_of(on, calendar) if self.official else Day(on.weekday(), _ONE_KIND)
        for start, end in pairwise(self._seconds):
            answer = is_stated(self._stated, on, day, start)
            yield start, end, MAYBE if answer is None else YES if answer else NO


def _seconds(stated: Week | Recurrence) -> Iterable[int]:
    bands = [stated.bands] if isinstance(stated, Recurrence) else [bands for _, bands in stated.classes]
    return (second for each in bands for band in each for second in band)


_TIMES: dict[str, Times] = {}


def times_of(row: Row, name: str) -> Times | int:
    """Return the times that an event states in an attribute; no where it states none, maybe where it is not known."""
    said = row.said(name)
    if not isinstance(said, dict):
        value = row.get(name)
        return NO if value is None else MAYBE
    text = repr(said)
    found = _TIMES.get(text)
    if found is None:
        if len(_TIMES) >= KEPT:
            _TIMES.clear()
        found = _TIMES[text] = Times(stated_of(dict(said)))
    return found


class StatedTest:
    """Whether the local time of the act lies in times that are stated by whatever began a state."""

    def __init__(self, node: Inside, week: StatedTimes, lives: Lives, evaluator: Evaluator) -> None:
        self._node = node
        self._field = week.field
        self._lives = lives
        self._evaluator = evaluator

    def __call__(self, question: Question, found: Found) -> int:
        """Return the truth for a question."""
        if not question.case.plain:
            return self._evaluator.leaf(self._node, question)
        at, best = question.at, NO
        for life in self._lives.of(question, found):
            held = life.holds(at)
            if held > best:
                best = max(best, min(held, self.among(life, question)[0]))
        return best

    def lives(self, question: Question, found: Found) -> list[Episode]:
        """Return the episodes of the state, in a plain history."""
        return self._lives.of(question, found)

    def among(self, life: Episode, question: Question) -> tuple[int, int]:
        """Tell whether the local time is among the times that the beginning of an episode states.

        Returns:
            The truth, and the second of the day up to which it is that.
        """
        assert life.row is not None  # it begins with an event
        times = times_of(life.row, self._field)
        if isinstance(times, int):
            return times, DAY
        if question.zone is None:
            return MAYBE, DAY
        calendar = calendar_at(self._node.calendar, question.case.case) if times.official else None
        return next((truth, end) for _, end, truth in times.parts(question.day, calendar) if question.second < end)


def stated_test(node: Inside, finder: Finder) -> StatedTest | None:
    """Return the test for stated times, the same each time; None where their state is more than plain."""
    week = node.week
    if not isinstance(week, StatedTimes):
        return None
    lives = lives_of(finder.evaluator.norms.states[week.state], finder)
    if lives is None:
        return None
    return finder.once(node, lambda: StatedTest(node, week, lives, finder.evaluator))
