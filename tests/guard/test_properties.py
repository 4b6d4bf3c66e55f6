"""The invariants of the design, for drawn policies, cases and histories."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt.facts import Action, Case, Decision, Event, History, Outcome
from fairdebt.guard import Guard
from fairdebt.loader import Policies
from tests.generated import action, case, covering, event, loaded, policies, policy, rule

Plain = dict[str, Any]
LATE = "2199-01-01T00:00:00+00:00"


def decide(loaded_policies: Policies, act: Action, about: Case) -> Decision:
    """Decide under drawn policies that cover everything."""
    return Guard.of(covering(loaded_policies)).decide(act, about)


@given(policies(), action(), case(), st.randoms(use_true_random=False))
def test_order_of_history_is_irrelevant(drawn: Policies, act: Action, about: Case, random: Any) -> None:
    if not isinstance(about.history, History):
        return
    events = list(about.history.events)
    random.shuffle(events)
    shuffled = about.model_copy(update={"history": about.history.model_copy(update={"events": tuple(events)})})
    assert decide(drawn, act, about).outcome is decide(drawn, act, shuffled).outcome


@given(policy(), action(), case(), st.randoms(use_true_random=False))
def test_order_of_rules_is_irrelevant(drawn: Plain, act: Action, about: Case, random: Any) -> None:
    rules = list(drawn["rules"])
    random.shuffle(rules)
    one, other = decide(loaded(drawn), act, about), decide(loaded({**drawn, "rules": rules}), act, about)
    assert (one.outcome, one.because) == (other.outcome, other.because)


@given(policies(), action(), action(), case())
def test_acts_of_other_kinds_asked_about_before_change_nothing_that_is_told(
    drawn: Policies, other: Action, act: Action, about: Case
) -> None:
    """Norms are taken apart once for all kinds of acts of which they ask the same."""
    asked = Guard.of(covering(drawn))
    asked.decide(other, about).to_dict()
    told = asked.decide(act, about)
    alone = decide(drawn, act, about)
    assert told.to_dict() == alone.to_dict()
    assert told.explain("zh") == alone.explain("zh")


def forgotten(said: Plain, keep: frozenset[str]) -> list[Plain]:
    """Return every mapping with one value replaced by `unknown`."""
    return [{**said, name: "unknown"} for name in said if name not in keep]


@given(policies(), action(), case(), st.data())
def test_forgetting_never_approves(drawn: Policies, act: Action, about: Case, data: st.DataObject) -> None:
    before = decide(drawn, act, about)
    if before.approved:
        return
    act_said, case_said = json.loads(act.model_dump_json()), json.loads(about.model_dump_json())
    acts = [(each, case_said) for each in forgotten(act_said, frozenset({"at", "text", "template", "act"}))]
    cases = [(act_said, each) for each in forgotten_cases(case_said)]
    act_after, case_after = data.draw(st.sampled_from([*acts, *cases]))
    after = decide(drawn, Action.model_validate(act_after), Case.model_validate(case_after))
    assert not after.approved


def forgotten_cases(said: Plain) -> list[Plain]:
    """Return the case with one fact, one attribute of an event, or its history replaced by `unknown`."""
    found = [{**said, name: "unknown"} for name in ("history", "zones", "jurisdictions", "debts")]
    for group in ("debtor", "lender", "agency", "collector", "recipient", "own"):
        for each in forgotten(said.get(group, {}), frozenset()):
            found.append({**said, group: each})
    for several in ("debts", "recipients"):
        known = said.get(several, []) if said.get(several) != "unknown" else []
        for number, one in enumerate(known):
            for each in forgotten(one, frozenset({"id"})):
                found.append({**said, several: [*known[:number], each, *known[number + 1 :]]})
    history = said.get("history", {"events": []})  # that nothing happened is known, too
    if isinstance(history, dict) and "events" in history:
        for number, past in enumerate(history["events"]):
            for each in forgotten(past, frozenset({"at", "id", "notice", "act"})):
                events = [*history["events"][:number], each, *history["events"][number + 1 :]]
                found.append({**said, "history": {**history, "events": events}})
            if not history.get("covers"):
                since = datetime.fromisoformat(past["at"])
                later = [each for each in history["events"] if datetime.fromisoformat(each["at"]) >= since]
                found.append({**said, "history": {**history, "covers": {"from": past["at"]}, "events": later}})
        for state in history.get("opening", {}).get("states", {}):
            states = {**history["opening"]["states"], state: "unknown"}
            found.append({**said, "history": {**history, "opening": {"states": states}}})
        if not history.get("covers"):
            found.append({**said, "history": {**history, "covers": {"parties": ["A1"]}}})
            found.append({**said, "history": {**history, "covers": {"from": LATE}, "events": []}})
    return found


@st.composite
def capped(draw: st.DrawFn) -> Plain:
    """Draw a policy of caps and cooling-off alone, without conditions that a further contact could change."""
    drawn = draw(policy())
    rules = []
    for number in range(2):
        each = draw(rule(number, ("contact_cap", "cooling_off")))
        each["when"] = {"act": "contact"}
        each.pop("unless", None)
        each.pop("starts_after", None)
        each.pop("count", None)
        if each["kind"] == "cooling_off":
            each["after"] = {"act": "contact"}
        rules.append(each)
    return {**drawn, "rules": rules}


@given(capped(), action(), case(), event(9).filter(lambda drawn: "act" in drawn))
def test_one_more_contact_never_helps(drawn: Plain, act: Action, about: Case, more: Plain) -> None:
    if not isinstance(about.history, History):
        return
    # models keep datetimes
    if about.history.covers.from_at is not None and Event.model_validate(more).at < about.history.covers.from_at:  # type: ignore[operator]
        return
    more.pop("id", None)
    drawn_policies = loaded(drawn)
    before, after = decide(drawn_policies, act, about), decide(drawn_policies, act, about.extended(more))
    order = [Outcome.APPROVED, Outcome.UNDETERMINED, Outcome.VETOED]
    assert order.index(after.outcome) >= order.index(before.outcome)


@given(policy("first"), policy("second"), action(), case())
def test_another_policy_never_approves_more(one: Plain, other: Plain, act: Action, about: Case) -> None:
    alone, together = decide(loaded(one), act, about), decide(loaded(one, other), act, about)
    if together.approved:
        assert alone.approved
    if alone.outcome is Outcome.VETOED:
        assert together.outcome is Outcome.VETOED


@given(policies(), action(), case())
def test_json_round_trips(drawn: Policies, act: Action, about: Case) -> None:
    assert Action.model_validate_json(act.model_dump_json()) == act
    assert Case.model_validate_json(about.model_dump_json()) == about
    decision = decide(drawn, act, about)
    assert Decision.from_json(decision.to_json()) == decision


@given(policies(), action(), case())
def test_every_decision_explains_itself(drawn: Policies, act: Action, about: Case) -> None:
    decision = decide(drawn, act, about)
    assert {reason.rule for reason in decision.reasons} >= set(decision.because)
    assert bool(decision.because) is not decision.approved
    for reason in decision.reasons:
        assert reason.kind != "delay" or (reason.lifts_at is not None and reason.lifts_at > decision.at)
        assert reason.truth == "yes" or reason.missing
    for language in ("zh", "en"):
        assert decision.explain(language)
    assert "P1" not in decision.explain("en") + repr(decision) + repr(act) + repr(about)


@given(policies(), action(), case())
def test_a_reason_lifts_when_it_says(drawn: Policies, act: Action, about: Case) -> None:
    """At the instant the rule is no longer in the way; one second before it is."""
    guard = Guard.of(covering(drawn))
    for reason in guard.decide(act, about).reasons:
        if reason.truth == "yes" and reason.lifts_at is not None:
            then = guard.decide(act.model_copy(update={"at": reason.lifts_at}), about)
            just_before = guard.decide(act.model_copy(update={"at": reason.lifts_at - timedelta(seconds=1)}), about)
            others = {each.rule for each in guard.decide(act, about).reasons if each.lifts_at != reason.lifts_at}
            assert reason.rule not in then.because or reason.rule in others
            assert reason.rule in {each.rule for each in just_before.reasons}


@given(policies(), st.lists(st.tuples(action(), case()), min_size=2, max_size=4))
def test_threads_and_batches_give_the_same(drawn: Policies, pairs: list[tuple[Action, Case]]) -> None:
    guard = Guard.of(covering(drawn))
    alone = [Guard.of(covering(drawn)).decide(*pair).outcome for pair in pairs]
    assert [decision.outcome for decision in guard.decide_many(pairs)] == alone
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda pair: guard.decide(*pair).outcome, pairs * 3)) == alone * 3


def test_a_decision_is_no_truth_value() -> None:
    guard = Guard.load("cn")
    decision = guard.decide({"act": "contact", "at": "2026-03-02T10:00+08:00"}, {})
    with pytest.raises(TypeError, match="approved"):
        bool(decision)


def test_a_case_that_was_decided_is_still_equal_to_itself() -> None:
    said = {"jurisdictions": ["CN"], "debts": [{"id": "D1"}]}
    decided, fresh = Case.model_validate(said), Case.model_validate(said)
    Guard.load("cn").decide({"act": "contact", "at": "2026-03-02T10:00+08:00"}, decided)
    assert decided == fresh


def test_a_kept_case_never_answers_for_policies_that_are_gone() -> None:
    """What a case remembers for a guard is forgotten with it, however memory is reused."""
    past = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-29T10:00:00Z"}
    kept = Case.model_validate({"jurisdictions": ["CN"], "debts": [{"id": "D1"}], "history": [past]})
    act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-29T12:00:00Z"})

    def cap(channel: str) -> Plain:
        words = {"zh": "测试", "en": "test"}
        rule = {"id": "cap", "kind": "contact_cap", "citation": "x", "says": words, "per": [], "at_most": "1 ever"}
        rule["when"] = {"act": "contact"}
        rule["count"] = {"channel": channel}
        head = {"format": "1", "policy": "one", "title": words, "jurisdiction": "any", "binding": "law"}
        return {**head, "in_force": {"from": "2020-01-01"}, "rules": [rule]}

    for _ in range(50):
        assert decide(loaded(cap("call")), act, kept).outcome is Outcome.VETOED
        assert decide(loaded(cap("sms")), act, kept).approved


def test_a_reason_lifts_only_when_every_possible_zone_permits() -> None:
    """At midnight in London it is evening in New York: the rule is in the way until both permit."""
    words = {"zh": "测试", "en": "test"}
    rule = {"id": "hours", "kind": "permitted_hours", "citation": "x", "says": words, "zone": "debtor"}
    head = {"format": "1", "policy": "one", "title": words, "jurisdiction": "any", "binding": "law"}
    body = {"in_force": {"from": "2020-01-01"}, "rules": [{**rule, "hours": {"every_day": "00:00-12:00"}}]}
    said = {"jurisdictions": ["CN"], "zones": ["Europe/London", "America/New_York"], "debts": [{"id": "D1"}]}
    about = Case.model_validate(said)
    act = Action.model_validate({"act": "contact", "at": "2026-01-14T12:30:00Z"})
    (reason,) = decide(loaded({**head, **body}), act, about).reasons
    assert reason.lifts_at is not None
    assert reason.lifts_at.astimezone(UTC).isoformat() == "2026-01-15T05:00:00+00:00"
