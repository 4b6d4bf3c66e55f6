"""Bad input gets a clear error or a correct answer; never a crash, never an approval."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, strategies as st

from fairdebt import Action, Case, Event, Guard, InvalidInput, Outcome
from fairdebt.vocabulary import FACTS
from tests import calls
from tests.calls import CASE

AT = "2026-03-02T10:00+08:00"
CALL: dict[str, Any] = {**calls.CALL, "at": AT}
PAST: dict[str, Any] = {**CALL, "outcome": "answered", "at": "2026-03-02T09:00+08:00"}


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load("cn")


def carried(*states: str) -> dict[str, Any]:
    """Return a history that carries states forward."""
    return {"events": [], "opening": {"states": dict.fromkeys(states, "yes")}}


def refused(guard: Guard, action: Any, case: Any) -> str:
    """Return the error, which must say something in both languages."""
    with pytest.raises(InvalidInput) as caught:
        guard.decide(action, case)
    assert all(fault.problem.zh and fault.problem.en for fault in caught.value.faults)
    return caught.value.render("en")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"at": "2026-03-02T10:00"}, "the instant has no zone"),
        ({"at": 1772416800}, "this is no instant"),
        ({"at": "yesterday"}, "this is no instant"),
        ({"at": "0001-01-01T00:00+00:00"}, "the year lies outside 1900 to 2200"),
        ({"channel": "cal"}, "did you mean `call`"),
        ({"channel": "phone"}, "did you mean `call`"),
        ({"channel": "pigeon"}, "use one of: `app_message`, `call`"),
        ({"channel": "wechat"}, "did you mean `im` (instant messenger)?"),
        ({"act": "call"}, "did you mean `act: contact, channel: call`?"),
        ({"phone": "x"}, "docs/reference/vocabulary.en.md lists all names"),
        ({"jurisdictions": ["CN"]}, "it belongs to the case, not to the act"),
        ({"purpose": "x"}, "docs/reference/vocabulary.en.md lists all names"),
        ({"chanel": "call"}, "did you mean `channel`"),
        ({"act": "contact_"}, "did you mean `contact`"),
        ({"at": "“2026-03-02T10:00+08:00”"}, "use plain quotes"),
        ({"at": "２０２６-03-02T10：00+08:00"}, "use plain characters: `2026-03-02T10:00+08:00`"),
        ({"recorded": "是"}, "did you mean `yes`?"),
        ({"debts": "D1"}, "write [D1]"),
        ({"channel": None}, "`channel` is null"),
        ({"channel": 5}, "the value does not fit"),
        ({"amount": "-1"}, "the number is negative"),
        ({"amount": math.nan}, "this is no number"),
        ({"amount": "NaN"}, "this is no number"),
        ({"amount": math.inf}, "this is no number"),
        ({"amount": Decimal("1e400")}, "the number is too large"),
        ({"amount": True}, "this is no number"),
        ({"debts": []}, "the list is empty"),
        ({"debts": "none"}, "expected a list here"),
        ({"debts": ["D9"]}, "the case has no debt `D9`"),
        ({"text": "x" * 1_000_000}, "the text is too long"),
        ({"text": "a\ud800b"}, "lone surrogate"),
        ({"template": "\ud800"}, "lone surrogate"),
        ({"elements": ["institutoin"]}, "did you mean `institution`"),
        ({"claims": {"will_su": "yes"}}, "did you mean `will_sue`"),
        ({"claims": {"amount": "-5"}}, "the number is negative"),
        ({"encrypted": "perhaps"}, "unknown word `perhaps`"),
        ({"purpose": "none"}, "unknown word `none`"),
    ],
)
def test_a_bad_act_is_refused(guard: Guard, change: dict[str, Any], says: str) -> None:
    assert says in refused(guard, {**CALL, **change}, CASE)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"jurisdictions": ["XX"]}, "`XX` is no jurisdiction"),
        ({"zones": ["Beijing"]}, "there is no zone `Beijing`"),
        ({"debts": []}, "the list of debts is empty"),
        ({"debts": [{"id": "D1"}, {"id": "D1"}]}, "two debts share one id"),
        ({"debts": [{"id": "D1"}, {}]}, "each needs an `id`"),
        ({"debts": [{"id": "D1", "prodct": "x"}]}, "did you mean `product`"),
        ({"debts": [{"id": "D1", "days_overdue": -1}]}, "the number is negative"),
        ({"debts": [{"id": "D1", "due_on": "0001-01-01"}]}, "the date lies before 1900"),
        ({"debts": [{"id": "D1", "due_on": date(1899, 12, 31)}]}, "the date lies before 1900"),
        ({"debts": [{"id": "D1", "due_on": datetime(2026, 3, 2)}]}, "this is no date"),
        ({"own": {"risk": "low"}}, "no loaded policy declares `own.risk`"),
        ({"history": [{**PAST, "debts": ["D9"]}]}, "the case has no debt `D9`"),
        ({"debts": [{}], "history": [{**PAST, "debts": ["D9"]}]}, "the case has no debt `D9`"),
        ({"history": [{**PAST, "at": "2026-03-02T09:00"}]}, "the instant has no zone"),
        ({"history": [{"at": AT}]}, "an event has either `act` or `notice`"),
        ({"history": [{"notice": "consent", "act": "contact", "at": AT}]}, "an event has either `act` or `notice`"),
        ({"history": [{"notice": "consnt", "at": AT}]}, "did you mean `consent`"),
        ({"history": [{"notice": "own.vip", "at": AT}]}, "no loaded policy declares `own.vip`"),
        ({"history": [{"notice": "consent", "channel": "call", "at": AT}]}, "has no `channel`"),
        ({"history": [{**PAST, "id": "E1"}, {**PAST, "id": "E1", "outcome": "busy"}]}, "share one id"),
        ({"history": "unknwon"}, "`history`: the history is a list of events"),
        ({"history": PAST}, "`history`: the history is a list of events"),
        ({"history": {"evnts": []}}, "did you mean `events`"),
        ({"history": [{**PAST, "chanel": "call"}]}, "did you mean `channel`"),
        ({"jurisdictions": ["cn"]}, "did you mean `CN`"),
        ({"history": carried("cn.civil-code/representd")}, "did you mean `cn.civil-code/represented`"),
        ({"history": carried("represntd")}, "write its full name, such as `common/hours_agreed`"),
        ({"history": carried("own/x")}, "no loaded policy has a state `own/x`"),
        ({"history": None}, "`history` is null"),
    ],
)
def test_a_bad_case_is_refused(guard: Guard, change: dict[str, Any], says: str) -> None:
    assert says in refused(guard, CALL, {**CASE, **change})


@pytest.mark.parametrize("path", [path for path, fact in FACTS.items() if fact.type.base == "date"])
@pytest.mark.parametrize("on", ["1900-01-01", "9999-12-31"])
def test_the_first_day_and_the_far_end_are_decided(guard: Guard, path: str, on: str) -> None:
    """Databases write 9999-12-31 for what has no end; spans of law are counted from both days."""
    group, _, field = path.partition(".")
    stated = {**CASE["debts"][0], field: on} if group == "debt" else {**CASE.get(group, {}), field: on}
    case = {**CASE, "debts": [stated]} if group == "debt" else {**CASE, group: stated}
    for law in (guard, american()):
        decision = law.decide(CALL, case)
        assert decision.explain("en")
        assert decision.next_permitted.kind in ("at", "once", "never")


@cache
def american() -> Guard:
    return Guard.load("us")


def test_states_carried_forward_count_or_are_those_of_law_that_is_not_loaded(guard: Guard) -> None:
    """One misspelt carried nothing: the call to a debtor who had died was approved."""
    assert guard.decide(CALL, CASE).approved
    for states in (["debtor_deceased"], ["common/debtor_deceased", "us.common/ceased"]):
        assert guard.decide(CALL, {**CASE, "history": carried(*states)}).outcome is Outcome.VETOED
    assert guard.decide(CALL, {**CASE, "history": carried("us.common/ceased", "us.reg-f/any")}).approved


def deep(levels: int) -> Any:
    """Return a mapping nested so deep."""
    found: Any = "x"
    for _ in range(levels):
        found = {"x": found}
    return found


@pytest.mark.parametrize("levels", [10, 1_000, 50_000])
@pytest.mark.parametrize("field", ["claims", "times", "amount", "elements", "channel", "x"])
def test_deep_nesting_is_refused(guard: Guard, levels: int, field: str) -> None:
    assert refused(guard, {**CALL, field: deep(levels)}, CASE)
    assert refused(guard, CALL, {**CASE, "debtor": deep(levels)})
    assert refused(guard, CALL, {**CASE, "own": deep(levels)})
    assert refused(guard, deep(levels), deep(levels))


@pytest.mark.parametrize("thing", [None, 5, "text", [], object(), b"bytes"])
def test_what_is_no_mapping_is_refused(guard: Guard, thing: Any) -> None:
    assert refused(guard, thing, CASE)
    assert refused(guard, CALL, thing)


def test_every_fault_is_said_at_once(guard: Guard) -> None:
    said = refused(guard, {**CALL, "channel": "cal", "to": "debtr", "amount": -1}, CASE)
    assert said.count("action: ") == 3


def test_shuffled_duplicated_and_future_history(guard: Guard) -> None:
    """The same id is one event, no id counts each time, the future does not count."""
    three = [{**PAST, "at": f"2026-03-02T0{hour}:30+08:00"} for hour in (8, 9)] + [
        {**PAST, "id": "E1"},
        {**PAST, "id": "E1"},
        {**PAST, "at": "2026-03-02T15:00+08:00"},
    ]
    for history in (three, three[::-1]):
        assert guard.decide(CALL, {**CASE, "history": history}).because == ("cn.gbt-45251/put-through-calls",)
    assert guard.decide(CALL, {**CASE, "history": three[1:]}).approved
    unnamed = [PAST, PAST, PAST]
    assert guard.decide(CALL, {**CASE, "history": unnamed}).outcome is Outcome.VETOED


def test_a_million_events(guard: Guard) -> None:
    """Built from models that are shared, so that only deciding is at stake."""
    sms = Event.model_validate({**PAST, "channel": "sms", "at": "2026-02-01T09:00+08:00"})
    call = Event.model_validate(PAST)
    case = Case.model_validate({**CASE, "history": [call, call, call]})
    assert not isinstance(case.history, str)
    many = case.history.model_copy(update={"events": (*[sms] * 1_000_000, *case.history.events)})
    decision = guard.decide(CALL, case.model_copy(update={"history": many}))
    assert decision.because == ("cn.gbt-45251/put-through-calls",)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("unknown"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*CALL, *CASE, "history", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from([*CALL, "amount", "debts", "claims", "elements", "minutes"]), JUNK, max_size=4),
    JUNK,
)
def test_junk_is_refused_or_decided(change: dict[str, Any], case: Any) -> None:
    guard = _guard()
    for act, about in (({**CALL, **change}, CASE), (CALL, case), (change, {**CASE, "lender": case})):
        try:
            decision = guard.decide(act, about)
        except InvalidInput:
            continue
        assert not decision.approved or about is CASE


_GUARDS: list[Guard] = []


def _guard() -> Guard:
    if not _GUARDS:
        _GUARDS.append(Guard.load("cn"))
    return _GUARDS[0]


def test_nothing_about_people_is_shown() -> None:
    """`repr`, errors and explanations name no people, numbers or words."""
    secret = "13800000000"
    action = Action.model_validate({**CALL, "address": secret, "text": secret, "recipient": secret})
    case = Case.model_validate({**CASE, "debtor": {"id": secret}})
    decision = _guard().decide(action, case)
    shown = [repr(action), str(case), repr(case.debtor), repr(decision), decision.explain("zh"), decision.to_json()]
    assert not any(secret in text for text in shown)
    with pytest.raises(InvalidInput) as caught:
        _guard().decide({**CALL, "amount": "-1", "address": secret}, CASE)
    assert secret not in str(caught.value)
