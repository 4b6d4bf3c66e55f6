"""An act with words is the same act."""

from __future__ import annotations

import pickle

from fairdebt.facts import Action, Said, Spoken

AT = "2026-03-02T10:00+08:00"
NOTHING = Said(elements=frozenset(), discloses=frozenset(), claims={}, findings=frozenset(), conveys_debt="no")


def reads(_: Action) -> Said:
    """Find nothing in any text."""
    return NOTHING


def test_it_says_what_the_act_says_and_what_its_words_say() -> None:
    action = Action.model_validate({"act": "contact", "channel": "sms", "text": "hello", "at": AT})
    spoken = Spoken.of(action, reads)
    assert isinstance(spoken, Spoken)
    assert spoken.__dict__ == action.__dict__
    assert spoken.__dict__ is not action.__dict__
    assert spoken.model_fields_set == action.model_fields_set
    assert spoken.model_dump() == action.model_dump()
    assert spoken.purpose is None
    assert spoken.value("findings", frozenset({"profanity"})) == frozenset()  # the act does not state it
    stated = Spoken.of(action.model_copy(update={"findings": ("profanity",)}), reads)
    assert stated.value("findings", frozenset({"profanity"})) == frozenset({"profanity"})
    copied = spoken.model_copy(update={"to": "debtor"})
    assert isinstance(copied, Spoken)
    assert copied.value("findings", frozenset()) == frozenset()
    assert pickle.loads(pickle.dumps(spoken)) == spoken


def test_what_a_host_adds_to_its_acts_stays_there() -> None:
    class Mine(Action):
        line: int | None = None

    action = Mine.model_validate({"act": "contact", "text": "hello", "at": AT, "line": 3})
    spoken = Spoken.of(action, reads)
    assert spoken.model_fields_set == {"act", "text", "at"}
    assert "line" not in spoken.__dict__
