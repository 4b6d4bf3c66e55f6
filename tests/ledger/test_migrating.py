"""A ledger that an older fairdebt made is brought to this version with all that is in it, or stays as it was."""

from __future__ import annotations

import os
import signal

import pytest
from sqlalchemy import BigInteger, Column, Connection, ForeignKey, MetaData, Table, inspect, select, text

from fairdebt.ledger import Ledger, LedgerUnavailable, SchemaDiffers
from fairdebt.ledger.checkpoints import add_checkpoint
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore, migrating, tables
from fairdebt.ledger.sql.steps import STEPS
from tests.ledger.world import KEY, Watch, World, case


def made(url: str) -> Watch:
    """Fill a ledger: permits of all kinds, a notice of two debts, a number that three debtors share, a checkpoint."""
    store, watch = SqlStore(url, create=True), Watch()
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    for number in range(3):
        permit = world.guard.reserve(world.call(), case(f"P{number}"), key=f"job {number}")
        permit.start()
        permit.confirm("answered")
    world.guard.reserve(world.call(), case("P0"))
    world.guard.reserve(world.call(address="number 2"), case("P1")).release()
    world.guard.record({"notice": "complaint", "at": watch().isoformat(), "id": "n-1"}, case("P1", "D1", "D2"))
    world.guard.hold({"lender": "L2"}, why="audit", by="desk", at=watch())
    world.guard.record(
        {"notice": "hold", "scope": "this_agency", "agency": "A2", "at": watch().isoformat()}, case("P3")
    )
    add_checkpoint(world.ledger)
    store.close()
    return watch


def downgrade(url: str) -> list[tuple[int, int, int]]:
    """Give a ledger the tables of version 1, with what is in them, and return its links of then."""
    store = SqlStore(url)
    with store.maintain() as connection:
        every = [
            tuple(row)
            for row in connection.execute(select(tables.links.c.key, tables.links.c.at, tables.links.c.entry))
        ]
        for each in ("DROP TABLE fairdebt_links", "DROP INDEX fairdebt_entries_steps"):
            connection.execute(text(each))
        then = MetaData()
        Table("fairdebt_entries", then, Column("id", tables.ROWID, primary_key=True))
        old = Table(
            "fairdebt_links",
            then,
            Column("key", BigInteger, primary_key=True, autoincrement=False),
            Column("at", BigInteger, primary_key=True, autoincrement=False),
            Column("entry", tables.ROWID, ForeignKey("fairdebt_entries.id"), primary_key=True, autoincrement=False),
            sqlite_with_rowid=False,
        )
        old.create(connection)
        connection.execute(old.insert(), [dict(zip(("key", "at", "entry"), row, strict=True)) for row in every])
        connection.execute(text("CREATE INDEX fairdebt_entries_root ON fairdebt_entries (chain, root)"))
        connection.execute(text("CREATE INDEX ix_fairdebt_papers_chain ON fairdebt_papers (chain)"))
        connection.execute(text("UPDATE fairdebt_settings SET value = '1' WHERE name = 'schema'"))
    store.close()
    return sorted(every)


def test_a_ledger_of_version_1_is_brought_here_with_all_that_is_in_it(url: str) -> None:
    watch = made(url)
    before = downgrade(url)
    with pytest.raises(SchemaDiffers, match="version 1, 2 is needed"):
        SqlStore(url, create=True)
    store = SqlStore(url, migrates=True)
    assert store.migrated == (1, 2)
    with store.maintain() as connection:
        columns = (tables.links.c.key, tables.links.c.at, tables.links.c.entry)
        assert sorted(tuple(row) for row in connection.execute(select(*columns))) == before
        names = {each["name"] for each in inspect(connection).get_indexes("fairdebt_entries")}
        assert names >= {"fairdebt_entries_steps", "fairdebt_entries_name"}
        assert "fairdebt_entries_root" not in names
    report = verify(store)
    assert report.findings == []
    assert (report.checkpoints, report.after) == (1, 0)
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    assert world.guard.reserve(world.call(), case("P1"), key="job 1").state == "confirmed"
    assert len(world.guard.holds) == 1
    given = [world.guard.reserve(world.call(), case(f"P{number}")).decision.because for number in (2, 7, 1)]
    assert given == [(), ("law/five-per-number",), ("law/five-per-number",)]  # four calls to it are on record
    assert verify(store).findings == []
    store.close()
    again = SqlStore(url, migrates=True)
    again.close()
    assert again.migrated == (2, 2)


def _more(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE fairdebt_papers ADD COLUMN pages BIGINT"))
    connection.execute(text("UPDATE fairdebt_papers SET pages = 1"))


def _too_much(connection: Connection) -> None:
    _more(connection)
    connection.execute(text("DROP TABLE fairdebt_links"))
    connection.execute(text("INSERT INTO nowhere VALUES (1)"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_a_process_that_is_killed_half_way_leaves_everything_as_it_was(url: str) -> None:
    made(url)
    before = downgrade(url)
    child = os.fork()
    if child == 0:
        try:
            step = STEPS[1]

            def dies(connection: Connection) -> None:
                step(connection)
                os.kill(os.getpid(), signal.SIGKILL)

            migrating.STEPS = {1: dies}  # type: ignore[attr-defined]  # in the child alone
            SqlStore(url, migrates=True)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with pytest.raises(SchemaDiffers, match="version 1, 2 is needed"):
        SqlStore(url)
    store = SqlStore(url, migrates=True)
    with store.maintain() as connection:
        columns = (tables.links.c.key, tables.links.c.at, tables.links.c.entry)
        assert sorted(tuple(row) for row in connection.execute(select(*columns))) == before
    assert verify(store).findings == []
    store.close()


def test_a_step_that_fails_leaves_everything_as_it_was(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made(url)
    downgrade(url)
    monkeypatch.setattr(migrating, "VERSION", 3)
    monkeypatch.setattr(migrating, "STEPS", {**STEPS, 2: _too_much})
    with pytest.raises(LedgerUnavailable, match="nowhere"):
        SqlStore(url, migrates=True)
    with pytest.raises(SchemaDiffers, match="version 1, 3 is needed"):
        SqlStore(url)
    monkeypatch.setattr(migrating, "STEPS", {**STEPS, 2: _more})
    store = SqlStore(url, migrates=True)
    assert store.migrated == (1, 3)
    with store.maintain() as connection:
        assert set(connection.execute(text("SELECT pages FROM fairdebt_papers")).scalars()) == {1}
    assert verify(store).findings == []
    store.close()
    monkeypatch.undo()
    with pytest.raises(SchemaDiffers, match=r"newer fairdebt.*is version 3, this one knows 2"):
        SqlStore(url, migrates=True)
