"""What is owed after an event under Chinese law: from which event, by which last day, done by which deed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt import Guard

CASE: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "bank"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}],
}
ON = "2026-03-02T10:00+08:00"
ANSWERED = {"act": "answer_complaint", "at": "2026-03-03T10:00+08:00"}
TOLD = {
    "act": "contact",
    "channel": "letter",
    "to": "debtor",
    "purpose": "leak_notice",
    "outcome": "delivered",
    "at": "2026-03-02T15:00+08:00",
}
EXTENDED = {"notice": "complaint_extended", "at": "2026-03-20T10:00+08:00"}


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("cn")


def complaint(**said: str) -> dict[str, str]:
    return {"notice": "complaint", "id": "N1", "at": ON, **said}


def owed(guard: Guard, *history: dict[str, Any]) -> dict[str, str]:
    """Return what is owed, by rule, with the last day."""
    at = datetime.fromisoformat("2026-03-25T10:00+08:00")
    found = guard.duties({**CASE, "history": list(history)}, at)
    return {each.rule: str(each.due_on) for each in found}


@pytest.mark.parametrize(
    ("history", "rule", "last_day", "deed"),
    [
        ([complaint()], "cn.complaints-2020/simple-complaint", "2026-03-17", ANSWERED),
        ([complaint(complexity="complex")], "cn.complaints-2020/complex-complaint", "2026-04-01", ANSWERED),
        (
            [complaint(complexity="complex"), EXTENDED],
            "cn.complaints-2020/extended-complaint",
            "2026-05-01",
            ANSWERED,
        ),
        (
            [{"notice": "bureau_objection", "at": ON}],
            "cn.credit-reporting-regulation/objection",
            "2026-03-22",
            ANSWERED,
        ),
        ([{"notice": "data_leak", "at": ON}], "cn.pipl/leak", "2026-03-02", TOLD),
        ([{"notice": "data_leak", "at": ON}], "cn.civil-code/leak", "2026-03-02", TOLD),
        ([{"notice": "data_leak", "at": ON}], "cn.consumer-protection-law/leak", "2026-03-02", TOLD),
        ([{"notice": "data_leak", "at": ON}], "cn.cybersecurity-law/leak", "2026-03-02", TOLD),
        ([{"notice": "data_leak", "at": ON}], "cn.data-security-law/incident", "2026-03-02", TOLD),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_a_deed_is_owed_until_it_is_done(
    guard: Guard, history: list[dict[str, Any]], rule: str, last_day: str, deed: dict[str, Any]
) -> None:
    assert owed(guard, *history)[rule] == last_day
    assert rule not in owed(guard, *history, deed)
    assert rule not in owed(guard)


@pytest.mark.parametrize(
    "told",
    [
        {"outcome": "bounced"},
        {"channel": "call", "outcome": "no_answer"},
        {"channel": "call", "outcome": "third_person_answered"},
        {"channel": "home_visit", "outcome": "nobody_there"},
    ],
)
def test_a_notice_of_a_leak_that_did_not_arrive_told_nobody(guard: Guard, told: dict[str, str]) -> None:
    leak = {"notice": "data_leak", "at": ON}
    rules = {rule for rule in owed(guard, leak) if rule.startswith("cn.")}
    assert len(rules) == 5
    assert rules == set(owed(guard, leak, TOLD | told))


def test_a_leak_may_be_told_in_a_talk(guard: Guard) -> None:
    leak = {"notice": "data_leak", "at": ON}
    assert not owed(guard, leak, TOLD | {"channel": "call", "outcome": "conversation"})


def test_a_complex_complaint_is_not_owed_twice(guard: Guard) -> None:
    said = owed(guard, complaint(complexity="complex"), EXTENDED)
    assert "cn.complaints-2020/complex-complaint" not in said
    assert "cn.complaints-2020/simple-complaint" not in said


def test_more_time_for_one_complaint_is_none_for_the_next(guard: Guard) -> None:
    first = {"notice": "complaint", "id": "N0", "complexity": "complex", "at": "2026-01-05T10:00+08:00"}
    extended = EXTENDED | {"at": "2026-01-20T10:00+08:00"}
    answered = ANSWERED | {"at": "2026-02-20T10:00+08:00"}
    said = owed(guard, first, extended, answered, complaint(complexity="complex"))
    assert said["cn.complaints-2020/complex-complaint"] == "2026-04-01"
    assert "cn.complaints-2020/extended-complaint" not in said


def test_other_lenders_are_not_bound_by_the_complaint_measures(guard: Guard) -> None:
    microloan = {**CASE, "lender": {"id": "L1", "type": "microloan_company"}, "history": [complaint()]}
    found = guard.duties(microloan, datetime.fromisoformat("2026-03-25T10:00+08:00"))
    assert not [each.rule for each in found if each.rule.startswith("cn.complaints-2020/")]


def test_whoever_assigns_a_claim_must_say_so(guard: Guard) -> None:
    assign = {"act": "assign_debt", "at": ON}
    case = {**CASE, "debts": [{**CASE["debts"][0], "assignment_reviewed": "yes"}]}
    decision = guard.decide(assign, case)
    assert "cn.cba-2026/tell-of-assignment" in {rule for duty in decision.duties for rule in duty.rules}
