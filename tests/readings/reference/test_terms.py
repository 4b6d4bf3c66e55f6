"""Every reading, by hand: what terms of each kind amount to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any as Anything

import pytest

from fairdebt.clock import Span, Spans, Week, parse_band, parse_span
from fairdebt.facts import Case
from fairdebt.logic import (
    Among,
    Attribute,
    Compare,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Inside,
    Literal,
    Lookup,
    Predicate,
    Product,
    Row,
    Shift,
    Table,
    Term,
    Today,
)
from tests.readings.reference.asked import (
    D1,
    D2,
    act,
    ask,
    case,
)


def same(term: Term, value: str | Decimal | date | None, about: Case | None = None, **said: Anything) -> str:
    return ask(Compare(term, "=", Literal(value)), act(), about, **said)


def test_attribute_and_its_part() -> None:
    claimed = Compare(Attribute("claims", "act", ("amount",)), ">", Literal(Decimal(1000)))
    assert ask(claimed, act(text="pay", claims={"amount": "1200.00"})) == "breached"
    assert ask(claimed, act(text="pay", claims={"will_sue": "yes"})) == "clear"


def test_date_of_an_instant_and_of_none() -> None:
    at = DateOf(Attribute("at", "act"))
    assert same(at, date(2026, 3, 2)) == "breached"
    assert same(at, date(2026, 3, 2), case(zones="unknown")) == "unknown"
    assert same(DateOf(Literal(None)), None) == "breached"


@pytest.mark.parametrize(
    ("spans", "back", "day"),
    [
        ("7 days", False, date(2026, 3, 7)),
        ("14 full days", False, date(2026, 3, 15)),
        ("calendar day", False, date(2026, 3, 1)),
        ("6 months", False, date(2026, 9, 1)),
        ("7 full days", True, date(2026, 2, 22)),
        ("7 days", True, date(2026, 2, 22)),
        ("2 years", True, date(2024, 3, 1)),
    ],
)
def test_shift(spans: str, back: bool, day: date) -> None:
    assert same(Shift(Literal(D1), Spans(((parse_span(spans),),)), back), day) == "breached"


def test_shift_of_none_and_out_of_the_calendar() -> None:
    year = Spans(((Span(1, "year"),),))
    assert same(Shift(Literal(None), year), None) == "breached"
    assert same(Shift(Literal(date.max), year), D1) == "unknown"


def test_what_follows_from_today_changes_at_midnight() -> None:
    week = Shift(Today("act"), Spans(((Span(7, "day"),),)))
    later = Compare(week, ">", Literal(date(2026, 3, 9)))
    assert ask(later, act("2026-03-03T23:59:59+08:00")) == "clear"
    assert ask(later, act("2026-03-04T00:00+08:00")) == "breached"
    rates = Lookup("rates", (Literal("medical"),))
    assert ask(Compare(rates, "=", Literal(Decimal(2))), act("2026-03-01T22:00+08:00"), tables=[RATES]) == "clear"


def test_extreme() -> None:
    unknown = Fact("debt.due_on")
    assert same(Extreme((Literal(D1), Literal(D2), Literal(None))), D2) == "breached"
    assert same(Extreme((Literal(None),)), None) == "breached"
    assert same(Extreme((Literal(D1), unknown)), D1, case(debts=[{"due_on": "unknown"}])) == "unknown"


def test_product() -> None:
    assert same(Product(Literal(Decimal(3)), Decimal(4)), Decimal(12)) == "breached"
    assert same(Product(Literal(None), Decimal(4)), None) == "breached"


def test_first_known_replaces_silence_only() -> None:
    term = FirstKnown(Fact("debt.due_on"), Literal(D1))
    assert same(term, D1, case(debts=[{"id": "D"}])) == "breached"
    assert same(term, D1, case(debts=[{"due_on": "unknown"}])) == "unknown"
    assert same(term, D1, case(debts=[{"due_on": "2026-05-05"}])) == "clear"


RATES = Table(
    "rates",
    (
        Row(("medical",), Decimal(1), until_on=D2),
        Row(("medical",), Decimal(2), from_on=D2),
        Row(("vehicle",), Decimal(2)),
        Row(("mortgage",), Decimal(9)),
    ),
)


@pytest.mark.parametrize(
    ("product", "as_of", "pick", "value", "answer"),
    [
        ("medical", None, None, 2, "breached"),
        ("medical", D1, None, 1, "breached"),
        ("utility", None, None, 2, "unknown"),
        ("unknown", None, None, 2, "unknown"),
        ("unknown", None, "shortest", 2, "breached"),
        ("unknown", None, "longest", 9, "breached"),
    ],
)
def test_lookup(product: str, as_of: date | None, pick: Anything, value: int, answer: str) -> None:
    term = Lookup("rates", (Fact("debt.product"),), None if as_of is None else Literal(as_of), pick)
    assert same(term, Decimal(value), case(debts=[{"product": product}]), tables=[RATES]) == answer


def test_lookup_by_an_unknown_key_is_unknown_even_where_all_rows_agree() -> None:
    """The key may be one that has no row at all."""
    equal = Table("t", (Row(("medical",), "x"), Row(("vehicle",), "x")), otherwise="y")
    term = Lookup("t", (Fact("debt.product"),))
    for product, value, answer in (
        ("unknown", "x", "unknown"),
        ("medical", "x", "breached"),
        ("utility", "y", "breached"),
    ):
        assert same(term, value, case(debts=[{"product": product}]), tables=[equal]) == answer
    medical = case(debts=[{"product": "medical"}], zones="unknown")
    assert same(Lookup("rates", (Fact("debt.product"),)), Decimal(2), medical, tables=[RATES]) == "unknown"


def test_spans_are_picked_by_where_they_end() -> None:
    long, short = Spans(((Span(1, "year"),),)), Spans(((Span(40, "day"),),))
    table = Table("t", (Row(("medical",), long), Row(("vehicle",), short)))
    end = Shift(Literal(D1), Lookup("t", (Fact("debt.product"),), pick="shortest"))
    assert same(end, date(2026, 4, 9), case(debts=[{"product": "unknown"}]), tables=[table]) == "breached"


def test_business_days_that_nobody_announced_are_picked_as_if_every_day_were_one() -> None:
    long, short = Spans(((Span(1, "year"),),)), Spans(((Span(5, "business_day", "CN"),),))
    table = Table("t", (Row(("medical",), long), Row(("vehicle",), short)))
    end = Shift(Literal(D1), Lookup("t", (Fact("debt.product"),), pick="shortest"))
    # Sunday 1 March; the fifth working day after it is Friday
    assert same(end, date(2026, 3, 6), case(debts=[{"product": "unknown"}]), tables=[table]) == "breached"


def test_a_row_is_looked_up_by_the_members_of_a_set() -> None:
    table = Table("t", (Row(("ACA",), Decimal(1)), Row(("CBA",), Decimal(2)), Row(("CSA",), Decimal(3))))
    longest = Lookup("t", (Fact("lender.memberships"),), pick="longest")
    for members, most in ((["ACA"], 1), (["ACA", "CBA"], 2), (["CBA", "NIFA"], 2), ("unknown", 3)):
        assert same(longest, Decimal(most), case(lender={"memberships": members}), tables=[table]) == "breached"


WORKING = Week(
    (
        (frozenset(range(7)), (parse_band("08:00-22:00"),)),
        (frozenset({6}), ()),
    )
)


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("2026-03-02T07:59:59+08:00", "clear"),
        ("2026-03-02T08:00+08:00", "breached"),
        ("2026-03-02T21:59:59+08:00", "breached"),
        ("2026-03-02T22:00+08:00", "clear"),
        ("2026-03-01T12:00+08:00", "clear"),  # Sunday: both classes must permit
    ],
)
def test_inside_written_hours(at: str, answer: str) -> None:
    assert ask(Inside(WORKING), act(at)) == answer


def test_hours_need_a_zone() -> None:
    assert ask(Inside(WORKING), about=case(zones="unknown")) == "unknown"


@pytest.mark.parametrize(
    ("own", "answers"),
    [
        ({"segment": "vip"}, ["breached", "breached", "clear"]),
        ({"segment": "plain"}, ["clear", "clear", "breached"]),
        ({"segment": "unknown"}, ["unknown"] * 3),
        ({}, ["unknown"] * 3),
    ],
)
def test_facts_of_a_house(own: dict[str, str], answers: list[str]) -> None:
    """A house declares them in its file; norms know no more of them than their words."""
    segment = Fact("own.segment")
    asked: list[Predicate] = [
        Compare(segment, "=", Literal("vip")),
        Among(segment, frozenset({"vip", "gold"}), "any"),
        Among(segment, frozenset({"vip", "gold"}), "none"),
    ]
    assert [ask(each, about=case(own=own)) for each in asked] == answers


def test_numbers_of_a_house() -> None:
    few = Among(Fact("own.score"), frozenset({Decimal(1), Decimal(2)}), "any")
    found = [ask(few, about=case(own=own)) for own in ({"score": 2}, {"score": 3}, {"score": "unknown"}, {})]
    assert found == ["breached", "clear", "unknown", "unknown"]
