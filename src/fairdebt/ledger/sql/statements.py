"""Every statement of the store, written once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Executable,
    String,
    Text,
    and_,
    bindparam,
    column,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    tuple_,
    update,
    values,
)

from fairdebt.ledger.sql.tables import checkpoints, entries, leaves, links, papers, settings, signatures
from fairdebt.ledger.store import Span

FIELDS = (
    entries.c.chain,
    entries.c.number,
    entries.c.kind,
    entries.c.at,
    entries.c.root,
    entries.c.name,
    entries.c.salt,
    entries.c.body,
    entries.c.digest,
    entries.c.seal,
)

_later = entries.alias("later")
_found = entries.alias("found")

since_one = (
    select(*FIELDS)
    .where(entries.c.chain == bindparam("chain"), entries.c.number >= bindparam("number"))
    .order_by(entries.c.number)
)

since_two = (
    select(*FIELDS)
    .where(entries.c.chain == bindparam("chain"), entries.c.number >= bindparam("number"))
    .union_all(select(*FIELDS).where(entries.c.chain == bindparam("chain2"), entries.c.number >= bindparam("number2")))
)


Question = tuple[Executable, Mapping[str, Any]]
"""A statement and its values."""

SIZES = (1, 2, 4, 6, 8, 12, 16, 32, 64, 128, 256, 512)
"""Lists of spans are filled up to one of these lengths, so that few statements are needed."""


def padded(count: int) -> int:
    """Return to which length a list of so many spans is filled up."""
    return next((size for size in SIZES if size >= count), count) if count else 0


def span_values(spans: Sequence[Span], size: int) -> dict[str, Any]:
    """Return the values of spans, the last one repeated up to a length."""
    found: dict[str, Any] = {}
    for number in range(size):
        span = spans[min(number, len(spans) - 1)]
        found[f"key{number}"], found[f"first{number}"] = span.key, span.first
        found[f"last{number}"], found[f"since{number}"] = span.last, span.since
    return found


def spans_of(count: int, *, inside: bool = False) -> tuple[CTE, ColumnElement[bool]]:
    """Return so many spans as a table, `key0`, `first0`, `last0`, `since0`, ..., and when a link lies in one.

    Args:
        count: How many.
        inside: Write the table where it is used: SQLite's driver counts what a statement changed if that begins with
            `INSERT`.
    """
    names = ("key", "first", "last", "since")
    rows = [tuple(bindparam(f"{name}{n}", type_=BigInteger) for name in names) for n in range(count)]
    spans = values(*(column(name, BigInteger) for name in names), name="spans").data(rows).cte("spans", nesting=inside)
    return spans, and_(
        links.c.key == spans.c.key,
        links.c.place.between(spans.c.first, spans.c.last),
        links.c.at >= spans.c.since,
    )


@lru_cache(maxsize=64)
def linked(count: int) -> CompoundSelect[tuple[object, ...]]:
    """Return what finds events in so many spans, and what became of them."""
    spans, met = spans_of(count)
    roots = select(links.c.entry).select_from(spans.join(links, met)).distinct().cte("roots")
    other = entries.c.chain != bindparam("own")
    begun = select(*FIELDS).select_from(roots.join(entries, entries.c.id == roots.c.entry)).where(other)
    steps = (
        select(*FIELDS)
        .select_from(roots.join(_found, _found.c.id == roots.c.entry))
        .join(entries, and_(entries.c.chain == _found.c.chain, entries.c.root == _found.c.number))
        .where(other, entries.c.number != entries.c.root)
    )
    return begun.union_all(steps)


named = select(*FIELDS).where(entries.c.name == bindparam("name"))
one = select(*FIELDS).where(entries.c.chain == bindparam("chain"), entries.c.number == bindparam("number"))
every = (
    select(*FIELDS)
    .where(tuple_(entries.c.chain, entries.c.number) > tuple_(bindparam("after_chain"), bindparam("after_number")))
    .order_by(entries.c.chain, entries.c.number)
    .limit(bindparam("page"))
)
every_of = every.where(entries.c.chain == bindparam("chain"))

_last = select(entries.c.chain, func.max(entries.c.number).label("number")).group_by(entries.c.chain).subquery("last")
heads = (
    select(entries.c.chain, entries.c.number, entries.c.seal)
    .select_from(_last.join(entries, and_(entries.c.chain == _last.c.chain, entries.c.number == _last.c.number)))
    .order_by(entries.c.chain)
)

open_permits = (
    select(*FIELDS)
    .where(
        entries.c.kind == "decided",
        entries.c.body.like('%"expires":%'),
        ~exists().where(
            _later.c.chain == entries.c.chain,
            _later.c.root == entries.c.number,
            _later.c.number != _later.c.root,
            or_(_later.c.kind == "confirmed", _later.c.kind == "released", _later.c.kind == "killed"),
        ),
    )
    .order_by(entries.c.chain, entries.c.number)
)

every_link = (
    select(entries.c.chain, entries.c.number, links.c.key, links.c.place, links.c.at)
    .select_from(links.join(entries, entries.c.id == links.c.entry))
    .where(
        tuple_(entries.c.chain, entries.c.number, links.c.key)
        > tuple_(bindparam("after_chain"), bindparam("after_number"), bindparam("after_key"))
    )
    .order_by(entries.c.chain, entries.c.number, links.c.key)
    .limit(bindparam("page"))
)
links_of = every_link.where(entries.c.chain == bindparam("chain"))

paper = select(papers.c.text).where(papers.c.digest == bindparam("digest"))
every_paper = (
    select(papers.c.digest, papers.c.chain, papers.c.text)
    .where(papers.c.digest > bindparam("after_digest"))
    .order_by(papers.c.digest)
    .limit(bindparam("page"))
)

append = insert(entries).values({each.name: bindparam(each.name) for each in FIELDS})


_kept = papers.alias("kept")
keep = insert(papers).from_select(
    ["digest", "chain", "text"],
    select(bindparam("digest", type_=String), bindparam("chain", type_=String), bindparam("text", type_=Text)).where(
        ~exists().where(_kept.c.digest == bindparam("digest", type_=String))
    ),
)

erase_body = (
    update(entries)
    .where(entries.c.chain == bindparam("of_chain"), entries.c.number == bindparam("of_number"))
    .values(body=null(), salt="")
)
erase_links = links.delete().where(
    links.c.entry.in_(
        select(entries.c.id).where(entries.c.chain == bindparam("of_chain"), entries.c.number == bindparam("of_number"))
    )
)
erase_paper = papers.delete().where(papers.c.digest == bindparam("of_digest"), papers.c.chain == bindparam("of_chain"))

every_checkpoint = select(checkpoints).order_by(checkpoints.c.number)
every_leaf = (
    select(leaves.c.checkpoint, leaves.c.chain, leaves.c.number, leaves.c.seal)
    .where(tuple_(leaves.c.checkpoint, leaves.c.chain) > tuple_(bindparam("after_number"), bindparam("after_chain")))
    .order_by(leaves.c.checkpoint, leaves.c.chain)
    .limit(bindparam("page"))
)
every_signature = select(signatures).order_by(signatures.c.checkpoint, signatures.c.public_key)
add_checkpoint = insert(checkpoints).values({each.name: bindparam(each.name) for each in checkpoints.c})
add_leaf = insert(leaves).values({each.name: bindparam(each.name) for each in leaves.c})
add_signature = insert(signatures).values({each.name: bindparam(each.name) for each in signatures.c})

setting = select(settings.c.value).where(settings.c.name == bindparam("name"))
set_ = insert(settings).values({each.name: bindparam(each.name) for each in settings.c})
