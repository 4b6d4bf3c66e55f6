"""Folders that speak of some lenders only, and of contact with some persons only."""

from __future__ import annotations

import pytest

from fairdebt import Guard, Outcome
from fairdebt.loader import load_sources
from fairdebt.source import read_text

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
  only_for: [{jurisdictions: [VN], lenders: [bank], people: [debtor]}]
policies: [law]
"""
AT = "2026-03-03T{}:00+07:00"


def guard() -> Guard:
    return Guard.of(load_sources([read_text(LAW, name="law.yaml")], [read_text(INDEX, name="index.yaml")]))


def case(lender: str) -> dict[str, object]:
    return {"jurisdictions": ["VN"], "lender": {"id": "L1", "type": lender}, "debts": [{"id": "D1"}]}


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
    ("lender", "to", "says", "missing"),
    [
        ("other", "debtor", "speak of bank alone (`lender.type`); of other lenders they do not", ()),
        ("unknown", "debtor", "speak of bank alone (`lender.type`); of other lenders they do not", (("lender.type",),)),
        ("bank", "employer", "speak of contact with debtor alone (`to`)", ()),
        ("bank", "unknown", "speak of contact with debtor alone (`to`)", (("to",),)),
    ],
)
def test_the_reason_says_what_is_not_covered(lender: str, to: str, says: str, missing: tuple[object, ...]) -> None:
    (reason,) = guard().decide(act(to), case(lender)).reasons
    said = f"the policies loaded for VN {says}"
    assert (reason.rule, reason.says.en, reason.missing) == ("coverage/VN", said, missing)
