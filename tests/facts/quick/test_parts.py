"""The parts of a case, and what is remembered of them; what they say is compared with pydantic in `test_case`."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import Case
from fairdebt.facts.quick import parts
from fairdebt.facts.quick.parts import read_debts
from tests.facts.drawing import Text, Word


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ([{"id": "D1"}, {"id": "D2"}], {"D1": ("D1",), "D2": ("D2",)}),
        (({"id": "D1"},), {"D1": ("D1",)}),
        ([{"product": "credit_card"}], {"debt 1": ("debt 1",)}),
        ("unknown", {}),
        ("D1", {}),
        ([{"id": 7}], {}),
    ],
)
def test_events_may_name_the_debts_that_are_listed_or_any(said: Any, named: dict[str, tuple[str, ...]]) -> None:
    for _ in range(9):  # so that a function is written
        read_debts(said)
    found = read_debts(said)
    assert found[1:] == (named, len(named) or None)


@pytest.mark.parametrize("said", [[], [{"id": "D1"}, {"id": "D1"}], [{"id": "D1"}, {"product": "credit_card"}]])
def test_debts_that_cannot_stand_together_are_left_to_pydantic(said: Any) -> None:
    for _ in range(9):  # so that a function is written
        read_debts([{"id": "D1"}])
        read_debts([{"product": "credit_card"}])
    with pytest.raises(ValueError, match="cannot stand together"):
        read_debts(said)


@pytest.mark.parametrize("said", [{"vip": Text("yes")}, {"vip": Word.YES}, {Text("vip"): "yes"}, {Text("vip"): 2.5}])
def test_own_facts_are_texts_of_our_own(said: dict[str, Any]) -> None:
    """What looks like a text may be more than one: it would be kept, compared and pickled as what it is."""
    for own in ({"vip": "yes"}, said):  # the name was met
        kept = Case.model_validate({"own": own}).own
        assert [(type(name), type(value)) for name, value in kept.items()] == [
            (str, float if own == {"vip": 2.5} else str)
        ]


def test_names_of_own_facts_are_remembered_in_small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdebt.facts.quick.parts.NAMES", 3)
    monkeypatch.setattr("fairdebt.facts.quick.parts._well_named", set())
    for number in range(10):
        assert Case.model_validate({"own": {f"x{number}": "yes"}}).own == {f"x{number}": "yes"}
    assert len(parts._well_named) <= 3
