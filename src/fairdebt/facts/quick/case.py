"""The quick lane of a whole case: a function for the parts that it has, which reads each by its own lane.

As in `fairdebt.facts.quick`, whatever is not plain and ordinary is left to pydantic: a part that cannot be read here is
read there, together with the parts that could; where that fails, everything is read there, for its errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel

from fairdebt.facts.fixed import Fixed
from fairdebt.facts.held import Models
from fairdebt.facts.history import History
from fairdebt.facts.making import making
from fairdebt.facts.quick.lane import LANES
from fairdebt.facts.quick.parts import PARTS, PEOPLE, read_debts, read_history
from fairdebt.facts.quick.writing import Reader, indented

C = TypeVar("C", bound=BaseModel)

SHAPES = 128
"""So many sets of parts have a function."""

_KEPT: Final = ("_growing", "_ready")
"""What is kept with a case: it would make them where they are first asked for, at some cost."""


class CaseLane(Generic[C]):
    """Reads dicts into a case."""

    def __init__(self, model: type[C]) -> None:
        self._model = model
        self._readers: dict[tuple[str, ...], Reader] = {}

    def read(self, raw: dict[str, Any]) -> C | None:
        """Return the case, or None where pydantic has to look at all of it.

        Raises:
            ValidationError: pydantic has looked.
        """
        shape = tuple(raw)
        reader = self._readers.get(shape)
        if reader is None:
            if not all(type(name) is str and name in self._model.model_fields for name in shape):
                return None
            if len(self._readers) >= SHAPES:
                self._readers.clear()
            reader = self._readers[shape] = self._written(shape)
        made: C | None = reader(raw)
        return made

    def _written(self, shape: tuple[str, ...]) -> Reader:
        """Write the function that reads cases with exactly these parts."""
        values = {name: f"v{number}" for number, name in enumerate(shape)}
        read = ", ".join(f"{name!r}: {value}" for name, value in values.items())
        left = " or ".join([*(f"{value} is None" for value in values.values()), *_rest_of_history(values)])
        code = [
            "def read(raw):",
            "    try:",
            f"        {''.join(f'{value}, ' for value in values.values())}= raw.values()" if values else "        pass",
            *indented(8, _parts(values)),
            "    except Exception:",  # whatever it is, pydantic looks again and has the words for it
            "        return None",
            f"    if {left or 'False'}: return finished(raw, {{{read}}})",
            *(["    if known is not None and len(named) > known: return None"] if "debts" in values else ()),
            f"    made = make(({{{', '.join(self._said(values))}}}, None, given))",
            "    put_growing(made, {})",
            "    put_ready(made, Prepared(made))",
            "    return made",
        ]
        names = self._names | {"given": set(shape)}
        exec(compile("\n".join(code), "<quick lane>", "exec"), names)  # our own text, of the names of our fields
        reader: Reader = names["read"]
        return reader

    def _said(self, values: dict[str, str]) -> Iterator[str]:
        """Write all fields of a case: those that were given, and what is meant where they were not."""
        for name in self._model.model_fields:
            silent = "history_of(nothing, given=set())" if name == "history" else f"blank_{name}"
            yield f"{name!r}: {values.get(name, silent)}"

    @cached_property
    def _names(self) -> dict[str, Any]:
        from fairdebt.facts.ready import Prepared  # it knows cases

        fields = self._model.model_fields.items()
        return {
            "Prepared": Prepared,
            **{f"read_{name}": part for name, part in PARTS.items()},
            **{f"read_{name}": LANES[model].read for name, model in PEOPLE.items()},
            **{f"model_{name}": model for name, model in PEOPLE.items()},
            **{f"blank_{name}": field.get_default() for name, field in fields},
            **{f"put{name}": self._model.__dict__[name].__set__ for name in _KEPT},
            "blank_own": Fixed(),
            "read_debts": read_debts,
            "read_history": read_history,
            "history_of": History.of,
            "nothing": Models(()),
            "finished": self._finished,
            "make": making(self._model),
        }

    def _finished(self, raw: dict[str, Any], said: dict[str, Any]) -> C | None:
        """Let pydantic read what is left, and judge the whole: worth it where the events need not be read again.

        Its verdict is final. What is left may be an iterator, of which nothing would be left for a second look.

        Raises:
            ValidationError: as pydantic found it.
        """
        if said.get("history") is None:
            return None
        read = {name: value for name, value in said.items() if value is not None}
        made: C = self._model.__pydantic_validator__.validate_python({**raw, **read})
        return made


def _parts(values: dict[str, str]) -> Iterator[str]:
    """Write how each part is read: the debts first, so that it is known which of them events may name."""
    if "debts" in values:
        yield f"{values['debts']}, named, known = read_debts({values['debts']})"
    for name, value in values.items():
        if name == "history":
            yield f"{value} = read_history({value}, {'named' if 'debts' in values else '{}'})"
        elif name in PEOPLE:
            made = f"{value} if type({value}) is model_{name} else None"
            yield f"{value} = read_{name}({value}) if type({value}) is dict else {made}"
        elif name != "debts":
            yield f"{value} = read_{name}({value})"


def _rest_of_history(values: dict[str, str]) -> Iterator[str]:
    if "history" in values:
        yield f"type({values['history']}) is dict"
