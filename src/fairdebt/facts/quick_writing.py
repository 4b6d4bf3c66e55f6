"""Write the functions of the quick lane: one for a set of fields, with one check for each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import chain
from typing import Any, Final

from fairdebt.facts.instants import EPOCH, OFFSETS, seconds_of
from fairdebt.facts.making import State
from fairdebt.facts.readers import has_surrogate, read_ids, read_instant, read_notice, read_number
from fairdebt.facts.types import Form

Kind = frozenset[tuple[str, str]]
"""All that is said in words (see `Form.is_word`), each with the name of its field."""

Named = dict[str, tuple[str]]
"""The debts that were named so far, each with the list that names it alone."""

Noted = tuple[list[Kind], Named, list[str], list[int]]
"""What is noted while dicts are read: their kinds, the debts they name, their ids, their instants in seconds."""

Reader = Callable[[dict[str, Any], Iterable[Any], list[State], Noted], Any]
"""Reads a dict and those that follow with the same fields: adds what they say to a list, and notes more. Returns the
first one with other fields, `OVER` where none is left, None where it declines."""

OVER: Final = object()

MENTIONS = frozenset({"debts", "counted_for", "discussed"})
"""The attributes that name debts of the case."""

WORDS = 128
"""So many combinations of words are remembered by each function."""

Words = tuple[str, ...]
Met = tuple[dict[str, Any], Kind]
"""What is said in words that were met together, all else left open, and its kind."""


def written(fields: Mapping[str, tuple[str, Form]], order: Sequence[str]) -> Reader:
    """Write a function that reads dicts with exactly these keys.

    Args:
        fields: By each key of the dict the field that it stands for, and how it is read.
        order: The same fields in the order in which the model keeps them.
    """
    return _Writer(fields, order).reader()


class _Writer:
    """Writes one function; constants go into its globals under short names."""

    def __init__(self, fields: Mapping[str, tuple[str, Form]], order: Sequence[str]) -> None:
        self._fields = fields
        self._held = {key: f"v{number}" for number, key in enumerate(fields)}
        self._words = tuple(key for key, (_, form) in fields.items() if form.is_word)
        self._names: dict[str, Any] = {
            "chain": chain,
            "datetime": datetime,
            "Decimal": Decimal,
            "fromisoformat": datetime.fromisoformat,
            "has_surrogate": has_surrogate,
            "OVER": OVER,
            "known": {},
            "offsets": OFFSETS,
            "EPOCH": EPOCH,
            "UTC": UTC,
            "seconds_of": seconds_of,
            "learn": self._learner(dict.fromkeys(order)),
            "given": {name for name, _ in fields.values()},
        }

    def reader(self) -> Reader:
        """Write it, and return it."""
        words = ", ".join(self._held[key] for key in self._words)
        words = f"({words},)" if words else "()"
        taken = [f"{value} = raw[{key!r}]" for key, value in self._held.items()] or ["pass"]
        checks = [line for key, value in self._held.items() for line in self._check(key, value)]
        kept = [f"said[{self._fields[key][0]!r}] = {self._held[key]}" for key in self._fields if key not in self._words]
        code = [
            "def read(raw, rest, found, noted):",
            "    kinds, named, ids, ats = noted",
            "    before = len(found)",
            "    try:",
            "        for raw in chain((raw,), rest):",
            f"            if type(raw) is not dict or len(raw) != {len(self._fields)}: return raw",
            "            try:",
            *_indented(16, taken),
            "            except KeyError:",
            "                return raw if len(found) > before else None",
            *_indented(12, checks),
            f"            met = known.get({words}) or learn(known, {words})",
            "            said = met[0].copy()",
            *_indented(12, kept),
            "            found.append((said, None, given))",
            "            kinds.append(met[1])",
            "        return OVER",
            "    except Exception:",
            "        return None",
        ]
        exec(compile("\n".join(code), "<quick lane>", "exec"), self._names)  # our own text, of the vocabulary's names
        reader: Reader = self._names["read"]
        return reader

    def _learner(self, blank: dict[str, Any]) -> Callable[[dict[Words, Met], Words], Met]:
        """Return what checks words that were not met together before, and remembers them.

        pydantic too takes for a word whatever equals it and has its hash.
        """
        places = [self._fields[key] for key in self._words]

        def learn(known: dict[Words, Met], words: Words) -> Met:
            said = blank.copy()
            for (name, form), word in zip(places, words, strict=True):
                if type(word) is not str or not (word in form.words or form.read is read_notice):
                    raise TypeError
                said[name] = word
            if len(known) >= WORDS:
                known.clear()
            met = known[words] = (said, frozenset((name, said[name]) for name, _ in places))
            return met

        return learn

    def _check(self, key: str, value: str) -> Iterator[str]:
        """Write how one value is checked and read; what raises declines."""
        name, form = self._fields[key]
        if form.base == "truth":
            yield f"if {value} is True: {value} = 'yes'"
            yield f"elif {value} is False: {value} = 'no'"
        elif form.base == "text":
            yield f"if type({value}) is not str or not {form.least} <= len({value}) <= {form.most}: return None"
            yield f"if not {value}.isascii() and has_surrogate({value}): return None"
            if name == "id":
                yield f"ids.append({value})"
        elif form.base == "plain":
            yield from self._plain(name, form, value)

    def _plain(self, name: str, form: Form, value: str) -> Iterator[str]:
        """Write a value that a function reads: its commonest forms at once, else by the function itself."""
        read, words = self._constant(form.read), self._constant(form.words)
        if form.read is read_instant:
            yield from _instant(value, read)
            return
        start = "if"
        if form.read is read_number:
            yield f"if type({value}) is int and 0 <= {value} < 10**15: {value} = Decimal({value})"
            start = "elif"
        elif form.read is read_ids:
            yield f"if type({value}) is list and len({value}) == 1:"
            yield f"    one = {value}[0]"
            if name not in MENTIONS:
                yield f"    {value} = {read}({value})"
            else:
                yield f"    {value} = named.get(one) or named.setdefault(one, {read}({value}))"
                yield f"elif type({value}) is not str or {value} not in {words}:"
                yield f"    {value} = {read}({value})"
                yield f"    named.update((one, (one,)) for one in {value})"
                return
            start = "elif"
        elif form.names is not None:
            known = f"{self._constant(form.names)}.issuperset({value})"
            yield f"if type({value}) is list and {known}: {value} = tuple({value})"
            start = "elif"
        yield f"{start} type({value}) is not str or {value} not in {words}: {value} = {read}({value})"

    def _constant(self, value: object) -> str:
        name = f"k{len(self._names)}"
        self._names[name] = value
        return name


def _instant(value: str, read: str) -> Iterator[str]:
    """Write how an instant is read, and noted in seconds."""
    plain = f"at.tzinfo is UTC or ({value}[-6:] in offsets and at.tzinfo is not None)"  # a day+08:00 ends like one
    yield f"if type({value}) is str:"
    yield f"    at = fromisoformat({value})"
    yield f"    if not ({plain}) or not 1900 <= at.year <= 2200: at = {read}(at)"
    yield f"elif type({value}) is datetime and {value}.tzinfo is UTC and 1900 <= {value}.year <= 2200: at = {value}"
    yield f"else: at = {read}({value})"
    yield f"{value} = at"
    yield "if at.tzinfo is UTC:"
    yield "    gone = at - EPOCH"
    yield "    ats.append(gone.days * 86_400 + gone.seconds)"
    yield "else: ats.append(seconds_of(at))"


def _indented(by: int, lines: Iterable[str]) -> Iterator[str]:
    return (" " * by + line for line in lines)
