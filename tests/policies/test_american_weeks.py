"""An agency's ordinary fortnight in seven places: proper steps are approved, improper ones vetoed by a known rule."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard, Outcome

PLACES = {
    "US-GA": "-04:00",
    "US-TX": "-05:00",
    "US-FL": "-04:00",
    "US-NY/new-york-city": "-04:00",
    "US-MA": "-04:00",
    "US-CA": "-07:00",
    "US-WA": "-07:00",
}
"""Where the debtor lives, with the offset of October."""

MOBILE = {"address": "+14045550100", "address_kind": "mobile"}
READ = {"template": "T1", "findings": [], "claims": {}, "conveys_debt": "yes"}
NAMED = (
    "institution postal_address debtor_name_and_address dispute_right original_creditor_right assumed_valid "
    "validation_end collection_disclosure collector_disclosure information_use current_creditor "
    "original_creditor lender_name account_number itemisation_date itemisation_amount itemisation "
    "itemisation_creditor amount amount_breakdown last_payment_date response_form cfpb_statement callback "
    "contact_name collector_name conduct_notice exempt_income_notice state_rights_notice language_services "
    "work_call_rights opt_out"
)
ELEMENTS: dict[str, Any] = {**{name: {} for name in NAMED.split()}, "licence_number": {"points": 12}}
"""What a letter that is sent everywhere holds: the federal notice, and what each of the seven adds."""


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("cn", "us")


def call(**more: Any) -> dict[str, Any]:
    said = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "voice": "person"}
    return {**said, **MOBILE, "address_source": "contract", **more}


def message(channel: str, **more: Any) -> dict[str, Any]:
    where = MOBILE if channel == "sms" else {"address": "p1@example.com"}
    said = {"act": "contact", "channel": channel, "to": "debtor", "purpose": "plan_due_reminder"}
    return {**said, **where, "address_source": "debtor", "elements": ELEMENTS, **READ, **more}


LETTER = {
    "act": "contact",
    "channel": "letter",
    "to": "debtor",
    "purpose": "validation_notice",
    "address_source": "contract",
}
LIMITED = {
    "leaves": "limited_content",
    "template": "T2",
    "elements": ["neutral_name", "reply_request", "contact_name", "callback"],
    "findings": [],
    "claims": {},
    "conveys_debt": "no",
}
STEPS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("05T14:00", call(), "no_answer"),
    ("05T16:00", {**LETTER, "elements": ELEMENTS, **READ}, "delivered"),
    ("06T14:00", call(**LIMITED), "voicemail"),
    ("13T14:00", call(), "conversation"),
    ("14T14:00", call(), "us.reg-f/wait-after-conversation"),
    ("15T14:00", message("sms"), "delivered"),
    ("16T14:00", message("email"), "delivered"),
    ("20T21:05", call(), "us.reg-f/hours"),
    ("22T14:00", message("sms"), "us.reg-f/address-refused"),
    ("22T15:00", call(address="+14045550101"), "no_answer"),
)
"""When, what, and what came of it; where it is vetoed, a rule that vetoes."""


def said_meanwhile(offset: str) -> list[dict[str, Any]]:
    """Return what the debtor said: consent to texts and e-mails on the 13th, no more texts on the 21st."""
    consent = {"notice": "consent", "given_to": "A1", "form": "electronic"}
    return [
        {**consent, "scope": "sms", "medium": "sms", "address": MOBILE["address"], "at": f"2026-10-13T14:20{offset}"},
        {
            **consent,
            "scope": "electronic",
            "medium": "email",
            "address": "p1@example.com",
            "at": f"2026-10-13T14:21{offset}",
        },
        {"notice": "address_refused", "address": MOBILE["address"], "at": f"2026-10-21T14:00{offset}"},
    ]


@pytest.mark.parametrize("place", PLACES)
def test_a_proper_fortnight(guard: Guard, place: str) -> None:
    """Notice, calls, voicemail, a talk, texts and e-mails by consent, a stop: few facts beyond what an agency knows."""
    offset = PLACES[place]
    case: dict[str, Any] = {
        "jurisdictions": [place],
        "lender": {"id": "L1", "type": "bank"},
        "collector": {"role": "agency", "licensed": "yes", "bonded": "yes"},
        "agency": {"id": "A1"},
        "mandate": {"contract": "yes", "covers_debt": "yes"},
        "debtor": {"id": "P1", "language_noted": "yes"},
        "debts": [{"id": "D1", "product": "credit_card", "purpose": "consumer", "days_overdue": 60}],
    }
    history = said_meanwhile(offset)
    for when, act, ends in STEPS:
        action = {**act, "agency": "A1", "at": f"2026-10-{when}{offset}"}
        decision = guard.decide(action, {**case, "history": history})
        if ends.startswith("us."):
            assert decision.outcome is Outcome.VETOED, (place, when)
            assert ends in {each.rule for each in decision.reasons}, (place, when)
        else:
            assert decision.outcome is Outcome.APPROVED, (place, when, decision.explain("en"))
            history = [*history, {**action, "outcome": ends}]
