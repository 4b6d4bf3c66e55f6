"""Edges of counts: the limit, the window, the age, every measure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal as OneOf

import pytest

from fairdebt.logic import (
    Age,
    All,
    Any,
    Attribute,
    Compare,
    Count,
    Holds,
    Literal,
    Measure,
    Not,
    State,
)
from fairdebt.readings.edges import Edge, Unreachable
from tests.readings.edges.small_norms import (
    CALLED,
    DEBTOR,
    REFUSED,
    answers,
    found,
    instants,
    norm,
    only,
    past,
    used_up,
)
from tests.readings.terse import spans, was, window


@pytest.mark.parametrize(("op", "expected"), [(">=", "CBB"), (">", "CCB"), ("<", "BCC"), ("<=", "BBC"), ("=", "CBC")])
def test_a_count_is_one_less_the_limit_and_one_more(op: str, expected: str) -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), op))
    edge = only(rule, about="count")
    assert [len(past(each)) for each in (edge.before, edge.at, edge.after)] == [2, 3, 4]
    assert answers(edge, rule) == list(expected)


def test_the_oldest_event_leaves_the_window_one_second_after_its_edge() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("7 days"))))
    edge = only(rule, about="window")
    oldest = [str(past(each)[0].at) for each in (edge.before, edge.at, edge.after)]
    assert oldest == ["2026-02-25 00:00:01+08:00", "2026-02-25 00:00:00+08:00", "2026-02-24 23:59:59+08:00"]
    assert answers(edge, rule) == ["B", "B", "C"]


@pytest.mark.parametrize(("op", "events", "expected"), [(">", 4, "BBC"), ("<=", 4, "CCB"), ("<", 3, "CCB")])
def test_the_window_turns_with_as_many_events_as_the_limit_turns_at(op: str, events: int, expected: str) -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("7 days")), op))
    edge = only(rule, about="window")
    assert len(past(edge.at)) == events
    assert answers(edge, rule) == list(expected)


def test_a_count_that_must_be_passed_is_passed_by_one() -> None:
    few = Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))
    rule = norm(All((used_up(Count(CALLED, DEBTOR, window=window("7 days")), ">"), few)))
    edge = only(rule, about="number")
    assert len(past(edge.at)) == 4
    assert answers(edge, rule) == ["B", "C", "C"]


def test_the_events_of_a_weekly_limit_do_not_use_up_the_daily_one() -> None:
    daily = used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=2)
    weekly = used_up(Count(CALLED, DEBTOR, window=window("7 days")), limit=7)
    rule = norm(Any((daily, weekly)))
    (edge,) = (edge for edge in found(rule) if edge.about == "count" and edge.what.endswith(">= 7"))
    assert isinstance(edge, Edge)
    assert answers(edge, rule) == ["C", "B", "B"]


@pytest.mark.parametrize(("days", "hours"), [("7 days", "168 hours"), ("calendar day", "24 hours")])
def test_days_reach_farther_than_as_many_hours_once_a_year_and_hours_on_any_other_day(days: str, hours: str) -> None:
    """Of a week and 168 hours neither had an edge: both were used up by the same events."""
    both = Any(tuple(used_up(Count(CALLED, DEBTOR, window=window(each))) for each in (days, hours)))
    rule = replace(norm(both), zones=("America/New_York",))
    edges = {edge.what: edge for edge in found(rule) if edge.about in ("count", "window")}
    assert len(edges) == 4
    for edge in edges.values():
        assert isinstance(edge, Edge)
        assert answers(edge, rule) == (["C", "B", "B"] if edge.about == "count" else ["B", "B", "C"])


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("days_in_a_row"), "CBB"),
        (Measure("days_in_a_row", with_act=True), "CBB"),
        (Measure("distinct", "outcome"), "CBB"),
        (Measure("total", "minutes"), "CBB"),
        (Measure("spread"), "CBB"),
    ],
)
def test_every_measure_can_be_brought_to_its_limit(measure: Measure, expected: str) -> None:
    rule = norm(used_up(Count(was("act", "contact"), DEBTOR, measure=measure)))
    assert answers(only(rule, about="count"), rule) == list(expected)


def test_an_event_of_an_age_counts_from_a_midnight_on() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, age=(Age(">", spans("3 months")),)), limit=1))
    edge = only(rule, about="age")
    assert instants(edge)[:2] == ["2026-03-02 23:59:59+08:00", "2026-03-03 00:00:00+08:00"]
    assert answers(edge, rule) == ["C", "B", "B"]


@pytest.mark.parametrize(("text", "day"), [("7 days", "2026-02-25"), ("7 full days", "2026-02-24")])
def test_an_event_may_be_of_one_age_on_one_day_only(text: str, day: str) -> None:
    """Of seven days the last is the seventh, six days later; of full days it is the day after."""
    rule = norm(used_up(Count(CALLED, DEBTOR, age=(Age(">=", spans(text)), Age("<=", spans(text)))), limit=2))
    edge = only(rule, about="count")
    assert {str(event.at)[:10] for event in past(edge.at)} == {day}
    assert answers(edge, rule) == ["C", "B", "B"]


def test_nothing_is_less_than_no_event() -> None:
    edges_ = found(norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), ">=", limit=0)))
    assert {(edge.about, edge.why) for edge in edges_ if isinstance(edge, Unreachable)} == {
        ("count", "never_below"),
        ("window", "always_met"),
    }


def test_what_the_act_itself_reaches_needs_no_window() -> None:
    own = Count(
        was("act", "contact"), DEBTOR, window=window("7 days"), measure=Measure("distinct", "channel", with_act=True)
    )
    assert {(edge.about, edge.why) for edge in found(norm(used_up(own, limit=1))) if isinstance(edge, Unreachable)} == {
        ("count", "never_below"),
        ("window", "always_met"),
    }


def test_a_call_that_another_demand_brings_counts_too() -> None:
    state = State("s", DEBTOR, begins=CALLED, lasts=spans("7 days"))
    rule = norm(All((Holds("s"), used_up(Count(CALLED, DEBTOR, window=window("7 days"))))))
    edge = only(rule, state, about="count")
    assert [len(past(each)) for each in (edge.before, edge.at, edge.after)] == [2, 3, 4]
    assert answers(edge, rule, state) == ["C", "B", "B"]


def test_a_state_may_have_begun_before_what_is_counted() -> None:
    """A refusal starts the count of old calls anew, and without a refusal nothing is asked."""
    state = State("s", DEBTOR, begins=REFUSED)
    old = Count(CALLED, DEBTOR, age=(Age(">", spans("30 days")),), reset_by=REFUSED)
    rule = norm(All((Holds("s"), Not(used_up(old, limit=1)))))
    edge = only(rule, state, about="age")
    assert [event.notice for event in past(edge.at)] == ["refusal", None]
    assert answers(edge, rule, state) == ["B", "C", "C"]


@pytest.mark.parametrize(("op", "expected"), [(">", "CBB"), ("<=", "BCC")])
def test_an_age_turns_alone_all_else_is_met_before_and_after(op: OneOf[">", "<="], expected: str) -> None:
    """A call of the same day is demanded as well: before midnight it is another one than after."""
    aged = used_up(Count(REFUSED, DEBTOR, age=(Age(op, spans("3 months")),)), limit=1)
    rule = norm(All((aged, used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=1))))
    edge = only(rule, about="age")
    for each in (edge.before, edge.at, edge.after):
        refusal, call = past(each)
        assert (refusal.notice, call.outcome) == ("refusal", "answered")
        assert str(call.at)[:10] == str(each.action.at)[:10]
    assert answers(edge, rule) == list(expected)


def test_the_month_decides_beside_thirty_days_on_its_last_day() -> None:
    month = used_up(Count(CALLED, DEBTOR, window=window("calendar month")), limit=4)
    rolling = used_up(Count(CALLED, DEBTOR, window=window("30 days")), limit=4)
    rule = norm(Any((month, rolling)))
    (edge,) = (edge for edge in found(rule) if edge.about == "count" and "calendar_month" in edge.what)
    assert isinstance(edge, Edge)
    assert str(edge.at.action.at)[:10] == "2026-03-31"
    assert {str(event.at)[:10] for event in past(edge.at)} == {"2026-03-01"}
    assert answers(edge, rule) == ["C", "B", "B"]


def test_the_day_decides_beside_24_hours_where_it_has_25() -> None:
    day = used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=2)
    hours = used_up(Count(CALLED, DEBTOR, window=window("24 hours")), limit=2)
    rule = replace(norm(Any((day, hours))), zones=("America/New_York",))
    by_what = {edge.what: edge for edge in found(rule) if "calendar_day" in edge.what}
    for edge in by_what.values():
        assert isinstance(edge, Edge)
        assert str(edge.at.action.at)[:16] == "2026-11-01 23:59"
    count, oldest = by_what.values()
    assert (answers(count, rule), answers(oldest, rule)) == (["C", "B", "B"], ["B", "B", "C"])  # type: ignore[arg-type]  # both are edges


def test_where_another_limit_leaves_no_more_so_many_are_still_so_many_a_second_later() -> None:
    """A day with two calls has the week full as well."""
    daily = used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=1)
    weekly = used_up(Count(CALLED, DEBTOR, window=window("7 days")), limit=2)
    rule = norm(Any((daily, weekly)))
    (edge,) = (edge for edge in found(rule) if edge.about == "count" and edge.what.endswith(">= 1"))
    assert isinstance(edge, Edge)
    assert [len(past(each)) for each in (edge.before, edge.at, edge.after)] == [0, 1, 1]
    assert instants(edge)[1:] == ["2026-03-03 12:00:00+08:00", "2026-03-03 12:00:01+08:00"]
    assert answers(edge, rule) == ["C", "B", "B"]


def test_one_channel_is_the_least_and_a_second_is_too_many() -> None:
    own = Measure("distinct", "channel", with_act=True)
    rule = norm(used_up(Count(was("act", "contact"), DEBTOR, window=window("7 days"), measure=own), ">", limit=1))
    edge = only(rule, about="count")
    assert [len(past(each)) for each in (edge.before, edge.at, edge.after)] == [0, 0, 1]
    assert answers(edge, rule) == ["C", "C", "B"]
