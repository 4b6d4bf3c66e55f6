"""The store on SQLite and PostgreSQL: one schema, one set of statements, two small dialects."""

from fairdebt.ledger.sql.store import SqlStore

__all__ = ["SqlStore"]
