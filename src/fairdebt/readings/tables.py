"""What a dated table says for keys, some of which may be unknown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from fairdebt.clock import Spans, ends_between
from fairdebt.facts import ALL, UNKNOWN, Members, Value, bounds
from fairdebt.logic import Row, Table

SOME_DAY = 978_307_200
"""2001-01-01: spans of different units are compared by when they end that begin there."""


def looked_up(table: Table, keys: Sequence[Value], on: date | None, pick: str | None) -> Value:
    """Return the value of the row that fits the keys and holds on a day; see `fairdebt.logic.Lookup`."""
    values = [each.value for each in table.rows if _fits(each, keys, on)]
    dated = any(each.from_on is not None or each.until_on is not None for each in table.rows)
    if all(isinstance(key, str) or key is None for key in keys) and (on is not None or not dated):
        found = values[0] if values else table.otherwise
        return UNKNOWN if found is None else found
    if pick is None:
        return UNKNOWN
    return _picked(values if table.otherwise is None else [*values, table.otherwise], pick)


def between(day: date, from_on: date | None, until_on: date | None) -> bool:
    """Tell whether a day lies between the first day counted and the first day not counted."""
    return (from_on is None or day >= from_on) and (until_on is None or day < until_on)


def _fits(row: Row, keys: Sequence[Value], on: date | None) -> bool:
    for wanted, key in zip(row.keys, keys, strict=True):
        if key is UNKNOWN or key is ALL:
            continue
        if isinstance(key, frozenset | Members):
            possible = bounds(key)[1]
            if possible is not None and wanted not in possible:
                return False
        elif key != wanted:
            return False
    return on is None or between(on, row.from_on, row.until_on)


def _picked(values: list[str | Decimal | date | Spans], pick: str) -> Value:
    if not values:
        return UNKNOWN
    choose = min if pick == "shortest" else max
    if all(isinstance(value, Spans) for value in values):
        return choose(values, key=lambda value: ends_between(SOME_DAY, value, "UTC")[0])  # type: ignore[arg-type]  # spans
    if all(isinstance(value, Decimal) for value in values):
        return choose(values)  # type: ignore[type-var]  # all of them numbers
    return UNKNOWN
