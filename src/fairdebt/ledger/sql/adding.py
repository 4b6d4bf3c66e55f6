"""The statements of an addition: an entry is added where nothing has come that its writer had not seen.

Where it was not added, links and text find nothing to belong to, so all of them can be sent at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    BindParameter,
    ColumnElement,
    Insert,
    Select,
    String,
    Text,
    and_,
    bindparam,
    column,
    exists,
    func,
    insert,
    literal_column,
    select,
    true,
    values,
)
from sqlalchemy.types import TypeEngine

from fairdebt.ledger.entries import START
from fairdebt.ledger.sql.statements import FIELDS, Question, padded, span_values, spans_of
from fairdebt.ledger.sql.tables import entries, links, papers
from fairdebt.ledger.store import Addition, Link

_last = entries.alias("last")
_taken = entries.alias("taken")
_other = entries.alias("other")
_kept = papers.alias("kept")
_TYPES: Mapping[str, TypeEngine[Any]] = {
    "number": BigInteger(),
    "at": BigInteger(),
    "root": BigInteger(),
    "body": Text(),
}


def steps(addition: Addition) -> list[Question]:
    """Return what is run for an addition; it was added if the first of them changed a row."""
    entry, size = addition.entry, padded(len(addition.spans))
    said: dict[str, Any] = {each.name: getattr(entry, each.name) for each in FIELDS}
    for number, (chain, seal) in enumerate(addition.seen):
        said[f"chain{number}"], said[f"seal{number}"] = chain, seal
    if addition.spans:
        said["own"] = entry.chain
        said.update(span_values(addition.spans, size))
    if addition.name is not None:
        said["taken"] = addition.name
    found: list[Question] = [(_unseen(len(addition.seen), size, addition.name is not None), said)]
    place = {"of_chain": entry.chain, "of_number": entry.number, "of_seal": entry.seal}
    if addition.links:
        found.append(linking(addition.links, place))
    if addition.paper is not None:
        digest, text = addition.paper
        found.append((_keep, {"digest": digest, "chain": entry.chain, "text": text, **place}))
    return found


@lru_cache(maxsize=64)
def _unseen(seen: int, spans: int, named: bool) -> Insert:
    """Return what adds an entry if so many chains end with `seal0` ..., and nothing lies in so many spans."""
    holds: list[ColumnElement[bool]] = []
    for number in range(seen):
        last = (
            select(_last.c.seal)
            .where(_last.c.chain == bindparam(f"chain{number}"))
            .order_by(_last.c.number.desc())
            .limit(literal_column("1"))
            .scalar_subquery()
        )
        holds.append(func.coalesce(last, literal_column(f"'{START}'")) == bindparam(f"seal{number}", type_=String))
    if spans:
        looked, met = spans_of(spans, inside=True)
        event = looked.join(links, met).join(_other, _other.c.id == links.c.entry)
        holds.append(~exists(select(_other.c.id).select_from(event).where(_other.c.chain != bindparam("own"))))
    if named:
        holds.append(~exists(select(_taken.c.id).where(_taken.c.name == bindparam("taken"))))
    columns: list[BindParameter[Any]] = [bindparam(each.name, type_=_TYPES.get(each.name, String())) for each in FIELDS]
    row: Select[Any] = select(*columns).where(*holds)
    return insert(entries).from_select([each.name for each in FIELDS], row)


def linking(added: Sequence[Link], place: dict[str, Any]) -> Question:
    """Ask to add links to the entry with this chain, number and seal."""
    every = sorted(set(added))
    said = dict(place)
    for number, (key, where, at) in enumerate(every):
        said[f"key{number}"], said[f"place{number}"], said[f"at{number}"] = key, where, at
    return _link(len(every)), said


_names = ("key", "place", "at")


@lru_cache(maxsize=64)
def _link(count: int) -> Insert:
    """Return what adds so many links: `key0`, `place0`, `at0`, ..."""
    rows = [tuple(bindparam(f"{name}{n}", type_=BigInteger) for name in _names) for n in range(count)]
    given: CTE = values(*(column(name, BigInteger) for name in _names), name="given").data(rows).cte("given")
    found = select(given.c.key, given.c.place, given.c.at, entries.c.id)
    return insert(links).from_select([*_names, "entry"], found.select_from(given.join(entries, true())).where(_own))


_own = and_(
    entries.c.chain == bindparam("of_chain"),
    entries.c.number == bindparam("of_number"),
    entries.c.seal == bindparam("of_seal"),
)

_keep = insert(papers).from_select(
    ["digest", "chain", "text"],
    select(bindparam("digest", type_=String), bindparam("chain", type_=String), bindparam("text", type_=Text)).where(
        exists(select(entries.c.id).where(_own)),
        ~exists(select(_kept.c.digest).where(_kept.c.digest == bindparam("digest", type_=String))),
    ),
)
