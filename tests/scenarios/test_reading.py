"""Scenario files that are sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput, Mark
from fairdebt.facts import History, Outcome
from fairdebt.messages import Text
from fairdebt.scenarios import Expectation, Scenario, read_scenario_text, read_scenarios

YAML = """\
scenario: {zh: 第四次, en: the fourth}
policies: [cn, house.yaml]
case: {jurisdictions: [CN], debts: [{id: D1}]}
history:
  - {act: contact, channel: call, to: debtor, outcome: answered, at: "2026-03-02T09:00+08:00"}
action: {act: contact, channel: call, to: debtor, at: "2026-03-02T18:00+08:00"}
expect: {outcome: vetoed, because: [a/b], includes: [a/b], duties: [], assumed: [direction]}
---
scenario:  no   policies
policies: [cn]
case: {history: unknown}
action: {act: contact, at: "2026-03-02T18:00+08:00"}
"""


def read(text: str, base: Path = Path(), policies: tuple[str, ...] | None = None) -> tuple[Scenario, ...]:
    return read_scenario_text(text.encode(), name="x.yaml", base=base, policies=policies)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text("format: 1\n", encoding="utf-8")
    return tmp_path


def test_documents_are_scenarios(folder: Path) -> None:
    first, second = read(YAML, folder)
    assert first.title == Text(zh="第四次", en="the fourth")
    assert first.policies == ("cn", "house.yaml")
    assert first.expect == Expectation(
        Outcome.VETOED,
        because=frozenset({"a/b"}),
        includes=frozenset({"a/b"}),
        duties=frozenset(),
        assumed=frozenset({"direction"}),
    )
    assert (first.source, first.mark, first.base) == ("x.yaml", Mark(1, 1), folder)
    assert first.where == "x.yaml:1"
    assert second.title == Text(zh="no policies", en="no policies")
    assert second.expect is None
    assert second.mark == Mark(9, 1)


def test_history_beside_the_case_is_that_of_the_case(folder: Path) -> None:
    first, second = read(YAML, folder)
    assert isinstance(first.case.history, History)
    (event,) = first.case.history.events
    assert event.outcome == "answered"
    assert second.case.history == "unknown"


def test_history_may_say_what_it_covers() -> None:
    text = """
policies: [cn]
case: {}
history: {events: [], covers: {from: "2026-01-01T00:00+08:00"}}
action: {act: contact, at: "2026-03-02T18:00+08:00"}
"""
    (scenario,) = read(text)
    assert isinstance(scenario.case.history, History)
    assert scenario.case.history.covers.from_at is not None


def test_json_is_read_like_yaml(folder: Path) -> None:
    action = {"act": "contact", "at": "2026-03-02T18:00+08:00", "minutes": 3}
    said = {"scenario": "one", "policies": ["cn"], "case": {"debts": [{"online": True}]}, "action": action}
    (alone,) = read(json.dumps(said))
    assert read(json.dumps([said, said])) == (alone, alone)
    assert alone.title == Text("one", "one")


def test_given_policies_stand_in_for_those_of_the_file(folder: Path) -> None:
    first, _ = read(YAML, Path("elsewhere"), policies=("cn/cba_2026",))
    assert first.policies == ("cn/cba_2026",)
    assert first.base == Path()
    (bare,) = read('{case: {}, action: {act: contact, at: "2026-03-02T18:00+08:00"}}', policies=("cn",))
    assert bare.policies == ("cn",)
    with pytest.raises(InvalidInput):
        read('{case: {}, action: {act: contact, at: "2026-03-02T18:00+08:00"}}')


def test_place_is_no_part_of_what_a_scenario_says(folder: Path) -> None:
    one, _ = read(YAML, folder)
    _, other = read(YAML.partition("---\n")[2] + "---\n" + YAML.partition("---\n")[0], folder)
    assert one == other
    assert one.where != other.where


def test_file_is_read_from_disk_with_paths_from_its_folder(folder: Path) -> None:
    path = folder / "scenarios.yaml"
    path.write_text(YAML, encoding="utf-8")
    first, _ = read_scenarios(path)
    assert first.base == folder
    assert first.source == path.as_posix()
