"""`fairdebt lint`: findings as they render themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ADVICE = """\
format: 1
policy: house
title: {zh: 自有政策, en: house policy}
jurisdiction: CN
binding: house
in_force: {from: "2026-01-30"}
define:
  nobody_asks: {act: contact}
rules:
  - id: no-fax
    kind: forbid
    citation: {zh: 第一条, en: rule 1}
    when: {act: contact, channel: fax}
    says: {zh: 不得传真, en: no fax}
"""


def test_bundled_policies_are_sound(run: Run) -> None:
    ran = run("lint", "cn", "common")
    assert ran.code == 0
    assert ran.out.endswith(": faults 0, advice 0\n")


def test_advice_is_fine_and_says_so(run: Run, folder: Path) -> None:
    (folder / "house.yaml").write_text(ADVICE, encoding="utf-8")
    ran = run("lint", "house.yaml")
    assert ran.code == 0
    assert ran.out == (
        "house.yaml:8:3: advice: `nobody_asks`: no rule comes to use this name\n"
        "  fix: leave it out, or use it in a rule\n"
        "files 1: faults 0, advice 1\n"
    )


def test_faults_render_themselves(run: Run, folder: Path) -> None:
    (folder / "house.yaml").write_text(ADVICE.replace("channel: fax", "chanel: fax"), encoding="utf-8")
    ran = run("lint", "house.yaml", "--lang", "zh")
    assert ran.code == 5
    assert "house.yaml:13:26: 规则 `no-fax`：" in ran.out
    assert "修改：您是否想写 `channel`？" in ran.out
    assert ran.out.splitlines()[-1] == "文件 1：错误 1，建议 1"


def test_a_file_of_a_folder_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    found = run("lint", ".")
    assert found.code == 5
    assert "loop.yaml: the file cannot be read" in found.out


def test_current_folder_is_the_default(run: Run, folder: Path) -> None:
    (folder / "house.yaml").write_text(ADVICE, encoding="utf-8")
    ran = run("lint")
    assert ran.code == 5
    assert ran.out.startswith("house.yaml:8:3: advice")
    assert "invalid.yaml:5:32: `chanel`" in ran.out
    assert ran.out.splitlines()[-1] == "files 7: faults 1, advice 1"


def test_json(run: Run, folder: Path) -> None:
    (folder / "house.yaml").write_text(ADVICE, encoding="utf-8")
    ran = run("lint", "house.yaml", "invalid.yaml", "--json")
    document = json.loads(ran.out)
    assert document["exit"] == ran.code == 5
    assert [(each["severity"], each["source"], each["line"]) for each in document["findings"]] == [
        ("advice", "house.yaml", 8),
        ("fault", "invalid.yaml", 5),
    ]


def test_names_that_are_neither_policy_nor_file(run: Run) -> None:
    ran = run("lint", "cm")
    assert ran.code == 5
    assert "`cm`" in ran.out


@pytest.mark.parametrize(("today", "code"), [("2026-11-21", 0), ("21.11.2026", 2)])
def test_today_is_a_date(today: str, code: int, run: Run) -> None:
    assert run("lint", "cn", "--today", today).code == code
