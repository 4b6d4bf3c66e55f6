"""What is said in a single word, and what takes more than that to know."""

from __future__ import annotations

import pytest

from fairdebt.logic import All, Among, Attribute, Compare, Fact, Literal, Not, Predicate
from fairdebt.readings.words import is_list, is_plain, is_silent_unknown, is_single, is_word, plain_names, words_of
from tests.readings.terse import was


def among(name: str, *words: str) -> Among:
    return Among(Attribute(name, "event"), frozenset(words), "any")


CALLED, LETTER = was("channel", "call"), was("medium", "letter")


@pytest.mark.parametrize(
    ("filter_", "plain"),
    [
        (CALLED, True),
        (All((CALLED, Not(among("outcome", "answered", "voicemail")))), True),
        (LETTER, True),  # it follows from the channel alone
        (was("costs_recipient", "yes"), True),
        (among("conduct", "threat"), False),  # several words
        (was("address", "number 1"), False),  # of ids there are too many
        (was("recipient", "P1"), False),  # it follows from the case too
        (Compare(Attribute("channel", "act"), "=", Literal("call")), False),
        (Compare(Fact("debt.product"), "=", Literal("medical")), False),
        (All((CALLED, among("conduct", "threat"))), False),
    ],
)
def test_a_plain_filter_reads_single_words_that_events_say_of_themselves(filter_: Predicate, plain: bool) -> None:
    assert is_plain(filter_) is plain


def test_what_a_filter_reads_follows_from_words_of_the_event() -> None:
    both = All((LETTER, CALLED, among("conduct", "threat")))
    assert plain_names(both) == ("medium", "channel")
    assert words_of(both) == ("act", "notice", "medium", "channel")


@pytest.mark.parametrize(
    ("name", "word", "single", "unknown"),
    [
        ("channel", True, True, True),
        ("answers", True, True, False),  # in silence it answers nothing
        ("medium", True, True, False),  # in silence it follows from the channel
        ("text", False, True, False),
        ("amount", False, True, True),
        ("postdated_on", False, True, False),
        ("at", False, False, True),
        ("conduct", False, False, False),
        ("claims", False, False, True),  # the words of a message say more
        ("form", True, True, False),  # no act carries it
    ],
)
def test_what_an_act_says_in_a_word(name: str, word: bool, single: bool, unknown: bool) -> None:
    assert (is_word(name), is_single(name), is_silent_unknown(name)) == (word, single, unknown)


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("debt.arose", True),
        ("lender.memberships", True),
        ("debt.product", False),  # one word
        ("recipient.zones", False),  # no words
        ("debt.anything", False),
    ],
)
def test_a_list_is_a_fact_of_several_words(path: str, known: bool) -> None:
    assert is_list(path) is known
