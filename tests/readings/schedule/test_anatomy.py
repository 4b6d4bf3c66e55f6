"""What follows from the truths of leaves is what the norm itself says, asked leaf by leaf; it is worked out once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fairdebt.facts import Action, Case
from fairdebt.loader import Policies
from fairdebt.logic import All, Attribute, Compare, Count, Holds, Key, Literal, Norms, Prohibition, State
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import instant_of
from fairdebt.readings.schedule import DAY, Schedule, hopes, is_assumed
from fairdebt.readings.trace import grounds, trace
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.generated import action, case, covering, policies

CALL = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T12:00+08:00"}
CALLED = Compare(Attribute("channel", "event"), "=", Literal("call"))
MENTIONED = State("mentioned", (Key("recipient", "recipient"),), begins=CALLED)


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_a_norm_taken_apart_says_what_it_says_as_a_whole(drawn: Policies, act: Action, about: Case) -> None:
    norms = covering(drawn).norms
    evaluator, at = Evaluator(norms), instant_of(act)
    schedule = Schedule(Decider(norms), act, about, at)
    later = at + 2 * DAY + 3600
    for norm in schedule.norms:
        answers = [each.answer for each in schedule.examined(norm, later)]
        assert answers == [each.answer for each in trace(norm, schedule.act(later), about, evaluator)]
        every = schedule.examined(norm)
        traced = trace(norm, act, about, evaluator)
        assert [(each.question.debt, each.question.zone) for each in every] == [
            (each.question.debt, each.question.zone) for each in traced
        ]
        assert [(each.answer, each.favourable) for each in every] == [(each.answer, each.favourable) for each in traced]
        for each in every:
            whole = All((norm.scope, norm.breach))
            for part in (norm.scope, norm.breach):
                truth = evaluator.truth(part, each.question)
                assert each.truth(part) == truth
                for wanted in (NO, MAYBE, YES):
                    assert each.grounds(part, wanted) == tuple(grounds(part, each.question, evaluator, wanted=wanted))
            unknown = tuple(grounds(whole, each.question, evaluator, wanted=MAYBE))
            assert {id(each.anatomy.leaves[number]) for number in each.unknown()} == set(map(id, unknown))
            assert each.hopes() == tuple(hopes(whole, each.question, evaluator))


def test_what_follows_from_truths_is_worked_out_once() -> None:
    norm = Prohibition("r", "r", "any", Compare(Attribute("channel", "act"), "=", Literal("call")), All(()))
    decider = Decider(Norms((norm,), (), {}, {}, ()))
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    asked: list[str] = []

    def answered(act: dict[str, str]) -> Answer:
        moved = Action.model_validate(act)
        (found,) = Schedule(decider, moved, about, instant_of(moved)).examined(norm)

        def make(told: Evaluator) -> str:
            asked.append(act["channel"])
            return act["channel"]

        assert found.remember("word", make) == "call"
        return found.answer

    assert [answered(CALL), answered(CALL | {"at": "2026-03-03T12:00+08:00"})] == [Answer.BREACHED] * 2
    assert asked == ["call"]


def test_a_leaf_reads_what_its_states_and_keys_read() -> None:
    held = Holds("mentioned", "act", "own")
    counted = Compare(Count(CALLED, (Key("debtor", "debtor"),)), ">=", Literal(1))  # type: ignore[arg-type]  # a number
    spoken = Compare(Attribute("purpose", "act"), "=", Literal("demand"))
    norm = Prohibition("r", "r", "any", spoken, All((held, counted)))
    decider = Decider(Norms((norm,), (), {"mentioned": MENTIONED}, {}, ()))
    act = Action.model_validate(CALL)
    about = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    (examined,) = Schedule(decider, act, about, instant_of(act)).examined(norm)
    anatomy = examined.anatomy
    assert list(map(set, anatomy.reads)) == [{"purpose"}, {"recipient"}, {"debtor"}]
    assert anatomy.doubtful == {name for name in ("purpose", "recipient", "debtor") if is_assumed(name)}


@pytest.mark.parametrize(
    ("name", "assumed"),
    [
        ("debtor.insolvent", True),  # silence means no: somebody must have told us
        ("costs_recipient", True),
        ("debt.product", False),  # silence means unknown
        ("medium", False),  # it follows from the channel
        ("own.anything", False),
    ],
)
def test_silence_is_assumed_where_it_means_something_that_may_turn_out_otherwise(name: str, assumed: bool) -> None:
    assert is_assumed(name) is assumed
