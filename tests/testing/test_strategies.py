"""What the strategies draw: every outcome, near the edges, shrunk to something a person reads, kept as a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings

from fairdebt import Action, Case, Guard, InvalidInput
from fairdebt.facts import History, Outcome
from fairdebt.readings.edges import Situation
from fairdebt.readings.reference import reference
from fairdebt.scenarios import Guards, Scenario, read_scenario_text, run, write_scenario
from fairdebt.testing import actions, cases, histories, scenarios, situations
from fairdebt.testing.pool import pool_of

GUARD = Guard.load("cn.gbt-45251")
CAP = "cn.gbt-45251/put-through-calls"
FEW = settings(max_examples=30)
QUICK = settings(max_examples=2000, database=None, derandomize=True, deadline=None)
ANY = settings(QUICK, phases=[Phase.generate])
"""The first that is found, however large."""


def exceeded(each: Situation) -> bool:
    return CAP in GUARD.decide(each.action, each.case).because


@pytest.mark.parametrize("strategy", [actions, cases, histories, scenarios, situations])
def test_a_strategy_aims_at_a_guard(strategy: Any) -> None:
    with pytest.raises(
        InvalidInput, match=r'guard: `guard` is no Guard\n  fix: write `scenarios\(Guard.load\("cn"\)\)`'
    ):
        strategy("cn")


@FEW
@given(actions(GUARD), cases(GUARD), histories(GUARD))
def test_parts_are_models(action: Action, case: Case, history: History) -> None:
    assert Action.model_validate(action.model_dump()) == action
    assert Case.model_validate(case.model_dump()) == case
    assert History.model_validate(history.model_dump()) == history


@FEW
@given(situations(GUARD))
def test_an_act_is_about_the_case_that_is_drawn_with_it(drawn: Situation) -> None:
    norms = GUARD.policies.norms
    action, case = drawn
    expected = reference(norms, action, case)
    veto = {norm.key: norm.rule for norm in norms.prohibitions if norm.effect == "veto"}
    breached = {veto[key] for key, answer in expected.items() if key in veto and answer.name == "BREACHED"}
    decision = GUARD.decide(action, case)
    assert (decision.outcome is Outcome.VETOED) == bool(breached)
    assert not breached or set(decision.because) == breached


@pytest.mark.parametrize("outcome", list(Outcome))
def test_scenarios_of_one_outcome_come_out_so(outcome: Outcome) -> None:
    @FEW
    @given(scenarios(GUARD, outcome=outcome))
    def check(scenario: Scenario) -> None:
        assert GUARD.decide(scenario.action, scenario.case).outcome is outcome
        assert scenario.expect is not None
        assert scenario.expect.outcome is outcome

    check()


@FEW
@given(scenarios(GUARD))
def test_a_drawn_scenario_can_be_kept_and_passes(scenario: Scenario) -> None:
    (read,) = read_scenario_text(write_scenario(scenario).encode(), name="kept.yaml", base=Path())
    assert (read.action, read.case, read.expect) == (scenario.action, scenario.case, scenario.expect)
    assert run(read, Guards()).passed


def test_a_failing_example_prints_as_a_scenario_file() -> None:
    found = find(scenarios(GUARD), lambda each: CAP in GUARD.decide(each.action, each.case).because, settings=QUICK)
    (read,) = read_scenario_text(repr(found).encode(), name="printed.yaml", base=Path())
    assert read.action == found.action


def test_hypothesis_prints_a_failing_example_as_a_scenario_file() -> None:
    @settings(QUICK, max_examples=1)
    @given(scenarios(GUARD))
    def fails(scenario: Scenario) -> None:
        raise AssertionError

    with pytest.raises(AssertionError) as caught:
        fails()
    said = "\n".join(caught.value.__notes__)
    assert "scenario=\n" in said
    assert "policies: [cn.gbt-45251]" in said
    assert "Drawn(" not in said


def test_an_outcome_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInput, match="did you mean `approved`"):
        scenarios(GUARD, outcome="aproved")


def test_an_exceeded_cap_shrinks_to_the_calls_that_use_it_up() -> None:
    """Nothing is left that the cap does not need: three calls before the fourth, and one rule."""
    found = find(situations(GUARD, outcome="vetoed"), exceeded, settings=QUICK)
    assert isinstance(found.case.history, History)
    assert len(found.case.history.events) == 3
    assert found.action.channel == "call"
    assert GUARD.decide(found.action, found.case).because == (CAP,)


def test_the_simplest_example_is_an_ordinary_call() -> None:
    found = find(situations(GUARD, outcome="approved"), lambda each: True, settings=QUICK)
    assert (found.action.act, found.action.channel, found.action.to) == ("contact", "call", "debtor")
    assert found.case.history == History()


def test_both_sides_of_a_cap_are_drawn() -> None:
    """The last call that is permitted and the first that is not, all else being lawful, are seeds."""
    pool = pool_of(GUARD)
    number = next(n for n, norm in enumerate(pool.norms, 1) if norm.rule == CAP)
    of_count = [seed for seed in pool.group(number) if ": count" in seed.what]
    assert [seed.outcome.value for seed in of_count] == ["approved", "vetoed", "vetoed"]


def test_every_norm_is_aimed_at() -> None:
    drawn: Counter[str] = Counter()

    @settings(max_examples=300, database=None, phases=[Phase.generate], deadline=None)
    @given(situations(GUARD))
    def count(each: Situation) -> None:
        drawn.update(GUARD.decide(each.action, each.case).because)

    count()
    rules = {norm.rule for norm in GUARD.policies.norms.prohibitions if norm.effect == "veto"}
    assert len(rules & drawn.keys()) / len(rules) > 0.8, sorted(rules - drawn.keys())


def test_drawing_leaves_the_hooks_and_counters_of_the_guard_alone() -> None:
    seen: list[object] = []
    guard = Guard.load("cn.sms-2015", on_decision=seen.append)
    find(situations(guard), lambda each: True, settings=ANY)
    assert not seen
    assert not guard.counters
