"""What reads many dicts of the same fields, and what it remembers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt.facts import Event, quick_writing
from fairdebt.facts.quick_columns import ReadsColumns, columns_of
from tests.facts.drawing import form_of_field

AT = "2026-03-02T10:00+08:00"
CALL: dict[str, Any] = {"channel": "call", "id": "E1", "debts": ["D1"], "recorded": True, "at": AT, "act": "contact"}


def reader(*names: str) -> ReadsColumns:
    """Return what reads dicts with these attributes of an event."""
    fields = {name: (name, form_of_field(Event, name)) for name in names}
    return columns_of(fields, [name for name in Event.model_fields if name in fields])


def test_it_reads_dicts_of_the_same_fields_in_any_order() -> None:
    named: dict[str, tuple[str, ...]] = {}
    later = {**CALL, "channel": "sms", "recorded": "no", "at": "2026-03-02T11:00+08:00"}
    read = reader(*CALL)([later, dict(reversed(CALL.items()))], named)
    assert read is not None
    kinds, said, given, ats, in_time = read
    assert [kind.said["channel"] for kind in kinds] == ["sms", "call"]
    assert [kind.said["recorded"] for kind in kinds] == ["no", "yes"]
    assert list(kinds[0].said) == [name for name in Event.model_fields if name in CALL]
    assert kinds[1].words == {("act", "contact"), ("channel", "call"), ("recorded", "yes")}
    assert said == {
        "at": [datetime.fromisoformat(later["at"]), datetime.fromisoformat(AT)],
        "debts": [("D1",), ("D1",)],
        "id": ["E1", "E1"],
    }
    assert given == set(CALL)
    assert named == {"D1": ("D1",)}
    assert ats == [datetime.fromisoformat(at).timestamp() for at in (later["at"], AT)]
    assert in_time == sorted(ats)


@pytest.mark.parametrize(
    "other",
    [
        {**CALL, "channel": "shout"},
        {**CALL, "recorded": 1},
        {**CALL, "id": 7},
        {**CALL, "debts": [7]},
        {**CALL, "at": "today"},
        {name: said for name, said in CALL.items() if name != "channel"} | {"voice": "person"},
        {name: said for name, said in CALL.items() if name != "id"} | {"address": "M1"},
        {name: said for name, said in CALL.items() if name != "at"} | {"address": "M1"},
        {name: said for name, said in CALL.items() if name != "debts"} | {"counted_for": ["D1"]},
    ],
)
def test_one_that_is_wrong_or_has_other_fields_stops_it(other: dict[str, Any]) -> None:
    read = reader(*CALL)
    for _ in range(2):  # also where its words were met
        assert read([CALL, other], {}) is None
        assert read([other, CALL], {}) is None
        assert read([CALL], {}) is not None


def test_one_word_is_enough() -> None:
    read = reader("notice", "at")([{"notice": "consent", "at": AT}, {"notice": "own.visit", "at": AT}], {})
    assert read is not None
    assert [kind.said["notice"] for kind in read[0]] == ["consent", "own.visit"]
    assert reader("notice", "at")([{"notice": "no such notice", "at": AT}], {}) is None


def test_it_remembers_few_words_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_writing, "WORDS", 2)
    read = reader("act", "channel", "at")
    channels = ["call", "sms", "email", "letter", "fax", "call"]
    for _ in range(2):
        found = read([{"act": "contact", "channel": channel, "at": AT} for channel in channels], {})
        assert found is not None
        assert [kind.said["channel"] for kind in found[0]] == channels
