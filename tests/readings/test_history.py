"""Events that say the same of the keys are compared once, and no two that mean something else by it."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from typing import Any, NamedTuple

import pytest

from fairdebt.facts import Case
from fairdebt.logic import Attribute, Compare, Count, Key, Literal, Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder, Matching
from fairdebt.readings.prepare import BEGINNING, Question, prepared
from fairdebt.readings.truth import MAYBE, NO, YES
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


HOUR = 3600
PER = (Key("debtor", "debtor"),)
START = datetime.fromisoformat("2026-03-01T00:00+08:00")
WORDS = {"call": YES, "unknown": MAYBE, "sms": NO}
WHOSE = {"P1": YES, "P2": NO, "unknown": MAYBE}


class Past(NamedTuple):
    """An event by the hour: whether it was a call, and one to P1."""

    at: int
    called: int
    truth: int


def hourly(number: int) -> tuple[Case, list[Past]]:
    """Return a case with a contact every hour, and what these were."""
    told = list(islice(zip(cycle(WORDS), cycle([*WHOSE, "P1"]), strict=False), number))
    ats = [START + timedelta(hours=place) for place in range(number)]
    said = [
        {"act": "contact", "channel": channel, "debtor": debtor, "at": at.isoformat()}
        for at, (channel, debtor) in zip(ats, told, strict=True)
    ]
    past = [
        Past(int(at.timestamp()), WORDS[channel], min(WORDS[channel], WHOSE[debtor]))
        for at, (channel, debtor) in zip(ats, told, strict=True)
    ]
    return case(*said), past


def asked_at(at: int, about: Case) -> Question:
    return Question(act(debtor="P1"), prepared(about), at, None, "Asia/Shanghai")


@pytest.mark.parametrize("number", [20, 60])
@pytest.mark.parametrize("looks", [0, 8])
def test_a_stretch_of_time_holds_what_lies_in_it_however_it_is_looked_through(number: int, looks: int) -> None:
    about, past = hourly(number)
    begun, over = past[0].at, past[-1].at
    finder = Finder(Evaluator(norms(), filter_test))
    matching = Matching(CALLS, PER, finder)
    found, ready = finder.of(prepared(about)), prepared(about)
    for at in (begun - 1, *(each.at for each in past), over - 1, over + HOUR):
        question, until = asked_at(at, about), [each for each in past if each.at <= at]
        for first in (BEGINNING, begun, begun + 1, begun + 4 * HOUR, over, over + 1):
            within = [each for each in until if each.at >= first]
            truths = [each.truth for each in within if each.truth != NO]
            for limit in {1, 2, max(len(truths), 1), len(truths) + 1}:
                least = YES if truths.count(YES) >= limit else MAYBE if len(truths) >= limit else NO
                found.looks = looks
                assert matching.at_least(limit, question, found, first) == least
                calls = sum(each.called != NO for each in within)
                assert matching.too_few(ready, found, first, at, limit) == (len(within) <= 48 and calls < limit)
        found.looks = looks
        possible = [each.at for each in until if each.truth != NO]
        sure = [each.at for each in until if each.truth == YES]
        latest = (sure[-1] if sure else None, possible[-1] if possible else None)
        assert matching.latest(question, found, BEGINNING) == latest
    met = [(place, each.truth) for place, each in enumerate(past) if each.truth != NO]
    assert matching.met(asked_at(over, about), found) == met


@pytest.mark.parametrize("looks", [0, 8])
def test_a_history_without_anything_like_it_holds_none(looks: int) -> None:
    about, _ = hourly(60)
    finder = Finder(Evaluator(norms(), filter_test))
    matching = Matching(HOLDS, PER, finder)
    found, question = finder.of(prepared(about)), asked_at(int(START.timestamp()) + 60 * HOUR, about)
    found.looks = looks
    assert matching.at_least(1, question, found, BEGINNING) == NO
    assert matching.latest(question, found, BEGINNING) == (None, None)
    assert matching.met(question, found) == []


def test_a_program_that_is_written_takes_in_nothing_more() -> None:
    """Histories that were looked through know nothing of later filters."""
    finder = Finder(Evaluator(norms()))
    assert finder.once("early", lambda: "made") == "made"
    finder.close()
    assert finder.once("early", lambda: "again") == "made"
    assert finder.once("late", lambda: "made") is None
