"""What a predicate is at best, where a few words alone are known; and which norms may therefore apply."""

from __future__ import annotations

import pytest

from fairdebt.facts import Action, Case
from fairdebt.logic import All, Any, Not, Predicate
from fairdebt.readings.index import Index, at_best
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.readings.terse import says, was

CALL, SMS, MACHINE = says("channel", "call"), says("channel", "sms"), says("voice", "ai")


@pytest.mark.parametrize(
    ("predicate", "truth"),
    [
        (CALL, YES),
        (SMS, NO),
        (MACHINE, MAYBE),
        (was("channel", "sms"), MAYBE),  # an event's channel is not the act's
        (All((CALL, MACHINE)), MAYBE),
        (All((SMS, MACHINE)), NO),
        (Any((CALL, MACHINE)), YES),
        (Any((SMS, MACHINE)), MAYBE),
        (Not(All((CALL, MACHINE))), MAYBE),
        (Not(All((SMS, MACHINE))), YES),
        (Not(Any((CALL, MACHINE))), NO),
        (Not(Any((SMS, MACHINE))), MAYBE),
        (All(()), YES),
        (Any(()), NO),
    ],
)
def test_what_few_words_tell(predicate: Predicate, truth: int) -> None:
    assert at_best(predicate, {"channel": "call"}) == truth


def test_norms_about_other_acts_are_no_candidates() -> None:
    index = Index(((CALL, "calls"), (SMS, "messages"), (Not(All((CALL, MACHINE))), "people"), (MACHINE, "machines")))
    call = Action.model_validate({"act": "contact", "channel": "call", "at": "2026-03-02T12:00+08:00"})
    assert index.candidates(call, Case()) == ("calls", "people", "machines")
    unknown = call.model_copy(update={"channel": "unknown"})
    assert index.candidates(unknown, Case()) == ("calls", "messages", "people", "machines")
