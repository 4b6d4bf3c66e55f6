"""The quick lane: plain dicts of ordinary words read by code that is written for their very fields.

A host hands in the same few combinations of fields again and again, and few combinations of words in them. A set of
fields that was met often enough gets a function of its own, which checks each value as the vocabulary has it and
remembers the words that it met together. What passes every check is what pydantic would have made of it, field for
field. On anything else the lane says nothing (None), and pydantic reads the dict as if there were no lane: all that is
rare, and every error, is its own. A dict may be looked at twice then; it is judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from fairdebt.facts.making import State, making, making_all
from fairdebt.facts.quick.columns import ReadsColumns, columns_of
from fairdebt.facts.quick.words import Fields
from fairdebt.facts.quick.writing import Reader, written
from fairdebt.facts.types import Att, Fct, Form

M = TypeVar("M", bound=BaseModel)

Shape = tuple[str, ...]
"""The fields of a dict, in its order."""

OFTEN = 8
"""Writing a function takes as long as reading some fifty dicts without one."""

SHAPES = 128
MET = 4096
"""So many sets of fields have a function, and so many are remembered as met."""


class Reads(Protocol):
    """What reads dicts of one model."""

    def read(self, raw: dict[str, Any]) -> Any | None:
        """Return the model, or None where pydantic has to look.

        Raises:
            ValidationError: pydantic has looked.
        """


LANES: dict[type[BaseModel], Reads] = {}
"""The lane of each model that has one. A subclass has none: it may check more."""


class Lane(Generic[M]):
    """Reads dicts into one model.

    Args:
        model: Its fields are all attributes or facts of the vocabulary, and it keeps only what was given.
        fits: Whether such fields may stand together at all.

    `readers`: the functions that were written so far, by the fields that they read.
    """

    def __init__(self, model: type[M], *, fits: Callable[[frozenset[str]], bool] | None = None) -> None:
        self._model = model
        self._fits = fits
        self.readers: dict[Shape, Reader] = {}
        self._columns: dict[Shape, ReadsColumns] = {}
        self._met: dict[Shape, int] = {}

    def read(self, raw: dict[str, Any]) -> M | None:
        """Return the model, or None where pydantic has to look."""
        shape = tuple(raw)
        reader = self.readers.get(shape)
        if reader is None:
            if not self._meet(shape, 1):
                return None
            reader = self._written_for(shape)
        made: M | None = reader(raw)
        return made

    @cached_property
    def make_all(self) -> Callable[[Sequence[State]], tuple[M, ...]]:
        """Make many models of their states."""
        return making_all(self._model)

    @cached_property
    def _make(self) -> Callable[[State], M]:
        return making(self._model)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, Form]]:
        """The field, and how it is read, by each name that a dict may use for it."""
        found: dict[str, tuple[str, Form]] = {}
        for name, field in self._model.model_fields.items():
            (mark,) = (mark for mark in field.metadata if isinstance(mark, Att | Fct))
            found[name] = found[field.alias or name] = (name, mark.form)
        return found

    def _meet(self, shape: Shape, times: int) -> bool:
        """Note that a shape was met, and tell whether that was often enough."""
        met = self._met.get(shape, 0) + times
        if met == times and not all(type(name) is str and name in self._forms for name in shape):
            return False  # names are the caller's: unknown ones are not kept
        if len(self._met) >= MET:
            self._met.clear()
        self._met[shape] = met
        return met >= OFTEN

    def _written_for(self, shape: Shape) -> Reader:
        """Write the function that reads dicts with these fields: one that declines where they cannot be right."""
        if len(self.readers) >= SHAPES:
            self.readers.clear()
        fields, order = self._fields(shape)
        made = self.readers[shape] = _declines if order is None else written(fields, order, self._make)
        return made

    def columns_for(self, shape: Shape, times: int) -> ReadsColumns | None:
        """Return what reads many dicts with these fields; None where they were not met often enough.

        Args:
            shape: The fields.
            times: So many dicts with these fields are met now.
        """
        found = self._columns.get(shape)
        if found is None and self._meet(shape, times):
            if len(self._columns) >= SHAPES:
                self._columns.clear()
            fields, order = self._fields(shape)
            found = self._columns[shape] = _declines if order is None else columns_of(fields, order)
        return found

    def _fields(self, shape: Shape) -> tuple[Fields, list[str] | None]:
        """Return the fields of a shape, and their order in the model; None where they cannot be right together."""
        fields = {key: self._forms[key] for key in shape}
        names = frozenset(name for name, _ in fields.values())
        required = {name for name, field in self._model.model_fields.items() if field.is_required()}
        if len(names) < len(fields) or not required <= names or (self._fits is not None and not self._fits(names)):
            return fields, None
        return fields, [name for name in self._model.model_fields if name in names]


def _declines(*_: object) -> None:
    """Say nothing: these fields cannot stand together, and pydantic has the words for it."""
