"""Truths with the time they last: nothing changes before they are said to be over, and plain ones change then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any as Anything

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt.clock import DAY, Spans, Week, Window, parse_span
from fairdebt.facts import Action, Case, prepared
from fairdebt.loader import Policies
from fairdebt.logic import (
    All,
    Any,
    Attribute,
    Compare,
    Count,
    Coverage,
    Fact,
    Holds,
    Inside,
    Key,
    Literal,
    Norms,
    Not,
    Predicate,
    Prohibition,
    State,
    Today,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import FOREVER, instant_of, questions
from fairdebt.readings.schedule import Schedule
from fairdebt.readings.schedule.changes import later
from fairdebt.readings.schedule.lasting import Moved, all_of, any_of, asking
from fairdebt.readings.schedule.leaves import Leaves
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.schedule.timetable import Timetable
from fairdebt.readings.shared import Shared
from fairdebt.readings.simplify import leaves
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.readings.until import repeated_after
from tests.generated import Plain, action, case, loaded, policies
from tests.readings.asking import line_of
from tests.readings.test_schedule import timed, weeks

NEW_YORK = "America/New_York"
CALL = {"act": "contact", "channel": "call", "to": "debtor"}
CALLED = Compare(Attribute("channel", "event"), "=", Literal("call"))
EVERY_DAY = frozenset(range(7))
HOURS = Inside(Week(((EVERY_DAY, ((8 * 3600, 21 * 3600),)),)))
NO_SUNDAYS = Inside(Week(((frozenset({6}), ()),)))
NO_HOLIDAYS = Inside(Week(((frozenset({"holiday"}), ()),)), "US-federal")
STATES = {
    "cooling": State("cooling", (Key("debtor", "debtor"),), begins=CALLED, lasts=Spans(((parse_span("36 hours"),),))),
    "ended": State("ended", (), begins=CALLED, ends=Compare(Attribute("channel", "event"), "=", Literal("sms"))),
}
NORMS = Norms((), (), STATES, {}, ())


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def told(at: int, zone: str = NEW_YORK) -> str:
    from zoneinfo import ZoneInfo

    return datetime.fromtimestamp(at, ZoneInfo(zone)).isoformat()


def lasting(leaf: Predicate, at: str, *calls: str, zone: str | None = NEW_YORK, **known: Anything) -> tuple[int, str]:
    """Return the truth of a leaf at an instant, and until when it lasts."""
    act = Action.model_validate({**CALL, "at": at})
    history = [{**CALL, "at": called, "outcome": "answered"} for called in calls]
    about = Case.model_validate({"debtor": {"id": "P1"}, "debts": [{"id": "D1", **known}], "history": history})
    evaluator = Evaluator(NORMS, filter_test)
    finder = Finder(evaluator)
    ask = Leaves(evaluator, finder, Reading(NORMS))(leaf)
    (question,) = questions(act, prepared(about), (zone,) if zone else ("debtor",), instant_of(act))
    truth, until = ask(line_of(question, finder.of(prepared(about))))
    return truth, "for ever" if until >= FOREVER else told(until)


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case(), st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_no_leaf_changes_before_it_is_said_to(loaded_: Policies, act: Action, about: Case, draws: list[int]) -> None:
    check(loaded_, act, about, draws)


@given(timed(), weeks(), st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_no_leaf_changes_before_it_is_said_to_where_clocks_change(
    drawn: Plain, week: tuple[Action, Case], draws: list[int]
) -> None:
    check(loaded(drawn), *week, draws)


def check(found: Policies, act: Action, about: Case, draws: list[int]) -> None:
    """Follow every leaf from one end to the next, and ask at instants in between what the evaluator says."""
    evaluator = Evaluator(found.norms, filter_test)
    finder = Finder(evaluator)
    made = Leaves(evaluator, finder, Reading(found.norms))
    asks = [
        (norm.zones, leaf, made(leaf))
        for norm in found.norms.prohibitions
        for part in (norm.scope, norm.breach)
        for leaf in leaves(part)
    ]
    ready, start = prepared(about), instant_of(act)
    for zones, leaf, ask in asks:
        for question in questions(act, ready, zones, start):
            line, at = line_of(question, finder.of(ready)), start
            for _ in range(4):
                truth, until = ask(line.moved(at))
                assert until > at
                within = [at + draw % (min(until, at + 9 * DAY) - at) for draw in draws]
                for each in {at, min(until, at + 9 * DAY) - 1, *within}:
                    assert evaluator.leaf(leaf, later(question, each)) == truth, (told(each, "UTC"), leaf)
                if until > start + 60 * DAY:
                    break
                at = until


@pytest.mark.parametrize(
    ("leaf", "at", "truth", "until"),
    [
        (HOURS, "2026-03-03T07:59:59-05:00", NO, "2026-03-03T08:00:00-05:00"),
        (HOURS, "2026-03-03T08:00:00-05:00", YES, "2026-03-03T21:00:00-05:00"),
        (HOURS, "2026-03-03T20:59:59-05:00", YES, "2026-03-03T21:00:00-05:00"),
        (HOURS, "2026-03-03T21:00:00-05:00", NO, "2026-03-04T08:00:00-05:00"),
        (HOURS, "2026-03-07T21:00:00-05:00", NO, "2026-03-08T00:00:00-05:00"),  # clocks go forward that day: looked at
        (HOURS, "2026-03-08T00:00:00-05:00", NO, "2026-03-08T03:00:00-04:00"),
        (NO_SUNDAYS, "2026-03-02T12:00:00-05:00", YES, "2026-03-08T00:00:00-05:00"),
        (NO_SUNDAYS, "2026-03-15T12:00:00-04:00", NO, "2026-03-16T00:00:00-04:00"),
        (NO_HOLIDAYS, "2026-03-10T12:00:00-04:00", YES, "2026-05-25T00:00:00-04:00"),
        (Not(NO_HOLIDAYS).part, "2026-05-25T12:00:00-04:00", NO, "2026-05-26T00:00:00-04:00"),
    ],
)
def test_hours_last_until_the_wall_shows_their_end(leaf: Predicate, at: str, truth: int, until: str) -> None:
    assert lasting(leaf, at) == (truth, until)


def test_without_a_zone_hours_are_unknown_for_ever() -> None:
    assert lasting(HOURS, "2026-03-03T12:00:00-05:00", zone=None) == (MAYBE, "for ever")


def capped(times: int, window: str = "day", number: int = 2) -> Compare:
    unit: Anything = window
    count = Count(CALLED, (Key("debtor", "debtor"),), window=Window(number, unit) if number else None)
    return Compare(count, ">=", Literal(Decimal(times)))


@pytest.mark.parametrize(
    ("leaf", "truth", "until"),
    [
        (capped(1), YES, "2026-03-05T00:00:00-05:00"),  # the call of the 3rd leaves the two days
        (capped(2), YES, "2026-03-04T00:00:00-05:00"),  # that of the 2nd does
        (capped(3), NO, "2026-03-03T18:00:00-05:00"),  # until another one is made
        (capped(4), NO, "2026-03-03T18:00:00-05:00"),
        (capped(2, "hour", 36), YES, "2026-03-03T22:00:00-05:00"),
        (capped(2, number=0), YES, "for ever"),
    ],
)
def test_counts_last_until_an_event_leaves_or_another_comes(leaf: Compare, truth: int, until: str) -> None:
    calls = ("2026-03-02T10:00:00-05:00", "2026-03-03T10:00:00-05:00", "2026-03-03T18:00:00-05:00")
    assert lasting(leaf, "2026-03-03T12:00:00-05:00", *calls) == (truth, until)


def test_a_count_of_what_never_happened_stays_none() -> None:
    truth, until = lasting(capped(1), "2026-03-03T12:00:00-05:00")
    assert (truth, until[:4]) == (NO, "2027")  # two years are looked through for days that come twice
    assert lasting(capped(1, "hour", 36), "2026-03-03T12:00:00-05:00") == (NO, "for ever")


@pytest.mark.parametrize(
    ("at", "truth", "until"),
    [
        ("2026-03-03T09:59:59-05:00", NO, "2026-03-03T10:00:00-05:00"),
        ("2026-03-03T10:00:00-05:00", YES, "2026-03-04T22:00:00-05:00"),
        ("2026-03-04T21:59:59-05:00", YES, "2026-03-04T22:00:00-05:00"),
        ("2026-03-04T22:00:00-05:00", NO, "for ever"),
    ],
)
def test_a_state_that_only_lasts_lasts_so_long(at: str, truth: int, until: str) -> None:
    assert lasting(Holds("cooling"), at, "2026-03-03T10:00:00-05:00") == (truth, until)


def test_what_nothing_can_have_begun_never_holds() -> None:
    assert lasting(Holds("ended"), "2026-03-03T10:00:00-05:00") == (NO, "for ever")
    assert lasting(Holds("ended"), "2026-03-03T10:00:00-05:00", "2026-03-03T09:00:00-05:00")[0] == YES


@pytest.mark.parametrize(
    ("at", "op", "truth", "until"),
    [
        ("2026-03-04T23:59:59-05:00", ">=", NO, "2026-03-05T00:00:00-05:00"),
        ("2026-03-05T00:00:00-05:00", ">=", YES, "2026-03-06T00:00:00-05:00"),
        ("2026-03-05T00:00:00-05:00", "=", YES, "2026-03-06T00:00:00-05:00"),
    ],
)
def test_a_date_lasts_until_the_day_begins_or_is_over(at: str, op: Anything, truth: int, until: str) -> None:
    leaf = Compare(Today("act"), op, Fact("debt.due_on"))
    assert lasting(leaf, at, due_on="2026-03-05") == (truth, until)


def test_what_no_time_changes_lasts_for_ever() -> None:
    leaf = Compare(Fact("debt.product"), "=", Literal("medical"))
    assert lasting(leaf, "2026-03-03T10:00:00-05:00", product="medical") == (YES, "for ever")


def test_a_day_that_comes_twice_is_looked_at_again() -> None:
    """In Newfoundland clocks went back at one minute past midnight, into the day before."""
    before, back = seconds("2010-11-06T12:00-02:30"), seconds("2010-11-07T00:01-02:30")
    assert repeated_after(before, "America/St_Johns") == back
    assert repeated_after(seconds("2009-12-01T12:00-02:30"), "America/St_Johns") == back
    assert repeated_after(back, "America/St_Johns") == seconds("2012-01-01T00:00+00:00")
    assert repeated_after(before, None) == FOREVER
    leaf = capped(1, "calendar_day", 1)
    at, call = "2010-11-07T00:00:30-02:30", "2010-11-06T12:00:00-02:30"
    assert lasting(leaf, at, call, zone="America/St_Johns") == (NO, "2010-11-06T22:31:00-04:00")  # 23:01 there
    assert lasting(leaf, "2010-11-06T23:01:00-03:30", call, zone="America/St_Johns")[0] == YES


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_what_needs_something_of_the_history_is_never_without_it(drawn: Policies, act: Action, about: Case) -> None:
    decider, ready, at = Decider(drawn.norms), prepared(about), instant_of(act)
    table = Timetable(decider, act, ready, Reading(drawn.norms), Shared())
    found = table.finder.of(ready)
    for timed_ in table.timed.values():
        if timed_.needs and not timed_.needs & found.best and timed_.ask is not None:
            for question in questions(act, ready, timed_.norm.zones, at):
                line = line_of(question, found)
                assert [timed_.ask(line.moved(at + days * DAY))[0] for days in (0, 1, 40)] == [NO] * 3


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_what_a_decision_told_spares_questions_and_changes_nothing(drawn: Policies, act: Action, about: Case) -> None:
    decider, at = Decider(drawn.norms), instant_of(act)
    told = Schedule(decider, act, about, at, decider.vetoing(act, prepared(about), at))
    asked = Schedule(decider, act, about, at)
    until = at + 30 * DAY
    assert told.first_approved(at, until) == asked.first_approved(at, until)
    for norm in told.norms:
        answers = [each.answer for each in asked.examined(norm)]
        assert [each.answer for each in told.examined(norm)] == answers
        if max(answers) is Answer.BREACHED:
            assert told.watched(norm).lifts_at(until) == asked.watched(norm).lifts_at(until)
    stuck = [{each.timed.norm.key for each in schedule.stuck(at, until)} for schedule in (told, asked)]
    assert stuck[0] == stuck[1]


def fixed(truth: int, until: int) -> Anything:
    return lambda moved: (truth, until)


@pytest.mark.parametrize(
    ("parts", "both", "either"),
    [
        ([(YES, 5), (YES, 9)], (YES, 5), (YES, 9)),
        ([(NO, 5), (NO, 9)], (NO, 9), (NO, 5)),
        ([(YES, 5), (NO, 9)], (NO, 9), (YES, 5)),
        ([(MAYBE, 5), (YES, 3)], (MAYBE, 3), (YES, 3)),
        ([(MAYBE, 5), (NO, 3)], (NO, 3), (MAYBE, 3)),
        ([(NO, FOREVER), (NO, 3)], (NO, FOREVER), (NO, 3)),
        ([(YES, FOREVER), (YES, 3)], (YES, 3), (YES, FOREVER)),
    ],
)
def test_one_part_that_decides_is_enough_and_lasts_the_longest(
    parts: list[tuple[int, int]], both: tuple[int, int], either: tuple[int, int]
) -> None:
    asks = tuple(fixed(*part) for part in parts)
    moved: Moved = None  # type: ignore[assignment]  # nobody looks at it
    assert (all_of(asks)(moved), any_of(asks)(moved)) == (both, either)


def test_joined_predicates_ask_their_leaves() -> None:
    truths = {HOURS: (YES, 5), NO_SUNDAYS: (NO, 9)}
    made = asking(All((HOURS, Not(Any((NO_SUNDAYS,))))), lambda leaf: fixed(*truths[leaf]))  # type: ignore[index]  # each leaf is one of them
    assert made(None) == (YES, 5)  # type: ignore[arg-type]  # nobody looks at it


@pytest.mark.parametrize(
    ("norm", "still"),
    [
        (Prohibition("r", "r", "any", All(()), All(())), True),
        (Prohibition("r", "r", "any", All(()), Compare(Today("act"), "<", Literal(date(2026, 3, 2)))), False),
        (Prohibition("r", "r", "any", All(()), All(()), from_on=date(2026, 3, 2)), False),
        (Prohibition("r", "r", "any", All(()), All(()), until_on=date(2026, 3, 2)), False),
    ],
)
def test_a_norm_stands_still_that_reads_no_time_and_is_always_law(norm: Prohibition, still: bool) -> None:
    norms = Norms((norm,), (), {}, {}, (Coverage("CN", frozenset({"contact"})),))
    act = Action.model_validate({**CALL, "at": "2026-03-02T12:00+08:00"})
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    found = Timetable(Decider(norms), act, prepared(about), Reading(norms), Shared())
    assert (found.timed["r"].ask is None) is still


@pytest.mark.parametrize(
    ("from_on", "until_on", "ends"),
    [
        (date(2026, 3, 3), None, ["2026-03-02T16:00", "2026-03-05T16:00"]),
        (None, date(2026, 3, 3), ["2026-03-02T16:00", "2026-03-05T16:00"]),
        (date(2026, 3, 3), date(2026, 3, 5), ["2026-03-02T16:00", "2026-03-04T16:00", "2026-03-05T16:00"]),
    ],
)
def test_a_norm_is_in_the_way_on_the_days_on_which_it_is_law(
    from_on: date | None, until_on: date | None, ends: list[str]
) -> None:
    norm = Prohibition("r", "r", "any", All(()), All(()), from_on=from_on, until_on=until_on)
    norms = Norms((norm,), (), {}, {}, (Coverage("CN", frozenset({"contact"})),))
    act = Action.model_validate({**CALL, "at": "2026-03-02T00:00+08:00"})
    about = Case.model_validate({"jurisdictions": ["CN"], "zones": ["Asia/Shanghai"], "debts": [{"id": "D1"}]})
    since = instant_of(act)
    parts = list(Schedule(Decider(norms), act, about, since).stretches(since, since + 4 * DAY))
    assert [f"{datetime.fromtimestamp(part.end, UTC):%Y-%m-%dT%H:%M}" for part in parts] == ends
    assert parts[0].approved is (from_on is not None)
