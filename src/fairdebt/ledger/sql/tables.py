"""The schema, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 2
"""The version of this schema; `migrations` in `fairdebt.ledger.sql.migrating` lead to it."""

schema = MetaData()

CHAIN = String(220).with_variant(String(220, collation="C"), "postgresql")
"""Chains are sorted the same everywhere, by the numbers of their characters."""

ROWID = BigInteger().with_variant(Integer, "sqlite")

settings = Table(
    "fairdebt_settings",
    schema,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

entries = Table(
    "fairdebt_entries",
    schema,
    Column("id", ROWID, primary_key=True, autoincrement=True),
    Column("chain", CHAIN, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("root", BigInteger, nullable=False),
    Column("name", String(500)),
    Column("salt", String(32), nullable=False),
    Column("body", Text),
    Column("digest", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    UniqueConstraint("chain", "number", name="fairdebt_entries_place"),
)
Index(
    "fairdebt_entries_steps",
    entries.c.chain,
    entries.c.root,
    sqlite_where=entries.c.number != entries.c.root,
    postgresql_where=entries.c.number != entries.c.root,
)
Index(
    "fairdebt_entries_name",
    entries.c.name,
    unique=True,
    sqlite_where=entries.c.name.is_not(None),
    postgresql_where=entries.c.name.is_not(None),
)

links = Table(
    "fairdebt_links",
    schema,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", ROWID, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

papers = Table(
    "fairdebt_papers",
    schema,
    Column("digest", String(64), primary_key=True),
    Column("chain", CHAIN, nullable=False),
    Column("text", Text, nullable=False),
)

checkpoints = Table(
    "fairdebt_checkpoints",
    schema,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("chains", BigInteger, nullable=False),
    Column("root", String(64), nullable=False),
    Column("before", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)

leaves = Table(
    "fairdebt_leaves",
    schema,
    Column("checkpoint", BigInteger, primary_key=True, autoincrement=False),
    Column("chain", CHAIN, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("seal", String(64), nullable=False),
)

signatures = Table(
    "fairdebt_signatures",
    schema,
    Column("checkpoint", BigInteger, primary_key=True, autoincrement=False),
    Column("public_key", String(64), primary_key=True),
    Column("signature", String(128), nullable=False),
)
