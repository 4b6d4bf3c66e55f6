"""The invariants of the design, where law turns: a case drawn at random hardly ever hangs on what is changed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, strategies as st

from fairdebt import Action, Case, Decision, Guard, Outcome
from fairdebt.facts import History
from fairdebt.readings.edges import Situation
from fairdebt.testing import situations
from tests.guard.test_properties import forgotten, forgotten_cases

LAW = Guard.load("cn.gbt-45251")
MORE = Guard.load("cn.gbt-45251", "cn.civil-code", "cn.pipl", "cn.cba-2026")
NOT_FORGOTTEN = frozenset({"at", "text", "template", "act"})


def told(act: Action, about: Case) -> tuple[Outcome, tuple[str, ...]]:
    decision = LAW.decide(act, about)
    return decision.outcome, decision.because


def past_contact(act: Action, by: timedelta, **said: Any) -> dict[str, Any]:
    """Return the act as one that happened so long before it."""
    carried = {name: value for name, value in act.model_dump(exclude_none=True).items() if name in CARRIED}
    assert isinstance(act.at, datetime)
    return {**carried, "at": act.at - by, "outcome": "conversation", **said}


CARRIED = ("act", "channel", "to", "recipient", "direction", "purpose", "mode", "debts", "address", "voice", "agency")


@given(st.one_of(situations(LAW, outcome="vetoed"), situations(LAW, outcome="undetermined")))
def test_nothing_that_is_forgotten_approves(drawn: Situation) -> None:
    act, about = drawn
    act_said, case_said = json.loads(act.model_dump_json()), json.loads(about.model_dump_json())
    for each in forgotten(act_said, NOT_FORGOTTEN):
        assert not LAW.decide(each, about).approved, each
    for each in forgotten_cases(case_said):
        assert not LAW.decide(act, each).approved, each


@given(situations(LAW), st.randoms(use_true_random=False))
def test_the_order_of_a_history_is_irrelevant(drawn: Situation, random: Any) -> None:
    act, about = drawn
    if isinstance(about.history, History | None):  # events that are alike may change places unseen
        unlike = ((10, "busy"), (60, "conversation"), (1500, "answered"), (1501, "no_answer"))
        about = about.extended(*(past_contact(act, timedelta(minutes=ago), outcome=how) for ago, how in unlike))
    said = json.loads(about.model_dump_json())
    history = said.get("history")
    if isinstance(history, dict):
        events = history["events"]
        for order in (events[::-1], random.sample(events, len(events))):
            assert told(act, Case.model_validate({**said, "history": {**history, "events": order}})) == told(act, about)


@given(st.one_of(situations(LAW, outcome="vetoed"), situations(LAW)))
def test_one_more_contact_lifts_no_cap(drawn: Situation) -> None:
    act, about = drawn
    if not isinstance(about.history, History | None):
        return
    before = standing(LAW.decide(act, about))
    for minutes in AGO if before else ():
        after = LAW.decide(act, about.extended(past_contact(act, timedelta(minutes=minutes))))
        assert before <= standing(after)


AGO = (0, 1, 30, 120, 24 * 60, 6 * 24 * 60, 20 * 24 * 60)
CAPS = {each.rule for each in LAW.policies.provisions.values() if each.kind in ("contact_cap", "cooling_off")}


def standing(decision: Decision) -> set[str]:
    """Return the caps and the cooling-off that surely stand in the way."""
    return {reason.rule for reason in decision.reasons if reason.rule in CAPS and reason.truth == "yes"}


@given(situations(LAW), st.integers(1, 10**6))
def test_what_happens_later_does_not_count(drawn: Situation, seconds: int) -> None:
    act, about = drawn
    if isinstance(about.history, History | None):
        later = [past_contact(act, timedelta(seconds=-seconds)) for _ in range(9)]
        assert told(act, about.extended(*later)) == told(act, about)


@given(situations(LAW))
def test_an_event_told_twice_under_one_id_is_one(drawn: Situation) -> None:
    act, about = drawn
    said = json.loads(about.model_dump_json())
    history = said.get("history")
    if isinstance(history, dict):
        named = [{"id": f"E{number}", **event} for number, event in enumerate(history.get("events", []))]
        twice = {**said, "history": {**history, "events": [*named, *named]}}
        assert told(act, Case.model_validate(twice)) == told(act, about)


@given(situations(LAW))
def test_more_law_never_approves_more(drawn: Situation) -> None:
    act, about = drawn
    alone, together = LAW.decide(act, about), MORE.decide(act, about)
    if together.approved:
        assert alone.approved or all(rule.startswith("coverage/") for rule in alone.because)
    if alone.outcome is Outcome.VETOED:
        assert set(alone.because) <= set(together.because)


@given(situations(LAW), st.sampled_from([["VN"], ["AQ"], "unknown", None]))
def test_no_law_loaded_is_no_approval(drawn: Situation, where: Any) -> None:
    act, about = drawn
    said = {**json.loads(about.model_dump_json()), "jurisdictions": where}
    elsewhere = {name: value for name, value in said.items() if value is not None}
    assert not LAW.decide(act, elsewhere).approved


@given(situations(LAW, outcome="vetoed"))
def test_a_veto_is_over_when_it_says(drawn: Situation) -> None:
    """The act is approved at that instant, and not one second before; so is each rule in the way."""
    act, about = drawn
    decision = LAW.decide(act, about)
    second = timedelta(seconds=1)
    coming = decision.next_permitted.at
    if coming is not None:
        assert LAW.decide(act.model_copy(update={"at": coming}), about).approved
        assert not LAW.decide(act.model_copy(update={"at": coming - second}), about).approved
    for reason in decision.reasons:
        if reason.truth == "yes" and reason.lifts_at is not None:
            assert reason.rule not in LAW.decide(act.model_copy(update={"at": reason.lifts_at}), about).because
            assert reason.rule in LAW.decide(act.model_copy(update={"at": reason.lifts_at - second}), about).because


@given(situations(LAW, outcome="approved"))
def test_an_approval_ends_when_it_says(drawn: Situation) -> None:
    act, about = drawn
    until = LAW.decide(act, about).permitted_until
    if until is not None:
        assert not LAW.decide(act.model_copy(update={"at": until}), about).approved
        assert LAW.decide(act.model_copy(update={"at": until - timedelta(seconds=1)}), about).approved
