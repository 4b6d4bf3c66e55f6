"""What a predicate needs of a history: by the bits of the filters one of which something has to meet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairdebt.logic import (
    All,
    Any,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Key,
    Literal,
    Norms,
    Not,
    Predicate,
    State,
    StatedTimes,
    Today,
)
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import never_begun
from fairdebt.readings.needs import needs
from tests.readings.terse import says, was

CALLS, CONSENT = was("channel", "call"), was("notice", "consent")
WHILE_AGREED = All((CALLS, Not(Holds("agreed", "event", "own"))))
STATES = {
    "agreed": State("agreed", (), begins=CONSENT),
    "cold": State("cold", (), begins=WHILE_AGREED),
    "due": State("due", (), begins=CALLS, begins_with=Fact("debt.due_on")),
}
EVALUATOR = Evaluator(Norms((), (), STATES, {}, ()), filter_test)
COUNT = Compare(Count(CALLS, (Key("debtor", "debtor"),)), ">=", Literal(Decimal(1)))
SAID, AGREED = says("channel", "call"), Holds("agreed")


@pytest.mark.parametrize(
    ("node", "filters"),
    [
        (COUNT, [CALLS]),
        (AGREED, [CONSENT]),
        (Inside(StatedTimes("agreed", "times")), [CONSENT]),
        (Holds("cold"), [WHILE_AGREED, never_begun(WHILE_AGREED)]),
        (Holds("due"), []),  # a date may begin it
        (All((SAID, AGREED, COUNT)), [CONSENT]),  # the first that needs anything
        (Any((COUNT, AGREED)), [CALLS, CONSENT]),
        (Any((COUNT, SAID)), []),
        (Not(COUNT), []),
        (SAID, []),
        (Compare(Today("act"), ">", Fact("debt.due_on")), []),
        (Compare(Count(CALLS, ()), "<", Literal(Decimal(1))), []),
    ],
)
def test_what_a_predicate_needs(node: Predicate, filters: list[Predicate]) -> None:
    finder = Finder(EVALUATOR)
    finder.add(was("channel", "sms"))
    found = needs(node, finder)
    assert found == sum({finder.add(finder_filter(each, finder)) for each in filters})


def finder_filter(wanted: Predicate, finder: Finder) -> Predicate:
    """Return the filter that was added, which is known by its identity."""
    return next((each for each in finder._filters if each == wanted), wanted)
