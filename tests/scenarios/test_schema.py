"""The JSON Schema that editors use admits every sound scenario and refuses what the reader refuses."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fairdebt.scenarios import plain_scenario, scenario_schema
from fairdebt.source import Node, plain, read_file, read_text
from fairdebt.vocabulary import TABLES
from tests.bundled import OF_POLICIES, ORDINARY, scenarios_in

GOOD = """
scenario: one
policies: [cn]
case: {jurisdictions: [CN], debts: [{id: D1, online: "yes", due_on: "2026-01-01"}], own: {risk: high}}
history: [{notice: own.warned, at: "2026-03-01T10:00+08:00"}]
action: {act: contact, channel: call, to: debtor, at: "2026-03-02T10:00+08:00", claims: {amount: "3.50"}}
expect: {outcome: approved}
"""


@cache
def validator() -> Any:
    schema = scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def document(text: str) -> Node:
    return plain(read_text(text.encode(), name="x").documents[0])  # type: ignore[return-value]  # plain values


@pytest.mark.parametrize("path", [*OF_POLICIES, *ORDINARY], ids=lambda path: path.stem)
def test_bundled_scenarios_fit(path: Path) -> None:
    check = validator()
    for node in read_file(path).documents:
        check.validate(plain(node))
    for scenario in scenarios_in(path):
        check.validate(plain_scenario(scenario))


def test_sound_scenario_fits() -> None:
    validator().validate(document(GOOD))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scenario: one", "scenario: {zh: 一}"),
        ("policies: [cn]", "policies: []"),
        ("policies: [cn]", "polices: [cn]"),
        ("jurisdictions: [CN]", "jurisdiction: [CN]"),
        ('online: "yes"', "online: maybe"),
        ('"2026-01-01"', '"01.01.2026"'),
        ("own.warned", "warned"),
        ("act: contact", "act: call"),
        ("channel: call", "chanel: call"),
        ("+08:00", ""),
        ("to: debtor", "to: debtors"),
        ("amount:", "sum:"),
        ("outcome: approved", "outcome: fine"),
        ("outcome: approved", "because: []"),
        ("expect:", "next_permitted: x\nexpect:"),
        ("outcome: approved", "outcome: approved, next_permitted: tomorrow"),
        ("outcome: approved", 'outcome: approved, next_permitted: "2026-03-02T10:00"'),
        ("outcome: approved", "outcome: approved, next_permitted: {once: debtor.insolvent}"),
        ("outcome: approved", "outcome: approved, permitted_until: {once: [debtor.insolvent]}"),
    ],
)
def test_what_the_reader_refuses_does_not_fit(old: str, new: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    assert not validator().is_valid(document(text))


@pytest.mark.parametrize("said", ['"2026-03-03T08:00+08:00"', "never", "{once: [debtor.insolvent, consent]}"])
def test_what_may_be_expected_next_fits(said: str) -> None:
    validator().validate(document(GOOD.replace("outcome: approved", f"outcome: vetoed, next_permitted: {said}")))


def test_words_are_those_of_the_vocabulary() -> None:
    act = scenario_schema()["$defs"]["action"]["properties"]["act"]
    assert set(TABLES["act"].words) <= set(act["enum"])
    assert act["description"]


def test_schema_is_json_and_stable() -> None:
    assert json.dumps(scenario_schema()) == json.dumps(scenario_schema())
