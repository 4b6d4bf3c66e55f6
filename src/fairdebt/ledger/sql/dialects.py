"""What differs between databases: how a transaction begins, and how keys are locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from fairdebt.ledger.sql.direct import Runner
from fairdebt.ledger.sql.pipe import POOLED

SETTINGS = (
    # every question of a transaction has an index: a plan that was made while the tables were small must not stay
    "SET enable_seqscan = off",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
    "SET plan_cache_mode = force_generic_plan",
    # statements that make one trip without BEGIN are a transaction of this kind
    "SET default_transaction_isolation = 'read committed'",
    # what was acknowledged outlives a crash of the server; whoever asked for more gets more
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """`begin` opens a transaction, `lock` takes the keys, in ascending order, until it ends.

    A transaction that does not write sees everything as it is at one moment.
    """

    begin: Callable[[Runner, bool], None]
    lock: Callable[[Runner, Sequence[int], Sequence[int]], None]


BEGIN = text("BEGIN")
BEGIN_COMMITTED = text("BEGIN ISOLATION LEVEL READ COMMITTED")
BEGIN_STEADY = text("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
BEGIN_IMMEDIATE = text("BEGIN IMMEDIATE")
COMMIT = text("COMMIT")
LOCK = text("""
SELECT CASE WHEN shared THEN pg_advisory_xact_lock_shared(key) ELSE pg_advisory_xact_lock(key) END
FROM unnest(CAST(:keys AS bigint[]), CAST(:shared AS boolean[])) AS wanted(key, shared)
""")


def _begin_sqlite(runner: Runner, writes: bool) -> None:
    runner.later(BEGIN_IMMEDIATE if writes else BEGIN)


def _lock_sqlite(runner: Runner, keys: Sequence[int], shared: Sequence[int]) -> None:
    """Do nothing: the transaction has the whole database."""


def _begin_postgresql(runner: Runner, writes: bool) -> None:
    # a snapshot of before the locks would not show what the one before us did, whatever the server's own default
    runner.later(BEGIN_COMMITTED if writes else BEGIN_STEADY)


def _lock_postgresql(runner: Runner, keys: Sequence[int], shared: Sequence[int]) -> None:
    alone = set(keys)
    every = sorted(alone.union(shared))
    if every:  # rows of an array come in its order, and the lock of each is taken before the next comes
        flags = ",".join(["f" if key in alone else "t" for key in every])
        runner.later(LOCK, {"keys": f"{{{','.join(map(str, every))}}}", "shared": f"{{{flags}}}"})


DIALECTS = {
    "sqlite": Dialect(_begin_sqlite, _lock_sqlite),
    "postgresql": Dialect(_begin_postgresql, _lock_postgresql),
}


def prepare_postgresql(connection: Any, record: Any) -> None:
    """Set up a connection of psycopg."""
    connection.prepare_threshold = None  # it would throw away what is prepared here each time something is undone
    with connection.cursor() as cursor:
        for each in SETTINGS:
            cursor.execute(each)
        cursor.execute("SELECT pg_backend_pid()")
        record.info[POOLED] = cursor.fetchone()[0] != connection.info.backend_pid
