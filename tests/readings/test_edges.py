"""The reading of edges on small norms: what is moved, by how much, and what is said where nothing can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Spans, Week, Window, parse_band, parse_span, parse_window
from fairdebt.facts import Event, History
from fairdebt.logic import (
    Age,
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Key,
    Literal,
    Measure,
    Norms,
    Not,
    Predicate,
    Prohibition,
    Shift,
    State,
    StatedTimes,
    Today,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, Unreachable, edges, name_of_edge, scenario_of, touched
from fairdebt.readings.reference import reference

DEBTOR = (Key("debtor", "debtor"),)
EVERY_DAY = frozenset(range(7))


def says(name: str, value: str) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(value))


def was(name: str, value: str) -> Compare:
    return Compare(Attribute(name, "event"), "=", Literal(value))


CALLING = All((says("act", "contact"), says("channel", "call")))
CALLED = All((was("act", "contact"), was("channel", "call"), was("outcome", "answered")))
REFUSED = was("notice", "refusal")


def spans(text: str) -> Spans:
    return Spans(((parse_span(text),),))


def window(text: str) -> Window:
    return parse_window(text)[0]


def norm(breach: Predicate, scope: Predicate = CALLING, **said: date | None) -> Prohibition:
    return Prohibition("r", "r", "CN", scope, breach, from_on=said.get("from_on"), until_on=said.get("until_on"))


def norms(*prohibitions: Prohibition, states: tuple[State, ...] = ()) -> Norms:
    return Norms(prohibitions, (), {state.name: state for state in states}, {}, ())


def found(rule: Prohibition, *states: State) -> tuple[Edge | Unreachable, ...]:
    return edges(rule, norms(rule, states=states))


def only(rule: Prohibition, *states: State, about: str) -> Edge:
    (edge,) = (edge for edge in found(rule, *states) if edge.about == about)
    assert isinstance(edge, Edge), edge
    return edge


def answers(edge: Edge, rule: Prohibition, *states: State) -> list[str]:
    """Return B for breached and C for clear, before, at and after; all readings agree."""
    every = norms(rule, states=states)
    said = []
    for each in (edge.before, edge.at, edge.after):
        expected = reference(every, each.action, each.case)
        assert Decider(every).answers(each.action, each.case) == expected
        said.append(expected.get("r", Answer.CLEAR).name[0])
    return said


def instants(edge: Edge) -> list[str]:
    return [str(each.action.at) for each in (edge.before, edge.at, edge.after)]


def past(situation: Situation) -> tuple[Event, ...]:
    assert isinstance(situation.case.history, History)
    return situation.case.history.events


def written(edge: Edge | Unreachable) -> object:
    assert isinstance(edge, Edge)
    sides = (edge.before, edge.at, edge.after)
    return edge.about, edge.what, [scenario_of(each, title="", policies=[]) for each in sides]


def used_up(count: Count, op: str = ">=", limit: int = 3) -> Compare:
    return Compare(count, op, Literal(Decimal(limit)))  # type: ignore[arg-type]  # an operator


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


def test_the_events_of_a_weekly_limit_do_not_use_up_the_daily_one() -> None:
    daily = used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=2)
    weekly = used_up(Count(CALLED, DEBTOR, window=window("7 days")), limit=7)
    rule = norm(Any((daily, weekly)))
    (edge,) = (edge for edge in found(rule) if edge.about == "count" and edge.what.endswith(">= 7"))
    assert isinstance(edge, Edge)
    assert answers(edge, rule) == ["C", "B", "B"]


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


def test_hours_turn_at_their_first_second_and_at_the_first_that_is_not_theirs() -> None:
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))))
    opens, closes = (edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert [at[11:19] for at in instants(opens)] == ["07:59:59", "08:00:00", "08:00:01"]
    assert answers(opens, rule) == ["B", "C", "C"]
    assert [at[11:19] for at in instants(closes)] == ["21:59:59", "22:00:00", "22:00:01"]
    assert answers(closes, rule) == ["C", "B", "B"]


def test_a_day_that_is_never_permitted_begins_and_ends_at_midnight() -> None:
    week = Week(((frozenset(range(6)), ((0, 86_400),)), (frozenset({6}), ())))
    rule = norm(Not(Inside(week)))
    of_hours = [edge for edge in found(rule) if edge.about == "hours"]
    assert {edge.what for edge in of_hours} == {"sunday 00:00 closes", "monday 00:00 opens"}
    assert all(isinstance(edge, Edge) and edge.turns == ("before-at",) for edge in of_hours)


NOT_ON_SUNDAY = Week(((frozenset(range(6)), ((0, 86_400),)), (frozenset({6}), ())))


def test_what_ends_on_a_wednesday_is_looked_at_on_the_tuesday_before() -> None:
    """A norm that is law no more is asked in the last week in which it was."""
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))), until_on=date(2026, 2, 25))
    opens = next(edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert instants(opens)[1] == "2026-02-24 08:00:00+08:00"


def test_hours_that_decide_in_a_later_week_only_are_found_on_the_same_weekday() -> None:
    late = Compare(Today("act"), ">=", Literal(date(2026, 3, 20)))
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))), All((CALLING, late)))
    opens = next(edge for edge in found(rule) if isinstance(edge, Edge) and edge.about == "hours")
    assert (opens.what, instants(opens)[1]) == ("tuesday 08:00 opens", "2026-03-31 08:00:00+08:00")


def test_nothing_is_less_than_no_event() -> None:
    edges_ = found(norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), ">=", limit=0)))
    assert {(edge.about, edge.why) for edge in edges_ if isinstance(edge, Unreachable)} == {
        ("count", "never_below"),
        ("window", "always_met"),
    }


def in_new_york(*bands: tuple[str, str]) -> Prohibition:
    week = Week(((EVERY_DAY, tuple(parse_band(f"{start}-{end}") for start, end in bands)),))
    return replace(norm(Not(Inside(week))), zones=("America/New_York",))


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


def test_a_norm_is_in_force_from_its_first_second_until_the_first_that_is_not() -> None:
    rule = norm(All(()), from_on=date(2026, 1, 30), until_on=date(2027, 1, 1))
    first, last = (edge for edge in found(rule) if isinstance(edge, Edge))
    assert instants(first)[:2] == ["2026-01-29 23:59:59+08:00", "2026-01-30 00:00:00+08:00"]
    assert answers(first, rule) == ["C", "B", "B"]
    assert instants(last)[:2] == ["2026-12-31 23:59:59+08:00", "2027-01-01 00:00:00+08:00"]
    assert answers(last, rule) == ["B", "C", "C"]


@pytest.mark.parametrize(
    ("state", "about", "expected"),
    [
        (State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days")), "lasts", "BCC"),
        (State("s", DEBTOR, begins=REFUSED, lasts=spans("36 hours")), "lasts", "BCC"),
        (State("s", DEBTOR, begins=REFUSED, delay=spans("14 full days")), "delay", "CBB"),
        (State("s", DEBTOR, begins=REFUSED, through="stated_until"), "through", "BCC"),
        (
            State("s", DEBTOR, begins=REFUSED, ends=was("notice", "refusal_withdrawn"), ends_after=spans("2 days")),
            "ends_after",
            "BCC",
        ),
        (State("s", DEBTOR, begins_with=Fact("debt.due_on"), lasts=spans("6 months")), "lasts", "BCC"),
    ],
)
def test_a_state_opens_and_ends_to_the_second(state: State, about: str, expected: str) -> None:
    rule = norm(Holds("s"))
    edge = only(rule, state, about=about)
    assert answers(edge, rule, state) == list(expected)
    assert past(edge.before) == past(edge.at) == past(edge.after)


def test_seven_days_are_over_at_the_midnight_after_the_seventh() -> None:
    rule, state = norm(Holds("s")), State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days"))
    edge = only(rule, state, about="lasts")
    assert str(past(edge.at)[0].at)[:10] == "2026-02-24"
    assert instants(edge)[1] == "2026-03-03 00:00:00+08:00"


def test_the_key_of_another_person_is_said_on_both_sides() -> None:
    keys = (Key("recipient", "recipient"), Key("lender", "lender"))
    state = State("s", keys, begins=REFUSED, through="stated_until")
    rule = norm(Holds("s"), All((CALLING, says("to", "contact_person"))))
    edge = only(rule, state, about="through")
    assert edge.at.action.recipient == past(edge.at)[0].recipient == "P2"
    assert answers(edge, rule, state) == ["B", "C", "C"]


def test_numbers_move_by_one_and_amounts_by_a_cent() -> None:
    few = Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))
    rule = norm(few)
    edge = only(rule, about="number")
    assert [each.action.collectors for each in (edge.before, edge.at, edge.after)] == [1, 2, 3]
    assert answers(edge, rule) == ["B", "C", "C"]
    rule = norm(Not(Compare(Attribute("amount", "act"), "<=", Fact("debt.ledger_total"))), says("act", "demand_amount"))
    edge = only(rule, about="number")
    assert [str(each.action.amount) for each in (edge.before, edge.at, edge.after)] == ["99.99", "100", "100.01"]
    assert answers(edge, rule) == ["C", "C", "B"]


def test_below_nothing_there_is_no_number() -> None:
    (edge,) = found(norm(Compare(Fact("debt.days_overdue"), ">", Literal(Decimal(0)))))
    assert isinstance(edge, Edge)
    assert edge.turns == ("at-after",)


def test_a_written_date_moves_by_a_day() -> None:
    rule = norm(Compare(Fact("debt.due_on"), "<", Literal(date(2026, 1, 1))))
    edge = only(rule, about="date")
    assert answers(edge, rule) == ["B", "C", "C"]


def test_a_date_and_a_span_turn_at_the_midnight_after_the_last_day() -> None:
    rule = norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days"))))
    edge = only(rule, about="date")
    assert instants(edge)[:2] == ["2026-03-02 23:59:59+08:00", "2026-03-03 00:00:00+08:00"]
    assert answers(edge, rule) == ["C", "B", "B"]


def test_where_midnight_cannot_be_the_date_moves_instead() -> None:
    daytime = Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))
    rule = norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days"))), All((CALLING, daytime)))
    edge = only(rule, about="date")
    assert len(set(instants(edge))) == 1
    assert answers(edge, rule) == ["B", "C", "C"]


def test_half_of_a_distance_that_the_other_half_implies_is_said_to_be_so() -> None:
    old = Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("2 years")))
    rule = norm(All((old, Compare(Fact("debt.due_on"), "<=", Today("act")))))
    assert [edge.why for edge in found(rule) if isinstance(edge, Unreachable)] == ["implied"]


def test_what_turns_in_the_same_second_is_one_case_at_three_instants() -> None:
    """Without the state the norm would turn: three years after a day a debt is old, and ends what has run since."""
    state = State("running", DEBTOR, begins_with=Fact("debt.due_on"), lasts=spans("3 years"))
    old = Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("3 years")))
    rule = norm(All((old, Not(Holds("running")))))
    edge = only(rule, state, about="date")
    assert edge.before.case.model_dump() == edge.at.case.model_dump() == edge.after.case.model_dump()
    assert answers(edge, rule, state) == ["C", "B", "B"]


def test_what_cannot_be_built_says_why() -> None:
    nothing = norm(used_up(Count(CALLED, DEBTOR), limit=0))
    assert [(edge.about, edge.why) for edge in found(nothing) if isinstance(edge, Unreachable)] == [
        ("count", "never_below")
    ]
    contrary = norm(used_up(Count(CALLED, DEBTOR)), All((says("channel", "call"), says("channel", "sms"))))
    assert [edge.why for edge in found(contrary) if isinstance(edge, Unreachable)] == ["no_witness"]
    never = norm(All(()), from_on=date(2026, 1, 2), until_on=date(2026, 1, 2))
    assert {edge.why for edge in found(never) if isinstance(edge, Unreachable)} == {"no_day_in_force"}
    long = norm(
        Compare(
            Count(All((CALLED, Compare(Attribute("minutes", "event"), ">", Literal(Decimal(5))))), ()),
            ">=",
            Literal(Decimal(2)),
        )
    )
    assert ("minutes > 5", "inside_a_filter") in [
        (edge.what, edge.why) for edge in found(long) if isinstance(edge, Unreachable)
    ]


def test_words_have_no_edges() -> None:
    assert found(norm(Among(Attribute("purpose", "act"), frozenset({"reminder", "demand"})))) == ()


def test_the_same_norm_always_gives_the_same_edges() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar week"))), from_on=date(2026, 1, 30))
    one, other = ([written(edge) for edge in found(rule)] for _ in range(2))
    assert one == other


def test_a_scenario_says_what_a_file_says() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=2))
    edge = only(rule, about="count")
    assert scenario_of(edge.before, title="one call before", policies=["cn"], expect={"outcome": "approved"}) == {
        "scenario": "one call before",
        "policies": ["cn"],
        "case": {
            "jurisdictions": ["CN"],
            "debtor": {"id": "P1"},
            "lender": {"id": "L1"},
            "debts": [{"id": "D1"}],
        },
        "history": [{"channel": "call", "act": "contact", "outcome": "answered", "at": "2026-03-03T06:00:00+08:00"}],
        "action": {"channel": "call", "act": "contact", "at": "2026-03-03T12:00:00+08:00"},
        "expect": {"outcome": "approved"},
    }


def test_an_exception_is_off_then_on() -> None:
    agreed = State("agreed", DEBTOR, begins=was("notice", "hours_agreed"))
    rule = norm(All(()), All((CALLING, Not(Any((says("purpose", "answer"), Holds("agreed")))))))
    edges_ = [edge for edge in found(rule, agreed) if isinstance(edge, Edge) and edge.about == "exception"]
    assert [edge.what for edge in edges_] == ["purpose = answer", "agreed"]
    for edge in edges_:
        assert answers(edge, rule, agreed) == ["B", "C", "C"]
    assert [len(past(each)) for each in (edges_[1].before, edges_[1].at)] == [0, 1]


def test_a_state_begins_and_ends_at_the_instant_of_its_event() -> None:
    state = State("s", DEBTOR, begins=REFUSED, ends=was("notice", "refusal_withdrawn"))
    rule = norm(Holds("s"))
    begins, ends = (only(rule, state, about=about) for about in ("begins", "ends"))
    assert answers(begins, rule, state) == ["C", "B", "B"]
    assert past(begins.before) == past(begins.after)
    assert past(begins.at)[0].at == begins.at.action.at
    assert answers(ends, rule, state) == ["B", "C", "C"]
    assert [event.notice for event in past(ends.at)] == ["refusal", "refusal_withdrawn"]


def test_a_second_zone_in_which_it_is_night_turns_the_answer() -> None:
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))))
    edge = only(rule, about="zone")
    assert answers(edge, rule) == ["C", "B", "B"]
    assert [each.case.zones for each in (edge.at, edge.after)] == [
        ("Asia/Shanghai", "America/New_York"),
        ("America/New_York",),
    ]


def test_other_norms_are_kept_quiet() -> None:
    """With `speaking` the decision hangs on the norm alone: the call is one that the other does not forbid."""
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=1))
    other = Prohibition("o", "o", "CN", CALLING, Not(says("purpose", "reminder")))
    every = norms(rule, other)
    decider = Decider(every)

    def speaking(situation: Situation) -> list[Prohibition]:
        said = decider.answers(situation.action, situation.case)
        return [each for each in every.prohibitions if said.get(each.key, Answer.CLEAR) > Answer.DUTY]

    (loud,) = (edge for edge in edges(rule, every) if edge.about == "count")
    (quiet,) = (edge for edge in edges(rule, every, speaking=speaking) if edge.about == "count")
    assert isinstance(loud, Edge)
    assert isinstance(quiet, Edge)
    assert [[norm.key for norm in speaking(each)] for each in (loud.before, loud.at)] == [["o"], ["r", "o"]]
    assert [[norm.key for norm in speaking(each)] for each in (quiet.before, quiet.at)] == [[], ["r"]]


@pytest.mark.parametrize(
    ("rule", "states"),
    [
        (norm(used_up(Count(CALLED, DEBTOR, window=window("7 days")))), ()),
        (norm(used_up(Count(CALLED, DEBTOR, age=(Age(">", spans("3 months")),)), limit=1)), ()),
        (norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),))))), ()),
        (norm(Not(Inside(NOT_ON_SUNDAY))), ()),
        (in_new_york(("08:00", "21:00")), ()),
        (in_new_york(("00:00", "01:30"), ("02:30", "04:00")), ()),
        (norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days")))), ()),
        (norm(Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))), ()),
        (norm(All(()), from_on=date(2026, 1, 30), until_on=date(2027, 1, 1)), ()),
        (
            norm(Holds("s")),
            (State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days"), ends=was("notice", "wrong_number")),),
        ),
        (norm(Holds("s")), (State("s", DEBTOR, begins=REFUSED, delay=spans("14 full days"), through="stated_until"),)),
        (norm(All(()), All((CALLING, Not(says("purpose", "answer"))))), ()),
    ],
)
def test_an_act_at_an_edge_is_known_to_touch_it_on_its_side(rule: Prohibition, states: tuple[State, ...]) -> None:
    every = norms(rule, states=states)
    evaluator = Decider(every).evaluator
    built = [edge for edge in edges(rule, every) if isinstance(edge, Edge)]
    assert built
    for edge in built:
        sides = set()
        for each in (edge.before, edge.at, edge.after):
            for touch in touched(rule, each.action, each.case, evaluator):
                if (touch.about, touch.what) == name_of_edge(edge):
                    sides.add(touch.yes)
        assert sides == {True, False}, (edge.about, edge.what)


def test_an_act_far_from_every_edge_touches_none() -> None:
    rule = norm(Not(Inside(Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),)))))
    edge = only(rule, about="zone")
    found_ = touched(rule, edge.before.action, edge.before.case, Decider(norms(rule)).evaluator)
    assert {touch.about for touch in found_} == {"zone"}
