"""What a breach does: by default, raised, loosened, on trial."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.loader import Policies, load_sources
from fairdebt.logic import All, Compare, Literal, Not, Today
from tests.loader.trees import policy, rule, with_rules
from tests.rules.reading import act

WHY = 'because: pilot, approved_by: Chief Compliance Officer, until: "2027-01-01"'
STILL = Compare(Today("act"), "<", Literal(date(2027, 1, 1)))
CALL = rule("forbid", "when: {channel: call}", "calls")


def house(body: str) -> Policies:
    sources = [with_rules(CALL), policy(body, "house", binding="house")]
    found = load_sources(sources)
    assert found.norms == load_sources(sources[::-1]).norms
    return found


def parts(found: Policies) -> dict[str, tuple[object, str]]:
    return {norm.key.removeprefix("cn.example/"): (norm.scope, norm.effect) for norm in found.norms.prohibitions}


@pytest.mark.parametrize(
    ("said", "effect"),
    [
        ("force: prohibition", "veto"),
        ("force: presumption", "veto"),
        ("force: safe_harbour", "veto"),
        ("force: recommendation", "veto"),
        ("reading: cautious", "veto"),
        ("confidence: secondary", "veto"),
        ("confidence: memory", "warn"),
        ("force: information", "inform"),
        ("status: adopted", "veto"),
        ("status: proposed", "foresee"),
    ],
)
def test_what_a_breach_does_by_default(said: str, effect: str) -> None:
    (norm,) = load_sources([with_rules(rule("forbid", f"when: {{channel: call}}\n{said}"))]).norms.prohibitions
    assert norm.effect == effect


@pytest.mark.parametrize(
    ("said", "line", "effect"),
    [
        ("confidence: memory", "{to: vetoes}", "veto"),
        ("confidence: memory", "{confidence: memory, to: vetoes}", "veto"),
        ("confidence: memory", "{rule: cn.example/calls, to: vetoes}", "veto"),
        ("confidence: memory", "{policy: cn.example, binding: standard, to: vetoes}", "veto"),
        ("confidence: memory", "{binding: law, to: vetoes}", "warn"),
        ("force: information", "{force: information, to: warns}", "warn"),
        ("force: prohibition", "{force: prohibition, to: warns}", "veto"),
        ("status: proposed", "{to: vetoes}", "foresee"),
    ],
)
def test_a_house_raises_and_never_lowers(said: str, line: str, effect: str) -> None:
    law = with_rules(rule("forbid", f"when: {{channel: call}}\n{said}", "calls"))
    raising = policy(f"posture: [{line}]\n", "house", binding="house")
    (norm,) = load_sources([law, raising]).norms.prohibitions
    assert norm.effect == effect


def test_a_loosened_rule_stands_where_the_loosening_does_not_reach() -> None:
    found = house(f"loosens:\n  - {{rule: cn.example/calls, to: warns, when: {{to: lender}}, {WHY}}}\n")
    softened = All((act("to", "lender"), STILL))
    assert parts(found) == {
        "calls@2026-01-30": (All((act("channel", "call"), Not(softened))), "veto"),
        "calls@2026-01-30~1": (All((act("channel", "call"), act("to", "lender"), STILL)), "warn"),
    }
    (loosened,) = found.loosened.values()
    assert (loosened.rule, loosened.to, loosened.approved_by) == (
        "cn.example/calls",
        "warns",
        "Chief Compliance Officer",
    )
    assert (loosened.because.en, loosened.until) == ("pilot", date(2027, 1, 1))


def test_of_two_loosenings_the_lesser_stands_first_in_whatever_order() -> None:
    off = f"  - {{rule: cn.example/calls, to: 'off', when: {{to: lender}}, {WHY}}}\n"
    warns = f"  - {{rule: cn.example/calls, to: warns, when: {{mode: informative}}, {WHY}}}\n"
    one, other = house(f"loosens:\n{off}{warns}"), house(f"loosens:\n{warns}{off}")
    assert one.norms == other.norms
    assert one.loosened == other.loosened
    effects = {key: effect for key, (_, effect) in parts(one).items()}
    assert effects == {"calls@2026-01-30": "veto", "calls@2026-01-30~1": "warn", "calls@2026-01-30~2": "off"}


def test_what_only_warns_can_be_switched_off_and_not_loosened_to_warn() -> None:
    law = with_rules(rule("forbid", "when: {channel: call}\nconfidence: memory", "calls"))
    for to, effects in (("'off'", {"warn", "off"}), ("warns", {"warn"})):
        text = f"loosens:\n  - {{rule: cn.example/calls, to: {to}, {WHY}}}\n"
        found = load_sources([law, policy(text, "house", binding="house")]).norms.prohibitions
        assert {norm.effect for norm in found} == effects


def test_every_line_and_version_of_a_rule_is_loosened() -> None:
    lines = rule("require", "when: {act: hand_over}\nthat: {encrypted: 'yes', anonymised: 'yes'}", "calls")
    text = f"loosens:\n  - {{rule: cn.example/calls, to: warns, {WHY}}}\n"
    found = load_sources([with_rules(lines), policy(text, "house", binding="house")])
    assert sorted(found.loosened) == [
        "cn.example/calls@2026-01-30#anonymised~1",
        "cn.example/calls@2026-01-30#encrypted~1",
    ]


def test_a_file_on_trial_reports_and_does_not_veto() -> None:
    found = load_sources([with_rules(CALL, before='observe: {from: "2026-06-01", until: "2027-01-01"}\n')])
    during = All((STILL, Compare(Today("act"), ">=", Literal(date(2026, 6, 1)))))
    assert parts(found) == {
        "calls@2026-01-30": (All((act("channel", "call"), Not(during))), "veto"),
        "calls@2026-01-30~observe": (All((act("channel", "call"), *during.parts)), "observe"),
    }


def test_a_trial_touches_only_what_would_veto() -> None:
    warning = rule("forbid", "when: {channel: call}\nconfidence: memory")
    found = load_sources([with_rules(warning, before='observe: {until: "2027-01-01"}\n')])
    assert [norm.effect for norm in found.norms.prohibitions] == ["warn"]


def test_norms_are_prohibitions_of_their_own_keys() -> None:
    found = house(f"loosens:\n  - {{rule: cn.example/calls, to: warns, {WHY}}}\n")
    assert {norm.rule for norm in found.norms.prohibitions} == {"cn.example/calls"}
    assert set(found.provisions) == {"cn.example/calls@2026-01-30"}
