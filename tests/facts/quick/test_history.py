"""Events that are read in columns are those that pydantic reads, whoever makes models of them, and when."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from fairdebt.facts import Event
from fairdebt.facts.held import Columns, Mixed, Models, kind_of
from fairdebt.facts.quick.columns import MENTIONS
from fairdebt.facts.quick.history import held_of
from tests.facts.drawing import Text, state, words_of
from tests.facts.happened import CALL, ODD, WITH_ID, several

pytestmark = pytest.mark.usefixtures("at_once")


def by_pydantic(raws: list[Any]) -> list[Event] | None:
    """Return what pydantic makes of each; None where it refuses one."""
    try:
        return [Event.__pydantic_validator__.validate_python(raw) for raw in raws]
    except (ValidationError, RecursionError):
        return None


def are_one_each(events: list[Event]) -> bool:
    """Tell whether no two have the same id."""
    ids = [event.id for event in events if event.id is not None]
    return len(set(ids)) == len(ids)


@given(several, st.randoms(use_true_random=False))
def test_they_say_what_pydantic_reads_and_become_it(raws: list[Any], rng: Any) -> None:
    slow = by_pydantic(raws)
    named: dict[str, tuple[str, ...]] = {}
    try:
        held = held_of(raws, named)
    except ValidationError:
        held = None
    assert (held is None) == (slow is None or not are_one_each(slow))
    if held is None or slow is None:
        return
    assert len(held) == len(slow)
    assert held.ats == [math.floor(event.at.timestamp()) for event in slow if isinstance(event.at, datetime)]
    assert words_of(held.kinds()) == words_of(map(kind_of, slow))
    for name in Event.model_fields:
        assert state(list(held.column(name))) == state([getattr(event, name) for event in slow])
        assert held.has(name) == any(said is not None for said in held.column(name))
    order = list(range(len(slow)))
    rng.shuffle(order)
    made = {number: held.event(number) for number in order[: len(order) // 2]}
    assert state(list(held.events())) == state(slow)
    assert all(held.events()[number] is event is held.event(number) for number, event in made.items())
    debts = {
        debt
        for event in slow
        for name in MENTIONS
        for debt in (getattr(event, name) if isinstance(getattr(event, name), tuple) else ())
    }
    assert named == {debt: (debt,) for debt in debts}


def kept(raws: list[Any]) -> type:
    """Return in which way events are kept."""
    return type(held_of(raws, {}))


def test_events_of_the_same_fields_are_kept_together() -> None:
    shuffled = dict(reversed(CALL.items()))
    assert kept([CALL, CALL, shuffled]) is Columns
    assert kept([CALL, ODD, CALL, shuffled]) is Mixed
    assert kept([Event.model_validate(CALL)]) is kept([]) is Models
    assert kept([Event.model_validate(CALL), CALL]) is Mixed


@pytest.mark.parametrize(
    "change",
    [
        {"recorded": 1},
        {"recorded": 0.0},
        {"channel": 7},
        {"channel": []},
        {"at": None},
        {"at": "2026-03-02T10:00"},
        {"at": "2201-01-01T00:00:00Z"},
        {"at": "1899-12-31T23:59:59Z"},
        {"at": datetime(2026, 3, 2)},
        {"at": datetime(2201, 1, 1, tzinfo=UTC)},
        {"debts": []},
        {"debts": "D1"},
        {"debts": [7]},
        {"debts": {0: "D1"}},
        {"counted_for": ["\ud800"]},
        {"id": ""},
        {"id": "\ud800"},
        {"id": Text("E2")},
        {"minutes": -1},
        {"minutes": 10**16},
        {"minutes": True},
        {"minutes": None},
    ],
)
def test_one_that_is_wrong_is_left_to_pydantic(change: dict[str, Any]) -> None:
    others = [WITH_ID | {"id": f"E{number}"} for number in range(3, 9)]
    raws = [*others, WITH_ID | {"counted_for": ["D1"]} | change, *others[:2]]
    alike = [WITH_ID | {"id": f"E{number}", "counted_for": ["D1"]} for number in range(20, 25)]
    assert by_pydantic([raws[6]]) is None or change == {"id": Text("E2")}
    if by_pydantic([raws[6]]) is None:
        with pytest.raises(ValidationError):
            held_of([raws[6]], {})
        with pytest.raises(ValidationError):
            held_of([*alike, raws[6], *alike], {})


def test_a_bool_that_was_met_lets_no_number_in() -> None:
    assert kept([WITH_ID]) is Columns
    with pytest.raises(ValidationError):
        held_of([WITH_ID | {"recorded": 1}], {})
    again = held_of([WITH_ID | {"recorded": "yes"}], {})
    assert again is not None
    assert again.column("recorded") == ["yes"]


def test_equal_ids_are_one_plain_text() -> None:
    """A drawn history had the id of a debt as text of a kind of its own, after an event that said the same plainly."""
    said = {"act": "contact", "at": "2026-03-02T10:00+08:00"}
    raws = [{**said, "debts": ["D1"], "recorded": "no"}, {**said, "debts": [Text("D1")]}]
    slow = by_pydantic(raws)
    held = held_of(raws, {})
    assert slow is not None
    assert held is not None
    for told in ([event.debts for event in slow], list(held.column("debts"))):
        assert [[type(debt) for debt in debts or ()] for debts in told] == [[str], [str]]
