"""The reference reading: values compared, some of them partly known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any as Anything

import pytest

from fairdebt.facts import ALL, UNKNOWN, Members
from fairdebt.readings.reference.values import Interval, agree, among, compare
from tests.readings.reference.asked import (
    D1,
    D2,
    T1,
)


@pytest.mark.parametrize(
    ("left", "op", "right", "truth"),
    [
        ("a", "=", "a", "yes"),
        ("1", "=", Decimal(1), "no"),
        ("1", "!=", Decimal(1), "yes"),
        ("1", "<", Decimal(2), "no"),
        (Decimal("1.0"), "=", Decimal(1), "yes"),
        (UNKNOWN, "=", "a", "unknown"),
        (ALL, "=", "a", "unknown"),
        (None, "=", None, "yes"),
        (None, "!=", "a", "yes"),
        (None, "<=", Decimal(1), "no"),
        (D1, "<", D2, "yes"),
        (D2, "=", T1, "yes"),
        (T1, ">", D1, "yes"),
        (frozenset(), "=", None, "yes"),
        (frozenset({"a"}), "=", None, "no"),
        (frozenset({"a"}), "!=", None, "yes"),
        (Members(frozenset(), None), "=", None, "unknown"),
        (Members(frozenset({"a"}), None), "=", None, "no"),
        (frozenset({"a"}), "=", frozenset({"a"}), "unknown"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(2), "yes"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(3), "unknown"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(4), "no"),
        (Interval(Decimal(2), Decimal(3)), "<", Decimal(3), "unknown"),
        (Interval(Decimal(2), Decimal(3)), "<=", Decimal(3), "yes"),
        (Interval(Decimal(2), Decimal(3)), "=", Decimal(4), "no"),
        (Interval(Decimal(2), Decimal("Infinity")), ">", Decimal(9), "unknown"),
        (Interval(Decimal(2), Decimal(3)), "<", None, "no"),
    ],
)
def test_compare(left: Anything, op: Anything, right: Anything, truth: str) -> None:
    assert compare(left, op, right, "Asia/Shanghai") == truth


def test_a_date_against_an_instant_needs_a_zone() -> None:
    assert compare(D2, "=", T1, None) == "unknown"


WORDS: frozenset[str | Decimal | date] = frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("value", "any_", "all_", "only", "none"),
    [
        ("a", "yes", "no", "yes", "no"),
        ("c", "no", "no", "no", "yes"),
        (None, "no", "no", "yes", "yes"),
        (ALL, "yes", "yes", "no", "no"),
        (UNKNOWN, "unknown", "unknown", "unknown", "unknown"),
        (frozenset({"a", "b"}), "yes", "yes", "yes", "no"),
        (frozenset({"a", "c"}), "yes", "no", "no", "no"),
        (Members(frozenset({"a"}), frozenset({"a", "b"})), "yes", "unknown", "yes", "no"),
        (Members(frozenset(), frozenset({"b", "c"})), "unknown", "no", "unknown", "unknown"),
        (Members(frozenset({"c"}), None), "unknown", "unknown", "no", "unknown"),
        ({"a": "yes", "b": "unknown"}, "yes", "unknown", "yes", "no"),
    ],
)
def test_among(value: Anything, any_: str, all_: str, only: str, none: str) -> None:
    found = [among(value, WORDS, how, None) for how in ("any", "all", "only", "none")]
    assert found == [any_, all_, only, none]


@pytest.mark.parametrize(
    ("left", "right", "truth"),
    [
        ("a", "a", "yes"),
        ("a", "b", "no"),
        ("a", UNKNOWN, "unknown"),
        (ALL, UNKNOWN, "yes"),
        (ALL, frozenset({"a"}), "yes"),
        (None, None, "yes"),
        (None, "a", "no"),
        (frozenset({"a", "b"}), frozenset({"b", "c"}), "yes"),
        (frozenset({"a"}), frozenset({"c"}), "no"),
        ("a", frozenset({"a"}), "yes"),
        (frozenset({"a"}), Members(frozenset(), frozenset({"a"})), "unknown"),
    ],
)
def test_agree(left: Anything, right: Anything, truth: str) -> None:
    assert agree(left, right, None) == agree(right, left, None) == truth
