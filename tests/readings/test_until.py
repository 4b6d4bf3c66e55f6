"""What is plain is told with the time it lasts: to the second at which events enter and leave, with, zone or none."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from fairdebt.facts import prepared
from fairdebt.logic import Compare, Count, Holds, Inside, Key, Literal, Norms, Predicate, State, StatedTimes
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import FOREVER, Question
from fairdebt.readings.reference import reference
from fairdebt.readings.until import until_of
from tests.readings.asking import moved
from tests.readings.reference.asked import act, call, case, forbid, norms
from tests.readings.terse import spans, was, window

CALLS, PER = was("channel", "call"), (Key("debtor", "debtor"),)
STATES = {
    "calm": State("calm", PER, begins=CALLS, lasts=spans("36 hours")),
    "days": State("days", PER, begins=CALLS, lasts=spans("3 days")),
    "cut": State("cut", PER, begins=CALLS, lasts=spans("36 hours"), ends=was("channel", "sms")),
    "told": State("told", PER, begins=was("notice", "inconvenient_time")),
}
EVALUATOR = Evaluator(Norms((), (), STATES, {}, ()), filter_test)


def counted(number: int, of: str = "") -> Compare:
    return Compare(Count(CALLS, PER, window=window(of) if of else None), ">=", Literal(Decimal(number)))


LEAVES: tuple[Predicate, ...] = (
    *(counted(number, of) for number in (1, 2) for of in ("24 hours", "2 days", "")),
    *(Holds(name) for name in ("calm", "days", "cut")),
    Inside(StatedTimes("told", "times")),
)
TIMES = {"every_day": "09:00-10:00"}
HISTORY = [
    call("2026-03-02T09:30+08:00"),
    call("2026-03-02T15:00+08:00", channel="unknown"),
    call("2026-03-03T02:00+08:00", channel="sms"),
    call("2026-03-03T09:30+08:00"),
    {"notice": "inconvenient_time", "times": TIMES, "at": "2026-03-01T10:00+08:00"},
]
EDGES = [
    *(str(event["at"]) for event in HISTORY),
    *(f"2026-03-0{day}T{hour}:30+08:00" for day in (3, 4) for hour in ("09", "21")),
    *(f"2026-03-0{day}T{hour}:00+08:00" for day in (2, 3, 4, 5) for hour in ("00", "03", "09", "10", "15")),
]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", None])
def test_truths_are_those_of_the_evaluator_at_every_edge(zone: str | None) -> None:
    about, told = prepared(case(*HISTORY)), 0
    for leaf in LEAVES:
        finder = Finder(EVALUATOR)
        until = until_of(leaf, finder)
        assert until is not None
        found = finder.of(about)
        for edge in EDGES:
            for at in (int(datetime.fromisoformat(edge).timestamp()) + step for step in (-1, 0, 1)):
                lasting = until(Question(act(), about, at, None, zone), found)
                if lasting is None:
                    continue
                told += 1
                for instant in (at, min(lasting[1], at + 864_000) - 1):
                    question = Question(moved(act(), instant), about, instant, None, zone)
                    assert EVALUATOR.leaf(leaf, question) == lasting[0], (leaf, edge, instant - at)
    assert told >= (0.9 if zone else 0.5) * 3 * len(EDGES) * len(LEAVES), "nearly all of them are plain"


def test_truths_that_change_at_other_times_are_kept_until_the_first_does() -> None:
    """One case, asked again and again by one program while this and that ceases to hold."""
    loaded = norms(*(forbid(leaf, key=f"r{n}") for n, leaf in enumerate(LEAVES)), states=STATES.values())
    decider, about = Decider(loaded), case(*HISTORY, debtor={"id": "P1"})
    start = int(datetime.fromisoformat("2026-03-02T00:00+08:00").timestamp())
    for hour in range(0, 6 * 24, 3):
        asked = moved(act(), start + hour * 3600)
        expected = reference(loaded, asked, about)
        for _ in range(4):
            assert decider.answers(asked, about) == expected


def test_what_nothing_began_is_no_for_ever() -> None:
    finder, about = Finder(EVALUATOR), prepared(case())
    for name in ("calm", "cut"):
        until = until_of(Holds(name), finder)
        assert until is not None
        assert until(Question(act(), about, 0, None, "UTC"), finder.of(about)) == (0, FOREVER)
