"""The next instant at which what a predicate reads of time may change, where nothing simpler is known of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime

from fairdebt.clock import NotAnnouncedError, Window, first_instant, last_day, leaves_at, local_date
from fairdebt.facts import Action, Row, Value
from fairdebt.logic import Among, Compare, Count, StatedTimes, Today
from fairdebt.readings.episodes import Reader, episodes
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.keys import key_value
from fairdebt.readings.questions import BEGINNING, FOREVER, Question
from fairdebt.readings.schedule.instants import MIDNIGHT, earliest, next_change, next_wall, of_date, times_of_day
from fairdebt.readings.schedule.reads import OWN_TIME, Reads

Known = dict[int, tuple[object, tuple[int, ...]]]


def next_breakpoint(reads: Reads, question: Question, evaluator: Evaluator, known: Known) -> int | None:
    """Return the next instant after the question's at which what is read of time may change; None if there is none.

    What states and counts have in store holds until the next event comes into sight, and is worked out once for that
    stretch: `known` remembers it between calls, one for each debt and zone.
    """
    at, zone = question.at, question.zone
    found: list[int | None] = []
    if zone is not None and (reads.seconds or reads.daily):
        seconds = tuple(sorted(reads.seconds)) if reads.seconds else MIDNIGHT
        found.append(next_wall(at, seconds, zone))
    if reads.compared:
        found.extend(each for leaf in reads.compared for each in _compared(leaf, question, evaluator))
    if reads.history:
        found.append(_of_history(reads, question, evaluator, known))
    return earliest(at, found)


def _of_history(reads: Reads, question: Question, evaluator: Evaluator, known: Known) -> int | None:
    at, case = question.at, question.case
    seen = case.until(at)
    coming = case.ats[seen] if seen < len(case.ats) else None
    covered = case.covers_from is not None and at >= case.covers_from
    epoch = (seen, covered, question.today if reads.daily else None, at if reads.now else None)
    last, instants = known.get(id(reads), (None, ()))
    if last != epoch:
        instants = tuple(sorted(set(_in_store(reads, question, evaluator))))
        known[id(reads)] = (epoch, instants)
    place = bisect_right(instants, at)
    found = [coming, case.covers_from, instants[place] if place < len(instants) else None]
    if question.zone is not None:
        found.append(next_change(at, question.zone))
        found.extend(next_wall(at, seconds, question.zone) for seconds in _stated(reads, question, known))
        found.extend(
            next_wall(at, MIDNIGHT, question.zone)
            for counted in reads.counts
            if counted.measure.with_act and counted.measure.kind == "days_in_a_row"
        )
    return earliest(at, found)


def _compared(leaf: Compare | Among, question: Question, evaluator: Evaluator) -> Iterator[int]:
    """Yield when the act's own day or instant comes to, and passes, what it is compared with."""
    values: list[Value] = []
    if isinstance(leaf, Among):
        values.extend(leaf.values)
    else:
        terms = [term for term in (leaf.left, leaf.right) if not isinstance(term, Count | Today)]
        values = [value for term in terms if (value := evaluator.term(term, question)) != question.at]
    for value in values:
        if isinstance(value, date):
            yield from of_date(value, question.zone)
        elif isinstance(value, int) and not isinstance(value, bool):
            yield from (value, value + 1)
            if question.zone is not None:
                yield from of_date(local_date(value, question.zone), question.zone)


def _in_store(reads: Reads, question: Question, evaluator: Evaluator) -> Iterator[int]:
    for state in sorted(reads.states | {stated.state for stated in reads.stated}):
        yield from _of_state(state, Reader(question, None, question.at, False), evaluator)
    for state in sorted(reads.now):
        for row in _unlike(state, question, evaluator):
            yield from _of_state(state, Reader(question, row, question.at, False), evaluator)
    for counted in reads.counts:
        yield from _of_count(counted, question, evaluator, every=bool(reads.now) or reads.daily)


def _unlike(name: str, question: Question, evaluator: Evaluator) -> Iterator[Row]:
    """Yield one past event of each kind that a state tells apart: to it, those with the same keys are alike."""
    state, seen = evaluator.norms.states[name], set()
    for row in question.case.rows:
        if row.at > question.at:
            return
        alike = repr([key_value(key, question, row, evaluator.judge) for key in state.per])
        if alike not in seen:
            seen.add(alike)
            yield row


def _of_state(name: str, reader: Reader, evaluator: Evaluator) -> Iterator[int]:
    for episode in episodes(evaluator.norms.states[name], reader, evaluator):
        for at in (*episode.start, *episode.opens, episode.may_end, episode.over):
            if BEGINNING < at < FOREVER:
                yield at


def _of_count(counted: Count, question: Question, evaluator: Evaluator, *, every: bool) -> Iterator[int]:
    """Yield when events leave the window, or become old enough or too old to count."""
    zone, case = question.zone, question.case
    rows = case.rows if every else [row for row, _ in evaluator.matches(counted.filter, question)]
    rows = [row for row in rows if row.at <= question.at]
    if counted.window is not None:
        yield from _leaving(counted.window, rows, question)
    if counted.age and zone is not None:
        for row in rows:
            for age in counted.age:
                try:
                    yield from of_date(last_day(local_date(row.at, zone), age.spans), zone)
                except NotAnnouncedError:  # unknown it stays
                    continue


def _leaving(window: Window, rows: list[Row], question: Question) -> Iterator[int]:
    elapsed = window.unit in ("hour", "minute")
    if question.zone is None and not elapsed:
        return
    zone = question.zone or "UTC"
    first = first_instant(question.at, window, zone)
    instants = [row.at for row in rows if row.at >= first]
    since = question.case.covers_from
    if since is not None:
        instants.append(since - 1)
    for at in dict.fromkeys(instants if elapsed else _one_a_day(instants, zone)):
        yield leaves_at(at, window, zone)


def _one_a_day(instants: list[int], zone: str) -> list[int]:
    return list({local_date(at, zone): at for at in instants}.values())


def _stated(reads: Reads, question: Question, known: Known) -> Iterator[tuple[int, ...]]:
    """Yield the times of day that any event of the history states; they are read once."""
    for stated in reads.stated:
        times = known.get(id(stated))
        if times is None:
            times = known[id(stated)] = stated, _times_in(stated, question)
        if times[1]:
            yield times[1]


def _times_in(stated: StatedTimes, question: Question) -> tuple[int, ...]:
    found: set[int] = set()
    for row in question.case.rows:
        said = row.stated(stated.field)
        if said is not None:
            found.update(second for each in said for second in times_of_day(each))
    return tuple(sorted(found))


def later(question: Question, at: int, act: Action | None = None) -> Question:
    """Return the same question about the act at another instant; what does not move with it stays known.

    `act` is the act at that instant, where it is at hand already.
    """
    if act is None:
        act = question.action.model_copy(update={"at": datetime.fromtimestamp(at, UTC)})
    moved = Question(act, question.case, at, question.debt, question.zone)
    moved.values = {name: value for name, value in question.values.items() if name not in OWN_TIME}
    return moved
