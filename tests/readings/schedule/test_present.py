"""An act at its own instant: what a decision told is taken as told, once for each question."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt.logic import All, Any as AnyOf, Attribute, Compare, Fact, Literal, Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Findings
from fairdebt.readings.schedule.present import Present
from fairdebt.readings.truth import YES
from tests.readings.reference.asked import act, case, forbid, norms

AT = "2026-03-02T12:00+08:00"
MEDICAL = Compare(Fact("debt.product"), "=", Literal("medical"))
CALL = Compare(Attribute("channel", "act"), "=", Literal("call"))
SHOWN = Compare(Attribute("identity_verified", "act"), "=", Literal("no"))
ONE, TWO = (
    [{"id": "D1", "product": "medical"}],
    [{"id": "D1", "product": "medical"}, {"id": "D2", "product": "mortgage"}],
)


def present(breach: Predicate, answer: Answer, debts: Any = ONE) -> Present:
    decider = Decider(norms(forbid(breach)))
    about, proposed = case(debts=debts), act(AT)
    return Present(decider, proposed, about, int(datetime.fromisoformat(AT).timestamp()), {"k": answer})


@pytest.mark.parametrize(
    ("breach", "debts", "truths"),
    [
        (MEDICAL, ONE, (YES,)),
        (All((MEDICAL, CALL)), ONE, (YES, YES)),
        (AnyOf((MEDICAL, CALL)), ONE, None),  # either may be no
        (MEDICAL, TWO, None),  # of one debt it is breached, of the other it is not
    ],
)
def test_what_follows_from_a_breach_is_known_where_it_can_be_one_thing_only(
    breach: Predicate, debts: Any, truths: tuple[int, ...] | None
) -> None:
    told = present(breach, Answer.BREACHED, debts)
    (norm,) = told.norms
    assert told.watched(norm).own is Answer.BREACHED
    found = told.watched(norm).breach()
    assert (None if found is None else found[0].truths[-len(truths or ()) :]) == truths
    if found is not None:
        again = present(breach, Answer.BREACHED, debts).watched(norm).breach()
        assert again is not None
        assert again[1].debt == found[1].debt == "D1"


def test_it_is_worked_out_once_for_all_cases() -> None:
    decider = Decider(norms(forbid(MEDICAL)))
    (norm,) = decider.norms.prohibitions
    at = int(datetime.fromisoformat(AT).timestamp())
    every = [
        Present(decider, act(AT), case(debts=ONE), at, {"k": Answer.BREACHED}).watched(norm).breach() for _ in range(2)
    ]
    assert every[0] is not None
    assert every[1] is not None
    assert every[0][0] is every[1][0]
    assert every[0][1] is not every[1][1]


def test_what_the_act_has_yet_to_show_is_told_apart() -> None:
    """Nobody has said whom one speaks to: that is another thing than that it is not verified."""
    decider, at = Decider(norms(forbid(SHOWN))), int(datetime.fromisoformat(AT).timestamp())
    (norm,) = decider.norms.prohibitions

    def found(**said: str) -> Findings:
        told = Present(decider, act(AT, **said), case(debts=ONE), at, {"k": Answer.BREACHED}).watched(norm).breach()
        assert told is not None
        return told[0]

    assert found(identity_verified="no") is found(identity_verified="no")
    assert found() is found()
    assert found(identity_verified="no") is not found()
