"""The value of a term."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fairdebt.clock import Spans, ends_between
from fairdebt.facts import ALL, UNKNOWN, Members, attribute_of, bounds, fact_of, is_silent, part_of, silent_facts
from fairdebt.logic import (
    Anchor,
    Attribute,
    Count,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Literal,
    Lookup,
    Product,
    Row,
    Shift,
    Subject,
    Term,
    Today,
)
from fairdebt.readings.reference import counts
from fairdebt.readings.reference.moments import shifted
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import Interval, Read, as_day

NEW_YEAR_2001 = 978_307_200
"""Midnight of 1 January 2001 in UTC: tables' spans are compared by where they end from there."""


def value(term: Term, question: Question, past: Past | None = None) -> Read:
    """Return the value of a term, where `past` is the event that a filter looks at."""
    match term:
        case Literal(written):
            return written
        case Attribute(name, of, part):
            deed = question.deed(_subject(of, past))
            return part_of(attribute_of(deed, name, question.case), part)
        case Fact(path):
            return fact_of(question.case, path, question.action, question.debt)
        case Today(of):
            subject = _subject(of, past)
            return as_day(question.at if subject is None else subject.at, question.zone)
        case DateOf(inner):
            return _day_or_nothing(value(inner, question, past), question)
        case Lookup():
            return _lookup(term, question, past)
        case Shift():
            return _shift(term, question, past)
        case Extreme(terms):
            return _latest([value(each, question, past) for each in terms], question)
        case Product(inner, factor):
            return _times(value(inner, question, past), factor)
        case FirstKnown(first, other):
            return value(other if _silent(first, question, past) else first, question, past)
        case Anchor():
            return counts.anchor(term, question)
        case Count():
            return counts.count(term, question)


def _subject(of: Subject, past: Past | None) -> Past | None:
    if of == "act":
        return None
    if past is None:
        raise ValueError("a norm speaks of an event where there is none")
    return past


def _silent(term: Fact | Attribute, question: Question, past: Past | None) -> bool:
    if isinstance(term, Fact):
        return silent_facts(question.case, term.path, question.action, question.debt)
    return is_silent(question.deed(_subject(term.of, past)), term.name)


def _day_or_nothing(found: Read, question: Question) -> Read:
    """Return a date or instant as a local date, *none* as it is; anything else is no date: unknown."""
    found = as_day(found, question.zone)
    return found if found is None or isinstance(found, date) else UNKNOWN


def _shift(term: Shift, question: Question, past: Past | None) -> Read:
    on = _day_or_nothing(value(term.term, question, past), question)
    if not isinstance(on, date):
        return on
    spans = term.spans if isinstance(term.spans, Spans) else value(term.spans, question, past)
    if not isinstance(spans, Spans):
        return UNKNOWN
    found = shifted(on, spans, back=term.back)
    return UNKNOWN if found is None else found


def _latest(found: list[Read], question: Question) -> Read:
    """Return the latest of dates or instants; instants among dates are taken as local dates."""
    given = [each for each in found if each is not None]
    if not given:
        return None
    instants = [each for each in given if isinstance(each, int)]
    if len(instants) == len(given):
        return max(instants)
    days = [_day_or_nothing(each, question) for each in given]
    dates = [each for each in days if isinstance(each, date)]
    return max(dates) if len(dates) == len(days) else UNKNOWN


def _times(found: Read, factor: Decimal) -> Read:
    if isinstance(found, Decimal):
        return found * factor
    if isinstance(found, Interval):
        # nothing times infinity is nothing: zero times a number that has no bound
        ends = [end * factor if factor else Decimal(0) for end in (found.low, found.high)]
        return Interval(min(ends), max(ends))
    return None if found is None else UNKNOWN


def _lookup(term: Lookup, question: Question, past: Past | None) -> Read:
    table = question.norms.tables[term.table]
    keys = [value(key, question, past) for key in term.keys]
    as_of = (
        value(Today("act"), question)
        if term.as_of is None
        else _day_or_nothing(value(term.as_of, question, past), question)
    )
    if as_of is None:
        return UNKNOWN  # a table says nothing of no day; more careful than its `otherwise`
    rows = [row for row in table.rows if _in_force(row, as_of) and all(map(_may_equal, keys, row.keys))]
    found = [row.value for row in rows]
    dated = any(row.from_on is not None or row.until_on is not None for row in table.rows)
    doubtful = not all(isinstance(key, str) or key is None for key in keys) or (as_of is UNKNOWN and dated)
    if not doubtful:
        return found[0] if found else UNKNOWN if table.otherwise is None else table.otherwise
    if term.pick is None:
        return UNKNOWN
    return _pick(found if table.otherwise is None else [*found, table.otherwise], shortest=term.pick == "shortest")


def _in_force(row: Row, as_of: Read) -> bool:
    """Tell whether a row may hold on a day; any row may where the day is unknown."""
    if not isinstance(as_of, date):
        return True
    return (row.from_on is None or row.from_on <= as_of) and (row.until_on is None or as_of < row.until_on)


def _may_equal(key: Read, written: str) -> bool:
    if key is UNKNOWN or key is ALL:
        return True
    if isinstance(key, frozenset | Members):
        possible = bounds(key)[1]
        return possible is None or written in possible
    return key == written


def _pick(found: list[str | Decimal | date | Spans], *, shortest: bool) -> Read:
    if not found:
        return UNKNOWN
    choose = min if shortest else max
    numbers = [each for each in found if isinstance(each, Decimal)]
    spans = [each for each in found if isinstance(each, Spans)]
    if len(numbers) == len(found):
        return choose(numbers)
    if len(spans) == len(found):
        return choose(spans, key=lambda each: ends_between(NEW_YEAR_2001, each, "UTC")[0])
    return UNKNOWN
