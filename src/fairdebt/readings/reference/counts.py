"""Counts of past events, as intervals: from what surely counts to what may count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from fairdebt.clock import Window, first_instant
from fairdebt.facts import UNKNOWN, Truth, Value, attribute_of
from fairdebt.logic import Age, Anchor, Count, Key, Measure, Predicate, Term
from fairdebt.readings.reference import keys, predicates, terms
from fairdebt.readings.reference.kleene import all_of, any_of, known, opposite
from fairdebt.readings.reference.moments import shifted
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import INFINITE, Interval, Read, compare

NOTHING = Decimal(0)
Maybe = tuple[Past, Truth]
"""An event, and whether it is one of those in question: yes or unknown."""


def count(term: Count, question: Question) -> Interval:
    """Count the events that a term speaks of."""
    if question.history() is None:
        return Interval(NOTHING, INFINITE)
    found = [(past, _counts(term, past, question)) for past in question.past()]
    sure = [past for past, truth in found if truth == "yes"]
    possible = [past for past, truth in found if truth != "no"]
    low, high = _measured(term.measure, sure, possible, question)
    return Interval(low, high if _complete(term, question) else INFINITE)


def _counts(term: Count, past: Past, question: Question) -> Truth:
    return all_of(
        [
            _matches(term.filter, term.per, past, question),
            _in_window(term.window, past, question),
            *(_has_age(age, past, question) for age in term.age),
            *(_after(anchor, term, past, question) for anchor in term.after),
            _after_reset(term, past, question),
        ]
    )


def _matches(wanted: Predicate, per: tuple[Key, ...], past: Past, question: Question) -> Truth:
    return all_of((predicates.truth(wanted, question, past), keys.agrees(per, None, past, question)))


def _matching(wanted: Predicate, per: tuple[Key, ...], question: Question) -> list[Maybe]:
    found = [(past, _matches(wanted, per, past, question)) for past in question.past()]
    return [(past, truth) for past, truth in found if truth != "no"]


def _elapsed(window: Window) -> bool:
    return window.unit in ("hour", "minute")


def _window_start(window: Window | None, question: Question) -> float | None:
    """Return the first instant that a window reaches; None where that needs a zone that is not known."""
    if window is None:
        return float("-inf")
    if question.zone is None and not _elapsed(window):
        return None
    return first_instant(question.at, window, question.zone or "UTC")


def _in_window(window: Window | None, past: Past, question: Question) -> Truth:
    start = _window_start(window, question)
    return "unknown" if start is None else known(start <= past.at)


def _complete(term: Count, question: Question) -> bool:
    """Tell whether the history has every event that could count."""
    since = question.covered_from()
    start = _window_start(term.window, question)
    # where the window starts is unknown without a zone: it may start too early
    reaches = start is not None and since <= start
    return (not isfinite(since) or reaches) and keys.parties_covered(term.per, None, question)


def _has_age(age: Age, past: Past, question: Question) -> Truth:
    today, on = question.day(question.at), question.day(past.at)
    if today is None or on is None:
        return "unknown"
    limit = shifted(on, age.spans)
    return "unknown" if limit is None else compare(today, age.op, limit, question.zone)


def _later(past: Past, other: Past) -> Truth:
    """Tell whether `past` comes after `other`; of two at one instant nobody knows, and none comes after itself."""
    if past.number == other.number:
        return "no"
    return "unknown" if past.at == other.at else known(past.at > other.at)


def _after(anchor: Anchor | Term, term: Count, past: Past, question: Question) -> Truth:
    if isinstance(anchor, Anchor):
        found = _matching(anchor.of, term.per, question)
        after_one = any_of(all_of((truth, _later(past, other))) for other, truth in found)
        if not _all_seen(term, question):
            after_one = any_of((after_one, "unknown"))  # an anchor in what the history does not cover
        if anchor.which == "first":
            return after_one
        seen: Truth = "yes" if _seen(term, past, question) else "unknown"
        return all_of((after_one, _after_each(found, past), seen))
    return _after_moment(terms.value(anchor, question), past, question)


def _all_seen(term: Count, question: Question) -> bool:
    """Tell whether nothing that the keys admit is missing from the history."""
    return not isfinite(question.covered_from()) and keys.parties_covered(term.per, None, question)


def _seen(term: Count, past: Past, question: Question) -> bool:
    """Tell whether everything later than `past` that the keys admit is in the history."""
    return past.at >= question.covered_from() and keys.parties_covered(term.per, None, question)


def _after_each(found: list[Maybe], past: Past) -> Truth:
    """Tell whether `past` is later than every one of these that happened."""
    return all_of(any_of((opposite(truth), _later(past, other))) for other, truth in found)


def _after_moment(moment: Read, past: Past, question: Question) -> Truth:
    if moment is None:
        return "no"
    if isinstance(moment, date):
        on = question.day(past.at)
        return "unknown" if on is None else known(on > moment)
    if isinstance(moment, int):
        return "unknown" if past.at == moment else known(past.at > moment)
    return "unknown"


def _after_reset(term: Count, past: Past, question: Question) -> Truth:
    if term.reset_by is None:
        return "yes"
    found = _matching(term.reset_by, term.per, question)
    # what the history does not cover may hold a later reset: such an event is never surely counted
    return all_of((_after_each(found, past), "yes" if _seen(term, past, question) else "unknown"))


def _measured(measure: Measure, sure: list[Past], possible: list[Past], question: Question) -> tuple[Decimal, Decimal]:
    match measure.kind:
        case "events":
            return Decimal(len(sure)), Decimal(len(possible))
        case "distinct":
            return _distinct(measure, sure, possible, question)
        case "total":
            return _total(measure, sure, possible, question)
        case "days_in_a_row":
            return _days_in_a_row(sure, possible, question, with_act=measure.with_act)
        case "spread":
            return _spread(sure, possible, question)


def _plain(value: Value) -> bool:
    """Tell whether a value is one known thing, or a set of which everything is known."""
    return isinstance(value, str | Decimal | date | int | frozenset)


def _distinct(measure: Measure, sure: list[Past], possible: list[Past], question: Question) -> tuple[Decimal, Decimal]:
    def values(pasts: Iterable[Past | None]) -> list[Value]:
        return [attribute_of(question.deed(past), measure.attribute, question.case) for past in pasts]

    own: list[Past | None] = [None] if measure.with_act else []
    surely = values([*sure, *own])
    possibly = values([*possible, *own])
    low = {value for value in surely if _plain(value)}
    high = {value for value in possibly if _plain(value)}
    unclear = sum(1 for value in possibly if not _plain(value) and value is not None)
    return Decimal(len(low)), Decimal(len(high) + unclear)


def _total(measure: Measure, sure: list[Past], possible: list[Past], question: Question) -> tuple[Decimal, Decimal]:
    low = high = NOTHING
    for past in possible:
        value = attribute_of(past.event, measure.attribute, question.case)
        if value is None:
            continue
        if isinstance(value, Decimal):
            low += value if past in sure else NOTHING
            high += value
        else:
            high = INFINITE
    return low, high


def _days(pasts: list[Past], question: Question) -> set[date]:
    return {day for past in pasts if (day := question.day(past.at)) is not None}


def _days_in_a_row(
    sure: list[Past], possible: list[Past], question: Question, *, with_act: bool
) -> tuple[Decimal, Decimal]:
    today = question.day(question.at)
    if today is None:
        return Decimal(with_act), Decimal(len(possible) + with_act)
    if with_act:
        return (
            Decimal(_run_through(today, _days(sure, question))),
            Decimal(_run_through(today, _days(possible, question))),
        )
    return Decimal(_longest_run(_days(sure, question))), Decimal(_longest_run(_days(possible, question)))


def _run_through(day: date, days: set[date]) -> int:
    """Return the length of the run of days that contains `day`, itself counted whether or not it is among `days`."""
    first = last = day
    while first - timedelta(days=1) in days:
        first -= timedelta(days=1)
    while last + timedelta(days=1) in days:
        last += timedelta(days=1)
    return (last - first).days + 1


def _longest_run(days: set[date]) -> int:
    return max((_run_through(day, days) for day in days), default=0)


def _spread(sure: list[Past], possible: list[Past], question: Question) -> tuple[Decimal, Decimal]:
    if question.zone is None:
        return NOTHING, INFINITE if len(possible) > 1 else NOTHING
    return tuple(_distance(_days(pasts, question)) for pasts in (sure, possible))  # type: ignore[return-value]  # two


def _distance(days: set[date]) -> Decimal:
    return Decimal((max(days) - min(days)).days) if days else NOTHING


def anchor(term: Anchor, question: Question) -> Read:
    """Return the instant of the first or last event that matches, where it stands by itself and has no keys."""
    since = question.covered_from()
    if since == float("inf") or not keys.parties_covered((), None, question):
        return UNKNOWN
    found = _matching(term.of, (), question)
    sure = [past.at for past, truth in found if truth == "yes"]
    choose = max if term.which == "last" else min
    complete = not isfinite(since) or (term.which == "last" and bool(sure) and max(sure) >= since)
    if not complete:
        return UNKNOWN
    if not found:
        return None
    which = choose(past.at for past, _ in found)
    return which if sure and choose(sure) == which else UNKNOWN
