"""Statements on a cursor, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Executable

from fairdebt.ledger.sql.statements import Question
from fairdebt.ledger.sql.wording import NOTHING, Row, Wording


class Runner(Protocol):
    """How statements get to the database within one transaction."""

    @property
    def cursor(self) -> Any:
        """Return an ordinary cursor of the same transaction, with nothing under way."""

    def later(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> None:
        """Run a statement now, or with those that come next; what is wrong with it may be told then."""

    def ask(self, *questions: Question) -> list[list[Row]]:
        """Run what waits and these questions, and return the rows of each."""

    def alter(self, steps: Sequence[Question], then: Executable | None = None) -> bool:
        """Run what waits, these steps and the last one; tell whether the first step changed anything.

        Where it did not, the others may be left out.
        """

    def settle(self) -> object:
        """Run what waits."""

    def undo(self) -> bool:
        """Undo the transaction, and tell whether the connection can still be used."""

    def rest(self) -> None:
        """Make ready for whoever uses the connection next."""


class Direct:
    """A cursor of any driver."""

    def __init__(self, connection: Any, wording: Wording) -> None:
        """Take a connection that nobody else uses meanwhile."""
        self._connection = connection
        self._wording = wording
        self._cursor: Any = None

    @property
    def cursor(self) -> Any:
        """Return the cursor."""
        if self._cursor is None:
            self._cursor = self._connection.cursor()
        return self._cursor

    def rest(self) -> None:
        """Let go of the cursor: on SQLite a question that was not read to its end would hold on to an old view."""
        self._cursor = None

    def later(self, statement: Executable, values: Mapping[str, Any] = NOTHING) -> None:
        """Run a statement."""
        self._wording.run(self.cursor, statement, values)

    def ask(self, *questions: Question) -> list[list[Row]]:
        """Run some questions, and return the rows of each."""
        return [self._wording.rows(self.cursor, statement, values) for statement, values in questions]

    def alter(self, steps: Sequence[Question], then: Executable | None = None) -> bool:
        """Run steps, where the first changes nothing that alone, and the last one; tell whether it changed anything."""
        (statement, values), *others = steps
        self.later(statement, values)
        changed: int = self.cursor.rowcount
        assert changed >= 0, "the driver does not tell"
        if changed:
            for statement, values in others:
                self.later(statement, values)
        if then is not None:
            self.later(then)
        return changed > 0

    def settle(self) -> None:
        """Do nothing: nothing waits."""

    def undo(self) -> bool:
        """Undo the transaction, and tell whether the connection can still be used."""
        try:
            self.cursor.execute("ROLLBACK")
        except Exception as error:
            # SQLite has undone it by itself where the disk was full; then there is nothing to undo
            return "no transaction is active" in str(error)
        return True
