"""`fairdebt ledger ...`: what people see, and how the commands end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fairdebt import Guard
from fairdebt.cli.app import app
from fairdebt.ledger import Ledger
from fairdebt.ledger.clock import system_clock
from fairdebt.ledger.signing import key_of_signer, new_key
from tests.calls import CALL, CASE

Run = Callable[..., tuple[int, str]]


class Morning:
    """A clock that stands at eleven in the morning in Shanghai, some minutes on each time."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-03-02T11:00+08:00")

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Three calls were made under Chinese law, a fourth was vetoed, and a permit of another debtor is open."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("FAIRDEBT_LEDGER_KEY", raising=False)
    monkeypatch.setenv("FAIRDEBT_LEDGER", "sqlite:///contacts.db")
    clock = Morning()
    guard = Guard.load("cn", ledger=Ledger.open("sqlite:///contacts.db", clock=clock))
    for _ in range(4):
        permit = guard.reserve({**CALL, "at": clock.now.isoformat()}, CASE)
        if permit.approved:
            permit.start()
            permit.confirm("answered")
        clock.now += timedelta(minutes=20)
    guard.reserve({**CALL, "at": clock.now.isoformat()}, {**CASE, "debtor": {"id": "P2"}}).start()
    guard.ledger.close()

    def running(*args: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["ledger", *args])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    return running


def tampered(sql: str) -> None:
    connection = sqlite3.connect("contacts.db")
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_verify_says_what_it_saw_and_what_it_cannot_see(run: Run) -> None:
    code, out = run("verify")
    assert code == 0
    assert "nothing was changed" in out
    assert "entries after the last checkpoint 12" in out
    assert run("checkpoint", "--out", "kept.json")[0] == 0
    code, out = run("verify", "--checkpoint", "kept.json")
    assert "entries after the last checkpoint 0" in out
    assert "up to checkpoint 1 it is what somebody outside has seen" in out
    tampered("UPDATE fairdebt_entries SET at = at - 1 WHERE number = 3")
    code, out = run("verify")
    assert code == 6
    assert ":3: it was changed, put in or moved" in out
    assert "发现1处改动" in run("verify", "--lang", "zh")[1]
    found = json.loads(run("verify", "--json")[1])
    assert [(each["kind"], each["number"]) for each in found["findings"]] == [("changed", 3)]


def test_a_checkpoint_is_countersigned(run: Run, tmp_path: Path) -> None:
    key = new_key()
    (tmp_path / "auditor.key").write_text(key.hex(), encoding="ascii")
    code, out = run("checkpoint", "--sign", "auditor.key")
    assert (code, json.loads(out.splitlines()[0])["number"]) == (0, 1)
    assert run("verify", "--public-key", key_of_signer(key))[0] == 0
    assert run("verify", "--public-key", key_of_signer(new_key()))[0] == 6
    (tmp_path / "auditor.key").write_text("short", encoding="ascii")
    code, out = run("checkpoint", "--sign", "auditor.key")
    assert (code, "a signing key has 32 bytes" in out) == (5, True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{}", "kept.json: this is no checkpoint\n  fix: name a file that `fairdebt ledger checkpoint --out` wrote"),
        ('{"number": 1e999}', "kept.json: this is no checkpoint"),
        ("[" * 100_000, "kept.json: this is no checkpoint"),
        (None, "kept.json: no such file\n  fix: check the path"),
    ],
)
def test_what_is_no_checkpoint_is_named(said: str | None, told: str, run: Run, tmp_path: Path) -> None:
    if said is not None:
        (tmp_path / "kept.json").write_text(said, encoding="utf-8")
    code, out = run("verify", "--checkpoint", "kept.json")
    assert (code, out[: len(told)]) == (5, told)


def test_a_checkpoint_that_nobody_could_keep_is_not_added(run: Run) -> None:
    assert run("checkpoint", "--out", ".")[0] == 5
    assert run("checkpoint", "--sign", "no.key")[0] == 5
    code, out = run("checkpoint")
    assert (code, json.loads(out.splitlines()[0])["number"]) == (0, 1)


def test_of_whom_nothing_is_kept_is_told(run: Run) -> None:
    code, out = run("forget", "P 1", "--policies", "cn")
    assert (code, "nothing is kept of this debtor; if something should be, check the id" in out) == (0, True)


def test_why_is_one_page_for_a_regulator(run: Run) -> None:
    run("checkpoint")
    code, out = run("why", "--debtor", "P1", "--at", "2026-03-02T13:00+08:00")
    assert code == 0
    for words in (
        "debtor P1: call debtor reminder informative person at 2026-03-02 12:00+08:00",
        "Vetoed",
        "[cn.gbt-45251/put-through-calls]",
        "GB/T 45251",
        "events known then: 3",
        "+08:00  call debtor answered  [d:",
        "entry 10 of chain d:",
        "covered by checkpoint 1",
        "nothing was changed",
    ):
        assert words in out, words
    code, out = run("why", "--debtor", "P1", "--at", "2026-03-02T11:00+08:00", "--lang", "zh")
    assert "当时所知的事件：0" in out
    assert "确认 有人接听，身份未知" in out
    assert "债务人 P1：电话，含语音呼叫 · 债务人本人 · 提醒还款" in out
    code, out = run("why", "--debtor", "P3", "--at", "2026-03-02T11:00+08:00")
    assert (code, "there is no decision" in out) == (5, True)
    plain = json.loads(run("why", "--debtor", "P1", "--at", "2026-03-02T13:00+08:00", "--json")[1])
    assert plain["rules"][0]["rule"] == "cn.gbt-45251/put-through-calls"


def test_recompute_tells_what_would_be_otherwise(run: Run) -> None:
    code, out = run("recompute", "--policies", "cn")
    assert (code, "decisions 5: differing 0, made under another text 0" in out) == (0, True)
    code, out = run("recompute", "--policies", "cn.cba-2026", "--debtor", "P1")
    assert code == 6
    assert "was vetoed" in out
    assert "原为 不可以，现为" in run("recompute", "--policies", "cn.cba-2026", "--debtor", "P1", "--lang", "zh")[1]
    assert json.loads(run("recompute", "--policies", "cn", "--json")[1])["differing"] == []


def test_pending_lists_what_still_takes_a_slot(run: Run) -> None:
    code, out = run("pending")
    assert code == 0
    assert "started, not confirmed" in out
    assert "open permits: 1" in out
    (row,) = json.loads(run("pending", "--json")[1])["pending"]
    assert (row["state"], row["act"]) == ("started", "contact call debtor")


def test_export_is_json_by_the_line(run: Run) -> None:
    code, out = run("export", "--debtor", "P1")
    assert code == 0
    lines: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    assert [line["number"] for line in lines if line["what"] == "entry"] == list(range(1, 11))
    assert "P1" not in out


def test_forget_keeps_what_the_law_says_to_keep(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = run("forget", "P1", "--policies", "cn")
    kept = system_clock().year < 2028
    assert (code, "entries: erased 0, kept 10" in out) == ((3, True) if kept else (0, False))
    if kept:
        assert "cn.gbt-45251/" in out


def test_migrate_makes_a_ledger_and_refuses_a_newer_one(run: Run) -> None:
    code, out = run("pending", "--ledger", "sqlite:///new.db")
    assert (code, "there is no file" in out, "fairdebt ledger migrate" in out) == (5, True, True)
    assert not [*Path().glob("new.db*")]
    Path("new.db").touch()
    code, out = run("pending", "--ledger", "sqlite:///new.db")
    assert (code, "the database holds no ledger" in out, "fairdebt ledger migrate" in out) == (5, True, True)
    assert run("migrate", "--ledger", "sqlite:///new.db") == (0, "made a ledger, schema version 2\n")
    assert run("migrate", "--ledger", "sqlite:///new.db") == (0, "the schema is version 2 already\n")
    tampered("UPDATE fairdebt_settings SET value = '3' WHERE name = 'schema'")
    for command in ("migrate", "verify", "pending"):
        code, out = run(command)
        assert code == 5
        assert "the ledger was made by a newer fairdebt: its schema is version 3, this one knows 2" in out
        assert "upgrade fairdebt; nothing was changed" in out
    tampered("UPDATE fairdebt_settings SET value = '1' WHERE name = 'schema'")
    assert "the schema of the ledger is version 1, 2 is needed" in run("verify")[1]


@pytest.mark.parametrize("command", ["migrate", "verify", "pending"])
def test_a_folder_that_is_not_there_is_told(command: str, run: Run) -> None:
    code, out = run(command, "--ledger", "sqlite:///nowhere/contacts.db")
    assert (code, "there is no folder" in out, "nowhere" in out) == (5, True, True)


def test_a_wrong_address_is_told(run: Run) -> None:
    code, out = run("verify", "--ledger", "contacts.db")
    assert (code, "`contacts.db` is no URL of a database" in out) == (5, True)
    assert 'write "sqlite:///contacts.db"' in out
    code, out = run("verify", "--ledger", "mysql://me:secret@db/contacts")
    assert (code, "is no URL of a database" in out, "secret" in out) == (5, True, False)
    code, out = run("verify", "--ledger", "postgresql+psycopg://nobody@localhost:1/none", "--json")
    assert code == 5
    assert json.loads(out)["exit"] == 5


@pytest.mark.parametrize("name", [".", "no/such/folder.json", "x" * 300])
def test_a_checkpoint_that_cannot_be_written_is_a_fault(name: str, run: Run) -> None:
    code, out = run("checkpoint", "--out", name)
    assert code == 5
    assert out.startswith(f"{name}: the file cannot be written\n  fix: see whether its folder is there")


def test_a_ledger_whose_name_is_too_long_is_not_there(run: Run) -> None:
    code, out = run("verify", "--ledger", f"sqlite:///{'x' * 300}.db")
    assert code == 5
    assert out.startswith("ledger: there is no file ")


def test_why_of_a_day_lists_its_decisions(run: Run) -> None:
    code, out = run("why", "--debtor", "P1", "--at", "2026-03-02")
    assert code == 0
    assert out.startswith(
        "debtor P1, decisions on 2026-03-02: 4\n  2026-03-02 11:00+08:00  approved  call debtor reminder"
    )
    assert "  2026-03-02 12:00+08:00  vetoed  " in out
    assert "    - cn.gbt-45251/put-through-calls\n" in out
    assert out.endswith("for one of them: fairdebt ledger why --debtor P1 --at 2026-03-02T12:00:00+08:00\n")
    plain = json.loads(run("why", "--debtor", "P1", "--at", "2026-03-02", "--json")[1])
    assert [each["body"]["outcome"] for each in plain["decisions"]] == ["approved", "approved", "approved", "vetoed"]


def test_why_of_a_day_with_one_decision_tells_it(run: Run) -> None:
    assert "债务人 P2：电话，含语音呼叫" in run("why", "--debtor", "P2", "--at", "2026-03-02", "--lang", "zh")[1]
    code, out = run("why", "--debtor", "P1", "--at", "2026-03-03")
    assert code == 5
    assert out == (
        "ledger: there is no decision about this debtor on that day\n"
        "  fix: check the id and the day; the id is the one that cases give\n"
    )
    code, out = run("why", "--debtor", "P1", "--at", "yesterday")
    assert (code, out.startswith("--at: expected a date, or an instant with its offset")) == (2, True)


@pytest.mark.parametrize("url", ["contacts.db", "sqlite://contacts.db", "mysql://x/y", "postgresql://x/y", "://"])
def test_an_address_that_is_none_is_told(url: str, run: Run) -> None:
    code, out = run("pending", "--ledger", url)
    assert code == 5
    assert out.startswith("ledger: ")
    assert "fix: " in out
