"""The zones that a case made ready tells at once are those that are worked out from act and case."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from fairdebt import Action, Case
from fairdebt.facts import prepared, zones_in_question

NAMES = [("recipient",), ("debtor",), ("recipient", "debtor"), ("debtor", "lender"), ("lender",), ("America/Denver",)]
ACTS: list[dict[str, Any]] = [
    {},
    {"to": "debtor"},
    {"to": "third_person"},
    {"to": "attorney", "recipient": "A1"},
    {"to": "unknown"},
    {"to": "third_person", "recipient": "P9", "channel": "call", "address": "+1 303 555 0100"},
]
WHERE: list[dict[str, Any]] = [
    {},
    {"zones": ["America/New_York"]},
    {"zones": ["America/New_York", "America/Chicago"]},
    {"zones": "unknown"},
    {"jurisdictions": ["US-NY"]},
    {"jurisdictions": {"residence": "US-NY", "location": "US-TX"}},
    {"jurisdictions": {"residence": "US-NY", "number": "US-CO"}},
]
WHO: list[dict[str, Any]] = [
    {},
    {"recipient": {"id": "A1"}},
    {"recipient": {"zones": ["America/Denver"]}},
    {"recipients": [{"id": "A1", "zones": ["America/Los_Angeles"]}]},
    {"recipients": [{"id": "P9"}]},
    {"lender": {"id": "L1", "zone": "America/Phoenix"}},
]


@pytest.mark.parametrize("names", NAMES, ids=" ".join)
def test_zones_told_at_once_are_those_worked_out(names: tuple[str, ...]) -> None:
    for said, where, who in product(ACTS, WHERE, WHO):
        act = Action.model_validate({"act": "contact", "at": "2026-03-02T10:00-05:00", **said})
        case = Case.model_validate({"debtor": {"id": "P1"}, **where, **who})
        assert prepared(case).zones(names, act) == zones_in_question(names, act, case), (said, where, who)
