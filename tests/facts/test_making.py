"""A model is put together as pydantic leaves it, by its core or by Python."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from fairdebt.facts import Case, Event, making
from fairdebt.facts.people import Debtor
from tests.facts.drawing import state

AT = "2026-03-02T10:00+08:00"
SAID: tuple[tuple[type[BaseModel], dict[str, Any]], ...] = (
    (Event, {"act": "contact", "channel": "call", "at": AT}),
    (Debtor, {"id": "P1"}),
    (Case, {"debtor": {"id": "P1"}}),
)


@pytest.mark.parametrize("by_core", [True, False])
@pytest.mark.parametrize(("model", "said"), SAID)
def test_a_model_is_made_as_pydantic_makes_it(
    model: type[BaseModel], said: dict[str, Any], by_core: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not by_core:
        monkeypatch.setattr(making, "SchemaValidator", _of_another_version)
    slow = model.__pydantic_validator__.validate_python(said)
    parts: making.State = (dict(slow.__dict__), None, set(said))
    one, (first, second) = making.making(model)(parts), making.making_all(model)([parts, parts])
    for made in (one, first, second):
        assert state(made) == state(slow)
        assert made.__dict__ is parts[0]


def _of_another_version(*_: object, **__: object) -> None:
    raise TypeError
