"""Past events as a host says them, shared by the tests of how they are read."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from fairdebt.facts import Event
from tests.facts.drawing import dicts

AT = "2026-03-02T10:00+08:00"
CALL: dict[str, Any] = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "debts": ["D1"],
    "outcome": "busy",
    "at": AT,
}
ODD = {"notice": "inconvenient_time", "times": {"every_day": "09:00-10:00"}, "at": AT}
WITH_ID = {**CALL, "id": "E1", "recorded": True, "minutes": 3}

several = st.lists(
    dicts(Event, faults=False)
    | dicts(Event)
    | st.sampled_from((CALL, ODD, WITH_ID))
    | dicts(Event, faults=False).map(Event.model_validate),
    max_size=8,
)
"""Dicts of events, right and wrong, and models."""
