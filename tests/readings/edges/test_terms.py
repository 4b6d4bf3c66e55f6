"""What a term reads and says where only some things are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.facts import UNKNOWN, Value
from fairdebt.logic import Fact, Lookup, Norms, Row, Table
from fairdebt.readings.edges.terms import Scene, value, vars_of
from fairdebt.readings.edges.variables import ACT, CASE, Var

DAY = date(2026, 3, 2)
RATE = Table("rate", (Row((), Decimal(24), from_on=DAY, until_on=date(2026, 3, 4)),))
NOON = 1_772_424_000  # of that day in Shanghai


def scene(at: int = NOON) -> Scene:
    return Scene(Norms((), (), {}, {"rate": RATE}, ()), at, "Asia/Shanghai", "CN")


@pytest.mark.parametrize(("path", "read"), [("debt.due_on", 1), ("debt.id", 0), ("lender.id", 0), ("zones.debtor", 0)])
def test_what_every_situation_says_is_not_left_open(path: str, read: int) -> None:
    assert list(vars_of(Fact(path), ACT, scene())) == [Var(CASE, path)] * read


@pytest.mark.parametrize(
    ("days", "found"),
    [(-1, UNKNOWN), (0, Decimal(24)), (1, Decimal(24)), (2, UNKNOWN)],
    ids=["before", "first", "last", "after"],
)
def test_a_row_is_in_force_from_its_first_day_until_the_first_that_is_not(days: int, found: Value) -> None:
    assert value(Lookup("rate", ()), ACT, scene(NOON + days * 86_400), {}) == found
