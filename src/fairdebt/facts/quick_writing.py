"""Write the functions of the quick lane: one for a set of fields, with one check for each value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fairdebt.facts.instants import OFFSETS
from fairdebt.facts.making import State
from fairdebt.facts.readers import MAX_ID, has_surrogate, read_ids, read_instant, read_notice, read_number
from fairdebt.facts.types import Form

Fields = Mapping[str, tuple[str, Form]]
"""By each key of a dict the field that it stands for, and how that is read."""

Reader = Callable[[dict[str, Any]], State | None]
"""Reads a dict with the very keys it was written for, in their order; None where it declines."""

WORDS = 512
"""So many combinations of words are remembered by each function."""

Words = tuple[Any, ...]


class Kind:
    """All that is said in words (see `Form.is_word`), where these were met together.

    `words`: each with the name of its field. `said`: the same by the names of all fields of whoever said it, with None
    for those that are not words. Dicts with the same fields and words share their kind; two kinds may say the same.
    """

    __slots__ = ("said", "words")

    def __init__(self, said: dict[str, Any], words: Iterable[tuple[str, str]]) -> None:
        self.said = said
        self.words = frozenset(words)


Learn = Callable[[dict[Words, Kind], Words], Kind]


def learner(fields: Fields, order: Sequence[str]) -> Learn:
    """Return what checks words that were not met together before, and remembers them.

    pydantic too takes for a word whatever equals it and has its hash. A truth may be a bool, and nothing else that
    equals one: whoever asks has seen to that.
    """
    places = [place for place in fields.values() if place[1].is_word]
    blank: dict[str, Any] = dict.fromkeys(order)

    def learn(known: dict[Words, Kind], words: Words) -> Kind:
        said = blank.copy()
        for (name, form), word in zip(places, words, strict=True):
            if form.base == "truth" and type(word) is bool:
                said[name] = "yes" if word else "no"
            elif type(word) is str and word in form.words:
                said[name] = word
            elif form.read is read_notice:
                said[name] = read_notice(word)
            else:
                raise TypeError
        if len(known) >= WORDS:
            known.clear()
        kind = known[words] = Kind(said, [(name, said[name]) for name, _ in places])
        return kind

    return learn


def written(fields: Fields, order: Sequence[str]) -> Reader:
    """Write a function that reads dicts with exactly these keys.

    Args:
        fields: The keys, in the order of the dicts.
        order: The same fields in the order in which the model keeps them.
    """
    return _Writer(fields, order).reader()


class _Writer:
    """Writes one function; constants go into its globals under short names."""

    def __init__(self, fields: Fields, order: Sequence[str]) -> None:
        self._fields = fields
        self._held = {key: f"v{number}" for number, key in enumerate(fields)}
        self._words = tuple(key for key, (_, form) in fields.items() if form.is_word)
        self._names: dict[str, Any] = {
            "datetime": datetime,
            "Decimal": Decimal,
            "fromisoformat": datetime.fromisoformat,
            "has_surrogate": has_surrogate,
            "known": {},
            "offsets": OFFSETS,
            "UTC": UTC,
            "learn": learner(fields, order),
            "given": {name for name, _ in fields.values()},
        }

    def reader(self) -> Reader:
        """Write it, and return it."""
        words = ", ".join(self._held[key] for key in self._words)
        words = f"({words},)" if words else "()"
        taken = "".join(f"{value}, " for value in self._held.values())
        checks = [line for key, value in self._held.items() for line in self._check(key, value)]
        kept = [f"said[{self._fields[key][0]!r}] = {self._held[key]}" for key in self._fields if key not in self._words]
        code = [
            "def read(raw):",
            "    try:",
            f"        {taken}= raw.values()" if taken else "        pass",
            *_indented(8, checks),
            f"        kind = known.get({words}) or learn(known, {words})",
            "        said = kind.said.copy()",
            *_indented(8, kept),
            "        return said, None, given",
            "    except Exception:",  # whatever it is, pydantic looks again
            "        return None",
        ]
        exec(compile("\n".join(code), "<quick lane>", "exec"), self._names)  # our own text, of the vocabulary's names
        reader: Reader = self._names["read"]
        return reader

    def _check(self, key: str, value: str) -> Iterator[str]:
        """Write how one value is checked and read; what raises declines."""
        _, form = self._fields[key]
        if form.base == "truth":
            yield f"if {value} is True: {value} = 'yes'"
            yield f"elif {value} is False: {value} = 'no'"
        elif form.base == "text":
            yield f"if type({value}) is not str or not {form.least} <= len({value}) <= {form.most}: return None"
            yield f"if not {value}.isascii() and has_surrogate({value}): return None"
        elif form.base == "plain" and not form.is_word:
            yield from self._plain(form, value)

    def _plain(self, form: Form, value: str) -> Iterator[str]:
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
            one = f"type(one := {value}[0]) is str and 0 < len(one) <= {MAX_ID} and one.isascii()"
            yield f"if type({value}) is list and len({value}) == 1 and {one}: {value} = (one,)"
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
    """Write how an instant is read."""
    plain = f"at.tzinfo is UTC or ({value}[-6:] in offsets and at.tzinfo is not None)"  # a day+08:00 ends like one
    yield f"if type({value}) is str:"
    yield f"    at = fromisoformat({value})"
    yield f"    if not ({plain}) or not 1900 <= at.year <= 2200: at = {read}(at)"
    yield f"    {value} = at"
    yield f"elif type({value}) is not datetime or {value}.tzinfo is not UTC or not 1900 <= {value}.year <= 2200:"
    yield f"    {value} = {read}({value})"


def _indented(by: int, lines: Iterable[str]) -> Iterator[str]:
    return (" " * by + line for line in lines)
