"""The events on which counts and states rest, at the very edges of what is counted and of what has begun."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from math import inf
from typing import Any

import pytest

from fairdebt.facts import Case, prepared
from fairdebt.logic import Compare, Count, Holds, Key, Literal, Measure, Norms, State
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.schedule.events import counting, holding, lives
from tests.readings.reference.asked import SHANGHAI, act, call, case
from tests.readings.terse import spans, was, window

CALLS, PER = was("channel", "call"), (Key("debtor", "debtor"),)
STATES = {
    "ended": State("ended", PER, begins=CALLS, ends=was("channel", "sms")),
    "calm": State("calm", PER, begins=CALLS, lasts=spans("36 hours")),
}
EVALUATOR = Evaluator(Norms((), (), STATES, {}, ()), filter_test)
HOURS = [f"2026-03-01T{hour:02}:00+08:00" for hour in (8, 10, 12, 14)]
INSTANTS = [int(datetime.fromisoformat(hour).timestamp()) for hour in HOURS]


def asked(at: str, *perhaps: str) -> Question:
    """Return a question after four calls; those at `perhaps` may have been something else."""
    calls = [call(hour, channel="unknown" if hour in perhaps else "call") for hour in HOURS]
    proposed = act(at)
    return Question(proposed, prepared(case(*calls)), instant_of(proposed), None, "Asia/Shanghai")


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [
        ("2026-03-01T07:59:59+08:00", 0, 0),
        (HOURS[0], 0, 1),
        ("2026-03-01T13:59:59+08:00", 0, 3),
        ("2026-03-01T19:59:59+08:00", 0, 4),
        ("2026-03-01T20:00:00+08:00", 1, 4),  # twelve hours after the first
        ("2026-03-02T12:00:00+08:00", 4, 4),
    ],
)
@pytest.mark.parametrize("perhaps", [(), (HOURS[0],), (HOURS[1],), (HOURS[3],)])
def test_a_count_tells_what_lies_in_its_window(at: str, first: int, last: int, perhaps: Any) -> None:
    leaf = Compare(Count(CALLS, PER, window=window("12 hours")), ">=", Literal(Decimal(2)))
    found = counting(leaf, Finder(EVALUATOR))(asked(at, *perhaps))
    assert found.instants == INSTANTS[first:last]
    assert (found.low, found.high) == (sum(hour not in perhaps for hour in HOURS[first:last]), last - first)


@pytest.mark.parametrize(("at", "number"), [("2026-03-01T07:59:59+08:00", 0), (HOURS[0], 1), (HOURS[3], 4)])
def test_a_state_has_begun_at_the_instant_at_which_it_begins(at: str, number: int) -> None:
    question = asked(at)
    for name in STATES:
        found = lives(Holds(name), Finder(EVALUATOR))(question)
        assert [life.start[0] for life in found] == INSTANTS[:number]
        open_ = holding(Holds(name), Finder(EVALUATOR))(question)
        assert [life.event_at for life in open_] == INSTANTS[:number]


def test_a_state_that_is_over_does_not_hold() -> None:
    at = "2026-03-02T22:00:00+08:00"  # 36 hours after the second of them
    open_ = holding(Holds("calm"), Finder(EVALUATOR))(asked(at))
    assert open_ == [(at, at) for at in INSTANTS[2:]]


@pytest.mark.parametrize(
    ("measure", "covers", "low", "high"),
    [
        (Measure("events"), None, 4, 4),
        (Measure("distinct", "channel"), None, 1, 1),
        (Measure("distinct", "channel"), "2026-01-01T00:00+08:00", 1, inf),
        (Measure("events"), "2026-01-01T00:00+08:00", 4, inf),  # there may be older ones
    ],
)
def test_a_count_of_more_than_plain_events_is_that_of_the_evaluator(
    measure: Measure, covers: str | None, low: int, high: float
) -> None:
    events = [call(hour) for hour in HOURS]
    history = events if covers is None else {"events": events, "covers": {"from": covers}}
    proposed = act("2026-03-01T20:00+08:00")
    about = Case.model_validate({**SHANGHAI, "history": history})
    question = Question(proposed, prepared(about), instant_of(proposed), None, "Asia/Shanghai")
    leaf = Compare(Count(CALLS, PER, measure=measure), ">=", Literal(Decimal(2)))
    found = counting(leaf, Finder(EVALUATOR))(question)
    assert (found.low, found.high, found.instants) == (low, high, INSTANTS)
