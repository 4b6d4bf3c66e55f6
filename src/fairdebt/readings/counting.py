"""Counts as intervals: what surely happened, and what may have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING

from fairdebt.clock import NotAnnouncedError, Window, first_instant, last_day, local_date, start_of_day
from fairdebt.facts import UNKNOWN, Row, Value
from fairdebt.logic import Age, Anchor, Count, Predicate, Term
from fairdebt.readings.keys import agreement, covered, key_value
from fairdebt.readings.questions import BEGINNING, Question
from fairdebt.readings.truth import MAYBE, NO, YES, compare

if TYPE_CHECKING:
    from fairdebt.readings.evaluate import Evaluator

Number = Decimal | float


@dataclass(slots=True)
class Counted:
    """What was counted: the events that surely and possibly count, and the interval of the measure."""

    sure: list[Row] = field(default_factory=list)
    possible: list[Row] = field(default_factory=list)
    low: Number = field(init=False)
    high: Number = field(init=False)


def count(wanted: Count, question: Question, evaluator: Evaluator) -> Counted:
    """Count past events for the act of the question."""
    values = tuple(key_value(key, question, None, evaluator.judge) for key in wanted.per)
    found = _collect(wanted, values, question, evaluator)
    low, high = _measure(wanted, found, question)
    complete = _complete(wanted.window, question) and covered(wanted.per, values, question)
    found.low = low if question.case.known else Decimal(0)
    found.high = high if complete else inf
    return found


def bounds_of_count(wanted: Count, question: Question, evaluator: Evaluator) -> tuple[Number, Number]:
    """Return the interval of a count alone, by bisection where nothing but the window moves."""
    plain = wanted.measure.kind == "events" and not (wanted.after or wanted.age) and wanted.reset_by is None
    if not plain or not question.case.known or not evaluator.keeps(wanted.filter):
        found = evaluator.count(wanted, question)
        return found.low, found.high
    values = tuple(key_value(key, question, None, evaluator.judge) for key in wanted.per)
    sure, possible = _instants(wanted, values, question, evaluator)
    window, zone, at = wanted.window, question.zone, question.at
    first, sure_window = BEGINNING, True
    if window is not None:
        sure_window = zone is not None or window.unit in ("hour", "minute")
        first = first_instant(at, window, zone or "UTC") if sure_window else BEGINNING
    low = bisect_right(sure, at) - bisect_left(sure, first) if sure_window else 0
    high = bisect_right(possible, at) - bisect_left(possible, first)
    complete = _complete(window, question) and covered(wanted.per, values, question)
    return Decimal(low), Decimal(high) if complete else inf


def _instants(
    wanted: Count, values: tuple[Value, ...], question: Question, evaluator: Evaluator
) -> tuple[list[int], list[int]]:
    """Return when the events happened that surely and possibly agree, in order; they are kept with the case."""
    kept = question.case.kept_for(evaluator)
    key = (id(wanted), values, question.zone)
    found: tuple[list[int], list[int]] | None = kept.get(key)
    if found is None:
        sure: list[int] = []
        possible: list[int] = []
        for row, truth in evaluator.matches(wanted.filter, question):
            counts = min(truth, agreement(wanted.per, values, row))
            if counts != NO:
                possible.append(row.at)
            if counts == YES:
                sure.append(row.at)
        found = kept[key] = (sure, possible)
    return found


def _complete(window: Window | None, question: Question) -> bool:
    case = question.case
    if not case.known:
        return False
    if case.covers_from is None:
        return True
    if window is None:
        return False
    if question.zone is None and window.unit not in ("hour", "minute"):
        return False
    return first_instant(question.at, window, question.zone or "UTC") >= case.covers_from


def _collect(wanted: Count, values: tuple[Value, ...], question: Question, evaluator: Evaluator) -> Counted:
    first, sure_window = BEGINNING, True
    if wanted.window is not None:
        if question.zone is None and wanted.window.unit not in ("hour", "minute"):
            sure_window = False
        else:
            first = first_instant(question.at, wanted.window, question.zone or "UTC")
    late, early, themselves = _since(wanted, values, question, evaluator)
    found = Counted()
    if early is None:
        return found
    # what the history does not cover may hold a later reset or a later anchor
    watched = wanted.reset_by is not None or any(
        isinstance(each, Anchor) and each.which == "last" for each in wanted.after
    )
    for row, truth in evaluator.matches(wanted.filter, question):
        if row.at > question.at:
            break
        if row.at < first or row.at < early or (themselves and row in themselves):
            continue
        counts = min(truth, agreement(wanted.per, values, row))
        unseen = watched and (question.case.covers_from or row.at) > row.at
        if not sure_window or unseen or late is None or row.at <= late:
            counts = min(counts, MAYBE)
        for age in wanted.age:
            counts = min(counts, _aged(age, row, question))
        if counts == NO:
            continue
        found.possible.append(row)
        if counts == YES:
            found.sure.append(row)
    return found


def _aged(age: Age, row: Row, question: Question) -> int:
    if question.zone is None:
        return MAYBE
    today, then = local_date(question.at, question.zone), local_date(row.at, question.zone)
    try:
        return compare(today, age.op, last_day(then, age.spans), question.zone)
    except NotAnnouncedError:
        return MAYBE


Since = tuple[int | None, int | None, list[Row]]
"""After which instant an event surely counts, from which it possibly does (None: none does), and which of that instant
do not: what is counted from is not later than itself."""


def _since(wanted: Count, values: tuple[Value, ...], question: Question, evaluator: Evaluator) -> Since:
    """Return from when events count; see `Since`."""
    late: int | None = BEGINNING - 1
    early: int | None = BEGINNING
    themselves: list[Row] = []
    for anchor in wanted.after:
        this_late, this_early, rows = _anchored(anchor, wanted, values, question, evaluator)
        late = None if late is None or this_late is None else max(late, this_late)
        early = None if early is None or this_early is None else max(early, this_early)
        themselves += rows
    if wanted.reset_by is not None and early is not None:
        resets = _agreeing(wanted.reset_by, wanted, values, question, evaluator)
        possible = max((row.at for row, _ in resets), default=BEGINNING - 1)
        sure = max((row.at for row, truth in resets if truth == YES), default=BEGINNING)
        late = None if late is None or not covered(wanted.per, values, question) else max(late, possible)
        early = max(early, sure)
        themselves += [row for row, truth in resets if truth == YES and row.at == sure]
    return late, early, themselves


def _agreeing(
    filter_: Predicate, wanted: Count, values: tuple[Value, ...], question: Question, evaluator: Evaluator
) -> list[tuple[Row, int]]:
    """Return the events so far that surely or possibly meet a filter and agree on the keys, with their truth."""
    return [
        (row, truth)
        for row, match in evaluator.matches(filter_, question)
        if row.at <= question.at and (truth := min(match, agreement(wanted.per, values, row))) != NO
    ]


def _anchored(
    anchor: Anchor | Term, wanted: Count, values: tuple[Value, ...], question: Question, evaluator: Evaluator
) -> Since:
    if not isinstance(anchor, Anchor):
        return *_dated(evaluator.term(anchor, question, None), question), []
    matched = _agreeing(anchor.of, wanted, values, question, evaluator)
    incomplete = not _complete(None, question) or not covered(wanted.per, values, question)
    if not matched and not incomplete:
        return None, None, []
    sure = [row for row, truth in matched if truth == YES]
    if anchor.which == "last" and sure:
        latest = sure[-1].at
        # an anchor that the history may lack could lie later than all that are known
        late = matched[-1][0].at if covered(wanted.per, values, question) else None
        return late, latest, [row for row in sure if row.at == latest]
    late = sure[0].at if sure else None
    if incomplete:
        return late, BEGINNING, []
    first = [row for row, _ in matched if row.at == matched[0][0].at]
    return late, first[0].at, first if len(first) == 1 else []


def _dated(value: Value, question: Question) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    if isinstance(value, date) and question.zone is not None:
        following = start_of_day(value + timedelta(days=1), question.zone)
        return following - 1, following
    if isinstance(value, int) and not isinstance(value, bool):
        return value, value
    return None, BEGINNING


def _measure(wanted: Count, found: Counted, question: Question) -> tuple[Number, Number]:
    measure = wanted.measure
    match measure.kind:
        case "events":
            return Decimal(len(found.sure)), Decimal(len(found.possible))
        case "total":
            return _total(measure.attribute, found)
        case "distinct":
            return _distinct(measure.attribute, found, question, with_act=measure.with_act)
    if question.zone is None:
        if measure.kind == "spread":
            return Decimal(0), (inf if len(found.possible) > 1 else Decimal(0))
        return Decimal(int(measure.with_act)), Decimal(len(found.possible) + measure.with_act)
    sure, possible = (_dates(rows, question.zone) for rows in (found.sure, found.possible))
    if measure.kind == "spread":
        return _spread(sure), _spread(possible)
    own = local_date(question.at, question.zone) if measure.with_act else None
    return Decimal(_run(sure, own)), Decimal(_run(possible, own))


def _total(name: str, found: Counted) -> tuple[Number, Number]:
    low = sum((value for row in found.sure if isinstance(value := row.get(name), Decimal)), Decimal(0))
    high: Number = Decimal(0)
    for row in found.possible:
        value = row.get(name)
        if value is UNKNOWN:
            return low, inf
        if isinstance(value, Decimal):
            high += value  # type: ignore[operator]  # a Decimal until an unknown value ends the sum
    return low, high


def _distinct(name: str, found: Counted, question: Question, *, with_act: bool) -> tuple[Number, Number]:
    own = [question.get(name)] if with_act else []
    sure = {value for value in (*own, *(row.get(name) for row in found.sure)) if _countable(value)}
    every = [*own, *(row.get(name) for row in found.possible)]
    known = {value for value in every if _countable(value)}
    unclear = sum(1 for value in every if value is not None and not _countable(value))  # all debts, or some of a set
    return Decimal(len(sure)), Decimal(len(known) + unclear)


def _countable(value: Value) -> bool:
    return value is not UNKNOWN and value is not None and isinstance(value, str | Decimal | date | int | frozenset)


def _spread(days: set[date]) -> Number:
    return Decimal((max(days) - min(days)).days if days else 0)


def _dates(rows: list[Row], zone: str) -> set[date]:
    return {local_date(row.at, zone) for row in rows}


def _run(days: set[date], own: date | None) -> int:
    """Return the longest run of consecutive days, or the run that ends with the day of the act."""
    one = timedelta(days=1)
    if own is not None:
        length = 1
        while own - length * one in days:
            length += 1
        return length
    longest = 0
    for day in days:
        if day - one not in days:
            length = 1
            while day + length * one in days:
                length += 1
            longest = max(longest, length)
    return longest
