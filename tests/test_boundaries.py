"""The boundary triples of every bundled norm: before, at, after each number, hour, date, exception, zone, state."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

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

_PAST_CONSENT = (
    "whether a past contact counts depends on a consent in force when it was made; the end of the consent itself is an "
    "edge of the same norms, asked of the act"
)

_LONG_DAY = "a day and 24 hours: the day alone decides only where it has 25 hours, which a scenario names"

_LONG_MONTH = "beside thirty days the calendar month decides on its 31st day only, which a scenario names"

UNREACHED: dict[tuple[str, str], str] = {
    ("inside_a_filter", "au.collection-guideline/more_visits_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "ca.common/more_contacts_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "ca.common/work_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "ie.cpc-2012/more_contacts_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "common/third_party_consent"): _PAST_CONSENT,
    ("no_witness", "events in 1 calendar_month >= 10"): _LONG_MONTH,
    ("inside_a_filter", "us.ma-209-cmr-18/more_visits_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "us.ma-940-cmr-7/more_visits_agreed"): _PAST_CONSENT,
    ("inside_a_filter", "us.nyc-6-rcny-5-77/message_consent"): _PAST_CONSENT,
    ("inside_a_filter", "us.nyc-6-rcny-5-77/text_consent"): _PAST_CONSENT,
    ("no_witness", "us.dc-debt-collection/text_consent stated_until"): (
        "decides only where texts were refused before they were agreed to: scenarios name the last day and the next"
    ),
    ("inside_a_filter", "us.state-words/third_party_agreed_in_writing"): _PAST_CONSENT,
    ("inside_a_filter", "us.common/reply_owed"): (
        "whether a past contact counts depends on a reply that was owed when it was made; the end of the reply itself "
        "is an edge of the same norms, asked of the act"
    ),
    ("no_witness", "2022-04-07"): "the table of periods warns in every contact on an old debt: scenarios",
    (
        "no_witness",
        (
            "today >= debt.limitation_expires_on else debt.accrued_on else 2199-12-31 "
            "+ table us.state-limitation/limitation + 1 full_day"
        ),
    ): "a stated day, a day of accrual or neither: scenarios name the last day and the day after for twelve rows",
    ("inside_a_filter", "common/rhythm_agreed"): (
        "whether a past call counts depends on an agreement in force when it was made; the end of the agreement itself "
        "is an edge of the same norms, asked of the act"
    ),
    ("inside_a_filter", "us.reg-f/extra_calls_agreed"): (
        "whether a past call counts depends on a consent in force when it was made; scenarios name its last day and "
        "the day after"
    ),
    ("no_witness", "us.reg-f/extra_calls_agreed 7 day"): (
        "the end of the consent only decides with seven calls, or a conversation, that it did not cover: scenarios"
    ),
    (
        "no_witness",
        "us.reg-f/email_objection_over 1 calendar_day",
    ): "decides only with the 35 days over: a scenario has both",
    ("inside_a_filter", "today >= 2021-11-30"): "which communications open the duty to send a notice: those in force",
    ("no_witness", "2021-11-30"): "a duty is late days after the rule came into force, never on its first day",
    ("inside_a_filter", "us.automated-calls/machine_consent"): (
        "likewise: whether a past recorded call counts depends on a consent in force when it was made"
    ),
    ("inside_a_filter", "today >= 1997-09-30"): (
        "which past reports give rise to a duty; when it is late, months after, is an edge of the same norms"
    ),
    (
        "no_witness",
        "debt.stay_applied_on <= debtor.service_ended_on + 90 full_day",
    ): "decides only for an application of the last 90 days: scenarios name the 90th and the 91st day",
    ("no_witness", "1997-09-30"): "on the first day of the act nothing that it asks can be late yet",
    ("inside_a_filter", "today >= 1978-03-20"): "which communications open the duty to send a notice: those in force",
    ("no_witness", "1978-03-20"): "a duty is late days after the rule came into force, never on its first day",
    ("inside_a_filter", "us.reg-f-validation/shortest_period"): (
        "whether a dispute came in time is asked of the dispute: scenarios name the last day of the period and the next"
    ),
    ("inside_a_filter", "us.reg-f-validation/printed_period"): (
        "likewise of the dispute: scenarios name the day that the notice prints and the next"
    ),
    ("no_witness", "us.reg-f-validation/printed_period stated_until"): (
        "the printed day decides only once the shortest period is over: scenarios name that day and the next"
    ),
    ("inside_a_filter", "us.reg-f-content/under_way"): (
        "whether a letter came back in time is asked of the note of its return: scenarios name days within and after"
    ),
    ("inside_a_filter", "kr.personal-debtor-protection-act/asked_today"): (
        "whether a past contact counts depends on a request that was open when it was made; the end of the request "
        "itself is an edge of the same norm, asked of the act"
    ),
    ("no_witness", "1980-05-10"): "the calendar of federal holidays does not reach back to the first day of the act",
    ("no_witness", "2004-01-01"): "likewise: no business day is known before 2008",
    ("no_witness", "events in 1 calendar_day >= 2"): _LONG_DAY,
    ("no_witness", "events in 1 calendar_day >= 2, the window of 1 calendar_day"): _LONG_DAY,
    ("never_below", "distinct channel in 168 hour > 1"): "the act brings a channel of its own: one at least",
    (
        "no_witness",
        "events in 1 calendar_day >= 1",
    ): "one a day and two a week: a day with two has the week full as well; a scenario names the second call of a day",
    ("no_witness", "events >= 2"): "two demands a month apart are two demands: the other half of `spanning` decides",
    ("no_witness", "events >= 2, age > 3 month"): "two demands a month apart are never three months old on one day",
    (
        "not_this_measure",
        "spread >= 30, age > 3 month",
    ): "the distance of two events changes when the younger is of age",
}
"""Numbers without a case that hangs on them, by what `edges` says, with the reason; anything else is a fault."""

SWITCHES = ("exception", "zone", "begins", "ends")
"""Edges that are not numbers: where one cannot be built, the floor counts it, and it is not listed."""

FLOOR = 0.95
"""At least this share of the numbers of a country has a triple whose answer changes where it should."""


@cache
def policies(country: str) -> Policies:
    return load(country)


@cache
def decider(country: str) -> Decider:
    return Decider(policies(country).norms)


@cache
def found(country: str, key: str) -> tuple[Edge | Unreachable, ...]:
    norms = policies(country).norms
    (norm,) = (norm for norm in norms.prohibitions if norm.key == key)
    return edges(norm, norms)


def all_norms() -> list[tuple[str, Prohibition]]:
    return [(country, norm) for country in COUNTRIES for norm in policies(country).norms.prohibitions]


def unreached(country: str, key: str) -> set[tuple[str, str]]:
    each_one = [each for each in found(country, key) if isinstance(each, Unreachable)]
    return {(each.why, each.what) for each in each_one if each.why != IMPLIED and each.about not in SWITCHES}


def triple(edge: Edge) -> tuple[Situation, Situation, Situation]:
    return edge.before, edge.at, edge.after


def turns(answers: list[Answer]) -> tuple[Turn, ...]:
    first: tuple[Turn, ...] = ("before-at",) if answers[0] != answers[1] else ()
    return (*first, "at-after") if answers[1] != answers[2] else first


@pytest.mark.parametrize(("country", "key"), [(country, norm.key) for country, norm in all_norms()])
def test_every_number_lies_where_the_policy_says(country: str, key: str) -> None:
    """On each side of it and at it decide and the reference agree, and the answer changes exactly there."""
    norms = policies(country).norms
    for edge in found(country, key):
        if isinstance(edge, Unreachable):
            continue
        answers = []
        for each in triple(edge):
            expected = reference(norms, each.action, each.case)
            assert decider(country).answers(each.action, each.case) == expected, edge.what
            answers.append(expected.get(key, Answer.CLEAR))
        assert turns(answers) == edge.turns, (edge.about, edge.what, answers)
    assert unreached(country, key) <= UNREACHED.keys(), "what has no triple is listed with its reason"


@pytest.mark.parametrize("country", COUNTRIES)
def test_hardly_any_number_is_without_a_triple(country: str) -> None:
    numbers = [edge for norm in policies(country).norms.prohibitions for edge in found(country, norm.key)]
    every = [edge for edge in numbers if isinstance(edge, Edge) or edge.why != IMPLIED]
    turning = [edge for edge in every if isinstance(edge, Edge) and edge.turns]
    assert len(turning) / len(every) >= FLOOR, Counter(edge.why for edge in every if isinstance(edge, Unreachable))


def test_nothing_is_listed_that_is_reached() -> None:
    missing = [unreached(country, norm.key) for country, norm in all_norms()]
    assert UNREACHED.keys() <= set().union(*missing)


def dumped(action: Action, case: Case) -> tuple[str, str]:
    return action.model_dump_json(), case.model_dump_json()


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_situation_can_be_kept_as_a_scenario_file(country: str) -> None:
    """One of each kind, written as text, is read back as the same act and case."""
    kinds = {
        edge.about: edge
        for norm in policies(country).norms.prohibitions
        for edge in found(country, norm.key)
        if isinstance(edge, Edge)
    }
    kept = [each for edge in kinds.values() for each in triple(edge)]
    plain = [scenario_of(each, title="an edge", policies=[country], expect={"outcome": "vetoed"}) for each in kept]
    text = json.dumps(plain, ensure_ascii=False).encode()
    read = read_scenario_text(text, name="edges.json", base=Path())
    assert [dumped(each.action, each.case) for each in read] == [dumped(each.action, each.case) for each in kept]
