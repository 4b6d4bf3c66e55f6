"""All rules along time, at the edges of what is asked: covered from a day on, open up to the last instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from fairdebt.clock import Week, parse_band
from fairdebt.facts import Action, Case
from fairdebt.logic import All, Any, Coverage, Inside, Not
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Schedule
from tests.guard.calling import CALL, CASE, policies
from tests.readings.reference.asked import NO, act, ask, case

ACT, ABOUT = Action.model_validate(CALL), Case.model_validate(CASE)


def instant(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


NOON, OPENS = instant("2026-03-02T12:00+08:00"), instant("2026-03-05T00:00+08:00")
COVERED_SOON = replace(
    policies().norms, coverage=(Coverage("CN", frozenset({"contact"}), date(2026, 3, 5), date(2026, 3, 9)),)
)
GAP = (Gap("date", "CN"),)


def schedule() -> Schedule:
    """Return the call along time, under policies that speak of contacts for four days only."""
    return Schedule(Decider(COVERED_SOON), ACT, ABOUT, NOON)


@pytest.mark.parametrize(
    ("until", "uncovered", "approved"),
    [
        (OPENS - 1, GAP, None),
        (OPENS, (), None),
        (OPENS + 8 * 3600 - 1, (), None),
        (OPENS + 8 * 3600, (), OPENS + 8 * 3600),  # the policy begins at midnight, the hours at eight
    ],
)
def test_what_is_covered_later_is_approved_later(until: int, uncovered: tuple[Gap, ...], approved: int | None) -> None:
    assert schedule().uncovered(NOON, until) == uncovered
    assert schedule().first_approved(NOON, until) == approved


def test_what_ceases_to_be_covered_is_not_covered_again() -> None:
    closes = instant("2026-03-09T00:00+08:00")
    assert schedule().uncovered(closes - 1, closes + 40 * 86_400) == ()
    assert schedule().uncovered(closes, closes + 40 * 86_400) == GAP
    (last,) = (each for each in schedule().stretches(closes - 3 * 3600, closes + 3600) if each.gaps)
    assert (last.start, last.end) == (closes, closes + 3600)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_hours_are_kept_before_1970_too(zone: str) -> None:
    """Instants before it are negative numbers."""
    night = Not(Inside(Week(((frozenset(range(7)), (parse_band("08:00-20:00"),)),))))
    for at in ("1969-12-30T21:00+00:00", "1969-12-31T12:00+00:00", "1969-12-31T21:00+00:00"):
        for forbidden in (night, All((night, Not(NO))), Not(Any((Not(night), NO)))):
            ask(forbidden, act(at), case(zones=[zone]))
