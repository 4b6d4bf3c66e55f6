"""Statements in the words of one database, worked out once: SQLAlchemy's own way to a cursor costs more than SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Dialect, Executable

Row = tuple[Any, ...]

PAGE = 5_000
"""So many rows of a long answer are read at a time."""

NOTHING: Mapping[str, Any] = {}


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


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement as the server prepares it under a name, with its values in order and as texts."""

    statement: Executable
    name: bytes
    text: bytes
    order: tuple[str, ...]
    constants: Mapping[str, Any]

    def values(self, given: Mapping[str, Any]) -> list[bytes | None]:
        """Return values in the order of the statement, as the server reads them."""
        every = {**self.constants, **given} if self.constants else given
        return [None if (value := every[name]) is None else str(value).encode() for name in self.order]


class Wording:
    """The texts of statements on one database. Their values are numbers and texts, which need no translation."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[int, _Worded] = {}
        self._numbered: dict[int, Numbered] = {}

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

    def numbered(self, statement: Executable) -> Numbered:
        """Return a statement as a PostgreSQL prepares it: `$1` in place of the first value."""
        known = self._numbered.get(id(statement))
        if known is None:
            dialect = type(self._dialect)(paramstyle="numeric_dollar")  # type: ignore[call-arg]  # theirs takes it
            compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]  # all of ours do
            constants = {name: value for name, value in compiled.params.items() if value is not None}
            text = str(compiled).encode()
            name = f"fairdebt_{sha256(text).hexdigest()[:16]}".encode()
            known = Numbered(statement, name, text, tuple(compiled.positiontup or ()), constants)
            self._numbered[id(statement)] = known
        return known
