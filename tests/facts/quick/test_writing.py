"""The functions that the quick lane writes, and what they remember."""

from __future__ import annotations

from fairdebt.facts import Event
from fairdebt.facts.quick.writing import Reader, written
from fairdebt.facts.types import Form
from tests.facts.drawing import form_of_field

AT = "2026-03-02T10:00+08:00"
CALL = {"channel": "call", "id": "E1", "debts": ["D1"], "recorded": True, "at": AT, "act": "contact"}


def reader(*names: str) -> Reader:
    """Return a function for these attributes of an event."""
    fields: dict[str, tuple[str, Form]] = {name: (name, form_of_field(Event, name)) for name in names}
    return written(fields, [name for name in Event.model_fields if name in fields], lambda state: state)


def test_it_reads_or_declines() -> None:
    read = reader("act", "at")
    found = read({"act": "contact", "at": AT})
    assert found is not None
    assert found[0]["act"] == "contact"
    assert found[2] == {"act", "at"}
    assert read({"act": "dance", "at": AT}) is None
    assert read({"act": True, "at": AT}) is None
    assert read({"act": "contact"}) is None
    assert read({"act": "contact", "at": AT, "to": "debtor"}) is None


def test_fields_stand_in_the_order_of_the_model() -> None:
    found = reader(*CALL)(CALL)
    assert found is not None
    assert list(found[0]) == [name for name in Event.model_fields if name in CALL]


def test_a_truth_is_a_word_or_a_bool() -> None:
    read = reader("act", "at", "recorded")
    raw = {"act": "contact", "at": AT, "recorded": True}
    for said, kept in ((True, "yes"), (False, "no"), ("yes", "yes"), ("unknown", "unknown")):
        found = read(raw | {"recorded": said})
        assert found is not None
        assert found[0]["recorded"] == kept
    assert read(raw | {"recorded": 1}) is read(raw | {"recorded": 0.0}) is None


def test_without_words_it_reads_the_rest() -> None:
    read = reader("id", "debts")
    assert read({"id": "E1", "debts": ["D1"]}) == ({"id": "E1", "debts": ("D1",)}, None, {"id", "debts"})
    assert read({"id": "E1", "debts": "D1"}) is None


def test_what_was_read_is_nobody_elses() -> None:
    read = reader("act", "at")
    first, second = read({"act": "contact", "at": AT}), read({"act": "contact", "at": AT})
    assert first is not None
    assert second is not None
    first[0]["act"] = "publish"
    assert second[0]["act"] == "contact"
