"""Events that say the same of the keys are compared once, and no two that mean something else by it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fairdebt.logic import Attribute, Compare, Count, Key, Literal, Predicate
from fairdebt.readings.answers import Answer
from tests.readings.asking import answers
from tests.readings.reference.asked import act, call, case, forbid, norms


def least(number: int, filter_: Predicate, *keys: str) -> Compare:
    per = tuple(Key(name, "debts" if name == "debt" else name) for name in keys)
    return Compare(Count(filter_, per), ">=", Literal(Decimal(number)))


def happened(name: str, word: str) -> Compare:
    return Compare(Attribute(name, "event"), "=", Literal(word))


CALLS, HOLDS = happened("channel", "call"), happened("notice", "hold")


@pytest.mark.parametrize("turned", [False, True])
def test_a_notice_and_a_call_may_mean_something_else_by_silence(turned: bool) -> None:
    """Whoever a call reached that names nobody is not known; a notice that names nobody is the debtor's."""
    rules = [forbid(least(1, CALLS, "recipient"), key="calls"), forbid(least(1, HOLDS, "recipient"), key="notices")]
    silent = call("2026-03-01")
    del silent["to"]
    about = case(silent, {"notice": "hold", "scope": "everything", "at": "2026-02-28T12:00+08:00"})
    found = answers(norms(*(rules[::-1] if turned else rules)), act(), about)
    assert found == {"calls": Answer.UNKNOWN, "notices": Answer.BREACHED}


DEBTS = [{"id": "D1"}, {"id": "D2"}]


@pytest.mark.parametrize(
    ("debts", "expected"),
    [
        (["D1"], Answer.BREACHED),
        (["D2", "D1"], Answer.BREACHED),
        (["D2"], Answer.CLEAR),
        ("unknown", Answer.UNKNOWN),
        (None, Answer.BREACHED),  # of none is said: of all
    ],
)
def test_events_about_the_debt_in_question(debts: Any, expected: Answer) -> None:
    said = {} if debts is None else {"debts": debts}
    found = answers(
        norms(forbid(least(1, CALLS, "debt"))), act(debts=["D1"]), case(call("2026-03-01", **said), debts=DEBTS)
    )
    assert found.get("k", Answer.CLEAR) is expected


@pytest.mark.parametrize("debtor", [None, "P1", "P2", "unknown"])
@pytest.mark.parametrize("known", [None, "P1", "unknown"])
@pytest.mark.parametrize("asked", [None, "P1"])
def test_events_about_the_debtor(debtor: str | None, known: str | None, asked: str | None) -> None:
    """Who is silent of the debtor means that of the case, as far as it is known."""
    event = call("2026-03-01", **({} if debtor is None else {"debtor": debtor}))
    about = case(event, debtor={} if known is None else {"id": known})
    meant = {"known": known or "the debtor"}
    one, other = (meant["known"] if said is None else said for said in (debtor, asked))
    expected = Answer.UNKNOWN if "unknown" in (one, other) else Answer.BREACHED if one == other else Answer.CLEAR
    proposed = act(**({} if asked is None else {"debtor": asked}))
    found = answers(norms(forbid(least(1, CALLS, "debtor", "lender"))), proposed, about)
    assert found.get("k", Answer.CLEAR) is expected
