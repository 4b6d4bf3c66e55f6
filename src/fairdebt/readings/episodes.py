"""Episodes of states: from which event to which end a state was open, surely or possibly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from fairdebt.clock import Spans, ends_between, local_date, start_of_day
from fairdebt.facts import UNKNOWN, Row, Value, is_silent
from fairdebt.logic import Predicate, State
from fairdebt.readings.keys import agreement, covered, key_value
from fairdebt.readings.questions import BEGINNING, FOREVER, Question
from fairdebt.readings.truth import MAYBE, NO, YES

if TYPE_CHECKING:
    from fairdebt.readings.evaluate import Evaluator

Between = tuple[int, int]
"""An instant of which only the earliest and the latest is known."""

ANY_TIME: Between = (BEGINNING, FOREVER)


@dataclass(slots=True)
class Episode:
    """One stretch during which a state holds: surely (truth YES) or possibly.

    It opens at an instant between the two of `opens`, may be over from `may_end` on, is over at the latest at `over`.
    `row` is the event that began it; `carried`: it began before the history does.
    """

    row: Row | None
    truth: int
    start: Between
    opens: Between
    counted: Between
    carried: bool = False
    may_end: int = FOREVER
    over: int = FOREVER

    def holds(self, at: int) -> int:
        """Tell whether this episode is open at the instant `at`."""
        if self.truth == NO or at < self.opens[0] or at >= self.over:
            return NO
        return MAYBE if self.truth == MAYBE or at < self.opens[1] or at >= self.may_end else YES

    def end(self, between: Between) -> None:
        """Note an end that surely comes, at an instant between the two."""
        self.may_end = min(self.may_end, between[0])
        self.over = min(self.over, between[1])


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose state is read, and when: the act's, or that of a past event."""

    question: Question
    row: Row | None
    at: int
    strictly: bool

    @property
    def dark(self) -> int:
        """Return the instant before which events may be missing from the history."""
        case = self.question.case
        since = FOREVER if not case.known else BEGINNING if case.covers_from is None else case.covers_from
        return min(since, self.at + 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A state being read: the keys' values on the reader's side, and who evaluates its filters."""

    state: State
    reader: Reader
    values: tuple[Value, ...]
    evaluator: Evaluator

    @property
    def zone(self) -> str | None:
        return self.reader.question.zone

    def matches(self, filter_: Predicate) -> Iterator[tuple[Row, int]]:
        """Yield the events seen by the reader that meet the filter and agree on the keys."""
        reader = self.reader
        for row, truth in self.evaluator.matches(filter_, reader.question):
            if row.at > reader.at:
                break
            if reader.strictly and row.at == reader.at and not _about(reader.row, row):
                continue
            both = min(truth, agreement(self.state.per, self.values, row))
            if both != NO:
                yield row, both

    def later(self, filter_: Predicate, episode: Episode) -> Iterator[tuple[Row, int]]:
        """Yield the events that meet the filter after the episode's start; at its very instant only possibly after."""
        for row, truth in self.matches(filter_):
            if row is episode.row or row.at < episode.start[0]:
                continue
            touches, linked = self._relation(row, episode)
            sure = min(truth, touches)
            if row.at <= episode.start[1] and not (linked and episode.start == _exactly(row.at)):
                sure = min(sure, MAYBE)
            if sure != NO:
                yield row, sure

    def _happened(self, event_id: Value) -> bool:
        question = self.reader.question
        return any(row.id == event_id for row in question.case.rows if row.at <= question.at)

    def _relation(self, row: Row, episode: Episode) -> tuple[int, bool]:
        """Tell whether a later event touches this episode, and whether it says that it comes after its beginning."""
        touches, linked = YES, False
        for link in self.state.links:
            named = row.get(link)
            if named is None:
                continue
            if named is UNKNOWN:
                touches = min(touches, MAYBE)
            elif episode.row is None:
                touches = min(touches, MAYBE if episode.carried and not self._happened(named) else NO)
            elif episode.row.id == "unknown":
                touches = min(touches, MAYBE)
            elif episode.row.id is None or named != episode.row.id:
                touches = NO
            elif link == "of":
                linked = True
        return touches, linked


def state_holds(state: State, reader: Reader, evaluator: Evaluator) -> int:
    """Tell whether a state holds for the reader."""
    found = max((episode.holds(reader.at) for episode in episodes(state, reader, evaluator)), default=NO)
    return doubted(state, found, reader, evaluator)


def pieces(state: State, reader: Reader, evaluator: Evaluator) -> list[tuple[Episode, tuple[Episode, ...]]]:
    """Return every possible episode as it begins, each with copies that one thing alone has touched.

    The first copy: what undoes it; the others: its ends, what it lasts, its last day. Together they make the episode.
    """
    if state.begins is not None and not reader.question.case.known:
        return [(Episode(None, MAYBE, ANY_TIME, ANY_TIME, ANY_TIME, carried=True), ())]
    reading = _Reading(state, reader, _values(state, reader, evaluator), evaluator)
    found = []
    for episode in (*_begun(reading), *_with_date(reading), *_carried(reading)):
        copies = tuple(replace(episode, truth=YES) for _ in range(4))
        for touch, copy in zip((_undone, _ends, _lasts, _through), copies, strict=True):
            touch(reading, copy)
        found.append((episode, copies))
    return found


def doubted(state: State, found: int, reader: Reader, evaluator: Evaluator) -> int:
    """Return what remains of an answer where other parties' acts that the history lacks may bear on the state."""
    case = reader.question.case
    if not case.known or case.parties is None or covered(state.per, _values(state, reader, evaluator), reader.question):
        return found
    if found == NO:
        return MAYBE if state.begins is not None or state.renews is not None else NO
    return MAYBE if state.ends is not None or state.undone_by is not None else found


def _values(state: State, reader: Reader, evaluator: Evaluator) -> tuple[Value, ...]:
    return tuple(key_value(key, reader.question, reader.row, evaluator.judge) for key in state.per)


def episodes(state: State, reader: Reader, evaluator: Evaluator) -> list[Episode]:
    """Return every possible episode that has begun before the reader's instant, with what ended it.

    Those of the act stay the same until the next event, and are kept with the case.
    """
    if state.begins is not None and not reader.question.case.known:
        return [Episode(None, MAYBE, ANY_TIME, ANY_TIME, ANY_TIME, carried=True)]
    case = reader.question.case
    since = case.covers_from
    if since is None and not _may_have_begun(state, reader, evaluator):
        return []
    values = _values(state, reader, evaluator)
    dark = not case.known or (since is not None and reader.at < since)  # what is missing reaches up to the instant
    if reader.row is not None or dark or not evaluator.lasting(state):
        return _worked_out(state, reader, values, evaluator)
    kept = case.kept_for(evaluator)
    key = (state.name, values, reader.question.zone, reader.question.debt, case.until(reader.at))
    found: list[Episode] | None = kept.get(key)
    if found is None:
        found = kept[key] = _worked_out(state, reader, values, evaluator)
    return found


def _may_have_begun(state: State, reader: Reader, evaluator: Evaluator) -> bool:
    """Tell whether anything in a history that goes back to the beginning may have begun a state."""
    if state.begins_with is not None or reader.question.case.opening_of(state.name) is not None:
        return True
    return state.begins is not None and bool(evaluator.matches(state.begins, reader.question))


def _worked_out(state: State, reader: Reader, values: tuple[Value, ...], evaluator: Evaluator) -> list[Episode]:
    reading = _Reading(state, reader, values, evaluator)
    found = [*_begun(reading), *_with_date(reading), *_carried(reading)]
    for episode in found:
        _undone(reading, episode)
        if episode.truth != NO:
            _ends(reading, episode)
            _lasts(reading, episode)
            _through(reading, episode)
    return found


def _about(row: Row | None, other: Row) -> bool:
    """Tell whether an event names another of its own instant, which therefore came before it."""
    return row is not None and row is not other and other.id is not None and row.get("of") == other.id


# ---------------------------------------------------------------------------------------------------- beginnings


def _begun(reading: _Reading) -> Iterator[Episode]:
    if reading.state.begins is None:
        return
    for row, truth in reading.matches(reading.state.begins):
        start = _start(reading, row)
        yield _born(reading, row, start, truth)


def _born(reading: _Reading, row: Row | None, start: Between, truth: int = YES) -> Episode:
    delay = reading.state.delay
    opens = start if delay is None else _after(start, delay, reading.zone)
    return Episode(row, truth, start, opens, opens)


def _start(reading: _Reading, row: Row) -> Between:
    field = reading.state.begins_on
    if not field or is_silent(row.event, field):
        return row.at, row.at
    on = row.get(field)
    if isinstance(on, date):
        return ANY_TIME if reading.zone is None else _exactly(start_of_day(on, reading.zone))
    return _exactly(on) if isinstance(on, int) else ANY_TIME


def _with_date(reading: _Reading) -> Iterator[Episode]:
    if reading.state.begins_with is None:
        return
    on = reading.reader.question.fact(reading.state.begins_with.path)
    if isinstance(on, date):
        start = ANY_TIME if reading.zone is None else _exactly(start_of_day(on, reading.zone))
        yield _born(reading, None, start)
    elif on is not None:
        yield _born(reading, None, ANY_TIME)


def _carried(reading: _Reading) -> Iterator[Episode]:
    """Yield the episode that began before the history does, or may have."""
    state, case = reading.state, reading.reader.question.case
    if not case.known:
        return
    said, since = case.opening_of(state.name), case.covers_from
    perhaps = said in ("yes", "unknown")
    if since is None:
        if perhaps:
            start = _exactly(BEGINNING)
            yield Episode(None, YES if said == "yes" else MAYBE, start, start, ANY_TIME, carried=True)
        return
    if reading.reader.at < since:
        if state.begins is not None or perhaps:
            yield Episode(None, MAYBE, ANY_TIME, ANY_TIME, ANY_TIME, carried=True)
        return
    first = _exactly(since)
    delayed = first if state.delay is None else _after(first, state.delay, reading.zone)
    if said == "yes":
        # the state stands, so its delay is over; should only the event be meant, it may still run
        opens = _exactly(since - 1) if state.delay is None else (since - 1, delayed[1])
        yield Episode(None, YES, _exactly(since - 1), opens, first, carried=True)
    elif said == "unknown" or (said is None and state.begins is not None):
        until = (BEGINNING, delayed[1])
        yield Episode(None, MAYBE, (BEGINNING, since - 1), until, until, carried=True)


# ---------------------------------------------------------------------------------------------------------- ends


def _undone(reading: _Reading, episode: Episode) -> None:
    state = reading.state
    if state.undone_by is None:
        return
    if not episode.carried and episode.start[0] < reading.reader.dark:
        episode.truth = min(episode.truth, MAYBE)
    for row, truth in reading.later(state.undone_by, episode):
        if row.at <= episode.opens[1]:
            sure = truth if row.at <= episode.opens[0] else MAYBE
            episode.truth = min(episode.truth, YES - sure)


def _ends(reading: _Reading, episode: Episode) -> None:
    state, dark = reading.state, reading.reader.dark
    if state.ends is None:
        return

    def end_by(between: Between) -> Between:
        return between if state.ends_after is None else _after(between, state.ends_after, reading.zone)

    if not episode.carried and episode.start[0] < dark:
        episode.may_end = min(episode.may_end, end_by(_exactly(episode.start[0]))[0])
    for row, truth in reading.later(state.ends, episode):
        between = end_by(_exactly(row.at))
        episode.end(between if truth == YES else (between[0], FOREVER))


def _lasts(reading: _Reading, episode: Episode) -> None:
    state, zone = reading.state, reading.zone
    if state.lasts is None:
        return
    spans = state.lasts
    if not isinstance(spans, Spans):
        found = reading.evaluator.term(spans, reading.reader.question, episode.row)
        if not isinstance(found, Spans):
            episode.end(ANY_TIME)
            return
        spans = found
    earliest, latest = _after(episode.counted, spans, zone)
    if state.renews is not None:
        if not episode.carried and episode.opens[0] < reading.reader.dark:
            latest = max(latest, _after(_exactly(reading.reader.dark - 1), spans, zone)[1])
        for row, truth in reading.later(state.renews, episode):
            again = _after(_exactly(row.at), spans, zone)
            if truth == YES and episode.opens[1] <= row.at < earliest:
                earliest, latest = again[0], max(latest, again[1])
            elif episode.opens[0] <= row.at < latest:
                latest = max(latest, again[1])
    episode.end((earliest, latest))


def _through(reading: _Reading, episode: Episode) -> None:
    field = reading.state.through
    if not field:
        return
    if episode.row is None:
        if episode.carried:
            episode.end(ANY_TIME)
        return
    end_with(episode, episode.row.get(field), reading.zone)


def end_with(episode: Episode, last: object, zone: str | None) -> None:
    """Let an episode end with the last day that its beginning names, if it names one."""
    if last is None:
        return
    if isinstance(last, int) and zone is not None:
        last = local_date(last, zone)
    if not isinstance(last, date) or zone is None:
        episode.end(ANY_TIME)
    elif last < date.max:
        episode.end(_exactly(start_of_day(last + timedelta(days=1), zone)))


def _exactly(at: int) -> Between:
    return at, at


def _after(start: Between, spans: Spans, zone: str | None) -> Between:
    """Return between which instants spans are over that begin between two instants."""
    if zone is None and any(chain[0].elapsed is None for chain in spans.each):
        return start[0], FOREVER
    low, _ = _over(start[0], spans, zone)
    _, high = _over(start[1], spans, zone)
    return low, high


def spans_over(start: int, spans: Spans, zone: str | None) -> Between:
    """Return between which instants spans are over that begin at an instant."""
    return _after(_exactly(start), spans, zone)


def _over(at: int, spans: Spans, zone: str | None) -> Between:
    """Return between which instants spans are over that begin at an instant; a calendar may not reach so far."""
    if at <= BEGINNING or at >= FOREVER:
        return at, at
    low, high = ends_between(at, spans, zone if zone is not None else "UTC")
    return low, FOREVER if high is None else high
