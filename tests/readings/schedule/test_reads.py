"""What norms read of time: what the sweep must look at again, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Spans, Week, parse_span
from fairdebt.logic import (
    All,
    Among,
    Attribute,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Literal,
    Lookup,
    Norms,
    Predicate,
    Row,
    Shift,
    State,
    StatedTimes,
    Table,
    Term,
    Today,
)
from fairdebt.readings.coverage import Gap
from fairdebt.readings.schedule.reads import Reads, reads_of
from fairdebt.readings.schedule.sweep import Stretch

DAY = date(2026, 3, 2)
DATE = Literal(DAY)
WEEK_SPAN = Spans(((parse_span("7 days"),),))
TABLES = {
    "dated": Table("dated", (Row(("a",), Decimal(1)), Row(("b",), Decimal(2), until_on=DAY))),
    "since": Table("since", (Row(("a",), Decimal(1), from_on=DAY),)),
    "plain": Table("plain", (Row(("a",), Decimal(1)), Row(("b",), Decimal(2)))),
}
STATES = {
    "agreed": State("agreed", (), begins=Compare(Attribute("notice", "event"), "=", Literal("hours_agreed"))),
    "daily": State("daily", (), begins=Compare(Attribute("sent_on", "event"), "<", Today("act"))),
    "through": State("through", (), begins=Holds("daily", "event", "own")),
}
NORMS = Norms((), (), STATES, TABLES, ())


def reads(*predicates: Predicate) -> Reads:
    return reads_of(predicates, NORMS)


def counted(filter_: Predicate) -> Compare:
    return Compare(Count(filter_, ()), ">=", Literal(Decimal(1)))


def test_hours_are_times_of_day_and_midnight() -> None:
    week = Week(((frozenset(range(7)), ((28_800, 79_200),)), (frozenset({6}), ((0, 86_400),))))
    found = reads(Inside(week))
    assert found.seconds == {0, 28_800, 79_200}
    assert not found.still
    assert not found.history


def test_stated_times_read_the_state_that_carries_them() -> None:
    stated = StatedTimes("daily", "times")
    found = reads(Inside(stated))
    assert (found.stated, found.daily, found.history) == ({stated}, True, True)
    assert not reads(Inside(StatedTimes("agreed", "times"))).daily


@pytest.mark.parametrize(
    ("leaf", "daily"),
    [
        (Compare(Today("act"), "<", DATE), False),
        (Compare(Attribute("at", "act"), "<", DATE), False),
        (Compare(Fact("debt.due_on"), "<", Shift(Today("act"), WEEK_SPAN)), True),
        (Among(Lookup("plain", (Literal("a"),)), frozenset({Decimal(1)}), "any"), True),
        (Compare(Lookup("plain", (Literal("a"),), as_of=Today("act")), "=", Literal(Decimal(1))), True),
        (Compare(Lookup("plain", (Today("act"),), as_of=DATE), "=", Literal(Decimal(1))), True),
    ],
)
def test_a_comparison_with_the_day_of_the_act_changes_with_it(leaf: Compare | Among, daily: bool) -> None:
    found = reads(leaf)
    assert (found.compared, found.daily, found.still) == ([leaf], daily, False)


@pytest.mark.parametrize(
    "leaf",
    [
        Compare(Fact("debt.due_on"), "<", DATE),
        Compare(Attribute("channel", "act"), "=", Literal("call")),
        Compare(Lookup("dated", (Literal("a"),), as_of=Fact("debt.due_on")), "=", Literal(Decimal(1))),
        All(()),
    ],
)
def test_what_reads_no_time_stands_still(leaf: Predicate) -> None:
    found = reads(leaf)
    assert found.still
    assert found.compared == []


@pytest.mark.parametrize(
    ("term", "daily"),
    [
        (Today("act"), True),
        (Attribute("at", "act"), True),
        (Today("event"), False),
        (Attribute("at", "event"), False),
        (Attribute("channel", "act"), False),
        (Lookup("dated", (Literal("a"),)), True),
        (Lookup("since", (Literal("a"),)), True),
        (Lookup("plain", (Literal("a"),)), False),
        (Lookup("dated", (Literal("a"),), as_of=Today("act")), True),
        (Lookup("dated", (Literal("a"),), as_of=Today("event")), False),
        (Lookup("dated", (Literal("a"),), as_of=Fact("debt.due_on")), False),
    ],
)
def test_a_filter_that_reads_the_day_of_the_act_may_change_every_midnight(term: Term, daily: bool) -> None:
    leaf = counted(Compare(Attribute("sent_on", "event"), "<", term))
    found = reads(leaf)
    assert (found.daily, found.history, found.compared) == (daily, True, [])
    assert [count.filter for count in found.counts] == [leaf.left.filter]  # type: ignore[union-attr]  # a count


def test_states_are_read_for_the_act_or_for_a_past_event_now() -> None:
    found = reads(Holds("agreed", "act", "own"), counted(Holds("daily", "event", "now")))
    assert (found.states, found.now, found.daily) == ({"agreed"}, {"daily"}, True)
    found = reads(counted(Holds("through", "event", "own")))
    assert (found.states, found.now, found.daily) == (set(), set(), True)


@pytest.mark.parametrize(
    ("breached", "unknown", "gaps", "approved"),
    [
        ((), (), (), True),
        (("a",), (), (), False),
        ((), ("a",), (), False),
        ((), (), (Gap("where_unknown"),), False),
        (("a",), ("b",), (Gap("where_unknown"),), False),
    ],
)
def test_a_stretch_is_approved_if_nothing_stands_in_the_way(
    breached: tuple[str, ...], unknown: tuple[str, ...], gaps: tuple[Gap, ...], approved: bool
) -> None:
    assert Stretch(0, 1, breached, unknown, gaps).approved is approved
