"""A reservation takes one step where nothing has come meanwhile, and the longer way where something has."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from psycopg import OperationalError

from fairdebt.ledger import Addition, Ahead, Ledger, LedgerBroken, LedgerInDoubt, Link, Span
from fairdebt.ledger.entries import START, sealed
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.ledger.sql.pipe import Pipe
from tests.ledger.world import KEY, Watch, World, case


@contextmanager
def steps_of(world: World) -> Iterator[list[str]]:
    """Note which way reservations go: `added`, `not added`, `transaction`."""
    store, found = world.ledger.store, list[str]()
    add, begin = store.add, store.begin  # type: ignore[attr-defined]  # an SqlStore's

    def adding(addition: Addition) -> bool:
        added: bool = add(addition)
        found.append("added" if added else "not added")
        return added

    def beginning(*said: Any) -> Any:
        found.append("transaction")
        return begin(*said)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "add", adding)
        patch.setattr(store, "begin", beginning)
        yield found


def warm(world: World, debtor: str = "warm") -> None:
    """Keep the words of the law, which takes a transaction of its own; and meet a debtor."""
    world.guard.reserve(world.call(address=debtor), case(debtor))


def test_where_nothing_has_come_it_is_one_step(world: World) -> None:
    warm(world)
    with steps_of(world) as steps:
        assert world.guard.reserve(world.call(), case()).approved
        assert world.guard.reserve(world.call(), case()).approved
        world.guard.hold({"debtor": "P1"}, why="audit", by="desk", at=world.watch())
        assert world.guard.reserve(world.call(), case()).decision.because == ("hold",)
    assert steps == ["added", "added", "transaction", "added"]
    assert verify(world.ledger.store).intact


def test_what_another_process_wrote_meanwhile_is_seen(world: World) -> None:
    warm(world)
    other = world.again()
    assert world.guard.reserve(world.call(), case()).approved
    warm(other)
    other.guard.record({"notice": "cease_request", "at": world.watch().isoformat()}, case())
    world.watch.on(seconds=1)
    with steps_of(world) as steps:
        refused = world.guard.reserve(world.call(), case())
    assert refused.decision.because == ("law/ceased",)
    assert steps == ["not added", "transaction"]


def test_a_hold_that_another_process_placed_meanwhile_is_seen(world: World) -> None:
    warm(world)
    world.again().guard.hold("everything", why="audit", by="desk", at=world.watch())
    with steps_of(world) as steps:
        assert world.guard.reserve(world.call(), case()).decision.because == ("hold",)
    assert steps == ["not added", "transaction"]


def test_a_number_that_another_debtor_was_called_on_meanwhile_is_seen(world: World) -> None:
    warm(world)
    other = world.again()
    warm(other)
    for debtor in ("P2", "P3"):
        for _ in range(2):
            permit = other.guard.reserve(other.call(), case(debtor))
            permit.start()
            permit.confirm("answered")
    with steps_of(world) as steps:
        assert world.guard.reserve(world.call(), case()).approved
        assert world.guard.reserve(world.call(), case()).decision.because == ("law/five-per-number",)
    assert steps == ["not added", "transaction", "transaction"]


def test_the_same_key_gives_the_same_permit_also_to_a_process_that_has_met_nobody(world: World) -> None:
    warm(world)
    permit = world.guard.reserve(world.call(), case(), key="job")
    other = world.again()
    warm(other, "new")
    with steps_of(other) as steps:
        again = other.guard.reserve(other.call(), case(), key="job")
    assert again.id == permit.id
    assert steps[0] == "not added"


def test_debtors_that_turn_out_to_be_known_are_not_tried_in_vain(world: World) -> None:
    warm(world)
    for number in range(4):
        world.guard.reserve(world.call(address=f"n{number}"), case(f"P{number}"))
    other = world.again()
    warm(other, "new")
    with steps_of(other) as steps:
        for number in (0, 1, 9, 8):
            other.guard.reserve(other.call(address=f"n{number}"), case(f"P{number}"))
    assert steps == ["not added", "transaction", "transaction", "transaction", "added"]


def test_a_head_that_somebody_changed_is_not_added_to(world: World) -> None:
    warm(world)
    world.guard.reserve(world.call(), case())
    store: Any = world.ledger.store
    with store.maintain() as connection:
        connection.exec_driver_sql("UPDATE fairdebt_entries SET seal = 'x' WHERE number = 1")
    with steps_of(world) as steps, pytest.raises(LedgerBroken):
        world.guard.reserve(world.call(), case())
    assert steps == ["not added", "transaction"]


# ------------------------------------------------------------------------------------------------------- PostgreSQL


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lose the connection after the server has done all of a trip that adds, as long as a word stands in the list."""
    trip, wanted = Pipe._trip, list[str]()

    def losing(pipe: Pipe) -> list[Any]:
        adds = any(b"INSERT INTO fairdebt_entries" in worded.text for worded, _, _ in pipe._waiting)
        found = trip(pipe)
        if adds and wanted:
            wanted.pop()
            pipe._libpq.finish()
            raise OperationalError("the connection is closed")
        return found

    monkeypatch.setattr(Pipe, "_trip", losing)
    return wanted


def first(seconds: int = 1) -> Addition:
    entry = sealed("a", 1, "recorded", seconds, 1, None, "ab", "{}", START)
    return Addition((7,), (("a", START),), (), None, entry, (), None)


def test_an_answer_that_is_lost_is_found_in_the_ledger(postgres: SqlStore, cut: list[str]) -> None:
    cut.append("now")
    assert postgres.add(first())
    cut.append("now")
    assert not postgres.add(first(2))
    with postgres.look() as reading:
        assert list(reading.every()) == [first().entry]


def test_a_permit_whose_answer_is_lost_is_given_once(postgres: SqlStore, cut: list[str]) -> None:
    watch = Watch()
    world = World(Ledger(postgres, key=KEY, clock=watch), watch)
    warm(world)
    cut.append("now")
    assert world.guard.reserve(world.call(), case()).approved
    assert cut == []
    assert verify(postgres).entries == 2


def test_where_nobody_can_be_asked_it_is_in_doubt(
    postgres: SqlStore, cut: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("the server is away")

    cut.append("now")
    monkeypatch.setattr(SqlStore, "_begun", away)
    with pytest.raises(LedgerInDoubt, match="same `key`"):
        postgres.add(first())


def test_caps_hold_where_the_server_takes_its_snapshots_early(postgres: SqlStore, postgres_database: str) -> None:
    """With a default of `repeatable read` a transaction would see what was before it waited for its locks."""
    with postgres.maintain() as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_isolation = 'repeatable read'")
    try:
        store = SqlStore(postgres_database)
        spans = (Span(5, 0, 9, 0),)
        with ThreadPoolExecutor(2) as pool:
            with store.begin([7]) as tx:
                adding = pool.submit(store.add, replace(first(), spans=spans))
                wait_for_lock(postgres, 1)
                reading = pool.submit(linked, store, spans)
                wait_for_lock(postgres, 2)
                tx.append(sealed("b", 1, "recorded", 2, 1, None, "ab", "{}", START), [Link(5, 5, 5)])
            assert not adding.result(30)
            assert reading.result(30) == 1
        store.close()
    finally:
        with postgres.maintain() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {name} RESET default_transaction_isolation")


def linked(store: SqlStore, spans: tuple[Span, ...]) -> int:
    with store.begin([7], Ahead({"a": 0}, "a", spans)) as tx:
        return len(tx.linked("a", spans))


def wait_for_lock(store: SqlStore, count: int) -> None:
    """Return once so many wait for a lock on the server."""
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with store.look() as reading:
        for _ in range(100_000):
            reading._cursor.execute(waiting)
            if reading._cursor.fetchone()[0] == count:
                return
    raise AssertionError("nobody waits")
