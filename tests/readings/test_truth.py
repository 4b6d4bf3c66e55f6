"""Comparisons of two values: what is known is compared, what is not known may be anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.facts import ALL, UNKNOWN, Members, Value
from fairdebt.readings.truth import MAYBE, NO, YES, agree, among, compare

A, B, AB = frozenset({"a"}), frozenset({"b"}), frozenset({"a", "b"})
EMPTY: frozenset[str] = frozenset()
DAY = date(2026, 3, 2)
NOON = 1_772_424_000
"""12:00 in Shanghai on that day, 23:00 of the day before in New York."""


@pytest.mark.parametrize(
    ("op", "less", "same", "more"),
    [
        ("=", NO, YES, NO),
        ("!=", YES, NO, YES),
        ("<", YES, NO, NO),
        ("<=", YES, YES, NO),
        (">", NO, NO, YES),
        (">=", NO, YES, YES),
    ],
)
def test_numbers_and_dates_are_ordered(op: str, less: int, same: int, more: int) -> None:
    number = [compare(Decimal(each), op, Decimal(3), None) for each in (2, 3, 4)]
    day = [compare(date(2026, 3, each), op, DAY, None) for each in (1, 2, 3)]
    instant = [compare(NOON + each, op, NOON, None) for each in (-1, 0, 1)]
    assert number == day == instant == [less, same, more]


def test_what_is_not_known_may_be_anything() -> None:
    for value in (UNKNOWN, ALL):
        assert compare(value, "=", Decimal(1), None) == compare(Decimal(1), "!=", value, None) == MAYBE


def test_none_is_only_itself() -> None:
    assert compare(None, "=", None, None) == YES
    assert compare(None, "!=", None, None) == NO
    assert compare(None, "=", "a", None) == compare(Decimal(1), "=", None, None) == NO
    assert compare(None, "!=", "a", None) == compare("a", "!=", None, None) == YES
    assert compare(None, "<", Decimal(1), None) == compare(None, ">=", None, None) == NO


def test_against_a_date_an_instant_is_its_local_date() -> None:
    assert compare(NOON, "=", DAY, "Asia/Shanghai") == compare(DAY, "=", NOON, "Asia/Shanghai") == YES
    assert compare(NOON, "<", DAY, "America/New_York") == compare(DAY, ">", NOON, "America/New_York") == YES
    assert compare(NOON, "=", DAY, None) == compare(DAY, "=", NOON, None) == MAYBE


def test_words_are_equal_or_not_and_have_no_order() -> None:
    assert compare("a", "=", "a", None) == compare("a", "!=", "b", None) == YES
    assert compare("a", "=", "b", None) == compare("a", "!=", "a", None) == NO
    assert compare("a", "<", "b", None) == compare("b", ">=", "a", None) == MAYBE


def test_things_of_two_kinds_differ() -> None:
    assert compare("3", "=", Decimal(3), None) == compare("3", "<", Decimal(3), None) == NO
    assert compare("3", "!=", Decimal(3), None) == YES
    assert compare(3, "=", Decimal(3), None) == compare(2, "<", Decimal(3), None) == YES


@pytest.mark.parametrize(
    ("value", "empty"),
    [
        (EMPTY, YES),
        (A, NO),
        (Members(A, AB), NO),
        (Members(EMPTY, EMPTY), YES),
        (Members(EMPTY, A), MAYBE),
        (Members(EMPTY, None), MAYBE),
        ({}, YES),
        ({"a": "no"}, YES),
        ({"a": "yes"}, NO),
        ({"a": "unknown"}, MAYBE),
    ],
)
def test_a_set_is_none_if_nothing_can_be_in_it(value: Value, empty: int) -> None:
    assert compare(value, "=", None, None) == compare(None, "=", value, None) == empty
    assert compare(value, "!=", None, None) == YES - empty
    assert compare(value, "<", None, None) == compare(value, "=", "a", None) == MAYBE


@pytest.mark.parametrize(
    ("value", "any_", "none", "all_", "only"),
    [
        (UNKNOWN, MAYBE, MAYBE, MAYBE, MAYBE),
        (ALL, YES, NO, YES, NO),
        (EMPTY, NO, YES, NO, YES),
        (None, NO, YES, NO, YES),
        ("a", YES, NO, NO, YES),
        ("c", NO, YES, NO, NO),
        (A, YES, NO, NO, YES),
        (AB, YES, NO, YES, YES),
        (frozenset({"a", "c"}), YES, NO, NO, NO),
        (Members(A, AB), YES, NO, MAYBE, YES),
        (Members(A, None), YES, NO, MAYBE, MAYBE),
        (Members(EMPTY, AB), MAYBE, MAYBE, MAYBE, YES),
        (Members(EMPTY, A), MAYBE, MAYBE, NO, YES),
        (Members(EMPTY, None), MAYBE, MAYBE, MAYBE, MAYBE),
        (Members(EMPTY, frozenset({"c"})), NO, YES, NO, MAYBE),
        (Members(frozenset({"c"}), None), MAYBE, MAYBE, MAYBE, NO),
    ],
)
def test_how_a_set_stands_to_two_words(value: Value, any_: int, none: int, all_: int, only: int) -> None:
    assert [among(value, AB, how) for how in ("any", "none", "all", "only")] == [any_, none, all_, only]


def test_a_number_or_a_date_is_one_of_those_written() -> None:
    days: frozenset[object] = frozenset({DAY})
    two: frozenset[object] = frozenset({Decimal(1), Decimal(2)})
    assert [among(DAY, days, how) for how in ("any", "none", "all", "only")] == [YES, NO, YES, YES]
    assert [among(Decimal(1), two, how) for how in ("any", "none", "all", "only")] == [YES, NO, NO, YES]
    assert [among(Decimal(3), two, how) for how in ("any", "none", "all", "only")] == [NO, YES, NO, NO]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ALL, UNKNOWN, YES),
        (UNKNOWN, "a", MAYBE),
        ("a", "a", YES),
        ("a", "b", NO),
        (None, None, YES),
        (None, "a", NO),
        (None, A, NO),
        (Decimal(1), Decimal(1), YES),
        (Decimal(1), Decimal(2), NO),
        (DAY, "a", NO),
        (A, "a", YES),
        (A, B, NO),
        (A, AB, YES),
        (Members(A, AB), "a", YES),
        (Members(A, AB), "b", MAYBE),
        (Members(A, AB), "c", NO),
        (Members(A, None), "c", MAYBE),
        (Members(A, None), None, NO),
        (Members(EMPTY, None), Members(EMPTY, None), MAYBE),
    ],
)
def test_two_sides_of_a_key_agree(one: Value, other: Value, expected: int) -> None:
    assert agree(one, other) == agree(other, one) == expected
