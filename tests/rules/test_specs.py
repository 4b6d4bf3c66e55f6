from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Span, Spans
from fairdebt.logic import All, Among, Attribute, Compare, Fact, Literal, Not, Product, Shift, Today
from tests.rules.reading import condition, faults_in

OVERDUE, TOTAL, DUE = Fact("debt.days_overdue"), Fact("debt.ledger_total"), Fact("debt.due_on")
FINDINGS = Attribute("findings", "act")
YEAR = Spans(((Span(12, "month"),),))


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("{debt.days_overdue: '>= 60 days'}", Compare(OVERDUE, ">=", Literal(Decimal(60)))),
        ("{debt.days_overdue: '60'}", Compare(OVERDUE, "=", Literal(Decimal(60)))),
        ("{debt.days_overdue: {more_than: '60'}}", Compare(OVERDUE, ">", Literal(Decimal(60)))),
        (
            "{debt.days_overdue: {at_least: '30', less_than: '60'}}",
            All((Compare(OVERDUE, ">=", Literal(Decimal(30))), Compare(OVERDUE, "<", Literal(Decimal(60))))),
        ),
        ("{amount: {at_most: {fact: debt.ledger_total}}}", Compare(Attribute("amount", "act"), "<=", TOTAL)),
        (
            "{amount: {at_most: {fact: debt.principal, times: 1.5}}}",
            Compare(Attribute("amount", "act"), "<=", Product(Fact("debt.principal"), Decimal("1.5"))),
        ),
        ("{debt.due_on: {before: '2026-03-01'}}", Compare(DUE, "<", Literal(date(2026, 3, 1)))),
        ("{debt.due_on: {given: 'yes'}}", Compare(DUE, "!=", Literal(None))),
        ("{debt.due_on: {given: 'no'}}", Not(Compare(DUE, "!=", Literal(None)))),
        (
            "{debt.due_on: {ago: '<= 12 months'}}",
            All((Compare(Today("act"), "<=", Shift(DUE, YEAR)), Compare(DUE, "<=", Today("act")))),
        ),
        (
            "{debt.due_on: {ahead: '> 12 months'}}",
            All((Compare(DUE, ">", Shift(Today("act"), YEAR)), Compare(Today("act"), "<=", DUE))),
        ),
        ("{findings: {has_any: [insult, profanity]}}", Among(FINDINGS, frozenset({"insult", "profanity"}), "any")),
        ("{findings: {only: [insult]}}", Among(FINDINGS, frozenset({"insult"}), "only")),
        ("{findings: {none_of: [insult]}}", Among(FINDINGS, frozenset({"insult"}), "none")),
        ("{findings: none}", Compare(FINDINGS, "=", Literal(None))),
    ],
)
def test_what_stands_beside_a_name(written: str, meaning: object) -> None:
    assert condition(written) == meaning


def test_a_plain_distance_does_not_count_the_first_day() -> None:
    """`ago: "> 7 days"` is more than seven days later, not after the last day of a seven-day span."""
    found = condition("{debt.due_on: {ago: '> 7 days'}}")
    assert isinstance(found, All)
    assert found.parts[0] == Compare(Today("act"), ">", Shift(DUE, Spans(((Span(7, "full_day"),),))))


@pytest.mark.parametrize(
    "written",
    [
        "{debt.days_overdue: '>= 2 months'}",
        "{debt.days_overdue: '5%'}",
        "{debt.ledger_total: '60 days'}",
        "{debt.days_overdue: '60 CNY'}",
    ],
)
def test_a_number_in_another_unit_is_refused(written: str) -> None:
    (said,) = faults_in(written)
    assert "another unit" in said


@pytest.mark.parametrize(
    "written", ["{debt.ledger_total: '> 500 CNY'}", "{months: '> 3 months'}", "{minutes: '30 minutes'}"]
)
def test_a_number_in_its_own_unit_is_taken(written: str) -> None:
    condition(written)


@pytest.mark.parametrize(
    "written",
    [
        "{debt.days_overdue: {at_most: {fact: lender.type}}}",
        "{debt.due_on: {before: {fact: debt.principal}}}",
        "{amount: {at_most: {fact: debt.arose}}}",
        "{lender.type: {equals: {fact: debt.due_on}}}",
    ],
)
def test_values_of_different_kinds_are_not_compared(written: str) -> None:
    (said,) = faults_in(written)
    assert "cannot be compared with" in said


def test_words_may_equal_a_fact() -> None:
    assert condition("{agency: {equals: {fact: agency.id}}}") == Compare(
        Attribute("agency", "act"), "=", Fact("agency.id")
    )
