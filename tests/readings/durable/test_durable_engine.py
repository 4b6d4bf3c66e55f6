"""The traps of the library: one host for all, threads, states that pile up, messages that nothing matches."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

import pytest

from fairdebt import Action, Case, Guard, InvalidInput
from fairdebt.facts import prepared
from fairdebt.logic import All, Among, Any as OneOf, Attribute, Compare, Literal, Norms, Not, Predicate
from fairdebt.readings.durable.host import Ruleset, answers
from fairdebt.readings.durable.structure import is_large, leaves_of, structured
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import act_test
from fairdebt.readings.questions import instant_of, questions
from tests.calls import CALL, CASE


def at(clock: str) -> dict[str, Any]:
    return {**CALL, "at": f"2026-03-02T{clock}+08:00"}


def test_a_guard_decides_with_it_and_tells_the_same() -> None:
    durable, default = Guard.load("cn.gbt-45251", engine="durable"), Guard.load("cn.gbt-45251")
    for clock in ("07:59:59", "08:00", "21:59:59", "22:00"):
        assert durable.decide(at(clock), CASE).to_dict() == default.decide(at(clock), CASE).to_dict()
    durable.reload()
    assert durable.decide(at("23:00"), CASE).because == ("cn.gbt-45251/quiet-hours",)


@pytest.mark.parametrize("name", ["quick", 5, None])
def test_another_engine_is_refused(name: Any) -> None:
    with pytest.raises(InvalidInput, match=f"there is no engine `{name}`"):
        Guard.load("cn.gbt-45251", engine=name)


def test_threads_do_not_disturb_each_other() -> None:
    guard = Guard.load("cn.gbt-45251", engine="durable")
    clocks = ["10:00", "23:00"] * 20
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda clock: guard.decide(at(clock), CASE).outcome.value, clocks))
    assert found == ["approved", "vetoed"] * 20


def test_states_do_not_pile_up() -> None:
    """Without deleting them there is no memory left after some thousands."""
    ruleset = Ruleset(lambda lang: lang.when_all(lang.m.kind == "question")(answers(1)))
    assert {ruleset.ask({"kind": "question"}) for _ in range(6000)} == {1}


def test_equal_questions_are_answered_each_time() -> None:
    ruleset = Ruleset(lambda lang: lang.when_all(lang.m.number >= 3)(answers(2)))
    assert [ruleset.ask({"number": 3}) for _ in range(3)] == [2, 2, 2]


def test_leaves_know_under_how_many_nots_they_stand() -> None:
    one: Predicate = Compare(Attribute("channel", "act"), "=", Literal("call"))
    other: Predicate = Among(Attribute("to", "act"), frozenset({"debtor"}))
    found = leaves_of(All((one, Not(OneOf((other, Not(one)))))))
    assert [(name, leaf, positive) for name, leaf, positive in found] == [
        ("leaf0", one, True),
        ("leaf1", other, False),
        ("leaf2", one, True),
    ]


CHANNELS = ("call", "sms", "email", "letter", "home_visit")
PURPOSES = ("reminder", "locate", "demand", "relay")
PAIRS = [
    OneOf((Compare(Attribute("channel", "act"), "=", Literal(each)), says))
    for each in CHANNELS
    for says in (
        Among(Attribute("purpose", "act"), frozenset(PURPOSES[:2])),
        Not(Among(Attribute("findings", "act"), frozenset({"profanity"}))),
    )
]


@pytest.mark.parametrize(
    "predicate",
    [
        All((Not(OneOf(tuple(PAIRS[:4]))), OneOf((All(tuple(PAIRS)), PAIRS[0])))),
        OneOf((All(tuple(PAIRS[2:9])), Not(All(tuple(PAIRS))))),
        Not(OneOf((All(tuple(PAIRS[:6])), All(tuple(PAIRS[4:]))))),
    ],
)
@pytest.mark.parametrize("favourable", [False, True])
def test_more_than_one_ruleset_takes_is_as_true_in_several(predicate: Predicate, favourable: bool) -> None:
    """Found in law: the discharge in bankruptcy had more conditions than the library multiplies out."""
    assert is_large(predicate)
    evaluator = Evaluator(Norms((), (), {}, {}, ()))
    several = structured(predicate, evaluator, favourable=favourable)
    whole = act_test(predicate, evaluator, favourable=favourable)
    for channel, purpose, findings in product(CHANNELS, PURPOSES, ([], ["profanity"], None)):
        said = {
            **at("12:00"),
            "channel": channel,
            "purpose": purpose,
            **({} if findings is None else {"findings": findings}),
        }
        act, ready = Action.model_validate(said), prepared(Case.model_validate(CASE))
        for question in questions(act, ready, ("debtor",), instant_of(act)):
            assert several(question) == whole(question)
