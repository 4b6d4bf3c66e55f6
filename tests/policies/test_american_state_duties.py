"""What is owed after an event under the law of American states: by which last day, done by which deed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt import Guard

ON = "2026-09-01T10:00-04:00"
DONE = "2026-09-03T10:00-04:00"
CREDITOR_LAW = frozenset({"us.ma-940-cmr-7"})
"""What binds creditors in their own name, not agencies."""


def letter(purpose: str) -> dict[str, str]:
    said = {"act": "contact", "channel": "letter", "to": "debtor", "agency": "A1", "outcome": "delivered"}
    return {**said, "purpose": purpose, "at": DONE}


def owed(policy: str, state: str, *history: dict[str, Any]) -> dict[str, str]:
    """Return what is owed, by rule, with the last day."""
    case = {
        "jurisdictions": [state],
        "zones": ["America/New_York"],
        "debtor": {"id": "P1"},
        "lender": {"id": "L1", "type": "bank", "zone": "America/New_York"},
        "agency": {"id": "A1"},
        "collector": {"role": "lender" if policy in CREDITOR_LAW else "agency"},
        "debts": [
            {
                "id": "D1",
                "product": "credit_card",
                "purpose": "consumer",
                "days_overdue": 60,
                "charged_off": "yes",
            }
        ],
        "history": list(history),
    }
    found = Guard.load(policy).duties(case, datetime.fromisoformat("2026-09-05T10:00-04:00"))
    return {each.rule: str(each.due_on) for each in found}


@pytest.mark.parametrize(
    ("policy", "state", "event", "rule", "last_day", "deed"),
    [
        (
            "us.dc-debt-collection",
            "US-DC",
            {"notice": "documents_request", "at": ON},
            "us.dc-debt-collection/documents-sent",
            "2026-09-16",
            letter("verification"),
        ),
        (
            "us.dc-debt-collection",
            "US-DC",
            {"notice": "plan_signed", "at": ON},
            "us.dc-debt-collection/plan-in-writing",
            "2026-09-08",
            letter("plan_confirmation"),
        ),
        (
            "us.tx-finance-code",
            "US-TX",
            {"notice": "dispute", "form": "written", "at": ON},
            "us.tx-finance-code/dispute-answered",
            "2026-10-01",
            letter("dispute_answer"),
        ),
        (
            "us.ny-23-nycrr-1",
            "US-NY",
            {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "agency": "A1", "at": ON},
            "us.ny-23-nycrr-1/disclose-within-five-days",
            "2026-09-06",
            letter("validation_notice"),
        ),
        (
            "us.ny-23-nycrr-1",
            "US-NY",
            {"notice": "dispute", "at": ON},
            "us.ny-23-nycrr-1/substantiate-within-sixty-days",
            "2026-10-31",
            letter("verification"),
        ),
        (
            "us.nyc-6-rcny-5-77",
            "US-NY/new-york-city",
            {"notice": "dispute", "form": "oral", "at": ON},
            "us.nyc-6-rcny-5-77/verify-in-sixty-days",
            "2026-10-31",
            letter("unverified_notice"),
        ),
        (
            "us.ma-940-cmr-7",
            "US-MA",
            {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "at": ON},
            "us.ma-940-cmr-7/validate-in-five-business-days",
            "2026-09-09",  # Labor Day, 7 September, does not count
            letter("validation_notice"),
        ),
        (
            "us.ny-23-nycrr-1",
            "US-NY",
            {"notice": "plan_signed", "at": ON},
            "us.ny-23-nycrr-1/confirm-agreements",
            "2026-09-09",
            letter("plan_confirmation"),
        ),
    ],
    ids=[
        "documents",
        "plan",
        "dispute",
        "first disclosures",
        "substantiation",
        "verification",
        "validation",
        "agreement",
    ],
)
def test_a_deed_is_owed_until_it_is_done(
    policy: str, state: str, event: dict[str, Any], rule: str, last_day: str, deed: dict[str, str]
) -> None:
    assert owed(policy, state, event)[rule] == last_day
    assert rule not in owed(policy, state, event, deed)
    assert owed(policy, state, event, deed | {"outcome": "bounced"})[rule] == last_day


@pytest.mark.parametrize(
    ("policy", "state", "rule"),
    [
        ("us.ny-23-nycrr-1", "US-NY", "us.ny-23-nycrr-1/disclose-within-five-days"),
        ("us.ma-940-cmr-7", "US-MA", "us.ma-940-cmr-7/validate-in-five-business-days"),
    ],
)
def test_a_call_that_nobody_answered_is_no_first_communication(policy: str, state: str, rule: str) -> None:
    """23 NYCRR 1.2 and 940 CMR 7.08 count from the initial communication, not from an attempt."""
    call = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "at": ON}
    if policy != "us.ma-940-cmr-7":
        call["agency"] = "A1"
    assert rule not in owed(policy, state, call | {"outcome": "no_answer"})
    assert rule in owed(policy, state, call | {"outcome": "conversation"})
