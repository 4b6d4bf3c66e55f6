"""Many rules, few sentences: what must be observed while an approved act is done."""

from __future__ import annotations

from typing import Any

from fairdebt import Guard
from fairdebt.facts import Duty
from fairdebt.messages import Text
from tests.generated import covering, loaded

AT = "2026-03-02T10:00+08:00"
WORDS = {"zh": "测试", "en": "test"}


def duties(*rules: dict[str, Any], **said: Any) -> list[str]:
    """Return the duties of a call under these rules, in English."""
    head = {"format": "1", "policy": "one", "title": WORDS, "jurisdiction": "any", "binding": "law"}
    full = [{"id": f"r{n}", "citation": "x", "says": WORDS, **rule} for n, rule in enumerate(rules)]
    guard = Guard.of(covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": full})))
    call = {"act": "contact", "channel": "call", "to": "debtor", "at": AT, **said}
    decision = guard.decide(call, {"jurisdictions": ["CN"], "debts": [{"id": "D1"}]})
    assert decision.approved
    return [duty.says.en for duty in decision.duties]


def test_an_element_that_is_forbidden_is_not_asked_for() -> None:
    forbid = {"kind": "forbid", "when": {"act": "contact", "elements": {"has_any": ["marketing"]}}}
    assert duties(forbid) == ["say nothing that the screen of words would veto"]


def test_elements_that_may_not_be_said_are_named_in_live_speech() -> None:
    """The screen of words has nothing against an amount: who speaks must be told that this rule does."""
    one = {"kind": "disclose", "elements": {"none_of": ["amount"]}}
    other = {"kind": "disclose", "elements": {"none_of": ["days_overdue", "amount"], "has_all": ["institution"]}}
    content = {"kind": "forbid", "when": {"findings": {"has_any": ["insult"]}}}
    assert sorted(duties(one, other, content)) == [
        "do not say: amount of the debt, days overdue or due date",
        "say nothing that the screen of words would veto",
        "say: name of the collecting institution",
    ]
    assert duties(one, channel="sms") == ["send only text that has been screened"]


def test_elements_barred_in_a_case_that_may_not_come_are_said_in_the_words_of_the_rule() -> None:
    on_machines = {"kind": "disclose", "when": {"leaves": "message"}, "elements": {"none_of": ["amount"]}}
    assert duties(on_machines) == ["test"]


def test_required_elements_of_several_rules_are_one_sentence() -> None:
    one = {"kind": "disclose", "elements": {"has_all": ["institution"]}}
    other = {"kind": "disclose", "elements": {"has_any": ["collector_name", "staff_number"]}}
    (said,) = duties(one, other)
    assert said.startswith("say: ")
    assert " or " in said


def test_content_claims_and_deeds_are_a_sentence_each() -> None:
    content = {"kind": "forbid", "when": {"findings": {"has_any": ["insult"]}}}
    claims = {"kind": "truthful", "claims": {"jail": "never", "will_sue": {"debt.suit_intended": "yes"}}}
    record = {"kind": "require", "that": {"recorded": "yes"}}
    assert len(duties(content, content, claims, record, record)) == 3


def test_a_deed_that_was_stated_is_no_duty_any_more() -> None:
    assert duties({"kind": "require", "that": {"recorded": "yes"}}, recorded="yes") == []


def test_what_would_excuse_the_act_is_not_asked_for() -> None:
    excused = {"elements": {"has_all": ["callback", "purpose"]}}
    rule = {"kind": "disclose", "elements": {"has_all": ["institution"]}, "unless": excused}
    (said,) = duties(rule)
    assert said == "say: name of the collecting institution"


def test_elements_asked_for_in_a_case_that_may_not_come_are_said_in_the_words_of_the_rule() -> None:
    on_machines = {"kind": "disclose", "when": {"leaves": "message"}, "elements": {"has_all": ["callback"]}}
    always = {"kind": "disclose", "elements": {"has_all": ["institution"]}}
    assert sorted(duties(on_machines, always)) == ["say: name of the collecting institution", "test"]


def test_what_is_asked_of_a_call_that_nobody_answers_is_said_in_the_words_of_the_rule() -> None:
    """Of a message with a word of the debt on a voicemail it was said what to tell another person who answers."""
    machines = {"kind": "forbid", "when": {"leaves": "message", "answered_by": "nobody"}}
    assert duties(machines, leaves="message") == ["test"]
    others = {"kind": "forbid", "when": {"answered_by": ["third_person", "nobody"]}}
    (said,) = duties(others)
    assert said.startswith("if another person answers")


def test_that_nothing_may_be_said_of_the_debt_is_told_by_itself() -> None:
    """Whoever calls a contact person may not choose kinder words for it."""
    content = {"kind": "forbid", "when": {"findings": {"has_any": ["insult"]}}}
    silent = {"kind": "forbid", "when": {"any": [{"conveys_debt": "yes"}, {"findings": {"has_any": ["insult"]}}]}}
    assert sorted(duties(content, silent)) == [
        "convey no information about the debt",
        "say nothing that the screen of words would veto",
    ]


def test_what_is_asked_where_something_is_said_of_the_debt_is_told_in_the_words_of_the_rule() -> None:
    """Whoever must say that a debt collector speaks may speak of the debt."""
    disclose = {"kind": "disclose", "when": {"conveys_debt": "yes"}, "elements": {"has_all": ["collector_disclosure"]}}
    assert duties(disclose) == ["test"]


def test_elements_that_are_only_warned_of_are_told_apart() -> None:
    one = {"kind": "disclose", "elements": {"has_all": ["institution"]}}
    unread = {"kind": "disclose", "confidence": "memory", "elements": {"has_all": ["amount"]}}
    assert duties(one, unread) == ["say: name of the collecting institution", "say: amount of the debt"]


def test_a_duty_that_is_only_warned_of_is_marked_as_such() -> None:
    says = Text("须说明", "say")
    assert Duty(says, ("r",)).told == says
    assert Duty(says, ("r",), binding=False).told == Text("须说明（仅提示）", "say (only warned of)")
