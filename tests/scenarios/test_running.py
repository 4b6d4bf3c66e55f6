"""Running scenarios: what is compared, and how a difference reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.scenarios import Guards, Result, Scenario, read_scenario_text, run

CALL = """
scenario: a call at night
policies: [cn.gbt-45251]
case: {jurisdictions: [CN], lender: {id: L1, type: consumer_finance_company}, collector: {role: lender},
       debtor: {id: P1}, debts: [{id: D1, product: consumer_loan, online: "yes"}]}
action: {act: contact, channel: call, to: debtor, purpose: reminder, voice: person, address_source: contract,
         mode: informative, at: "2026-03-02T22:00+08:00"}
"""
QUIET = "cn.gbt-45251/quiet-hours"
SAYS = "no collection from 22:00 to 08:00 unless other hours were agreed beforehand"


@pytest.fixture(scope="module")
def guards() -> Guards:
    return Guards()


def outcome_of(expect: str, guards: Guards, text: str = CALL) -> Result:
    (scenario,) = read_scenario_text(f"{text}{expect}".encode(), name="x.yaml", base=Path())
    return run(scenario, guards)


@pytest.mark.parametrize(
    "expect",
    [
        "expect: {outcome: vetoed}",
        f"expect: {{outcome: vetoed, because: [{QUIET}]}}",
        f"expect: {{outcome: vetoed, includes: [{QUIET}]}}",
        "expect: {outcome: vetoed, includes: []}",
        "expect: {outcome: vetoed, warnings: [], foreseen: []}",
        'expect: {outcome: vetoed, next_permitted: "2026-03-03T08:00+08:00"}',
        'expect: {outcome: vetoed, next_permitted: "2026-03-03T00:00Z", permitted_until: "2026-03-02T22:00+08:00"}',
        "",
    ],
)
def test_what_is_expected_passes(expect: str, guards: Guards) -> None:
    result = outcome_of(expect, guards)
    assert result.passed
    assert result.render("en") == ""


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("expect: {outcome: approved}", f"outcome: expected approved, got vetoed\n  {SAYS} [{QUIET}]"),
        (
            "expect: {outcome: vetoed, because: [cn.gbt-45251/put-through-calls]}",
            (
                "rules that veto or are undetermined (`because`) differ:\n"
                "  - missing cn.gbt-45251/put-through-calls\n"
                f"  + not expected {QUIET}: {SAYS}"
            ),
        ),
        (
            f"expect: {{outcome: vetoed, includes: [{QUIET}, cn.gbt-45251/quite-hours]}}",
            (
                "rules that should be among them (`includes`) differ:\n"
                "  - missing cn.gbt-45251/quite-hours\n"
                f"no loaded policy has a rule `cn.gbt-45251/quite-hours`; did you mean `{QUIET}`?"
            ),
        ),
        (
            f"expect: {{outcome: vetoed, warnings: [{QUIET}]}}",
            f"warnings (`warnings`) differ:\n  - missing {QUIET}",
        ),
        (
            'expect: {outcome: vetoed, next_permitted: "2026-03-03T07:59:59+08:00"}',
            "permitted next: expected 2026-03-03T07:59:59+08:00, got 2026-03-03T08:00:00+08:00",
        ),
        (
            "expect: {outcome: vetoed, next_permitted: never}",
            "permitted next: expected never, got 2026-03-03T08:00:00+08:00",
        ),
        (
            "expect: {outcome: vetoed, next_permitted: {once: [consent]}}",
            "permitted next (`next_permitted`) differ:\n  - missing consent",
        ),
        (
            "expect: {outcome: vetoed, permitted_until: never}",
            "permitted until: expected never, got 2026-03-02T22:00:00+08:00",
        ),
    ],
)
def test_difference_is_readable(expect: str, said: str, guards: Guards) -> None:
    result = outcome_of(expect, guards)
    assert not result.passed
    assert result.render("en") == said


def test_difference_reads_in_chinese(guards: Guards) -> None:
    result = outcome_of("expect: {outcome: approved}", guards)
    assert result.render("zh").split("\n")[0] == "结果：期望“可以”，得到“不可以”"


def test_duties_are_compared_by_the_rules_they_rest_on(guards: Guards) -> None:
    by_day = CALL.replace("T22:00", "T10:00")
    right = "expect: {outcome: approved, duties: [cn.gbt-45251/identify, cn.gbt-45251/induce-borrowing, %s]}"
    assert outcome_of(right % "cn.gbt-45251/verify-identity", guards, by_day).passed
    result = outcome_of("expect: {outcome: approved, duties: [cn.gbt-45251/identify]}", guards, by_day)
    assert [difference.field for difference in result.differences] == ["duties"]
    assert "+ not expected cn.gbt-45251/verify-identity: " in result.render("en")


def test_assumed_facts_are_compared_by_name(guards: Guards) -> None:
    result = outcome_of("expect: {outcome: vetoed, assumed: [nothing]}", guards)
    (difference,) = result.differences
    assert difference.field == "assumed"
    assert difference.missing == ("nothing",)
    assert result.notes == ()


def test_facts_that_a_reason_needs_are_named(guards: Guards) -> None:
    unknown = CALL.replace('online: "yes"', "online: unknown").replace("consumer_finance_company", "platform")
    said = outcome_of("expect: {outcome: approved}", guards, unknown).render("en")
    assert "got undetermined" in said
    assert "(needs: debt.online)" in said


def test_what_no_policy_declares_is_a_fault_of_the_scenario(guards: Guards) -> None:
    result = outcome_of("", guards, CALL.replace("debtor: {id: P1}", "debtor: {id: P1}, own: {risk: high}"))
    assert not result.passed
    assert result.decision is None
    assert result.render("en").startswith("x.yaml:2:1: `case`: no loaded policy declares `own.risk`")


def test_policies_are_loaded_once_for_each_combination(guards: Guards) -> None:
    (scenario,) = read_scenario_text(CALL.encode(), name="x.yaml", base=Path())
    moved = replace(scenario, base=Path("elsewhere"))
    assert guards.get(scenario) is guards.get(moved)


def test_faults_of_policies_are_found_once_and_said_each_time(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("policy: house\n", encoding="utf-8")
    text = CALL.replace("cn.gbt-45251", "house.yaml")
    (scenario,) = read_scenario_text(text.encode(), name="x.yaml", base=tmp_path)
    guards = Guards()
    with pytest.raises(InvalidInput) as first:
        guards.get(scenario)
    with pytest.raises(InvalidInput) as again:
        guards.get(scenario)
    assert first.value is again.value
    assert run(scenario, guards).faults == first.value.faults


def test_paths_are_counted_from_the_folder_of_the_scenario(tmp_path: Path) -> None:
    from fairdebt.loader import BUNDLED

    (tmp_path / "policies").mkdir()
    file = (BUNDLED / "cn" / "gbt_45251.yaml").read_text(encoding="utf-8")
    (tmp_path / "policies" / "mine.yaml").write_text(file, encoding="utf-8")
    base = tmp_path / "scenarios"
    base.mkdir()
    text = CALL.replace("[cn.gbt-45251]", "[../policies/mine.yaml]")
    (scenario,) = read_scenario_text(text.encode(), name="x.yaml", base=base)
    assert isinstance(scenario, Scenario)
    # no index was loaded, so nothing says which acts the file covers; the rule itself is there
    decision = run(scenario, Guards()).decision
    assert decision is not None
    assert QUIET in decision.because


def test_the_fourth_put_through_call_waits_for_the_next_morning(guards: Guards) -> None:
    """The example of the design page."""
    what = "act: contact, channel: call, to: debtor, mode: informative, outcome: answered"
    past = "\n".join(f'  - {{{what}, at: "2026-03-02T{at}+08:00"}}' for at in ("09:00", "11:00", "15:00"))
    text = CALL.replace("T22:00", "T18:00").replace("action:", f"history:\n{past}\naction:")
    rule = "cn.gbt-45251/put-through-calls"
    expect = f'expect: {{outcome: vetoed, because: [{rule}], next_permitted: "2026-03-03T08:00+08:00"}}'
    for policies in ("cn.gbt-45251", "cn"):
        result = outcome_of(expect, guards, text.replace("[cn.gbt-45251]", f"[{policies}]"))
        assert result.passed, result.render("en")


def test_what_never_lifts_is_told_apart_from_what_waits_for_facts(guards: Guards) -> None:
    stopped = CALL.replace("T22:00", "T10:00").replace("to: debtor", "to: contact_person, recipient: C1")
    never = stopped.replace("purpose: reminder", "purpose: sell")
    assert outcome_of("expect: {outcome: vetoed, next_permitted: never}", guards, never).passed
    unfit = CALL.replace("T22:00", "T10:00").replace("{role: lender}", '{role: lender, unfit: "yes"}')
    once = "expect: {outcome: vetoed, next_permitted: {once: [collector.unfit]}}"
    assert outcome_of(once, guards, unfit).passed
    result = outcome_of("expect: {outcome: vetoed, next_permitted: never}", guards, unfit)
    assert result.render("en") == "permitted next: expected never, got once: collector.unfit"
