"""The second engine agrees with the default: on every scenario of the repository, at edges, on generated policies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from fairdebt import Action, Case, Guard
from fairdebt.errors import InvalidInput
from fairdebt.loader import Policies, load
from fairdebt.readings.decide import Decider
from fairdebt.readings.durable import durable_decider
from fairdebt.readings.edges import Situation
from fairdebt.readings.reference import reference
from fairdebt.scenarios import Scenario, read_scenarios
from fairdebt.scenarios.guards import locate
from fairdebt.testing import situations
from tests.generated import action, case, policies

ROOT = Path(__file__).parents[3]
GUARD = Guard.load("cn.gbt-45251")


@cache
def engines(names: tuple[str | Path, ...]) -> tuple[Decider, Decider]:
    norms = load(*names).norms
    return Decider(norms), durable_decider(norms)


def read(path: Path) -> tuple[Scenario, ...]:
    try:
        return read_scenarios(path)
    except InvalidInput:
        return ()  # a file that is no scenario, or a faulty one on purpose


def files() -> list[Path]:
    folders = (ROOT / "tests" / "policies", ROOT / "tests" / "ordinary", ROOT / "examples")
    return [path for folder in folders for path in sorted(folder.rglob("*.yaml"))]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_scenario_is_answered_alike(path: Path) -> None:
    for scenario in read(path):
        default, durable = engines(tuple(locate(name, scenario.base) for name in scenario.policies))
        other = Case.model_validate(scenario.case.model_dump())
        expected = default.answers(scenario.action, scenario.case)
        assert durable.answers(scenario.action, other) == expected, scenario.where


def test_there_are_scenarios() -> None:
    assert sum(len(read(path)) for path in files()[:20]) > 50


@cache
def second() -> Decider:
    return durable_decider(GUARD.policies.norms)


@settings(max_examples=60)
@given(situations(GUARD))
def test_drawn_situations_are_answered_alike(drawn: Situation) -> None:
    expected = reference(GUARD.policies.norms, drawn.action, drawn.case)
    assert second().answers(drawn.action, drawn.case) == expected


@settings(max_examples=25)
@given(policies(), action(), case())
def test_generated_policies_are_answered_alike(loaded: Policies, act: Action, about: Case) -> None:
    expected = reference(loaded.norms, act, about)
    assert durable_decider(loaded.norms).answers(act, about) == expected
