"""Scenario files of every kind, and a way to run commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairdebt.cli.app import app

CASE = """\
policies: [cn.gbt-45251]
case: {jurisdictions: [CN], lender: {id: L1, type: consumer_finance_company}, collector: {role: lender},
       debtor: {id: P1}, debts: [{id: D1, product: consumer_loan, online: "yes"}]}
"""
ACTION = """\
action: {act: contact, channel: call, to: debtor, purpose: reminder, voice: person, address_source: contract,
         mode: informative, at: "2026-03-02T10:00+08:00"}
"""
DAY = f"scenario: {{zh: 白天的电话, en: a call by day}}\n{CASE}{ACTION}"
NIGHT = DAY.replace("T10:00", "T22:00").replace("白天的电话, en: a call by day", "夜间的电话, en: a call at night")
DOUBT = (
    NIGHT.replace('online: "yes"', "online: unknown")
    .replace("type: consumer_finance_company", "type: bank")  # the standard binds the other whatever it lends
    .replace("夜间的电话, en: a call at night", "不明, en: online or not")
)

SCENARIOS = {
    "approved": DAY,
    "vetoed": NIGHT,
    "undetermined": DOUBT,
    "unmet": f"{DAY}expect: {{outcome: vetoed}}\n",
    "met": f"{NIGHT}expect: {{outcome: vetoed, because: [cn.gbt-45251/quiet-hours]}}\n",
    "invalid": DAY.replace("channel: call", "chanel: call"),
}


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with one scenario file of each kind; English, 80 columns."""
    for name, text in SCENARIOS.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    def run(*args: str, data: bytes | None = None) -> Ran:
        result = CliRunner().invoke(app, args, input=data)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run
