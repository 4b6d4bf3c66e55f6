"""The steps from each version of the schema to the next, each within the one transaction of a migration.

A step makes tables as its version has them. Whoever changes one of these again leaves the step a copy of the old.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, func, insert, select, text

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.proof import links_in
from fairdebt.ledger.sql import statements
from fairdebt.ledger.sql.tables import entries, links

PAGE = 2_000


def _to_2(connection: Connection) -> None:
    """Give links a place, from what the entries say; index steps alone by their root."""
    for each in (
        "DROP TABLE fairdebt_links",
        "DROP INDEX fairdebt_entries_root",
        "DROP INDEX ix_fairdebt_papers_chain",
    ):
        connection.execute(text(each))
    links.create(connection)
    next(each for each in entries.indexes if each.name == "fairdebt_entries_steps").create(connection)
    last = connection.execute(select(func.max(entries.c.id))).scalar() or 0
    for first in range(0, last + 1, PAGE):
        rows = connection.execute(
            select(entries.c.id, *statements.FIELDS).where(entries.c.id >= first, entries.c.id < first + PAGE)
        )
        found = [
            {"key": link.key, "place": link.place, "at": link.at, "entry": row[0]}
            for row in rows
            for link in links_in(Entry(*row[1:]))
        ]
        if found:
            connection.execute(insert(links), found)


STEPS: Mapping[int, Callable[[Connection], None]] = {1: _to_2}
"""From each version, what makes the next one of it."""
