"""Facts that only a house knows mean in silence what the house declared."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt import Guard, Outcome
from tests.generated import covering, loaded

WORDS = {"zh": "测试", "en": "test"}


def decide(silence: str, **own: Any) -> Outcome:
    """Decide a call that the house forbids where its own fact is yes."""
    head = {"format": "1", "policy": "house", "title": WORDS, "jurisdiction": "any", "binding": "house"}
    fact = {"type": "truth", "says": WORDS, "silence": silence, "because": WORDS}
    rule = {"id": "vip", "kind": "forbid", "citation": "x", "says": WORDS, "when": {"own.vip": "yes"}}
    body = {"in_force": {"from": "2020-01-01"}, "facts": {"own.vip": fact}, "rules": [rule]}
    call = {"act": "contact", "at": "2026-03-02T10:00+08:00"}
    case = {"jurisdictions": ["CN"], "debts": [{"id": "D1"}], "own": own}
    return Guard.of(covering(loaded({**head, **body}))).decide(call, case).outcome


@pytest.mark.parametrize(
    ("silence", "outcome"),
    [("unknown", Outcome.UNDETERMINED), ("no", Outcome.APPROVED), ("none", Outcome.APPROVED)],
)
def test_silence_is_what_the_house_declared(silence: str, outcome: Outcome) -> None:
    assert decide(silence) is outcome


@pytest.mark.parametrize("silence", ["unknown", "no", "none"])
def test_what_is_said_stands(silence: str) -> None:
    assert decide(silence, vip=True) is Outcome.VETOED
    assert decide(silence, vip=False) is Outcome.APPROVED
    assert decide(silence, vip="unknown") is Outcome.UNDETERMINED
