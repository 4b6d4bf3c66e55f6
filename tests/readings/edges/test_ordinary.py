"""The plainest situations of which no norm has anything to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from fairdebt.logic import All, Coverage, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Situation, ordinary
from tests.readings.edges.small_norms import CALLING, norm, norms
from tests.readings.terse import says

COVERED = Coverage("CN", frozenset({"contact", "file_suit"}))


def plainest(*rules: Prohibition) -> list[tuple[str, str | None]]:
    """Act and channel of what nothing is said against."""
    every = replace(norms(*(replace(rule, key=str(number)) for number, rule in enumerate(rules))), coverage=(COVERED,))
    decider = Decider(every)

    def speaking(situation: Situation) -> Iterable[Prohibition]:
        answers = decider.answers(situation.action, situation.case)
        return [rule for rule in every.prohibitions if answers.get(rule.key, Answer.CLEAR) != Answer.CLEAR]

    return [(each.action.act, each.action.channel) for each in ordinary(every, speaking)]


CONTACTS = [("contact", "call"), ("contact", "sms"), ("contact", "letter"), ("contact", "home_visit")]
SUIT = ("file_suit", None)


@pytest.mark.parametrize(
    ("forbidden", "left"),
    [
        (says("voice", "ai"), [*CONTACTS, SUIT]),  # nobody need say so of a call
        (CALLING, [*CONTACTS[1:], SUIT]),
        (says("act", "file_suit"), CONTACTS),
        (All(()), []),
    ],
)
def test_what_is_forbidden_whatever_else_is_said_is_not_ordinary(
    forbidden: Predicate, left: list[tuple[str, str | None]]
) -> None:
    assert plainest(norm(All(()), forbidden)) == left
