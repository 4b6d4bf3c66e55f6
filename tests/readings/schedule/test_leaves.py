"""How long a count lasts where those that happened are somebody else's."""

from __future__ import annotations

from decimal import Decimal

from fairdebt.facts import prepared
from fairdebt.logic import Compare, Count, Key, Literal, Norms
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.schedule.leaves import Leaves
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.truth import NO
from tests.readings.asking import line_of
from tests.readings.reference.asked import NOON, act, call, case
from tests.readings.terse import was, window

NORMS = Norms((), (), {}, {}, ())


def test_a_count_is_no_until_an_event_of_the_same_debtor_comes() -> None:
    leaf = Compare(
        Count(was("channel", "call"), (Key("debtor", "debtor"),), window=window("36 hours")), ">=", Literal(Decimal(1))
    )
    others, own = call("2026-03-02T10:00+08:00", debtor="P2"), call("2026-03-02T16:00+08:00", debtor="P1")
    about, proposed = prepared(case(others, own)), act(NOON, debtor="P1")
    evaluator = Evaluator(NORMS, filter_test)
    finder = Finder(evaluator)
    ask = Leaves(evaluator, finder, Reading(NORMS))(leaf)
    question = Question(proposed, about, instant_of(proposed), None, "Asia/Shanghai")
    assert ask(line_of(question, finder.of(about))) == (NO, question.at + 4 * 3600)
