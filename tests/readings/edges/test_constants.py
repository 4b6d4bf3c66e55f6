"""What norms write, in the order in which it is found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Spans, parse_span
from fairdebt.logic import All, Among, Compare, Fact, Literal, Norms, Row, Shift, Table, Today
from fairdebt.readings.edges.constants import constants, length
from tests.readings.terse import says, spans


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("7 days", 7),
        ("14 full days", 14),
        ("10 business days", 16),
        ("calendar day", 0),
        ("6 months", 182),
        ("2 years", 730),
        ("864000 seconds", 10),
        ("144000 minutes", 100),
        ("240000 hours", 10_000),
        ("11 hours", 0),
    ],
)
def test_spans_take_so_many_days_roughly(text: str, days: int) -> None:
    assert length(spans(text)) == days


def test_of_several_spans_the_longest_chain_counts() -> None:
    chain = tuple(parse_span(text) for text in ("5 business days", "30 full days"))
    assert length(Spans(((parse_span("37 days"),), chain))) == 38


def test_words_numbers_dates_and_spans_are_gathered_with_those_of_tables() -> None:
    node = All(
        (
            says("channel", "call"),
            Among(Fact("debt.product"), frozenset({"medical", "vehicle"}), "any"),
            Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days"))),
            Compare(Fact("debt.days_overdue"), ">=", Literal(Decimal(60))),
            Compare(Fact("debt.due_on"), "<", Literal(date(2026, 1, 1))),
        )
    )
    rate = Table("rate", (Row(("medical",), Decimal(10)), Row(("vehicle",), Decimal(60))))
    found = constants(node, Norms((), (), {}, {"rate": rate}, ()))
    assert found.words == {
        "channel": (frozenset({"call"}),),
        "debt.product": (frozenset({"medical", "vehicle"}),),
    }
    assert (found.numbers, found.dates, found.days) == ((Decimal(60), Decimal(10)), (date(2026, 1, 1),), (30,))
