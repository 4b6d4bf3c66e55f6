"""A column is read as each of its values is, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from math import floor
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError, SchemaValidator

from fairdebt.facts import Event, seconds_of
from fairdebt.facts.columns import debts_column, instants_column, plain_column, text_column, truths_alone
from fairdebt.facts.quick_columns import MENTIONS
from fairdebt.facts.readers import read_instant
from tests.facts.drawing import INSTANTS, NO_INSTANTS, form_of_field, right, state, wrong

FORMS = {name: form_of_field(Event, name) for name in Event.model_fields}
VALIDATORS = {name: SchemaValidator(form.schema()) for name, form in FORMS.items()}
COLUMNS = [name for name, form in FORMS.items() if not form.is_word and name != "at" and name not in MENTIONS]


def one_by_one(name: str, said: list[Any]) -> list[Any] | None:
    """Return what pydantic makes of each value; None where it refuses one."""
    try:
        return [VALIDATORS[name].validate_python(each) for each in said]
    except ValidationError:
        return None


def drawn(names: list[str] | frozenset[str]) -> st.SearchStrategy[tuple[str, list[Any]]]:
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
    form = FORMS[name]
    read = text_column(form.least, form.most) if form.base == "text" else plain_column(form)
    try:
        found = read(list(said))
    except Exception:  # whatever it is: pydantic is asked then
        assert form.base == "text" or one_by_one(name, said) is None
    else:
        assert state(found) == state(one_by_one(name, said))


@given(drawn(MENTIONS), st.sampled_from(((), ("D1",), ("D1", "D2"))))
def test_debts_are_what_is_said_and_are_noted(column: tuple[str, list[Any]], before: tuple[str, ...]) -> None:
    name, said = column
    named: dict[str, tuple[str, ...]] = {debt: (debt,) for debt in before}
    try:
        found = debts_column([{"debts": each} for each in said], "debts", FORMS[name].words, named)
    except Exception:  # whatever it is: pydantic is asked then
        assert one_by_one(name, said) is None
    else:
        slow = one_by_one(name, said)
        assert found == slow
        assert slow is not None
        mentioned = {debt for each in slow if isinstance(each, tuple) for debt in each}
        assert named == {debt: (debt,) for debt in {*before, *mentioned}}


@given(st.lists(st.sampled_from(INSTANTS), min_size=1, max_size=5), st.lists(st.sampled_from(NO_INSTANTS), max_size=1))
def test_instants_are_read_as_each_is(said: list[Any], wrong_too: list[Any]) -> None:
    said = [*said, *wrong_too]
    slow = one_by_one("at", said)
    try:
        kept, seconds, in_time = instants_column(said)
    except Exception:  # whatever it is: pydantic is asked then
        assert slow is None
        return
    assert slow is not None
    assert state([read_instant(each) if isinstance(each, str) else each for each in kept]) == state(slow)
    assert seconds == [floor(at.timestamp()) for at in slow]
    assert in_time == sorted(seconds)


@pytest.mark.parametrize("year", [1899, 1900, 1969, 2200, 2201])
@pytest.mark.parametrize("offset", [0, 60, -60])
@pytest.mark.parametrize("as_text", [True, False])
def test_years_end_where_they_end_for_one_instant(year: int, offset: int, as_text: bool) -> None:
    zone = timezone(timedelta(minutes=offset)) if offset else UTC
    for at in (datetime(year, 1, 1, tzinfo=zone), datetime(year, 12, 31, 23, 59, 59, 999_999, tzinfo=zone)):
        said = at.isoformat() if as_text else at
        if 1900 <= year <= 2200:
            assert instants_column([said])[1:] == ([seconds_of(at)], [seconds_of(at)])
        else:
            with pytest.raises((ValueError, PydanticCustomError)):
                instants_column([said])


def test_texts_in_utc_stay_texts() -> None:
    texts = ["2026-03-02T10:00:00+00:00", "2026-03-02T10:00Z"]
    assert instants_column(texts)[0] is texts
    (first, second) = instants_column([*texts[:1], "2026-03-02T10:00+08:00"])[0]
    assert isinstance(first, datetime)
    assert isinstance(second, datetime)


def test_a_number_is_no_truth() -> None:
    assert truths_alone([True, "no", False]) == [True, "no", False]
    for odd in (1, 0, 1.0, None, b"yes"):
        with pytest.raises(TypeError):
            truths_alone([True, odd])
