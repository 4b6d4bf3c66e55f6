"""A PostgreSQL that is set up otherwise, or stands behind a pooler, loses nothing and exceeds nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import make_url

from fairdebt.ledger import Ledger
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from tests.ledger.pooler import Pooler
from tests.ledger.world import KEY, Watch, World, case


def test_behind_a_pooler_each_transaction_is_whole_wherever_it_goes(postgres: SqlStore, postgres_database: str) -> None:
    if "host" not in make_url(postgres_database).query:
        pytest.skip("this server asks for more than a name")
    with Pooler(postgres_database) as pooler:
        store, watch = SqlStore(pooler.url), Watch()
        world = World(Ledger(store, key=KEY, clock=watch), watch)

        def reserve(number: int) -> bool:
            return world.guard.reserve(world.call(), case(f"P{number % 4}")).approved

        with ThreadPoolExecutor(6) as pool:
            given = list(pool.map(reserve, range(24)))
        assert sum(given) == 5
        permit = world.guard.reserve(world.call(address="n2"), case("P9"), key="job")
        permit.start()
        permit.confirm("answered")
        assert world.guard.reserve(world.call(address="n2"), case("P9"), key="job").state == "confirmed"
        world.guard.hold("everything", why="audit", by="desk", at=watch())
        assert not world.guard.reserve(world.call(address="n3"), case("P8")).approved
        assert verify(store).findings == []
        store.close()


@pytest.mark.parametrize(("default", "wanted"), [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")])
def test_what_is_acknowledged_is_on_the_disk_of_the_server(
    postgres: SqlStore, postgres_database: str, default: str, wanted: str
) -> None:
    with postgres.maintain() as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET synchronous_commit = '{default}'")
    try:
        store = SqlStore(postgres_database)
        with store.maintain() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == wanted
        store.close()
    finally:
        with postgres.maintain() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {name} RESET synchronous_commit")
