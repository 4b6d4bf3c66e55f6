"""Every bundled scenario: those of each policy, and the ordinary cases that must be approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.facts import Outcome
from fairdebt.scenarios import Guards, Scenario, run
from fairdebt.vocabulary import TABLES
from tests import bundled
from tests.bundled import scenarios_in

TESTS = Path(__file__).parent
GUARDS = Guards()

OF_POLICIES = [(path, each) for path in bundled.OF_POLICIES for each in scenarios_in(path)]
ORDINARY = [(path, each) for path in bundled.ORDINARY for each in scenarios_in(path)]


def named(value: object) -> str | None:
    if isinstance(value, Path):
        return value.relative_to(TESTS).with_suffix("").as_posix()
    if isinstance(value, Scenario) and value.title is not None and value.mark is not None:
        return f"{value.mark.line}-{value.title.en}"
    return None


@pytest.mark.parametrize(("path", "scenario"), [*OF_POLICIES, *ORDINARY], ids=named)
def test_scenario_is_decided_as_expected(path: Path, scenario: Scenario) -> None:
    assert scenario.expect is not None, f"{scenario.where}: a scenario without `expect` proves nothing"
    assert scenario.title is not None, f"{scenario.where}: say in one sentence what the scenario shows"
    result = run(scenario, GUARDS)
    assert result.passed, f"\n{scenario.where}: {scenario.title.en}\n{result.render('en')}"


@pytest.mark.parametrize(("path", "scenario"), ORDINARY, ids=named)
def test_ordinary_case_is_approved(path: Path, scenario: Scenario) -> None:
    assert scenario.expect is not None
    assert scenario.expect.outcome is Outcome.APPROVED


def test_every_act_has_an_ordinary_case() -> None:
    assert {scenario.action.act for _, scenario in ORDINARY} == set(TABLES["act"].words)
