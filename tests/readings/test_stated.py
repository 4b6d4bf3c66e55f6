"""Stated times and plain episodes: worked out from few events, and the same as by looking at all of them."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt.facts import Action, Case, prepared
from fairdebt.logic import All, Compare, Fact, Holds, Inside, Key, Literal, Lookup, Norms, Predicate, State, StatedTimes
from fairdebt.readings.episodes import Reader, episodes
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.lives import lives_of
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.schedule.leaves import Leaves
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.stated import stated_test
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.readings.asking import line_of
from tests.readings.terse import spans, was

Plain = dict[str, Any]
BEGINS, ENDS = was("notice", "inconvenient_time"), was("notice", "time_allowed")
PER = (Key("debtor", "debtor"),)
STATES = {
    "told": State("told", PER, BEGINS, ends=ENDS),
    "dated": State("dated", PER, BEGINS, ends=ENDS, through="stated_until", lasts=spans("2 days")),
    "delayed": State("delayed", PER, BEGINS, delay=spans("1 day")),
    "lasting": State("lasting", PER, BEGINS, ends=ENDS, lasts=spans("2 days")),
    "called": State("called", PER, was("channel", "call")),
    "until": State("until", PER, BEGINS, ends=ENDS, through="stated_until"),
}
NORMS = Norms((), (), STATES, {}, ())
ZONES = ("Asia/Shanghai", "America/New_York", None)
TOLD = Inside(StatedTimes("told", "times"))
TIMES = (
    {"every_day": "09:00-10:00"},
    {"weekdays": ["09:00-12:00", "14:00-18:00"], "monday": "10:00-16:00"},
    {"working_day": "09:00-18:00"},
    {"any": [{"saturday": "never"}, {"rrule": "FREQ=WEEKLY;BYDAY=MO", "from": "2026-03-02", "hours": "09:00-12:00"}]},
    "unknown",
    None,
)


def notice(name: str, day: int, hour: int = 9, **more: Any) -> Plain:
    """Return a notice of March 2026."""
    said = {"notice": name, "at": f"2026-03-{day:02}T{hour:02}:00+08:00", **more}
    return {key: value for key, value in said.items() if value is not None}


def asked(history: Any, zone: str | None = "Asia/Shanghai", at: str = "2026-03-09T09:30+08:00") -> Question:
    about = Case.model_validate({"debtor": {"id": "P1"}, "jurisdictions": ["CN"], "history": history})
    act = Action.model_validate({"act": "contact", "channel": "call", "debtor": "P1", "at": at})
    return Question(act, prepared(about), instant_of(act), None, zone)


def quick(node: Inside, question: Question) -> int:
    finder = Finder(Evaluator(NORMS, filter_test))
    test = stated_test(node, finder)
    assert test is not None
    return test(question, finder.of(question.case))


BEGUN = st.builds(
    notice,
    st.just("inconvenient_time"),
    st.integers(2, 6),
    times=st.sampled_from(TIMES),
    id=st.sampled_from(("N1", "unknown", None)),
    debtor=st.sampled_from(("P1", "P2", "unknown", None)),
    stated_until=st.sampled_from(("2026-03-05", "2026-03-09", "unknown", None)),
)
ENDED = st.builds(
    notice,
    st.just("time_allowed"),
    st.integers(2, 9),
    of=st.sampled_from(("N1", "N2", "unknown", None)),
    debtor=st.sampled_from(("P1", "unknown", None)),
)
HISTORIES = st.lists(st.one_of(BEGUN, ENDED), max_size=5)
MOVES = st.one_of(st.integers(-8 * 24, 8 * 24).map(lambda hours: hours * 3600), st.integers(-90_000, 90_000))


def one_of_each(history: list[Plain]) -> list[Plain]:
    """Leave out further events with an id that was given: two that differ cannot have the same."""
    found: dict[Any, Plain] = {}
    for number, event in enumerate(history):
        id_ = event.get("id")
        found.setdefault(number if id_ is None else id_, event)
    return list(found.values())


@given(HISTORIES, st.sampled_from(ZONES), MOVES)
def test_stated_times_are_what_the_evaluator_says(history: list[Plain], zone: str | None, move: int) -> None:
    question = asked(one_of_each(history), zone)
    at = question.at + move
    moved = Question(question.action, question.case, at, None, zone)
    for state, calendar in product(("told", "dated"), ("CN", "local")):
        node = Inside(StatedTimes(state, "times"), calendar)
        assert quick(node, moved) == Evaluator(NORMS).leaf(node, Question(moved.action, moved.case, at, None, zone))


@given(HISTORIES, st.sampled_from(ZONES), st.sampled_from(("told", "dated")))
def test_episodes_hold_at_every_instant_as_if_nothing_later_had_happened(
    history: list[Plain], zone: str | None, name: str
) -> None:
    question = asked(one_of_each(history), zone)
    finder = Finder(Evaluator(NORMS, filter_test))
    lives = lives_of(STATES[name], finder)
    assert lives is not None
    found = lives.of(question, finder.of(question.case))
    for hour in range(-8 * 24, 3 * 24, 5):
        at = question.at + hour * 3600
        reader = Reader(Question(question.action, question.case, at, None, zone), None, at, False)
        expected = [each.holds(at) for each in episodes(STATES[name], reader, Evaluator(NORMS))]
        held = [life.holds(at) for life in found]
        assert held[: len(expected)] == expected
        assert not any(held[len(expected) :]), "what begins later does not hold yet"


@given(HISTORIES, st.sampled_from(("America/New_York", "Asia/Shanghai", "America/Asuncion")), st.integers(-200, 200))
def test_a_truth_lasts_as_long_as_is_said(history: list[Plain], zone: str, hours: int) -> None:
    """The clocks of New York are put forward on 8 March, those of Asunción back on 22 March of other years."""
    question = asked(one_of_each(history), zone)
    for leaf in (TOLD, Holds("told"), Holds("dated")):
        lasts(leaf, question, question.at + hours * 3600)


def lasts(leaf: Predicate, question: Question, at: int) -> tuple[int, int]:
    """Return the truth of a leaf at an instant and how long it lasts; the evaluator says the same all that time."""
    evaluator = Evaluator(NORMS, filter_test)
    finder = Finder(evaluator)
    ask = Leaves(evaluator, finder, Reading(NORMS))(leaf)
    truth, until = ask(line_of(question, finder.of(question.case)).moved(at))
    for instant in (at, at + 1, (at + min(until, at + 864_000)) // 2, min(until, at + 864_000) - 1):
        if at <= instant < until:
            there = Question(question.action, question.case, instant, None, question.zone)
            assert Evaluator(NORMS).leaf(leaf, there) == truth
    return truth, until


NINE_TO_TEN = {"every_day": "09:00-10:00"}


@pytest.mark.parametrize("at", ["00:30", "01:30", "04:30", "08:59", "09:30", "10:30"])
@pytest.mark.parametrize("day", ["2026-03-08T{}-04:00", "2026-03-09T{}-04:00"])
def test_hours_are_what_the_wall_shows_where_clocks_go_forward(at: str, day: str) -> None:
    question = asked([notice("inconvenient_time", 2, times=NINE_TO_TEN)], "America/New_York", day.format(at))
    assert lasts(TOLD, question, question.at)[0] == (YES if at == "09:30" else NO)


def test_a_day_is_over_at_midnight() -> None:
    question = asked([notice("inconvenient_time", 2, times={"saturday": "09:00-24:00"})], at="2026-03-07T23:30+08:00")
    assert lasts(TOLD, question, question.at) == (YES, question.at + 1800)
    assert quick(TOLD, Question(question.action, question.case, question.at + 1800, None, question.zone)) == NO


def test_a_gap_in_a_history_may_hold_a_notice() -> None:
    """It may have told of other hours than the one that is known."""
    told = notice("inconvenient_time", 6, times=NINE_TO_TEN)
    covers = {"events": [told], "covers": {"from": "2026-03-05T00:00+08:00"}}
    for hour, expected in (("09:30", YES), ("12:00", MAYBE)):
        question = asked(covers, at=f"2026-03-09T{hour}+08:00")
        assert lasts(TOLD, question, question.at)[0] == expected


@pytest.mark.parametrize(
    ("times", "hour", "expected"),
    [
        ({"every_day": "09:00-10:00"}, "09:59:59", YES),
        ({"every_day": "09:00-10:00"}, "10:00:00", NO),
        ({"saturday": "09:00-10:00"}, "09:30:00", NO),
        ({"every_day": "09:00-24:00"}, "23:59:59", YES),
        ("unknown", "09:30:00", MAYBE),
        (None, "09:30:00", MAYBE),
    ],
)
def test_times_that_somebody_stated(times: Any, hour: str, expected: int) -> None:
    question = asked([notice("inconvenient_time", 2, times=times)], at=f"2026-03-09T{hour}+08:00")  # a Monday
    assert quick(TOLD, question) == expected


def test_what_can_state_no_times_states_none() -> None:
    """A call tells of no hours, whoever made it; only a notice may."""
    for channel in ("call", "unknown"):
        call = {"act": "contact", "channel": channel, "at": "2026-03-02T12:00+08:00"}
        question = asked([call])
        node = Inside(StatedTimes("called", "times"))
        assert quick(node, question) == Evaluator(NORMS).leaf(node, question) == NO


def test_times_are_over_when_they_are_allowed_again() -> None:
    told = notice("inconvenient_time", 2, times={"every_day": "09:00-10:00"}, id="N1")
    assert quick(TOLD, asked([told, notice("time_allowed", 3)])) == NO
    assert quick(TOLD, asked([told, notice("time_allowed", 3, of="N2")])) == YES
    assert quick(TOLD, asked([told, notice("time_allowed", 2, of="N1")])) == NO
    assert quick(TOLD, asked([told, notice("time_allowed", 2)])) == MAYBE, "which of the two came first is not known"


def test_a_history_with_gaps_is_asked_of_the_evaluator() -> None:
    covers = {"events": [], "covers": {"from": "2026-03-05T00:00+08:00"}}
    assert quick(TOLD, asked(covers)) == MAYBE
    assert quick(TOLD, asked("unknown")) == MAYBE


WITH_A_FACT = Compare(Fact("debt.product"), "=", Literal("medical"))


@pytest.mark.parametrize(
    ("state", "plain"),
    [
        (STATES["told"], True),
        (STATES["dated"], True),
        (State("s", PER, BEGINS), True),
        (State("s", PER, BEGINS, lasts=spans("2 days")), True),
        (STATES["delayed"], False),
        (State("s", PER, begins_with=Fact("debt.due_on")), False),
        (State("s", PER, BEGINS, begins_with=Fact("debt.due_on")), False),
        (State("s", PER, BEGINS, begins_on="effective_on"), False),
        (State("s", PER, BEGINS, lasts=Lookup("how long", (Fact("debt.product"),))), False),
        (State("s", PER, BEGINS, undone_by=ENDS), False),
        (State("s", PER, All((BEGINS, WITH_A_FACT))), False),
        (State("s", PER, BEGINS, ends=All((ENDS, WITH_A_FACT))), False),
        (State("s", (Key("amount", "amount"),), BEGINS), False),  # of numbers there are too many
    ],
)
def test_episodes_that_are_more_than_plain_have_no_short_way(state: State, plain: bool) -> None:
    finder = Finder(Evaluator(Norms((), (), {state.name: state}, {}, ())))
    assert (lives_of(state, finder) is not None) is plain
    assert (stated_test(Inside(StatedTimes(state.name, "times")), finder) is not None) is plain


def test_days_of_every_kind_where_one_of_several_times_asks_for_a_calendar() -> None:
    """In China the first of March 2026 was a Sunday like others; of 2045 nobody knows which days are off."""
    several = {"any": [{"saturday": "10:00-12:00"}, {"working_day": "09:00-11:00"}]}
    truths = set()
    for year, hour in product((2026, 2045), ("09:30", "10:30", "11:30")):
        for day in range(3, 10):
            at = f"{year}-03-{day:02}T{hour}+08:00"
            question = asked([notice("inconvenient_time", 2, times=several)], at=at)
            node = Inside(StatedTimes("told", "times"), "CN")
            found = quick(node, question)
            assert found == Evaluator(NORMS).leaf(node, question)
            truths.add(found)
    assert truths == {NO, MAYBE, YES}


def test_where_no_zone_is_known_no_time_of_day_is() -> None:
    told = notice("inconvenient_time", 2, times={"every_day": "00:00-24:00"})
    assert quick(TOLD, asked([told], None)) == MAYBE
    assert quick(TOLD, asked([notice("inconvenient_time", 2, times="unknown")], None)) == MAYBE


def test_what_was_worked_out_is_kept_with_the_case() -> None:
    question = asked([notice("inconvenient_time", 2, times={"every_day": "09:00-10:00"})])
    finder = Finder(Evaluator(NORMS, filter_test))
    lives = lives_of(STATES["told"], finder)
    assert lives is not None
    found = finder.of(question.case)
    later = Question(question.action, question.case, question.at + 60, None, question.zone)
    assert lives.of(question, found) is lives.of(later, found)
    assert lives is lives_of(STATES["told"], finder)


def test_no_instant_lies_between_the_days_asked() -> None:
    """The last second of a day belongs to that day's times."""
    held = asked([notice("inconvenient_time", 2, times={"every_day": "00:00-24:00"})])
    end = held.at - held.at % 86_400 + int(timedelta(hours=16).total_seconds())
    for at in (end - 1, end):
        assert quick(TOLD, Question(held.action, held.case, at, None, held.zone)) == YES


@pytest.mark.parametrize("name", ["lasting", "until", "dated"])
def test_days_are_over_at_another_instant_in_another_zone(name: str) -> None:
    finder = Finder(Evaluator(NORMS, filter_test))
    lives = lives_of(STATES[name], finder)
    assert lives is not None
    question = asked([notice("inconvenient_time", 2, 22, stated_until="2026-03-03")])  # nine in New York
    found, over = finder.of(question.case), []
    for zone in ("Asia/Shanghai", "America/New_York", "Asia/Shanghai"):
        (life,) = lives.of(Question(question.action, question.case, question.at, None, zone), found)
        over.append(life.over)
    assert over[1] - over[0] == 13 * 3600
    assert over[2] == over[0]
