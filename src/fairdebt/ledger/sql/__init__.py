"""The store on SQLite and PostgreSQL: one schema, one set of statements, two small dialects.

* `store` holds transactions, `session` what is read and written in one; `lines` are connections that lie ready.
* `tables` is the schema, `migrating` and its `steps` lead from one version to the next.
* `statements` are all there are, `adding` those that add; `wording` puts them in the words of one database, `direct`
  and `pipe` run them. `dialects` is what else differs.
* `together`: threads that add at the same time share a transaction; `durable`: what is committed reaches the disk.
"""

from fairdebt.ledger.sql.store import SqlStore

__all__ = ["SqlStore"]
