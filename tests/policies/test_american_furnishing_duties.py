"""What is owed by those who report to credit bureaus under federal law: since when, by which day, by which deed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt import Guard

CASE: dict[str, Any] = {
    "jurisdictions": ["US-GA"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "bank"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "purpose": "consumer"}],
}
ON = "2026-03-02T10:00-05:00"
LATER = "2026-03-03T10:00-05:00"
ANSWERED = {"act": "answer_complaint", "at": LATER}
REPORTED = {"act": "report_credit", "adverse": "yes", "fields": ["name", "delinquency_date"], "at": ON}
WITHOUT_DAY = {**REPORTED, "fields": ["name"]}
WITH_DAY = {**REPORTED, "at": LATER}
TOLD = {
    "act": "contact",
    "channel": "letter",
    "to": "debtor",
    "purpose": "adverse_report_notice",
    "outcome": "delivered",
    "at": LATER,
}
DISMISSED = {**TOLD, "purpose": "dispute_answer"}


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("us/fcra", "us/reg_v")


def owed(guard: Guard, *history: dict[str, Any], **case: Any) -> dict[str, str]:
    """Return what is owed, by rule, with the last day."""
    at = datetime.fromisoformat("2026-03-10T10:00-05:00")
    found = guard.duties({**CASE, **case, "history": list(history)}, at)
    return {each.rule: str(each.due_on) for each in found}


@pytest.mark.parametrize(
    ("event", "rule", "last_day", "deed"),
    [
        ({"notice": "bureau_objection", "by": "bureau", "at": ON}, "us.fcra/investigate", "2026-04-01", ANSWERED),
        ({"notice": "bureau_objection", "by": "debtor", "at": ON}, "us.reg-v/direct-dispute", "2026-04-01", ANSWERED),
        ({"notice": "dispute_frivolous", "at": ON}, "us.reg-v/frivolous-dispute", "2026-03-09", DISMISSED),
        (REPORTED, "us.fcra/negative-notice", "2026-04-01", TOLD),
        (WITHOUT_DAY, "us.fcra/day-of-delinquency", "2026-05-31", WITH_DAY),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_a_deed_is_owed_until_it_is_done(
    guard: Guard, event: dict[str, Any], rule: str, last_day: str, deed: dict[str, Any]
) -> None:
    assert owed(guard, event)[rule] == last_day
    assert rule not in owed(guard, event, deed)
    assert rule not in owed(guard)
    if deed["act"] == "contact":
        assert owed(guard, event, deed | {"outcome": "bounced"})[rule] == last_day


def test_each_way_of_disputing_a_report_has_its_own_rule(guard: Guard) -> None:
    by_bureau = owed(guard, {"notice": "bureau_objection", "by": "bureau", "at": ON})
    by_debtor = owed(guard, {"notice": "bureau_objection", "by": "debtor", "at": ON})
    assert set(by_bureau) == {"us.fcra/investigate"}
    assert set(by_debtor) == {"us.reg-v/direct-dispute"}


def test_one_notice_covers_later_reports(guard: Guard) -> None:
    told_before = {**TOLD, "at": "2026-02-20T10:00-05:00"}
    assert "us.fcra/negative-notice" not in owed(guard, told_before, REPORTED)


def test_an_agency_does_not_owe_the_notice_of_a_lender(guard: Guard) -> None:
    said = owed(guard, REPORTED, collector={"role": "agency"}, agency={"id": "A1"})
    assert "us.fcra/negative-notice" not in said


def test_a_report_that_tells_the_day_of_the_delinquency_owes_nothing_more(guard: Guard) -> None:
    assert "us.fcra/day-of-delinquency" not in owed(guard, REPORTED)
