"""Holds and attested facts: what somebody stops at once, and what somebody vouches for."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt import Action, Case, Decision, Guard, InvalidInput, Outcome
from fairdebt.guard import Hold, Scope
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference import reference
from tests.generated import NOON, ZONES, covering, loaded

Plain = dict[str, Any]

CASE: Plain = {
    "jurisdictions": ["CN"],
    "zones": ["Asia/Shanghai"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "consumer_finance_company"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes", "days_overdue": 35}],
}
CALL: Plain = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "mode": "informative",
    "purpose": "reminder",
    "voice": "person",
    "address": "number 1",
    "address_source": "contract",
    "at": "2026-03-02T18:00+08:00",
}
ORDER: Plain = {"why": "supervisor's order", "by": "compliance", "at": "2026-03-02T17:00+08:00"}


SAYS = {"zh": "测试", "en": "test"}


def rule(name: str, kind: str, **fields: Any) -> Plain:
    return {"id": name, "kind": kind, "citation": "§1", "says": SAYS, **fields}


FILE: Plain = {
    "format": "1",
    "policy": "p",
    "title": SAYS,
    "jurisdiction": "CN",
    "binding": "law",
    "in_force": {"from": "2020-01-01"},
    "rules": [
        rule("hours", "permitted_hours", when={"act": "contact"}, hours={"every_day": "08:00-22:00"}),
        rule("platforms", "forbid", when={"act": "contact", "lender.type": "platform"}),
        rule(
            "evaluated",
            "require",
            when={"act": "hand_over"},
            that={
                "any": [
                    {"agency.evaluated_on": {"ago": "<= 12 months"}},
                    {"mandate.from": {"ago": "<= 12 months"}},
                ]
            },
        ),
    ],
}


@pytest.fixture(scope="module")
def policies() -> Any:
    return covering(loaded(FILE))


@pytest.fixture
def guard(policies: Any) -> Guard:
    return Guard.of(policies)


def decide(guard: Guard, call: Plain | None = None, case: Plain | None = None) -> Decision:
    return guard.decide({**CALL, **(call or {})}, {**CASE, **(case or {})})


def agency(**fields: Any) -> Plain:
    """Return a case that an agency works on."""
    mandate = {"contract": "yes", "covers_debt": "yes", "from": "2026-01-01", "impact_assessed": "yes"}
    return {"collector": {"role": "agency"}, "agency": {"id": "A1"}, "mandate": mandate, **fields}


# ------------------------------------------------------------------------------------------------ the register


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
    assert "已停催（全部）: drill" in decision.explain("zh")
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


def test_a_hold_of_another_guard_is_not_released_here(guard: Guard, policies: Any) -> None:
    guard.hold({"debtor": "P1"}, **ORDER)
    foreign = Guard.of(policies).hold({"debtor": "P2"}, **ORDER)
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
    ],
)
def test_a_scope_that_is_not_clear_is_refused(guard: Guard, scope: Any, fix: str) -> None:
    with pytest.raises(InvalidInput, match="what is put on hold") as error:
        guard.hold(scope, **ORDER)
    assert fix in str(error.value)
    assert guard.holds == ()


@pytest.mark.parametrize("wrong", [{"why": " "}, {"by": ""}, {"at": "2026-03-02T18:00"}])
def test_who_why_and_when_must_be_told(guard: Guard, wrong: Plain) -> None:
    with pytest.raises(InvalidInput):
        guard.hold("everything", **{**ORDER, **wrong})


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
    decide(guard)
    assert guard.counters["hold"] == 1
    assert "P1" not in repr(hold)
    assert isinstance(hold, Hold)


# ---------------------------------------------------------------------------------------------- in the history


def notice(kind: str, at: str = "2026-03-01T10:00+08:00", **fields: Any) -> Plain:
    return {"notice": kind, "at": at, **fields}


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        ([notice("hold", scope="this_debtor")], "vetoed"),
        ([notice("hold", scope="this_debt", debts=["D1"])], "vetoed"),
        ([notice("hold", scope="this_debt")], "vetoed"),
        ([notice("hold", scope="portfolio")], "vetoed"),
        ([notice("hold", scope="portfolio", lender="L2")], "approved"),
        ([notice("hold", scope="this_agency", agency="A1")], "approved"),
        ([notice("hold", scope="this_agency")], "vetoed"),
        ([notice("hold", scope="everything")], "vetoed"),
        ([notice("hold", scope="sms")], "vetoed"),
        ([notice("hold")], "undetermined"),
        ([notice("hold", scope="this_debtor", debtor="P2")], "approved"),
        (
            [notice("hold", scope="this_debtor"), notice("hold_lifted", "2026-03-01T11:00+08:00", scope="this_debtor")],
            "approved",
        ),
        (
            [notice("hold", scope="this_debtor"), notice("hold_lifted", "2026-03-01T11:00+08:00", scope="portfolio")],
            "vetoed",
        ),
        ([notice("hold", scope="this_debtor"), notice("hold_lifted", scope="this_debtor")], "undetermined"),
        (
            [notice("hold_lifted", scope="this_debtor"), notice("hold", "2026-03-01T11:00+08:00", scope="this_debtor")],
            "vetoed",
        ),
        ([notice("hold", "2026-03-02T18:00:01+08:00", scope="everything")], "approved"),
        ([notice("hold", scope="everything", stated_until="2026-03-02")], "vetoed"),
        ([notice("hold", scope="everything", stated_until="2026-03-01")], "approved"),
    ],
)
def test_a_hold_in_the_history(guard: Guard, events: list[Plain], outcome: str) -> None:
    decision = decide(guard, case={"history": events})
    assert decision.outcome == outcome
    assert ("hold" in decision.because) is (outcome != "approved")


def test_a_hold_in_the_history_binds_everywhere_and_the_agency_it_names(policies: Any) -> None:
    guard = Guard.of(policies)
    abroad = decide(guard, case={"jurisdictions": ["VN"], "history": [notice("hold", scope="everything")]})
    assert abroad.because == ("hold",)
    by_agency = decide(guard, {"agency": "A1"}, {"history": [notice("hold", scope="this_agency", agency="A1")]})
    assert "hold" in by_agency.because


def test_a_history_that_begins_late_may_hide_a_hold_unless_its_opening_says_no(guard: Guard) -> None:
    late = {"events": [], "covers": {"from": "2026-03-01T00:00+08:00"}}
    assert "hold" in decide(guard, case={"history": late}).because
    for said, held in (("no", False), ("yes", True)):
        opening = {"states": {"hold": said}}
        assert ("hold" in decide(guard, case={"history": {**late, "opening": opening}}).because) is held


WORDS = ("this_debtor", "this_debt", "portfolio", "this_agency", "everything", "sms", "unknown")


@st.composite
def held_history(draw: st.DrawFn) -> list[Plain]:
    events = []
    for number in range(draw(st.integers(0, 5))):
        at = NOON - timedelta(hours=draw(st.sampled_from([0, 1, 1, 24, 72, -1])))
        said = notice(draw(st.sampled_from(["hold", "hold", "hold_lifted"])), at.isoformat(), id=f"E{number}")
        for name, values in {
            "scope": WORDS,
            "debtor": ("P1", "P2", "unknown"),
            "lender": ("L1", "L2"),
            "agency": ("A1", "unknown", "none"),
            "of": ("E0", "E1"),
            "stated_until": ("2026-03-28", "2026-03-29"),
        }.items():
            if draw(st.booleans()):
                said[name] = draw(st.sampled_from(values))
        events.append(said)
    return events


@given(held_history(), st.sampled_from([None, "A1", "unknown"]), st.sampled_from(ZONES))
def test_readings_agree_on_holds(events: list[Plain], agency: str | None, zone: str) -> None:
    guard = _shared()
    act = Action.model_validate({**CALL, "at": NOON, **({} if agency is None else {"agency": agency})})
    case = Case.model_validate({**CASE, "zones": [zone], "history": events})
    norms = guard.policies.norms
    (norm,) = (each for each in norms.prohibitions if each.rule == "hold")
    wanted = reference(norms, act, case).get(norm.key, Answer.CLEAR)
    decision = guard.decide(act, case)
    told = {each.truth for each in decision.reasons if each.rule == "hold"}
    assert told == {Answer.CLEAR: set(), Answer.UNKNOWN: {"unknown"}, Answer.BREACHED: {"yes"}}[wanted]


_KEPT: list[Guard] = []


def _shared() -> Guard:
    if not _KEPT:
        _KEPT.append(Guard.of(covering(loaded(FILE))))
    return _KEPT[0]


def test_the_digest_is_that_of_the_policies(policies: Any, guard: Guard) -> None:
    assert guard.digest == policies.norms.digest
    assert Guard.of(guard.policies).digest == guard.digest


# --------------------------------------------------------------------------------------------------- attested

UNTIL = "2026-03-03T00:00+08:00"
VOUCHED: Plain = {"by": "branch", "why": "licence seen", "until": UNTIL}
UNSURE: Plain = {**CASE, "lender": {"id": "L1"}}


def test_an_attested_fact_settles_a_case_until_it_lapses(guard: Guard) -> None:
    before = guard.decide(CALL, UNSURE)
    assert before.outcome is Outcome.UNDETERMINED
    case = guard.attest("lender.type", "consumer_finance_company", case=UNSURE, **VOUCHED)
    decision = guard.decide(CALL, case)
    assert decision.approved
    (attested,) = decision.attested
    assert (attested.fact, attested.by, attested.why) == ("lender.type", "branch", "licence seen")
    assert attested.until == datetime.fromisoformat(UNTIL)
    last = guard.decide({**CALL, "at": "2026-03-02T21:59:59+08:00"}, case)
    assert last.approved
    over = guard.decide({**CALL, "at": "2026-03-03T09:00+08:00"}, case)
    assert (over.outcome, over.attested) == (Outcome.UNDETERMINED, ())
    assert any("lender.type" in names for reason in over.reasons for names in reason.missing)


def test_attested_cases_go_through_json(guard: Guard) -> None:
    case = guard.attest("lender.type", "consumer_finance_company", case=UNSURE, **VOUCHED)
    again = Case.model_validate_json(case.model_dump_json())
    assert again == case
    assert guard.decide(CALL, again) == guard.decide(CALL, case)


def test_until_is_the_first_instant_not_counted(guard: Guard) -> None:
    case = guard.attest("lender.type", "consumer_finance_company", case=UNSURE, **{**VOUCHED, "until": CALL["at"]})
    assert guard.decide({**CALL, "at": "2026-03-02T17:59:59+08:00"}, case).approved
    assert guard.decide(CALL, case).outcome is Outcome.UNDETERMINED


def test_what_rests_on_an_attested_fact_says_so(guard: Guard) -> None:
    case = guard.attest("lender.type", "consumer_finance_company", case=UNSURE, **VOUCHED)
    decision = guard.decide(CALL, case)
    assert "rests on what branch vouches for: `lender.type` (licence seen; until 2026-03-03 00:00+08:00)" in (
        decision.explain("en")
    )
    assert "以 branch 的确认为据: `lender.type`" in decision.explain("zh")
    assert Decision.from_json(decision.to_json()) == decision
    idle = guard.attest("debtor.vulnerable", "no", case=CASE, **VOUCHED)
    assert decide(guard, case=None).attested == ()
    assert guard.decide(CALL, idle).attested == ()


def test_two_attested_facts_of_which_one_would_do_are_both_told(guard: Guard) -> None:
    """An evaluation or a young mandate: neither alone would be missed, both together would."""
    unsure = {**CASE, "agency": {"id": "A1", "evaluated_on": "unknown"}, "mandate": {"from": "unknown"}}
    one = guard.attest("agency.evaluated_on", "2026-02-01", case=unsure, **VOUCHED)
    both = guard.attest("mandate.from", "2026-02-01", case=one, **VOUCHED)
    answers = [guard.decide({"act": "hand_over", "at": CALL["at"]}, each) for each in (unsure, one, both)]
    assert [answer.approved for answer in answers] == [False, True, True]
    told = [[each.fact for each in answer.attested] for answer in answers]
    assert told == [[], ["agency.evaluated_on"], ["agency.evaluated_on", "mandate.from"]]


@pytest.mark.parametrize(
    ("fact", "value", "case"),
    [
        ("lender.type", "bank", {"lender": {"id": "L1", "type": "unknown"}}),
        ("debtor.insolvent", True, {}),
        ("debt.product", "credit_card", {"debts": [{"id": "D1"}]}),
        ("debt.class", "consumer", {}),
        ("mandate.from", "2026-01-01", {}),
        ("lender.memberships", ["CBA"], {"lender": {"memberships": {"CBA": "unknown"}}}),
        ("zones", ["Asia/Shanghai"], {"zones": "unknown"}),
        ("jurisdictions", ["CN"], {"jurisdictions": ["CN", "unknown"]}),
        ("jurisdictions", {"residence": "CN"}, {"jurisdictions": "unknown"}),
        ("jurisdictions.location", "US-CA", {"jurisdictions": {"residence": "CN", "location": "unknown"}}),
        ("jurisdictions.number", "US-NY", {"jurisdictions": ["CN"]}),
        ("recipient.offered_to_pay", "yes", {}),
        ("recipient.minor", "no", {"recipients": [{"id": "R1"}]}),
    ],
)
def test_facts_of_every_kind_can_be_attested_and_lapse(guard: Guard, fact: str, value: Any, case: Plain) -> None:
    known = {**CASE, **case}
    if fact == "debt.class":
        value = sorted(_words(guard, fact))[0]
    made = guard.attest(fact, value, case=known, **VOUCHED)
    assert [each.fact for each in made.attestations] == [fact]
    assert made != Case.model_validate(known)
    assert guard.attest(fact, value, case=made, **{**VOUCHED, "why": "seen again"}).attestations[0].why == "seen again"
    for at in ("2026-03-02T18:00+08:00", "2026-03-03T18:00+08:00"):
        guard.decide({**CALL, "at": at}, made)


def _words(guard: Guard, fact: str) -> set[str]:
    from fairdebt.vocabulary import FACTS, TABLES

    return set(TABLES[FACTS[fact].type.table].words)


@pytest.mark.parametrize(
    ("fact", "value", "case", "told"),
    [
        ("lender.type", "bank", {}, "the case states something else of `lender.type`"),
        ("lender.kind", "bank", {}, "there is no fact `lender.kind`"),
        ("purpose", "reminder", {}, "there is no fact `purpose`"),
        ("debtor.id", "P2", {}, "`debtor.id` is an id"),
        ("lender.memberships", "CBA", {}, "a list"),
        ("lender.type", "banc", {"lender": {"id": "L1"}}, "unknown word `banc`"),
        ("debtor.insolvent", "unknown", {}, "cannot be vouched for"),
        ("debtor.insolvent", None, {}, "cannot be vouched for"),
        ("debt.product", "mortgage", {"debts": [{"id": "D1"}, {"id": "D2"}]}, "which debt or person"),
        ("debt.product", "mortgage", {"debts": "unknown"}, "no such debt or person yet"),
        ("own.risk", "high", {}, "no loaded policy declares `own.risk`"),
        ("jurisdictions", "CN", {"jurisdictions": "unknown"}, "attestation: "),
        ("jurisdictions", ["XX"], {"jurisdictions": "unknown"}, "no jurisdiction"),
        ("jurisdictions.location", "US-CA", {}, "something else"),
        ("zones", ["Mars"], {"zones": "unknown"}, "no zone `Mars`"),
        ("debt.due_on", "soon", {}, "no date"),
    ],
)
def test_what_cannot_be_vouched_for_is_refused(guard: Guard, fact: str, value: Any, case: Plain, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        guard.attest(fact, value, case={**CASE, **case}, **VOUCHED)


@pytest.mark.parametrize("wrong", [{"by": ""}, {"why": " "}, {"until": "2026-03-03"}, {"until": "2026-03-03T00:00"}])
def test_who_why_and_until_must_be_told(guard: Guard, wrong: Plain) -> None:
    with pytest.raises(InvalidInput):
        guard.attest("lender.type", "bank", case=UNSURE, **{**VOUCHED, **wrong})


def test_several_debts_and_people_need_a_name(guard: Guard) -> None:
    two = {**CASE, "debts": [{"id": "D1"}, {"id": "D2"}], "recipients": [{"id": "R1"}, {"id": "R2"}]}
    one = guard.attest("debt.product", "mortgage", of="D2", case=two, **VOUCHED)
    assert isinstance(one.debts, tuple)
    assert [debt.product for debt in one.debts] == [None, "mortgage"]
    person = guard.attest("recipient.minor", "no", of="R2", case=one, **VOUCHED)
    assert [each.minor for each in person.recipients] == [None, "no"]
    assert [(each.fact, each.of) for each in person.attestations] == [("debt.product", "D2"), ("recipient.minor", "R2")]
    with pytest.raises(InvalidInput, match="use one of: `D1`, `D2`"):
        guard.attest("debt.product", "mortgage", of="D3", case=two, **VOUCHED)


def test_what_was_stated_already_needs_nobody_to_vouch_for_it(guard: Guard) -> None:
    known = Case.model_validate(CASE)
    assert guard.attest("lender.type", "consumer_finance_company", case=known, **VOUCHED) is known


def test_two_people_who_vouch_for_different_things_contradict_each_other(guard: Guard) -> None:
    case = guard.attest("lender.type", "bank", case=UNSURE, **VOUCHED)
    with pytest.raises(InvalidInput, match="something else"):
        guard.attest("lender.type", "platform", case=case, **VOUCHED)


def test_facts_of_a_house_can_be_attested() -> None:
    band = {"type": ["low", "high"], "says": SAYS, "because": SAYS}
    house = {**FILE, "policy": "house", "binding": "house", "facts": {"own.band": band}}
    house["rules"] = [rule("r", "forbid", when={"own.band": "high"})]
    guard = Guard.of(covering(loaded(FILE, house)))
    assert guard.decide(CALL, CASE).because == ("house/r",)
    case = guard.attest("own.band", "low", case=CASE, **VOUCHED)
    assert guard.decide(CALL, case).approved
    assert [each.fact for each in guard.decide(CALL, case).attested] == ["own.band"]
    assert guard.decide({**CALL, "at": "2026-03-03T09:00+08:00"}, case).because == ("house/r",)
    with pytest.raises(InvalidInput, match="unknown word `middle`"):
        guard.attest("own.band", "middle", case=CASE, **VOUCHED)


def test_a_case_that_was_decided_already_is_read_anew_with_more_events(guard: Guard) -> None:
    """What was prepared of a case must not stick to its copies."""
    case = Case.model_validate(CASE)
    assert guard.decide(CALL, case).approved
    assert guard.decide(CALL, case.extended(notice("hold", scope="everything"))).because == ("hold",)


@given(st.sampled_from(["lender.type", "debtor.insolvent", "debt.online", "debt.product"]), st.integers(-3, 3))
def test_a_lapsed_fact_is_as_good_as_unknown(fact: str, hours: int) -> None:
    guard = _shared()
    group, _, field = fact.partition(".")
    value = {"type": "bank", "insolvent": "yes", "online": "yes", "product": "consumer_loan"}[field]
    plain: Plain = json.loads(json.dumps(CASE))
    holder = plain["debts"][0] if group == "debt" else plain[group]
    holder.pop(field, None)
    until = NOON + timedelta(hours=hours)
    made = guard.attest(fact, value, case=plain, by="A", why="B", until=until)
    holder[field] = value if until > NOON else "unknown"
    act = {**CALL, "at": NOON.astimezone(UTC)}
    assert guard.decide(act, made).outcome is guard.decide(act, plain).outcome
