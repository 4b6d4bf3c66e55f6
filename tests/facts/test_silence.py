"""What follows from what a case says of places: the states of jurisdictions, cities counted as their state."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import UNKNOWN, Action, Case, Members, fact_of

CALL = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T12:00-05:00"})


def value(path: str, said: Any) -> object:
    return fact_of(Case.model_validate({} if said is None else {"jurisdictions": said}), path, CALL)


def both(*codes: str) -> Members:
    return Members(frozenset(codes), frozenset(codes))


@pytest.mark.parametrize(
    ("said", "states", "state"),
    [
        (["US-NY/new-york-city"], both("US-NY"), "US-NY"),
        (["US-NY/new-york-city", "US-NY"], both("US-NY"), UNKNOWN),
        ({"residence": "US-NY/buffalo", "location": "US-CA/los-angeles"}, both("US-NY", "US-CA"), "US-NY"),
        ({"residence": "US-GA", "number": "US-FL"}, both("US-GA", "US-FL"), "US-GA"),
        (["CN"], both("CN"), "CN"),
        (["US-MA", "unknown"], Members(frozenset({"US-MA"}), None), UNKNOWN),
        ("unknown", Members(frozenset(), None), UNKNOWN),
        (None, Members(frozenset(), None), UNKNOWN),
    ],
)
def test_cities_count_as_their_state(said: Any, states: object, state: object) -> None:
    assert value("jurisdictions.states", said) == states
    assert value("jurisdictions.state", said) == state
