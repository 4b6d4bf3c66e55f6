"""The quick lane says what pydantic says, or nothing; and of ordinary dicts it does say it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import BaseModel, ValidationError

from fairdebt.facts import Action, Event
from fairdebt.facts.action import EVENTS
from fairdebt.facts.quick.lane import LANES, Lane
from tests.facts.drawing import MODELS, dicts, state

AT = "2026-03-02T10:00+08:00"
CALL = {"act": "contact", "channel": "call", "to": "debtor", "debts": ["D1"], "outcome": "no_answer", "at": AT}


pytestmark = pytest.mark.usefixtures("at_once")


def by_pydantic(model: type[BaseModel], raw: Any) -> Any:
    """Return what pydantic makes of a dict, None for a fault."""
    try:
        return model.__pydantic_validator__.validate_python(raw)
    except (ValidationError, RecursionError):
        return None


def agrees(model: type[BaseModel], raw: Any) -> bool:
    """Tell whether the quick lane read the dict, and check that it read what pydantic reads."""
    read = LANES[model].read(raw)
    if read is None:
        return False
    slow = by_pydantic(model, raw)
    assert slow is not None
    assert read == slow
    assert state(read) == state(slow)
    assert read.model_dump_json() == slow.model_dump_json()
    assert read.model_dump() == slow.model_dump()
    return True


@given(st.sampled_from(MODELS).flatmap(lambda model: st.tuples(st.just(model), dicts(model))))
def test_it_says_what_pydantic_says_or_nothing(drawn: tuple[type[BaseModel], dict[Any, Any]]) -> None:
    agrees(*drawn)


@given(st.sampled_from(MODELS).flatmap(lambda model: st.tuples(st.just(model), dicts(model))))
def test_what_is_read_can_be_written_and_read_again(drawn: tuple[type[BaseModel], dict[Any, Any]]) -> None:
    model, raw = drawn
    made = by_pydantic(model, raw)
    if made is not None:
        written = made.model_dump_json()
        again = model.model_validate_json(written)
        assert again == made
        assert again.model_dump_json() == written
        assert model.model_validate(made.model_dump()) == made


@given(st.sampled_from(MODELS).flatmap(lambda model: st.tuples(st.just(model), dicts(model, faults=False))))
def test_it_reads_whatever_is_right(drawn: tuple[type[BaseModel], dict[Any, Any]]) -> None:
    model, raw = drawn
    assert agrees(model, raw) or by_pydantic(model, raw) is None


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({}, True),
        ({"channel": "cal"}, False),
        ({"channel": None}, False),
        ({"channel": []}, False),
        ({"at": "2026-03-02T10:00"}, False),
        ({"at": "2201-01-01T00:00:00Z"}, False),
        ({"debts": []}, False),
        ({"debts": "unknown"}, True),
        ({"debts": ["D1", "D2"]}, True),
        ({"debts": ["\ud800"]}, False),
        ({"id": "x" * 200}, True),
        ({"id": "x" * 201}, False),
        ({"id": "借据"}, True),
        ({"id": "\ud800"}, False),
        ({"recorded": True}, True),
        ({"recorded": 1}, False),
        ({"minutes": 3}, True),
        ({"minutes": True}, False),
        ({"notice": "consent"}, False),
        ({"scope": "sms"}, False),
        ({"elements": ["institution"]}, True),
        ({"elements": ["nothing of the kind"]}, False),
        ({"chanel": "call"}, False),
    ],
)
def test_what_it_reads_and_what_it_leaves(change: dict[str, Any], read: bool) -> None:
    assert agrees(Event, CALL | change) is read


def test_fields_are_met_often_before_a_function_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdebt.facts.quick.lane.OFTEN", 3)
    lane = Lane(Action)
    raw = {"act": "contact", "at": AT}
    assert [lane.read(raw) is not None for _ in range(4)] == [False, False, True, True]
    assert lane.read({"act": "contact", "at": AT, "chanel": "call"}) is None


def test_what_is_remembered_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdebt.facts.quick.lane.SHAPES", 4)
    monkeypatch.setattr("fairdebt.facts.quick.lane.MET", 4)
    lane = Lane(Action)
    for name in ("to", "channel", "purpose", "mode", "voice", "place", "payee"):
        for word in ("unknown", "nobody at all"):
            lane.read({"act": "contact", "at": AT, name: word})
        lane.read({"act": "contact", "at": AT, f"{name}s of the caller": word})
    assert len(lane.readers) <= 4
    assert len(lane._met) <= 4


def test_what_the_host_changes_afterwards_changes_nothing() -> None:
    hours = ["09:00-10:00"]
    raw = {"notice": "inconvenient_time", "times": {"any": [{"every_day": hours}]}, "at": AT}
    for made in (EVENTS.read(raw), by_pydantic(Event, raw)):
        assert made is not None
        before = made.model_dump_json()
        hours.append("11:00-12:00")
        assert made.model_dump_json() == before


def test_an_order_of_fields_is_no_matter() -> None:
    shuffled = dict(reversed(CALL.items()))
    assert Event.model_validate(CALL) == Event.model_validate(shuffled)
    assert list(Event.model_validate(CALL).__dict__) == list(Event.model_validate(shuffled).__dict__)


def test_a_subclass_has_its_own_checks() -> None:
    class Mine(Action):
        extra: int | None = None

    assert Mine.model_validate({"act": "contact", "at": AT}).extra is None
    with pytest.raises(ValidationError):
        Mine.model_validate({"act": "contact", "at": AT, "extra": "much"})
