"""What reads many dicts of the same fields, and what it remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from math import floor
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError
from pydantic_core import SchemaValidator

from fairdebt.facts import Event, seconds_of
from fairdebt.facts.instants import instant_of
from fairdebt.facts.quick.columns import MENTIONS, ReadsColumns, columns_of
from tests.facts.drawing import INSTANTS, NO_INSTANTS, form_of_field, right, state, wrong

AT = "2026-03-02T10:00+08:00"
CALL: dict[str, Any] = {"channel": "call", "id": "E1", "debts": ["D1"], "recorded": True, "at": AT, "act": "contact"}


class Dict(dict[str, Any]):
    """A dict that may be more than one."""


def reader(*names: str) -> ReadsColumns:
    """Return what reads dicts with these attributes of an event."""
    fields = {name: (name, form_of_field(Event, name)) for name in names}
    return columns_of(fields, [name for name in Event.model_fields if name in fields])


FORMS = {name: form_of_field(Event, name) for name in Event.model_fields}
VALIDATORS = {name: SchemaValidator(form.schema()) for name, form in FORMS.items()}
COLUMNS = [name for name, form in FORMS.items() if not form.is_word and name != "at" and name not in MENTIONS]
UTC_TEXT = "2026-03-02T10:00:00+00:00"


def one_by_one(name: str, said: list[Any]) -> list[Any] | None:
    """Return what pydantic makes of each value; None where it refuses one."""
    try:
        return [VALIDATORS[name].validate_python(each) for each in said]
    except ValidationError:
        return None


def column_of(name: str, said: list[Any], named: dict[str, tuple[str, ...]] | None = None) -> Sequence[Any] | None:
    """Return what is read of one field of events that say little else; None where pydantic has to look."""
    read = reader(*dict.fromkeys(("act", "at", name)))
    found = read([{"act": "contact", "at": UTC_TEXT} | {name: each} for each in said], {} if named is None else named)
    return None if found is None else found[1][name]


def drawn(names: Iterable[str]) -> st.SearchStrategy[tuple[str, list[Any]]]:
    """Draw a field, and what some events say in it: most of it right."""
    return st.sampled_from(sorted(names)).flatmap(
        lambda name: st.tuples(
            st.just(name),
            st.lists(right(FORMS[name]), min_size=1, max_size=5)
            | st.lists(right(FORMS[name]) | wrong(FORMS[name]), min_size=1, max_size=5),
        )
    )


@given(drawn(COLUMNS))
def test_a_column_is_what_its_values_are(column: tuple[str, list[Any]]) -> None:
    name, said = column
    found = column_of(name, said)
    if found is None:  # pydantic is asked then
        assert FORMS[name].base == "text" or one_by_one(name, said) is None
    else:
        assert state(found) == state(one_by_one(name, said))


@given(drawn(MENTIONS), st.sampled_from(((), ("D1",), ("D1", "D2"))))
def test_debts_are_what_is_said_and_are_noted(column: tuple[str, list[Any]], before: tuple[str, ...]) -> None:
    name, said = column
    named: dict[str, tuple[str, ...]] = {debt: (debt,) for debt in before}
    found = column_of(name, said, named)
    slow = one_by_one(name, said)
    assert found == slow
    if slow is not None:
        mentioned = {debt for each in slow if isinstance(each, tuple) for debt in each}
        assert named == {debt: (debt,) for debt in {*before, *mentioned}}


@pytest.mark.parametrize("odd", ["D", {"D"}, {"D": 1}, frozenset("D"), b"D", ["D", "D"], [b"D"], [["D"]], []])
def test_what_is_no_list_of_one_debt_is_not_taken_for_one(odd: Any) -> None:
    found = column_of("debts", [odd], {"D": ("D",)})
    assert found == one_by_one("debts", [odd])


@given(st.lists(st.sampled_from(INSTANTS), min_size=1, max_size=5), st.lists(st.sampled_from(NO_INSTANTS), max_size=1))
def test_instants_are_read_as_each_is(said: list[Any], wrong_too: list[Any]) -> None:
    said = [*said, *wrong_too]
    slow = one_by_one("at", said)
    found = reader("act", "at")([{"act": "contact", "at": each} for each in said], {})
    assert (found is None) == (slow is None)
    if found is None or slow is None:
        return
    _, columns, _, seconds, in_time = found
    assert state([instant_of(each) if isinstance(each, str) else each for each in columns["at"]]) == state(slow)
    assert seconds == [floor(at.timestamp()) for at in slow]
    assert in_time == sorted(seconds)


@pytest.mark.parametrize("year", [1899, 1900, 1969, 2200, 2201])
@pytest.mark.parametrize("offset", [0, 60, -60, 23 * 60 + 59, -23 * 60 - 59])
@pytest.mark.parametrize("as_text", [True, False])
def test_years_end_where_they_end_for_one_instant(year: int, offset: int, as_text: bool) -> None:
    zone = timezone(timedelta(minutes=offset)) if offset else UTC
    for at in (datetime(year, 1, 1, tzinfo=zone), datetime(year, 12, 31, 23, 59, 59, 999_999, tzinfo=zone)):
        found = reader("act", "at")([{"act": "contact", "at": at.isoformat() if as_text else at}], {})
        if 1900 <= year <= 2200:
            assert found is not None
            assert found[3:] == ([seconds_of(at)], [seconds_of(at)])
        else:
            assert found is None


def test_texts_stay_texts() -> None:
    said = [UTC_TEXT, "2026-03-02T10:00Z", "2026-03-02T10:00+08:00", datetime(2026, 3, 2, tzinfo=UTC)]
    found = column_of("at", said)
    assert found is not None
    assert all(kept is each for kept, each in zip(found, said, strict=True))


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
        "at": [later["at"], AT],
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
        CALL | {"to": "debtor"},
        Dict(CALL),
        None,
    ],
)
def test_one_that_is_wrong_or_has_other_fields_stops_it(other: Any) -> None:
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
    monkeypatch.setattr("fairdebt.facts.quick.words.WORDS", 2)
    read = reader("act", "channel", "at")
    channels = ["call", "sms", "email", "letter", "fax", "call"]
    for _ in range(2):
        found = read([{"act": "contact", "channel": channel, "at": AT} for channel in channels], {})
        assert found is not None
        assert [kind.said["channel"] for kind in found[0]] == channels
