"""The functions that the quick lane writes, and what they remember."""

from __future__ import annotations

from datetime import datetime

import pytest

from fairdebt.facts import Event, quick_writing
from fairdebt.facts.making import State
from fairdebt.facts.quick_writing import OVER, Kind, Reader, written
from fairdebt.facts.types import Form
from tests.facts.drawing import form_of_field

AT = "2026-03-02T10:00+08:00"
CALL = {"channel": "call", "id": "E1", "debts": ["D1"], "recorded": True, "at": AT, "act": "contact"}


def reader(*names: str) -> Reader:
    """Return a function for these attributes of an event."""
    fields: dict[str, tuple[str, Form]] = {name: (name, form_of_field(Event, name)) for name in names}
    return written(fields, [name for name in Event.model_fields if name in fields])


def test_it_reads_as_many_as_have_the_same_fields() -> None:
    read = reader(*CALL)
    found: list[State] = []
    kinds: list[Kind] = []
    named: dict[str, tuple[str]] = {}
    ats: list[int] = []
    other = {**CALL, "place": "home"}
    rest = iter([{**CALL, "channel": "sms"}, other, CALL])
    assert read(CALL, rest, found, (kinds, named, [], ats)) is other
    assert list(rest) == [CALL]
    assert ats == [datetime.fromisoformat(AT).timestamp()] * 2
    assert [said["channel"] for said, _, _ in found] == ["call", "sms"]
    assert list(found[0][0]) == [name for name in Event.model_fields if name in CALL]
    assert kinds[0] == {("act", "contact"), ("channel", "call"), ("recorded", "yes")}
    assert named == {"D1": ("D1",)}


def test_it_is_over_or_declines() -> None:
    read = reader("act", "at")
    assert read({"act": "contact", "at": AT}, (), [], ([], {}, [], [])) is OVER
    assert read({"act": "dance", "at": AT}, (), [], ([], {}, [], [])) is None
    assert read({"at": AT, "ac": "contact"}, (), [], ([], {}, [], [])) is None
    misnamed = {"act": "contact", "to": "debtor"}
    assert read({"act": "contact", "at": AT}, iter([misnamed]), [], ([], {}, [], [])) is misnamed
    assert read({"act": "contact", "at": AT}, iter([7]), [], ([], {}, [], [])) == 7


def test_it_remembers_words_alone_and_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_writing, "WORDS", 3)
    read = reader(*CALL)
    known = read.__globals__["known"]
    for channel in ("call", "sms", "email", "letter", "fax"):
        assert read({**CALL, "channel": channel, "id": f"someone {channel}"}, (), [], ([], {}, [], [])) is OVER
        assert len(known) <= 3
    for said, kind in known.values():
        assert said["id"] is said["debts"] is said["at"] is None
        assert kind <= set(said.items())


def test_what_was_read_is_nobody_elses() -> None:
    read = reader("act", "at")
    found: list[State] = []
    read({"act": "contact", "at": AT}, iter([{"act": "contact", "at": AT}]), found, ([], {}, [], []))
    (first, _, _), (second, _, _) = found
    first["act"] = "publish"
    assert second["act"] == "contact"
