"""What a predicate needs: of a history, by the bits of filters one of which something has to meet; of an act."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from fairdebt import Action, Case
from fairdebt.facts import prepared
from fairdebt.loader import Policies
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
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
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import never_begun
from fairdebt.readings.needs import needs, needs_said
from fairdebt.readings.questions import instant_of, questions
from tests.generated import action, case, policies
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


def silent(name: str) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(None))


CLAIMS = Compare(Attribute("claims", "act", ("amount",)), ">", Literal(Decimal(1)))
PROFANE = Among(Attribute("findings", "act"), frozenset({"profanity"}), "any")
SHAMED = Among(Attribute("conduct", "act"), frozenset({"public_shaming"}), "any")


@pytest.mark.parametrize(
    ("node", "names"),
    [
        (PROFANE, [{"findings"}]),  # only the act will show it
        (CLAIMS, [{"claims"}]),
        (SHAMED, [{"conduct"}]),  # silence means that there was none
        (says("recorded", "yes"), [{"recorded"}]),
        (says("voice", "person"), []),  # not known where nobody says it
        (silent("conduct"), []),
        (says("at_work", "yes"), []),  # it follows from others
        (All((SAID, PROFANE, SHAMED)), [{"findings"}, {"conduct"}]),
        (Any((PROFANE, All((SHAMED, PROFANE)))), [{"findings", "conduct"}]),
        (Any((PROFANE, PROFANE)), [{"findings"}]),
        (Any((PROFANE, SAID)), []),
        (Not(PROFANE), []),
        (COUNT, []),
        (Any(()), []),
    ],
)
def test_what_an_act_has_to_say(node: Predicate, names: list[set[str]]) -> None:
    assert list(needs_said(node)) == names


@given(policies(), action(), case())
def test_what_says_nothing_of_it_is_clear_at_best(loaded: Policies, act: Action, about: Case) -> None:
    decider = Decider(loaded.norms)
    for entry in decider.applying(act, about):
        norm = entry.norm
        for names in needs_said(All((norm.scope, norm.breach))):
            still = act.model_copy(update=dict.fromkeys((*names, "text", "template")))
            for question in questions(still, prepared(about), norm.zones, instant_of(still)):
                assert not entry.at_best(question)
