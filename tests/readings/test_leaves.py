"""What generated code asks of states, counts, hours and dates of the case: the short way, and when there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal as Literal_

import pytest

from fairdebt.clock import Spans, Week, parse_band
from fairdebt.facts import prepared
from fairdebt.logic import (
    Age,
    All,
    Anchor,
    Any as Any_,
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
    State,
    StatedTimes,
)
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import HoursTest, HoursTests, begun_test, hours_test, state_test
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.readings.reference.asked import act, ask, call, case
from tests.readings.terse import spans, was, window

CALLS, CONSENT = was("channel", "call"), was("notice", "consent")
AGREED = Holds("agreed", "event", "own")
STATES = {
    "agreed": State("agreed", (), begins=CONSENT),
    "called": State("called", (), begins=All((CALLS, AGREED))),
    "cold": State("cold", (), begins=All((CALLS, Not(AGREED)))),
    "due": State("due", (), begins=CALLS, begins_with=Fact("debt.due_on")),
    "owing": State("owing", (), begins=CONSENT, begins_with=Fact("debt.due_on")),
    "calm": State("calm", (Key("debtor", "debtor"),), begins=CALLS, lasts=spans("36 hours")),
    "three days": State("three days", (), begins=CALLS, lasts=spans("3 days")),
    "cut short": State("cut short", (), begins=CALLS, lasts=spans("36 hours"), ends=was("notice", "refusal")),
    "from a day": State("from a day", (), begins=CONSENT, begins_on="effective_on", lasts=spans("3 days")),
    "up to a day": State("up to a day", (), begins=CONSENT, through="until", lasts=spans("3 days")),
}
EVALUATOR = Evaluator(Norms((), (), STATES, {}, ()), filter_test)


def agreed(on: str, **said: Any) -> dict[str, Any]:
    return {"notice": "consent", "at": f"{on}T12:00+08:00", **said}


CALL, AGREEMENT, LATER = call("2026-02-27"), agreed("2026-02-26"), agreed("2026-02-28")


@pytest.mark.parametrize(
    ("name", "history", "begun"),
    [
        ("called", [CALL], False),  # nobody ever agreed
        ("called", [AGREEMENT], False),
        ("called", [AGREEMENT, CALL], True),
        ("called", [CALL, LATER], True),  # in which order they came is not looked at
        ("cold", [CALL], True),
        ("cold", [AGREEMENT], False),
    ],
)
def test_a_state_began_only_where_something_could_begin_it(name: str, history: list[Any], begun: bool) -> None:
    finder = Finder(EVALUATOR)
    test = begun_test(name, finder)
    assert test is not None
    assert test(finder.of(prepared(case(*history)))) is begun


def test_a_date_may_begin_a_state_whatever_happened() -> None:
    assert begun_test("due", Finder(EVALUATOR)) is None


@pytest.mark.parametrize(
    ("history", "expected"),
    [([CALL], "clear"), ([CALL, LATER], "clear"), ([AGREEMENT, CALL], "breached"), ([AGREEMENT], "clear")],
)
def test_a_count_of_what_happened_while_a_state_held(history: list[Any], expected: str) -> None:
    leaf = Compare(Count(All((CALLS, AGREED)), ()), ">=", Literal(Decimal(1)))
    assert ask(leaf, about=case(*history), states=STATES.values()) == expected


EVENING = Inside(
    Week(((frozenset(range(6)), (parse_band("06:00-08:00"), parse_band("18:00-22:00"))), (frozenset({6}), ())))
)
OFFICE = Inside(Week(((frozenset({"working"}), (parse_band("09:00-17:00"),)),)), "CN")


def asked(at: str, zone: str | None = "Asia/Shanghai", **known: Any) -> Question:
    proposed = act(at)
    return Question(proposed, prepared(case(**known)), instant_of(proposed), "D1", zone)


@pytest.mark.parametrize(
    ("at", "zone", "evening", "office"),
    [
        ("2026-03-02T17:59:59+08:00", "Asia/Shanghai", NO, NO),
        ("2026-03-02T18:00:00+08:00", "Asia/Shanghai", YES, NO),
        ("2026-03-02T22:00:00+08:00", "Asia/Shanghai", NO, NO),
        ("2026-03-02T09:00:00+08:00", "Asia/Shanghai", NO, YES),
        ("2026-03-02T07:59:59+08:00", "Asia/Shanghai", YES, NO),
        ("2026-03-01T19:00:00+08:00", "Asia/Shanghai", NO, YES),  # a Sunday
        ("2045-03-06T12:00:00+08:00", "Asia/Shanghai", NO, YES),
        ("2045-03-06T19:00:00+08:00", "Asia/Shanghai", YES, MAYBE),  # nobody has announced the days off of that year
        ("2045-03-06T17:00:00+08:00", "Asia/Shanghai", NO, MAYBE),
        ("2026-03-02T18:00:00+08:00", None, MAYBE, MAYBE),
    ],
)
def test_hours_one_by_one_and_together(at: str, zone: str | None, evening: int, office: int) -> None:
    tests = [hours_test(each, EVALUATOR) for each in (EVENING, OFFICE)]
    together = HoursTests()
    question = asked(at, zone)
    found = []
    for number, test in enumerate(tests):
        assert test is not None
        assert together.add(test) == number
        found.append(test(question))
    assert tuple(found) == together(question) == (evening, office)


def both_of(*hours: Inside) -> tuple[list[HoursTest], HoursTests]:
    tests, together = [], HoursTests()
    for each in hours:
        test = hours_test(each, EVALUATOR)
        assert test is not None
        together.add(test)
        tests.append(test)
    return tests, together


def test_of_many_days_each_has_its_own_hours() -> None:
    """Days on which all is the same share what is laid out of them."""
    tests, together = both_of(EVENING, OFFICE)
    for day in range(1, 29):
        for hour in (7, 10, 19, 23):
            question = asked(f"2026-02-{day:02}T{hour:02}:30:00+08:00")
            assert together(question) == tuple(test(question) for test in tests)


def test_programs_that_ask_for_the_same_hours_share_them() -> None:
    first, same, other = (both_of(*hours)[1].shared(EVALUATOR) for hours in ((EVENING,), (EVENING,), (OFFICE,)))
    assert first is same
    assert first is not other


@pytest.mark.parametrize(
    ("hours", "at", "bands"),
    [
        (EVENING, "2026-03-02T12:00+08:00", ((21_600, 28_800), (64_800, 79_200))),
        (EVENING, "2026-03-01T12:00+08:00", ()),
        (OFFICE, "2026-03-02T12:00+08:00", ((32_400, 61_200),)),
        (OFFICE, "2026-03-01T12:00+08:00", ((0, 86_400),)),
        (OFFICE, "2045-03-06T12:00+08:00", None),
    ],
)
def test_the_bands_of_a_day(hours: Inside, at: str, bands: tuple[tuple[int, int], ...] | None) -> None:
    test = hours_test(hours, EVALUATOR)
    assert test is not None
    assert test.bands(asked(at).day) == bands


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        (EVENING, True),
        (Inside(EVENING.week, "local"), True),  # no calendar is asked
        (OFFICE, True),
        (Inside(OFFICE.week, "local"), False),  # which calendar depends on the case
        (Inside(StatedTimes("agreed", "times")), False),
    ],
)
def test_hours_of_which_a_program_may_keep_days(hours: Inside, short: bool) -> None:
    assert (hours_test(hours, EVALUATOR) is not None) is short


DEBTOR = (Key("debtor", "debtor"),)
BEFORE, DAY_BEFORE = call("2026-02-27"), call("2026-03-01")


def counted(number: int, filter_: Predicate = CALLS, op: Literal_[">=", ">"] = ">=", **more: Any) -> Compare:
    return Compare(Count(filter_, **{"per": DEBTOR, **more}), op, Literal(Decimal(number)))


@pytest.mark.parametrize(
    ("leaf", "history", "expected"),
    [
        (counted(0), [], "breached"),
        (counted(0, op=">"), [], "clear"),
        (counted(0, op=">"), [BEFORE], "breached"),
        (counted(1, after=(Anchor("last", CONSENT),)), [BEFORE, LATER], "clear"),
        (counted(1, after=(Anchor("last", CONSENT),)), [LATER, DAY_BEFORE], "breached"),
        (counted(1, age=(Age(">", spans("1 day")),)), [call("2026-03-02T10:00+08:00")], "clear"),
        (counted(1, age=(Age(">", spans("1 day")),)), [BEFORE], "breached"),
        (counted(1, reset_by=CONSENT), [BEFORE, LATER], "clear"),
        (counted(2, measure=Measure("distinct", "address")), [BEFORE, DAY_BEFORE], "unknown"),
        (counted(2, measure=Measure("distinct", "address", with_act=True)), [{**BEFORE, "address": "N1"}], "breached"),
        (counted(2, measure=Measure("days_in_a_row", with_act=True)), [DAY_BEFORE], "breached"),
        (counted(2, measure=Measure("days_in_a_row", with_act=True)), [BEFORE], "clear"),
    ],
)
def test_counts_of_more_than_events_in_a_window(leaf: Compare, history: list[Any], expected: str) -> None:
    assert ask(leaf, act(address="N2"), case(*history), states=STATES.values()) == expected


def test_events_that_may_agree_are_no_two_addresses_if_they_share_one() -> None:
    perhaps = [{**each, "debtor": "unknown", "address": "N1"} for each in (BEFORE, DAY_BEFORE)]
    leaf = counted(2, measure=Measure("distinct", "address"))
    assert ask(leaf, act(debtor="P1"), case(*perhaps)) == "clear"


@pytest.mark.parametrize(
    ("of", "called", "expected"),
    [
        ("2 days", "2026-02-28T17:00Z", "unknown"),  # in Shanghai it was the day before, elsewhere one day sooner
        ("2 days", "2026-03-02T03:00Z", "unknown"),
        ("36 hours", "2026-02-28T17:00Z", "breached"),
        ("24 hours", "2026-02-28T17:00Z", "clear"),
    ],
)
def test_days_are_not_known_without_a_zone_and_hours_are(of: str, called: str, expected: str) -> None:
    assert ask(counted(1, window=window(of)), about=case(call(called), zones="unknown")) == expected


@pytest.mark.parametrize(
    ("state", "history", "expected"),
    [
        ("calm", [DAY_BEFORE], "breached"),
        ("calm", [BEFORE], "clear"),
        ("calm", [{**DAY_BEFORE, "channel": "unknown"}], "unknown"),
        ("calm", [{**BEFORE, "channel": "unknown"}], "clear"),  # whatever it was, it is over
        ("calm", [{**BEFORE, "channel": "unknown"}, DAY_BEFORE], "breached"),
        ("three days", [{**BEFORE, "channel": "unknown"}], "clear"),
        ("three days", [{**DAY_BEFORE, "channel": "unknown"}], "unknown"),
        ("cut short", [DAY_BEFORE, {"notice": "refusal", "at": "2026-03-01T13:00+08:00"}], "clear"),
        ("cut short", [DAY_BEFORE], "breached"),
        (
            "from a day",
            [{"notice": "consent", "at": "2026-02-01T12:00+08:00", "effective_on": "2026-03-01"}],
            "breached",
        ),
        ("from a day", [agreed("2026-02-01", effective_on="2026-03-01")], "breached"),
        ("from a day", [agreed("2026-03-01", effective_on="2026-01-01")], "clear"),
        ("up to a day", [agreed("2026-03-01", until="2026-03-01")], "clear"),
        ("up to a day", [agreed("2026-03-01", until="2026-03-02")], "breached"),
    ],
)
def test_a_state_that_lasts_and_what_else_may_touch_it(state: str, history: list[Any], expected: str) -> None:
    assert ask(Holds(state), about=case(*history), states=STATES.values()) == expected


@pytest.mark.parametrize("held", ["due", "agreed"])
def test_a_state_that_a_date_began_counts_for_events(held: str) -> None:
    """Nobody agreed, and the debt was due."""
    either = Any_((Holds(held, "event", "own"), Holds("owing", "event", "own")))
    about = case(BEFORE, debts=[{"id": "D1", "due_on": "2026-02-01"}])
    assert ask(counted(1, All((CALLS, either)), per=()), about=about, states=STATES.values()) == "breached"


def test_two_spans_end_with_the_later_each_from_its_own_instant() -> None:
    """What begins on one day ends on one day only where no hours are counted."""
    lasts = Spans((*spans("40 hours").each, *spans("1 day").each))
    state = State("both", DEBTOR, begins=CALLS, lasts=lasts)
    finder = Finder(Evaluator(Norms((), (), {"both": state}, {}, ()), filter_test))
    test = state_test(Holds("both"), finder)
    assert test is not None
    question = asked("2026-03-02T12:00+08:00")
    found = finder.of(question.case)
    for hour in (1, 9, 17):
        begun = question.at + hour * 1800
        assert test.end(begun, question, found) == (begun + 40 * 3600,) * 2
