"""The store itself: transactions on an engine, with errors said in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from fairdebt.ledger.entries import key_of
from fairdebt.ledger.errors import LedgerError, LedgerInDoubt, LedgerUnavailable
from fairdebt.ledger.sql.adding import steps
from fairdebt.ledger.sql.dialects import COMMIT, DIALECTS, prepare_postgresql
from fairdebt.ledger.sql.direct import Direct, Runner
from fairdebt.ledger.sql.durable import Durable
from fairdebt.ledger.sql.lines import Line, Lines
from fairdebt.ledger.sql.migrating import check, migrate
from fairdebt.ledger.sql.pipe import Pipe, works_with
from fairdebt.ledger.sql.session import Session
from fairdebt.ledger.sql.together import Group, Together
from fairdebt.ledger.sql.wording import Wording
from fairdebt.ledger.store import Addition, Ahead
from fairdebt.ledger.turns import Turns
from fairdebt.messages import say

_INHERITED: list[Lines] = []
"""Connections of a parent process, which may use them still."""

BUSY_MS = 60_000
"""How long SQLite waits for others before it gives up, in milliseconds."""


class SqlStore:
    """A store on SQLite or PostgreSQL. Safe to share between threads; a forked process opens its own connections."""

    def __init__(self, url: str, *, create: bool | None = None, migrates: bool = False) -> None:
        """Open what the URL names.

        Args:
            url: `sqlite:///contacts.db`, `sqlite://` (in memory), `postgresql+psycopg://...`.
            create: Make the tables where there are none; by default on SQLite only.
            migrates: Make the tables, or bring older ones to this version. See `migrated`.

        Raises:
            LedgerError: the URL is none, or what it names cannot be used.
        """
        try:
            if "\0" in url:
                raise ValueError(url)
            self._url = make_url(url)
            self._dialect = DIALECTS[self._url.get_backend_name()]
        except Exception:
            if ":" in url or "@" in url:  # it may hold a password
                raise LedgerError("ledger_bad_url") from None
            raise LedgerError("ledger_is_path", name=url) from None
        self._sqlite = self._url.get_backend_name() == "sqlite"
        self.memory = self._sqlite and self._url.database in (None, "", ":memory:")
        self.file = None if self.memory or not self._sqlite else Path(str(self._url.database)).absolute()
        self._check_place(creates=create is not False or migrates)
        self._turns = Turns(None if self.file is None else Path(f"{self.file}.queue")) if self._sqlite else None
        self._alone = RLock() if self.memory else None
        self._together = Together(self._write_group, self._write_through) if self._sqlite else None
        self._durable: Durable | None = None
        self._lines = self._open()
        self._process = os.getpid()
        self._wording = Wording(self._lines.engine.dialect)
        self.migrated: tuple[int | None, int] = (None, 0)
        try:
            self._prepare(create=create, migrates=migrates)
        except BaseException:
            self.close()
            raise

    def _check_place(self, *, creates: bool) -> None:
        """Refuse a file in a folder that is not there; and one that is not there, where none is to be made."""
        if self.file is None or str(self._url.database).startswith("file:"):
            return
        try:
            folder, there = self.file.parent.is_dir(), self.file.exists()
        except (OSError, ValueError):  # such as a name that is too long, or has a NUL in it
            raise LedgerError("ledger_no_file", name=self.file.as_posix()) from None
        if not folder:
            raise LedgerError("ledger_no_folder", name=self.file.parent.as_posix())
        if not creates and not there:
            raise LedgerError("ledger_no_file", name=self.file.as_posix())

    def _prepare(self, *, create: bool | None, migrates: bool) -> None:
        with self.maintain() as connection:
            if migrates:
                self.migrated = migrate(connection)
            elif create or (create is None and self._sqlite):
                migrate(connection, fresh_only=True)
            check(connection)

    # -------------------------------------------------------------------------------------------------- engines

    def _open(self) -> Lines:
        # every transaction is ended here: nothing is left to undo when a connection goes back
        common: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None}
        try:
            if self.memory:
                engine = create_engine(
                    self._url, poolclass=StaticPool, connect_args={"check_same_thread": False}, **common
                )
            else:
                engine = create_engine(self._url, pool_size=32, max_overflow=-1, **common)
        except ImportError:
            raise LedgerError("ledger_no_driver", name=self._url.drivername) from None
        except ArgumentError:  # such as a host in the address of a file: sqlite://contacts.db
            raise LedgerError("ledger_bad_url") from None
        self._durable = None
        event.listen(engine, "connect", self._prepare_sqlite if self._sqlite else prepare_postgresql)
        return Lines(engine, self._runner)

    def _prepare_sqlite(self, connection: Any, record: object) -> None:
        """Set up a connection: whatever is acknowledged outlives a power cut."""
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        mode = cursor.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        file = next((row[2] for row in cursor.execute("PRAGMA database_list") if row[1] == "main"), "")
        through = mode == "wal" and bool(file) and self._turns is not None and self._turns.shared
        cursor.execute(f"PRAGMA synchronous={'NORMAL' if through else 'FULL'}")
        if through and self._durable is None:
            self._durable = Durable(f"{file}-wal")
        cursor.close()

    @property
    def lines(self) -> Lines:
        """Return the connections of this process."""
        if self._process != os.getpid():  # those of the parent are not ours, and not ours to close
            _INHERITED.append(self._lines)
            self._lines, self._process = self._open(), os.getpid()
            if self._turns is not None:
                self._turns = Turns(None if self.file is None else Path(f"{self.file}.queue"))
                self._together = Together(self._write_group, self._write_through)
        return self._lines

    @property
    def engine(self) -> Engine:
        """Return the engine of this process."""
        return self.lines.engine

    @contextmanager
    def maintain(self) -> Iterator[Connection]:
        """Open a connection that has the whole database, to make or change the schema."""
        with self._alone_if_shared(), self._turn(), self._in_our_words(), self.engine.connect() as connection:
            runner = Direct(connection.connection, self._wording)
            try:
                self._dialect.begin(runner, True)
                self._dialect.lock(runner, [key_of("schema", "")], ())
                yield connection
                runner.later(COMMIT)
            except BaseException:
                runner.undo()
                raise
            self._write_through()

    # --------------------------------------------------------------------------------------------- transactions

    @contextmanager
    def begin(self, locks: Sequence[int], ahead: Ahead | None = None, shared: Sequence[int] = ()) -> Iterator[Session]:
        """Open a transaction. See `fairdebt.ledger.store.Store`."""
        lines = self.lines
        with self._alone_if_shared(), self._in_our_words():
            with self._turn():
                line, session = self._begun(lines, locks, ahead, shared)
                try:
                    yield session
                except BaseException:
                    lines.give_back(line, usable=line.runner.undo() or self.memory)
                    raise
                self._commit(lines, line)
            self._write_through()

    @contextmanager
    def look(self, *, steady: bool = False) -> Iterator[Session]:
        """Open a view without locks. See `fairdebt.ledger.store.Store`."""
        lines = self.lines
        with self._alone_if_shared(), self._in_our_words():
            if steady:
                line, session = self._begun(lines)
            else:
                line = lines.take()
                session = Session(line.runner, self._wording)
            usable = False
            try:
                yield session
                usable = True
            finally:
                usable = line.runner.undo() if steady else usable
                lines.give_back(line, usable=usable or self.memory)

    def _begun(
        self,
        lines: Lines,
        locks: Sequence[int] | None = None,
        ahead: Ahead | None = None,
        shared: Sequence[int] = (),
    ) -> tuple[Line, Session]:
        """Begin, and ask what is asked first; no locks: a view.

        A connection that died while it lay ready is replaced, nothing being lost yet.
        """
        for again in (True, False):
            line = lines.take()
            runner = line.runner
            session = Session(runner, self._wording)
            try:
                self._dialect.begin(runner, locks is not None)
                if locks is not None:
                    self._dialect.lock(runner, locks, shared)
                session.ask_ahead(ahead)
            except self._errors as error:
                lost = self._is_lost(error, line)
                lines.give_back(line, usable=False)
                if not (again and lost):
                    raise
                lines.drop()  # the others died with it
            except BaseException:
                lines.give_back(line, usable=False)
                raise
            else:
                return line, session
        raise AssertionError

    def _runner(self, connection: PoolProxiedConnection) -> Runner:
        if not self._sqlite and works_with(connection.driver_connection):
            return Pipe(connection.driver_connection, self._wording, connection.info)
        return Direct(connection, self._wording)

    def _commit(self, lines: Lines, line: Line) -> None:
        """Send what waits, and commit, in one trip."""
        runner = line.runner
        try:
            runner.later(COMMIT)
            runner.settle()
        except BaseException as error:
            lost = self._is_lost(error, line)
            lines.give_back(line, usable=(not lost and runner.undo()) or self.memory)
            if lost:
                raise LedgerInDoubt("ledger_in_doubt") from error
            raise
        lines.give_back(line, usable=True)

    def _write_through(self) -> None:
        if self._durable is not None:
            try:
                self._durable.written_through()
            except OSError as error:
                raise LedgerInDoubt("ledger_not_through", why=_why(error)) from error

    def _is_lost(self, error: BaseException, line: Line) -> bool:
        if not isinstance(error, self._errors):
            return not self._sqlite
        dialect = self._lines.engine.dialect
        return dialect.is_disconnect(error, line.connection, None)  # type: ignore[arg-type]  # it looks at the error

    @property
    def _errors(self) -> type[Exception]:
        """Return what the driver raises."""
        found: type[Exception] = self._lines.engine.dialect.loaded_dbapi.Error
        return found

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        driver = self._lines.engine.dialect.loaded_dbapi
        try:
            yield
        except driver.IntegrityError as error:
            raise LedgerError("ledger_conflict") from error
        except driver.Error as error:
            raise _unavailable(error) from error
        except DBAPIError as error:
            raise _unavailable(error.orig or error) from error
        except UnicodeDecodeError as error:  # what SQLite has to say of a damaged file quotes it
            raise LedgerUnavailable("ledger_unavailable", why=say("ledger_damaged")) from error

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

    # --------------------------------------------------------------------------------------------------- adding

    def add(self, addition: Addition) -> bool:
        """Add an entry where nothing has come that its writer had not seen. See `fairdebt.ledger.store.Adds`."""
        lines = self.lines
        if self._together is not None:
            return self._together.add(steps(addition))
        with self._in_our_words():
            return self._add_in_one_trip(lines, addition)

    def _add_in_one_trip(self, lines: Lines, addition: Addition) -> bool:
        line = lines.take()
        runner = line.runner
        try:
            whole = isinstance(runner, Pipe) and not runner.pooled  # a trip is a transaction
            if not whole:
                self._dialect.begin(runner, True)
            self._dialect.lock(runner, addition.locks, addition.shared)
            added = runner.alter(steps(addition), None if whole else COMMIT)
        except BaseException as error:
            lost = self._is_lost(error, line)
            lines.give_back(line, usable=not lost and runner.undo())
            if isinstance(error, self._lines.engine.dialect.loaded_dbapi.IntegrityError):
                return False  # somebody was there first
            if lost and isinstance(error, Exception):
                return self._was_added(lines, addition)
            raise
        lines.give_back(line, usable=True)
        return added

    def _was_added(self, lines: Lines, addition: Addition) -> bool:
        """Tell whether what was sent on a connection that is lost was committed: no other entry has its seal."""
        lines.drop()  # the others died with it
        try:
            with self.begin(addition.locks) as session:
                found = session.entry(addition.entry.chain, addition.entry.number)
        except LedgerUnavailable as error:
            raise LedgerInDoubt("ledger_in_doubt") from error
        return found is not None and found.seal == addition.entry.seal

    def _write_group(self, taken: Callable[[], Group]) -> None:
        """Add what a group wants in one transaction."""
        lines = self.lines
        with self._alone_if_shared(), self._in_our_words(), self._turn():
            group = taken()
            line, _ = self._begun(lines, ())
            try:
                answers = [line.runner.alter(each.steps) for each in group]
            except BaseException:
                lines.give_back(line, usable=line.runner.undo() or self.memory)
                raise
            self._commit(lines, line)
            for each, added in zip(group, answers, strict=True):
                each.added = added

    # ------------------------------------------------------------------------------------------------- the rest

    def setting(self, name: str, value: str) -> str:
        """Return the setting of this name; the first caller's value is kept."""
        with self.begin([key_of("setting", name)]) as session:
            found = session.setting(name)
            if found is None:
                session.set(name, value)
                return value
            return found

    def known(self, name: str) -> str | None:
        """Return a setting; None if there is none."""
        with self.look() as session:
            return session.setting(name)

    def close(self) -> None:
        """Give back connections and files."""
        if self._process == os.getpid():
            self._lines.drop()
        if self._turns is not None:
            self._turns.close()
        if self._durable is not None:
            self._durable.close()


def _unavailable(error: BaseException) -> LedgerUnavailable:
    """Return what the driver raised, in our words."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:  # no waiting makes it one
        return LedgerUnavailable("ledger_no_database")
    return LedgerUnavailable("ledger_unavailable", why=_why(error))


def _why(error: BaseException) -> str:
    """Return the first line of what the database said, without the values that it quotes."""
    said = str(error).strip().partition(" with text '")[0]
    return said.splitlines()[0][:200] if said else type(error).__name__
