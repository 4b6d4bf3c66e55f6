"""Every reading, by hand: counts, their keys, windows, anchors and what the history does not cover."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any as Anything

import pytest

from fairdebt.facts import Case
from fairdebt.logic import (
    Age,
    All,
    Among,
    Anchor,
    Attribute,
    Compare,
    Count,
    DateOf,
    Fact,
    Group,
    Key,
    Literal,
    Measure,
    Predicate,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference import reference
from tests.readings.asking import interval
from tests.readings.reference.asked import act, ask, call, case, forbid, norms
from tests.readings.terse import spans, was, window

LENDER = (Key("lender", "lender"),)
DEBT = (Key("debt", "debts"),)


CALL, MADE = was("channel", "call"), was("outcome", "answered")


def counted(about: Case, wanted: Predicate = CALL, per: tuple[Key, ...] = (), **said: Anything) -> tuple[float, float]:
    action, debt, zone = said.pop("action", act()), said.pop("debt", None), said.pop("zone", "Asia/Shanghai")
    return interval(Count(wanted, per, **said), norms(), action, about, debt, zone)


INF = float("inf")


def test_sure_and_possible_events() -> None:
    about = case(call("2026-03-01", outcome="answered"), call("2026-03-01"), call("2026-03-01", outcome="busy"))
    assert counted(about, MADE) == (1, 2)


def test_open_permits_may_count() -> None:
    assert counted(case(call("2026-03-01", outcome="pending")), MADE) == (0, 1)


def test_events_of_the_same_words_may_differ_in_numbers_and_in_what_they_name() -> None:
    about = case(
        call("2026-03-01", minutes=2, claims={"will_sue": "yes"}),
        call("2026-03-01", minutes=5, claims={"will_sue": "no"}),
        call("2026-03-01"),
    )
    long = Compare(Attribute("minutes", "event"), ">=", Literal(Decimal(3)))
    assert counted(about, All((CALL, long))) == (1, 2)
    sue = Compare(Attribute("claims", "event", ("will_sue",)), "=", Literal("yes"))
    assert counted(about, All((CALL, sue))) == (1, 2)


def test_events_after_the_act_do_not_count() -> None:
    times = ["2026-03-02T11:59:59.9+08:00", "2026-03-02T12:00:00.9+08:00", "2026-03-02T12:00:01+08:00"]
    assert counted(case(*(call(at) for at in times))) == (2, 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("7 days", "2026-02-24T00:00+08:00"),
        ("calendar day", "2026-03-02T00:00+08:00"),
        ("calendar week", "2026-03-02T00:00+08:00"),
        ("calendar week from sunday", "2026-03-01T00:00+08:00"),
        ("24 hours", "2026-03-01T12:00:01+08:00"),
    ],
)
def test_windows_begin(text: str, first: str) -> None:
    before = (datetime.fromisoformat(first) - timedelta(seconds=1)).isoformat()
    assert counted(case(call(first), call(before)), window=window(text)) == (1, 1)


def test_windows_of_local_days_need_a_zone_and_hours_do_not() -> None:
    about = case(call("2026-03-02T11:00+08:00"), zones="unknown")
    assert counted(about, window=window("7 days"), zone=None) == (0, 1)
    assert counted(about, window=window("24 hours"), zone=None) == (1, 1)


def test_keys() -> None:
    about = case(call("2026-03-01", lender="L1"), call("2026-03-01", lender="unknown"), call("2026-03-01", lender="L2"))
    assert counted(about, per=LENDER, action=act(lender="L1")) == (1, 2)
    assert counted(about, per=(Key("collector", "lender"),), action=act(agency="L2")) == (1, 2)


def test_debts_agree_when_they_meet() -> None:
    debts = [{"id": "D1"}, {"id": "D2"}]
    about = case(
        call("2026-03-01", debts=["D1", "D2"]),
        call("2026-03-01", debts=["D2"]),
        call("2026-03-01"),
        call("2026-03-01", debts="unknown"),
        debts=debts,
    )
    assert counted(about, per=DEBT, debt="D1") == (2, 3)
    assert counted(about, per=DEBT, debt=None) == (1, 4)
    assert counted(about, per=(Key("debt", "discussed"),), debt="D1") == (2, 3)


def test_the_debts_of_an_act_are_compared_with_those_of_an_event_whichever_is_asked_about() -> None:
    about = case(call("2026-03-01", debts=["D2"]), debts=[{"id": "D1"}, {"id": "D2"}])
    both = act(counted_for=["D2"])
    assert counted(about, per=(Key("counted_for", "debts"),), action=both, debt="D1") == (1, 1)
    assert counted(about, per=DEBT, action=both, debt="D1") == (0, 0)


STUDENT = Group(
    "particular_debt",
    "debt",
    Compare(Fact("debt.product"), "=", Literal("student_loan")),
    Fact("debt.account_when_obtained"),
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"product": "student_loan", "account_when_obtained": "A"}, (1, 1)),
        ({"product": "student_loan", "account_when_obtained": "B"}, (0, 0)),
        ({"product": "student_loan", "account_when_obtained": "none"}, (0, 0)),
        ({"product": "student_loan", "account_when_obtained": "unknown"}, (0, 1)),
        ({"product": "medical", "account_when_obtained": "A"}, (0, 0)),
        ({"product": "unknown", "account_when_obtained": "A"}, (0, 1)),
    ],
)
def test_groups_of_debts(other: dict[str, str], expected: tuple[float, float]) -> None:
    first = {"id": "D1", "product": "student_loan", "account_when_obtained": "A"}
    about = case(call("2026-03-01", debts=["D2"]), debts=[first, {"id": "D2", **other}])
    assert counted(about, per=(Key("particular_debt", "debts", STUDENT),), debt="D1") == expected


def test_a_debt_is_always_in_its_own_group() -> None:
    about = case(call("2026-03-01", debts=["D1"]), debts=[{"id": "D1", "product": "medical"}])
    assert counted(about, per=(Key("particular_debt", "debts", STUDENT),), debt="D1") == (1, 1)


def test_distinct() -> None:
    about = case(call("2026-03-01"), call("2026-03-01"), call("2026-03-01", channel="sms"))
    is_contact = was("act", "contact")
    measure = Measure("distinct", "channel")
    assert counted(about, is_contact, measure=measure) == (2, 2)
    own = Measure("distinct", "channel", with_act=True)
    assert counted(about, is_contact, measure=own, action=act(channel="email")) == (3, 3)
    assert counted(about, is_contact, measure=own, action=act(channel="unknown")) == (2, 3)
    assert counted(about.extended(call("2026-03-01", channel="unknown")), is_contact, measure=measure) == (2, 3)


@pytest.mark.parametrize("said", [{}, {"debts": "unknown"}])
def test_an_act_that_does_not_say_its_debts_may_be_about_one_more(said: dict[str, str]) -> None:
    """None at most: silence about debts is all debts of the case, which is no single value, and not none of them."""
    debts = Count(was("act", "contact"), (), measure=Measure("distinct", "debts", with_act=True))
    about = case(debts=[{"id": "D1"}, {"id": "D2"}])
    assert ask(Compare(debts, ">", Literal(Decimal(0))), act(**said), about) == "unknown"
    assert ask(Compare(debts, ">", Literal(Decimal(0))), act(debts=["D1"]), about) == "breached"


def test_what_is_known_not_to_exist_is_no_kind_of_its_own() -> None:
    about = case(call("2026-03-01", agency="A1"), call("2026-03-01"), call("2026-03-01", agency="unknown"))
    assert counted(about, measure=Measure("distinct", "agency")) == (1, 2)
    assert counted(about, measure=Measure("distinct", "agency", with_act=True), action=act(agency="A2")) == (2, 3)


def test_total() -> None:
    measure = Measure("total", "minutes")
    about = case(call("2026-03-01", minutes=3), call("2026-03-01", minutes="2.5"))
    assert counted(about, measure=measure) == (5.5, 5.5)
    assert counted(about.extended(call("2026-03-01")), measure=measure) == (5.5, INF)


def test_days_in_a_row() -> None:
    about = case(call("2026-02-20"), call("2026-02-21"), call("2026-02-22"), call("2026-03-01"), call("2026-03-02"))
    assert counted(about, measure=Measure("days_in_a_row")) == (3, 3)
    through_today = Measure("days_in_a_row", with_act=True)
    assert counted(about, measure=through_today) == (2, 2)
    assert counted(about, measure=through_today, action=act("2026-03-03T12:00+08:00")) == (3, 3)
    assert counted(about, measure=through_today, action=act("2026-03-05T12:00+08:00")) == (1, 1)
    assert counted(about, measure=Measure("days_in_a_row"), zone=None) == (0, 5)
    assert counted(about, measure=through_today, zone=None) == (1, 6)
    gap = case(call("2026-02-28", outcome="answered"), call("2026-03-01"), call("2026-03-02", outcome="answered"))
    assert counted(gap, MADE, measure=Measure("days_in_a_row")) == (1, 3)


def test_spread() -> None:
    about = case(call("2026-02-20", outcome="answered"), call("2026-03-01"))
    assert counted(about, MADE, measure=Measure("spread")) == (0, 9)
    assert counted(about, measure=Measure("spread")) == (9, 9)
    assert counted(about, measure=Measure("spread"), zone=None) == (0, INF)
    assert counted(case(call("2026-03-01")), measure=Measure("spread"), zone=None) == (0, 0)


def test_age() -> None:
    about = case(call("2026-02-22"), call("2026-02-23"), call("2026-02-24"))
    week = spans("7 full days")
    assert counted(about, age=(Age(">", week),)) == (1, 1)
    assert counted(about, age=(Age(">=", week),)) == (2, 2)
    assert counted(about, age=(Age("<", week),)) == (1, 1)


FIRST, LAST = (Anchor(which, was("channel", "letter")) for which in ("first", "last"))


def test_anchors() -> None:
    about = case(
        call("2026-02-19"),
        call("2026-02-20", channel="letter"),
        call("2026-02-21"),
        call("2026-02-22", channel="letter"),
        call("2026-02-22"),  # at the very instant of the second letter
        call("2026-02-23"),
    )
    assert counted(about, after=(FIRST,)) == (3, 3)
    assert counted(about, after=(LAST,)) == (1, 2)
    assert counted(about, after=(FIRST, LAST)) == (1, 2)
    assert counted(case(call("2026-02-19")), after=(LAST,)) == (0, 0)


def test_possible_anchors() -> None:
    about = case(
        call("2026-02-19"),
        call("2026-02-20", channel="unknown"),
        call("2026-02-21"),
    )
    # the one of unknown channel may be the letter, or a call; a call before it never follows a letter, nor it itself
    assert counted(about, after=(LAST,)) == (0, 1)
    assert counted(about, after=(FIRST,)) == (0, 1)
    two = case(call("2026-02-20", channel="unknown"), call("2026-02-20", channel="unknown"), call("2026-02-21"))
    assert counted(two, after=(FIRST,)) == (0, 3)  # either may have come after the other


@pytest.mark.parametrize(("spoken", "later"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3)])
def test_what_is_counted_from_does_not_count_itself(spoken: int, later: int) -> None:
    """Of four conversations three came after the first: with it "three after the first" was unknown at two."""
    talks = [call(f"2026-02-{day}", outcome="conversation") for day in range(20, 20 + spoken)]
    talked = was("outcome", "conversation")
    assert counted(case(*talks), talked, after=(Anchor("first", talked),)) == (later, later)
    assert counted(case(*talks), talked, after=(Anchor("last", talked),)) == (0, 0)
    assert counted(case(*talks), talked, reset_by=talked) == (0, 0)
    opened = case(call("2026-02-19", outcome="conversation", channel="letter"), *talks)
    assert counted(opened, talked, after=(FIRST,)) == (spoken, spoken)


def test_events_at_the_instant_of_what_is_counted_from_may_count() -> None:
    """Two conversations at one instant: either may be the first, and the other later; none is later than the last."""
    talks = [call("2026-02-20", outcome="conversation") for _ in range(2)]
    talked = was("outcome", "conversation")
    assert counted(case(*talks), talked, after=(Anchor("first", talked),)) == (0, 2)
    assert counted(case(*talks), talked, after=(Anchor("last", talked),)) == (0, 0)
    assert counted(case(*talks, call("2026-02-20", outcome="busy")), after=(Anchor("first", talked),)) == (0, 3)
    assert counted(case(*talks, call("2026-02-20", outcome="busy")), reset_by=talked) == (0, 1)
    both = case(call("2026-02-20", channel="letter"), call("2026-02-21", channel="letter"), call("2026-02-21"))
    assert counted(both, was("act", "contact"), after=(FIRST, LAST)) == (0, 1)


def test_what_is_counted_from_may_lie_in_what_the_history_does_not_cover() -> None:
    talked = was("outcome", "conversation")
    talks = [call(f"2026-03-0{day}", outcome="conversation") for day in (1, 2)]
    about = Case.model_validate(
        {"zones": ["Asia/Shanghai"], "history": {"events": talks, "covers": {"parties": ["L1"]}}}
    )
    assert counted(about, talked, after=(Anchor("first", talked),)) == (1, INF)


def test_dates_as_anchors_mean_later_days() -> None:
    about = case(call("2026-02-20T23:00+08:00"), call("2026-02-21T01:00+08:00"), debts=[{"due_on": "2026-02-20"}])
    assert counted(about, after=(Fact("debt.due_on"),), debt="debt 1") == (1, 1)
    assert counted(about, after=(Literal(None),)) == (0, 0)
    assert counted(about, after=(Fact("debt.matured_on"),)) == (0, 2)


def test_resets() -> None:
    reset = was("outcome", "conversation")
    about = case(call("2026-02-19"), call("2026-02-20", outcome="conversation"), call("2026-02-21"), call("2026-02-22"))
    # low: the last two calls may have been conversations, and so may be the last reset; a reset is not after itself
    assert counted(about, reset_by=reset) == (0, 2)
    known = case(call("2026-02-19"), call("2026-02-20", outcome="conversation"), call("2026-02-22", outcome="busy"))
    assert counted(known, reset_by=reset) == (1, 1)
    assert counted(known, was("outcome", "busy"), reset_by=reset) == (1, 1)


def test_after_the_last_of_several_resets() -> None:
    resets = [call(f"2026-02-{day}", outcome="conversation") for day in (16, 20)]
    busy = [call(f"2026-02-{day}", outcome="busy") for day in (15, 18, 22)]
    about = case(*resets, *busy)
    assert counted(about, was("outcome", "busy"), reset_by=was("outcome", "conversation")) == (1, 1)
    perhaps = case(resets[0], {**resets[1], "outcome": "unknown"}, *busy)
    assert counted(perhaps, was("outcome", "busy"), reset_by=was("outcome", "conversation")) == (1, 3)


def test_of_a_reset_and_an_event_at_one_instant_nobody_knows_the_order() -> None:
    reset = was("outcome", "conversation")
    first = call("2026-02-20", outcome="conversation", id="E1")
    notice = {"notice": "complaint", "at": "2026-02-20T12:00+08:00"}
    complaint = was("notice", "complaint")
    assert counted(case(first, notice), complaint, reset_by=reset) == (0, 1)
    assert counted(case(first, {**notice, "of": "E1"}), complaint, reset_by=reset) == (0, 1)


def test_unknown_history() -> None:
    assert counted(Case.model_validate({"history": "unknown"})) == (0, INF)


def covered(**covers: Anything) -> Case:
    events = [call("2026-03-01", lender="L1")]
    return Case.model_validate({"zones": ["Asia/Shanghai"], "history": {"events": events, "covers": covers}})


def test_time_that_the_history_does_not_cover() -> None:
    about = covered(**{"from": "2026-02-24T00:00+08:00"})
    assert counted(about, window=window("7 days")) == (1, 1)
    assert counted(about, window=window("8 days")) == (1, INF)
    assert counted(about) == (1, INF)
    assert counted(about, window=window("7 days"), zone=None) == (0, INF)  # whose days, nobody knows
    assert counted(about, window=window("156 hours"), zone=None) == (1, 1)
    assert counted(about, window=window("157 hours"), zone=None) == (1, INF)


def test_parties_that_the_history_does_not_cover() -> None:
    about = covered(parties=["L1"])
    collector = (Key("collector", "collector"),)
    assert counted(about, per=collector, action=act(lender="L1")) == (1, 1)
    assert counted(about, per=collector, action=act(lender="L2")) == (0, INF)
    # the lender pools with agencies whose acts may be missing
    assert counted(about, per=LENDER, action=act(lender="L1")) == (1, INF)
    assert counted(about) == (1, INF)
    # an act that is missing may have reset the count since
    reset = was("outcome", "conversation")
    assert counted(about, per=collector, action=act(lender="L1"), reset_by=reset) == (0, 1)
    assert counted(about, per=LENDER, action=act(lender="L1"), reset_by=reset) == (0, INF)
    busy = call("2026-03-01", lender="L1", outcome="busy")
    for history, low in (([busy], 1), ({"events": [busy], "covers": {"parties": ["L1"]}}, 0)):
        about = Case.model_validate({"zones": ["Asia/Shanghai"], "history": history})
        assert counted(about, per=LENDER, action=act(lender="L1"), reset_by=reset)[0] == low


def test_counts_in_a_comparison() -> None:
    calls = Count(CALL, (), window("calendar day"))
    full = Compare(calls, ">=", Literal(Decimal(2)))
    two = [call("2026-03-02T09:00+08:00"), call("2026-03-02T10:00+08:00")]
    assert ask(full, about=case(two[0])) == "clear"
    assert ask(full, about=case(*two)) == "breached"
    assert ask(full, about=case(two[0], {**two[1], "channel": "unknown"})) == "unknown"
    # neither more nor less than one in two days: from the first call on, until the day after the second
    exactly = Compare(Count(CALL, (), window("2 days")), "=", Literal(Decimal(1)))
    about = case(call("2026-03-02T09:00+08:00"), call("2026-03-03T23:00+08:00"))
    found = [ask(exactly, act(f"2026-03-0{day}T23:30+08:00"), about) for day in range(1, 6)]
    assert found == ["clear", "breached", "clear", "breached", "clear"]
    # calls that are still to come, and nothing else being different: the second of them fills the cap that day
    one = Compare(calls, ">=", Literal(Decimal(1)))
    assert ask(one, act("2026-03-01T12:00+08:00"), case(*two)) == "clear"
    assert ask(full, act("2026-03-01T12:00+08:00"), case(*two)) == "clear"
    perhaps = case({**two[0], "channel": "unknown"}, two[1])
    assert ask(one, act("2026-03-02T09:30+08:00"), perhaps) == "unknown"


def test_an_anchor_by_itself() -> None:
    """No rule can write that yet: only the reference knows it."""

    def alone(breach: Predicate, *history: dict[str, Anything]) -> Answer:
        return reference(norms(forbid(breach)), act(), case(*history)).get("k", Answer.CLEAR)

    last = Compare(DateOf(LAST), "=", Literal(None))
    assert alone(last) is Answer.BREACHED
    assert alone(last, call("2026-03-01", channel="letter")) is Answer.CLEAR
    assert alone(last, call("2026-03-01", channel="unknown")) is Answer.UNKNOWN
    assert alone(Among(DateOf(LAST), frozenset())) is Answer.CLEAR
