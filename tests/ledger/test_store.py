"""The contract of stores, for the ones that come with fairdebt; and how they fail."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.ledger import Ledger, LedgerError, LedgerInDoubt, LedgerUnavailable, SchemaDiffers, Store, WrongKey
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.testing.ledger_contract import LedgerContract
from tests.calls import CALL, CASE
from tests.ledger.servers import empty
from tests.ledger.world import KEY, Watch, World, case

NOON = datetime.fromisoformat("2026-03-02T12:00+08:00")


class TestSqlStore(LedgerContract):
    """On SQLite and PostgreSQL; the fixture is that of the folder."""

    @pytest.fixture
    def store(self, url: str) -> Iterator[Store]:
        made = SqlStore(url, create=True)
        yield made
        made.close()


class TestInMemory(LedgerContract):
    """On a database in memory."""

    serial = True

    @pytest.fixture
    def store(self) -> Iterator[Store]:
        made = SqlStore("sqlite://")
        yield made
        made.close()


def test_a_store_that_a_ledger_keeps_meets_the_protocol(store: Store) -> None:
    assert isinstance(store, Store)


def test_postgresql_is_not_given_tables_unasked(postgres_database: str) -> None:
    empty(postgres_database)
    with pytest.raises(SchemaDiffers, match="holds no ledger"):
        SqlStore(postgres_database)
    made = SqlStore(postgres_database, migrates=True)
    made.close()
    assert made.migrated == (None, 2)
    SqlStore(postgres_database).close()


def test_a_ledger_without_a_key_is_refused_where_none_can_be_made(
    postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(postgres_database)
    monkeypatch.delenv("FAIRDEBT_LEDGER_KEY", raising=False)
    with pytest.raises(WrongKey, match="no key"):
        Ledger.open(postgres_database, create=True)
    with pytest.raises(WrongKey, match="too short"):
        Ledger.open(postgres_database, create=True, key="short")
    monkeypatch.setenv("FAIRDEBT_LEDGER_KEY", KEY.decode())
    Ledger.open(postgres_database).close()
    with pytest.raises(WrongKey, match="not the key"):
        Ledger.open(postgres_database, personal="plain")


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (Path("contacts.db"), r'`contacts.db` is no URL of a database\n  fix: write "sqlite:///contacts.db"'),
        (5, "no URL of a database that can keep one"),
        ("sqlite:///a\0.db", "no URL of a database that can keep one"),
    ],
)
def test_a_ledger_has_an_address(at: Any, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        Ledger.open(at)


def test_a_lost_key_is_not_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new one would stand in the way of the old one that is put back."""
    monkeypatch.delenv("FAIRDEBT_LEDGER_KEY", raising=False)
    url, file = f"sqlite:///{tmp_path / 'a.db'}", tmp_path / "a.db.key"
    Ledger.open(url).close()
    kept = file.read_bytes()
    file.unlink()
    with pytest.raises(WrongKey, match=r"there is no file .*a\.db\.key\n  fix: put it back"):
        Ledger.open(url)
    assert not file.exists()
    for damaged in (b"\xb4" * 64, "键".encode() * 40):
        file.write_bytes(damaged)
        with pytest.raises(WrongKey, match=r"a\.db\.key, cannot be read"):
            Ledger.open(url)
    file.unlink()
    file.mkdir()
    with pytest.raises(WrongKey, match=r"a\.db\.key, cannot be read"):
        Ledger.open(url)
    file.rmdir()
    file.write_bytes(kept)
    Ledger.open(url).close()
    with pytest.raises(WrongKey, match="too short"):
        Ledger.open(url, key=5)  # type: ignore[arg-type]  # the point of the test


def test_a_ledger_that_is_plain_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    Ledger.open(url, personal="plain").close()
    with pytest.raises(WrongKey, match=r'it has no key\n  fix: say personal="plain"'):
        Ledger.open(url, key=KEY)


def test_a_damaged_file_is_told_though_what_is_said_of_it_is_damaged_too(tmp_path: Path) -> None:
    """SQLite quotes the name of the table that it cannot make out."""
    file = tmp_path / "a.db"
    _write_secrets(file)
    file.write_bytes(file.read_bytes().replace(b"TABLE fairdebt_entries", b"TABL\xaa fairdebt\xaaentries"))
    with pytest.raises(LedgerUnavailable, match="nothing was written"):
        _write_secrets(file)


def test_rows_that_are_no_text_are_told_without_what_they_hold(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    _write_secrets(file)
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE fairdebt_entries SET body = CAST(CAST(body AS BLOB) || X'FF' AS TEXT)")
    raw.close()
    with pytest.raises(LedgerError, match="Could not decode to UTF-8 column 'body'; nothing was written") as raised:
        _write_secrets(file)
    assert "13800000000" not in str(raised.value)


def _write_secrets(file: Path) -> None:
    """Open a ledger that keeps names readable, record a call to a number, read all of it, and write it to the file."""
    ledger = Ledger.open(f"sqlite:///{file}", personal="plain", clock=lambda: NOON)
    try:
        guard = Guard.load("cn.gbt-45251", ledger=ledger)
        guard.record(
            {**CALL, "address": "13800000000", "outcome": "answered", "at": NOON}, {**CASE, "debts": "unknown"}
        )
        list(guard.recompute())
    finally:
        ledger.close()
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
    raw.close()


def test_a_key_is_made_beside_a_file_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAIRDEBT_LEDGER_KEY", raising=False)
    url = f"sqlite:///{tmp_path / 'a.db'}"
    one, two = Ledger.open(url), Ledger.open(url)
    one.close()
    two.close()
    assert one.mask("P1") == two.mask("P1") != "P1"
    key = tmp_path / "a.db.key"
    assert (key.stat().st_mode & 0o777, len(key.read_text())) == (0o600, 64)
    assert sorted(path.name for path in tmp_path.iterdir() if ".key" in path.name) == ["a.db.key"]
    plain = Ledger.open("sqlite://", personal="plain")
    plain.close()
    assert plain.mask("P1") == "P1"


@pytest.mark.parametrize("url", ["contacts.db", "mysql://x", "sqlite:////no/such/folder/a.db"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(LedgerError):
        Ledger.open(url, key=KEY)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path / 'full.db'}")
    watch = Watch()
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    world.guard.reserve(world.call(), case("P0"))

    (pages,) = sqlite3.connect(tmp_path / "full.db").execute("PRAGMA page_count").fetchone()
    line = store.lines.take()
    line.runner.cursor.execute(f"PRAGMA max_page_count = {pages + 3}")
    store.lines.give_back(line, usable=True)
    given: list[str] = []

    def fill() -> None:
        for number in range(1000):
            given.append(world.guard.reserve(world.call(address=f"n{number}"), case(f"P{number}")).id)

    with pytest.raises(LedgerUnavailable, match=r"disk is full; nothing was written[\s\S]*do not act"):
        fill()
    assert given
    store.close()
    again = SqlStore(f"sqlite:///{tmp_path / 'full.db'}")
    report = verify(again)
    assert (report.findings, report.entries) == ([], len(given) + 1)
    later = World(Ledger(again, key=KEY, clock=watch), watch)
    assert later.guard.reserve(later.call(address="other"), case("P9999")).approved
    again.close()


def test_a_connection_that_is_cut_is_told_and_the_next_step_finds_another(
    postgres: SqlStore, postgres_database: str
) -> None:
    store = postgres
    watch = Watch()
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    world.guard.reserve(world.call(), case())
    admin = SqlStore(postgres_database)
    others = "pid <> pg_backend_pid() AND datname = current_database()"

    def cutting() -> None:
        with admin.look() as reading:
            reading._cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")

    def step() -> None:
        with world.ledger.writing([1]) as writer:
            (own,) = world.ledger.read(writer.tx, "d:x")
            writer.append(own, "flagged", {})
            cutting()
            world.ledger.read(writer.tx, "d:y")

    with pytest.raises(LedgerUnavailable, match="do not act"):
        step()
    assert world.guard.reserve(world.call(), case()).approved
    cutting()  # while it lay in the pool
    assert world.guard.reserve(world.call(), case()).approved
    report = verify(store)
    admin.close()
    assert (report.findings, report.entries) == ([], 3)


def test_a_commit_whose_answer_is_lost_is_in_doubt_and_the_same_key_tells(postgres: SqlStore) -> None:
    store = postgres
    watch = Watch()
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    world.guard.reserve(world.call(), case("P0"))
    commit = store._commit

    def lost(lines: Any, line: Any) -> None:
        line.connection.driver_connection.pgconn.finish()
        commit(lines, line)

    store._commit = lost  # type: ignore[method-assign]  # the server is gone
    with pytest.raises(LedgerInDoubt, match="same `key`"):
        world.guard.reserve(world.call(), case(), key="job")
    store._commit = commit  # type: ignore[method-assign]  # and back
    permit = world.guard.reserve(world.call(), case(), key="job")
    assert permit.approved
    assert verify(store).intact


def test_a_forked_process_opens_its_own_connections(url: str, store: Store) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    program = f"""
import os, sys
from fairdebt.ledger.sql import SqlStore
from fairdebt.testing.ledger_contract import chain_of, written
store = SqlStore({url!r})
written(store, chain_of("parent", 1), (), [1])
child = os.fork()
if child == 0:
    written(store, chain_of("child", 1), (), [1])
    os._exit(0)
_, status = os.waitpid(child, 0)
written(store, chain_of("after", 1), (), [1])
sys.exit(status)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with store.look() as reading:
        assert [head.chain for head in reading.heads()] == ["after", "child", "parent"]
