"""The contract of stores, for the ones that come with fairdebt; and how they fail."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fairdebt.ledger import Ledger, LedgerError, LedgerInDoubt, LedgerUnavailable, SchemaDiffers, Store, WrongKey
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.testing.ledger_contract import LedgerContract
from tests.ledger.servers import empty
from tests.ledger.world import KEY, Watch, World, case


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
