"""Dated tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Span, Spans
from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.logic import Row, Table
from tests.loader.trees import rule, with_rules


def table(text: str) -> Table:
    source = with_rules(rule("forbid", "when: {channel: call}"), before=f"tables:\n  t: {text}\n")
    return load_sources([source]).norms.tables["cn.example/t"]


def test_a_list_of_keys_is_a_row_for_each() -> None:
    found = table('{by: [debt.product], rows: [{for: [medical, mortgage], is: 4.5%, from: "2026-01-01"}], else: 3}')
    day = date(2026, 1, 1)
    rows = (Row(("medical",), Decimal("4.5"), day), Row(("mortgage",), Decimal("4.5"), day))
    assert found == Table("cn.example/t", rows, Decimal(3))


def test_several_keys_combine() -> None:
    found = table(
        "{by: [debt.product, debt.online], rows: "
        "[{for: {debt.product: [medical, mortgage], debt.online: 'yes'}, is: 3 years}]}"
    )
    assert [row.keys for row in found.rows] == [("medical", "yes"), ("mortgage", "yes")]
    assert found.rows[0].value == Spans(((Span(3, "year"),),))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("6 years", Spans(((Span(6, "year"),),))),
        ('"2026-01-30"', date(2026, 1, 30)),
        ("24%", Decimal(24)),
        ("strict", "strict"),
    ],
)
def test_a_cell_is_what_it_looks_like(written: str, value: object) -> None:
    assert table(f"{{by: [debt.product], rows: [{{for: medical, is: {written}}}]}}").rows[0].value == value


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ('until: "2026-07-01"', 'from: "2026-06-30"', True),
        ('until: "2026-07-01"', 'from: "2026-07-01"', False),
        ('until: "2026-07-01"', 'from: "2026-07-02"', False),
        ('from: "2026-07-01"', 'until: "2026-07-01"', False),
        ('from: "2026-07-01"', "citation: x", True),
    ],
)
def test_rows_must_not_overlap(one: str, other: str, overlap: bool) -> None:
    text = f"{{by: [debt.product], rows: [{{for: medical, is: 4, {one}}}, {{for: medical, is: 5, {other}}}]}}"
    if not overlap:
        assert len(table(text).rows) == 2
        return
    with pytest.raises(InvalidInput, match="answer for the same key and day"):
        table(text)


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        table(text)
    return [fault.problem.en for fault in caught.value.faults]


def test_a_row_that_is_over_on_its_first_day_is_refused() -> None:
    row = '{for: medical, is: 4, from: "2026-07-01", until: "2026-07-01"}'
    (said,) = faults(f"{{by: [debt.product], rows: [{row}]}}")
    assert said == "from 2026-07-01 until 2026-07-01 there is no day on which it holds"


def test_what_every_other_key_finds_is_of_the_same_type() -> None:
    assert len(faults("{by: [debt.product], rows: [{for: medical, is: 4}], else: 3 years}")) == 1
