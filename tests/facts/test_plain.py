"""What was handed in is written as pydantic writes it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import BaseModel, ValidationError

from fairdebt.facts import Action, Case, Event, plain_case, plain_deed
from tests.facts.drawing import dicts
from tests.facts.quick.test_case import cases

AT = datetime(2026, 3, 2, 2, 30, 1, 5, tzinfo=UTC)


def same(case: Case) -> None:
    said = json.loads(case.model_dump_json(exclude={"history", "history_from"}))
    assert plain_case(case, with_history=False) == said
    assert plain_case(case, with_history=True) == json.loads(case.model_dump_json(exclude={"history_from"}))


@given(cases(faults=False))
def test_a_case_is_written_as_pydantic_writes_it(raw: dict[Any, Any]) -> None:
    try:
        case = Case.model_validate(raw)
    except ValidationError:
        return
    same(case)


DEEDS: tuple[type[BaseModel], ...] = (Action, Event)


@given(st.sampled_from(DEEDS).flatmap(lambda model: st.tuples(st.just(model), dicts(model, faults=False))))
def test_a_deed_is_written_as_pydantic_writes_it(drawn: tuple[type[Any], dict[Any, Any]]) -> None:
    model, raw = drawn
    deed = model.model_validate(raw)
    assert plain_deed(deed) == json.loads(deed.model_dump_json())


@pytest.mark.parametrize("at", [AT, AT.replace(microsecond=0), AT.astimezone(timezone(timedelta(hours=8)))])
def test_an_instant_is_written_as_pydantic_writes_it(at: datetime) -> None:
    deed = Action(act="contact", at=at, minutes=Decimal("1.50"), debts=["D1"])
    assert plain_deed(deed) == deed.model_dump(mode="json")


def test_the_ordinary_case_needs_no_pydantic(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.model_validate(
        {
            "jurisdictions": {"residence": "US-MA"},
            "zones": ["America/New_York"],
            "debtor": {"id": "P1", "insolvent": "no"},
            "mandate": {"contract": "yes"},
            "debts": [{"id": "D1", "days_overdue": 35}],
            "own": {"band": "yes"},
        }
    )
    same(case)

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Case, "model_dump_json", never)
    assert plain_case(case, with_history=False)["debts"] == [{"id": "D1", "days_overdue": "35"}]


def test_a_host_s_own_class_is_written_in_its_own_way() -> None:
    class Mine(Case):
        extra: str = "x"

    assert plain_case(Mine(), with_history=False) == {"extra": "x"}
