"""A norm in two parts: from when on it is law for good, and what only fades for as long as nothing happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from fairdebt.clock import DAY, EPOCH
from fairdebt.facts import Action, Case, prepared
from fairdebt.loader import Policies
from fairdebt.logic import Age, All, Compare, Count, Coverage, Literal
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.questions import BEGINNING, FOREVER, Question, instant_of, questions
from fairdebt.readings.schedule import Schedule
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.schedule.timed import law_at
from fairdebt.readings.schedule.timetable import Timetable
from fairdebt.readings.shared import Shared
from fairdebt.readings.truth import NO, YES
from fairdebt.readings.until import next_event, repeated_after
from tests.generated import action, case, policies
from tests.readings.asking import line_of
from tests.readings.reference.asked import NOON, act, call, case as about_nobody, forbid, norms
from tests.readings.terse import spans, was, window

ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "Asia/Shanghai", None)


@pytest.mark.parametrize("zone", ZONES)
def test_a_norm_is_law_for_good_in_every_zone(zone: str | None) -> None:
    first = date(2026, 3, 2)
    since = law_at(forbid(All(()), from_on=first))
    for at in (since, since + 1, since + 10 * DAY):
        assert in_force(first, None, Question(act(NOON), prepared(about_nobody()), at, None, zone)) == YES
    assert since < (first - date.fromordinal(EPOCH) + timedelta(days=6)).days * DAY, "no later than need be"


def test_a_norm_without_days_is_always_law_and_one_that_ends_never_for_good() -> None:
    assert law_at(forbid(All(()))) == BEGINNING
    assert law_at(forbid(All(()), from_on=date(2026, 3, 2), until_on=date(2030, 1, 1))) == FOREVER
    assert law_at(forbid(All(()), until_on=date(2030, 1, 1))) == FOREVER


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_what_fades_stays_no_as_long_as_nothing_happens(drawn: Policies, proposed: Action, about: Case) -> None:
    decider, ready, at = Decider(drawn.norms), prepared(about), instant_of(proposed)
    table = Timetable(decider, proposed, ready, Reading(drawn.norms), Shared())
    found = table.finder.of(ready)
    for timed in table.timed.values():
        rest, fades, whole = timed.rest, timed.fades, All((timed.norm.scope, timed.norm.breach))
        if rest is None or fades is None or not ready.plain or fades & found.best:
            continue
        for question in questions(proposed, ready, timed.norm.zones, at):
            line = line_of(question, found)
            if line.zone is None or rest(line)[0] != NO:
                continue
            until = min(next_event(ready, at), repeated_after(at, line.zone), at + 500 * DAY)
            for instant in (at + 1, (at + until) // 2, at + DAY, at + 7 * DAY, until - 1):
                if at < instant < until:
                    assert table.evaluator.truth(whole, line.moved(instant).exact) == NO


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_an_approval_ends_when_each_norm_by_itself_says_so(drawn: Policies, proposed: Action, about: Case) -> None:
    decider, at = Decider(drawn.norms), instant_of(proposed)
    answers = decider.vetoing(proposed, prepared(about), at)
    if answers:
        return
    until = at + 60 * DAY
    told, asked = (Schedule(decider, proposed, about, at, known) for known in (answers, None))
    assert told.first_forbidden(at, until) == asked.first_forbidden(at, until)


CALLED = Count(was("channel", "call"), ())


@pytest.mark.parametrize(
    ("count", "fades"),
    [
        (replace(CALLED, window=window("2 days")), True),
        (replace(CALLED, age=(Age(">", spans("1 day")),)), False),  # a call that is young today counts tomorrow
    ],
)
def test_what_comes_of_age_does_not_fade(count: Count, fades: bool) -> None:
    covered = (Coverage("CN", frozenset({"contact"})),)
    decider = Decider(replace(norms(forbid(Compare(count, ">=", Literal(Decimal(1))))), coverage=covered))
    proposed, about = act(NOON), about_nobody(call("2026-02-27" if fades else "2026-03-02T10:00+08:00"))
    ready, at = prepared(about), instant_of(proposed)
    table = Timetable(decider, proposed, ready, Reading(decider.norms), Shared())
    assert (table.timed["k"].fades is not None) == fades
    assert decider.vetoing(proposed, ready, at) == {}
    ends = Schedule(decider, proposed, about, at, {}).first_forbidden(at, at + 30 * DAY)
    assert ends == (None if fades else at + 12 * 3600)  # the next day begins
