"""What follows from the truths of leaves, and what does not: which facts are missing depends on the case as well."""

from __future__ import annotations

from fairdebt.logic import Compare, Fact
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Schedule
from tests.readings.reference.asked import NOON, act, case, forbid, norms
from tests.readings.schedule.test_sweep import instant


def test_the_same_truths_miss_what_each_case_does_not_know() -> None:
    """Two facts are compared with one another: one of them is unknown, or the other, or both."""
    decider = Decider(norms(forbid(Compare(Fact("debt.due_on"), ">", Fact("debt.accrued_on")))))
    (norm,) = decider.norms.prohibitions
    for known, missing in (
        ({"accrued_on": "2026-01-02"}, {"debt.due_on"}),
        ({"due_on": "2026-01-03"}, {"debt.accrued_on"}),
        ({}, {"debt.due_on", "debt.accrued_on"}),
        ({"accrued_on": "2026-01-02"}, {"debt.due_on"}),
    ):
        about = case(debts=[{"id": "D1", **known}])
        (examined,) = Schedule(decider, act(NOON), about, instant(NOON)).examined(norm)
        assert examined.answer is Answer.UNKNOWN
        assert examined.missing(decider.evaluator) == (frozenset(missing),)
