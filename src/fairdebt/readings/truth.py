"""Three-valued comparisons. Truth is a small integer inside the readings, so that *and* is min and *or* is max."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from fairdebt.clock import local_date
from fairdebt.facts import ALL, UNKNOWN, Members, Value, bounds

NO: Final = 0
MAYBE: Final = 1
YES: Final = 2


def compare(left: Value, op: str, right: Value, zone: str | None) -> int:
    """Compare two values as the norm language says; against a date, an instant is its local date in `zone`."""
    if left is UNKNOWN or right is UNKNOWN or left is ALL or right is ALL:
        return MAYBE
    if isinstance(left, frozenset | Members | dict) or isinstance(right, frozenset | Members | dict):
        return _compare_sets(left, op, right)
    if left is None or right is None:
        same = left is right
        return YES if (op == "=" and same) or (op == "!=" and not same) else NO
    if type(left) is not type(right):
        if isinstance(left, date) and isinstance(right, int):
            if zone is None:
                return MAYBE
            right = local_date(right, zone)
        elif isinstance(left, int) and isinstance(right, date):
            if zone is None:
                return MAYBE
            left = local_date(left, zone)
        elif not (isinstance(left, Decimal | int) and isinstance(right, Decimal | int)):
            return YES if op == "!=" else NO
    if isinstance(left, str) and op not in ("=", "!="):
        return MAYBE  # words have no order
    return YES if _ordered(left, op, right) else NO


def _ordered(left: Any, op: str, right: Any) -> bool:
    match op:  # both are numbers or both dates, where they are in order
        case "=":
            return bool(left == right)
        case "!=":
            return bool(left != right)
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
        case ">":
            return bool(left > right)
    return bool(left >= right)


def _compare_sets(left: Value, op: str, right: Value) -> int:
    """A set can only be asked whether it is *none*, that is empty."""
    asked, other = (left, right) if right is None else (right, left)
    if other is not None or op not in ("=", "!="):
        return MAYBE
    sure, possible = bounds(asked)
    empty = NO if sure else YES if possible == frozenset() else MAYBE
    return empty if op == "=" else YES - empty


def among(value: Value, values: frozenset[object], how: str) -> int:
    """Tell how a value, or a set of values, stands to the written `values`."""
    if value is UNKNOWN:
        return MAYBE
    if value is ALL:
        return YES if how in ("any", "all") else NO
    if isinstance(value, Decimal | date | int):
        inside = value in values
        if how == "none":
            return NO if inside else YES
        return YES if inside and (how != "all" or len(values) == 1) else NO
    sure, possible = bounds(value)
    match how:
        case "any":
            return _meets(sure, possible, values)
        case "none":
            return YES - _meets(sure, possible, values)
        case "all":
            if values <= sure:
                return YES
            return MAYBE if possible is None or values <= possible else NO
    if not sure <= values:
        return NO
    return YES if possible is not None and possible <= values else MAYBE


def _meets(sure: frozenset[str], possible: frozenset[str] | None, values: frozenset[object]) -> int:
    if sure & values:
        return YES
    return MAYBE if possible is None or possible & values else NO


def agree(one: Value, other: Value) -> int:
    """Tell whether two sides of a key agree: equal values, or sets that meet; unknown may agree."""
    if one is ALL or other is ALL:
        return YES
    if one is UNKNOWN or other is UNKNOWN:
        return MAYBE
    if type(one) is str and type(other) is str:
        return YES if one == other else NO
    if one is None and other is None:
        return YES
    if isinstance(one, Decimal | date | int) or isinstance(other, Decimal | date | int):
        return YES if one == other else NO
    sure, possible = bounds(one)
    other_sure, other_possible = bounds(other)
    if sure & other_sure:
        return YES
    if possible is None or other_possible is None:
        return NO if (possible == frozenset() or other_possible == frozenset()) else MAYBE
    return MAYBE if possible & other_possible else NO
