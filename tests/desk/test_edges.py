"""The boundaries of rules, as people at the desk see them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from fairdebt.desk.edges import RuleEdges
from fairdebt.errors import InvalidInput
from fairdebt.messages import say
from fairdebt.readings.edges import About, Edge, Unreachable, Why
from fairdebt.scenarios import Guards, run

SHORT = """\
format: 1
policy: house
title: {zh: 自有政策, en: House rules}
jurisdiction: CN
binding: house
in_force: {from: "2026-02-01"}
rules:
  - {id: few, kind: contact_cap, citation: 1, confidence: memory, when: {act: contact, channel: call}, per: [debtor],
     count: {act: contact, channel: call}, at_most: 2 per calendar day, says: {zh: 至多两次, en: at most two}}
  - {id: no-fax, kind: forbid, citation: 2, confidence: memory, when: {act: contact, channel: fax},
     says: {zh: 不发传真, en: no fax}}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.yaml"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_every_kind_of_boundary_and_every_reason_has_words() -> None:
    for about in get_args(About):
        assert say(f"edge_{about}").zh
    for why in get_args(Why):
        assert say(f"why_not_{why}").zh


def test_only_the_rules_of_the_named_policy_are_looked_at(house: Path) -> None:
    boundaries = RuleEdges([house], ["cn.gbt-45251"])
    assert boundaries.rules == ("house/few", "house/no-fax")
    assert boundaries.named([]) == boundaries.rules
    assert boundaries.named(["few", "house/few"]) == ("house/few",)
    with pytest.raises(InvalidInput, match="there is no rule `quiet-hours`"):
        boundaries.named(["quiet-hours"])


def test_a_boundary_has_three_scenarios_that_come_out_as_they_say(house: Path) -> None:
    found = list(RuleEdges([house], ["cn.gbt-45251"]).of("house/few"))
    assert any(isinstance(each.edge, Edge) and each.edge.about == "count" for each in found)
    for each in found:
        assert len(each.scenarios) == (0 if isinstance(each.edge, Unreachable) else 3)
        for scenario in each.scenarios:
            assert run(scenario, Guards()).passed


def test_a_rule_that_only_warns_expects_its_warning(house: Path) -> None:
    (cap,) = [each for each in RuleEdges([house], ["cn.gbt-45251"]).of("house/few") if each.edge.about == "count"]
    expected = [scenario.expect for scenario in cap.scenarios]
    told = [None if each is None else each.warnings for each in expected]
    assert told[0] is None
    assert told[1] == told[2] == frozenset({"house/few"})


def test_hours_are_told_in_chinese() -> None:
    found = RuleEdges(["cn.gbt-45251"], []).of("cn.gbt-45251/quiet-hours")
    titles = {each.title.zh: each.title.en for each in found if each.edge.about == "hours"}
    assert titles == {
        "时段的起止（周二 08:00 开始）": "edge of the hours (tuesday 08:00 opens)",
        "时段的起止（周二 22:00 结束）": "edge of the hours (tuesday 22:00 closes)",
    }
