"""One norm along time: before, at and after the instants at which it comes into the way, and is out of it."""

from __future__ import annotations

import pytest

from fairdebt.clock import Week, parse_band
from fairdebt.logic import All, Inside, Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Schedule
from fairdebt.readings.schedule.watched import Watched
from tests.readings.reference.asked import act, case, forbid, norms

NOON = 1_772_424_000  # 2026-03-02T12:00+08:00
HOUR = 3600


def watched(
    breach: Predicate, answers: dict[str, Answer] | None, zones: tuple[str, ...] = ("Asia/Shanghai",)
) -> Watched:
    """Return a norm with this breach, about a call at noon in Shanghai."""
    decider = Decider(norms(forbid(breach)))
    (norm,) = decider.norms.prohibitions
    return Schedule(decider, act("2026-03-02T12:00+08:00"), case(zones=list(zones)), NOON, answers).watched(norm)


def between(hours: str) -> Inside:
    return Inside(Week(((frozenset(range(7)), (parse_band(hours),)),)))


@pytest.mark.parametrize("answers", [None, {"k": Answer.BREACHED}])
def test_a_norm_lifts_when_the_time_is_over_whether_a_decision_told_its_answer_or_not(
    answers: dict[str, Answer] | None,
) -> None:
    found = watched(between("11:00-14:00"), answers)
    assert found.look(NOON) == (Answer.BREACHED, NOON + 2 * HOUR)
    assert found.first_clear(NOON, NOON + 2 * HOUR - 1) is None
    assert found.first_clear(NOON, NOON + 2 * HOUR) == NOON + 2 * HOUR
    assert found.look(NOON + 2 * HOUR) == (Answer.CLEAR, NOON + 23 * HOUR)
    assert found.first_clear(NOON + 23 * HOUR, NOON + 40 * HOUR) == NOON + 26 * HOUR


@pytest.mark.parametrize("answers", [None, {"k": Answer.BREACHED}])
def test_what_no_time_changes_stays(answers: dict[str, Answer] | None) -> None:
    found = watched(All(()), answers)
    assert found.first_clear(NOON, NOON + 400 * 24 * HOUR) is None
    assert [each.answer for each in found.examined()] == [Answer.BREACHED]


def test_a_norm_is_in_the_way_until_it_is_clear_in_every_zone() -> None:
    """At noon in Shanghai it is one o'clock in Tokyo: the hour is over there at two of Shanghai."""
    found = watched(between("11:00-14:00"), {"k": Answer.BREACHED}, zones=("Asia/Shanghai", "Asia/Tokyo"))
    assert found.look(NOON) == (Answer.BREACHED, NOON + 2 * HOUR)
    assert [each.answer for each in found.examined()] == [Answer.BREACHED, Answer.BREACHED]
    assert found.first_clear(NOON, NOON + 3 * HOUR) == NOON + 2 * HOUR
