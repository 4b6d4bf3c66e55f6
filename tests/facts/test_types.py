"""What a host reads about our models in JSON Schema, as web frameworks show it, is what they take."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from fairdebt.errors import InvalidInput
from fairdebt.facts import Action, Case, Event, read_case
from fairdebt.facts.quick.lane import OFTEN
from tests.facts.drawing import MODELS, dicts

AT = "2026-03-02T10:00+08:00"


@cache
def schema(model: type[BaseModel]) -> Draft202012Validator:
    """Return what judges JSON by the schema of a model."""
    found = model.model_json_schema()
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@given(st.sampled_from(MODELS).flatmap(lambda model: st.tuples(st.just(model), dicts(model, faults=False))))
def test_what_is_written_fits_the_schema(drawn: tuple[type[BaseModel], dict[Any, Any]]) -> None:
    model, raw = drawn
    schema(model).validate(json.loads(model.model_validate(raw).model_dump_json()))


@pytest.mark.parametrize(
    ("raw", "fits"),
    [
        ({}, True),
        ({"channel": "cal"}, False),
        ({"channel": None}, False),
        ({"chanel": "call"}, False),
        ({"recorded": True}, True),
        ({"recorded": 1}, False),
        ({"minutes": 3}, True),
        ({"minutes": "3.5"}, True),
        ({"minutes": -1}, False),
        ({"minutes": []}, False),
        ({"debts": ["D1"]}, True),
        ({"debts": []}, False),
        ({"debts": "D1"}, False),
        ({"elements": ["institution"]}, True),
        ({"elements": {"institution": "yes"}}, True),
        ({"elements": ["no such word"]}, False),
        ({"claims": {"will_sue": "yes"}}, True),
        ({"claims": ["will_sue"]}, False),
        ({"postdated_on": "none"}, True),
    ],
)
def test_the_schema_and_the_model_agree(raw: dict[str, Any], fits: bool) -> None:
    said = {"act": "contact", "at": AT, **raw}
    assert schema(Action).is_valid(said) is fits
    try:
        Action.model_validate(said)
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_a_whole_case_has_a_schema() -> None:
    case = {
        "jurisdictions": ["CN"],
        "debts": [{"id": "D1", "days_overdue": 3}],
        "history": {"events": [{"notice": "own.promise", "at": AT}], "covers": {"from": AT}},
        "own": {"vip": True},
    }
    assert schema(Case).is_valid(json.loads(Case.model_validate(case).model_dump_json()))
    assert schema(Event).is_valid({"notice": "own.promise", "at": AT})
    assert not schema(Event).is_valid({"notice": "promise", "at": AT})
    assert not schema(Case).is_valid({"debts": [{"id": "D1", "days_over": 3}]})


def test_a_field_that_a_subclass_declares_again_has_a_schema() -> None:
    class Call(Action):
        minutes: int = 3
        purpose: str | None = None

    found = Call.model_json_schema()["properties"]
    assert found["minutes"]["default"] == 3
    assert "default" not in found["purpose"]


@pytest.mark.parametrize("of", ["lender", "recipient"])
def test_zones_of_people_are_zones(of: str) -> None:
    """A name that is no zone crashed whatever asked for the local time there."""

    def said(zone: Any) -> dict[str, Any]:
        return {of: {"zone": zone} if of == "lender" else {"zones": [zone]}}

    for _ in range(OFTEN + 2):  # by pydantic at first, by the quick lane later on
        for zone in ("Mars/Olympus", "unknown" if of == "recipient" else "", "\ud800", 5, "Asia/Shanghai\n"):
            with pytest.raises(InvalidInput):
                read_case(said(zone))
        for word in ("unknown", "none"):
            read_case({of: {"zone" if of == "lender" else "zones": word}})
        kept = read_case(said("Asia/Shanghai"))
        zones = kept.lender.zone if of == "lender" else kept.recipient.zones if kept.recipient is not None else None
        assert zones in ("Asia/Shanghai", ("Asia/Shanghai",))
    with pytest.raises(InvalidInput) as refused:
        read_case(said("Mars/Olympus"))
    assert "there is no zone `Mars/Olympus`\n  fix: use IANA names, such as `Asia/Shanghai`" in str(refused.value)
