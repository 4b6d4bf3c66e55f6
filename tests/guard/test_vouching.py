"""Attested facts: what somebody vouches for, until when, and what rests on it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt import Case, Decision, Guard, InvalidInput, Outcome
from tests.generated import NOON, Plain, covering, loaded
from tests.generated.words import SAYS
from tests.guard.calling import CALL, CASE, FILE, decide, rule, shared

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
    assert "以 branch 的确认为据：`lender.type`" in decision.explain("zh")
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


@given(st.sampled_from(["lender.type", "debtor.insolvent", "debt.online", "debt.product"]), st.integers(-3, 3))
def test_a_lapsed_fact_is_as_good_as_unknown(fact: str, hours: int) -> None:
    guard = shared()
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


LAPSED = {"by": "branch", "why": "seen", "until": "2026-03-01T00:00+08:00"}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"fact": "debtor.insolvnt"}, "there is no fact `debtor.insolvnt`\n  fix: did you mean `debtor.insolvent`?"),
        ({"fact": ""}, "there is no fact ``"),
        ({"fact": "history"}, "there is no fact `history`"),
        ({"fact": "jurisdictions.states"}, "there is no fact `jurisdictions.states`"),
        ({"fact": "jurisdictions.cities"}, "there is no fact `jurisdictions.cities`"),
        ({"fact": "own.Band"}, "there is no fact `own.Band`"),
        ({"fact": "lender.id"}, "`lender.id` is an id: state it in the case, nobody can vouch for it"),
        ({"fact": "debt.online"}, "which debt or person `debt.online` is about\n  fix: say its id in `of`: D1"),
        ({"fact": "debt.online", "of": "D9"}, "the case has no such debt or person yet"),
        ({"fact": "lender.type", "of": "L1"}, "the case has no such debt or person yet"),
    ],
)
@pytest.mark.parametrize("until", ["2026-03-01T00:00+08:00", "2027-03-01T00:00+08:00"])
def test_a_case_that_states_what_nobody_can_vouch_for_is_refused(
    guard: Guard, said: Plain, problem: str, until: str
) -> None:
    """It would have to become unknown again when it lapses, and nobody could tell what."""
    with pytest.raises(InvalidInput) as refused:
        guard.decide(CALL, {**CASE, "attestations": [{**LAPSED, "until": until, **said}]})
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    "said",
    [
        {"fact": "debtor.insolvent"},
        {"fact": "own.band"},
        {"fact": "jurisdictions.residence"},
        {"fact": "zones"},
        {"fact": "recipient.offered_to_pay"},
        {"fact": "debt.online", "of": "D1"},
    ],
)
def test_what_a_case_says_is_vouched_for_lapses_as_what_was_attested(guard: Guard, said: Plain) -> None:
    case = {**CASE, "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}]}
    if said["fact"].startswith("own."):
        case = {**case, "own": {}}
    decision = guard.decide(CALL, {**case, "attestations": [{**LAPSED, **said}]})
    assert decision.explain("en")


@pytest.mark.parametrize("of", [5, ["D1"], ""])
def test_whose_fact_it_is_is_a_text(guard: Guard, of: Any) -> None:
    with pytest.raises(InvalidInput):
        guard.attest("debt.purpose", "consumer", case=CASE, of=of, **VOUCHED)
