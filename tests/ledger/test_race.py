"""Processes that race for the same debtors and the same number: caps hold to the last slot, and none is lost."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter

import pytest

from fairdebt.ledger import Ledger
from fairdebt.ledger.clock import system_clock
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from tests.generated import covering, loaded
from tests.ledger.world import KEY, LAW, World, case

PROCESSES, THREADS, TRIES = 4, 2, 8

RULES = [rule for rule in LAW["rules"] if rule["id"] in ("three-a-day", "five-per-number")]


def race(url: str, number: int, pipe: int) -> None:
    """Reserve what can be had; report which debtors it was given for."""
    policies = covering(loaded({**LAW, "states": {}, "rules": RULES}))
    world = World(Ledger(SqlStore(url), key=KEY), system_clock, policies)  # type: ignore[arg-type]  # a clock
    given: list[str] = []

    def work(thread: int) -> None:
        for place in range(TRIES):
            debtor = f"P{(number + thread + place) % 3}"
            if world.guard.reserve(world.call(), case(debtor)).approved:
                given.append(debtor)

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.write(pipe, json.dumps(given).encode())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_processes_share_the_slots_of_a_number_and_of_each_debtor(url: str) -> None:
    SqlStore(url, create=True).close()
    pipes, children = [], []
    for number in range(PROCESSES):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                race(url, number, writing)
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        pipes.append(reading)
        children.append(child)
    given: Counter[str] = Counter()
    for pipe, child in zip(pipes, children, strict=True):
        with os.fdopen(pipe) as answer:
            text = answer.read()
        assert os.waitpid(child, 0)[1] == 0
        given.update(json.loads(text))
    assert given.total() == 5
    assert max(given.values()) <= 3
    store = SqlStore(url)
    assert verify(store).intact
    store.close()
