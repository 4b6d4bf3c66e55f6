"""Answers of all norms for an act: norms that are written as programs, and norms that are asked one by one."""

from __future__ import annotations

from datetime import date
from typing import Any as Anything

import pytest

from fairdebt.facts import prepared
from fairdebt.logic import All, Any, Norms, Obligation
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.generate import act_test
from fairdebt.readings.questions import instant_of
from tests.readings.asking import answers
from tests.readings.reference.asked import MAYBE, WHEN_OPEN, YES, act, case, forbid, norms

ANYWHERE, TOMORROW = {"jurisdictions": ["US-MA"]}, date(2026, 3, 3)


def owed(key: str, **said: Anything) -> Obligation:
    return Obligation(
        **{"rule": key, "kind": "with", "scope": All(()), "trigger": YES, "deed": Any(()), "key": key, **said}
    )


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (["CN"], {"any", "cn"}),
        (["CN-11"], {"any", "cn", "beijing"}),
        (["US-MA"], {"any"}),
        ("unknown", {"any"}),
    ],
)
def test_norms_and_duties_are_asked_where_they_are_law(where: Anything, expected: set[str]) -> None:
    places = {"any": "any", "cn": "CN", "beijing": "CN-11"}
    loaded = norms(
        *(forbid(YES, key=name, jurisdiction=place) for name, place in places.items()),
        duties=[owed(f"{name}, too", jurisdiction=place) for name, place in places.items()],
    )
    found = answers(loaded, act(), case(jurisdictions=where))
    assert found == {
        **dict.fromkeys(expected, Answer.BREACHED),
        **{f"{name}, too": Answer.DUTY for name in expected},
    }


@pytest.mark.parametrize(
    ("from_on", "until_on", "zone", "expected"),
    [
        (None, None, "Asia/Shanghai", Answer.BREACHED),
        (None, TOMORROW, "Asia/Shanghai", Answer.BREACHED),
        (None, date(2026, 3, 2), "Asia/Shanghai", Answer.CLEAR),
        (date(2026, 3, 2), None, "Asia/Shanghai", Answer.BREACHED),
        (TOMORROW, None, "Asia/Shanghai", Answer.CLEAR),
        (None, date(2026, 3, 2), "unknown", Answer.UNKNOWN),  # at noon in Shanghai it is the day before in Hawaii
        (date(2026, 3, 2), None, "unknown", Answer.UNKNOWN),
        (None, TOMORROW, "unknown", Answer.BREACHED),
    ],
)
def test_a_norm_is_asked_on_the_days_on_which_it_is_law(
    from_on: date | None, until_on: date | None, zone: str, expected: Answer
) -> None:
    loaded = norms(forbid(YES, from_on=from_on, until_on=until_on))
    about = case(zones="unknown" if zone == "unknown" else [zone])
    assert answers(loaded, act(), about).get("k", Answer.CLEAR) is expected


FOUR = norms(
    forbid(YES, key="sure"),
    forbid(MAYBE, key="perhaps"),
    forbid(WHEN_OPEN, key="open"),
    forbid(YES, key="told", effect="warn"),
    duties=[owed("owed", jurisdiction="any")],
)


@pytest.mark.parametrize("one_by_one", [False, True])
def test_the_outcome_follows_from_what_vetoes(one_by_one: bool) -> None:
    decider, proposed, about = Decider(FOUR, generate=act_test if one_by_one else None), act(), case()
    ready, at = prepared(about), instant_of(proposed)
    vetoes = decider.vetoing(proposed, ready, at)
    assert vetoes == {"sure": Answer.BREACHED, "perhaps": Answer.UNKNOWN}
    every = {**vetoes, "open": Answer.DUTY, "told": Answer.BREACHED, "owed": Answer.DUTY}
    assert decider.answers(proposed, about) == decider.answered(proposed, ready, at, vetoes) == every
    assert (decider.finder(proposed, ready) is None) is one_by_one


def test_duties_may_be_left_out_where_nothing_else_is_told() -> None:
    proposed, about = act(), case()
    ready, at = prepared(about), instant_of(proposed)
    alone: Norms = norms(forbid(YES, key="sure"), duties=[owed("owed", jurisdiction="any")])
    assert Decider(alone).answered(proposed, ready, at, duties=False) == {"sure": Answer.BREACHED}
    more = Decider(FOUR).answered(proposed, ready, at, duties=False)
    assert {"open", "told"} <= more.keys(), "those are told whatever becomes of the duties"
