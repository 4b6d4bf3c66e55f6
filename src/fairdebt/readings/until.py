"""Truths of counts, states, stated times and dates with the time until which they last, where they are plain."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

from fairdebt.clock import Spans, days_repeated, is_even, leaves_at, longest, start_of
from fairdebt.facts import Prepared
from fairdebt.logic import Compare, Holds, Inside, Predicate, StatedTimes
from fairdebt.readings.dates import DateTest, date_test
from fairdebt.readings.episodes import Episode
from fairdebt.readings.history import Finder, Found
from fairdebt.readings.leaves import (
    Begun,
    CountTest,
    StateTest,
    begin_of,
    begun_test,
    count_test,
    state_test,
)
from fairdebt.readings.lives import Lives, lives_of
from fairdebt.readings.questions import BEGINNING, FOREVER, Question
from fairdebt.readings.stated import StatedTest, stated_test
from fairdebt.readings.truth import MAYBE, NO, YES

Lasting = tuple[int, int]
"""A truth, and the first later instant at which it may be another: up to there nothing but time changing changes it."""

Until = Callable[[Question, Found], Lasting | None]
"""Tells a truth and how long it lasts; None where more than plain events, days and keys decides."""


def repeated_after(at: int, zone: str | None) -> int:
    """Return the next instant at which a local day comes a second time, or behind which nobody has looked for one."""
    if zone is None:
        return FOREVER
    for each in _repeated(zone, datetime.fromtimestamp(at, UTC).year):
        if each > at:
            return each
    return FOREVER


@lru_cache(maxsize=4096)
def _repeated(zone: str, year: int) -> tuple[int, ...]:
    """Return when days come a second time in a year and the next one, and when these are over."""
    over = int(datetime(year + 2, 1, 1, tzinfo=UTC).timestamp()) if year < 9990 else FOREVER
    return (*days_repeated(zone, year), *days_repeated(zone, year + 1), over)


def next_event(case: Prepared, at: int) -> int:
    """Return when the next event of the history happens."""
    ats = case.record.ats
    place = bisect_right(ats, at, 0, case.length)
    return ats[place] if place < case.length else FOREVER


def until_of(node: Predicate, finder: Finder) -> Until | None:
    """Return what tells a predicate without parts; None where no quick test answers it."""
    match node:
        case Inside(StatedTimes(state)) | Holds(state, "act"):
            begun = begun_test(state, finder)
            return None if begun is None else _if_begun(begun, _of_episodes(node, finder))
        case Compare():
            if (dated := date_test(node, finder.evaluator)) is not None:
                return _of_date(dated)
            if (count := count_test(node, finder)) is not None:
                return _of_count(count)
    return None


def _of_episodes(node: Inside | Holds, finder: Finder) -> Until:
    """Return what tells a state, or times that are stated by what began it."""
    if isinstance(node, Inside):
        stated = stated_test(node, finder)
        return _never_plain if stated is None else _of_stated(stated)
    state, test = finder.evaluator.norms.states[node.state], state_test(node, finder)
    if test is not None and test.only_lasts and isinstance(state.lasts, Spans):
        return _of_state(test, state.lasts)
    lives = lives_of(state, finder)
    return _never_plain if lives is None else _of_lives(lives)


def _never_plain(question: Question, found: Found) -> Lasting | None:
    return None


def _if_begun(begun: Begun, otherwise: Until) -> Until:
    """Return what asks a state only where something in the history can have begun it."""
    bit, inner, alone = begun.bit, begun.inner, begun.alone

    def until(question: Question, found: Found) -> Lasting | None:
        best = found.best
        return otherwise(question, found) if best & (bit if best & inner else alone) else (NO, FOREVER)

    return until


def _of_date(test: DateTest) -> Until:
    """Return what tells today against a date of the case: until that day begins, or is over."""

    def until(question: Question, found: Found) -> Lasting | None:
        zone = question.zone
        if zone is None:
            return None
        number, is_day = test.settled(question)
        if not is_day:
            return number, FOREVER
        truth = test(question, found)
        coming = FOREVER
        if question.day <= number:
            coming = start_of(number if question.day < number else number + 1, zone)
        return truth, min(coming, repeated_after(question.at, zone))

    return until


def _of_count(test: CountTest) -> Until:
    """Return what tells a count, at least so many: until an event leaves the window, or another one counts."""
    window, limit, matching = test.window, test.limit, test.matching
    by_days = window is not None and window.unit not in ("hour", "minute")

    def until(question: Question, found: Found) -> Lasting | None:
        at, zone, case = question.at, question.zone, question.case
        if not test.is_plain(question, found):
            return None
        first = BEGINNING if window is None else begin_of(window, question)
        days = repeated_after(at, zone) if by_days else FOREVER
        ats, length = case.record.ats, case.length
        behind = bisect_right(ats, at, 0, length)
        if behind - bisect_left(ats, first, 0, behind) < limit or matching.too_few(case, found, first, at, limit):
            return NO, min(ats[behind] if behind < length else FOREVER, days)
        sure, surely, possible, perhaps = matching.instants(question, found)
        last = bisect_right(possible, at, 0, perhaps)
        coming = possible[last] if last < perhaps else FOREVER
        if last < limit or possible[last - limit] < first:
            return NO, min(coming, days)
        if not test.exact:
            return None
        enough = bisect_right(sure, at, 0, surely)
        truth, deciding = MAYBE, possible[last - limit]
        if enough >= limit and sure[enough - limit] >= first:
            truth, deciding, coming = YES, sure[enough - limit], FOREVER
        over = FOREVER if window is None else leaves_at(deciding, window, zone or "UTC")
        return truth, min(coming, over, days)

    return until


def _of_state(test: StateTest, lasts: Spans) -> Until:
    """Return what tells a state that only lasts: until its latest beginning is over, or it begins again."""
    most = longest(lasts)

    def until(question: Question, found: Found) -> Lasting | None:
        at = question.at
        if not question.case.plain:
            return None
        first = BEGINNING if most is None or question.zone is None else at - most
        sure, possible = test.matching.latest(question, found, first)
        truth, over = NO, next_event(question.case, at)
        if possible is None:
            return truth, over
        if sure is not None:
            ends = may_end, ended = test.end(sure, question, found)
            truth = YES if at < may_end else MAYBE if at < ended else NO
            over = min([over, *[end for end in ends if end > at]])
        if possible != sure:
            ends = test.end(possible, question, found)
            truth = MAYBE if truth == NO and at < ends[1] else truth
            over = min([over, *[end for end in ends if end > at]])
        return truth, over

    return until


def _of_lives(lives: Lives) -> Until:
    """Return what tells a state with plain episodes: until one of them begins, or may be over."""

    def until(question: Question, found: Found) -> Lasting | None:
        if not question.case.plain:
            return None
        at, episodes = question.at, lives.of(question, found)
        return max([each.holds(at) for each in episodes], default=NO), _changes(at, episodes)

    return until


def _of_stated(test: StatedTest) -> Until:
    """Return what tells stated times: until such a part of the day is over, or another notice counts."""

    def until(question: Question, found: Found) -> Lasting | None:
        zone, day, second, at = question.zone, question.day, question.second, question.at
        if not question.case.plain or zone is None or not is_even(day, zone) or at != start_of(day, zone) + second:
            return None
        episodes, truth, over = test.lives(question, found), NO, FOREVER
        for each in episodes:
            held = each.holds(at)
            if held != NO:
                among, end = test.among(each, question)
                truth, over = max(truth, min(held, among)), min(over, at - second + end)
        return truth, min(over, _changes(at, episodes))

    return until


def _changes(at: int, episodes: list[Episode]) -> int:
    """Return the first later instant at which an episode may begin or be over."""
    edges = [edge for each in episodes for edge in (*each.opens, each.may_end, each.over) if edge > at]
    return min(edges, default=FOREVER)
