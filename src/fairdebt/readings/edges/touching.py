"""Which edges of a norm an act lies at: what a test suite has exercised, and on which side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from fairdebt.clock import DAY, Spans, Week, day_of, first_instant, local_date, local_second
from fairdebt.facts import Action, Case, Row, prepared
from fairdebt.logic import All, Among, Compare, Count, Holds, Inside, Literal, Predicate, Prohibition, State
from fairdebt.readings.edges.clocks import turn_name, turns_of, way_of
from fairdebt.readings.edges.counts import limit_of
from fairdebt.readings.edges.filters import OF_AN_EVENT, hangings
from fairdebt.readings.edges.making import Place, places
from fairdebt.readings.edges.model import About, Edge
from fairdebt.readings.edges.naming import clock_name, count_name, leaf_name, predicate_name, span_name, window_name
from fairdebt.readings.edges.switches import exceptions
from fairdebt.readings.edges.terms import shifted
from fairdebt.readings.episodes import Reader, episodes
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.keys import agreement, key_value
from fairdebt.readings.questions import Question, instant_of, questions
from fairdebt.readings.truth import NO, YES, compare

NEAR = 60
"""So many seconds from a time of day, or from the end of an elapsed span, count as being at it."""


class Touch(NamedTuple):
    """An edge that an act lies at, and whether what turns there is yes for the act."""

    about: About
    what: str
    yes: bool


def name_of_edge(edge: Edge) -> tuple[About, str]:
    """Return by which name `touched` knows an edge: an hour is the same on every day, a zone any other one."""
    if edge.about == "zone":
        return edge.about, "week"
    return edge.about, edge.what.partition(" ")[2] if edge.about == "hours" else edge.what


def touched(norm: Prohibition, action: Action, case: Case, evaluator: Evaluator) -> frozenset[Touch]:
    """Return the edges of a norm that an act lies at, where the norm hangs on them.

    At an edge is a count, number or date that differs by at most one from what is written, a time of day within a
    minute of it, the end of a span within a day of it.
    """
    found: set[Touch] = set()
    whole = All((norm.scope, norm.breach))
    for question in questions(action, prepared(case), norm.zones, instant_of(action)):
        if question.today is None:
            continue
        if evaluator.truth(whole, question) == YES:
            found.update(_of_force(norm, question))
        for place in places(norm):
            if _hangs_on(place, question, evaluator):
                found.update(_of_leaf(place, question, evaluator))
                found.update(_of_events(place, question, evaluator))
        for place in exceptions(norm):
            if _hangs_on(place, question, evaluator) and (truth := evaluator.truth(place.leaf, question)) in (YES, NO):
                found.add(Touch("exception", predicate_name(place.leaf), truth == YES))
    return frozenset(found | _of_zones(norm, action, case, evaluator))


def _hangs_on(place: Place, question: Question, evaluator: Evaluator) -> bool:
    return all(evaluator.truth(other, question) == (YES if wanted else NO) for other, wanted in place.demands)


def _of_zones(norm: Prohibition, action: Action, case: Case, evaluator: Evaluator) -> set[Touch]:
    """Return the zone edge: yes where two possible zones give two answers, no where there is one zone only."""
    asked = [each for each in questions(action, prepared(case), norm.zones, instant_of(action)) if each.zone]
    found: set[Touch] = set()
    for place in places(norm):
        if isinstance(place.leaf, Inside) and isinstance(place.leaf.week, Week):
            truths = {evaluator.leaf(place.leaf, each) for each in asked if _hangs_on(place, each, evaluator)}
            if {YES, NO} <= truths:
                found.add(Touch("zone", "week", True))
            elif truths == {YES}:
                found.add(Touch("zone", "week", False))
    return found


def _of_force(norm: Prohibition, question: Question) -> Iterator[Touch]:
    assert question.today is not None
    forced = in_force(norm.from_on, norm.until_on, question) == YES
    days: tuple[tuple[About, date | None], ...] = (("in_force_from", norm.from_on), ("in_force_until", norm.until_on))
    for about, on in days:
        if on is not None and -1 <= (question.today - on).days <= 0:
            yield Touch(about, str(on), forced)


def _of_leaf(place: Place, question: Question, evaluator: Evaluator) -> Iterator[Touch]:
    leaf = place.leaf
    truth = evaluator.leaf(leaf, question)
    if truth not in (YES, NO):
        return
    match leaf:
        case Compare(Count() as count, op, _):
            limit = limit_of(leaf)
            if limit is not None:
                yield from _of_count(
                    count, f"{count_name(count)} {op} {limit}", limit, question, evaluator, truth == YES
                )
        case Compare() | Among():
            for each in _comparisons(leaf):
                about = _distance(each, question, evaluator)
                if about is not None:
                    yield Touch(about, leaf_name(each), evaluator.leaf(each, question) == YES)
        case Inside(Week() as week, calendar):
            yield from _of_week(week, evaluator, calendar, question, truth == YES)
        case Holds(name):
            yield from _of_state(evaluator.norms.states[name], question, evaluator, truth == YES)
        case _:
            pass


def _of_events(place: Place, question: Question, evaluator: Evaluator) -> Iterator[Touch]:
    """Yield the edges that one of the events lies at: those of what narrows what is counted, begins or ends."""
    match place.leaf:
        case Compare(Count() as count):
            limit, found = limit_of(place.leaf), evaluator.count(count, question)
            if limit is None or found.low != found.high or abs(Decimal(found.low) - limit) > 1:
                return
            per, filters = count.per, [count.filter]
        case Holds(name):
            state = evaluator.norms.states[name]
            per, filters = state.per, [each for each in (state.begins, state.ends) if each is not None]
        case _:
            return
    values = tuple(key_value(key, question, None, evaluator.judge) for key in per)
    for row in question.case.rows:
        if row.at > question.at or agreement(per, values, row) != YES:
            continue
        for each in (one for filter_ in filters for one in hangings(filter_)):
            if all(evaluator.truth(other, question, row) == (YES if wanted else NO) for other, wanted in each.demands):
                yield from _of_event(each.leaf, question, row, evaluator)


def _of_event(leaf: Predicate, question: Question, row: Row, evaluator: Evaluator) -> Iterator[Touch]:
    if not isinstance(leaf, Compare | Holds) or (isinstance(leaf, Compare) and isinstance(leaf.left, Count)):
        return
    truth = evaluator.leaf(leaf, question, row)
    if truth not in (YES, NO):
        return
    if isinstance(leaf, Compare):
        about = _distance(leaf, question, evaluator, row)
        found = [] if about is None else [Touch(about, leaf_name(leaf), truth == YES)]
    else:
        found = list(_of_state(evaluator.norms.states[leaf.state], question, evaluator, truth == YES, row))
    for each in found:
        if each.about not in ("begins", "ends"):
            yield each._replace(what=f"{each.what}{OF_AN_EVENT}")


def _comparisons(leaf: Compare | Among) -> Iterator[Compare]:
    if isinstance(leaf, Compare):
        yield leaf
    else:
        for each in leaf.values:
            if isinstance(each, Decimal | date):
                yield Compare(leaf.term, "=", Literal(each))


def _distance(leaf: Compare, question: Question, evaluator: Evaluator, row: Row | None = None) -> About | None:
    """Return what a comparison is about if its sides are next to each other."""
    left, right = evaluator.term(leaf.left, question, row), evaluator.term(leaf.right, question, row)
    if isinstance(left, int) and isinstance(right, date):
        left = local_date(left, str(question.zone))
    if isinstance(left, date) and isinstance(right, date):
        return "date" if abs((left - right).days) <= 1 else None
    if isinstance(left, Decimal) and isinstance(right, Decimal) and abs(left - right) <= 1:
        return "number"
    return None


def _of_count(
    count: Count, what: str, limit: Decimal, question: Question, evaluator: Evaluator, yes: bool
) -> Iterator[Touch]:
    found = evaluator.count(count, question)
    if found.low == found.high and abs(Decimal(found.low) - limit) <= 1:
        yield Touch("count", what, yes)
    assert question.zone is not None
    if count.window is not None:
        first = first_instant(question.at, count.window, question.zone)
        near = NEAR if count.window.unit in ("second", "minute", "hour") else DAY
        for row, truth in evaluator.matches(count.filter, question):
            if truth == YES and abs(row.at - first) <= near and row.at <= question.at:
                yield Touch("window", f"{what}, the window of {window_name(count.window)}", row.at >= first)
    for age in count.age:
        name = f"{what}, age {age.op} {span_name(age.spans)}"
        for row, truth in evaluator.matches(count.filter, question):
            if truth != YES or row.at > question.at:
                continue
            last = shifted(local_date(row.at, question.zone), age.spans)
            assert question.today is not None
            if isinstance(last, date) and abs((question.today - last).days) <= 1:
                aged = compare(question.today, age.op, last, question.zone)
                yield Touch("age", name, aged == YES)


def _of_week(week: Week, evaluator: Evaluator, calendar: str, question: Question, yes: bool) -> Iterator[Touch]:
    assert question.zone is not None
    on, second = local_date(question.at, question.zone), local_second(question.at, question.zone)
    named = calendar if calendar not in ("", "local") else None
    for day, at in ((on, second), (on + timedelta(days=1), second - DAY)):
        if way_of(day, question.zone) is not None:
            for turn_at, opens in turns_of(week, named, question.zone, day):
                if -NEAR <= question.at - turn_at < NEAR and (question.at >= turn_at) == (opens == yes):
                    yield Touch("clocks", turn_name(turn_at, question.zone, day, opens=opens), yes)
        for edge in week.edges(day_of(day, named)):
            if -NEAR <= at - edge < NEAR:
                for turn in ("opens", "closes"):
                    if (turn == "opens") == ((at >= edge) == yes):
                        yield Touch("hours", f"{clock_name(edge)} {turn}", yes)


def _of_state(
    state: State, question: Question, evaluator: Evaluator, yes: bool, row: Row | None = None
) -> Iterator[Touch]:
    at = question.at if row is None else row.at
    if row is None:
        begun = evaluator.open_episodes(state.name, question)
    else:
        begun = episodes(state, Reader(question, row, at, strictly=True), evaluator)
    if not begun:
        yield Touch("begins", f"{state.name} begins", yes)
    if yes and state.ends is not None and state.ends_after is None:
        yield Touch("ends", f"{state.name} ends", yes)
    for episode in begun:
        opens, over = episode.opens[0], episode.over
        if abs(at - opens) <= DAY:
            if state.delay is not None:
                yield Touch("delay", f"{state.name} {span_name(state.delay)}", yes)
            yield Touch("begins", f"{state.name} begins", yes)
        if abs(at - over) <= DAY:
            if isinstance(state.lasts, Spans):
                yield Touch("lasts", f"{state.name} {span_name(state.lasts)}", yes)
            if state.through:
                yield Touch("through", f"{state.name} {state.through}", yes)
            if state.ends is not None:
                name = span_name(state.ends_after) if state.ends_after is not None else "ends"
                yield Touch("ends" if state.ends_after is None else "ends_after", f"{state.name} {name}", yes)
