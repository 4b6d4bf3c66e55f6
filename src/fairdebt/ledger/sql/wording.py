"""Statements in the words of one database, worked out once: SQLAlchemy's own way to a cursor costs more than SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Executable

Row = tuple[Any, ...]

PAGE = 5_000
"""So many rows of a long answer are read at a time."""


@dataclass(frozen=True, slots=True)
class _Worded:
    """A statement as text; `order` of its values where they have no names, and the constants among them."""

    statement: Executable
    text: str
    order: tuple[str, ...] | None
    constants: Mapping[str, Any]

    def values(self, given: Mapping[str, Any]) -> Any:
        every = {**self.constants, **given} if self.constants else given
        return every if self.order is None else tuple([every[name] for name in self.order])


class Wording:
    """The texts of statements on one database. Their values are numbers and texts, which need no translation."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[int, _Worded] = {}

    def run(self, cursor: Any, statement: Executable, values: Mapping[str, Any]) -> None:
        """Run a statement with its values."""
        worded = self._worded(statement)
        cursor.execute(worded.text, worded.values(values))

    def rows(self, cursor: Any, statement: Executable, values: Mapping[str, Any]) -> list[Row]:
        """Run a statement and return its rows."""
        self.run(cursor, statement, values)
        found: list[Row] = cursor.fetchall()
        return found

    def run_many(self, cursor: Any, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each of several rows of values."""
        worded = self._worded(statement)
        cursor.executemany(worded.text, [worded.values(row) for row in rows])

    def pages(
        self, cursor: Any, statement: Executable, names: Sequence[str], start: Row, values: Mapping[str, Any]
    ) -> Iterator[Row]:
        """Yield the rows of a long answer, page by page.

        Args:
            cursor: Where to ask.
            statement: It asks for the first rows, at most `page`, whose first columns, in order, lie behind `names`.
            names: The values that say so.
            start: Their values before all rows.
            values: The other values.
        """
        while True:
            found = self.rows(cursor, statement, {**values, **dict(zip(names, start, strict=True)), "page": PAGE})
            yield from found
            if len(found) < PAGE:
                return
            start = found[-1][: len(names)]

    def _worded(self, statement: Executable) -> _Worded:
        known = self._known.get(id(statement))
        if known is None:
            compiled = statement.compile(dialect=self._dialect)  # type: ignore[attr-defined]  # all of ours do
            order = None if compiled.positiontup is None else tuple(compiled.positiontup)
            constants = {name: value for name, value in compiled.params.items() if value is not None}
            known = self._known[id(statement)] = _Worded(statement, str(compiled), order, constants)
        return known
