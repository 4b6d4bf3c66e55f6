"""The repairs of a reason say what the rule asks for, and never the contrary."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.vocabulary import ATTRIBUTES, FACTS, brings
from fairdebt.vocabulary.repairs import _MORE, _NO
from tests.generated import Plain, covering, loaded
from tests.generated.words import SAYS

ACT: Plain = {
    "act": "contact",
    "channel": "letter",
    "to": "debtor",
    "template": "T1",
    "at": "2026-03-02T10:00+08:00",
    "elements": ["institution"],
    "fields": ["name"],
    "recorded": "yes",
    "encrypted": "no",
    "at_work": "yes",
}
CASE: Plain = {"jurisdictions": ["CN"], "zones": ["Asia/Shanghai"], "debts": [{"id": "D1", "suit_intended": "yes"}]}
INCLUDE, LEAVE_OUT = "include the required elements", "leave out the elements that must not stand there"


def repairs(rule: Plain, **more: Any) -> list[str]:
    """Return the repairs that a decision tells under one rule."""
    head = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "any", "binding": "law"}
    file = {**head, "in_force": {"from": "2020-01-01"}, "rules": [{"id": "r", "citation": "x", "says": SAYS, **rule}]}
    decision = Guard.of(covering(loaded(file))).decide({**ACT, **more}, CASE)
    assert decision.because == ("p/r",)
    assert {reason.kind for reason in decision.reasons} == {"fix"}
    return [repair.en for reason in decision.reasons for repair in reason.repairs]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"kind": "disclose", "elements": {"has_all": ["amount"]}}, [INCLUDE]),
        ({"kind": "disclose", "elements": {"has_any": ["amount", "purpose"]}}, [INCLUDE]),
        ({"kind": "disclose", "elements": {"none_of": ["institution"]}}, [LEAVE_OUT]),
        ({"kind": "forbid", "when": {"elements": {"has_any": ["institution"]}}}, [LEAVE_OUT]),
        ({"kind": "forbid", "when": {"elements": {"none_of": ["amount"]}}}, [INCLUDE]),
        ({"kind": "require", "that": {"elements": {"none_of": ["institution"]}}}, [LEAVE_OUT]),
        ({"kind": "disclose", "elements": {"has_all": ["amount"], "none_of": ["institution"]}}, [INCLUDE, LEAVE_OUT]),
        ({"kind": "forbid", "when": {"recorded": "yes"}}, ["do not record the contact"]),
        ({"kind": "require", "that": {"recorded": "no"}}, ["do not record the contact"]),
        ({"kind": "forbid", "when": {"recorded": {"not": "no"}}}, ["do not record the contact"]),
        ({"kind": "forbid", "when": {"encrypted": "no"}}, ["encrypt the transfer"]),
        ({"kind": "require", "that": {"encrypted": "yes"}}, ["encrypt the transfer"]),
        ({"kind": "forbid", "when": {"at_work": "yes"}}, ["do not reach the person at work"]),
        (
            {"kind": "forbid", "when": {"debt.suit_intended": "yes"}},
            ["change this: whether the decision to sue is on record"],
        ),
        ({"kind": "forbid", "when": {"fields": {"has_any": ["name"]}}}, ["keep only the fields that are necessary"]),
    ],
)
def test_a_repair_says_what_the_rule_asks_for(rule: Plain, told: list[str]) -> None:
    """Where elements must not stand, or nothing be recorded, it said to include them, or to record."""
    assert repairs(rule) == told


def test_one_rule_may_ask_for_either() -> None:
    rule = {"kind": "disclose", "when": {"recorded": "yes"}, "elements": {"has_all": ["recording_notice"]}}
    assert repairs(rule) == [INCLUDE, "do not record the contact"]


def test_a_contrary_without_words_of_its_own_is_told_where_there_is_nothing_else() -> None:
    """Who has called home twice is not told to call the workplace in place of waiting."""
    at_home = {"kind": "forbid", "when": {"at_work": "no", "encrypted": "no"}}
    assert repairs(at_home, at_work="no") == ["encrypt the transfer"]
    assert repairs({"kind": "forbid", "when": {"at_work": "no"}}, at_work="no") == [
        "change this: whether it reaches the person at work"
    ]
    head = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "any", "binding": "law"}
    capped = {"kind": "contact_cap", "when": {"at_work": "no"}, "per": ["debtor"], "at_most": "1 per calendar day"}
    file = {**head, "in_force": {"from": "2020-01-01"}, "rules": [{"id": "r", "citation": "x", "says": SAYS, **capped}]}
    call = {"act": "contact", "channel": "call", "to": "debtor", "at_work": "no"}
    before = {**call, "outcome": "answered", "at": "2026-03-02T09:00+08:00"}
    decision = Guard.of(covering(loaded(file))).decide({**call, "at": ACT["at"]}, {**CASE, "history": [before]})
    (reason,) = decision.reasons
    assert (reason.kind, reason.repairs) == ("delay", ())


def test_what_repairs_bring_about_is_known_of_every_truth_and_set() -> None:
    known = [(each.name, each.type, each.repair) for each in ATTRIBUTES.values()]
    known += [(each.path, each.type, each.repair) for each in FACTS.values()]
    told = {name: type_ for name, type_, repair in known if repair is not None}
    assert told.keys() >= _NO | _MORE
    for name, type_ in told.items():
        sided = type_.base == "truth" or (type_.many and type_.base == "name")
        assert (brings(name) is not None) is sided
    assert {name for name in told if brings(name) in ("no", "more")} == _NO | _MORE


def duties(rule: Plain) -> list[str]:
    """Return the duties of a call that is approved under one rule."""
    head = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "any", "binding": "law"}
    said = {"id": "r", "citation": "x", "says": {"zh": "规则", "en": "what the rule says"}, **rule}
    guard = Guard.of(covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": [said]})))
    decision = guard.decide({"act": "contact", "channel": "call", "to": "debtor", "at": ACT["at"]}, CASE)
    assert decision.approved
    return [duty.says.en for duty in decision.duties]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"kind": "require", "that": {"recorded": "yes"}}, ["record the contact"]),
        ({"kind": "require", "that": {"recorded": "no"}}, ["do not record the contact"]),
        ({"kind": "forbid", "when": {"recorded": "yes"}}, ["do not record the contact"]),
        ({"kind": "forbid", "when": {"identity_verified": "no"}}, ["verify identity before any debt information"]),
        (
            {"kind": "forbid", "when": {"identity_verified": "yes"}},
            ["change this: whether the other person's identity was verified"],
        ),
        (
            {"kind": "disclose", "when": {"recorded": "yes"}, "elements": {"has_all": ["recording_notice"]}},
            ["what the rule says"],
        ),
        (
            {"kind": "disclose", "elements": {"has_all": ["recording_notice"]}},
            ["say: statement that the call is recorded"],
        ),
    ],
)
def test_a_duty_says_what_the_rule_asks_for(rule: Plain, told: list[str]) -> None:
    assert duties(rule) == told


def test_who_may_record_only_with_notice_is_not_told_to_record() -> None:
    """The duty of the laws on recording said *record the contact* to every caller who had not said whether it would."""
    case = {
        "jurisdictions": ["US-CA"],
        "lender": {"type": "bank"},
        "collector": {"role": "lender"},
        "debts": [{"id": "D1", "product": "consumer_loan", "purpose": "consumer"}],
    }
    how = {"voice": "person", "dialled_by": "hand", "leaves": "nothing", "address_kind": "mobile", "place": "home"}
    call = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "at": "2026-03-02T10:00-08:00"}
    decision = Guard.load("us").decide({**call, **how}, case)
    assert decision.approved
    (told,) = [duty.says.en for duty in decision.duties if "us.state-recording/announce" in duty.rules]
    assert told == "announce the recording before it begins"
