"""Files that use each other's names, and rules that one adopts from another."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources, read_all
from fairdebt.logic import All, Holds, Not
from tests.loader.trees import policy, rule, with_rules
from tests.rules.reading import act, fact

SHARED = policy(
    "define:\n  by_call: {channel: call}\n  ours: {is: by_call, to: debtor}\n"
    "states:\n  reached: {begins: {notice: complaint}, per: [debtor]}\n",
    "shared",
    binding="definitions",
)


def test_names_of_a_used_file_mean_what_they_mean_there() -> None:
    user = with_rules(rule("forbid", "when: {is: ours}\nunless: reached"), before="uses: [shared]\n")
    (norm,) = load_sources([user, SHARED]).norms.prohibitions
    assert norm.scope == All((act("channel", "call"), act("to", "debtor"), Not(Holds("shared/reached"))))


def test_a_file_that_is_used_comes_first_whatever_was_asked_first() -> None:
    user = with_rules(rule("forbid", "when: {is: ours}"), before="uses: [shared]\n")
    for sources in ([user, SHARED], [SHARED, user]):
        assert [each.source for each in read_all(sources)] == ["shared.yaml", "cn.example.yaml"]


def test_bundled_definitions_are_fetched() -> None:
    user = with_rules(rule("forbid", "when: {is: collecting}"), before="uses: [common]\n")
    assert [each.source for each in read_all([user])] == ["common.yaml", "cn.example.yaml"]


def test_own_names_come_before_used_ones() -> None:
    before = "uses: [shared]\ndefine:\n  by_call: {channel: sms}\n  reached: {to: debtor}\n"
    user = with_rules(rule("forbid", "when: {all: [by_call, reached]}"), before=before)
    (norm,) = load_sources([user, SHARED]).norms.prohibitions
    assert norm.scope == All((act("channel", "sms"), act("to", "debtor")))


def test_names_are_not_passed_on() -> None:
    middle = policy("uses: [shared]\ndefine:\n  again: {is: by_call}\n", "middle", binding="definitions")
    user = with_rules(rule("forbid", "when: {is: again}\nunless: by_call"), before="uses: [middle]\n")
    with pytest.raises(InvalidInput, match="unknown definition or state `by_call`"):
        load_sources([SHARED, middle, user])


LAW = with_rules(
    rule(
        "cooling_off",
        "when: {act: contact, debt.product: medical}\nafter: {notice: complaint}\nfor: 7 days\nper: [debtor]",
    ),
    applies="{lender.type: bank}",
    defaults="{confidence: secondary, checked_on: '2026-11-21'}",
)
CODE = "citation: {zh: 自律公约, en: our code}"
ADOPTION = f"adopts:\n  - {{from: cn.example, rules: [rule], for: {{lender.type: platform}}, {CODE}}}\n"


def test_an_adopted_rule_binds_others_and_keeps_both_citations() -> None:
    house = policy(ADOPTION, "house", binding="contract", in_force='{from: "2027-01-01"}')
    found = load_sources([house, LAW])
    own, adopted = (
        next(n for n in found.norms.prohibitions if n.rule == name) for name in ("cn.example/rule", "house/rule")
    )
    assert isinstance(own.scope, All)
    assert own.scope.parts[0] == fact("lender.type", "bank")
    assert adopted.scope == All(
        (fact("lender.type", "platform"), act("act", "contact"), fact("debt.product", "medical"))
    )
    assert adopted.breach == Holds("house/rule@2027-01-01:after")
    assert adopted.from_on == date(2027, 1, 1)
    provision = found.provisions["house/rule@2027-01-01"]
    assert provision.citation.en == "our code; art. 1"
    assert provision.citation.zh == "自律公约；art. 1"
    assert (provision.instrument.policy, provision.binding, provision.confidence) == ("house", "contract", "secondary")
    assert provision.checked_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "confidence"), [("memory", "memory"), ("secondary", "secondary"), ("verified", "secondary")]
)
def test_an_adopted_rule_has_the_weaker_confidence(said: str, confidence: str) -> None:
    house = policy(ADOPTION.replace(CODE, f"{CODE}, confidence: {said}"), "house", binding="contract")
    (found,) = (each for each in load_sources([house, LAW]).provisions.values() if each.rule == "house/rule")
    assert found.confidence == confidence


def test_adopted_rules_can_be_loosened_by_their_new_name() -> None:
    why = 'because: pilot, approved_by: CCO, until: "2028-01-01"'
    house = policy(f"{ADOPTION}loosens:\n  - {{rule: house/rule, to: warns, {why}}}\n", "house", binding="house")
    assert list(load_sources([house, LAW]).loosened) == ["house/rule@2026-01-30~1"]


def test_an_adopted_rule_outlives_the_file_it_came_from() -> None:
    """The adopter's days count (0109): repealed at its source, the rule stays with whoever made it its own."""
    law = with_rules(rule("forbid", "when: {channel: call}"), in_force='{from: "2025-01-01", until: "2026-01-01"}')
    house = policy(ADOPTION, "house", binding="house", in_force='{from: "2020-01-01"}')
    days = {norm.rule: (norm.from_on, norm.until_on) for norm in load_sources([house, law]).norms.prohibitions}
    assert days == {
        "cn.example/rule": (date(2025, 1, 1), date(2026, 1, 1)),
        "house/rule": (date(2020, 1, 1), None),
    }


@pytest.mark.parametrize("binding", ["law", "guideline", "contract", "house"])
def test_any_file_may_loosen_with_a_name_a_reason_and_an_end(binding: str) -> None:
    why = 'because: the special law goes first, approved_by: CCO, until: "2028-01-01"'
    special = policy(f"loosens:\n  - {{rule: cn.example/rule, to: off, {why}}}\n", "special", binding=binding)
    (found,) = load_sources([special, LAW]).loosened.values()
    assert (found.to, found.approved_by, found.until) == ("off", "CCO", date(2028, 1, 1))


def test_every_version_is_adopted() -> None:
    old = rule("forbid", 'in_force: {until: "2027-01-01"}\nwhen: {channel: call}')
    new = rule("forbid", 'in_force: {from: "2027-01-01"}\nwhen: {channel: sms}')
    house = policy(ADOPTION, "house", binding="house")
    found = load_sources([house, with_rules(old, new)])
    assert [key for key in sorted(found.provisions) if key.startswith("house")] == [
        "house/rule@2026-01-30",
        "house/rule@2027-01-01",
    ]
