"""`fairdebt windows`: the grid, pictures, JSON, exit codes, bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.cells import cell_len

from tests.cli.conftest import CASE, DAY, Run

STOPPED = f"""\
scenario: {{zh: 向联系人推销, en: selling to a contact person}}
{CASE}action: {{act: contact, channel: call, to: contact_person, recipient: C1, purpose: sell, voice: person,
         address_source: contract, mode: informative, at: "2026-03-02T10:00+08:00"}}
"""


def test_a_week_is_a_grid_with_times_and_reasons(run: Run) -> None:
    ran = run("windows", "vetoed.yaml")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert "times: Asia/Shanghai" in lines[0]
    assert "✗ Vetoed" in ran.out
    assert "permitted from 2026-03-03 08:00+08:00" in ran.out
    (tuesday,) = (line for line in lines if line.startswith("Tue 03-03"))
    assert tuesday.split("  ")[0].startswith("Tue 03-03 a a a a a a a a █")
    assert tuesday.rstrip().endswith("a a  08:00-22:00")
    assert "cn.gbt-45251/quiet-hours" in ran.out
    assert "no collection from 22:00 to 08:00" in ran.out
    assert "3 per" not in ran.out
    assert "0 of 3 used per calendar day (contacts), 3 left" in ran.out
    assert "wait until 2026-03-03 08:00+08:00" in ran.out


def test_the_grid_speaks_chinese_and_keeps_to_its_width(run: Run) -> None:
    ran = run("windows", "vetoed.yaml", "--days", "10", "--lang", "zh")
    assert ran.code == 0
    assert "何时可以" in ran.out
    assert "周二 03-03" in ran.out
    assert "22:00至次日8:00不得催收" in ran.out
    assert all(cell_len(line) <= 80 for line in ran.out.splitlines())


def test_an_end_may_be_given_and_a_beginning(run: Run) -> None:
    ran = run(
        "windows", "approved.yaml", "--since", "2026-03-02T07:15+08:00", "--until", "2026-03-02T09:00+08:00", "--json"
    )
    (result,) = json.loads(ran.out)["results"]
    assert result["windows"] == [{"start": "2026-03-02T08:00:00+08:00", "end": "2026-03-02T09:00:00+08:00"}]
    assert [each["outcome"] for each in result["periods"]] == ["vetoed", "approved"]
    assert result["periods"][0]["because"] == ["cn.gbt-45251/quiet-hours"]


def test_json_tells_all(run: Run) -> None:
    document = json.loads(run("windows", "vetoed.yaml", "--json").out)
    (result,) = document["results"]
    assert document["exit"] == 0
    assert result["zone"] == "Asia/Shanghai"
    assert result["next_permitted"]["at"] == "2026-03-03T08:00:00+08:00"
    assert result["permitted_until"] == "2026-03-02T22:00:00+08:00"
    assert len(result["windows"]) == 7
    assert result["budget"][0]["limit"] == "3"
    assert result["alternatives"][0]["kinds"] == ["time"]
    assert result["alternatives"][0]["changes"] == {"at": "2026-03-03T08:00:00+08:00"}


def test_exit_code_is_that_of_a_veto_where_no_time_is_permitted(run: Run, folder: Path) -> None:
    (folder / "stopped.yaml").write_text(STOPPED, encoding="utf-8")
    ran = run("windows", "stopped.yaml")
    assert ran.code == 3
    assert "not permitted at any time in this span" in ran.out
    assert "only another act does" in " ".join(ran.out.replace("│", " ").split())


def test_exit_code_tells_that_facts_are_missing(run: Run, folder: Path) -> None:
    (folder / "nowhere.yaml").write_text(DAY.replace("jurisdictions: [CN]", "jurisdictions: unknown"), encoding="utf-8")
    ran = run("windows", "nowhere.yaml")
    assert ran.code == 4
    assert "undetermined" in ran.out


def test_pictures_are_sound_and_stand_alone(run: Run, folder: Path) -> None:
    ran = run("windows", "vetoed.yaml", "--svg", "out.svg", "--html", "out.html", "--lang", "zh")
    assert ran.code == 0
    svg = (folder / "out.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sum(text == "08:00–22:00" for text in texts) == 7
    assert any("未事先约定催收时间的" in text for text in texts)
    assert any(text.startswith("周一 2026-03-02") for text in texts)
    html = (folder / "out.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert '<html lang="zh-CN">' in html
    assert not re.search(r'(src|href)="|@import|url\(http', html)
    assert "可以的时段" in html
    assert "2026-03-03 周二 08:00" in html


def test_text_of_files_cannot_break_out_of_the_pictures(run: Run, folder: Path) -> None:
    evil = DAY.replace("a call by day", "'</text><script>alert(1)</script>'").replace("T10:00", "T22:00")
    (folder / "evil.yaml").write_text(evil, encoding="utf-8")
    assert run("windows", "evil.yaml", "--svg", "out.svg", "--html", "out.html", "--lang", "en").code == 0
    assert "<script" not in (folder / "out.html").read_text(encoding="utf-8")
    ElementTree.fromstring((folder / "out.svg").read_text(encoding="utf-8"))


def test_several_scenarios_are_shown_below_one_another(run: Run, folder: Path) -> None:
    (folder / "two.yaml").write_text(f"{DAY}---\n{STOPPED}", encoding="utf-8")
    ran = run("windows", "two.yaml", "--svg", "two.svg")
    assert ran.code == 3
    assert "a call by day" in ran.out
    assert "selling to a contact person" in ran.out
    ElementTree.fromstring((folder / "two.svg").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "options",
    [
        ("--until", "tomorrow"),
        ("--until", "2026-03-09T00:00"),
        ("--since", "2026-03-09"),
        ("--days", "0"),
        ("--days", "7", "--until", "2026-03-09T00:00+08:00"),
    ],
)
def test_wrong_options_are_wrong_usage(options: tuple[str, ...], run: Run) -> None:
    assert run("windows", "vetoed.yaml", *options).code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--until", "2026-03-01T00:00+08:00"), "the end must be later than the beginning"),
        (("--days", "5000"), "at most 1100 days"),
        (("--svg", "no/such/folder.svg"), "no/such/folder.svg: the file cannot be written"),
    ],
)
def test_what_cannot_be_shown_is_a_fault(options: tuple[str, ...], said: str, run: Run) -> None:
    ran = run("windows", "vetoed.yaml", *options)
    assert ran.code == 5
    assert said in ran.err


def test_a_faulty_file_is_a_fault(run: Run) -> None:
    ran = run("windows", "invalid.yaml")
    assert ran.code == 5
    assert "chanel" in ran.err


def test_a_narrow_terminal_is_told_the_times_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = run("windows", "vetoed.yaml", "--days", "2").out
    assert "…" not in out
    assert "Tue 03-03 08:00-22:00" in [line.rstrip() for line in out.splitlines()]
    assert max(map(cell_len, out.splitlines())) <= 40
