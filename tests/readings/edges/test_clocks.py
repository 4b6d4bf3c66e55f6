"""Edges of hours: on an ordinary day, on days when clocks change, and in another zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairdebt.logic import (
    All,
    Compare,
    Holds,
    Inside,
    Literal,
    Not,
    Prohibition,
    State,
    StatedTimes,
    Today,
)
from fairdebt.readings.edges import Edge
from fairdebt.readings.edges.clocks import days_of_change
from tests.readings.edges.small_norms import (
    CALLING,
    DAYTIME,
    DEBTOR,
    NOT_ON_SUNDAY,
    answers,
    found,
    in_new_york,
    instants,
    norm,
    only,
)
from tests.readings.terse import was


def test_hours_turn_at_their_first_second_and_at_the_first_that_is_not_theirs() -> None:
    rule = norm(Not(Inside(DAYTIME)))
    opens, closes = (edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert [at[11:19] for at in instants(opens)] == ["07:59:59", "08:00:00", "08:00:01"]
    assert answers(opens, rule) == ["B", "C", "C"]
    assert [at[11:19] for at in instants(closes)] == ["21:59:59", "22:00:00", "22:00:01"]
    assert answers(closes, rule) == ["C", "B", "B"]


def test_a_day_that_is_never_permitted_begins_and_ends_at_midnight() -> None:
    rule = norm(Not(Inside(NOT_ON_SUNDAY)))
    of_hours = [edge for edge in found(rule) if edge.about == "hours"]
    assert {edge.what for edge in of_hours} == {"sunday 00:00 closes", "monday 00:00 opens"}
    assert all(isinstance(edge, Edge) and edge.turns == ("before-at",) for edge in of_hours)


def test_what_ends_on_a_wednesday_is_looked_at_on_the_tuesday_before() -> None:
    """A norm that is law no more is asked in the last week in which it was."""
    rule = norm(Not(Inside(DAYTIME)), until_on=date(2026, 2, 25))
    opens = next(edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert instants(opens)[1] == "2026-02-24 08:00:00+08:00"


def test_hours_that_decide_in_a_later_week_only_are_found_on_the_same_weekday() -> None:
    late = Compare(Today("act"), ">=", Literal(date(2026, 3, 20)))
    rule = norm(Not(Inside(DAYTIME)), All((CALLING, late)))
    opens = next(edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert (opens.what, instants(opens)[1]) == ("tuesday 08:00 opens", "2026-03-31 08:00:00+08:00")


def on_days_of_change(rule: Prohibition) -> dict[str, tuple[list[str], str]]:
    of_clocks = [edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "clocks"]
    assert all(edge.turns == ("before-at",) for edge in of_clocks)
    return {
        edge.what: ([at[5:16] + at[-6:-3] for at in instants(edge)[:2]], "".join(answers(edge, rule)))
        for edge in of_clocks
    }


def test_hours_keep_to_the_wall_on_days_of_twenty_three_and_of_twenty_five_hours() -> None:
    assert on_days_of_change(in_new_york(("08:00", "21:00"))) == {
        "08:00 opens, clocks forward": (["03-08 07:59-04", "03-08 08:00-04"], "BCC"),
        "21:00 closes, clocks forward": (["03-08 20:59-04", "03-08 21:00-04"], "CBB"),
        "08:00 opens, clocks back": (["11-01 07:59-05", "11-01 08:00-05"], "BCC"),
        "21:00 closes, clocks back": (["11-01 20:59-05", "11-01 21:00-05"], "CBB"),
    }


def test_what_begins_in_the_hour_that_is_left_out_begins_after_it() -> None:
    """02:30 does not exist on that day: at 03:00 it is over. It comes once when clocks go back."""
    rule = in_new_york(("02:30", "04:00"))
    forward = {what: edge for what, edge in on_days_of_change(rule).items() if "forward" in what}
    assert forward == {
        "03:00 opens, clocks forward": (["03-08 01:59-05", "03-08 03:00-04"], "BCC"),
        "04:00 closes, clocks forward": (["03-08 03:59-04", "03-08 04:00-04"], "CBB"),
    }


def test_what_lies_in_the_hour_that_comes_twice_turns_twice() -> None:
    rule = in_new_york(("01:15", "01:45"))
    assert on_days_of_change(rule) == {
        "01:15 opens, clocks forward": (["03-08 01:14-05", "03-08 01:15-05"], "BCC"),
        "01:45 closes, clocks forward": (["03-08 01:44-05", "03-08 01:45-05"], "CBB"),
        "01:15 opens, clocks back": (["11-01 01:14-04", "11-01 01:15-04"], "BCC"),
        "01:45 closes, clocks back": (["11-01 01:44-04", "11-01 01:45-04"], "CBB"),
        "01:15 opens, clocks back, the second time": (["11-01 01:14-05", "11-01 01:15-05"], "BCC"),
        "01:45 closes, clocks back, the second time": (["11-01 01:44-05", "11-01 01:45-05"], "CBB"),
    }


def test_going_back_may_open_or_close_by_itself() -> None:
    rule = in_new_york(("00:00", "01:30"))
    back = {what: edge for what, edge in on_days_of_change(rule).items() if "back" in what}
    assert back == {
        "00:00 opens, clocks back": (["10-31 23:59-04", "11-01 00:00-04"], "BCC"),
        "01:30 closes, clocks back": (["11-01 01:29-04", "11-01 01:30-04"], "CBB"),
        "01:00 opens, clocks back, the second time": (["11-01 01:59-04", "11-01 01:00-05"], "BCC"),
        "01:30 closes, clocks back, the second time": (["11-01 01:29-05", "11-01 01:30-05"], "CBB"),
    }


def test_the_next_change_is_a_later_one() -> None:
    spring = 1_772_953_200  # 8 March 2026, 07:00 UTC: New York goes forward
    found_ = [days_of_change("America/New_York", since) for since in (spring - 1, spring)]
    assert found_ == [(date(2026, 3, 8), date(2026, 11, 1)), (date(2026, 11, 1), date(2027, 3, 14))]


def test_where_clocks_are_not_changed_or_the_norm_is_over_there_is_no_such_edge() -> None:
    rule = in_new_york(("08:00", "21:00"))
    assert on_days_of_change(replace(rule, zones=("Asia/Shanghai",))) == {}
    only_spring = on_days_of_change(replace(rule, until_on=date(2026, 11, 1)))
    assert {what.partition(", ")[2] for what in only_spring} == {"clocks forward"}


def test_stated_times_are_stated_and_turned_at() -> None:
    state = State("agreed", DEBTOR, begins=was("notice", "hours_agreed"))
    rule = norm(Not(Inside(StatedTimes("agreed", "times"))), All((CALLING, Holds("agreed"))))
    opens, closes = (edge for edge in found(rule, state) if isinstance(edge, Edge) and edge.about == "stated_hours")
    assert answers(opens, rule, state) == ["B", "C", "C"]
    assert answers(closes, rule, state) == ["C", "B", "B"]


def test_a_second_zone_in_which_it_is_night_turns_the_answer() -> None:
    rule = norm(Not(Inside(DAYTIME)))
    edge = only(rule, about="zone")
    assert answers(edge, rule) == ["C", "B", "B"]
    assert [each.case.zones for each in (edge.at, edge.after)] == [
        ("Asia/Shanghai", "America/New_York"),
        ("America/New_York",),
    ]
