"""What differs between databases: how a transaction begins, and how keys are locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Dialect:
    """`begin` opens a transaction, `lock` takes the keys, in ascending order, until it ends.

    A transaction that does not write sees everything as it is at one moment.
    """

    begin: Callable[[Any, bool], None]
    lock: Callable[[Any, Sequence[int]], None]


def _begin_sqlite(cursor: Any, writes: bool) -> None:
    cursor.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lock_sqlite(cursor: Any, keys: Sequence[int]) -> None:
    """Do nothing: the transaction has the whole database."""


def _begin_postgresql(cursor: Any, writes: bool) -> None:
    cursor.execute("BEGIN" if writes else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _lock_postgresql(cursor: Any, keys: Sequence[int]) -> None:
    if keys:  # rows of an array come in its order, and the lock of each is taken before the next comes
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", (list(keys),))


DIALECTS = {
    "sqlite": Dialect(_begin_sqlite, _lock_sqlite),
    "postgresql": Dialect(_begin_postgresql, _lock_postgresql),
}
