"""Many events are read as each of them is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from fairdebt.errors import InvalidInput
from fairdebt.facts import Event, read_action, read_events
from tests.facts.drawing import dicts, state


@given(st.lists(dicts(Event, faults=False), max_size=4), st.integers(1, 12))
def test_many_are_read_as_each_is(raws: list[dict[str, Any]], times: int) -> None:
    every = raws * times
    assert [state(event) for event in read_events(every)] == [state(Event.model_validate(raw)) for raw in every]


def test_one_that_is_wrong_is_told() -> None:
    right = {"act": "contact", "channel": "call", "at": "2026-03-02T10:00+08:00"}
    with pytest.raises(ValidationError):
        read_events([*[right] * 20, {**right, "channel": "drum"}])


@pytest.mark.parametrize(
    ("raw", "fix"),
    [('{"act": "contact"}', "parsed into a mapping first"), (b"{}", "parsed into a mapping first"), (None, "{id: P1}")],
)
def test_text_is_told_to_be_parsed(raw: Any, fix: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(fix)):
        read_action(raw)
