"""Write the functions of the quick lane: one for a set of fields, with one check for each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fairdebt.facts.instants import OFFSETS
from fairdebt.facts.making import State
from fairdebt.facts.quick.words import Fields, Met
from fairdebt.facts.readers import MAX_ID, has_surrogate, read_ids, read_instant, read_number
from fairdebt.facts.types import Form

Reader = Callable[[dict[str, Any]], Any]
"""Reads a dict with the very keys it was written for, in their order; None where it declines."""


def written(fields: Fields, order: Sequence[str], make: Callable[[State], Any]) -> Reader:
    """Write a function that reads dicts with exactly these keys.

    Args:
        fields: The keys, in the order of the dicts.
        order: The same fields in the order in which the model keeps them.
        make: Makes what the function returns.
    """
    writer = Writer(fields, order)
    writer.names["make"] = make
    checks = [line for key, value in writer.values.items() for line in writer.check(key, value)]
    taken = "".join(f"{value}, " for value in writer.values.values())
    rest = {fields[key][0]: value for key, value in writer.values.items() if key not in writer.words}
    if writer.words:
        kept = list(writer.kind(writer.values, "said = {}.said.copy()"))
        kept += [f"said[{name!r}] = {value}" for name, value in rest.items()]
    else:
        kept = [f"said = {{{', '.join(f'{name!r}: {rest[name]}' for name in order)}}}"]
    code = [
        "def read(raw):",
        "    try:",
        f"        {taken}= raw.values()" if taken else "        pass",
        *indented(8, checks),
        *indented(8, kept),
        "    except Exception:",  # whatever it is, pydantic looks again
        "        return None",
        "    return make((said, None, given))",
    ]
    return writer.function(code)


class Writer:
    """Writes what is common to the functions; constants go into their globals under short names.

    `values`: under which name each key's value stands in the text. `words`: the keys of words.
    """

    def __init__(self, fields: Fields, order: Sequence[str]) -> None:
        self._fields = fields
        met = Met(fields, order)
        self.values = {key: f"v{number}" for number, key in enumerate(fields)}
        self.words = [key for key, (_, form) in fields.items() if form.is_word]
        self.names: dict[str, Any] = {
            "datetime": datetime,
            "Decimal": Decimal,
            "fromisoformat": datetime.fromisoformat,
            "has_surrogate": has_surrogate,
            "known": met.known,
            "learn": met.learn,
            "offsets": OFFSETS,
            "read_instant": read_instant,
            "UTC": UTC,
            "given": {name for name, _ in fields.values()},
        }

    def function(self, code: Iterable[str]) -> Callable[..., Any]:
        """Return the function `read` of a text: our own, of the vocabulary's names."""
        exec(compile("\n".join(code), "<quick lane>", "exec"), self.names)
        made: Callable[..., Any] = self.names["read"]
        return made

    def kind(self, said: dict[str, str], put: str) -> Iterator[str]:
        """Write how the kind is found.

        Args:
            said: What stands for the value of each key.
            put: What is done with it, with `{}` in its place.
        """
        known = "".join(f"[{said[key]}]" for key in self.words)
        learnt = ", ".join(said[key] for key in self.words)
        yield "try:"
        yield "    " + put.format(f"known{known}")
        yield "except KeyError:"
        yield "    " + put.format(f"learn({learnt})")

    def check(self, key: str, value: str) -> Iterator[str]:
        """Write how one value is checked and read, but for words; what raises declines."""
        form = self._fields[key][1]
        if form.base == "truth":
            yield f"if {value} is True: {value} = 'yes'"
            yield f"elif {value} is False: {value} = 'no'"
        elif form.base == "text":
            yield f"if type({value}) is not str or not {form.least} <= len({value}) <= {form.most}: return None"
            yield f"if not {value}.isascii() and has_surrogate({value}): return None"
        elif form.base == "plain" and not form.is_word:
            yield from _instant(value) if form.read is read_instant else self._plain(form, value)

    def _plain(self, form: Form, value: str) -> Iterator[str]:
        """Write a value that a function reads: its commonest forms at once, else by the function itself."""
        read, words = self.constant(form.read), self.constant(form.words)
        start = "if"
        if form.read is read_number:
            yield f"if type({value}) is int and 0 <= {value} < 10**15: {value} = Decimal({value})"
            start = "elif"
        elif form.read is read_ids:
            one = f"type(one := {value}[0]) is str and 0 < len(one) <= {MAX_ID} and one.isascii()"
            yield f"if type({value}) is list and len({value}) == 1 and {one}: {value} = (one,)"
            start = "elif"
        elif form.names is not None:
            known = f"{self.constant(form.names)}.issuperset({value})"
            yield f"if type({value}) is list and {known}: {value} = tuple({value})"
            start = "elif"
        yield f"{start} type({value}) is not str or {value} not in {words}: {value} = {read}({value})"

    def constant(self, value: object) -> str:
        """Return the name of something in the text."""
        name = f"k{len(self.names)}"
        self.names[name] = value
        return name


def _instant(value: str) -> Iterator[str]:
    """Write how an instant is read."""
    plain = f"at.tzinfo is UTC or ({value}[-6:] in offsets and at.tzinfo is not None)"  # a day+08:00 ends like one
    yield f"if type({value}) is str:"
    yield f"    at = fromisoformat({value})"
    yield f"    if not ({plain}) or not 1900 <= at.year <= 2200: at = read_instant(at)"
    yield f"    {value} = at"
    yield f"elif type({value}) is not datetime or {value}.tzinfo is not UTC or not 1900 <= {value}.year <= 2200:"
    yield f"    {value} = read_instant({value})"


def indented(by: int, lines: Iterable[str]) -> Iterator[str]:
    """Return lines with so many blanks before them."""
    return (" " * by + line for line in lines)
