"""Values of terms and truths of predicates for one question: what generated code calls beyond plain words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from zoneinfo import ZoneInfo

from fairdebt.clock import (
    EPOCH,
    Day,
    DayKind,
    Spans,
    day_before,
    day_of,
    is_stated,
    last_day,
    local_date,
    possible_dates,
)
from fairdebt.facts import (
    UNKNOWN,
    Deed,
    Event,
    Prepared,
    Row,
    Value,
    calendar_at,
    is_silent,
    part_of,
    silent_facts,
)
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Group,
    Holds,
    Inside,
    Literal,
    Lookup,
    Norms,
    Not,
    Predicate,
    Product,
    Shift,
    State,
    StatedTimes,
    Term,
    Today,
    parts_in,
)
from fairdebt.readings.counting import Counted, bounds_of_count, count
from fairdebt.readings.episodes import Episode, Reader, doubted, episodes, state_holds
from fairdebt.readings.index import at_best
from fairdebt.readings.questions import Question
from fairdebt.readings.shared import Shared
from fairdebt.readings.tables import between, looked_up
from fairdebt.readings.truth import MAYBE, NO, YES, among, compare
from fairdebt.readings.words import LIMIT, is_plain, words_of
from fairdebt.vocabulary import ATTRIBUTES

Test = Callable[[Question, Row | None], int]


Words = tuple[Callable[[Event], tuple[object, ...]], dict[object, int]]
"""What reads the words of an event, and the truths of one filter that are known of such words."""


class Evaluator:
    """Evaluates norms. `compile_filter`, where given, turns a filter on events into a quicker function."""

    def __init__(self, norms: Norms, compile_filter: Callable[[Predicate, Evaluator], Test] | None = None) -> None:
        self.norms = norms
        self._compile = compile_filter
        self._lasting: dict[str, bool] = {}
        self._worded: dict[int, Words | None] = {}
        self._meetable: dict[tuple[int, Deed], bool] = {}
        self._tests: dict[int, tuple[Test, bool, bool, Predicate]] = {}
        self.shared = Shared()

    # ------------------------------------------------------------------------------------------------- predicates

    def truth(self, predicate: Predicate, question: Question, row: Row | None = None) -> int:
        """Return the truth of a predicate about the act, or about the past event `row`."""
        match predicate:
            case All(parts):
                return min((self.truth(part, question, row) for part in parts), default=YES)
            case Any(parts):
                return max((self.truth(part, question, row) for part in parts), default=NO)
            case Not(part):
                return YES - self.truth(part, question, row)
        return self.leaf(predicate, question, row)

    def leaf(self, predicate: Predicate, question: Question, row: Row | None = None) -> int:
        """Return the truth of a predicate without parts."""
        match predicate:
            case Compare(Count() as counted, op, right):
                return self.compare_count(counted, op, self.term(right, question, row), question)
            case Compare(left, op, right):
                return compare(self.term(left, question, row), op, self.term(right, question, row), question.zone)
            case Among(term, values, how):
                value = self.term(term, question, row)
                if isinstance(value, int) and any(isinstance(each, date) for each in values):
                    value = self._date(value, question)
                return among(value, values, how)
            case Inside():
                return self.inside(predicate, question)
            case Holds():
                return self.holds(predicate, question, row)
        raise TypeError(predicate)

    def compare_count(self, counted: Count, op: str, limit: Value, question: Question) -> int:
        """Compare an interval with a number."""
        if not isinstance(limit, Decimal):
            return MAYBE
        low, high = bounds_of_count(counted, question, self)
        match op:
            case ">=":
                return YES if low >= limit else NO if high < limit else MAYBE
            case ">":
                return YES if low > limit else NO if high <= limit else MAYBE
            case "<":
                return YES if high < limit else NO if low >= limit else MAYBE
            case "<=":
                return YES if high <= limit else NO if low > limit else MAYBE
        same = YES if low == high == limit else NO if limit < low or limit > high else MAYBE
        return same if op == "=" else YES - same

    def count(self, counted: Count, question: Question) -> Counted:
        """Return what a count counts for the act of the question."""
        found: Counted = question.remember(id(counted), lambda: count(counted, question, self))
        return found

    def holds(self, held: Holds, question: Question, row: Row | None) -> int:
        """Tell whether a state holds for the act, or for a past event at its own instant or now."""
        state = self.norms.states[held.state]
        if held.of == "act":
            key = (held.state, None)
            return int(
                question.remember(key, lambda: self.state_holds(state, Reader(question, None, question.at, False)))
            )
        assert row is not None
        at = row.at if held.at == "own" else question.at
        return self.state_holds(state, Reader(question, row, at, held.at == "own"))

    def state_holds(self, state: State, reader: Reader) -> int:
        """Tell whether a state holds for the reader, which nobody asked before."""
        return state_holds(state, reader, self)

    def open_episodes(self, name: str, question: Question) -> list[Episode]:
        """Return the possible episodes of a state for the act."""
        state = self.norms.states[name]
        found: list[Episode] = question.remember(
            (name, "episodes"), lambda: episodes(state, Reader(question, None, question.at, False), self)
        )
        return found

    def inside(self, hours: Inside, question: Question) -> int:
        """Tell whether the local time of the act lies in weekly bands."""
        week = hours.week
        if isinstance(week, StatedTimes):
            return self._in_stated(week, hours.calendar, question)
        if question.zone is None:
            return MAYBE
        on, second = _wall(question.at, question.zone)
        day = _day(on, hours.calendar, question) if week.official else Day(on.weekday(), _ONE_KIND)
        return _known(week.permits(day, second))

    def _in_stated(self, stated_times: StatedTimes, calendar: str, question: Question) -> int:
        state = self.norms.states[stated_times.state]
        best = NO
        for episode in self.open_episodes(stated_times.state, question):
            held = episode.holds(question.at)
            if held == NO:
                continue
            times = episode.row.stated(stated_times.field) if episode.row is not None else None
            if times is None or question.zone is None:
                silent = episode.row is not None and episode.row.get(stated_times.field) is None
                best = max(best, NO if silent else MAYBE)
                continue
            on, second = _wall(question.at, question.zone)
            stated = _known(is_stated(times, on, _day(on, calendar, question), second))
            best = max(best, min(held, stated))
        return doubted(state, best, Reader(question, None, question.at, False), self)

    # ------------------------------------------------------------------------------------------------------ terms

    def term(self, term: Term, question: Question, row: Row | None = None) -> Value:
        """Return the value of a term."""
        match term:
            case Literal(written):
                return written
            case Attribute(name, of, part):
                held = question.get(name) if of == "act" or row is None else row.get(name)
                return part_of(held, part) if part else held
            case Fact(path):
                return question.fact(path)
            case Today(of):
                at = question.at if of == "act" or row is None else row.at
                return UNKNOWN if question.zone is None else local_date(at, question.zone)
            case DateOf(inner):
                return self._date(self.term(inner, question, row), question)
            case Shift():
                return self._shift(term, question, row)
            case Extreme(terms):
                return self._latest([self._date(self.term(each, question, row), question) for each in terms])
            case Product(inner, factor):
                value = self.term(inner, question, row)
                return value * factor if isinstance(value, Decimal) else value if value is None else UNKNOWN
            case FirstKnown(inner, other):
                return self.term(other if self._silent(inner, question, row) else inner, question, row)
            case Lookup():
                return self._lookup(term, question, row)
        raise TypeError(term)

    def _silent(self, term: Fact | Attribute, question: Question, row: Row | None) -> bool:
        if isinstance(term, Fact):
            return silent_facts(question.case.case, term.path, question.action, question.debt)
        return is_silent(question.action if row is None else row.event, term.name)

    def _date(self, value: Value, question: Question) -> Value:
        if isinstance(value, int):
            return UNKNOWN if question.zone is None else local_date(value, question.zone)
        return value

    def _latest(self, values: list[Value]) -> Value:
        if any(value is UNKNOWN for value in values):
            return UNKNOWN
        return max((value for value in values if isinstance(value, date)), default=None)

    def _shift(self, term: Shift, question: Question, row: Row | None) -> Value:
        start = self._date(self.term(term.term, question, row), question)
        spans = term.spans if isinstance(term.spans, Spans) else self.term(term.spans, question, row)
        if start is None or spans is None:
            return None
        if not isinstance(start, date) or not isinstance(spans, Spans):
            return UNKNOWN
        try:
            return day_before(start, spans) if term.back else last_day(start, spans)
        except (OverflowError, ValueError):  # beyond the calendar, not announced yet, or elapsed time
            return UNKNOWN

    def _lookup(self, term: Lookup, question: Question, row: Row | None) -> Value:
        table = self.norms.tables[term.table]
        keys = [self.term(key, question, row) for key in term.keys]
        as_of = self.term(term.as_of if term.as_of is not None else Today("act"), question, row)
        as_of = self._date(as_of, question)
        if as_of is None:
            return UNKNOWN
        return looked_up(table, keys, as_of if isinstance(as_of, date) else None, term.pick)

    # ----------------------------------------------------------------------------------------------------- events

    def matches(self, filter_: Predicate, question: Question) -> list[tuple[Row, int]]:
        """Return the past events that surely or possibly meet a filter, in order of time, with their truth."""
        known = self._tests.get(id(filter_))
        if known is None:
            test = self._compile(filter_, self) if self._compile else self._plain(filter_)
            known = self._tests[id(filter_)] = (test, _reads_zone(filter_), self._reads_now(filter_), filter_)
        test, zoned, now, _ = known
        memory = question.memory if now else question.case.kept_for(self)
        key = (id(filter_), question.zone if zoned else None)
        found = memory.get(key)
        if found is None:
            rows = self._of_kinds(filter_, question.case)
            words = self._words_of(filter_)
            if words is not None:
                found = self._by_words(words, test, rows, question)
            else:
                found = [(row, truth) for row in rows if (truth := test(question, row))]
            memory[key] = found
        result: list[tuple[Row, int]] = found
        return result

    def _words_of(self, filter_: Predicate) -> Words | None:
        """Return what reads the words that a plain filter asks for, with the truths known of them; else None."""
        try:
            return self._worded[id(filter_)]
        except KeyError:
            plain = self._compile is not None and is_plain(filter_)
            words = self._worded[id(filter_)] = (attrgetter(*words_of(filter_)), {}) if plain else None
            return words

    def _by_words(self, words: Words, test: Test, rows: Sequence[Row], question: Question) -> list[tuple[Row, int]]:
        """Return the events that meet a plain filter; those that say the same are asked once, whatever their case."""
        said, truths = words
        found = []
        for row in rows:
            key = said(row.event)
            truth = truths.get(key)
            if truth is None:
                if len(truths) >= LIMIT:
                    truths.clear()
                truth = truths[key] = test(question, row)
            if truth:
                found.append((row, truth))
        return found

    def _of_kinds(self, filter_: Predicate, case: Prepared) -> Sequence[Row]:
        """Return the events of those kinds, acts or notices, that can meet a filter, in order of time."""
        asked = [kind for kind in case.kinds if self._may_meet(filter_, kind)]
        if len(asked) == len(case.kinds):
            return case.rows
        if len(asked) == 1:
            return case.kinds[asked[0]]
        return [row for row in case.rows if row.kind in asked] if asked else ()

    def _may_meet(self, filter_: Predicate, kind: Deed) -> bool:
        key = (id(filter_), kind)
        found = self._meetable.get(key)
        if found is None:
            act, notice = (UNKNOWN if word == "unknown" else word for word in kind)
            found = self._meetable[key] = at_best(filter_, {"act": act, "notice": notice}, of="event") != NO
        return found

    def keeps(self, filter_: Predicate) -> bool:
        """Tell whether the events that meet a filter stay the same whenever the act is proposed."""
        known = self._tests.get(id(filter_))
        return not (self._reads_now(filter_) if known is None else known[2])

    def lasting(self, state: State) -> bool:
        """Tell whether the episodes of a state change with events only, not with the act's instant or its facts."""
        found = self._lasting.get(state.name)
        if found is None:
            filters = (state.begins, state.ends, state.undone_by, state.renews)
            spans_written = state.lasts is None or isinstance(state.lasts, Spans)
            found = self._lasting[state.name] = spans_written and not any(map(self._reads_now, filters))
        return found

    def _reads_now(self, node: object) -> bool:
        """Tell whether a filter reads the act, its instant or facts of the case, itself or through states."""
        match node:
            case Fact() | Count() | Attribute(_, "act", _) | Today("act") | Lookup(_, _, None, _):
                return True
            case Holds(state, _, at):
                return at == "now" or self._reads_now(self.norms.states[state])
        return any(map(self._reads_now, parts_in(node)))

    def _plain(self, filter_: Predicate) -> Test:
        return lambda question, row: self.truth(filter_, question, row)

    def judge(self, group: Group, question: Question, debt: str | None) -> int:
        """Tell whether the condition of a group holds for a debt."""
        return self.truth(group.when, Question(question.action, question.case, question.at, debt, question.zone))


_ONE_KIND: frozenset[DayKind] = frozenset({"working"})
"""Weeks without official classes are the same on days of every kind."""


def _wall(at: int, zone: str) -> tuple[date, int]:
    local = datetime.fromtimestamp(at, ZoneInfo(zone))
    return local.date(), local.hour * 3600 + local.minute * 60 + local.second


def _day(on: date, calendar: str, question: Question) -> Day:
    return day_of(on, calendar_at(calendar, question.case.case))


def _known(answer: bool | None) -> int:
    return MAYBE if answer is None else YES if answer else NO


def in_force(from_on: date | None, until_on: date | None, question: Question) -> int:
    """Tell whether the local date of the act lies between the first day counted and the first day not counted."""
    if from_on is None and until_on is None:
        return YES
    if question.zone is not None:
        today = question.day + EPOCH
        begun = from_on is None or today >= from_on.toordinal()
        return YES if begun and (until_on is None or today < until_on.toordinal()) else NO
    inside = [between(day, from_on, until_on) for day in possible_dates(question.at)]
    return YES if all(inside) else MAYBE if any(inside) else NO


def _reads_zone(node: object) -> bool:
    """Tell whether a filter reads local dates; states may, and dates that follow from the instant of an event."""
    if isinstance(node, Attribute):
        return ATTRIBUTES[node.name].type.base in ("date", "instant")
    return isinstance(node, Holds | Today | DateOf | Shift) or any(map(_reads_zone, parts_in(node)))
