"""Looking ahead: honest to the second, windows that equal brute force, budgets that add up, alternatives that hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt.errors import InvalidInput
from fairdebt.facts import HORIZON_DAYS, Action, Case, Decision, History, Outcome
from fairdebt.guard import Guard
from fairdebt.loader import Policies
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference import reference
from tests.calls import CALL, CASE
from tests.generated import action, case, covering, loaded, policies
from tests.readings.test_schedule import timed, weeks

Plain = dict[str, Any]
SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("cn.gbt-45251")


def put_through(*times: str) -> list[Plain]:
    return [{**CALL, "outcome": "answered", "at": f"2026-03-{at}+08:00"} for at in times]


def approved(found: Policies, act: Action, about: Case, at: datetime) -> bool:
    """Tell whether the act is approved at an instant, by the reference."""
    vetoing = {norm.key for norm in found.norms.prohibitions if norm.effect == "veto"}
    answers = reference(found.norms, act.model_copy(update={"at": at}), about)
    return all(answer <= Answer.DUTY for key, answer in answers.items() if key in vetoing)


def check_honest(found: Policies, act: Action, about: Case, decision: Decision) -> None:
    """Compare both ends of what is permitted with the reference: at the instant, and one second before."""
    assert isinstance(act.at, datetime)
    coming, until = decision.next_permitted, decision.permitted_until
    assert (coming.kind == "at" and coming.at == act.at) == approved(found, act, about, act.at) == decision.approved
    if coming.kind == "at":
        assert coming.at is not None
        assert approved(found, act, about, coming.at)
        assert coming.at == act.at or not approved(found, act, about, coming.at - SECOND)
    else:
        assert coming.rules
        for days in (0.3, 9, 399):
            assert not approved(found, act, about, act.at + timedelta(days=days))
    if decision.approved and until is not None:
        assert approved(found, act, about, until - SECOND)
        assert not approved(found, act, about, until)
    if not decision.approved:
        assert until == act.at


@given(policies(), action(), case())
def test_the_answer_is_honest_for_policies_of_every_kind(drawn: Policies, act: Action, about: Case) -> None:
    guard = Guard.of(covering(drawn))
    check_honest(guard.policies, act, about, guard.decide(act, about))


@given(timed(), weeks())
def test_the_answer_is_honest_where_clocks_change(drawn: Plain, drawn_week: tuple[Action, Case]) -> None:
    guard = Guard.of(covering(loaded(drawn)))
    check_honest(guard.policies, *drawn_week, guard.decide(*drawn_week))


@given(timed(), weeks(), st.lists(st.integers(0, 4 * 1440 - 1), min_size=10, max_size=10))
def test_windows_equal_brute_force(drawn: Plain, drawn_week: tuple[Action, Case], minutes: list[int]) -> None:
    found = covering(loaded(drawn))
    act, about = drawn_week
    assert isinstance(act.at, datetime)
    end = act.at + timedelta(days=4)
    windows = Guard.of(found).windows(act, about, until=end)
    assert all(act.at <= start < stop <= end for start, stop in windows)
    edges = {each for window in windows for at in window for each in (at, at - SECOND) if act.at <= each < end}
    for at in {*edges, *(act.at + timedelta(minutes=minute) for minute in minutes)}:
        inside = any(start <= at < stop for start, stop in windows)
        assert inside is approved(found, act, about, at), at


def test_windows_equal_every_minute_of_a_day_of_changing_clocks() -> None:
    """One day in full, in two zones at once: New York and Los Angeles, 8 March 2026."""
    rules = [
        {
            "id": "h",
            "kind": "permitted_hours",
            "citation": "x",
            "says": {"zh": "时", "en": "h"},
            "when": {"act": "contact"},
        }
        | {"hours": {"every_day": "02:30-21:00"}},
        {"id": "c", "kind": "contact_cap", "citation": "x", "says": {"zh": "次", "en": "c"}, "when": {"act": "contact"}}
        | {"per": ["debtor"], "at_most": "1 per 90 minutes"},
    ]
    head = {"format": "1", "policy": "two", "title": {"zh": "二", "en": "two"}, "jurisdiction": "any", "binding": "law"}
    found = covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": rules}))
    past = [
        {"act": "contact", "channel": "call", "to": "debtor", "at": f"2026-03-08T{at}:20Z"} for at in ("10:03", "17:59")
    ]
    zones = ["America/New_York", "America/Los_Angeles"]
    about = Case.model_validate({"jurisdictions": ["CN"], "zones": zones, "history": past})
    start = datetime(2026, 3, 8, 5, tzinfo=UTC)
    act = Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": start})
    windows = Guard.of(found).windows(act, about, until=start + timedelta(days=1))
    for minute in range(1440):
        at = start + timedelta(minutes=minute)
        assert any(first <= at < last for first, last in windows) is approved(found, act, about, at), at


# ------------------------------------------------------------------------------------------------ kinds of answers


def test_an_approved_act_is_permitted_at_its_own_instant_until_the_evening(guard: Guard) -> None:
    decision = guard.decide({**CALL, "at": "2026-03-02T21:59+08:00"}, CASE)
    assert decision.approved
    assert decision.next_permitted.at == datetime.fromisoformat("2026-03-02T21:59+08:00")
    assert decision.permitted_until == datetime.fromisoformat("2026-03-02T22:00+08:00")
    assert "must end before 2026-03-02 22:00+08:00" in decision.explain("en")


def test_a_cap_and_hours_are_waited_for_together(guard: Guard) -> None:
    history = put_through("02T09:00", "02T11:00", "02T15:00")
    decision = guard.decide({**CALL, "at": "2026-03-02T18:00+08:00"}, {**CASE, "history": history})
    assert decision.next_permitted.at == datetime.fromisoformat("2026-03-03T08:00+08:00")
    assert decision.next_permitted.render("zh") == "2026-03-03 08:00+08:00 起可以"
    assert "permitted from 2026-03-03 08:00+08:00" in decision.explain("en")


def test_events_of_the_history_count_from_their_own_instant_on(guard: Guard) -> None:
    """A host may ask about the past: later events are not seen before they happened."""
    history = put_through("02T09:00", "02T11:00", "02T15:00")
    start, end = "2026-03-02T08:00+08:00", "2026-03-03T09:00+08:00"
    windows = guard.windows({**CALL, "at": start}, {**CASE, "history": history}, until=end)
    assert [(first.isoformat(), last.isoformat()) for first, last in windows] == [
        ("2026-03-02T08:00:00+08:00", "2026-03-02T15:00:00+08:00"),
        ("2026-03-03T08:00:00+08:00", "2026-03-03T09:00:00+08:00"),
    ]


def test_missing_facts_are_named(guard: Guard) -> None:
    unknown = {**CASE, "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}], "collector": {}}
    act = {**CALL, "to": "contact_person", "purpose": "unknown", "at": "2026-03-02T18:00+08:00"}
    coming = guard.decide(act, unknown).next_permitted
    assert coming.kind == "once" or coming.kind == "never"
    assert coming.rules
    nowhere = guard.decide(
        {**CALL, "at": "2026-03-02T18:00+08:00"}, {**CASE, "jurisdictions": "unknown"}
    ).next_permitted
    assert (nowhere.kind, nowhere.facts, nowhere.rules) == ("once", ("jurisdictions",), ("jurisdictions",))
    abroad = guard.decide({**CALL, "at": "2026-03-02T18:00+08:00"}, {**CASE, "jurisdictions": ["VN"]}).next_permitted
    assert (abroad.kind, abroad.facts, abroad.rules) == ("once", (), ("coverage/VN",))
    assert abroad.render("en") == "waiting does not help: settle coverage/VN first"


def test_rules_that_never_give_way_together() -> None:
    """Hours that were agreed lie outside those of the law: another agreement would help, waiting does not."""
    times = {"every_day": "05:00-06:00"}
    notice = {"notice": "hours_agreed", "side": "debtor", "times": times, "at": "2026-03-01T10:00+08:00"}
    said = {"zh": "测试", "en": "test"}
    rules: list[Plain] = [
        {"id": "law", "kind": "permitted_hours", "citation": "x", "says": said, "when": {"act": "contact"}}
        | {"hours": {"every_day": "08:00-21:00"}},
        {"id": "agreed", "kind": "permitted_hours", "citation": "x", "says": said, "when": {"is": "agreed"}}
        | {"hours": {"stated_in": "agreed.times"}},
    ]
    states = {
        "agreed": {"begins": {"notice": "hours_agreed"}, "ends": {"notice": "hours_withdrawn"}, "per": ["debtor"]}
    }
    head = {"format": "1", "policy": "two", "title": said, "jurisdiction": "any", "binding": "law", "states": states}
    guard = Guard.of(covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": rules})))
    about = {"jurisdictions": ["CN"], "debtor": {"id": "P1"}, "history": [notice]}
    coming = guard.decide({**CALL, "at": "2026-03-02T10:00+08:00"}, about).next_permitted
    assert coming.kind == "once"
    assert coming.rules == ("two/agreed", "two/law")
    assert "hours_withdrawn" in coming.events or "hours_agreed" in coming.events
    rules[1] |= {"when": {"act": "contact"}, "hours": {"every_day": "05:00-06:00"}}
    guard = Guard.of(covering(loaded({**head, "in_force": {"from": "2020-01-01"}, "rules": rules})))
    coming = guard.decide({**CALL, "at": "2026-03-02T10:00+08:00"}, about).next_permitted
    assert (coming.kind, coming.rules) == ("never", ("two/agreed", "two/law"))


def test_a_hold_waits_for_its_end() -> None:
    guard = Guard.load("cn.gbt-45251")
    hold = guard.hold({"debtor": "P1"}, why="complaint", by="compliance", at="2026-03-01T10:00+08:00")
    act = {**CALL, "at": "2026-03-02T10:00+08:00"}
    coming = guard.decide(act, CASE).next_permitted
    assert (coming.kind, coming.events, coming.rules) == ("once", ("hold_lifted",), ("hold",))
    assert guard.windows(act, CASE, until="2026-03-09T10:00+08:00") == ()
    guard.release(hold)
    assert guard.decide(act, CASE).next_permitted.kind == "at"


def test_a_fact_that_lapses_ends_the_permission(guard: Guard) -> None:
    """A private lender may call at night; from the lapse on nobody knows who lends, and the night is undetermined."""
    unknown = {**CASE, "lender": {"id": "L1"}}
    lapse = "2026-03-03T23:00+08:00"
    about = guard.attest("lender.type", "private_lender", by="clerk", why="seen", until=lapse, case=unknown)
    act = {**CALL, "at": "2026-03-02T10:00+08:00"}
    decision = guard.decide(act, about)
    assert decision.approved
    assert decision.permitted_until == datetime.fromisoformat(lapse)
    first, second = guard.windows(act, about, until="2026-03-04T10:00+08:00")
    assert first == (datetime.fromisoformat("2026-03-02T10:00+08:00"), datetime.fromisoformat(lapse))
    assert second[0] == datetime.fromisoformat("2026-03-04T08:00+08:00")


def test_nothing_ends_within_the_horizon(guard: Guard) -> None:
    act = {"act": "contact", "channel": "letter", "to": "debtor", "address_source": "contract"}
    decision = guard.decide({**act, "purpose": "answer", "at": "2026-03-02T10:00+08:00"}, CASE)
    assert decision.approved
    assert decision.permitted_until is None
    horizon = datetime.fromisoformat("2026-03-02T10:00+08:00") + timedelta(days=HORIZON_DAYS)
    assert decision.next_permitted.horizon_at == horizon


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"outcome": "approved"}', "no", None])
def test_what_is_no_decision_is_told_so(text: Any) -> None:
    with pytest.raises(InvalidInput, match=r"no decision that was written\n  fix: hand in what"):
        Decision.from_json(text)


@pytest.mark.parametrize(
    "said", [None, {}, [], "approved", {"outcome": "maybe", "because": [], "at": "", "digest": ""}]
)
def test_values_that_are_no_decision_are_told_so(said: Any) -> None:
    with pytest.raises(InvalidInput, match="no decision that was written"):
        Decision.from_dict(said)


def test_a_decision_read_from_json_says_the_same(guard: Guard) -> None:
    decision = guard.decide({**CALL, "at": "2026-03-02T18:00+08:00"}, CASE)
    for each in (decision, guard.decide({**CALL, "at": "2026-03-02T23:00+08:00"}, CASE)):
        again = Decision.from_json(each.to_json())
        assert again.next_permitted == each.next_permitted
        assert again.permitted_until == each.permitted_until
    old = {name: held for name, held in json.loads(decision.to_json()).items() if name != "next_permitted"}
    with pytest.raises(ValueError, match="next_permitted"):
        _ = Decision.from_dict(old).next_permitted


def test_periods_tell_why_and_join_on(guard: Guard) -> None:
    act = {**CALL, "at": "2026-03-02T18:00+08:00"}
    periods = list(guard.periods(act, CASE, until="2026-03-04T09:00+08:00"))
    assert [period.outcome for period in periods] == [Outcome.APPROVED, Outcome.VETOED] * 2 + [Outcome.APPROVED]
    assert [period.end for period in periods[:-1]] == [period.start for period in periods[1:]]
    assert periods[1].because == ("cn.gbt-45251/quiet-hours",)


def test_instants_need_an_offset(guard: Guard) -> None:
    with pytest.raises(InvalidInput, match="until"):
        guard.windows({**CALL, "at": "2026-03-02T18:00+08:00"}, CASE, until="2026-03-04T09:00")


def test_looking_ahead_is_no_decision(guard: Guard) -> None:
    seen: list[Decision] = []
    counting = Guard.load("cn.gbt-45251", on_decision=seen.append)
    act = {**CALL, "at": "2026-03-02T23:00+08:00"}
    counting.windows(act, CASE, until="2026-03-04T09:00+08:00")
    assert counting.alternatives(act, CASE)
    assert counting.budget(act, CASE)
    assert not seen
    assert not counting.counters


# --------------------------------------------------------------------------------------------------------- budgets


@pytest.mark.parametrize("used", [0, 1, 2, 3, 4])
def test_budget_counts_down_and_returns_at_midnight(used: int, guard: Guard) -> None:
    history = put_through("02T09:00", "02T11:00", "02T15:00", "02T16:00")[:used]
    (cap,) = guard.budget({**CALL, "at": "2026-03-02T18:00+08:00"}, {**CASE, "history": history})
    assert (cap.used, cap.used_at_most, cap.limit, cap.left) == (*map(Decimal, (used, used, 3, max(0, 3 - used))),)
    midnight = datetime.fromisoformat("2026-03-03T00:00+08:00")
    assert cap.returns_at == (midnight if used else None)
    assert cap.rule == "cn.gbt-45251/put-through-calls"
    assert (cap.window.en, cap.window.zh) == ("per calendar day", "每个自然日")
    assert f"{used} of 3 used per calendar day" in cap.render("en")


def test_budget_counts_what_may_have_been_as_used(guard: Guard) -> None:
    first, second = put_through("02T09:00", "02T11:00")
    about = {**CASE, "history": [first, {**second, "outcome": "unknown"}]}
    (cap,) = guard.budget({**CALL, "at": "2026-03-02T18:00+08:00"}, about)
    assert (cap.used, cap.used_at_most, cap.left) == (Decimal(1), Decimal(2), Decimal(1))
    assert "1 to 2" in cap.render("en")
    (cap,) = guard.budget({**CALL, "at": "2026-03-02T18:00+08:00"}, {**CASE, "history": "unknown"})
    assert (cap.used, cap.used_at_most, cap.left) == (Decimal(0), None, Decimal(0))


@given(timed(), weeks())
def test_a_budget_agrees_with_the_decision(drawn: Plain, drawn_week: tuple[Action, Case]) -> None:
    """Nothing left is a veto of that rule; when something returns less is used, and not one second before."""
    guard = Guard.of(covering(loaded(drawn)))
    act, about = drawn_week
    plain = {f"timed/{rule['id']}" for rule in drawn["rules"] if "counting" not in rule}
    because = guard.decide(act, about).because
    for cap in guard.budget(act, about):
        if cap.rule not in plain or not isinstance(about.history, History):
            continue
        assert (cap.rule in because) == (cap.left == 0)
        if cap.returns_at is not None and all(event.at <= act.at for event in about.history.events):  # type: ignore[operator]  # datetimes
            assert used(guard, act, about, cap.returns_at).get(cap.rule, 0) < (cap.used_at_most or 0)
            assert used(guard, act, about, cap.returns_at - SECOND).get(cap.rule, cap.used) >= cap.used


def used(guard: Guard, act: Action, about: Case, at: datetime) -> dict[str, Decimal]:
    """Return how much of each cap is used at another instant."""
    found = guard.budget(act.model_copy(update={"at": at}), about)
    return {each.rule: each.used_at_most or Decimal(0) for each in found}


# ---------------------------------------------------------------------------------------------------- alternatives


def test_alternatives_are_time_then_channels(guard: Guard) -> None:
    history = put_through("02T09:00", "02T11:00", "02T15:00")
    act = {**CALL, "at": "2026-03-02T18:00+08:00"}
    found = guard.alternatives(act, {**CASE, "history": history})
    assert [each.kinds for each in found][:2] == [("time",), ("channel",)]
    assert found[0].action.at == datetime.fromisoformat("2026-03-03T08:00+08:00")
    assert found[0].render("zh") == "等到 2026-03-03 08:00+08:00"
    assert [each.action.channel for each in found[1:]] == ["sms", "im", "app_message", "email", "letter"]
    assert found[1].render("en") == "use another channel: text message to a phone number"
    assert {change.name for change in found[1].changes} == {"channel", "voice"}


def test_the_debtor_is_offered_in_place_of_others(guard: Guard) -> None:
    act = {**CALL, "to": "contact_person", "recipient": "C1", "at": "2026-03-02T18:00+08:00"}
    found = guard.alternatives(act, CASE)
    assert ("recipient",) in {each.kinds for each in found}
    offered = next(each for each in found if each.kinds == ("recipient",))
    assert (offered.action.to, offered.action.recipient) == ("debtor", None)


def test_a_repair_is_offered() -> None:
    guard = Guard.load("cn.cba-2026")
    visit = {**CALL, "channel": "home_visit", "collectors": 1, "at": "2026-03-02T18:00+08:00"}
    visit = {name: held for name, held in visit.items() if name != "voice"}
    about = {**CASE, "lender": {"id": "L1", "type": "bank", "memberships": ["CBA"]}}
    assert guard.decide(visit, about).because == ("cn.cba-2026/two-visitors",)
    first = guard.alternatives(visit, about)[0]
    assert (first.kinds, first.action.collectors) == (("repair",), 2)


def test_an_approved_act_needs_no_alternative(guard: Guard) -> None:
    assert guard.alternatives({**CALL, "at": "2026-03-02T18:00+08:00"}, CASE) == ()


@settings(max_examples=40)
@given(policies(), action(), case())
def test_alternatives_are_approved_when_decided(drawn: Policies, act: Action, about: Case) -> None:
    guard = Guard.of(covering(drawn))
    found = guard.alternatives(act, about)
    assert not (found and guard.decide(act, about).approved)
    for each in found:
        assert guard.decide(each.action, about).approved
        assert each.decision.approved
        assert each.changes
        assert each.render("zh")
        assert each.render("en")


@given(timed(), weeks())
def test_what_lifts_in_time_is_offered_later(drawn: Plain, drawn_week: tuple[Action, Case]) -> None:
    guard = Guard.of(covering(loaded(drawn)))
    decision = guard.decide(*drawn_week)
    coming = decision.next_permitted
    if not decision.approved and coming.kind == "at":
        assert ("time",) in {each.kinds for each in guard.alternatives(*drawn_week)}
