"""What differs between databases: how a transaction begins, and how keys are locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Dialect:
    """`begin` opens a transaction, `lock` takes the keys, in ascending order, until it ends.

    A transaction that does not write sees everything as it is at one moment.
    """

    begin: Callable[[Connection, bool], None]
    lock: Callable[[Connection, Sequence[int]], None]


def _begin_sqlite(connection: Connection, writes: bool) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lock_sqlite(connection: Connection, keys: Sequence[int]) -> None:
    """Do nothing: the transaction has the whole database."""


def _begin_postgresql(connection: Connection, writes: bool) -> None:
    level = "READ COMMITTED" if writes else "REPEATABLE READ READ ONLY"
    connection.exec_driver_sql(f"BEGIN ISOLATION LEVEL {level}")


def _lock_postgresql(connection: Connection, keys: Sequence[int]) -> None:
    if keys:  # the items of a select list are worked out from left to right
        connection.exec_driver_sql("SELECT " + ", ".join(f"pg_advisory_xact_lock({int(key)})" for key in keys))


DIALECTS = {
    "sqlite": Dialect(_begin_sqlite, _lock_sqlite),
    "postgresql": Dialect(_begin_postgresql, _lock_postgresql),
}
