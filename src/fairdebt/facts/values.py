"""The values that facts take, and what is not known of them.

A value is a word or id (`str`), a number or amount (`Decimal`), a local date (`date`), an instant (`int`, seconds
since 1970), *none* (`None`, known absence), a set (`frozenset`, or `Members` where partly unknown), a mapping, a span
(`Spans`, from tables), `ALL` (an absent list that means everything), or `UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, Literal

from fairdebt.clock import Spans

Truth = Literal["yes", "no", "unknown"]


class Special(Enum):
    """Values that stand for no single thing."""

    UNKNOWN = "unknown"
    ALL = "all"

    def __repr__(self) -> str:
        return self.value


UNKNOWN: Final = Special.UNKNOWN
ALL: Final = Special.ALL


@dataclass(frozen=True, slots=True)
class Members:
    """A set that is partly unknown: `sure` are in it, `possible` (a superset) may be; None: anything may be."""

    sure: frozenset[str]
    possible: frozenset[str] | None


Value = str | Decimal | date | int | None | frozenset[str] | Members | Mapping[str, object] | Spans | Special


def bounds(value: Value) -> tuple[frozenset[str], frozenset[str] | None]:
    """Return what is surely and what is possibly in a set-like value (None: anything).

    A single word is the set of itself, *none* is empty, `ALL` is not bounded here (callers meet it first).
    """
    if isinstance(value, Members):
        return value.sure, value.possible
    if isinstance(value, frozenset):
        return value, value
    if isinstance(value, Mapping):
        return _mapping_bounds(value)
    if value is None:
        return frozenset(), frozenset()
    if isinstance(value, str):
        single = frozenset({value})
        return single, single
    return frozenset(), None


def _mapping_bounds(value: Mapping[str, object]) -> tuple[frozenset[str], frozenset[str]]:
    sure = frozenset(name for name, said in value.items() if said not in ("no", "unknown") and said is not UNKNOWN)
    possible = frozenset(name for name, said in value.items() if said != "no")
    return sure, possible
