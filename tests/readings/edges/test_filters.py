"""Edges inside filters: one past event hangs on a number of its own, on its day, on the state it lay in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

import pytest

from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    Holds,
    Literal,
    Measure,
    Not,
    Predicate,
    Prohibition,
    State,
    Today,
)
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Unreachable, touched
from tests.readings.edges.small_norms import CALLED, DEBTOR, answers, found, norm, norms, past, used_up
from tests.readings.terse import spans, was, window

WEEK = window("7 days")
AGREED = State("agreed", DEBTOR, begins=was("notice", "rhythm_agreed"))
ENDED = was("notice", "rhythm_withdrawn")
IN_AGREEMENT = Holds("agreed", "event")


def minutes(op: OneOf["<", ">=", ">", "="], number: int) -> Compare:
    return Compare(Attribute("minutes", "event"), op, Literal(Decimal(number)))


def calls(beside: Predicate, *, text: str = "7 days", limit: int = 3) -> Prohibition:
    return norm(used_up(Count(All((CALLED, beside)), DEBTOR, window=window(text)), limit=limit))


def of_an_event(rule: Prohibition, *states: State) -> Edge:
    (edge,) = (edge for edge in found(rule, *states) if edge.what.endswith(", of an event"))
    assert isinstance(edge, Edge), edge
    return edge


def hung(edge: Edge) -> list[str]:
    """Return when the one call was that is not at the same instant in all three."""
    ats = [[str(event.at)[5:19] for event in past(each) if event.act] for each in (edge.before, edge.at, edge.after)]
    return [at for all_ in ats for at in all_ if any(at not in others for others in ats)]


@pytest.mark.parametrize(
    ("op", "expected"),
    [(">=", ["C", "B", "B"]), (">", ["C", "C", "B"]), ("<", ["B", "C", "C"]), ("=", ["C", "B", "C"])],
)
def test_a_call_counts_from_so_many_minutes_on(op: OneOf["<", ">=", ">", "="], expected: list[str]) -> None:
    rule = calls(minutes(op, 3))
    edge = of_an_event(rule)
    assert (edge.about, edge.what) == ("number", f"minutes {op} 3, of an event")
    an_hour_ago = [
        [event.minutes for event in past(each) if str(event.at)[11:16] == "11:00"]
        for each in (edge.before, edge.at, edge.after)
    ]
    assert an_hour_ago == [[2], [3], [4]]
    assert answers(edge, rule) == expected


def test_beside_the_number_all_else_is_met() -> None:
    rule = calls(Any((minutes(">=", 3), was("purpose", "demand"))))
    edge = of_an_event(rule)
    assert past(edge.before)[0].purpose != "demand"
    assert answers(edge, rule) == ["C", "B", "B"]


def test_a_call_counts_from_the_midnight_on_at_which_the_consent_is_over() -> None:
    rule, state = calls(Not(IN_AGREEMENT)), replace(AGREED, through="stated_until")
    edge = of_an_event(rule, state)
    assert (edge.about, edge.what) == ("through", "agreed stated_until, of an event")
    assert hung(edge) == ["03-02 23:59:59", "03-03 00:00:00", "03-03 00:00:01"]
    assert answers(edge, rule, state) == ["C", "B", "B"]


def test_a_call_counts_for_as_long_as_a_state_lasts() -> None:
    rule, state = calls(IN_AGREEMENT), replace(AGREED, lasts=spans("36 hours"))
    edge = of_an_event(rule, state)
    assert hung(edge) == ["03-03 10:59:59", "03-03 11:00:00", "03-03 11:00:01"]
    assert answers(edge, rule, state) == ["B", "C", "C"]


def test_on_one_day_a_call_hangs_on_a_consent_that_is_withdrawn_after_it() -> None:
    """Else both or neither of act and call are covered: the day of the consent ends with that of the count."""
    scope = norm(All(())).scope
    rule = replace(calls(Not(IN_AGREEMENT), text="calendar day"), scope=All((scope, Not(Holds("agreed")))))
    state = replace(AGREED, through="stated_until", ends=ENDED)
    (edge,) = (each for each in found(rule, state) if each.what == "agreed stated_until, of an event")
    assert isinstance(edge, Edge)
    last = [next(str(event.stated_until) for event in past(each) if event.notice) for each in (edge.before, edge.at)]
    assert last == ["2026-03-03", "2026-03-02"]
    assert [event.notice for event in past(edge.before)][-4:] == [None, "rhythm_withdrawn", None, None]
    assert answers(edge, rule, state) == ["C", "B", "B"]


def test_other_limits_are_left_alone() -> None:
    """The month is not used up by two calls, however many of them lie in the consent."""
    counted = All((CALLED, Not(IN_AGREEMENT)))
    both = [
        used_up(Count(counted, DEBTOR, window=window(text)), limit=limit)
        for text, limit in (("7 days", 3), ("30 days", 10))
    ]
    rule, state = norm(Any(tuple(both))), replace(AGREED, through="stated_until")
    assert answers(of_an_event(rule, state), rule, state) == ["C", "B", "B"]


@pytest.mark.parametrize(
    ("op", "day", "expected"), [(">=", "11-30", "CBB"), (">", "12-01", "CBB"), ("<", "11-30", "BCC")]
)
def test_what_begins_a_state_lies_on_a_day(op: OneOf[">=", ">", "<"], day: str, expected: str) -> None:
    since = Compare(Today("event"), op, Literal(date(2021, 11, 30)))
    state = State("s", DEBTOR, begins=All((CALLED, since)))
    rule = norm(Holds("s"))
    edge = of_an_event(rule, state)
    assert (edge.about, edge.what) == ("date", f"today {op} 2021-11-30, of an event")
    assert [at[:5] for at in hung(edge)][1:] == [day, day]
    assert answers(edge, rule, state) == list(expected)


@pytest.mark.parametrize("delay", [None, "2 full days"])
def test_what_ends_a_state_lies_in_another(delay: str | None) -> None:
    """A dispute in time ends what was begun; a late one does not."""
    state = State("s", DEBTOR, begins=was("notice", "suit_filed"), ends=All((was("notice", "dispute"), IN_AGREEMENT)))
    state = state if delay is None else replace(state, delay=spans(delay))
    agreed = replace(AGREED, lasts=spans("30 days"))
    rule = norm(Holds("s"))
    edge = of_an_event(rule, state, agreed)
    assert (edge.about, edge.what) == ("lasts", "agreed 30 day, of an event")
    assert answers(edge, rule, state, agreed) == ["C", "B", "B"]


def test_a_delay_ends_for_an_event_too() -> None:
    rule, state = calls(IN_AGREEMENT, limit=1), replace(AGREED, delay=spans("14 full days"))
    edge = of_an_event(rule, state)
    assert (edge.about, hung(edge)[1][6:]) == ("delay", "00:00:00")
    assert answers(edge, rule, state) == ["C", "B", "B"]


@pytest.mark.parametrize(
    "filter_",
    [
        Among(Attribute("minutes", "event"), frozenset({Decimal(3)})),
        Compare(Literal(Decimal(3)), "<", Attribute("minutes", "event")),
        Compare(Today("event"), "=", Literal(date(2026, 3, 1))),
        Holds("agreed", "event", "now"),
    ],
)
def test_what_is_not_moved_is_named(filter_: Predicate) -> None:
    state = replace(AGREED, lasts=spans("7 days"))
    (inner,) = (each for each in found(calls(filter_), state) if each.what.endswith(", of an event"))
    assert isinstance(inner, Unreachable)
    assert inner.why == "inside_a_filter"


def test_nothing_hangs_on_an_event_where_days_are_measured() -> None:
    row = Count(All((CALLED, minutes(">=", 3))), DEBTOR, measure=Measure("days_in_a_row"))
    assert ("minutes >= 3, of an event", "inside_a_filter") in [
        (each.what, each.why) for each in found(norm(used_up(row))) if isinstance(each, Unreachable)
    ]


@pytest.mark.parametrize(
    ("rule", "states"),
    [
        (calls(minutes(">=", 3)), ()),
        (calls(Not(IN_AGREEMENT)), (replace(AGREED, through="stated_until"),)),
        (calls(IN_AGREEMENT), (replace(AGREED, delay=spans("2 days"), lasts=spans("36 hours")),)),
        (norm(Holds("s")), (State("s", DEBTOR, begins=All((CALLED, minutes("<", 3)))),)),
    ],
)
def test_an_act_whose_event_lies_at_an_edge_touches_it(rule: Prohibition, states: tuple[State, ...]) -> None:
    evaluator = Decider(norms(rule, states=states)).evaluator
    inner = [each for each in found(rule, *states) if isinstance(each, Edge) and each.what.endswith(", of an event")]
    assert inner
    for edge in inner:
        sides = {
            touch.yes
            for each in (edge.before, edge.at, edge.after)
            for touch in touched(rule, each.action, each.case, evaluator)
            if (touch.about, touch.what) == (edge.about, edge.what)
        }
        assert sides == {True, False}
