"""The quick lane of many dicts with the same fields: each field is read as one column.

A history has a dozen or a thousand contacts of one or two sorts. Going through them field by field, most of the work
is done by functions that take whole columns, and no model has to be made of any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from fairdebt.facts.columns import (
    Named,
    ReadsColumn,
    debts_column,
    instants_column,
    plain_column,
    text_column,
    truths_alone,
)
from fairdebt.facts.quick_writing import Fields, Kind, Words, learner
from fairdebt.facts.readers import read_instant
from fairdebt.facts.types import Form

MENTIONS = frozenset({"debts", "counted_for", "discussed"})
"""The attributes that name debts of the case."""

Read = tuple[list[Kind], dict[str, Sequence[Any]], set[str], list[int], list[int]]
"""What many dicts say in words; what they say in other fields; the names of all fields;
their instants in seconds since 1970, as they stand and in order of time."""

ReadsColumns = Callable[[Sequence[dict[str, Any]], Named], Read | None]
"""Reads dicts of so many fields, and notes which debts they name; None where pydantic has to look at them, or one has
other fields."""


def columns_of(fields: Fields, order: Sequence[str]) -> ReadsColumns:
    """Return what reads dicts with exactly these keys, in any order.

    Args:
        fields: The keys; one of them is an instant, and one a word.
        order: The fields in the order in which the model keeps them.
    """
    known: dict[Words, Kind] = {}
    learn = learner(fields, order)
    given = {name for name, _ in fields.values()}
    words = [key for key, (_, form) in fields.items() if form.is_word]
    truths = [itemgetter(key) for key in words if fields[key][1].base == "truth"]
    in_words = itemgetter(*words) if len(words) > 1 else _alone(words[0])
    (at,) = ((name, itemgetter(key)) for key, (name, form) in fields.items() if form.read is read_instant)
    debts = [(name, key, form.words) for key, (name, form) in fields.items() if name in MENTIONS]
    rest = [
        (name, itemgetter(key), _column(form))
        for key, (name, form) in fields.items()
        if not form.is_word and form.read is not read_instant and name not in MENTIONS
    ]

    def read(raws: Sequence[dict[str, Any]], named: Named) -> Read | None:
        try:
            for truth in truths:
                truths_alone(list(map(truth, raws)))
            try:
                kinds = list(map(known.__getitem__, map(in_words, raws)))
            except KeyError:
                kinds = [known.get(each) or learn(known, each) for each in map(in_words, raws)]
            said: dict[str, Sequence[Any]] = {}
            said[at[0]], seconds, in_time = instants_column(list(map(at[1], raws)))
            for name, key, others in debts:
                said[name] = debts_column(raws, key, others, named)
            for name, take, column in rest:
                said[name] = column(list(map(take, raws)))
        except Exception:  # whatever it is, pydantic looks again and has the words for it
            return None
        return kinds, said, given, seconds, in_time

    return read


def _alone(key: str) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    take = itemgetter(key)
    return lambda raw: (take(raw),)


def _column(form: Form) -> ReadsColumn:
    return text_column(form.least, form.most) if form.base == "text" else plain_column(form)
