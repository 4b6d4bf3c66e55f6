"""Dated tables of values: limitation periods by state, prime rates by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fairdebt.clock import Spans


@dataclass(frozen=True, slots=True)
class Row:
    """One value for a combination of keys, from its first day (inclusive) until the first day not counted."""

    keys: tuple[str, ...]
    value: str | Decimal | date | Spans
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows without overlap; `otherwise` answers where no row does."""

    name: str
    rows: tuple[Row, ...]
    otherwise: str | Decimal | date | Spans | None = None
