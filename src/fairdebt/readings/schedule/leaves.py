"""The leaves of predicates with the time they last: exactly where they are plain, else up to their next breakpoint."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from fairdebt.clock import Band, Spans, days_repeated, is_even, leaves_at, longest, start_of
from fairdebt.logic import Compare, Holds, Inside, Predicate, State, StatedTimes
from fairdebt.readings.acts import ActWriter
from fairdebt.readings.episodes import Episode
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import ActTest, act_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import (
    Begun,
    CountTest,
    DateTest,
    HoursTest,
    StateTest,
    begin_of,
    begun_test,
    count_test,
    date_test,
    hours_test,
    state_test,
)
from fairdebt.readings.lives import Lives, lives_of
from fairdebt.readings.prepare import BEGINNING, FOREVER, Prepared, Question
from fairdebt.readings.schedule.changes import next_breakpoint
from fairdebt.readings.schedule.lasting import Ask, Lasting, Moved, remembered
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.stated import StatedTest, stated_test
from fairdebt.readings.truth import MAYBE, NO, YES

OFTEN = 8
"""Code is written for a leaf that was asked so many times."""

DAYS_AHEAD = 420
"""So many days are looked through for hours that change; more than the horizon."""


class Leaves:
    """Makes what asks leaves; leaves that are equal are one. `finder` knows what they look for in histories."""

    def __init__(self, evaluator: Evaluator, finder: Finder, reading: Reading) -> None:
        self._reading = reading
        self.evaluator = evaluator
        self.finder = finder
        self._known: dict[Predicate, Ask] = {}
        self.begun: dict[Ask, Begun] = {}
        """For what asks a state: whether anything in the history can have begun it."""

    def __call__(self, node: Predicate) -> Ask:
        """Return what asks a leaf."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._made(node)
        return found

    def _made(self, node: Predicate) -> Ask:
        evaluator, finder = self.evaluator, self.finder
        general = self._general(node)
        if isinstance(general, _Settled):
            return general
        match node:
            case Inside(StatedTimes(state)) | Holds(state, "act"):
                begun, otherwise = begun_test(state, finder), self._state(node, general)
                if begun is None:
                    return otherwise
                ask = remembered(_IfBegun(begun, otherwise))
                self.begun[ask] = begun
                return ask
            case Inside() if (hours := hours_test(node, evaluator)) is not None:
                return remembered(_Hours(hours, general))
            case Compare() if (dated := date_test(node, evaluator)) is not None:
                return remembered(_Dated(dated, general))
            case Compare() if (count := count_test(node, finder)) is not None:
                return remembered(_Counted(count, general))
        return general

    def _general(self, node: Predicate) -> Ask:
        """Return what asks any leaf, and looks for its next breakpoint."""
        evaluator, reads = self.evaluator, self._reading.of(node)
        if reads.still:
            return _Settled(node, evaluator)

        def ask(moved: Moved) -> Lasting:
            question = moved.exact
            truth = evaluator.leaf(node, question)
            coming = next_breakpoint(reads, question, evaluator, moved.root.known)
            return truth, FOREVER if coming is None else coming

        return remembered(ask)

    def _state(self, node: Inside | Holds, general: Ask) -> Ask:
        """Return what asks a state that something in the history may have begun."""
        if isinstance(node, Inside):
            stated = stated_test(node, self.finder)
            return general if stated is None else _Stated(stated, general)
        state, test = self.evaluator.norms.states[node.state], state_test(node, self.finder)
        lives = lives_of(state, self.finder)
        if test is not None and test.only_lasts:
            return _Standing(test, state, general)
        return general if lives is None else _Living(lives, general)

    def code(self, nodes: Sequence[Predicate]) -> Callable[[Question], tuple[int, ...]]:
        """Write a function that tells the truths of leaves for a question, in order."""
        writer = ActWriter(self.finder)
        writer.expect(nodes)
        said = "".join(f"{writer.expression(node)}, " for node in nodes)
        head = [f"{name} = {to}" for name, to in writer.head.items()]
        code: Callable[[Question], tuple[int, ...]] = writer.function("truths", "q", [*head, f"return ({said})"])
        return code


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


class _Settled:
    """What no passing of time changes: asked once, by code that is written when it was asked some times."""

    def __init__(self, node: Predicate, evaluator: Evaluator) -> None:
        self._node = node
        self._evaluator = evaluator
        self._met = 0
        self._test: ActTest | None = None

    def __call__(self, moved: Moved) -> Lasting:
        known = moved.root.settled
        truth = known.get(self)
        if truth is None:
            truth = known[self] = self._truth(moved.root.question)
        return truth, FOREVER

    def _truth(self, question: Question) -> int:
        if self._test is not None:
            return self._test(question)
        self._met += 1
        if self._met > OFTEN:
            self._test = act_test(self._node, self._evaluator)
        return self._evaluator.leaf(self._node, question)


class _IfBegun:
    """A state is asked only where something in the history can have begun it."""

    def __init__(self, begun: Begun, otherwise: Ask) -> None:
        self._begun = begun
        self._otherwise = otherwise

    def __call__(self, moved: Moved) -> Lasting:
        return self._otherwise(moved) if self._begun(moved.root.found) else (NO, FOREVER)


class _Hours:
    """Weekly bands: until the wall shows the end of the band, or of the time between two."""

    def __init__(self, test: HoursTest, general: Ask) -> None:
        self._test = test
        self._general = general
        self._coming: dict[tuple[int, str, int], int] = {}
        self._days: dict[tuple[int, str], tuple[int, tuple[Band, ...]] | None] = {}

    def __call__(self, moved: Moved) -> Lasting:
        zone, day, second = moved.zone, moved.day, moved.second
        if zone is None:
            return MAYBE, FOREVER
        try:
            known = self._days[day, zone]
        except KeyError:
            known = self._day(day, zone)
        if known is None or moved.at != known[0] + second:
            return self._general(moved)
        start, bands = known
        for first, end in bands:
            if second < first:
                return NO, start + first
            if second < end:
                return YES, start + end if end < 86_400 else self._other(day + 1, zone, YES)
        return NO, self._other(day + 1, zone, NO)

    def _day(self, day: int, zone: str) -> tuple[int, tuple[Band, ...]] | None:
        """Return when a local day begins, and its bands; None where it is no plain day."""
        bands = self._test.bands(day)
        if len(self._days) > 4096:
            self._days.clear()
        plain = bands is not None and is_even(day, zone)
        known = self._days[day, zone] = (start_of(day, zone), bands) if plain and bands is not None else None
        return known

    def _other(self, day: int, zone: str, truth: int) -> int:
        """Return the first instant from the beginning of a day on at which the truth may be another."""
        key = (day, zone, truth)
        found = self._coming.get(key)
        if found is None:
            if len(self._coming) > 4096:
                self._coming.clear()
            last, found = self._looked_for(day, zone, truth)
            for each in range(day, last + 1):
                self._coming[each, zone, truth] = found
        return found

    def _looked_for(self, day: int, zone: str, truth: int) -> tuple[int, int]:
        """Return on which day it may be another, and at which instant."""
        for on in range(day, day + DAYS_AHEAD):
            start, bands = start_of(on, zone), self._test.bands(on)
            if bands is None or not is_even(on, zone):
                return on, start
            if truth == NO and bands:
                return on, start + bands[0][0]
            if truth == YES and bands != ((0, 86_400),):
                return on, start + (bands[0][1] if bands and bands[0][0] == 0 else 0)
        return day, start_of(day + DAYS_AHEAD, zone)


class _Dated:
    """Today against a date of the case: until that day begins, or is over."""

    def __init__(self, test: DateTest, general: Ask) -> None:
        self._test = test
        self._general = general

    def __call__(self, moved: Moved) -> Lasting:
        zone = moved.zone
        if zone is None:
            return self._general(moved)
        number, is_day = self._test.settled(moved, moved.root.found)
        if not is_day:
            return number, FOREVER
        truth = self._test(moved, moved.root.found)
        coming = FOREVER
        if moved.day <= number:
            coming = start_of(number if moved.day < number else number + 1, zone)
        return truth, min(coming, repeated_after(moved.at, zone))


class _Counted:
    """A plain count, at least so many: until an event that makes it enough leaves the window, or another one counts."""

    def __init__(self, test: CountTest, general: Ask) -> None:
        self._test = test
        self._general = general

    def __call__(self, moved: Moved) -> Lasting:
        test, at, found, zone = self._test, moved.at, moved.root.found, moved.zone
        if not test.is_plain(moved, found):
            return self._general(moved)
        window, limit = test.window, test.limit
        first = BEGINNING if window is None else begin_of(window, moved)
        days = FOREVER if window is None or window.unit in ("hour", "minute") else repeated_after(at, zone)
        if test.matching.too_few(moved.case, found, first, at, limit):
            return NO, min(next_event(moved.case, at), days)
        sure, surely, possible, perhaps = test.matching.instants(moved, found)
        last = bisect_right(possible, at, 0, perhaps)
        coming = possible[last] if last < perhaps else FOREVER
        if last < limit or possible[last - limit] < first:
            return NO, min(coming, days)
        if not test.exact:
            return self._general(moved)
        enough = bisect_right(sure, at, 0, surely)
        truth, deciding = MAYBE, possible[last - limit]
        if enough >= limit and sure[enough - limit] >= first:
            truth, deciding, coming = YES, sure[enough - limit], FOREVER
        over = FOREVER if window is None else leaves_at(deciding, window, zone or "UTC")
        return truth, min(coming, over, days)


class _Standing:
    """A state that only lasts: until its latest beginning is over, or it begins again."""

    def __init__(self, test: StateTest, state: State, general: Ask) -> None:
        self._test = test
        self._general = general
        assert isinstance(state.lasts, Spans)
        self._longest = longest(state.lasts)

    def __call__(self, moved: Moved) -> Lasting:
        test, at, found = self._test, moved.at, moved.root.found
        if not moved.case.plain:
            return self._general(moved)
        first = BEGINNING if self._longest is None or moved.zone is None else at - self._longest
        sure, possible = test.matching.latest(moved, found, first)
        truth, until = NO, next_event(moved.case, at)
        if possible is None:
            return truth, until
        if sure is not None:
            ends = may_end, over = test.end(sure, moved, found)
            truth = YES if at < may_end else MAYBE if at < over else NO
            until = min([until, *[end for end in ends if end > at]])
        if possible != sure:
            ends = test.end(possible, moved, found)
            truth = MAYBE if truth == NO and at < ends[1] else truth
            until = min([until, *[end for end in ends if end > at]])
        return truth, until


class _Living:
    """A state with plain episodes: until one of them begins, or may be over."""

    def __init__(self, lives: Lives, general: Ask) -> None:
        self._lives = lives
        self._general = general

    def __call__(self, moved: Moved) -> Lasting:
        if not moved.case.plain:
            return self._general(moved)
        at, lives = moved.at, self._lives.of(moved, moved.root.found)
        return max([life.holds(at) for life in lives], default=NO), _changes(at, lives)


class _Stated:
    """Stated times: until such a part of the day is over, or another notice counts."""

    def __init__(self, test: StatedTest, general: Ask) -> None:
        self._test = test
        self._general = general

    def __call__(self, moved: Moved) -> Lasting:
        zone, day, second, at = moved.zone, moved.day, moved.second, moved.at
        if not moved.case.plain or zone is None or not is_even(day, zone) or at != start_of(day, zone) + second:
            return self._general(moved)
        lives, truth, over = self._test.lives(moved, moved.root.found), NO, FOREVER
        for life in lives:
            held = life.holds(at)
            if held != NO:
                among, end = self._test.among(life, moved)
                truth, over = max(truth, min(held, among)), min(over, at - second + end)
        return truth, min(over, _changes(at, lives))


def _changes(at: int, lives: list[Episode]) -> int:
    """Return the first later instant at which an episode may begin or be over."""
    edges = [edge for life in lives for edge in (*life.opens, life.may_end, life.over) if edge > at]
    return min(edges, default=FOREVER)


__all__ = ["Leaves", "repeated_after"]
