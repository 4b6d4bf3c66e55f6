"""The store itself: transactions on an engine, with errors said in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool

from fairdebt.ledger.entries import key_of
from fairdebt.ledger.errors import LedgerError, LedgerInDoubt, LedgerUnavailable
from fairdebt.ledger.sql import statements
from fairdebt.ledger.sql.dialects import DIALECTS
from fairdebt.ledger.sql.migrating import check, migrate
from fairdebt.ledger.sql.session import Session
from fairdebt.ledger.turns import Turns

BUSY_MS = 60_000
"""How long SQLite waits for others before it gives up, in milliseconds."""


class SqlStore:
    """A store on SQLite or PostgreSQL. Safe to share between threads; a forked process opens its own connections."""

    def __init__(self, url: str, *, create: bool | None = None) -> None:
        """Open what the URL names.

        Args:
            url: `sqlite:///contacts.db`, `sqlite://` (in memory), `postgresql+psycopg://...`.
            create: Make the tables where there are none; by default on SQLite only.

        Raises:
            LedgerError: the URL is none, or what it names cannot be used.
        """
        try:
            self._url = make_url(url)
            self._dialect = DIALECTS[self._url.get_backend_name()]
        except Exception:
            raise LedgerError("ledger_bad_url") from None
        self._sqlite = self._url.get_backend_name() == "sqlite"
        self.memory = self._sqlite and self._url.database in (None, "", ":memory:")
        self.file = None if self.memory or not self._sqlite else Path(str(self._url.database)).absolute()
        self._turns = Turns(None if self.file is None else Path(f"{self.file}.queue")) if self._sqlite else None
        self._alone = RLock() if self.memory else None
        self._engine = self._open()
        self._process = os.getpid()
        with self.maintain() as connection:
            if create or (create is None and self._sqlite):
                migrate(connection, fresh_only=True)
            check(connection)

    # -------------------------------------------------------------------------------------------------- engines

    def _open(self) -> Engine:
        common: dict[str, Any] = {"isolation_level": "AUTOCOMMIT"}
        try:
            if self.memory:
                engine = create_engine(
                    self._url, poolclass=StaticPool, connect_args={"check_same_thread": False}, **common
                )
            elif self._sqlite:
                engine = create_engine(self._url, pool_size=32, max_overflow=-1, **common)
            else:
                engine = create_engine(self._url, pool_size=32, max_overflow=-1, **common)
        except ImportError:
            raise LedgerError("ledger_no_driver", name=self._url.drivername) from None
        if self._sqlite:
            event.listen(engine, "connect", _prepare_sqlite)
        return engine

    @property
    def engine(self) -> Engine:
        """Return the engine of this process."""
        if self._process != os.getpid():  # connections of the parent are not ours
            self._engine.dispose(close=False)
            self._engine, self._process = self._open(), os.getpid()
            if self._turns is not None:
                self._turns = Turns(None if self.file is None else Path(f"{self.file}.queue"))
        return self._engine

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """Open a connection that has the whole database, to make or change the schema."""
        with self._writing([key_of("schema", "")]) as connection:
            yield connection

    # --------------------------------------------------------------------------------------------- transactions

    @contextmanager
    def begin(self, locks: Sequence[int]) -> Iterator[Session]:
        """Open a transaction. See `fairdebt.ledger.store.Store`."""
        with self._writing(locks) as connection:
            yield Session(connection, streams=True)

    @contextmanager
    def look(self, *, steady: bool = False) -> Iterator[Session]:
        """Open a view without locks. See `fairdebt.ledger.store.Store`."""
        with self._alone_if_shared(), _in_our_words(), self.engine.connect() as connection:
            if not steady:
                yield Session(connection)
                return
            self._dialect.begin(connection, False)
            try:
                yield Session(connection, streams=True)
            finally:
                _undo(connection)

    @contextmanager
    def _writing(self, locks: Sequence[int]) -> Iterator[Connection]:
        engine = self.engine
        with self._alone_if_shared(), self._turn(), _in_our_words():
            connection = self._begun(engine)
            try:
                try:
                    self._dialect.lock(connection, sorted(set(locks)))
                    yield connection
                except BaseException:
                    _undo(connection)
                    raise
                _commit(connection)
            finally:
                connection.close()

    def _begun(self, engine: Engine) -> Connection:
        """Begin; a connection that died while it lay in the pool is replaced, nothing being lost yet."""
        for again in (True, False):
            connection = engine.connect()
            try:
                self._dialect.begin(connection, True)
            except DBAPIError as error:
                connection.close()
                if not (again and error.connection_invalidated):
                    raise
            else:
                return connection
        raise AssertionError

    @contextmanager
    def _alone_if_shared(self) -> Iterator[None]:
        """A database in memory has one connection, for one thread at a time."""
        if self._alone is None:
            yield
            return
        with self._alone:
            yield

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._turns is None or self.memory:
            yield
            return
        with self._turns.turn():
            yield

    # ------------------------------------------------------------------------------------------------- the rest

    def setting(self, name: str, value: str) -> str:
        """Return the setting of this name; the first caller's value is kept."""
        with self._writing([key_of("setting", name)]) as connection:
            found = connection.execute(statements.setting, {"name": name}).scalar()
            if found is None:
                connection.execute(statements.set_, {"name": name, "value": value})
                return value
            return str(found)

    def close(self) -> None:
        """Give back connections and files."""
        self._engine.dispose(close=self._process == os.getpid())
        if self._turns is not None:
            self._turns.close()


def _prepare_sqlite(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged permit outlives a power cut
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _undo(connection: Connection) -> None:
    try:
        connection.exec_driver_sql("ROLLBACK")
    except DBAPIError:  # the database has undone it by itself, or nobody is there any more
        connection.invalidate()


def _commit(connection: Connection) -> None:
    try:
        connection.exec_driver_sql("COMMIT")
    except DBAPIError as error:
        lost = error.connection_invalidated
        _undo(connection)
        if lost:
            raise LedgerInDoubt("ledger_in_doubt") from error
        raise


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise LedgerError("ledger_conflict") from error
    except DBAPIError as error:
        raise LedgerUnavailable("ledger_unavailable", why=_why(error)) from error


def _why(error: DBAPIError) -> str:
    """Return the first line of what the database said; it names no values."""
    said: Mapping[str, str] | str = str(error.orig).strip()
    return str(said).splitlines()[0][:200] if said else type(error.orig).__name__
