"""What follows from what a case says: cities are counted as their state, and nobody is taken for somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import UNKNOWN, Action, Case, Event, Members, Value, attribute_of, fact_of

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


@pytest.mark.parametrize(
    ("said", "cities"),
    [
        (["US-NY/new-york-city"], both("US-NY/new-york-city")),
        (["US-NY/albany"], both("US-NY/albany")),
        (["US-NY"], Members(frozenset(), frozenset({"US-NY/new-york-city"}))),
        (["US"], Members(frozenset(), frozenset({"US-NY/new-york-city"}))),
        (
            ["US-NY", "US-NY/albany"],
            Members(frozenset({"US-NY/albany"}), frozenset({"US-NY/albany", "US-NY/new-york-city"})),
        ),
        (["US-NJ"], both()),
        ({"residence": "US-NJ", "number": "US-NY"}, both()),
        ({"residence": "US-NJ", "location": "US-NY"}, Members(frozenset(), frozenset({"US-NY/new-york-city"}))),
        ({"residence": "US-NY/albany", "location": "unknown"}, Members(frozenset({"US-NY/albany"}), None)),
        ({"number": "US-NY/albany"}, Members(frozenset(), None)),
        (["US-NY/albany", "unknown"], Members(frozenset({"US-NY/albany"}), None)),
        ("unknown", Members(frozenset(), None)),
        (None, Members(frozenset(), None)),
    ],
)
def test_a_state_said_alone_may_be_a_city_with_law_of_its_own(said: Any, cities: object) -> None:
    assert value("jurisdictions.cities", said) == cities


OFFERED = {"id": "C1", "offered_to_pay": "yes"}


@pytest.mark.parametrize(
    ("case", "to", "recipient", "expected"),
    [
        ({"recipient": OFFERED}, "contact_person", "C1", "yes"),
        ({"recipient": OFFERED}, "contact_person", "C2", "no"),
        ({"recipient": OFFERED}, "contact_person", None, "yes"),  # one recipient in the case, none named by the act
        ({"recipient": OFFERED, "debtor": {"id": "P1"}}, "debtor", None, "no"),
        ({"recipient": OFFERED | {"id": "P1"}, "debtor": {"id": "P1"}}, "debtor", None, "yes"),
        ({"recipient": {"offered_to_pay": "yes"}}, "contact_person", "C2", "yes"),  # of whom it is about nobody spoke
        ({"recipient": OFFERED, "recipients": [{"id": "C2"}]}, "contact_person", "C1", "yes"),
        ({"recipient": OFFERED, "recipients": [{"id": "C2"}]}, "contact_person", "C3", "no"),
        ({"recipients": [OFFERED, {"id": "C2"}]}, "contact_person", "C2", "no"),
        ({"recipient": OFFERED}, "contact_person", "unknown", UNKNOWN),
        ({"recipient": OFFERED | {"id": "unknown"}}, "contact_person", "C2", UNKNOWN),
        ({"recipient": OFFERED | {"id": "unknown"}}, "contact_person", None, "yes"),
        ({"recipient": OFFERED, "debtor": {"id": "unknown"}}, "debtor", None, UNKNOWN),
        ({"recipient": OFFERED}, "unknown", None, UNKNOWN),
    ],
)
def test_what_is_said_of_one_person_is_of_no_other(
    case: dict[str, Any], to: str, recipient: str | None, expected: object
) -> None:
    """Found by asking: one person's offer to pay let another be told of the debt."""
    said = {"act": "contact", "channel": "call", "to": to, "at": "2026-03-02T12:00-05:00"}
    act = Action.model_validate(said if recipient is None else said | {"recipient": recipient})
    assert fact_of(Case.model_validate(case), "recipient.offered_to_pay", act) == expected


@pytest.mark.parametrize(
    ("notice", "silence"), [("consent", None), ("inconvenient_time", UNKNOWN), ("hours_agreed", UNKNOWN)]
)
def test_a_consent_without_times_is_not_limited_to_any(notice: str, silence: Value) -> None:
    event = Event.model_validate({"notice": notice, "at": "2026-03-02T10:00+08:00"})
    assert attribute_of(event, "times", Case()) == silence
