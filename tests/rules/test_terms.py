from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.clock import Span, Spans
from fairdebt.logic import Compare, DateOf, Fact, FirstKnown, Literal, Lookup, Product, Shift
from fairdebt.rules.terms import read_term
from tests.loader.trees import rule
from tests.rules.reading import norms, scope, tree

DUE = Fact("debt.due_on")
THREE_YEARS = Spans(((Span(3, "year"),),))


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("debt.due_on", DUE),
        ("{fact: debt.due_on}", DUE),
        ("{fact: debt.due_on, else: '2026-01-01'}", FirstKnown(DUE, Literal(date(2026, 1, 1)))),
        ("{fact: debt.due_on, else: debt.matured_on}", FirstKnown(DUE, Fact("debt.matured_on"))),
        (
            "{fact: debt.limitation_expires_on, else: {sum: [debt.due_on, 3 years]}}",
            FirstKnown(Fact("debt.limitation_expires_on"), Shift(DUE, THREE_YEARS)),
        ),
        ("{sum: [debt.due_on, 3 years, 3 years]}", Shift(Shift(DUE, THREE_YEARS), THREE_YEARS)),
        ("{fact: debt.principal, times: 4}", Product(Fact("debt.principal"), Decimal(4))),
    ],
)
def test_terms(written: str, meaning: object) -> None:
    noted = scope()
    found = read_term(tree(written), noted)
    assert noted.faults.found == []
    assert found is not None
    assert found.term == meaning


TABLES = """
tables:
  rate:
    by: [debt.product]
    rows: [{for: [medical, mortgage], is: 4, from: "2026-01-01"}, {for: credit_card, is: 5}]
    else: 3
  limitation: {by: [debt.product], rows: [{for: medical, is: 6 years}]}
terms:
  ceiling: {table: rate, as_of: debt.contracted_on, pick: longest, times: 4}
  ends: {sum: [debt.due_on, {table: limitation}]}
"""


def test_a_table_is_looked_up_by_its_keys() -> None:
    (norm,) = norms(rule("forbid", "when: {annual_rate: {more_than: {term: ceiling}}}"), before=TABLES).prohibitions
    lookup = Lookup("cn.example/rate", (Fact("debt.product"),), Fact("debt.contracted_on"), "longest")
    assert isinstance(norm.scope, Compare)
    assert norm.scope.right == Product(lookup, Decimal(4))


def test_a_named_term_may_be_asked_about() -> None:
    (norm,) = norms(
        rule("forbid", "when: {ends: {before: debt_date}}".replace("debt_date", "'2026-01-01'")), before=TABLES
    ).prohibitions
    ends = Shift(DUE, Lookup("cn.example/limitation", (Fact("debt.product"),)))
    assert norm.scope == Compare(ends, "<", Literal(date(2026, 1, 1)))


def test_instants_are_compared_by_their_dates() -> None:
    (norm,) = norms(rule("forbid", "when: {at: {before: '2026-03-01'}}")).prohibitions
    assert isinstance(norm.scope, Compare)
    assert isinstance(norm.scope.left, DateOf)


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("{fact: debt.due_on, else: {term: nowhere}}", ["unknown term or fact `nowhere`"]),
        ("{fact: debt.nowhere, else: {fact: debt.due_on}}", ["unknown fact of the case `debt.nowhere`"]),
        ("{fact: debt.nowhere, else: '2026-01-01'}", ["unknown fact of the case `debt.nowhere`"]),
    ],
)
def test_what_stands_for_a_silent_fact_is_read_with_it(written: str, faults: list[str]) -> None:
    noted = scope()
    assert read_term(tree(written), noted) is None
    assert [fault.problem.en for fault in noted.faults.found] == faults
