"""Norms that rest on silence: those that read what nobody said, and none of what somebody did say."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import Action, Case
from fairdebt.logic import All, Compare, Fact, Literal, Norms, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.questions import instant_of
from fairdebt.readings.schedule import Schedule
from tests.calls import CALL, CASE

INSOLVENT = Compare(Fact("debtor.insolvent"), "=", Literal("yes"))
PRODUCT = Compare(Fact("debt.product"), "=", Literal("medical"))  # its silence is unknown, and assumes nothing


@pytest.mark.parametrize(
    ("breach", "known", "names"),
    [
        (INSOLVENT, {}, [{"debtor.insolvent"}]),
        (INSOLVENT, {"debtor": {"id": "P1", "insolvent": "no"}}, []),
        (INSOLVENT, {"debtor": {"id": "P1", "insolvent": "unknown"}}, []),
        (PRODUCT, {"debts": [{"id": "D1"}]}, []),
        (All((INSOLVENT, PRODUCT)), {}, [{"debtor.insolvent"}]),
    ],
)
def test_norms_are_told_that_read_what_nobody_said(
    breach: Any, known: dict[str, Any], names: list[frozenset[str]]
) -> None:
    decider = Decider(Norms((Prohibition("k", "k", "any", All(()), breach),), (), {}, {}, ()))
    act, about = Action.model_validate({**CALL, "at": "2026-03-02T12:00+08:00"}), Case.model_validate({**CASE, **known})
    schedule = Schedule(decider, act, about, instant_of(act), {"k": Answer.CLEAR})
    for _ in range(2):  # remembered for what nobody said, not for the case
        every = [(anatomy, read, line) for _, doubted, line in schedule.doubted() for anatomy, read in doubted.others]
        assert [read for _, read, _ in every] == names
        assert not any(anatomy.nobody_doubts(line.found) for anatomy, _, line in every)
