"""What a step on SQLite returned from is on the disk, though the next one could write before it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fairdebt.ledger import Ledger, LedgerInDoubt
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore, durable
from tests.ledger.world import KEY, Watch, World, case

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere SQLite itself waits for the disk")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def opened(file: Path, watch: Watch | None = None) -> World:
    watch = watch or Watch()
    return World(Ledger(SqlStore(f"sqlite:///{file}"), key=KEY, clock=watch), watch)


def on_the_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Keep what lies on the disk whenever something is written through; return what reads what a power cut leaves."""
    disk = file.parent / "disk"
    disk.mkdir()

    def sync(handle: int) -> None:
        os.fsync(handle)
        for name in (file.name, f"{file.name}-wal"):
            shutil.copy(file.parent / name, disk / name)

    monkeypatch.setattr(durable, "SYNC", sync)

    def after_a_power_cut() -> list[str]:
        found = disk.parent / "found"
        shutil.rmtree(found, ignore_errors=True)
        shutil.copytree(disk, found)
        with (found / f"{file.name}-wal").open("ab") as log:
            log.write(b"what was just being written" * 99)
        connection = sqlite3.connect(found / file.name)
        rows = connection.execute("SELECT chain, number FROM fairdebt_entries").fetchall()
        connection.close()
        return [f"{chain}:{number}" for chain, number in rows]

    return after_a_power_cut


def test_what_was_acknowledged_outlives_a_power_cut(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = opened(file)
    left = on_the_disk(file, monkeypatch)
    given = []
    for number in range(4):
        permit = world.guard.reserve(world.call(address=f"n{number}"), case(f"P{number}"))
        given.append(permit.id)
        assert set(left()) >= set(given)
        permit.start()
        assert len(left()) == len(given) * 2


def test_what_was_acknowledged_outlives_it_also_where_the_log_begins_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = opened(file)
    left = on_the_disk(file, monkeypatch)
    given = []
    for number in range(6):
        given.append(world.guard.reserve(world.call(address=f"n{number}"), case(f"P{number}")).id)
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    given.append(world.guard.reserve(world.call(address="last"), case("last")).id)
    assert set(left()) >= set(given)


def test_a_disk_that_fails_leaves_doubt_and_the_same_key_tells(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = opened(file)
    world.guard.reserve(world.call(), case("P0"))

    def fail(handle: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr(durable, "SYNC", fail)
        with pytest.raises(LedgerInDoubt, match=r"Input/output error.*[\s\S]*same `key`"):
            world.guard.reserve(world.call(), case(), key="job")
    permit = world.guard.reserve(world.call(), case(), key="job")
    assert permit.approved
    assert verify(world.ledger.store).entries == 2


def test_the_next_one_writes_while_the_disk_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = opened(file), opened(file)
    waits, goes_on = threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        if not waits.is_set():
            waits.set()
            assert goes_on.wait(30)
        os.fsync(handle)

    first.guard.reserve(first.call(), case("P0"))  # the words of the law are kept by now
    second.guard.reserve(second.call(), case("P0"))
    monkeypatch.setattr(durable, "SYNC", slow)
    with ThreadPoolExecutor(1) as pool:
        reserving = pool.submit(first.guard.reserve, first.call(), case("P1"))
        assert waits.wait(30)
        assert second.guard.reserve(second.call(), case("P2")).approved
        assert not reserving.done()
        goes_on.set()
        assert reserving.result().approved


def test_threads_that_wait_at_once_share_one_writing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"log")
    one = durable.Durable(str(file))
    began, goes_on, count = threading.Event(), threading.Event(), []

    def slow(handle: int) -> None:
        count.append(handle)
        began.set()
        assert goes_on.wait(30)

    monkeypatch.setattr(durable, "SYNC", slow)
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(one.written_through)
        assert began.wait(30)
        others = [pool.submit(one.written_through) for _ in range(8)]
        while one._asked < 9:
            pass
        goes_on.set()
        for each in (first, *others):
            each.result()
    assert len(count) == 2
    one.close()


def test_a_failure_is_told_to_all_whom_it_concerns(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"log")
    one = durable.Durable(str(file))
    began, goes_on = threading.Event(), threading.Event()
    failures = [True, True, False]

    def failing(handle: int) -> None:
        began.set()
        assert goes_on.wait(30)
        if failures.pop(0):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(durable, "SYNC", failing)
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(one.written_through)]
        assert began.wait(30)
        waiting += [pool.submit(one.written_through) for _ in range(3)]
        while one._asked < 4:
            pass
        goes_on.set()
        assert [isinstance(each.exception(), OSError) for each in waiting] == [True] * 4
    one.written_through()
    one.close()


def test_a_log_that_was_made_anew_is_the_one_written_through(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(durable, "SYNC", lambda handle: seen.append(os.fstat(handle).st_ino))
    one = durable.Durable(str(file))
    one.written_through()  # there is none: all of it is in the database
    file.write_bytes(b"log")
    one.written_through()
    old = file.rename(file.with_suffix(".old"))
    file.write_bytes(b"another")
    one.written_through()
    assert seen == [old.stat().st_ino, file.stat().st_ino]
    one.close()
