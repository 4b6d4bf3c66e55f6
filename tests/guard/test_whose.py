"""Facts of others than the act names are unknown in every reading: decisions, what lies ahead, the reference."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard, Outcome
from fairdebt.facts import Action, Case
from fairdebt.readings.durable import durable_decider, engine_missing
from fairdebt.readings.reference import reference

DEBTS = [{"id": "D1", "product": "credit_card", "purpose": "consumer", "online": "no"}]
CASE: dict[str, Any] = {
    "lender": {"id": "L1", "type": "bank"},
    "collector": {"role": "agency", "licensed": "yes", "bonded": "yes"},
    "agency": {"id": "A1"},
    "mandate": {"contract": "yes", "covers_debt": "yes", "impact_assessed": "yes"},
    "debtor": {"id": "P1"},
    "debts": DEBTS,
}
CALL = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "voice": "person"}
CALL |= {"address_source": "contract", "at": "2026-03-02T11:00-05:00"}
GUARDS = {name: Guard.load(name) for name in ("us.or-udcpa", "us.reg-f", "cn.pipl")}
WHERE = {"us.or-udcpa": "US-OR", "us.reg-f": "US-GA", "cn.pipl": "CN"}


@pytest.mark.parametrize(
    ("name", "at", "missing"),
    [
        ("us.or-udcpa", "2026-03-02T11:00-08:00", "collector.id"),
        ("us.reg-f", "2026-03-02T21:30-05:00", "collector.id"),
        ("cn.pipl", "2026-03-02T11:00+08:00", "agency.id"),
    ],
)
def test_readings_agree_that_nothing_is_known_of_another_agency(name: str, at: str, missing: str) -> None:
    guard, said = GUARDS[name], CASE | {"jurisdictions": [WHERE[name]]}
    about, other = Case.model_validate(said), Action.model_validate(CALL | {"at": at, "agency": "A2"})
    decision = guard.decide(other, about)
    assert decision.outcome is Outcome.UNDETERMINED
    assert {names for reason in decision.reasons for names in reason.missing} >= {(missing,)}
    assert missing in decision.next_permitted.facts if decision.next_permitted.kind == "once" else True
    later = f"2026-03-02T21:45{at[-6:]}"
    assert all(not each.approved for each in guard.periods(other, about, since=at, until=later))
    norms = guard.policies.norms
    found = guard._engine.decider.answers(other, about)
    assert found == reference(norms, other, about)
    if engine_missing() is None:
        assert found == durable_decider(norms).answers(other, Case.model_validate(said))
    mine = Action.model_validate(CALL | {"at": at, "agency": "A1"})
    assert guard.decide(mine, about).outcome is not Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("name", "at", "said", "missing"),
    [
        ("us.reg-f", "2026-03-02T21:30-05:00", {"lender": "L2"}, "lender.id"),
        ("us.reg-f", "2026-03-02T21:30-05:00", {"lender": "unknown"}, "lender"),
        ("us.reg-f", "2026-03-02T11:00-05:00", {"debtor": "P2"}, "debtor.id"),
        ("us.reg-f", "2026-03-02T11:00-05:00", {"debtor": "unknown"}, "debtor"),
        ("cn.pipl", "2026-03-02T11:00+08:00", {"lender": "L2"}, "lender.id"),
        ("cn.pipl", "2026-03-02T11:00+08:00", {"debtor": "P2"}, "debtor.id"),
    ],
)
def test_readings_agree_that_nothing_is_known_of_another_lender_or_debtor(
    name: str, at: str, said: dict[str, str], missing: str
) -> None:
    """A bank of whom nothing is known called as late as one that collects for itself may."""
    guard, itself = GUARDS[name], CASE | {"jurisdictions": [WHERE[name]], "collector": {"role": "lender"}}
    about, other = Case.model_validate(itself), Action.model_validate(CALL | {"at": at} | said)
    decision = guard.decide(other, about)
    assert decision.outcome is Outcome.UNDETERMINED
    assert {names for reason in decision.reasons for names in reason.missing} >= {(missing,)}
    assert missing in decision.next_permitted.facts or decision.next_permitted.kind == "at"
    norms = guard.policies.norms
    assert guard._engine.decider.answers(other, about) == reference(norms, other, about)
    if engine_missing() is None:
        assert durable_decider(norms).answers(other, about) == reference(norms, other, about)
    for mine in ({}, {"lender": "L1"}, {"debtor": "P1"}, {"lender": "L1", "debtor": "P1"}):
        assert guard.decide(CALL | {"at": at} | mine, about).outcome is Outcome.APPROVED


def test_what_another_debtor_said_is_not_this_ones() -> None:
    """One of two debtors agreed to calls at night; the other was called."""
    about = CASE | {"jurisdictions": ["US-GA"]}
    late = CALL | {"at": "2026-03-02T21:30-05:00"}
    agreed = {"notice": "consent", "scope": "night", "given_to": "A1", "at": "2026-03-01T12:00-05:00"}
    for said, outcome in (({}, "approved"), ({"debtor": "P1"}, "approved"), ({"debtor": "P2"}, "vetoed")):
        decision = GUARDS["us.reg-f"].decide(late | {"agency": "A1"}, about | {"history": [agreed | said]})
        assert decision.outcome.value == outcome


def test_an_outcome_that_stands_for_one_agency_is_not_that_of_another() -> None:
    guard, about = GUARDS["us.or-udcpa"], Case.model_validate(CASE | {"jurisdictions": ["US-OR"]})
    for _ in range(6):
        for agency, outcome in (("A1", Outcome.APPROVED), ("A2", Outcome.UNDETERMINED)):
            act = Action.model_validate(CALL | {"at": "2026-03-02T11:00-08:00", "agency": agency})
            decision = guard.decide(act, about)
            assert decision.outcome is outcome
            assert [reason.missing for reason in decision.reasons] == [(("collector.id",),)] * (agency == "A2")
            assert decision.next_permitted.kind == ("once" if agency == "A2" else "at")


def test_a_reason_says_that_the_case_tells_of_somebody_else() -> None:
    about = CASE | {"jurisdictions": ["US-OR"]}
    decision = GUARDS["us.or-udcpa"].decide(CALL | {"at": "2026-03-02T11:00-08:00", "agency": "A2"}, about)
    told = "`collector.licensed`: the case may tell it of another party than the act names"
    assert told in [each.says.en for each in decision.reasons[0].evidence]


def test_a_place_of_another_debtor_is_none_of_this_ones() -> None:
    decision = GUARDS["us.or-udcpa"].decide(
        CALL | {"at": "2026-03-02T11:00-08:00", "debtor": "P2"}, CASE | {"jurisdictions": ["US-OR"]}
    )
    told = "it is not known whose law applies: the case may tell where another debtor lives than the act names"
    assert [(reason.says.en, reason.repairs[0].en) for reason in decision.reasons] == [
        (told, "let the case tell of whom the act names, with `debtor.id`")
    ]
