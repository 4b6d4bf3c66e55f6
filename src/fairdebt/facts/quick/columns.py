"""The quick lane of many dicts with the same fields: a loop that is written for these fields fills a column of each.

A history has a dozen or a thousand contacts of one or two sorts. No model has to be made of any: their words are looked
up together, their debts become lists that all of them share, their instants are seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from fairdebt.facts.instants import EPOCH, seconds_of
from fairdebt.facts.quick.words import Fields, Kind
from fairdebt.facts.quick.writing import Writer, indented
from fairdebt.facts.readers import read_ids, read_instant

MENTIONS = frozenset({"debts", "counted_for", "discussed"})
"""The attributes that name debts of the case."""

Named = dict[str, tuple[str, ...]]
"""The debts that were named so far, each with the list that names it alone."""

Read = tuple[list[Kind], dict[str, Sequence[Any]], set[str], list[int], list[int]]
"""What many dicts say in words; what they say in other fields; the names of all fields;
their instants in seconds since 1970, as they stand and in order of time.

Instants that were said as text stay texts, which `instant_of` reads.
"""

_SURELY_FROM: Final = seconds_of(read_instant("1900-01-02T00:00:00Z"))
_SURELY_UNTIL: Final = seconds_of(read_instant("2200-12-31T00:00:00Z"))
"""From here to there the year is right whatever the offset, which is less than a day."""

ReadsColumns = Callable[[Sequence[Any], Named], Read | None]
"""Reads dicts of so many fields, and notes which debts they name; None where pydantic has to look at one, or one has
other fields."""


def columns_of(fields: Fields, order: Sequence[str]) -> ReadsColumns:
    """Write what reads dicts with exactly these keys, in any order.

    Args:
        fields: The keys; one of them is an instant, and one a word.
        order: The fields in the order in which the model keeps them.
    """
    writer = Writer(fields, order)
    writer.names |= {"EPOCH": EPOCH, "debts_of": debts_of, "years_of": years_of}
    columns = {key: f"c{number}" for number, key in enumerate(fields) if key not in writer.words}
    said = ", ".join(f"{fields[key][0]!r}: {column}" for key, column in columns.items())
    (at,) = (column for key, column in columns.items() if fields[key][1].read is read_instant)
    code = [
        "def read(raws, named):",
        "    kinds, seconds = [], []",
        *indented(4, (f"{column} = []" for column in columns.values())),
        "    try:",
        "        for raw in raws:",
        f"            if type(raw) is not dict or len(raw) != {len(fields)}: return None",
        *indented(12, _each(writer, fields, columns)),
        "        in_time = sorted(seconds)",
        f"        if not {_SURELY_FROM} <= in_time[0] <= in_time[-1] < {_SURELY_UNTIL}: years_of({at})",
        "    except Exception:",  # whatever it is, pydantic looks again and has the words for it
        "        return None",
        f"    return kinds, {{{said}}}, given, seconds, in_time",
    ]
    return writer.function(code)


def _each(writer: Writer, fields: Fields, columns: dict[str, str]) -> Iterator[str]:
    """Write what is done with each dict."""
    words = {}
    for key in writer.words:
        words[key] = f"raw[{key!r}]"
        if checks := list(writer.check(key, writer.values[key])):
            yield f"{writer.values[key]} = {words[key]}"
            yield from checks
            words[key] = writer.values[key]
    yield from writer.kind(words, "kinds.append({})")
    for key, column in columns.items():
        name, form = fields[key]
        value = writer.values[key]
        yield f"{value} = raw[{key!r}]"
        if name in MENTIONS:
            yield from _debts(value, writer.constant(form.words))
        elif form.read is read_instant:
            yield from _seconds(value)
        else:
            yield from writer.check(key, value)
        yield f"{column}.append({value})"


def _debts(value: str, words: str) -> Iterator[str]:
    """Write how debts are read: mostly it is a list of one that was named before."""
    alone = f"type({value}) is list and len({value}) == 1"
    yield "try:"
    yield f"    {value} = named[{value}[0]] if {alone} else debts_of({value}, {words}, named)"
    yield "except KeyError:"
    yield f"    {value} = debts_of({value}, {words}, named)"


def _seconds(value: str) -> Iterator[str]:
    """Write how an instant becomes seconds; its year is looked at later."""
    yield f"if type({value}) is str:"
    yield f"    at = fromisoformat({value})"
    yield f"elif type({value}) is datetime and {value}.tzinfo is UTC:"
    yield f"    at = {value}"
    yield "else:"
    yield f"    at = {value} = read_instant({value})"
    yield "gone = at - EPOCH"  # raises where the text has no offset
    yield "seconds.append(gone.days * 86400 + gone.seconds)"


def debts_of(said: Any, words: frozenset[str], named: Named) -> Any:
    """Read what one event says of debts: a word, or a list; each debt is noted in `named`.

    Raises:
        PydanticCustomError: it is neither.
    """
    if type(said) is str and said in words:
        return said
    read = read_ids(said)
    for one in read:
        named.setdefault(one, read if len(read) == 1 else (one,))
    return named[read[0]] if len(read) == 1 else read


def years_of(said: list[Any]) -> None:
    """Check the years of instants.

    Raises:
        PydanticCustomError: one is in a year that no case has.
    """
    for each in said:
        read_instant(each)
