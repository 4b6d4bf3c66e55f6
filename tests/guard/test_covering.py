"""Folders that speak of some lenders only, and of contact with some persons only."""

from __future__ import annotations

import pytest

from fairdebt import Case, Guard, Outcome
from fairdebt.loader import load_sources
from fairdebt.source import read_text
from tests.guard.calling import decide

LAW = b"""format: 1
policy: xx.law
title: {zh: x, en: x}
jurisdiction: VN
binding: law
in_force: {from: "2020-01-01"}
rules:
  - {id: hours, kind: permitted_hours, citation: x, when: {act: contact}, hours: {every_day: "07:00-21:00"},
     says: {zh: x, en: x}}
"""
INDEX = b"""format: 1
covers:
  jurisdiction: VN
  from: "2020-01-01"
  acts: [contact]
  only_for: [{jurisdictions: [VN], lenders: [bank], people: [debtor], purposes: [consumer, mixed]}]
policies: [law]
"""
AT = "2026-03-03T{}:00+07:00"


def guard() -> Guard:
    return Guard.of(load_sources([read_text(LAW, name="law.yaml")], [read_text(INDEX, name="index.yaml")]))


def case(lender: str, *purposes: str | None) -> dict[str, object]:
    debts = [
        {"id": f"D{number}"} | ({"purpose": said} if said else {})
        for number, said in enumerate(purposes or ("consumer",))
    ]
    return {"jurisdictions": ["VN"], "lender": {"id": "L1", "type": lender}, "debts": debts}


def act(to: str, hour: str = "10") -> dict[str, object]:
    return {"act": "contact", "channel": "call", "to": to, "purpose": "reminder", "at": AT.format(hour)}


def test_one_guard_tells_lenders_and_persons_apart() -> None:
    both = guard()
    for _ in range(3):  # what is remembered of the one is not told of the other
        assert both.decide(act("debtor"), case("bank")).outcome is Outcome.APPROVED
        assert both.decide(act("debtor"), case("other")).outcome is Outcome.UNDETERMINED
        assert both.decide(act("employer"), case("bank")).outcome is Outcome.UNDETERMINED


def test_a_veto_waits_for_what_is_covered_only() -> None:
    both = guard()
    night = both.decide(act("debtor", "22"), case("bank"))
    assert (night.outcome, str(night.next_permitted.at)) == (Outcome.VETOED, "2026-03-04 07:00:00+07:00")
    other = both.decide(act("debtor", "22"), case("other"))
    assert (other.outcome, other.next_permitted.at) == (Outcome.VETOED, None)


@pytest.mark.parametrize(
    ("purposes", "debts", "missing"),
    [
        (("consumer", "mixed"), None, None),
        (("consumer", "business"), None, ()),
        (("consumer", "business"), ["D0"], None),
        (("consumer", None), ["D1"], (("debt.purpose",),)),
        (("consumer", "unknown"), None, (("debt.purpose",),)),
        (("business", "unknown"), None, ()),
    ],
)
def test_every_debt_that_the_act_is_about_must_be_covered(
    purposes: tuple[str | None, ...], debts: list[str] | None, missing: tuple[object, ...] | None
) -> None:
    decision = guard().decide(act("debtor") | ({"debts": debts} if debts else {}), case("bank", *purposes))
    assert [each.missing for each in decision.reasons] == ([] if missing is None else [missing])
    if missing is not None:
        said = "the policies loaded for VN speak of consumer, mixed alone (`debt.purpose`)"
        assert decision.reasons[0].says.en == said


def test_a_kept_case_tells_debts_apart() -> None:
    both, kept = guard(), Case.model_validate(case("bank", "consumer", "business"))
    for _ in range(5):
        assert both.decide(act("debtor") | {"debts": ["D0"]}, kept).outcome is Outcome.APPROVED
        assert both.decide(act("debtor") | {"debts": ["D1"]}, kept).outcome is Outcome.UNDETERMINED
        assert both.decide(act("debtor"), kept).outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("lender", "to", "says", "missing"),
    [
        ("other", "debtor", "speak of bank alone (`lender.type`)", ()),
        ("unknown", "debtor", "speak of bank alone (`lender.type`)", (("lender.type",),)),
        ("bank", "employer", "speak of debtor alone (`to`)", ()),
        ("bank", "unknown", "speak of debtor alone (`to`)", (("to",),)),
    ],
)
def test_the_reason_says_what_is_not_covered(lender: str, to: str, says: str, missing: tuple[object, ...]) -> None:
    (reason,) = guard().decide(act(to), case(lender)).reasons
    said = f"the policies loaded for VN {says}"
    assert (reason.rule, reason.says.en, reason.missing) == ("coverage/VN", said, missing)


@pytest.mark.parametrize(
    ("where", "repair"),
    [
        ("US-CA", "load the bundled `us` as well, or accept it under `uncovered` in a house file"),
        ("AQ", "load a policy for it, or accept it under `uncovered` in a house file"),
    ],
)
def test_a_country_whose_law_is_bundled_is_named_where_it_was_not_loaded(where: str, repair: str) -> None:
    (reason,) = decide(Guard.load("cn.gbt-45251"), case={"jurisdictions": [where]}).reasons
    assert reason.rule == f"coverage/{where}"
    assert reason.repairs[0].en == repair


def test_a_place_with_several_gaps_is_named_once_and_tells_of_whom_its_law_speaks() -> None:
    act, case = {"at": "2020-03-02T12:00+09:00"}, {"jurisdictions": ["JP"], "lender": {"id": "L1", "type": "bank"}}
    decision = decide(Guard.load("jp"), act, case)
    assert len(decision.reasons) > 1
    assert decision.because == decision.next_permitted.rules == ("coverage/JP",)
    assert any(reason.says.zh.startswith("已加载的 JP 政策只涉及 lender.type（") for reason in decision.reasons)
    assert any("消费金融公司" in reason.says.zh for reason in decision.reasons)
