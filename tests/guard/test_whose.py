"""Facts of another agency are unknown in every reading: in decisions, in what lies ahead, in the reference."""

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


def test_an_outcome_that_stands_for_one_agency_is_not_that_of_another() -> None:
    guard, about = GUARDS["us.or-udcpa"], Case.model_validate(CASE | {"jurisdictions": ["US-OR"]})
    for _ in range(6):
        for agency, outcome in (("A1", Outcome.APPROVED), ("A2", Outcome.UNDETERMINED)):
            act = Action.model_validate(CALL | {"at": "2026-03-02T11:00-08:00", "agency": agency})
            assert guard.decide(act, about).outcome is outcome


def test_a_reason_says_that_the_case_tells_of_somebody_else() -> None:
    about = CASE | {"jurisdictions": ["US-OR"]}
    decision = GUARDS["us.or-udcpa"].decide(CALL | {"at": "2026-03-02T11:00-08:00", "agency": "A2"}, about)
    told = "`collector.licensed`: the case may tell it of another party than the act names"
    assert told in [each.says.en for each in decision.reasons[0].evidence]
