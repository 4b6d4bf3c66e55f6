"""The most protective law wins, and the decision names the rules of other jurisdictions that it displaced."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.facts import Decision, Reason

CASE: dict[str, Any] = {
    "lender": {"id": "L1", "type": "bank"},
    "agency": {"id": "A1"},
    "collector": {"role": "agency", "licensed": "yes"},
    "mandate": {"contract": "yes", "covers_debt": "yes"},
    "debtor": {"id": "P1"},
    "debts": [{"id": "D1", "product": "credit_card", "purpose": "consumer"}],
}
CALL = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "voice": "person", "agency": "A1"}


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("us")


def decision(guard: Guard, where: Any, at: str, *calls: str, **said: Any) -> Decision:
    history = [{**CALL, "outcome": "no_answer", "at": call} for call in calls]
    return guard.decide({**CALL, "at": at}, {**CASE, "jurisdictions": where, "history": history, **said})


def reason(found: Decision, rule: str) -> Reason:
    (one,) = [each for each in found.reasons if each.rule == rule]
    return one


def test_a_stricter_count_displaces_the_federal_one(guard: Guard) -> None:
    found = decision(guard, ["US-MA"], "2026-03-02T10:00-05:00", "2026-02-27T10:00-05:00", "2026-02-28T10:00-05:00")
    assert reason(found, "us.ma-209-cmr-18/two-in-seven-days").displaced == ("us.reg-f/calls-7-in-7",)


def test_a_fixed_zone_displaces_the_hours_of_where_the_debtor_is(guard: Guard) -> None:
    west = {"residence": "US-MA", "location": "US-CA"}
    found = decision(guard, west, "2026-03-02T18:30-08:00", zones=["America/Los_Angeles"])
    displaced = reason(found, "us.ma-940-cmr-7/eastern-hours-for-agencies").displaced
    assert displaced == ("us.reg-f/hours",)


def test_a_federal_rule_may_be_the_stricter_one(guard: Guard) -> None:
    """Washington opens at half past seven, Regulation F at eight."""
    found = decision(guard, ["US-WA"], "2026-03-02T07:45-08:00")
    assert reason(found, "us.reg-f/hours").displaced == ("us.wa-rcw-19-16/hours-at-home",)


def test_what_forbids_as_well_is_not_displaced(guard: Guard) -> None:
    found = decision(guard, ["US-MA"], "2026-03-02T06:00-05:00")
    assert {each.rule for each in found.reasons} >= {"us.reg-f/hours", "us.ma-209-cmr-18/hours"}
    assert [each.displaced for each in found.reasons] == [()] * len(found.reasons)


def test_rules_of_one_jurisdiction_do_not_displace_each_other() -> None:
    case = {
        "jurisdictions": ["CN"],
        "lender": {"id": "L1", "type": "bank"},
        "collector": {"role": "lender"},
        "debtor": {"id": "P1"},
        "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}],
    }
    call = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "at": "2026-03-02T22:30+08:00"}
    found = Guard.load("cn").decide(call, case)
    assert [each.displaced for each in found.reasons] == [()] * len(found.reasons) != []


def test_a_hold_displaces_nothing() -> None:
    guard = Guard.load("us")
    guard.hold("everything", why="audit", by="CCO", at="2026-03-01T00:00-05:00")
    found = decision(guard, ["US-MA"], "2026-03-02T21:30-05:00")
    assert len(found.reasons) > 1


def test_words_and_records_keep_what_was_displaced(guard: Guard) -> None:
    found = decision(guard, ["US-MA"], "2026-03-02T10:00-05:00", "2026-02-27T10:00-05:00", "2026-02-28T10:00-05:00")
    assert "stricter here than: us.reg-f/calls-7-in-7" in found.explain("en")
    assert "比以下规则更严：us.reg-f/calls-7-in-7" in found.explain("zh")
    assert Decision.from_json(found.to_json()) == found


def test_a_presumption_shows_what_may_rebut_it(guard: Guard) -> None:
    calls = [f"2026-02-{day}T10:00-05:00" for day in (24, 25, 26, 27, 28)] + [
        "2026-03-01T10:00-05:00",
        "2026-03-01T12:00-05:00",
    ]
    found = decision(guard, ["US-GA"], "2026-03-02T10:00-05:00", *calls)
    rebuttal = reason(found, "us.reg-f/calls-7-in-7").rebuttal
    assert rebuttal != ()
    assert "; ".join(each.en for each in rebuttal) in found.explain("en")
