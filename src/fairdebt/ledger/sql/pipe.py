"""Statements for a PostgreSQL that go out together: one trip there and back for all of them.

psycopg's own pipeline costs as much of the processor as one statement after the other, so this speaks to its layer over
libpq (`psycopg.pq`). Statements are prepared once for each connection; behind a pooler, each time. Nothing here is
known outside a transaction: it begins and ends outside pipeline mode, and in between an ordinary cursor may be asked
for.
"""

from __future__ import annotations

import select
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable

from fairdebt.ledger.sql.statements import Question
from fairdebt.ledger.sql.wording import NOTHING, Numbered, Row, Wording

PREPARED = "fairdebt statements"
"""Under this name the statements that are prepared on a connection are kept beside it."""

POOLED = "fairdebt pooled"
"""Under this name it is kept whether a pooler stands in between: it may hand each transaction to another session of the
server, where nothing is prepared and nothing set."""


class Pipe:
    """What is sent and read on one connection of psycopg, within one transaction."""

    def __init__(self, connection: Any, wording: Wording, info: dict[str, Any]) -> None:
        """Take a connection that nobody else uses meanwhile, and what is kept beside it."""
        from psycopg import pq
        from psycopg.adapt import Transformer

        self._connection = connection
        self._libpq = connection.pgconn
        self._status = pq.ExecStatus
        self._lost = pq.ConnStatus.BAD
        self._wording = wording
        self._prepared: set[bytes] = info.setdefault(PREPARED, set())
        self._reads = Transformer(connection)
        self._waiting: list[tuple[Numbered, list[bytes | None], bool]] = []
        self._cursor: Any = None
        self._sent = select.poll()
        self._sent.register(self._libpq.socket, select.POLLIN | select.POLLOUT)
        self._came = select.poll()
        self._came.register(self._libpq.socket, select.POLLIN)
        self.pooled = bool(info.get(POOLED))

    # ------------------------------------------------------------------------------------------------------ sending

    def later(self, statement: Executable, values: Mapping[str, Any] = NOTHING, *, rows: bool = False) -> None:
        """Run a statement with the next trip."""
        worded = self._wording.numbered(statement)
        given = worded.values(values)
        if b"\0" in b"".join(filter(None, given)):
            raise _error("DataError", "a text cannot contain NUL")  # libpq would cut it off there
        self._waiting.append((worded, given, rows))

    def ask(self, *questions: Question) -> list[list[Row]]:
        """Run what waits and these questions, and return the rows of each."""
        for statement, values in questions:
            self.later(statement, values, rows=True)
        return self.settle()

    def alter(self, steps: Sequence[Question], then: Executable | None = None) -> bool:
        """Run what waits, these steps and the last one in one trip; tell whether the first step changed anything."""
        place = len(self._waiting)
        for statement, values in steps:
            self.later(statement, values)
        if then is not None:
            self.later(then)
        return bool(self._trip()[place].command_tuples)

    def settle(self) -> list[list[Row]]:
        """Make a trip with all that waits, and return the rows that were wanted.

        Raises:
            psycopg.Error: what the database said of the first that failed; those after it were not looked at.
        """
        wanted = [rows for _, _, rows in self._waiting]
        if not wanted:
            return []
        return [self._rows(result) for result, rows in zip(self._trip(), wanted, strict=True) if rows]

    def _trip(self) -> list[Any]:
        """Send all that waits, and return the result of each statement."""
        waiting, self._waiting = self._waiting, []
        libpq, under_way = self._libpq, []
        libpq.enter_pipeline_mode()
        new: set[bytes] = set()
        for worded, given, _ in waiting:
            if self.pooled:
                libpq.send_query_params(worded.text, given)
                under_way.append(b"")
                continue
            if worded.name not in self._prepared and worded.name not in new:
                libpq.send_prepare(worded.name, worded.text)
                new.add(worded.name)
                under_way.append(worded.name)
            libpq.send_query_prepared(worded.name, given)
            under_way.append(b"")
        libpq.pipeline_sync()
        results = self._results()
        libpq.exit_pipeline_mode()
        found = []
        for name, result in zip(under_way, results, strict=True):
            if result.status in (self._status.FATAL_ERROR, self._status.PIPELINE_ABORTED):
                from psycopg.errors import error_from_result

                raise error_from_result(result)
            if name:
                self._prepared.add(name)
            else:
                found.append(result)
        return found

    def _rows(self, result: Any) -> list[Row]:
        if not result.ntuples:
            return []
        self._reads.set_pgresult(result)
        found: list[Row] = self._reads.load_rows(0, result.ntuples, tuple)
        return found

    def _results(self) -> list[Any]:
        found: list[Any] = []
        libpq = self._libpq
        while libpq.flush():
            self._sent.poll()
            libpq.consume_input()
        while True:
            while libpq.is_busy():
                self._came.poll()
                libpq.consume_input()
            result = libpq.get_result()
            if result is None:  # the end of one statement
                if libpq.status == self._lost:
                    raise _error("OperationalError", "the connection is closed")
            elif result.status == self._status.PIPELINE_SYNC:
                libpq.get_result()
                return found
            else:
                found.append(result)

    # -------------------------------------------------------------------------------------------- one by one, and undo

    @property
    def cursor(self) -> Any:
        """Return an ordinary cursor of the same transaction, with nothing under way."""
        self.settle()
        if self._cursor is None:
            self._cursor = self._connection.cursor()
        return self._cursor

    def undo(self) -> bool:
        """Undo the transaction, and tell whether the connection can still be used."""
        try:
            self._waiting.clear()
            self._connection.cursor().execute("ROLLBACK")
        except Exception:
            return False
        return True

    def rest(self) -> None:
        """Make ready for whoever uses the connection next."""
        self._waiting.clear()
        self._cursor = None


def _error(name: str, said: str) -> Exception:
    import psycopg

    found: Exception = getattr(psycopg, name)(said)
    return found


def works_with(connection: Any) -> bool:
    """Tell whether a driver's connection can be used so: psycopg on a system that has `poll`."""
    return hasattr(connection, "pgconn") and hasattr(select, "poll")
