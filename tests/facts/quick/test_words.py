"""Words that were met together are one kind, whoever met them first."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from fairdebt.facts import Event
from fairdebt.facts.quick.words import Met
from tests.facts.drawing import Text, form_of_field

NAMES = ("channel", "id", "act", "notice")


def met() -> Met:
    """Return what nothing was met by."""
    return Met({name: (name, form_of_field(Event, name)) for name in NAMES}, sorted(NAMES))


def test_words_are_known_one_below_the_other() -> None:
    some = met()
    kind = some.learn("call", "contact", "consent")
    assert some.known == {"call": {"contact": {"consent": kind}}}
    assert kind.said == {"act": "contact", "channel": "call", "id": None, "notice": "consent"}
    assert list(kind.said) == sorted(NAMES)
    assert kind.words == {("act", "contact"), ("channel", "call"), ("notice", "consent")}
    assert some.learn("call", "contact", "consent") is kind  # two threads may learn the same


@pytest.mark.parametrize("words", [("cal", "contact", "consent"), ("call", Text("contact"), "consent"), (1, 1, 1)])
def test_what_is_no_word_is_not_learnt(words: tuple[str, str, str]) -> None:
    some = met()
    with pytest.raises(TypeError):
        some.learn(*words)
    with pytest.raises(PydanticCustomError):
        some.learn("call", "contact", "no such notice")
    assert some.known == {}


def test_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdebt.facts.quick.words.WORDS", 3)
    some = met()
    for channel in ("call", "sms", "email", "letter", "fax"):
        for act in ("contact", "publish"):
            assert some.learn(channel, act, "consent").said["channel"] == channel
            assert sum(len(acts) for acts in some.known.values()) <= 3
