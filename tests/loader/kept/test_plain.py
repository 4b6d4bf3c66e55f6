from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from fairdebt import clock, logic, policy, vocabulary
from fairdebt.errors import Mark
from fairdebt.loader import Loosened, Policies, WholePolicies
from fairdebt.loader.kept.plain import NODES, NotPlain, from_plain, to_plain
from fairdebt.logic import All, Among, Any as AnyOf, Attribute, Compare, Fact, Literal, Not, parts_in
from fairdebt.source import Scalar
from tests.generated import policies

KEPT = (Policies, Loosened)


def as_loaded(whole: WholePolicies) -> Policies:
    return Policies(*(getattr(whole, each.name) for each in fields(Policies)))


def there_and_back(value: object) -> Any:
    return from_plain(json.loads(json.dumps(to_plain(value, *KEPT))), *KEPT)


@settings(max_examples=30)
@given(policies())
def test_drawn_policies_come_back_equal(drawn: WholePolicies) -> None:
    policies_ = as_loaded(drawn)
    back = there_and_back(policies_)
    assert back == policies_
    assert repr(ordered(back)) == repr(ordered(policies_))  # 1 is no True, 1.0 no 1.00, a date no text


def ordered(node: object) -> object:
    """Return a value with its sets in an order that does not depend on the process, texts without their places."""
    if isinstance(node, frozenset):
        return sorted(map(repr, node))
    if isinstance(node, str):
        return str(node)
    if isinstance(node, tuple | dict) or is_dataclass(node):
        names = list(node) if isinstance(node, dict) else type(node).__name__
        return names, [ordered(part) for part in parts_in(node)]
    return node


@pytest.mark.parametrize(
    "value", [None, True, False, 0, 1, "1", "", Decimal("1.00"), Decimal("-0"), date(2026, 1, 30), "2026-01-30"]
)
def test_a_simple_value_stays_what_it_is(value: object) -> None:
    (back,) = there_and_back((value,))
    assert (type(back), repr(back)) == (type(value), repr(value))


def test_values_that_equal_each_other_stay_apart() -> None:
    values = (True, 1, Decimal(1), Decimal("1.0"), "1")
    assert repr(there_and_back(values)) == repr(values)


def test_a_text_loses_its_place() -> None:
    (back,) = there_and_back((Scalar("a", Mark(3, 4)),))
    assert type(back) is str


def test_equal_parts_become_one_object() -> None:
    one, other = (Compare(Attribute("act", "act"), "=", Literal("contact")) for _ in range(2))
    back = there_and_back(All((one, Not(other))))
    assert isinstance(back, All)
    first, second = back.parts
    assert isinstance(second, Not)
    assert first is second.part


@pytest.mark.parametrize(
    "value",
    [object(), datetime(2026, 1, 30, tzinfo=UTC), 1.5, b"", [1], {1}, Mark(1, 1), (Literal(1.5),)],  # type: ignore[arg-type]  # no value
)
def test_nothing_else_is_kept(value: object) -> None:
    with pytest.raises(NotPlain):
        to_plain((value,))


def test_every_class_of_norms_is_kept() -> None:
    """A class that was forgotten would only mean that nothing is kept any more."""
    named = [getattr(room, name) for room in (logic, policy) for name in room.__all__]
    wanted = {each for each in named if isinstance(each, type) and is_dataclass(each)}
    assert wanted <= set(NODES)
    assert {clock.Span, clock.Spans, clock.Week, clock.Window} <= set(NODES)
    assert {vocabulary.Fact, vocabulary.Notice, vocabulary.Silence, vocabulary.Type, vocabulary.Word} <= set(NODES)


@pytest.mark.parametrize(
    "broken",
    [
        {"parts": [[999]]},
        {"parts": [[3, 7]]},
        {"parts": [["0"]]},
        {"parts": []},
        {"parts": [[2, 0]], "words": ["a key without a value"]},
        {"dates": ["2026-13-01"]},
        {"decimals": ["a few"]},
        {"words": None},
    ],
)
def test_what_was_not_written_is_not_read(broken: dict[str, object]) -> None:
    whole = {"words": [], "dates": [], "decimals": [], "parts": [[0]], **broken}
    with pytest.raises((ArithmeticError, IndexError, TypeError, ValueError)):
        from_plain(whole)  # type: ignore[arg-type]  # broken on purpose


def test_sets_are_written_in_one_order() -> None:
    words = [f"w{number}" for number in range(50)]
    one, other = (to_plain(Among(Fact("lender.type"), frozenset(each))) for each in (words, words[::-1]))
    assert one == other
    assert there_and_back(AnyOf(())) == AnyOf(())
