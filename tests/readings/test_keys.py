"""Debts that count as one: which these are may be another day's answer, and then nothing older is kept of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fairdebt.logic import (
    All,
    Attribute,
    Compare,
    Count,
    Fact,
    Group,
    Holds,
    Key,
    Literal,
    Lookup,
    Not,
    Predicate,
    Row,
    State,
    Table,
    Today,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.keys import is_steady
from fairdebt.readings.reference import reference
from fairdebt.readings.trace import missing, trace
from tests.readings.asking import answers
from tests.readings.reference.asked import act, call, case, forbid, norms
from tests.readings.terse import spans, was

CALLS, TURN = was("channel", "call"), date(2026, 3, 3)
LEAST = Table(
    "least",
    (Row(("medical",), Decimal(100), until_on=TURN), Row(("medical",), Decimal(10), from_on=TURN)),
)
MEDICAL = Compare(Fact("debt.product"), "=", Literal("medical"))
PRODUCT, OWED, ACCOUNT = (Fact("debt.product"),), Fact("debt.principal"), Fact("debt.account_when_obtained")
AS_OF_TODAY = Compare(OWED, ">=", Lookup("least", PRODUCT))
AS_OF_A_DATE = Compare(OWED, ">=", Lookup("least", PRODUCT, as_of=Fact("debt.due_on")))


def grouped_if(when: Predicate) -> Key:
    return Key("together", "debts", Group("together", "debt", when, ACCOUNT))


@pytest.mark.parametrize(
    ("key", "steady"),
    [
        (Key("debtor", "debtor"), True),
        (Key("debt", "debts"), True),
        (grouped_if(MEDICAL), True),
        (grouped_if(All((MEDICAL, Not(AS_OF_A_DATE)))), True),
        (grouped_if(All((MEDICAL, Not(AS_OF_TODAY)))), False),
        (grouped_if(Compare(Fact("debt.due_on"), "<", Today("act"))), False),
        (grouped_if(Compare(Attribute("purpose", "act"), "=", Literal("demand"))), False),
        (grouped_if(Holds("calm")), False),
    ],
)
def test_what_counts_as_one_whatever_the_day(key: Key, steady: bool) -> None:
    assert is_steady(key) is steady


@pytest.mark.parametrize(
    ("when", "after"), [(AS_OF_TODAY, Answer.BREACHED), (AS_OF_A_DATE, Answer.CLEAR), (MEDICAL, Answer.BREACHED)]
)
@pytest.mark.parametrize("by", ["count", "state"])
def test_debts_that_are_one_from_a_day_on_share_what_happened(when: Predicate, after: Answer, by: str) -> None:
    """Found by reading: on the day before, the call about the other debt did not count, and that was kept."""
    per = (grouped_if(when),)
    calm = State("calm", per, begins=CALLS, lasts=spans("30 days"))
    breach = Holds("calm") if by == "state" else Compare(Count(CALLS, per), ">=", Literal(Decimal(1)))
    loaded = norms(forbid(breach), states=[calm], tables=[LEAST])
    same = {"product": "medical", "principal": "50", "account_when_obtained": "A1", "due_on": "2026-01-01"}
    about = case(call("2026-03-01", debts=["D2"]), debts=[{"id": "D1", **same}, {"id": "D2", **same}])
    decider, before = Decider(loaded), Answer.BREACHED if when is MEDICAL else Answer.CLEAR
    for at, expected in (("2026-03-02T12:00+08:00", before), ("2026-03-03T12:00+08:00", after)) * 2:
        asked = act(at, debts=["D1"])
        assert decider.answers(asked, about).get("k", Answer.CLEAR) is expected
        assert reference(loaded, asked, about).get("k", Answer.CLEAR) is expected
    answers(loaded, act(debts=["D1"]), about)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A1", "A1", Answer.BREACHED),
        ("A1", "A2", Answer.CLEAR),
        ("A1", "unknown", Answer.UNKNOWN),
        ("unknown", "unknown", Answer.UNKNOWN),
        ("none", "none", Answer.CLEAR),  # what has no account shares none
        ("none", "unknown", Answer.CLEAR),
        ("unknown", "none", Answer.CLEAR),
    ],
)
def test_debts_that_share_an_account_are_one(one: str, other: str, expected: Answer) -> None:
    loaded = norms(forbid(Compare(Count(CALLS, (grouped_if(MEDICAL),)), ">=", Literal(Decimal(1)))))
    accounts = [("D1", one), ("D2", other)]
    debts = [{"id": name, "product": "medical", "account_when_obtained": account} for name, account in accounts]
    about = case(call("2026-03-01", debts=["D2"]), debts=debts)
    assert answers(loaded, act(debts=["D1"]), about).get("k", Answer.CLEAR) is expected


BANKS = Compare(Fact("lender.type"), "=", Literal("bank"))


@pytest.mark.parametrize(
    ("when", "debt", "debts", "expected"),
    [
        (MEDICAL, "D2", "unknown", Answer.UNKNOWN),  # nobody knows of which product either is
        (MEDICAL, "D1", "unknown", Answer.BREACHED),
        (BANKS, "D2", "unknown", Answer.CLEAR),  # no debt of another lender counts as one with any
        (BANKS, "D1", "unknown", Answer.BREACHED),
        (MEDICAL, "D2", [{"id": "D1"}, {"id": "D2"}], Answer.UNKNOWN),
        (MEDICAL, "D2", [{"id": "D1", "product": "credit_card"}, {"id": "D2"}], Answer.CLEAR),
    ],
)
@pytest.mark.parametrize("by", ["count", "state"])
def test_debts_of_which_nothing_is_known_may_be_one(
    when: Predicate, debt: str, debts: Any, expected: Answer, by: str
) -> None:
    """Found by drawing: where no debt was described, a call about another one did not count."""
    per = (grouped_if(when),)
    calm = State("calm", per, begins=CALLS, lasts=spans("30 days"))
    breach = Holds("calm") if by == "state" else Compare(Count(CALLS, per), ">=", Literal(Decimal(1)))
    loaded = norms(forbid(breach), states=[calm])
    about = case(call("2026-03-01", debts=[debt]), debts=debts, lender={"id": "L1", "type": "platform"})
    asked = act("2026-03-02T12:00+08:00", debts=["D1"])
    assert answers(loaded, asked, about).get("k", Answer.CLEAR) is expected


PARTIES = {"debtor": "P1", "recipient": "P1", "lender": "L1"}


@pytest.mark.parametrize(
    ("name", "past", "named", "nameless"),
    [
        ("debtor", {}, Answer.BREACHED, Answer.BREACHED),
        ("debtor", {"debtor": "P1"}, Answer.BREACHED, Answer.UNKNOWN),
        ("debtor", {"debtor": "P2"}, Answer.CLEAR, Answer.UNKNOWN),
        ("recipient", {"recipient": "P1"}, Answer.BREACHED, Answer.UNKNOWN),
        ("lender", {"lender": "L1"}, Answer.BREACHED, Answer.UNKNOWN),
        ("lender", {"lender": "L2"}, Answer.CLEAR, Answer.UNKNOWN),
        ("collector", {"lender": "L1"}, Answer.BREACHED, Answer.UNKNOWN),
        ("collector", {"agency": "A1"}, Answer.CLEAR, Answer.CLEAR),  # an agency is not the lender, whatever its name
    ],
)
@pytest.mark.parametrize("by", ["count", "state"])
def test_whom_the_case_does_not_name_may_be_anybody_who_is_named(
    name: str, past: dict[str, str], named: Answer, nameless: Answer, by: str
) -> None:
    """Found by reading: calls on record under the debtor's id were not counted where the case gave none."""
    per = (Key(name, name),)
    calm = State("calm", per, begins=CALLS, lasts=spans("30 days"))
    breach = Holds("calm") if by == "state" else Compare(Count(CALLS, per), ">=", Literal(Decimal(1)))
    loaded = norms(forbid(breach), states=[calm])
    history = call("2026-03-01", **past)
    known = case(history, debtor={"id": "P1"}, lender={"id": "L1"})
    assert answers(loaded, act(), known).get("k", Answer.CLEAR) is named
    assert answers(loaded, act(), case(history)).get("k", Answer.CLEAR) is nameless
    if name in PARTIES and not past:  # the act says a name, and the past none
        asked = act(**{name: PARTIES[name]})
        assert answers(loaded, asked, case(history)).get("k", Answer.CLEAR) is Answer.UNKNOWN


def test_it_is_told_whose_id_is_wanting() -> None:
    per = (Key("debtor", "debtor"), Key("lender", "lender"))
    loaded = norms(forbid(Compare(Count(CALLS, per), ">=", Literal(Decimal(1)))))
    about = case(call("2026-03-01", debtor="P1", lender="L1"))
    (norm,) = loaded.prohibitions
    (traced,) = trace(norm, act(), about, Evaluator(loaded))
    evaluator = Evaluator(loaded)
    assert missing(norm.breach, traced.question, evaluator, skip_open=False) == (frozenset({"debtor.id", "lender.id"}),)


@pytest.mark.parametrize(
    ("past", "answer"),
    [(["D1"], Answer.UNKNOWN), (None, Answer.BREACHED), ("unknown", Answer.UNKNOWN)],
)
def test_an_act_about_nobody_knows_which_debts_may_be_about_any(past: object, answer: Answer) -> None:
    """Found by a mutant: events about one debt may be about a debt that is not known."""
    loaded = norms(forbid(Compare(Count(CALLS, (Key("debt", "debts"),)), ">=", Literal(Decimal(1)))))
    known = case(call("2026-03-01", **({} if past is None else {"debts": past})), debts=[{"id": "D1"}, {"id": "D2"}])
    assert answers(loaded, act(debts="unknown"), known).get("k", Answer.CLEAR) is answer
