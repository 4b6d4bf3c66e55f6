"""All rules along time, at the edges of what is asked: covered from a day on, open up to the last instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any as Anything

import pytest

from fairdebt.clock import Week, parse_band
from fairdebt.facts import Action, Case
from fairdebt.logic import All, Any, Compare, Coverage, Fact, Inside, Literal, Not, Predicate
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Schedule
from tests.guard.calling import CALL, CASE, policies
from tests.readings.reference.asked import NO, act, ask, case, forbid, norms

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


def test_cases_that_share_a_table_may_differ_in_who_collects() -> None:
    bound = Coverage("CN", frozenset({"contact"}), only_for=(("CN", "roles", frozenset({"agency"})),))
    decider = Decider(replace(norms(forbid(NO)), coverage=(bound,)))
    for role, gaps in [("lender", (Gap("roles", "CN", ("agency",)),)), ("agency", ())] * 2:
        said = case(collector={"role": role})
        assert Schedule(decider, act("2026-03-02T12:00+08:00"), said, NOON).uncovered(NOON, NOON + 86_400) == gaps


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_hours_are_kept_before_1970_too(zone: str) -> None:
    """Instants before it are negative numbers."""
    night = Not(Inside(Week(((frozenset(range(7)), (parse_band("08:00-20:00"),)),))))
    for at in ("1969-12-30T21:00+00:00", "1969-12-31T12:00+00:00", "1969-12-31T21:00+00:00"):
        for forbidden in (night, All((night, Not(NO))), Not(Any((Not(night), NO)))):
            ask(forbidden, act(at), case(zones=[zone]))


def between(hours: str) -> Inside:
    return Inside(Week(((frozenset(range(7)), (parse_band(hours),)),)))


def along(
    breach: Predicate, at: str, answers: dict[str, Answer] | None = None, debts: Anything = ({"id": "D1"},)
) -> Schedule:
    """Return a call along time under a norm `k` with this breach."""
    loaded = replace(norms(forbid(breach)), coverage=(Coverage("CN", frozenset({"contact"})),))
    return Schedule(Decider(loaded), act(at), case(debts=list(debts)), instant(at), answers)


def test_what_a_decision_told_is_true_of_its_own_instant_only() -> None:
    """At noon the call is approved; from two to four it is not."""
    told = along(between("14:00-16:00"), "2026-03-02T12:00+08:00", {})
    two, four = instant("2026-03-02T14:00+08:00"), instant("2026-03-02T16:00+08:00")
    assert told.first_approved(NOON, four) == NOON
    assert told.first_approved(two, four) == four
    assert [each.timed.norm.key for each in told.stuck(two, four - 1)] == ["k"]
    assert told.stuck(two, four) == []


@pytest.mark.parametrize("answers", [None, {}])
def test_what_stands_in_the_way_at_the_last_instant_counts(answers: dict[str, Answer] | None) -> None:
    two = instant("2026-03-02T14:00+08:00")
    for since in (NOON, NOON + 60):
        told = along(between("14:00-16:00"), "2026-03-02T12:00+08:00", answers)
        assert told.first_forbidden(since, two - 1) is None
        assert told.first_forbidden(since, two) == two


def test_what_no_time_changes_never_lifts_whether_a_decision_told_so_or_not() -> None:
    for answers in (None, {"k": Answer.BREACHED}):
        schedule = along(All(()), "2026-03-02T12:00+08:00", answers)
        (norm,) = schedule.norms
        assert schedule.watched(norm).lifts_at(NOON + 40 * 86_400) is None
        assert schedule.first_approved(NOON, NOON + 40 * 86_400) is None


def test_the_first_instant_of_1970_is_one_like_any_other() -> None:
    (stretch,) = along(All(()), "1970-01-01T00:00Z").stretches(0, 86_400)
    assert stretch.breached == ("k",)


def test_what_is_breached_for_one_debt_is_examined_for_the_others_too() -> None:
    debts = [{"id": "D1", "product": "medical"}, {"id": "D2", "product": "mortgage"}]
    medical = Compare(Fact("debt.product"), "=", Literal("medical"))
    schedule = along(medical, "2026-03-02T12:00+08:00", {"k": Answer.BREACHED}, debts=debts)
    (norm,) = schedule.norms
    assert [each.answer for each in schedule.examined(norm)] == [Answer.BREACHED, Answer.CLEAR]


def test_a_norm_is_examined_at_the_instant_asked_for_however_often() -> None:
    schedule, midnight = along(between("14:00-16:00"), "2026-03-02T12:00+08:00"), NOON - 12 * 3600
    (norm,) = schedule.norms
    found = [schedule.examined(norm, midnight + hour * 3600)[0].answer for hour in range(24)]
    assert [hour for hour, answer in enumerate(found) if answer is Answer.BREACHED] == [14, 15]
