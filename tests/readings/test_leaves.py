"""What generated code asks of states, counts, hours and dates of the case: the short way, and when there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fairdebt.clock import Week, parse_band
from fairdebt.logic import All, Compare, Count, Fact, Holds, Inside, Key, Literal, Norms, Not, State
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import HoursTests, begun_test, hours_test
from fairdebt.readings.prepare import Question, instant_of, prepared
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.readings.reference.asked import act, ask, call, case
from tests.readings.terse import spans, was

CALLS, CONSENT = was("channel", "call"), was("notice", "consent")
AGREED = Holds("agreed", "event", "own")
STATES = {
    "agreed": State("agreed", (), begins=CONSENT),
    "called": State("called", (), begins=All((CALLS, AGREED))),
    "cold": State("cold", (), begins=All((CALLS, Not(AGREED)))),
    "due": State("due", (), begins=CALLS, begins_with=Fact("debt.due_on")),
    "calm": State("calm", (Key("debtor", "debtor"),), begins=CALLS, lasts=spans("36 hours")),
}
EVALUATOR = Evaluator(Norms((), (), STATES, {}, ()), filter_test)
CALL, AGREEMENT = call("2026-02-27"), {"notice": "consent", "at": "2026-02-26T12:00+08:00"}
LATER = {**AGREEMENT, "at": "2026-02-28T12:00+08:00"}


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


EVENING = Inside(Week(((frozenset(range(7)), (parse_band("18:00-22:00"),)),)))
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
        ("2026-03-01T08:00:00+08:00", "Asia/Shanghai", NO, YES),  # a day off
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
    for test in tests:
        assert test is not None
        together.add(test)
        found.append(test(question))
    assert tuple(found) == together(question) == (evening, office)
