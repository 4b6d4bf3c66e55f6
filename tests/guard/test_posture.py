"""What a house loosens and what it only observes: shown in every decision it touched, and over on its day."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Decision, Guard, Outcome
from tests.generated import covering, loaded

Plain = dict[str, Any]

SAYS = {"zh": "不得如此", "en": "do not do this"}
HEAD: Plain = {"format": "1", "title": SAYS, "jurisdiction": "CN", "in_force": {"from": "2020-01-01"}}
RULE: Plain = {
    "id": "r",
    "kind": "forbid",
    "citation": "§1",
    "says": SAYS,
    "when": {"act": "contact", "channel": "call"},
}
LAW: Plain = {**HEAD, "policy": "law", "binding": "law", "rules": [RULE]}
LOOSENED: Plain = {
    "rule": "law/r",
    "because": "court order 1",
    "approved_by": "head of compliance",
    "until": "2026-04-01",
}
CASE: Plain = {"jurisdictions": ["CN"], "zones": ["Asia/Shanghai"], "debts": [{"id": "D1"}]}


def house(**sections: Any) -> Plain:
    return {**HEAD, "policy": "house", "binding": "house", **sections}


def decide(*files: Plain, at: str = "2026-03-02T10:00+08:00", case: Plain | None = None, **call: Any) -> Decision:
    guard = Guard.of(covering(loaded(*files)))
    return guard.decide(
        {"act": "contact", "channel": "call", "to": "debtor", "at": at, **call}, {**CASE, **(case or {})}
    )


def loosening(**fields: Any) -> Plain:
    return house(loosens=[{**LOOSENED, **fields}])


@pytest.mark.parametrize(("to", "warned"), [("warns", ["law/r"]), ("off", [])])
def test_a_loosened_rule_does_not_veto_and_every_decision_it_touched_says_so(to: str, warned: list[str]) -> None:
    assert decide(LAW).because == ("law/r",)
    decision = decide(LAW, loosening(to=to))
    assert decision.approved
    assert [reason.rule for reason in decision.warnings] == warned
    (soft,) = decision.loosened
    assert (soft.rule, soft.to, soft.approved_by, soft.until) == ("law/r", to, "head of compliance", "2026-04-01")
    assert "rule law/r was loosened (court order 1; approved by head of compliance; until 2026-04-01)" in (
        decision.explain("en")
    )
    assert "规则 law/r 已获准放宽" in decision.explain("zh")
    assert Decision.from_json(decision.to_json()) == decision


@pytest.mark.parametrize(
    ("at", "outcome"),
    [
        ("2026-03-31T23:59:59+08:00", Outcome.APPROVED),
        ("2026-04-01T00:00:00+08:00", Outcome.VETOED),
        ("2026-04-02T00:00:00+08:00", Outcome.VETOED),
    ],
)
def test_a_loosening_is_over_on_its_day(at: str, outcome: Outcome) -> None:
    decision = decide(LAW, loosening(to="off"), at=at)
    assert decision.outcome is outcome
    assert bool(decision.loosened) is (outcome is Outcome.APPROVED)


@pytest.mark.parametrize(
    ("kind", "outcome", "shown"),
    [("bank", Outcome.APPROVED, True), ("platform", Outcome.VETOED, False), ("unknown", Outcome.UNDETERMINED, True)],
)
def test_a_rule_that_may_be_loosened_is_not_surely_lifted(kind: str, outcome: Outcome, shown: bool) -> None:
    file = loosening(to="off", when={"lender.type": "bank"})
    decision = decide(LAW, file, case={"lender": {"type": kind}})
    assert decision.outcome is outcome
    assert bool(decision.loosened) is shown
    if outcome is Outcome.UNDETERMINED:
        (reason,) = decision.reasons
        assert reason.missing == (("lender.type",),)


def test_where_the_day_is_unknown_a_loosening_may_be_over() -> None:
    decision = decide(LAW, loosening(to="off"), at="2026-03-31T20:00+08:00", case={"zones": "unknown"})
    assert decision.outcome is Outcome.UNDETERMINED


def test_a_loosened_rule_that_the_act_does_not_touch_is_not_mentioned() -> None:
    decision = decide(LAW, loosening(to="off"), channel="sms", text="...")
    assert decision.loosened == ()
    assert "loosened" not in decision.explain("en")


def test_of_two_loosenings_the_lesser_stands_first_and_both_expire() -> None:
    both = house(loosens=[{**LOOSENED, "to": "off"}, {**LOOSENED, "to": "warns", "until": "2026-03-10"}])
    early, later, over = (decide(LAW, both, at=f"2026-{day}T10:00+08:00") for day in ("03-09", "03-10", "04-01"))
    assert [soft.to for soft in early.loosened] == ["warns"]
    assert [soft.to for soft in later.loosened] == ["off"]
    assert over.because == ("law/r",)


def test_a_loosening_of_one_debt_leaves_the_others() -> None:
    file = loosening(to="off", when={"debt.product": "credit_card"})
    debts = [{"id": "D1", "product": "credit_card"}, {"id": "D2", "product": "mortgage"}]
    decision = decide(LAW, file, case={"debts": debts})
    assert decision.because == ("law/r",)
    assert decision.reasons[0].debts == ("D2",)
    assert decide(LAW, file, case={"debts": debts}, debts=["D1"]).approved


@pytest.mark.parametrize(
    ("at", "outcome"),
    [
        ("2026-02-28T23:59:59+08:00", Outcome.VETOED),
        ("2026-03-01T00:00:00+08:00", Outcome.APPROVED),
        ("2026-03-31T23:59:59+08:00", Outcome.APPROVED),
        ("2026-04-01T00:00:00+08:00", Outcome.VETOED),
    ],
)
def test_a_file_on_trial_reports_without_vetoing(at: str, outcome: Outcome) -> None:
    trial = {**LAW, "observe": {"from": "2026-03-01", "until": "2026-04-01"}}
    decision = decide(trial, at=at)
    assert decision.outcome is outcome
    assert [reason.rule for reason in decision.observed] == (["law/r"] if decision.approved else [])
    assert ("Rules under observation would forbid" in decision.explain("en")) is decision.approved
    assert ("试行观察中的规则会禁止" in decision.explain("zh")) is decision.approved
    assert Decision.from_json(decision.to_json()) == decision


def test_what_a_trial_cannot_judge_is_reported_too() -> None:
    unsure = {**LAW, "rules": [{**RULE, "when": {"lender.type": "bank"}}], "observe": {"until": "2026-04-01"}}
    decision = decide(unsure)
    assert decision.approved
    assert [(reason.rule, reason.truth) for reason in decision.observed] == [("law/r", "unknown")]


def test_a_trial_of_one_file_leaves_the_others() -> None:
    trial = {**LAW, "policy": "draft", "observe": {"until": "2026-04-01"}}
    decision = decide(LAW, trial)
    assert decision.because == ("law/r",)
    assert [reason.rule for reason in decision.observed] == ["draft/r"]


def test_a_rule_can_be_loosened_while_its_file_is_on_trial() -> None:
    trial = {**LAW, "observe": {"until": "2026-03-20"}}
    file = loosening(to="warns", until="2026-03-10")
    early, later, over = (decide(trial, file, at=f"2026-03-{day}T10:00+08:00") for day in ("09", "10", "20"))
    assert [reason.rule for reason in early.warnings] == ["law/r"]
    assert [reason.rule for reason in later.observed] == ["law/r"]
    assert (later.approved, later.loosened) == (True, ())
    assert over.because == ("law/r",)
