"""What follows from the truths of leaves is what the norm itself says, asked leaf by leaf; it is worked out once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fairdebt.clock import DAY
from fairdebt.facts import Action, Case
from fairdebt.loader import Policies
from fairdebt.logic import (
    All,
    Any,
    Attribute,
    Compare,
    Count,
    Holds,
    Key,
    Literal,
    Norms,
    Not,
    Predicate,
    Prohibition,
    State,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.episodes import Episode
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import instant_of
from fairdebt.readings.schedule import Schedule, hopes, is_assumed
from fairdebt.readings.trace import grounds, missing, trace
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.generated import action, case, covering, policies

CALL = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T12:00+08:00"}
SAID = Compare(Attribute("channel", "act"), "=", Literal("call"))
HEARD = Compare(Attribute("purpose", "act"), "=", Literal("demand"))
SHOWN = Compare(Attribute("identity_verified", "act"), "=", Literal("no"))
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
            assert each.anatomy._made.code(each.anatomy.leaves)(each.question) == each.truths
            if each.answer is Answer.BREACHED:
                assert each.anatomy.if_breached in (None, each.truths)
            assert each.missing(evaluator) == missing(whole, each.question, evaluator, skip_open=each.favourable)
            unknown = tuple(grounds(whole, each.question, evaluator, wanted=MAYBE))
            assert {id(each.anatomy.leaves[number]) for number in each.unknown()} == set(map(id, unknown))
            assert each.hopes() == tuple(hopes(whole, each.question, evaluator))


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_the_events_on_which_leaves_rest_are_those_that_the_evaluator_finds(
    drawn: Policies, act: Action, about: Case
) -> None:
    norms = covering(drawn).norms
    evaluator, schedule = Evaluator(norms), Schedule(Decider(norms), act, about, instant_of(act))
    for norm in schedule.norms:
        for each in schedule.examined(norm):
            question = each.question
            for leaf in each.anatomy.leaves:
                if isinstance(leaf, Compare) and isinstance(leaf.left, Count):
                    found, expected = each.anatomy.counting(leaf)(question), evaluator.count(leaf.left, question)
                    assert (found.low, found.high) == (expected.low, expected.high)
                    assert found.instants == [row.at for row in expected.possible]
                if isinstance(leaf, Holds):
                    begun = evaluator.open_episodes(leaf.state, question)
                    assert told(each.anatomy.lives(leaf)(question)) == told(begun)
                    holding = [life for life in begun if life.holds(question.at) != NO]
                    assert each.anatomy.holding(leaf)(question) == [
                        (life.opens[0], life.row and life.row.at) for life in holding
                    ]


def told(lives: list[Episode]) -> list[tuple[object, ...]]:
    """Return what evidence tells of episodes."""
    return [(life.row and life.row.event, life.truth, life.start, life.opens) for life in lives]


@pytest.mark.parametrize(
    ("scope", "truths"),
    [
        (All((SAID, Not(HEARD))), (YES, NO, YES)),
        (SAID, (YES, YES)),
        (Any((SAID,)), (YES, YES)),
        (Not(Any((HEARD, SHOWN))), (NO, NO, YES)),
        (All((SAID, SHOWN)), (YES, YES, YES)),
        (Any((SAID, HEARD)), None),
        (Not(All((SAID, HEARD))), None),
    ],
)
def test_the_truths_of_a_breached_norm_are_known_where_each_part_can_have_one_only(
    scope: Predicate, truths: tuple[int, ...] | None
) -> None:
    norm = Prohibition("r", "r", "any", scope, Compare(Attribute("mode", "act"), "=", Literal("informative")))
    decider = Decider(Norms((norm,), (), {}, {}, ()))
    act, about = Action.model_validate(CALL), Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    (examined,) = Schedule(decider, act, about, instant_of(act)).examined(norm)
    assert examined.anatomy.if_breached == truths


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


@pytest.mark.parametrize(
    ("leaf", "plain"),
    [
        (HEARD, True),
        (Compare(Attribute("channel", "act"), "=", Attribute("medium", "act")), False),
        (Compare(Attribute("claims", "act", ("amount",)), "=", Literal("1")), False),
        (Holds("mentioned"), False),
    ],
)
def test_plain_is_what_compares_one_thing_said_with_something_given(leaf: Predicate, plain: bool) -> None:
    norms = Norms((Prohibition("k", "k", "any", All(()), leaf),), (), {"mentioned": MENTIONED}, {}, ())
    act, about = Action.model_validate(CALL), Case.model_validate({"zones": ["Asia/Shanghai"]})
    schedule = Schedule(Decider(norms), act, about, instant_of(act))
    ((each,),) = (schedule.examined(norm) for norm in schedule.norms)
    assert each.anatomy.reading(each.anatomy.reads[0]).plain is plain
