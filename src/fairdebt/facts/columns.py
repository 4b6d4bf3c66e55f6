"""How one field of many dicts is read at once: a column of values, each as `Form` has it, or a refusal.

What is ordinary is checked by functions that take a whole column, a few for each column; what is not, value by value,
by the functions that pydantic's schema calls too. Whatever is raised declines: pydantic has the words for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from fairdebt.facts.instants import EPOCH, OFFSETS, seconds_of
from fairdebt.facts.readers import has_surrogate, read_ids, read_instant, read_number
from fairdebt.facts.types import Form

Column = Sequence[Any]
"""What many dicts say in one field, in their order."""

Named = dict[str, tuple[str, ...]]
"""The debts that were named so far, each with the list that names it alone."""

ReadsColumn = Callable[[list[Any]], list[Any]]
"""Reads a column.

Raises:
    Exception: whatever it is, pydantic has to look.
"""


def text_column(least: int, most: int) -> ReadsColumn:
    """Return what reads texts of so many characters."""

    def read(said: list[Any]) -> list[Any]:
        if not _TEXT.issuperset(map(type, said)):
            raise TypeError
        if min(map(len, said)) < least or max(map(len, said)) > most:
            raise ValueError
        if not all(map(str.isascii, said)) and any(map(has_surrogate, said)):
            raise ValueError
        return said

    return read


def truths_alone(said: list[Any]) -> list[Any]:
    """Check that truths are words or bools: to Python, 1 is True."""
    if not _TRUTHS.issuperset(map(type, said)):
        raise TypeError
    return said


def plain_column(form: Form) -> ReadsColumn:
    """Return what reads values with the function that a form names, unless they are words."""
    reader, words, names = form.read, form.words, form.names
    assert reader is not None

    def one(said: Any) -> Any:
        if type(said) is str and said in words:
            return said
        if names is not None and type(said) is list and names.issuperset(said):
            return tuple(said)
        return reader(said)

    def numbers(said: list[Any]) -> list[Any]:
        whole = _WHOLE.issuperset(map(type, said)) and min(said) >= 0 and max(said) < 10**15
        return list(map(Decimal, said)) if whole else list(map(one, said))

    return numbers if reader is read_number else lambda said: list(map(one, said))


def debts_column(raws: Iterable[dict[str, Any]], key: str, words: frozenset[str], named: Named) -> list[Any]:
    """Read lists of debts; equal ones of a single debt become one list, and each debt is noted in `named`."""
    alone = named.get
    found: list[Any] = [alone(said[0]) if type(said := raw[key]) is list and len(said) == 1 else None for raw in raws]
    if None in found:
        for place, raw in enumerate(raws):
            if found[place] is None:  # what one of them names first is known to the next
                each = raw[key]
                met = alone(each[0]) if type(each) is list and len(each) == 1 else None
                found[place] = _debts(each, words, named) if met is None else met
    return found


def _debts(said: Any, words: frozenset[str], named: Named) -> Any:
    if type(said) is str and said in words:
        return said
    read = read_ids(said)
    for one in read:
        named.setdefault(one, read if len(read) == 1 else (one,))
    return named[read[0]] if len(read) == 1 else read


def instants_column(said: list[Any]) -> tuple[list[Any], list[int], list[int]]:
    """Check instants; return them with their seconds since 1970, as they stand and in order of time.

    Texts in UTC stay texts, which `datetime.fromisoformat` reads.
    """
    kept = said
    try:
        seconds = [(gone := at - EPOCH).days * 86_400 + gone.seconds for at in map(_read, said) if at.tzinfo is UTC]
    except TypeError:  # one of them is no text
        seconds = []
        if _DATETIMES.issuperset(map(type, said)):
            seconds = [(gone := at - EPOCH).days * 86_400 + gone.seconds for at in said if at.tzinfo is UTC]
    if len(seconds) < len(said):
        kept = list(map(_instant, said))
        seconds = list(map(seconds_of, kept))
    in_time = sorted(seconds)
    if kept is said and not _FIRST <= in_time[0] <= in_time[-1] < _END:
        raise ValueError
    return kept, seconds, in_time


_read: Final = datetime.fromisoformat


def _instant(said: Any) -> datetime:
    if type(said) is str:
        at = datetime.fromisoformat(said)
        if said[-6:] not in OFFSETS or at.tzinfo is None or not 1900 <= at.year <= 2200:  # a day+08:00 ends like one
            return read_instant(at)
        return at
    if type(said) is datetime and said.tzinfo is UTC and 1900 <= said.year <= 2200:
        return said
    return read_instant(said)


_TEXT: Final = frozenset({str})
_DATETIMES: Final = frozenset({datetime})
_WHOLE: Final = frozenset({int})
_TRUTHS: Final = frozenset({str, bool})
_FIRST: Final = seconds_of(datetime(1900, 1, 1, tzinfo=UTC))
_END: Final = seconds_of(datetime(2201, 1, 1, tzinfo=UTC))
