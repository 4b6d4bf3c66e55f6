"""The plugin: what it tells of a run, when it fails one, and that it costs nothing where nobody asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fairdebt import Guard
from fairdebt.testing.exercised import Recorder, shares
from fairdebt.testing.plugin import read_floors

ROOT = Path(__file__).parents[2]
PLUGIN = ("-p", "fairdebt.testing.plugin")
SUITE = """
from fairdebt import Guard
from fairdebt.testing import assert_approved, assert_vetoed

GUARD = Guard.load("cn.gbt-45251")
CASE = {{"jurisdictions": ["CN"], "debtor": {{"id": "P1"}}, "lender": {{"id": "L1", "type": "bank"}},
         "collector": {{"role": "lender"}}, "debts": [{{"id": "D1", "product": "consumer_loan", "online": "yes"}}]}}
CALL = {{"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "mode": "informative",
         "voice": "person", "address_source": "contract"}}


def test_no_calls_at_night():
    assert_vetoed(GUARD, CALL | {{"at": "2026-03-02T23:00+08:00"}}, CASE, because="cn.gbt-45251/quiet-hours")


def test_calls_by_day():
    assert_{outcome}(GUARD, CALL | {{"at": "2026-03-02T10:00+08:00"}}, CASE)
"""


def pytest_run(folder: Path, *options: str, outcome: str = "approved") -> subprocess.CompletedProcess[str]:
    (folder / "test_suite.py").write_text(SUITE.format(outcome=outcome), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:fairdebt", *PLUGIN, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "120"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """A run that was watched."""
    return pytest_run(tmp_path_factory.mktemp("watched"), "--fairdebt-coverage")


def test_a_run_tells_what_it_exercised(watched: subprocess.CompletedProcess[str]) -> None:
    ran = watched
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "fairdebt: the law that these tests exercised" in ran.stdout
    for what in ("rules: ", "edges, on both sides: ", "law entries: ", "rules not exercised: "):
        assert what in ran.stdout, ran.stdout
    assert "cn.gbt-45251/quiet-hours" not in ran.stdout.partition("rules not exercised")[2].partition("\n")[0]


def test_too_little_fails_the_run(tmp_path: Path) -> None:
    ran = pytest_run(tmp_path, "--fairdebt-fail-under=rules=99")
    assert ran.returncode == 1, ran.stdout
    assert "below the 99% asked for" in ran.stdout
    assert pytest_run(tmp_path, "--fairdebt-fail-under=1").returncode == 0


def test_a_floor_is_not_reached_where_nothing_is_decided(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text("def test_other():\n    pass\n", encoding="utf-8")
    for options, code in ((("--fairdebt-coverage",), 0), (("--fairdebt-fail-under=1",), 1)):
        ran = pytest_run(tmp_path, "-k", "other", *options)
        assert ran.returncode == code
        assert "nothing was decided" in ran.stdout
        assert "(100%)" not in ran.stdout


def test_workers_hand_over_what_they_saw(watched: subprocess.CompletedProcess[str], tmp_path: Path) -> None:
    pytest.importorskip("xdist")
    alone = watched.stdout
    shared = pytest_run(tmp_path, "--fairdebt-coverage", "-n", "2").stdout

    def told(text: str) -> list[str]:
        return [line for line in text.splitlines() if "%" in line and " of " in line]

    assert told(shared) == told(alone) != []


def test_failing_cases_are_written(tmp_path: Path) -> None:
    ran = pytest_run(tmp_path, "--fairdebt-keep=kept", outcome="vetoed")
    assert ran.returncode == 1
    assert [path.name for path in (tmp_path / "kept").glob("*.yaml")] == ["test_suite.py-test_calls_by_day.yaml"]


def test_without_options_nothing_is_imported(tmp_path: Path) -> None:
    (tmp_path / "test_nothing.py").write_text(
        "import sys\n\n\ndef test_it():\n    assert not [n for n in sys.modules if n.startswith('fairdebt.') "
        "and n not in ('fairdebt.testing', 'fairdebt.testing.plugin')]\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:fairdebt", *PLUGIN, "test_nothing.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("said", "floors"), [("80", {"rules": 80.0}), ("rules=80, edges=40", {"rules": 80.0, "edges": 40.0}), (None, {})]
)
def test_floors_are_read(said: str | None, floors: dict[str, float]) -> None:
    assert read_floors(said) == floors


@pytest.mark.parametrize("said", ["many", "rules=", "lines=80", "rules=200", "-1", "nan"])
def test_other_floors_are_refused(said: str) -> None:
    with pytest.raises(pytest.UsageError, match="write a number"):
        read_floors(said)


def test_an_edge_is_exercised_on_both_sides_only() -> None:
    guard = Guard.load("cn.gbt-45251")
    recorder = Recorder()
    call = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "mode": "informative"}
    call |= {"voice": "person", "address_source": "contract"}
    case = {
        "jurisdictions": ["CN"],
        "lender": {"id": "L1", "type": "bank"},
        "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}],
    }

    def exercised(at: str) -> set[str]:
        recorder.note(guard, {**call, "at": at}, case)
        (_, edges, _) = shares(recorder.seen, [guard.policies])
        return {name for name in edges.seen if "quiet-hours" in name and "22:00" in name}

    assert exercised("2026-03-02T21:59:30+08:00") == set()
    assert len(exercised("2026-03-02T22:00+08:00")) == 1
