"""Every statement of the store, written once."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, exists, func, insert, null, or_, select, update

from fairdebt.ledger.sql.tables import checkpoints, entries, leaves, links, papers, settings, signatures

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

_roots = (
    select(_found.c.chain, _found.c.root)
    .select_from(links.join(_found, _found.c.id == links.c.entry))
    .where(
        or_(
            links.c.key.in_(bindparam("ever", expanding=True)),
            and_(links.c.key.in_(bindparam("recent", expanding=True)), links.c.at >= bindparam("since")),
        ),
        _found.c.chain != bindparam("own"),
    )
    .distinct()
    .subquery("roots")
)

linked = (
    select(*FIELDS)
    .select_from(_roots.join(entries, and_(entries.c.chain == _roots.c.chain, entries.c.root == _roots.c.root)))
    .order_by(entries.c.chain, entries.c.number)
)

named = select(*FIELDS).where(entries.c.name == bindparam("name"))
one = select(*FIELDS).where(entries.c.chain == bindparam("chain"), entries.c.number == bindparam("number"))
every = select(*FIELDS).order_by(entries.c.chain, entries.c.number)
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
            _later.c.kind.in_(("confirmed", "released", "killed")),
        ),
    )
    .order_by(entries.c.chain, entries.c.number)
)

every_link = (
    select(entries.c.chain, entries.c.number, links.c.key, links.c.at)
    .select_from(links.join(entries, entries.c.id == links.c.entry))
    .order_by(entries.c.chain, entries.c.number, links.c.key)
)
links_of = every_link.where(entries.c.chain == bindparam("chain"))

paper = select(papers.c.text).where(papers.c.digest == bindparam("digest"))
every_paper = select(papers.c.digest, papers.c.chain, papers.c.text).order_by(papers.c.digest)

append = insert(entries)
link = insert(links)
keep = insert(papers)

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
every_leaf = select(leaves.c.checkpoint, leaves.c.chain, leaves.c.number, leaves.c.seal).order_by(
    leaves.c.checkpoint, leaves.c.chain
)
every_signature = select(signatures).order_by(signatures.c.checkpoint, signatures.c.public_key)
add_checkpoint = insert(checkpoints)
add_leaf = insert(leaves)
add_signature = insert(signatures)

setting = select(settings.c.value).where(settings.c.name == bindparam("name"))
set_ = insert(settings)
