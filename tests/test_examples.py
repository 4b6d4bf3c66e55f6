"""The examples run: the gate dials on approval only, the demonstration tells and fails as it says, stories come out."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fairdebt import Case, Decision, Outcome
from fairdebt.scenarios import Guards, Scenario, read_scenarios, run
from tests.calls import CASE

EXAMPLES = Path(__file__).parent.parent / "examples"
CAP = "cn.gbt-45251/put-through-calls"
SCENARIO = """\
scenario: {{zh: 日间致电, en: a call by day}}
policies: [cn]
case: {{jurisdictions: [CN], lender: {{id: L1, type: bank}}, collector: {{role: lender}}, debtor: {{id: P1}},
       debts: [{{id: D1, product: consumer_loan, online: "yes"}}]}}
action: {{act: contact, channel: call, to: debtor, purpose: reminder, voice: person, address_source: contract,
         at: "2026-03-02T{hour}:00+08:00"}}
expect: {{outcome: approved}}
"""


class Dialler:
    """Answers every call, and remembers how many were dialled."""

    def __init__(self) -> None:
        self.approvals: list[Decision] = []

    def __call__(self, decision: Decision) -> str:
        self.approvals.append(decision)
        return "answered"


@pytest.fixture(scope="module")
def host() -> ModuleType:
    spec = importlib.util.spec_from_file_location("host", EXAMPLES / "host.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-02T{clock}+08:00")


def gate(host: Any, case: Case, dial: Dialler, clock: str) -> tuple[Decision, Case]:
    decision, then = host.gate(case, dial, at=at(clock))
    assert isinstance(then, Case)
    assert isinstance(decision, Decision)
    return decision, then


def test_gate_dials_three_times_a_day_and_not_a_fourth_time(host: ModuleType) -> None:
    """GB/T 45251-2025, 5.3: three informative calls put through, whoever answered."""
    dial, case = Dialler(), Case.model_validate(CASE)
    for clock in ("09:00", "11:00", "15:00"):
        decision, case = gate(host, case, dial, clock)
        assert decision.outcome is Outcome.APPROVED, decision.explain()
    before = case
    decision, case = gate(host, case, dial, "18:00")
    assert decision.outcome is Outcome.VETOED
    assert CAP in decision.because
    assert case == before
    assert len(dial.approvals) == 3


def test_gate_shows_the_duties_to_the_dialler(host: ModuleType) -> None:
    dial = Dialler()
    gate(host, Case.model_validate(CASE), dial, "09:00")
    assert dial.approvals[0].duties


@pytest.mark.parametrize(
    ("clock", "dialled"), [("07:59:59", False), ("08:00", True), ("21:59:59", True), ("22:00", False)]
)
def test_gate_does_not_dial_at_night(host: ModuleType, clock: str, dialled: bool) -> None:
    """GB/T 45251-2025, 5.3: not from 22:00 to 08:00."""
    dial = Dialler()
    decision, _ = gate(host, Case.model_validate(CASE), dial, clock)
    assert decision.approved is dialled
    assert bool(dial.approvals) is dialled


def test_gate_does_not_dial_where_nothing_is_known(host: ModuleType) -> None:
    dial = Dialler()
    decision, _ = gate(host, Case.model_validate({}), dial, "10:00")
    assert decision.outcome is Outcome.UNDETERMINED
    assert dial.approvals == []


def test_gate_has_thirty_lines() -> None:
    assert len((EXAMPLES / "host.py").read_text(encoding="utf-8").splitlines()) <= 30


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(EXAMPLES / "demo.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(EXAMPLES.parent / "src"), "PYTHONUTF8": "1", "COLUMNS": "80"},
        check=False,
    )


def test_demonstration_tells_verdicts_with_citations_in_both_languages() -> None:
    told = demo()
    assert told.returncode == 0, told.stdout + told.stderr
    for words in ("不可以", "vetoed", "GB/T 45251—2025 第5.3条（催收时间）", "GB/T 45251-2025, 5.3 (collection hours)"):
        assert words in told.stdout
    assert "as expected" in told.stdout


def test_demonstration_fails_where_a_scenario_comes_out_otherwise(tmp_path: Path) -> None:
    (tmp_path / "day.yaml").write_text(SCENARIO.format(hour="10"), encoding="utf-8")
    assert demo(str(tmp_path)).returncode == 0
    (tmp_path / "night.yaml").write_text(SCENARIO.format(hour="23"), encoding="utf-8")
    told = demo(str(tmp_path))
    assert told.returncode == 6
    assert "night.yaml:1" in told.stdout
    (tmp_path / "broken.yaml").write_text("scenario: [", encoding="utf-8")
    assert demo(str(tmp_path)).returncode == 5


STORIES = [each for path in sorted((EXAMPLES / "us").rglob("*.yaml")) for each in read_scenarios(path)]
GUARDS = Guards()


@pytest.mark.parametrize("scenario", STORIES, ids=lambda each: each.title.en)
def test_american_story_comes_out_as_it_says(scenario: Scenario) -> None:
    result = run(scenario, GUARDS)
    assert result.passed, result.render("en")
