"""Ledgers on both databases, empty for every test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdebt.ledger import Ledger, Store
from fairdebt.ledger.sql import SqlStore
from tests.ledger.servers import empty, new_database, server
from tests.ledger.world import KEY, Watch, World


@pytest.fixture(scope="session")
def postgres_database() -> str:
    """A database of this test process, on a server that all of one run share."""
    return new_database(server(os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once on each of both."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    found: str = request.getfixturevalue("postgres_database")
    empty(found)
    return found


@pytest.fixture
def postgres(postgres_database: str) -> Iterator[SqlStore]:
    """An empty store on PostgreSQL, for what only a server can do."""
    empty(postgres_database)
    made = SqlStore(postgres_database, create=True)
    yield made
    made.close()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = SqlStore(url, create=True)
    yield made
    made.close()


@pytest.fixture
def world(store: Store) -> World:
    watch = Watch()
    return World(Ledger(store, key=KEY, clock=watch), watch)
