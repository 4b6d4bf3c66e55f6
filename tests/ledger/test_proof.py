"""Whatever is changed, removed, put in, reordered or cut before a checkpoint is found, and its place is told."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from fairdebt.ledger import Ledger, LedgerError
from fairdebt.ledger.checkpoints import add_checkpoint, countersign, read_statement, statement
from fairdebt.ledger.entries import canonical, digest_of, seal_of
from fairdebt.ledger.exporting import export
from fairdebt.ledger.proof import verify
from fairdebt.ledger.signing import key_of_signer, new_key
from fairdebt.ledger.sql import SqlStore
from tests.ledger.world import KEY, Watch, World, case, meddle

TAMPERINGS = 1000


def lived(world: World) -> World:
    """A world with a little of everything, two checkpoints, and something after them."""
    for number in range(8):
        for _ in range(1 + number % 4):
            permit = world.guard.reserve(world.call(address=f"number {number}"), case(f"P{number}"))
            if permit.approved:
                world.watch.on(seconds=2)
                permit.start()
                if number % 3:
                    permit.confirm("answered", minutes=number)
            world.watch.on(seconds=2)
        notice = {"notice": "complaint", "by": "debtor", "complexity": "simple", "at": world.watch().isoformat()}
        world.guard.record(notice, case(f"P{number}"))
        if number == 3:
            hold = world.guard.hold({"debtor": "P1"}, why="complaint", by="desk", at=world.watch())
            add_checkpoint(world.ledger)
            world.guard.release(hold)
    add_checkpoint(world.ledger)
    world.guard.reserve(world.call(), case("P9"))
    return world


def test_a_ledger_that_nobody_touched_is_intact(world: World) -> None:
    report = verify(lived(world).ledger.store)
    assert report.findings == []
    assert (report.chains, report.checkpoints, report.after, report.signed_to) == (10, 2, 1, None)


def test_what_lies_after_the_last_checkpoint_can_be_cut_unseen(world: World) -> None:
    lived(world)
    with world.ledger.store.begin([]) as tx:
        meddle(tx, "DELETE FROM fairdebt_links WHERE entry = (SELECT max(id) FROM fairdebt_entries)")
        meddle(tx, "DELETE FROM fairdebt_entries WHERE id = (SELECT max(id) FROM fairdebt_entries)")
    assert verify(world.ledger.store).intact


def test_a_countersignature_shows_who_has_seen_a_checkpoint(world: World) -> None:
    lived(world)
    key = new_key()
    public = key_of_signer(key)
    unsigned = verify(world.ledger.store, public_keys=[public])
    assert [each.kind for each in unsigned.findings] == ["unsigned"]
    assert countersign(world.ledger, key) == countersign(world.ledger, key)
    assert verify(world.ledger.store, public_keys=[public]).signed_to == 2
    with world.ledger.store.begin([]) as tx:
        meddle(tx, "UPDATE fairdebt_checkpoints SET at = at + 1 WHERE number = 2")
    kinds = {each.kind for each in verify(world.ledger.store, public_keys=[public]).findings}
    assert {"checkpoint", "signature"} <= kinds


def test_a_checkpoint_that_was_kept_elsewhere_shows_a_ledger_that_was_written_anew(world: World) -> None:
    lived(world)
    with world.ledger.store.look() as reading:
        last = reading.checkpoints()[-1]
    kept = read_statement(statement(last))
    assert verify(world.ledger.store, kept=[kept]).signed_to == 2
    for table in ("signatures", "leaves", "checkpoints"):
        with world.ledger.store.begin([]) as tx:
            meddle(tx, f"DELETE FROM fairdebt_{table}")
    assert verify(world.ledger.store).intact
    add_checkpoint(world.ledger)
    kinds = [each.kind for each in verify(world.ledger.store, kept=[kept]).findings]
    assert kinds == ["checkpoint_missing"]
    with pytest.raises(LedgerError, match="no checkpoint"):
        read_statement("{}")


def test_a_chain_that_was_sealed_anew_to_its_end_differs_from_the_checkpoint(world: World) -> None:
    lived(world)
    chain = f"d:{world.ledger.mask('P2')}"
    store = world.ledger.store
    assert isinstance(store, SqlStore)
    with world.ledger.store.begin([]) as tx:
        entries = list(tx.every(chain))
        before = entries[1].seal
        for entry in entries[2:]:
            body = canonical({**entry.said, "changed": "yes"})
            digest = digest_of(body, entry.salt)
            before = seal_of(chain, entry.number, entry.kind, entry.at, entry.root, entry.name, digest, before)
            mark = "?" if store.engine.dialect.name == "sqlite" else "%s"
            meddle(
                tx,
                f"UPDATE fairdebt_entries SET body = {mark}, digest = {mark}, seal = {mark} "
                f"WHERE chain = {mark} AND number = {mark}",
                (body, digest, before, chain, entry.number),
            )
    found = verify(world.ledger.store).findings
    assert {(each.kind, each.chain) for each in found} == {("rewritten", chain)}


def test_an_export_is_lines_of_json_with_everything(world: World) -> None:
    lived(world)
    lines = [json.loads(line) for line in export(world.ledger.store)]
    assert {line["what"] for line in lines} == {"entry", "paper", "checkpoint"}
    one = [json.loads(line) for line in export(world.ledger.store, chain=f"d:{world.ledger.mask('P2')}")]
    assert {line["chain"] for line in one} == {f"d:{world.ledger.mask('P2')}"}
    assert [line["number"] for line in one if line["what"] == "entry"] == list(range(1, len(one)))


# ----------------------------------------------------------------------------------------------------- tamperings


class Tamperer:
    """Changes one thing in a database, at random, before its last checkpoint; tells which chain, and between what."""

    def __init__(self, connection: sqlite3.Connection, rng: random.Random) -> None:
        self.db = connection
        self.rng = rng
        rows = connection.execute("SELECT chain, max(number) FROM fairdebt_leaves GROUP BY chain").fetchall()
        self.chains: dict[str, int] = dict(rows)

    def place(self, *, least: int = 1) -> tuple[str, int]:
        chain = self.rng.choice(sorted(each for each, last in self.chains.items() if last >= least))
        return chain, self.rng.randint(1, self.chains[chain])

    def once(self) -> tuple[str, int, int]:
        deed = self.rng.choice((self.change, self.change, self.delete, self.insert, self.reorder, self.cut))
        return deed()

    def change(self) -> tuple[str, int, int]:
        chain, number = self.place()
        column = self.rng.choice(("body", "at", "kind", "digest", "seal", "root", "salt", "name"))
        where = "WHERE chain = ? AND number = ?"
        (held,) = self.db.execute(f"SELECT {column} FROM fairdebt_entries {where}", (chain, number)).fetchone()
        if column in ("at", "root"):
            new = held + self.rng.choice((-1, 1))
        elif column == "name":
            new = f"x{held}"
        else:
            spot = self.rng.randrange(len(held))
            other = self.rng.choice([sign for sign in "0123456789abcdef" if sign != held[spot]])
            new = held[:spot] + other + held[spot + 1 :]
        self.db.execute(f"UPDATE fairdebt_entries SET {column} = ? {where}", (new, chain, number))
        return chain, number, number + 1

    def delete(self) -> tuple[str, int, int]:
        chain, number = self.place()
        self.db.execute("DELETE FROM fairdebt_entries WHERE chain = ? AND number = ?", (chain, number))
        return chain, number, number + 1

    def insert(self) -> tuple[str, int, int]:
        chain, number = self.place()
        self.db.execute(
            "UPDATE fairdebt_entries SET number = -number - 1 WHERE chain = ? AND number >= ?", (chain, number)
        )
        self.db.execute("UPDATE fairdebt_entries SET number = -number WHERE chain = ? AND number < 0", (chain,))
        self.db.execute(
            "INSERT INTO fairdebt_entries (chain, number, kind, at, root, name, salt, body, digest, seal) "
            "SELECT chain, ?, kind, at, root, NULL, salt, body, digest, seal FROM fairdebt_entries "
            "WHERE chain = ? AND number = ?",
            (number, chain, number + 1),
        )
        return chain, number, number + 1

    def reorder(self) -> tuple[str, int, int]:
        chain, number = self.place(least=2)
        number = min(number, self.chains[chain] - 1)
        for old, new in ((number, -1), (number + 1, number), (-1, number + 1)):
            self.db.execute("UPDATE fairdebt_entries SET number = ? WHERE chain = ? AND number = ?", (new, chain, old))
        return chain, number, number + 2

    def cut(self) -> tuple[str, int, int]:
        chain, number = self.place()
        self.db.execute("DELETE FROM fairdebt_entries WHERE chain = ? AND number >= ?", (chain, number))
        return chain, number, self.chains[chain]


def test_a_thousand_tamperings_are_all_found_where_they_are(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    watch = Watch()
    world = lived(World(Ledger(SqlStore(f"sqlite:///{file}"), key=KEY, clock=watch), watch))
    world.ledger.close()
    image = sqlite3.connect(file)
    rng = random.Random(20260302)
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for _ in range(TAMPERINGS):
        image.backup(copy)
        chain, first, last = Tamperer(copy, rng).once()
        found = verify(OnConnection(copy)).findings  # type: ignore[arg-type]  # all of a store that it asks
        near = [each for each in found if each.chain == chain and first <= each.number <= last]
        assert near, (chain, first, last, found)
        assert all(each.chain == chain for each in found)


class OnConnection:
    """Just enough of a store to look at an open connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        from sqlalchemy.dialects import sqlite

        from fairdebt.ledger.sql.wording import Wording

        self._wording = Wording(sqlite.dialect(paramstyle="qmark"))
        self._connection = connection

    def look(self, *, steady: bool = False) -> object:
        from contextlib import nullcontext

        from fairdebt.ledger.sql.direct import Direct
        from fairdebt.ledger.sql.session import Session

        return nullcontext(Session(Direct(self._connection, self._wording), self._wording))


@pytest.mark.parametrize(
    ("sql", "kinds"),
    [
        ("DELETE FROM fairdebt_links WHERE key = (SELECT max(key) FROM fairdebt_links)", {"links"}),
        ("UPDATE fairdebt_links SET at = at - 1", {"links"}),
        ("UPDATE fairdebt_papers SET text = '{}'", {"paper"}),
        ("DELETE FROM fairdebt_papers WHERE chain <> ''", {"paper_missing"}),
        ("UPDATE fairdebt_entries SET body = NULL, salt = '' WHERE number = 1", {"erased", "links"}),
        ("UPDATE fairdebt_leaves SET number = number + 1 WHERE checkpoint = 2", {"root", "cut"}),
        ("DELETE FROM fairdebt_checkpoints WHERE number = 1", {"checkpoint_missing", "leaves"}),
        ("UPDATE fairdebt_checkpoints SET chains = chains + 1 WHERE number = 2", {"checkpoint", "root"}),
        ("DELETE FROM fairdebt_entries WHERE chain = (SELECT max(chain) FROM fairdebt_leaves)", {"cut"}),
    ],
)
def test_what_lies_beside_the_chains_is_looked_at_too(world: World, sql: str, kinds: set[str]) -> None:
    lived(world)
    with world.ledger.store.begin([]) as tx:
        if sql.startswith("DELETE FROM fairdebt_entries"):
            meddle(
                tx,
                "DELETE FROM fairdebt_links WHERE entry IN (SELECT id FROM fairdebt_entries "
                "WHERE chain = (SELECT max(chain) FROM fairdebt_leaves))",
            )
        meddle(tx, sql)
    assert {each.kind for each in verify(world.ledger.store).findings} == kinds
