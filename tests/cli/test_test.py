"""`fairdebt test`: what passes, what differs, what is invalid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, NIGHT, SCENARIOS, Run


@pytest.fixture
def tests(folder: Path) -> Path:
    """A folder `tests` with three scenarios in two files, all of them met, and a policy beside them."""
    place = folder / "tests" / "deep"
    place.mkdir(parents=True)
    two = f"{DAY}expect: {{outcome: approved}}\n---\n{SCENARIOS['met']}"
    (place / "two.yaml").write_text(two, encoding="utf-8")
    (folder / "tests" / "one.yml").write_text(SCENARIOS["met"], encoding="utf-8")
    (folder / "tests" / "house.yaml").write_text("format: 1\npolicy: house\nrules: []\n", encoding="utf-8")
    return folder / "tests"


def test_folder_tests_is_the_default(tests: Path, run: Run) -> None:
    ran = run("test")
    assert ran.out == "files 2, scenarios 3: passed 3, failed 0, invalid 0\nother files, without scenarios: 1\n"
    assert ran.code == 0
    assert run("test", "tests").out == ran.out
    assert ran.err == ""


def test_without_it_the_current_folder(folder: Path, run: Run) -> None:
    ran = run("test")
    assert ran.code == 5
    assert "invalid.yaml:5:32: `chanel`" in ran.out


def test_difference_is_shown_where_it_stands(tests: Path, run: Run) -> None:
    with (tests / "one.yml").open("a", encoding="utf-8") as file:
        file.write(f"---\n{NIGHT}expect: {{outcome: vetoed, because: [cn.gbt-45251/identify]}}\n")
    ran = run("test")
    assert ran.code == 6
    assert ran.out.startswith(
        "✗ tests/one.yml:9: a call at night\n"
        "    rules that veto or are undetermined (`because`) differ:\n"
        "      - missing cn.gbt-45251/identify\n"
        "      + not expected cn.gbt-45251/quiet-hours: no collection from 22:00 to 08:00 unless other"
    )
    assert ran.out.splitlines()[-2] == "files 2, scenarios 4: passed 3, failed 1, invalid 0"


def test_in_chinese(tests: Path, run: Run) -> None:
    (tests / "one.yml").write_text(SCENARIOS["unmet"], encoding="utf-8")
    ran = run("test", "--lang", "zh")
    assert ran.out == (
        "✗ tests/one.yml:1: 白天的电话\n    结果：期望“不可以”，得到“可以”\n"
        "文件 2，场景 3：符合 2，不符 1，输入有误 0\n不含场景的其他文件 1\n"
    )


def test_invalid_input_outweighs_a_difference(run: Run) -> None:
    assert run("test", "unmet.yaml").code == 6
    assert run("test", "unmet.yaml", "invalid.yaml").code == 5


def test_scenario_that_expects_nothing_is_a_fault(run: Run) -> None:
    ran = run("test", "approved.yaml")
    assert ran.code == 5
    assert ran.out.startswith("approved.yaml:1:1: nothing is expected of this scenario\n  fix: write expect:")


def test_nothing_found_is_a_fault(folder: Path, run: Run) -> None:
    (folder / "empty").mkdir()
    ran = run("test", "empty")
    assert ran.code == 5
    assert ran.out.startswith("no scenario found\n")


def test_json(tests: Path, run: Run) -> None:
    ran = run("test", "tests", "unmet.yaml", "invalid.yaml", "--json")
    document = json.loads(ran.out)
    assert document["exit"] == ran.code == 5
    assert {name: document[name] for name in ("files", "scenarios", "passed", "invalid")} == {
        "files": 4,
        "scenarios": 4,
        "passed": 3,
        "invalid": 1,
    }
    (failed,) = document["failed"]
    assert failed["source"] == "unmet.yaml"
    assert failed["expected"]["met"] is False
    assert [fault["source"] for fault in document["faults"]] == ["invalid.yaml"]
    assert document["passed_over"] == ["tests/house.yaml"]
    assert run("test", "tests", "unmet.yaml", "invalid.yaml", "--json").out == ran.out


def test_progress_is_shown_on_a_terminal_only(tests: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (tests / "many.yaml").write_text("---\n".join([SCENARIOS["met"]] * 60), encoding="utf-8")
    assert run("test").err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = run("test")
    assert "running scenarios" in ran.err
    assert ran.code == 0
