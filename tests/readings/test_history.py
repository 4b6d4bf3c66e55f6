"""Events that say the same of the keys are compared once, and no two that mean something else by it."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle, islice
from typing import Any, NamedTuple

import pytest

from fairdebt.facts import Case, prepared
from fairdebt.logic import All, Attribute, Compare, Count, Key, Literal, Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder, Matching, can_match
from fairdebt.readings.questions import BEGINNING, Question
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


@pytest.mark.parametrize("turned", [1, -1])
@pytest.mark.parametrize(
    ("key", "perhaps"),
    [
        (Key("channel", "channel"), 1),  # a call by a channel that nobody told; a notice has none
        (Key("to", "form"), 1),  # a notice of a form that nobody told; a call has none
        (Key("agency", "agency"), 0),  # neither names one, and nobody was meant
    ],
)
def test_what_only_calls_or_only_notices_can_say(key: Key, perhaps: int, turned: int) -> None:
    silent = {"act": "contact", "to": "debtor", "at": "2026-03-01T12:00+08:00"}
    about = case(*[silent, {"notice": "hold", "scope": "everything", "at": "2026-02-28T12:00+08:00"}][::turned])
    found = [
        answers(norms(forbid(Compare(Count(All(()), (key,)), ">=", Literal(Decimal(number))))), act(agency="A1"), about)
        for number in (1, 2)
    ]
    assert [each.get("k", Answer.CLEAR) for each in found] == [
        Answer.UNKNOWN if perhaps else Answer.CLEAR,
        Answer.CLEAR,
    ]


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


@pytest.mark.parametrize(
    ("mine", "called", "expected"),
    [
        (["D1", "D2"], ["D2"], Answer.BREACHED),  # for the second, not for the first
        (["D2", "D1"], ["D2"], Answer.BREACHED),
        (["D1"], ["D2"], Answer.CLEAR),
    ],
)
def test_each_debt_has_its_own_events_beside_other_keys(mine: list[str], called: list[str], expected: Answer) -> None:
    loaded = norms(forbid(least(1, CALLS, "debt", "debtor")))
    found = answers(loaded, act(debts=mine), case(call("2026-03-01", debts=called), debts=DEBTS))
    assert found.get("k", Answer.CLEAR) is expected


@pytest.mark.parametrize(
    ("of", "recipients", "expected"),
    [
        ("P1", ["P1"], Answer.BREACHED),
        ("P1", ["P2"], Answer.CLEAR),
        ("P2", ["P1", "P2"], Answer.BREACHED),
        ("P1", ["unknown"], Answer.UNKNOWN),
    ],
)
@pytest.mark.parametrize("keys", [("recipient",), ("debt", "recipient")])
def test_what_acts_say_of_keys_tells_them_apart(
    of: str, recipients: list[str], expected: Answer, keys: tuple[str, ...]
) -> None:
    """One history, asked for two recipients in turn by the same program."""
    calls = (call("2026-03-01", to="third_person", recipient=each) for each in recipients)
    about = case(*calls, debts=DEBTS[:1])
    decider = Decider(norms(forbid(least(1, CALLS, *keys))))
    decider.answers(act(to="third_person", recipient="P3"), about)
    found = decider.answers(act(to="third_person", recipient=of), about)
    assert found.get("k", Answer.CLEAR) is expected


@pytest.mark.parametrize(("agency", "expected"), [(None, Answer.UNKNOWN), ("A1", Answer.CLEAR)])
def test_silence_of_an_agency_says_nothing_of_a_receiver(agency: str | None, expected: Answer) -> None:
    """An act that names no agency has none; whom a call handed something over to is not known."""
    leaf = Compare(Count(CALLS, (Key("agency", "agency"), Key("agency", "receiver"))), ">=", Literal(Decimal(1)))
    proposed = act(**({} if agency is None else {"agency": agency}))
    assert answers(norms(forbid(leaf)), proposed, case(call("2026-03-01"))).get("k", Answer.CLEAR) is expected


@pytest.mark.parametrize("debtor", [None, "P1", "P2", "unknown"])
@pytest.mark.parametrize("known", [None, "P1", "unknown"])
@pytest.mark.parametrize("asked", [None, "P1"])
def test_events_about_the_debtor(debtor: str | None, known: str | None, asked: str | None) -> None:
    """Who is silent of the debtor means that of the case; one without an id may be anybody who is named."""
    event = call("2026-03-01", **({} if debtor is None else {"debtor": debtor}))
    about = case(event, debtor={} if known is None else {"id": known})
    meant = {"known": known or "the debtor"}
    one, other = (meant["known"] if said is None else said for said in (debtor, asked))
    expected = Answer.BREACHED if one == other else Answer.CLEAR
    if "unknown" in (one, other) or (one != other and "the debtor" in (one, other)):
        expected = Answer.UNKNOWN
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


def hourly(number: int, skipped: int = 0) -> tuple[Case, list[Past]]:
    """Return a case with a contact every hour, and what these were; some of the first may be skipped."""
    told = list(islice(zip(cycle(WORDS), cycle([*WHOSE, "P1"]), strict=False), skipped, skipped + number))
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
@pytest.mark.parametrize("skipped", [0, 4])  # the fifth is the first that may have been a call to P1
def test_a_stretch_of_time_holds_what_lies_in_it_however_it_is_looked_through(
    number: int, looks: int, skipped: int
) -> None:
    about, past = hourly(number, skipped)
    begun, over = past[0].at, past[-1].at
    finder = Finder(Evaluator(norms(), filter_test))
    matching = Matching(CALLS, PER, finder)
    found, ready = finder.of(prepared(about)), prepared(about)
    for at in (begun - 1, *(each.at for each in past), over - 1, over + HOUR):
        question, until = asked_at(at, about), [each for each in past if each.at <= at]
        for first in (BEGINNING, begun, begun + 1, begun + 4 * HOUR, over, over + 1):
            within = [each for each in until if each.at >= first]
            truths = [each.truth for each in within if each.truth != NO]
            for limit in {1, 2, max(len(truths), 1), len(truths) + 1, max(len(within), 1)}:
                least = YES if truths.count(YES) >= limit else MAYBE if len(truths) >= limit else NO
                found.looks = looks
                assert matching.at_least(limit, question, found, first) == least
                calls = sum(each.called != NO for each in within)
                assert matching.too_few(ready, found, first, at, limit) == (
                    len(within) < limit or (len(within) <= 48 and calls < limit)
                )
        found.looks = looks
        possible = [each.at for each in until if each.truth != NO]
        sure = [each.at for each in until if each.truth == YES]
        latest = (sure[-1] if sure else None, possible[-1] if possible else None)
        assert matching.latest(question, found, BEGINNING) == latest
    met = [(place, each.truth) for place, each in enumerate(past) if each.truth != NO]
    assert matching.met(asked_at(over, about), found) == met


@pytest.mark.parametrize("looks", [0, 8])
@pytest.mark.parametrize("number", [0, 60])
def test_a_history_without_anything_like_it_holds_none(looks: int, number: int) -> None:
    about, _ = hourly(number)
    finder = Finder(Evaluator(norms(), filter_test))
    matching = Matching(HOLDS, PER, finder)
    found, question = finder.of(prepared(about)), asked_at(int(START.timestamp()) + 60 * HOUR, about)
    found.looks = looks
    assert matching.too_few(question.case, found, BEGINNING, question.at, 1)
    assert matching.at_least(1, question, found, BEGINNING) == NO
    assert matching.latest(question, found, BEGINNING) == (None, None)
    assert matching.met(question, found) == []


@pytest.mark.parametrize("number", [31, 32, 33, 63, 64, 65, 128])
def test_however_many_events_meet_a_filter_it_is_told_that_some_do(number: int) -> None:
    """How many do is held in a few bits, side by side with those of other filters."""
    finder = Finder(Evaluator(norms(), filter_test))
    calls, holds = finder.add(CALLS), finder.add(HOLDS)
    best = finder.of(prepared(case(*(call(f"2026-02-{1 + each % 28:02}") for each in range(number))))).best
    assert best & calls
    assert not best & holds


def test_a_program_that_is_written_takes_in_nothing_more() -> None:
    """Histories that were looked through know nothing of later filters."""
    finder = Finder(Evaluator(norms()))
    assert finder.once("early", lambda: "made") == "made"
    finder.close()
    assert finder.once("early", lambda: "again") == "made"
    assert finder.once("late", lambda: "made") is None


@pytest.mark.parametrize("history", ["unknown", {"events": [], "covers": {"from": "2026-03-01T00:00+08:00"}}])
def test_where_a_history_has_gaps_anything_may_have_happened(history: Any) -> None:
    finder = Finder(Evaluator(norms(), filter_test))
    bits = [finder.add(each) for each in (CALLS, HOLDS)]
    about = Case.model_validate({"history": history})
    assert [bool(finder.of(prepared(about)).best & bit) for bit in bits] == [True, True]
    assert [bool(finder.of(prepared(case(call("2026-03-01")))).best & bit) for bit in bits] == [True, False]


@pytest.mark.parametrize(
    ("filter_", "keys", "possible"),
    [
        (CALLS, [Key("debtor", "debtor"), Key("debt", "debts")], True),
        (CALLS, [Key("debtor", "debtor"), Key("amount", "amount")], False),
        (CALLS, [Key("debtor", "amount")], False),
        (CALLS, [Key("amount", "debtor")], False),
        (happened("recipient", "P1"), [], False),
    ],
)
def test_ids_and_words_are_compared_as_they_were_said(filter_: Predicate, keys: list[Key], possible: bool) -> None:
    assert can_match(filter_, tuple(keys)) is possible
