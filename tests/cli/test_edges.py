"""`fairdebt edges`: scenarios at the boundaries of rules, ready to be kept as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HOUSE = """\
format: 1
policy: house
title: {zh: 自有政策, en: House rules}
jurisdiction: CN
binding: house
in_force: {from: "2026-02-01"}
rules:
  - id: early-end
    kind: permitted_hours
    citation: {zh: 内规第1条, en: "House rule 1"}
    confidence: verified
    sources: [https://example.com/house]
    checked_on: "2026-02-01"
    when: {act: contact, channel: call}
    hours: {every_day: "09:00-20:00"}
    says: {zh: 20时后不打电话, en: no calls after eight}
  - id: twice-a-day
    kind: contact_cap
    citation: {zh: 内规第2条, en: "House rule 2"}
    confidence: verified
    sources: [https://example.com/house]
    checked_on: "2026-02-01"
    when: {act: contact, channel: call}
    count: {act: contact, channel: call}
    per: [debtor]
    at_most: 2 per calendar day
    says: {zh: 每日至多两次, en: no more than two a day}
"""


@pytest.fixture
def house(folder: Path) -> Path:
    path = folder / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def test_what_is_printed_is_a_scenario_file_that_passes(house: Path, run: Run) -> None:
    ran = run("edges", "house.yaml", "--with", "cn.gbt-45251")
    assert ran.code == 0
    assert ran.err.startswith("rules 2, boundaries ")
    (house.parent / "edges.yaml").write_text(ran.out, encoding="utf-8")
    tested = run("test", "edges.yaml")
    assert tested.code == 0
    assert "failed 0, invalid 0" in tested.out


def test_a_sentence_that_would_steer_a_terminal_is_a_comment_that_can_be_read(house: Path, run: Run) -> None:
    house.write_text(
        HOUSE.replace("en: no calls after eight", 'en: "no calls\\u0085after \\e[2J eight"'), encoding="utf-8"
    )
    ran = run("edges", "house.yaml", "early-end", "--with", "cn.gbt-45251")
    assert "# house/early-end: no calls" in ran.out
    (house.parent / "edges.yaml").write_text(ran.out, encoding="utf-8")
    assert run("test", "edges.yaml").code == 0


def test_hours_and_caps_turn_where_the_rule_says(house: Path, run: Run) -> None:
    ran = run("edges", "house.yaml", "early-end", "house/twice-a-day", "--with", "cn.gbt-45251", "--json")
    assert ran.code == 0
    found = {(each["rule"], each["what"]): each for each in json.loads(ran.out)["boundaries"]}
    closing = next(each for (rule, what), each in found.items() if rule == "house/early-end" and "20:00" in what)
    outcomes = [closing["scenarios"][side]["expect"]["outcome"] for side in ("before", "at", "after")]
    times = [closing["scenarios"][side]["action"]["at"][11:19] for side in ("before", "at", "after")]
    assert times == ["19:59:59", "20:00:00", "20:00:01"]
    assert outcomes == ["approved", "vetoed", "vetoed"]
    cap = next(each for (rule, _), each in found.items() if rule == "house/twice-a-day" and each["about"] == "count")
    sides = [cap["scenarios"][side] for side in ("before", "at", "after")]
    assert [len(side["history"]) for side in sides] == [1, 2, 3]
    assert [side["expect"]["outcome"] for side in sides] == ["approved", "vetoed", "vetoed"]


def test_a_chinese_reader_gets_chinese_titles(house: Path, run: Run) -> None:
    ran = run("edges", "house.yaml", "early-end", "--with", "cn.gbt-45251", "--lang", "zh")
    assert ran.out.startswith(
        "# 由 fairdebt edges 写出：期望是按现有规则判定的结果，请逐一核对是否合乎原意\n# house/early-end"
    )
    assert "scenario: house/early-end，时段的起止（" in ran.out
    assert "just before" not in ran.out


def test_without_the_law_of_the_place_it_is_said(house: Path, run: Run) -> None:
    ran = run("edges", "house.yaml", "early-end")
    assert ran.code == 0
    assert "the law of the place is not loaded" in ran.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            ["house.yaml", "early-ends"],
            "there is no rule `early-ends`, or it is switched off\n  fix: did you mean `early-end`?\n",
        ),
        (["missing.yaml"], "missing.yaml: "),
        (["nowhere"], "there is no bundled policy `nowhere`"),
        (["approved.yaml"], "approved.yaml:1:1: this is a scenario, not a policy"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_what_is_wrong_is_told(args: list[str], says: str, as_json: bool, house: Path, run: Run) -> None:
    ran = run("edges", *args, *(["--json"] if as_json else []))
    assert ran.code == 5
    if as_json:
        assert json.loads(ran.out)["faults"]
    else:
        assert ran.err.startswith(says)
        assert not ran.out
