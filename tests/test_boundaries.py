"""The boundary triples of every bundled norm: before, at, after each number, hour, date, exception, zone, state."""

from __future__ import annotations

import json
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from fairdebt.facts import Action, Case
from fairdebt.loader import Policies, bundled_names, load
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, Turn, Unreachable, edges, scenario_of
from fairdebt.readings.reference import reference
from fairdebt.scenarios import read_scenario_text

COUNTRIES = tuple(name for name in bundled_names() if "/" not in name)

IMPLIED = "implied"
"""`ago` asks two things: the distance, and that the date is not to come. With `> 2 years` the first implies the second,
which therefore never decides (it does with `<= 12 months`); `edges` says so after trying the days around."""

_TWO_WINDOWS = "seven dates and 168 hours count the same past contact; scenarios name what the consent takes out"

_NAMED_AGAIN = "decides only where a place named without an end was consented to, and named again with one: scenarios"

UNREACHED: dict[tuple[str, str], str] = {
    ("no_witness", "us.common/reply_owed 1 calendar_day, of an event"): _TWO_WINDOWS,
    ("no_witness", "common/rhythm_agreed stated_until, of an event"): _TWO_WINDOWS,
    ("no_witness", "us.ma-209-cmr-18/more_visits_agreed stated_until, of an event"): _TWO_WINDOWS,
    ("no_witness", "us.ma-940-cmr-7/more_visits_agreed stated_until, of an event"): _TWO_WINDOWS,
    ("no_witness", "ca.common/more_contacts_agreed stated_until, of an event"): _TWO_WINDOWS,
    ("no_witness", "2022-04-07"): "the table of periods warns in every contact on an old debt: scenarios",
    (
        "no_witness",
        (
            "today >= debt.limitation_expires_on else debt.accrued_on else 2199-12-31 "
            "+ table us.state-limitation/limitation + 1 full_day"
        ),
    ): "a stated day, a day of accrual or neither: scenarios name the last day and the day after for twelve rows",
    ("no_witness", "us.reg-f/extra_calls_agreed 7 day"): (
        "the end of the consent only decides with seven calls, or a conversation, that it did not cover: scenarios"
    ),
    ("no_witness", "us.reg-f/call_back_agreed 7 day"): "likewise: a scenario has a conversation and the seventh day",
    ("no_witness", "us.reg-f/home_named_since stated_until"): _NAMED_AGAIN,
    ("no_witness", "us.reg-f/work_named_since stated_until"): _NAMED_AGAIN,
    ("no_witness", "us.reg-f/there_named_since stated_until"): _NAMED_AGAIN,
    (
        "no_witness",
        "us.reg-f/email_objection_over 1 calendar_day",
    ): "decides only with the 35 days over: a scenario has both",
    (
        "no_witness",
        "us.reg-f/attorney_silent 30 full_day",
    ): "decides for one of two attorneys: scenarios name the thirtieth day and the day after",
    (
        "no_witness",
        "debt.ledger_total <= 500000",
    ): "a claim above the ledger moves with it; of the rules that claim nothing each has its triple",
    ("no_witness", "2021-11-30"): "a duty is late days after the rule came into force, never on its first day",
    (
        "no_witness",
        "debt.stay_applied_on <= debtor.service_ended_on + 90 full_day",
    ): "decides only for an application of the last 90 days: scenarios name the 90th and the 91st day",
    ("no_witness", "1997-09-30"): "on the first day of the act nothing that it asks can be late yet",
    ("no_witness", "1978-03-20"): "a duty is late days after the rule came into force, never on its first day",
    ("no_witness", "1980-05-10"): "the calendar of federal holidays does not reach back to the first day of the act",
    ("no_witness", "2004-01-01"): "likewise: no business day is known before 2008",
    ("no_witness", "2016-09-30"): "a Friday, and the rule that begins on it is about weekends and holidays",
    ("no_witness", "2012-12-11"): "a Tuesday, and the rule that begins on it is about Sundays and holidays",
    (
        "no_witness",
        "events >= 1",
    ): "a talk on another number decides only before the news that one is dead: scenarios",
    ("no_witness", "events >= 2"): "two demands a month apart are two demands: the other half of `spanning` decides",
    ("no_witness", "events >= 2, age > 3 month"): "two demands a month apart are never three months old on one day",
    (
        "not_this_measure",
        "spread >= 30, age > 3 month",
    ): "the distance of two events changes when the younger is of age",
}
"""Numbers without a case that hangs on them, by what `edges` says, with the reason; anything else is a fault."""

SWITCHES = ("exception", "zone", "begins", "ends")
"""Edges that are not numbers: where one cannot be built, the floor counts it, unless it is listed."""

_LATER_WORD = "decides only where one thing was said after another, in an order that is not built: scenarios have both"

UNBUILT = dict.fromkeys(
    (
        (
            "act = contact and purpose any answer, complaint_answer, dispute_answer, original_creditor_answer, "
            "verification and us.common/unanswered and us.common/not_refused_after"
        ),
        "us.common/unanswered begins",
        "us.common/unanswered ends",
        "us.common/not_refused_after ends",
        "channel = call and us.reg-f/call_asked_for",
        "us.reg-f/attorney_silent",
        "us.reg-f/attorney_silent ends",
        "us.reg-f/home_named_since begins",
        "us.reg-f/work_named_since begins",
        "us.reg-f/there_named_since begins",
        "us.reg-f/stated_times_consent begins",
        "us.state-words/employer_said_no ends",
    ),
    _LATER_WORD,
)
"""Switches that cannot be built, with the reason: the floor does not count them."""

FLOOR = 0.95
"""At least this share of the numbers of a country has a triple whose answer changes where it should."""


@cache
def policies(country: str) -> Policies:
    return load(country)


@cache
def decider(country: str) -> Decider:
    return Decider(policies(country).norms)


def found(country: str, key: str) -> tuple[Edge | Unreachable, ...]:
    norms = policies(country).norms
    (norm,) = (norm for norm in norms.prohibitions if norm.key == key)
    return edges(norm, norms)


class Summary(NamedTuple):
    """What was found of one norm: how many edges, how many of them turn, and what cannot be reached or built."""

    every: int
    turning: int
    unreached: tuple[tuple[str, str], ...]
    unbuilt: tuple[str, ...]


SUMMARIES: dict[tuple[str, str], Summary] = {}
TOGETHER: list[Path] = []
"""The folder in which workers of one run tell each other what they found; none where there is one alone."""


@pytest.fixture(scope="session", autouse=True)
def together(tmp_path_factory: pytest.TempPathFactory) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        TOGETHER[:] = [tmp_path_factory.getbasetemp().parent / "edges"]
        TOGETHER[0].mkdir(exist_ok=True)


def summary(country: str, key: str) -> Summary:
    """Return what was found of a norm, by this worker or another: to find it takes its time."""
    for kept in _told(country, key):
        if (country, key) not in SUMMARIES and kept.exists():
            every, turning, unreached, unbuilt = json.loads(kept.read_text(encoding="utf-8"))
            SUMMARIES[country, key] = Summary(every, turning, tuple(map(tuple, unreached)), tuple(unbuilt))
    return SUMMARIES.get((country, key)) or summed_up(country, key, found(country, key))


def summed_up(country: str, key: str, every: tuple[Edge | Unreachable, ...]) -> Summary:
    missing = [each for each in every if isinstance(each, Unreachable) and each.why != IMPLIED]
    switches = [each.what for each in missing if each.about in SWITCHES]
    unbuilt = tuple(what for what in switches if what in UNBUILT)
    unreached = tuple(sorted({(each.why, each.what) for each in missing if each.about not in SWITCHES}))
    reached = [each for each in every if isinstance(each, Edge)]
    turning = sum(1 for each in reached if each.turns)
    made = Summary(len(reached) + len(missing) - len(unbuilt), turning, unreached, unbuilt)
    SUMMARIES[country, key] = made
    for kept in _told(country, key):
        new = kept.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(made), encoding="utf-8")
        new.replace(kept)
    return made


def _told(country: str, key: str) -> list[Path]:
    return [folder / sha256(f"{country} {key}".encode()).hexdigest() for folder in TOGETHER]


def all_norms() -> list[tuple[str, Prohibition]]:
    return [(country, norm) for country in COUNTRIES for norm in policies(country).norms.prohibitions]


def triple(edge: Edge) -> tuple[Situation, Situation, Situation]:
    return edge.before, edge.at, edge.after


def turns(answers: list[Answer]) -> tuple[Turn, ...]:
    first: tuple[Turn, ...] = ("before-at",) if answers[0] != answers[1] else ()
    return (*first, "at-after") if answers[1] != answers[2] else first


def dumped(action: Action, case: Case) -> tuple[str, str]:
    return action.model_dump_json(), case.model_dump_json()


@pytest.mark.parametrize(("country", "key"), [(country, norm.key) for country, norm in all_norms()])
def test_every_number_lies_where_the_policy_says(country: str, key: str) -> None:
    """On each side of it and at it decide and the reference agree, and the answer changes exactly there."""
    norms, every = policies(country).norms, found(country, key)
    for edge in every:
        if isinstance(edge, Unreachable):
            continue
        answers = []
        for each in triple(edge):
            expected = reference(norms, each.action, each.case)
            assert decider(country).answers(each.action, each.case) == expected, edge.what
            answers.append(expected.get(key, Answer.CLEAR))
        assert turns(answers) == edge.turns, (edge.about, edge.what, answers)
    unreached = summed_up(country, key, every).unreached
    assert set(unreached) <= UNREACHED.keys(), "what has no triple is listed with its reason"
    _check_kept(country, [each for each in every if isinstance(each, Edge)])


def _check_kept(country: str, every: list[Edge]) -> None:
    """One situation, written as the text of a scenario file, is read back as the same act and case."""
    kept = [each for edge in every[-1:] for each in triple(edge)]
    plain = [scenario_of(each, title="an edge", policies=[country], expect={"outcome": "vetoed"}) for each in kept]
    if plain:
        read = read_scenario_text(json.dumps(plain, ensure_ascii=False).encode(), name="edges.json", base=Path())
        assert [dumped(each.action, each.case) for each in read] == [dumped(each.action, each.case) for each in kept]


@pytest.mark.parametrize("country", COUNTRIES)
def test_hardly_any_number_is_without_a_triple(country: str) -> None:
    every = [summary(country, norm.key) for norm in policies(country).norms.prohibitions]
    turning, numbers = sum(each.turning for each in every), sum(each.every for each in every)
    assert turning >= FLOOR * numbers, f"{turning} of {numbers}"


def test_nothing_is_listed_that_is_reached() -> None:
    every = [summary(country, norm.key) for country, norm in all_norms()]
    assert UNREACHED.keys() <= {missing for each in every for missing in each.unreached}
    assert UNBUILT.keys() <= {missing for each in every for missing in each.unbuilt}
