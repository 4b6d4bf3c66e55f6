"""The leaves of predicates with the time they last: exactly where they are plain, else up to their next breakpoint."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from fairdebt.clock import Band, is_even, start_of
from fairdebt.logic import Compare, Holds, Inside, Predicate, StatedTimes
from fairdebt.readings.acts import ActWriter
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import ActTest, act_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import Begun, HoursTest, begun_test, count_test, hours_test, state_test
from fairdebt.readings.questions import FOREVER, Question
from fairdebt.readings.schedule.changes import next_breakpoint
from fairdebt.readings.schedule.lasting import Ask, Moved, opposite, remembered
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.readings.until import Lasting, Until, until_of

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
        self.fading: dict[Ask, int] = {}
        """What asks leaves that only fade: in a plain history, where a zone is known, what is no stays so as long as no
        event happens and no local day comes twice; unless any of these bits is set in `Found.best`.
        """

    def __call__(self, node: Predicate) -> Ask:
        """Return what asks a leaf."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._made(node)
        return found

    def counts(self, node: Predicate) -> bool:
        """Tell whether a leaf counts events."""
        return bool(self._reading.of(node).counts)

    def _made(self, node: Predicate) -> Ask:
        evaluator, finder = self.evaluator, self.finder
        general = self._general(node)
        if isinstance(general, _Settled):
            return general
        if isinstance(node, Inside) and (hours := hours_test(node, evaluator)) is not None:
            return evaluator.shared((_Hours, node), lambda: _Hours(hours, general))
        until = until_of(node, finder)
        if until is None:
            return general
        ask = _plain_or(until, general)
        match node:
            case Inside(StatedTimes(state)) | Holds(state, "act"):
                begun = begun_test(state, finder)
                assert begun is not None  # else there was no quick test
                self.begun[ask] = begun
        fading = _fading(node, finder)
        if fading is not None:
            self.fading[ask] = fading
        return ask

    def _general(self, node: Predicate) -> Ask:
        """Return what asks any leaf, and looks for its next breakpoint."""
        evaluator, reads = self.evaluator, self._reading.of(node)
        if reads.still:
            return _Settled(node, evaluator)

        def ask(moved: Moved) -> Lasting:
            question = moved.exact
            truth = evaluator.leaf(node, question)
            coming = next_breakpoint(reads, question, evaluator, moved.lasting)
            return truth, FOREVER if coming is None else coming

        return remembered(ask)

    def code(self, nodes: Sequence[Predicate]) -> Callable[[Question], tuple[int, ...]]:
        """Write a function that tells the truths of leaves for a question, in order."""
        writer = ActWriter(self.finder)
        writer.expect(nodes)
        said = "".join(f"{writer.expression(node)}, " for node in nodes)
        head = [f"{name} = {to}" for name, to in writer.head.items()]
        code: Callable[[Question], tuple[int, ...]] = writer.function("truths", "q", [*head, f"return ({said})"])
        return code


class _Settled:
    """What no passing of time changes: asked once, by code that is written when it was asked some times."""

    def __init__(self, node: Predicate, evaluator: Evaluator) -> None:
        self._node = node
        self._evaluator = evaluator
        self._met = 0
        self._test: ActTest | None = None

    def __call__(self, moved: Moved) -> Lasting:
        known = moved.lasting
        truth = known.get(self)
        if truth is None:
            truth = known[self] = self._truth(moved)
        return truth, FOREVER

    def _truth(self, question: Question) -> int:
        if self._test is not None:
            return self._test(question)
        self._met += 1
        if self._met > OFTEN:
            self._test = act_test(self._node, self._evaluator)
        return self._evaluator.leaf(self._node, question)


def _fading(node: Predicate, finder: Finder) -> int | None:
    """Return the bits with which a leaf that only fades may not; None where time may bring it about."""
    match node:
        case Compare():
            count = count_test(node, finder)
            return count.inner if count is not None and count.exact else None
        case Holds():
            state = state_test(node, finder)
            return 0 if state is not None and state.only_lasts else None
    return None


def _plain_or(until: Until, general: Ask) -> Ask:
    """Return what asks a quick test where it is plain, anew only when its truth may be another."""

    def ask(moved: Moved) -> Lasting:
        known, at = moved.lasting, moved.at
        held: tuple[int, int, int] | None = known.get(ask)
        if held is None or not held[0] <= at < held[2]:
            truth, over = until(moved, moved.found) or general(moved)
            known[ask] = (at, truth, over)
            return truth, over
        return held[1:]

    return ask


class _Day(NamedTuple):
    """At which seconds of a local day the truth changes, what holds before and after each, and until when.

    That is told in seconds after the beginning of the day, so that most days are one.
    """

    cuts: tuple[int, ...]
    lasting: tuple[Lasting, ...]


class _Hours:
    """Weekly bands: until the wall shows the end of the band, or of the time between two.

    `inside` is the truth within the bands. Of each plain day of a zone it is laid out once what holds until when.
    """

    def __init__(self, test: HoursTest, general: Ask, *, inside: int = YES) -> None:
        self._test = test
        self._general = general
        self._inside = inside
        self._coming: dict[tuple[int, str, int], int] = {}
        self._days: dict[str, dict[int, _Day | None]] = {}
        self._alike: dict[_Day, _Day] = {}
        self._opposite: _Hours | None = None

    def opposite(self) -> Ask:
        """Return what asks whether it is outside the bands, the same each time."""
        if self._opposite is None:
            self._opposite = _Hours(self._test, opposite(self._general), inside=YES - self._inside)
        return self._opposite

    def __call__(self, moved: Moved) -> Lasting:
        zone, second = moved.zone, moved.second
        if zone is None:
            return MAYBE, FOREVER
        try:
            day = self._days[zone][moved.day]
        except KeyError:
            day = self._day(moved.day, zone)
        if day is None:
            return self._general(moved)
        truth, ahead = day.lasting[bisect_right(day.cuts, second)]
        return truth, moved.at - second + ahead

    def _day(self, day: int, zone: str) -> _Day | None:
        """Return what holds on a local day; None where it is no plain day."""
        bands = self._test.bands(day)
        days = self._days.setdefault(zone, {})
        if len(days) > 4096:
            days.clear()
        plain = bands is not None and is_even(day, zone)
        known = days[day] = self._laid_out(day, zone, bands) if plain and bands is not None else None
        return known

    def _laid_out(self, day: int, zone: str, bands: tuple[Band, ...]) -> _Day:
        start, within, outside = start_of(day, zone), self._inside, YES - self._inside
        lasting: list[Lasting] = []
        for first, end in bands:
            lasting.append((outside, first))
            lasting.append((within, end if end < 86_400 else self._other(day + 1, zone, YES) - start))
        lasting.append((outside, self._other(day + 1, zone, NO) - start))
        found = _Day(tuple([second for band in bands for second in band]), tuple(lasting))
        return self._alike.setdefault(found, found)

    def _other(self, day: int, zone: str, truth: int) -> int:
        """Return the first instant from the beginning of a day on at which that of being inside may be another."""
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
