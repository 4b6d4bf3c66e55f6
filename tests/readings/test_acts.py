"""What the act and the case say in a word is looked up; what is more than that is asked of the evaluator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from fairdebt.facts import prepared
from fairdebt.logic import Among, Attribute, Compare, Fact, Literal, Norms, Predicate
from fairdebt.readings.acts import ActWriter
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import Question, instant_of
from tests.readings.reference.asked import act, case

EVALUATOR = Evaluator(Norms((), (), {}, {}, ()), filter_test)
_TABLE = re.compile(r"\bk\d+\.get\(")


def said(name: str, word: Any) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(word))


def known(path: str, word: Any) -> Compare:
    return Compare(Fact(path), "=", Literal(word))


@pytest.mark.parametrize(
    ("leaf", "looked_up"),
    [
        (said("channel", "call"), True),
        (said("medium", "telephone"), True),  # it follows from the channel
        (said("postdated_on", None), True),
        (said("recipient", "P1"), False),  # it follows from the case, too
        (known("debt.product", "medical"), True),
        (known("debt.due_on", None), True),
        (known("debt.id", "D1"), False),
        (known("own.level", "high"), True),
        (Among(Fact("own.level"), frozenset[Any]({"high", None}), "any"), True),
        (Among(Fact("own.level"), frozenset({Decimal(1), Decimal("1.5")}), "any"), False),
        (Among(Fact("own.level"), frozenset({"high", Decimal(1)}), "any"), False),
    ],
)
def test_words_are_looked_up_and_all_else_is_asked_of_the_evaluator(leaf: Predicate, looked_up: bool) -> None:
    assert bool(_TABLE.search(ActWriter(Finder(EVALUATOR)).leaf(leaf))) is looked_up


@pytest.mark.parametrize("medium", [None, "telephone", "unknown"])
@pytest.mark.parametrize("recipient", [None, "P1", "P2", "unknown"])
@pytest.mark.parametrize("due", [None, "none", "2026-03-01", "unknown"])
def test_looked_up_it_is_as_true_as_for_the_evaluator(medium: Any, recipient: Any, due: Any) -> None:
    words = {name: word for name, word in (("medium", medium), ("recipient", recipient)) if word is not None}
    proposed = act(**words)
    debts = [{"id": "D1", **({} if due is None else {"due_on": due})}]
    about = prepared(case(debtor={"id": "P1"}, debts=debts))
    question = Question(proposed, about, instant_of(proposed), "D1", "Asia/Shanghai")
    for leaf in (said("medium", "telephone"), said("recipient", "P1"), known("debt.due_on", None)):
        writer = ActWriter(Finder(EVALUATOR))
        found = writer.expression(leaf)
        head = [f"{name} = {value}" for name, value in writer.head.items()]
        asked = writer.function("asked", "q", [*head, f"return {found}"])
        assert [asked(question), asked(question)] == [EVALUATOR.leaf(leaf, question)] * 2
