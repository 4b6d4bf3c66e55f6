"""Leaves of many norms that are asked together: what they are worth, and what follows, is the same as one by one."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from benchmarks.measuring.decisions import GEORGIA
from fairdebt import Guard
from fairdebt.facts import Action, Case, prepared
from fairdebt.guard.telling.assumed import Doubts
from fairdebt.loader import Policies
from fairdebt.logic import Norms
from fairdebt.readings.decide import Decider
from fairdebt.readings.questions import instant_of, questions
from fairdebt.readings.schedule import Schedule, doubtful
from fairdebt.readings.schedule.leaves import OFTEN, Leaves
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.schedule.timetable import Timetable
from fairdebt.readings.schedule.together import Together
from fairdebt.readings.shared import Shared
from tests.generated import action, case, policies
from tests.readings.asking import line_of


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_leaves_are_worth_the_same_together(drawn: Policies, act: Action, about: Case) -> None:
    decider, ready, at = Decider(drawn.norms), prepared(about), instant_of(act)
    reading = Reading(drawn.norms)
    table = Timetable(decider, act, ready, reading, Shared())
    found = table.finder.of(ready)
    for zones in {timed.norm.zones for timed in table.timed.values()}:
        anatomies = [timed.anatomy for timed in table.timed.values() if timed.norm.zones == zones]
        together = Together(Leaves(table.evaluator, table.finder, reading))
        for anatomy in anatomies:
            anatomy.join(together)
        for question in questions(act, ready, zones, at):
            line = line_of(question, found)
            for _ in range(OFTEN + 1):
                together.ask(line)
            assert [each.known(line) for each in anatomies] == [each.truths(line) for each in anatomies]


@settings(max_examples=max(3, settings().max_examples // 2))
@given(policies(), action(), case())
def test_what_is_assumed_is_the_same_together(drawn: Policies, act: Action, about: Case) -> None:
    check(drawn.norms, act, about)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"at": "2020-03-20T10:00-04:00"},  # before Regulation F
        {"findings": ["threat_violence", "profanity"], "voice": "ai"},
    ],
)
def test_a_call_under_all_law_assumes_the_same_together(said: dict[str, Any]) -> None:
    norms = Guard.load("us").policies.norms
    act, about = Action.model_validate({**GEORGIA[0], **said}), Case.model_validate(GEORGIA[1])
    assert len(check(norms, act, about)) > 3


def check(norms: Norms, act: Action, about: Case) -> tuple[str, ...]:
    """Return what is assumed, however often it is asked."""
    alone, joined, doubts, at = Decider(norms), Decider(norms), Doubts(norms), instant_of(act)
    answers = alone.vetoing(act, prepared(about), at)
    with patch.object(doubtful, "MANY", len(norms.prohibitions)):
        expected = doubts.assumed(answers, Schedule(alone, act, about, at, answers))
    with patch.object(doubtful, "MANY", 0):
        for _ in range(OFTEN + 3):
            assert doubts.assumed(answers, Schedule(joined, act, about, at, answers)) == expected
    return expected
