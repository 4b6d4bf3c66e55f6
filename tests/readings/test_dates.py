"""The day of the act against dates of the case: which they are, and that what is remembered of them is theirs."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal as Literal_

import pytest

from fairdebt.facts import Case, prepared
from fairdebt.logic import Attribute, Compare, Fact, FirstKnown, Literal, Norms, Shift, Term, Today
from fairdebt.readings.dates import date_test
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.questions import instant_of, questions
from tests.readings.reference.asked import act, case
from tests.readings.terse import spans

EVALUATOR = Evaluator(Norms((), (), {}, {}, ()), filter_test)
DUE, MATURED, POSTDATED = Fact("debt.due_on"), Fact("debt.matured_on"), Attribute("postdated_on", "act")


@pytest.mark.parametrize(
    ("term", "of_case"),
    [
        (DUE, True),
        (Literal(date(2026, 3, 2)), True),
        (Shift(DUE, spans("3 days")), True),
        (FirstKnown(DUE, MATURED), True),
        (FirstKnown(DUE, POSTDATED), False),  # that may depend on the act
        (FirstKnown(POSTDATED, DUE), False),
        (POSTDATED, False),
        (Fact("own.day"), False),
        (Fact("debt.product"), False),
    ],
)
def test_dates_that_follow_from_the_case_alone(term: Term, of_case: bool) -> None:
    for node in (Compare(Today("act"), ">", term), Compare(term, "<", Today("act"))):
        assert (date_test(node, EVALUATOR) is not None) is of_case


Operator = Literal_["<", ">=", "=", "!="]
OPERATORS: tuple[Operator, ...] = ("<", ">=", "=", "!=")
FAR = Literal(date(2199, 12, 31))
DEBTS: list[list[dict[str, str]] | str] = [
    [{"id": "D1"}],
    [{"id": "D1", "due_on": "2026-03-01"}],
    [{"id": "D1", "due_on": "2026-03-03"}],
    [{"id": "D1", "due_on": "unknown"}],
    [{"id": "D1", "due_on": "none"}],
    [{"id": "D1", "matured_on": "2026-02-27"}],
    [{"id": "D1", "due_on": "2026-03-02"}, {"id": "D2", "due_on": "2026-02-28"}],
    "unknown",
]


def told(about: list[dict[str, str]] | str, zone: str) -> Case:
    return case(debts=about, zones=[zone])


@pytest.mark.parametrize("term", [DUE, Shift(DUE, spans("2 days")), FirstKnown(DUE, MATURED), FirstKnown(DUE, FAR)])
@pytest.mark.parametrize("op", OPERATORS)
def test_what_is_remembered_of_one_case_is_told_of_those_alone_that_say_the_same(term: Term, op: Operator) -> None:
    node = Compare(Today("act"), op, term)
    cases = [told(debts, zone) for debts in DEBTS for zone in ("Asia/Shanghai", "America/New_York")]
    for about in (cases, cases[::-1]):
        test = date_test(node, EVALUATOR)
        assert test is not None
        for one in about:
            asked, ready, finder = act("2026-03-02T01:00+08:00"), prepared(one), Finder(EVALUATOR)
            for question in questions(asked, ready, ("debtor",), instant_of(asked)):
                assert test(question, finder.of(ready)) == EVALUATOR.leaf(node, question)


def test_a_date_is_worked_out_once_for_all_cases_that_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    terms: list[Term] = []
    work_out = Evaluator.term

    def noted(evaluator: Evaluator, term: Term, *about: Any) -> Any:
        terms.append(term)
        return work_out(evaluator, term, *about)

    monkeypatch.setattr(Evaluator, "term", noted)
    test = date_test(Compare(Today("act"), ">", Shift(DUE, spans("2 days"))), EVALUATOR)
    assert test is not None
    for _ in range(3):
        asked, ready, finder = act(), prepared(told(DEBTS[1], "Asia/Shanghai")), Finder(EVALUATOR)
        (question,) = questions(asked, ready, ("debtor",), instant_of(asked))
        test(question, finder.of(ready))
    assert terms.count(test._of_case) == 1
