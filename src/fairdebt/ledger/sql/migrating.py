"""The version of a database, and the steps that lead from one to the next."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, update

from fairdebt.ledger.errors import SchemaDiffers
from fairdebt.ledger.sql import statements
from fairdebt.ledger.sql.steps import STEPS
from fairdebt.ledger.sql.tables import VERSION, schema, settings


def version(connection: Connection) -> int | None:
    """Return the version of the schema that a database has; None where it has none."""
    if not inspect(connection).has_table(settings.name):
        return None
    found = connection.execute(statements.setting, {"name": "schema"}).scalar()
    return None if found is None else int(found)


def check(connection: Connection) -> None:
    """Refuse a database that this fairdebt cannot use.

    Raises:
        SchemaDiffers: it has no tables yet, or those of an older or a newer version.
    """
    found = version(connection)
    if found is None:
        raise SchemaDiffers("ledger_no_tables")
    if found > VERSION:
        raise SchemaDiffers("ledger_newer", found=found, known=VERSION)
    if found < VERSION:
        raise SchemaDiffers("ledger_older", found=found, known=VERSION)


def migrate(connection: Connection, *, fresh_only: bool = False) -> tuple[int | None, int]:
    """Bring a database to the version of this fairdebt; return the version it had, and the one it has.

    Args:
        connection: In a transaction that has the whole database.
        fresh_only: Make the tables where there are none, and leave an older schema as it is.

    Raises:
        SchemaDiffers: the database was made by a newer fairdebt.
    """
    found = version(connection)
    if found is None:
        schema.create_all(connection)
        connection.execute(statements.set_, {"name": "schema", "value": str(VERSION)})
        return None, VERSION
    if found > VERSION:
        raise SchemaDiffers("ledger_newer", found=found, known=VERSION)
    if fresh_only:
        return found, found
    for number in range(found, VERSION):
        STEPS[number](connection)
        connection.execute(update(settings).where(settings.c.name == "schema").values(value=str(number + 1)))
    return found, VERSION
