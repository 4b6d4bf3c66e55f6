"""Holds: what somebody stops at once, and what that stops."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from fairdebt import Decision, Guard, InvalidInput, Outcome
from fairdebt.guard import Hold, Scope
from tests.generated import Plain
from tests.guard.calling import CALL, CASE, decide, policies

ORDER: Plain = {"why": "supervisor's order", "by": "compliance", "at": "2026-03-02T17:00+08:00"}


def agency(**fields: Any) -> Plain:
    """Return a case that an agency works on."""
    mandate = {"contract": "yes", "covers_debt": "yes", "from": "2026-01-01", "impact_assessed": "yes"}
    return {"collector": {"role": "agency"}, "agency": {"id": "A1"}, "mandate": mandate, **fields}


@pytest.mark.parametrize(
    "scope",
    [
        "everything",
        {"debtor": "P1"},
        {"debt": "D1"},
        {"lender": "L1"},
        {"portfolio": "L1"},
        Scope("debtor", "P1"),
        Scope("everything"),
    ],
)
def test_a_hold_vetoes_until_it_is_released(guard: Guard, scope: Any) -> None:
    assert decide(guard).approved
    hold = guard.hold(scope, **ORDER)
    decision = decide(guard)
    assert (decision.outcome, decision.because) == (Outcome.VETOED, ("hold",))
    (reason,) = decision.reasons
    assert (reason.rule, reason.kind, reason.truth) == ("hold", "stop", "yes")
    assert "supervisor's order" in reason.says.en
    assert "compliance" in reason.evidence[0].says.zh
    assert list(guard.holds) == [hold]
    guard.release(hold)
    assert decide(guard).approved
    assert not guard.holds


@pytest.mark.parametrize("scope", [{"debtor": "P2"}, {"debt": "D2"}, {"lender": "L2"}, {"agency": "A1"}])
def test_a_hold_on_somebody_else_is_none_of_this_case(guard: Guard, scope: Plain) -> None:
    guard.hold(scope, **ORDER)
    assert decide(guard).approved


@pytest.mark.parametrize("at", ["2026-03-02T09:00+08:00", "2026-05-04T09:00+08:00"])
def test_a_hold_counts_for_every_later_decision_whatever_the_instant_of_the_act(guard: Guard, at: str) -> None:
    guard.hold({"debtor": "P1"}, **ORDER)
    assert decide(guard, {"at": at}).because == ("hold",)


def test_a_hold_is_told_beside_all_other_reasons(guard: Guard) -> None:
    guard.hold({"debtor": "P1"}, **ORDER)
    guard.hold("everything", **{**ORDER, "why": "drill"})
    decision = decide(guard, {"at": "2026-03-02T23:00+08:00"})
    assert set(decision.because) > {"hold"}
    assert [reason.rule for reason in decision.reasons][:2] == ["hold", "hold"]
    assert "on hold (this debtor): supervisor's order" in decision.explain("en")
    assert "已停催（全部）：drill" in decision.explain("zh")
    assert "P1" not in decision.explain("en") + repr(guard.holds)
    assert Decision.from_json(decision.to_json()) == decision


@pytest.mark.parametrize(
    ("call", "case", "answer"),
    [
        ({}, agency(), "vetoed"),
        ({"agency": "A1"}, agency(), "vetoed"),
        ({"agency": "A1"}, agency(agency={}), "vetoed"),
        ({"agency": "A2"}, agency(), "free"),
        ({"agency": "none"}, agency(), "free"),
        ({"collector": "A1"}, {}, "vetoed"),
        ({}, {"collector": {"id": "A1"}}, "vetoed"),
        ({}, agency(collector={"role": "lender"}), "free"),
        ({}, agency(collector={}), "undetermined"),
        ({}, agency(agency={}), "undetermined"),
        ({}, {"collector": {"role": "unknown"}}, "undetermined"),
        ({"agency": "unknown"}, {}, "undetermined"),
        ({"act": "hand_over", "receiver": "A1"}, {}, "vetoed"),
        ({"act": "hand_over", "receiver": "A2"}, {}, "free"),
        ({"act": "hand_over"}, agency(collector={"role": "lender"}), "vetoed"),
        ({"act": "hand_over"}, {}, "undetermined"),
    ],
)
def test_a_hold_on_an_agency(guard: Guard, call: Plain, case: Plain, answer: str) -> None:
    """Whoever acts, or would receive the case."""
    guard.hold({"agency": "A1"}, **ORDER)
    if call.get("act") == "hand_over":
        call = {"act": "hand_over", "at": CALL["at"], **call}
        decision = guard.decide(call, {**CASE, **case})
    else:
        decision = decide(guard, call, case)
    told = {reason.truth for reason in decision.reasons if reason.rule == "hold"}
    assert told == {"vetoed": {"yes"}, "undetermined": {"unknown"}, "free": set()}[answer]


@pytest.mark.parametrize(
    ("scope", "case", "missing"),
    [
        ({"debtor": "P1"}, {"debtor": {}}, "debtor.id"),
        ({"debtor": "P1"}, {"debtor": {"id": "unknown"}}, "debtor.id"),
        ({"lender": "L1"}, {"lender": {"type": "consumer_finance_company"}}, "lender.id"),
        ({"debt": "D1"}, {"debts": [{"product": "consumer_loan", "online": "yes"}]}, "debts"),
        ({"debt": "D1"}, {"debts": "unknown"}, "debts"),
    ],
)
def test_a_case_that_does_not_say_who_it_is_about_may_be_on_hold(
    guard: Guard, scope: Plain, case: Plain, missing: str
) -> None:
    assert "hold" not in decide(guard, case=case).because
    guard.hold(scope, **ORDER)
    decision = decide(guard, case=case)
    (reason,) = (each for each in decision.reasons if each.rule == "hold")
    assert (decision.outcome, reason.missing) == (Outcome.UNDETERMINED, ((missing,),))


def test_an_act_about_another_debt_of_the_same_debtor_is_free(guard: Guard) -> None:
    debts = [{**CASE["debts"][0], "id": debt} for debt in ("D1", "D2")]
    guard.hold({"debt": "D1"}, **ORDER)
    assert decide(guard, case={"debts": debts}).because == ("hold",)
    assert decide(guard, {"debts": ["D2"]}, {"debts": debts}).approved


def test_holds_survive_a_reload_and_each_is_lifted_by_itself() -> None:
    guard = Guard.load("cn.gbt-45251")
    first, second = guard.hold({"debtor": "P1"}, **ORDER), guard.hold({"debtor": "P1"}, **ORDER)
    guard.reload()
    assert "hold" in decide(guard).because
    guard.release(first)
    assert "hold" in decide(guard).because
    assert guard.holds == (second,)
    with pytest.raises(InvalidInput, match="lifted already"):
        guard.release(first)
    guard.release(second)
    assert "hold" not in decide(guard).because


def test_a_hold_of_another_guard_is_not_released_here(guard: Guard) -> None:
    guard.hold({"debtor": "P1"}, **ORDER)
    foreign = Guard.of(policies()).hold({"debtor": "P2"}, **ORDER)
    with pytest.raises(InvalidInput):
        guard.release(foreign)


@pytest.mark.parametrize(
    ("scope", "fix"),
    [
        ("P1", 'write `"everything"`'),
        ({}, "write"),
        ({"debtr": "P1"}, "did you mean `debtor`"),
        ({"debtor": ""}, "write"),
        ({"debtor": "unknown"}, "write"),
        ({"debtor": "P1", "debt": "D1"}, "write"),
        ({"everything": "P1"}, "write"),
        (Scope("debtor"), "write"),
        ({"debtor": 4711}, "write"),  # it would have stopped nobody: no case has a number for an id
        (Scope("debtor", 4711), "write"),  # type: ignore[arg-type]  # the point of the test
        ({"debtor": ["P1"]}, "write"),
        ({"debtor": "none"}, "write"),
        ({"debtor": "P" * 201}, "write"),
        ({"debtor": "\ud800"}, "write"),
    ],
)
def test_a_scope_that_is_not_clear_is_refused(guard: Guard, scope: Any, fix: str) -> None:
    with pytest.raises(InvalidInput, match="what is put on hold") as error:
        guard.hold(scope, **ORDER)
    assert fix in str(error.value)
    assert guard.holds == ()


@pytest.mark.parametrize("thing", [None, "hold", 1, {"debtor": "P1"}])
def test_what_is_no_hold_is_not_released(guard: Guard, thing: Any) -> None:
    guard.hold({"debtor": "P1"}, **ORDER)
    with pytest.raises(InvalidInput, match=r"hold: this is no hold\n  fix: hand in what `guard.hold\(...\)` returned"):
        guard.release(thing)
    assert len(guard.holds) == 1


@pytest.mark.parametrize("wrong", [{"why": " "}, {"by": ""}, {"at": "2026-03-02T18:00"}])
def test_who_why_and_when_must_be_told(guard: Guard, wrong: Plain) -> None:
    with pytest.raises(InvalidInput):
        guard.hold("everything", **{**ORDER, **wrong})


@pytest.mark.parametrize("pair", [CALL, (CALL,), (CALL, CASE, CASE), None, "ab"])
def test_what_is_no_pair_is_told_by_its_number(guard: Guard, pair: Any) -> None:
    decisions = guard.decide_many([(CALL, CASE), pair])
    next(decisions)
    with pytest.raises(InvalidInput, match=r"pair 1: expected a pair: an act and a case\n  fix: write"):
        next(decisions)


def test_a_hold_stops_a_campaign_that_is_under_way(guard: Guard) -> None:
    campaign = guard.decide_many((CALL, CASE) for _ in range(3))
    assert next(campaign).approved
    guard.hold({"lender": "L1"}, **ORDER)
    assert [decision.because for decision in campaign] == [("hold",), ("hold",)]


def test_many_threads_place_and_lift(guard: Guard) -> None:
    def turn(number: int) -> int:
        mine = guard.hold({"debtor": f"P{number}"}, **ORDER)
        held = decide(guard, case={"debtor": {"id": f"P{number}"}}).because == ("hold",)
        if number % 2:
            guard.release(mine)
        return held

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(turn, range(100, 180)))
    assert [hold.scope.id for hold in guard.holds] == sorted(
        (f"P{number}" for number in range(100, 180, 2)), key=[hold.scope.id for hold in guard.holds].index
    )
    assert len({hold.number for hold in guard.holds}) == 40


def test_holds_are_counted_and_nobody_is_named_in_logs(guard: Guard) -> None:
    hold = guard.hold({"debtor": "P1"}, **ORDER)
    before = guard.counters
    decide(guard)
    assert guard.counters["hold"] == 1
    assert before["hold"] == 0  # a copy: nobody counts on while a host reads it
    assert "P1" not in repr(hold)
    assert isinstance(hold, Hold)


def test_the_digest_is_that_of_the_policies(guard: Guard) -> None:
    assert guard.digest == policies().norms.digest
    assert Guard.of(guard.policies).digest == guard.digest
