"""Values against values: equal, earlier, a member, in agreement. No norms here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

from fairdebt.clock import Spans, local_date
from fairdebt.facts import ALL, UNKNOWN, Members, Special, Truth, Value, bounds
from fairdebt.readings.reference.kleene import all_of, known, opposite

INFINITE = Decimal("Infinity")

Op = OneOf["=", "!=", "<", "<=", ">", ">="]
How = OneOf["any", "all", "only", "none"]
Written = str | Decimal | date


@dataclass(frozen=True, slots=True)
class Interval:
    """A number that is at least `low` and at most `high`."""

    low: Decimal
    high: Decimal


Read = Value | Interval | Spans
"""What a term may turn out to be."""


def is_set(value: Read) -> bool:
    """Tell whether a value is a set, or read as one."""
    return isinstance(value, frozenset | Members | Mapping)


def as_day(value: Read, zone: str | None) -> Read:
    """Return an instant as its local date (unknown without a zone); anything else as it is."""
    if isinstance(value, int):
        return UNKNOWN if zone is None else local_date(value, zone)
    return value


def compare(left: Read, op: Op, right: Read, zone: str | None) -> Truth:
    """Compare two values as `fairdebt.logic.Compare` says."""
    match op:
        case "=":
            return _equal(left, right, zone)
        case "!=":
            return opposite(_equal(left, right, zone))
        case "<":
            return _less(left, right, zone, or_equal=False)
        case "<=":
            return _less(left, right, zone, or_equal=True)
        case ">":
            return _less(right, left, zone, or_equal=False)
        case ">=":
            return _less(right, left, zone, or_equal=True)


def _equal(left: Read, right: Read, zone: str | None) -> Truth:
    if isinstance(left, Special) or isinstance(right, Special):
        return "unknown"  # all or unknown: neither says what exactly it is
    if is_set(left) or is_set(right):
        return _equal_sets(left, right)
    if left is None or right is None:
        return known(left is None and right is None)
    if isinstance(left, Interval) or isinstance(right, Interval):
        return _equal_intervals(left, right)
    left, right = _same_kind(left, right, zone)
    if left is UNKNOWN or right is UNKNOWN:
        return "unknown"
    return known(type(left) is type(right) and left == right)


def _equal_sets(left: Read, right: Read) -> Truth:
    """Only *none* is compared with a set: an empty one is none."""
    if left is not None and right is not None:
        return "unknown"
    sure, possible = bounds(left if right is None else right)  # type: ignore[arg-type]  # a set, by the call
    if sure:
        return "no"
    return known(True) if possible is not None and not possible else "unknown"


def _interval(value: Read) -> Interval | None:
    if isinstance(value, Interval):
        return value
    return Interval(value, value) if isinstance(value, Decimal) else None


def _equal_intervals(left: Read, right: Read) -> Truth:
    a, b = _interval(left), _interval(right)
    if a is None or b is None or a.high < b.low or b.high < a.low:
        return "no"
    return "yes" if a.low == a.high == b.low == b.high else "unknown"


def _same_kind(left: Read, right: Read, zone: str | None) -> tuple[Read, Read]:
    """A local date against an instant: compare local dates."""
    if isinstance(left, date) and isinstance(right, int):
        return left, as_day(right, zone)
    if isinstance(left, int) and isinstance(right, date):
        return as_day(left, zone), right
    return left, right


def _less(left: Read, right: Read, zone: str | None, *, or_equal: bool) -> Truth:
    if isinstance(left, Special) or isinstance(right, Special) or is_set(left) or is_set(right):
        return "unknown"
    if left is None or right is None:
        return "no"
    if isinstance(left, Interval) or isinstance(right, Interval):
        return _less_intervals(left, right, or_equal=or_equal)
    left, right = _same_kind(left, right, zone)
    if left is UNKNOWN or right is UNKNOWN:
        return "unknown"
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return known(left <= right if or_equal else left < right)
    if isinstance(left, date) and isinstance(right, date):
        return known(left <= right if or_equal else left < right)
    if isinstance(left, int) and isinstance(right, int):
        return known(left <= right if or_equal else left < right)
    if type(left) is type(right):
        return "unknown"  # words and spans have no order; the loader refuses to ask for it
    return "no"


def _less_intervals(left: Read, right: Read, *, or_equal: bool) -> Truth:
    a, b = _interval(left), _interval(right)
    if a is None or b is None:
        return "no"
    if or_equal:
        return "yes" if a.high <= b.low else "no" if a.low > b.high else "unknown"
    return "yes" if a.high < b.low else "no" if a.low >= b.high else "unknown"


def among(value: Read, values: frozenset[Written], how: How, zone: str | None) -> Truth:
    """Hold a value or a set against written values as `fairdebt.logic.Among` says."""
    if isinstance(value, Interval):
        value = value.low if value.low == value.high else UNKNOWN
    if any(isinstance(each, date) for each in values):
        value = as_day(value, zone)
    if value is UNKNOWN:
        return "unknown"
    if value is ALL:
        return known(bool(values) if how == "any" else True if how == "all" else not values and how == "none")
    sure, possible = _bounds(value)
    match how:
        case "any":
            return _meet((sure, possible), (values, values))
        case "none":
            return opposite(_meet((sure, possible), (values, values)))
        case "all":
            if values <= sure:
                return "yes"
            return "unknown" if possible is None or values <= possible else "no"
        case "only":
            if possible is not None and possible <= values:
                return "yes"
            return "unknown" if sure <= values else "no"


Bounds = tuple[frozenset[object], frozenset[object] | None]


def _bounds(value: Read) -> Bounds:
    """Return what is surely and possibly in a set; a single value is the set of itself, *none* is empty."""
    if is_set(value) or value is None:
        sure, possible = bounds(value)  # type: ignore[arg-type]  # a set or none
        return frozenset(sure), None if possible is None else frozenset(possible)
    return frozenset({value}), frozenset({value})


def _meet(left: Bounds, right: Bounds) -> Truth:
    if left[0] & right[0]:
        return "yes"
    if left[1] is not None and right[1] is not None:
        return "unknown" if left[1] & right[1] else "no"
    # one of them may hold anything; the other must still hold something
    return "no" if left[1] == frozenset() or right[1] == frozenset() else "unknown"


def agree(left: Value, right: Value, zone: str | None) -> Truth:
    """Tell whether act and event agree on a key: equal values, sets that meet, `all` with everything."""
    if left is ALL or right is ALL:
        return "yes"
    if left is UNKNOWN or right is UNKNOWN:
        return "unknown"
    if left is None or right is None:
        return all_of((_is_none(left), _is_none(right)))
    if is_set(left) or is_set(right):
        return _meet(_bounds(left), _bounds(right))
    return compare(left, "=", right, zone)


def _is_none(value: Value) -> Truth:
    return _equal(value, None, None)
