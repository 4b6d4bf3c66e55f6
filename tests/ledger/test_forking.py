"""What a child inherits from its parent neither stops it nor anybody else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fairdebt.ledger import Ledger
from fairdebt.ledger.sql import SqlStore
from fairdebt.testing.ledger_contract import chain_of, written
from tests.ledger.world import KEY, Watch, World, case

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")

DIES_IN_ITS_TURN = """
import os, signal, sys, time
from fairdebt.ledger.sql import SqlStore
store = SqlStore(sys.argv[1])
with store.begin([1]):
    child = os.fork()
    if child == 0:
        sys.stdin.read()  # lives on, and never asks for the ledger
        os._exit(0)
    print(child, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_child_does_not_keep_the_turn_of_a_parent_that_died(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    store = SqlStore(url)
    program = [sys.executable, "-c", DIES_IN_ITS_TURN, url]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert parent.wait(30) == -signal.SIGKILL
        os.kill(child, 0)  # it is still there
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(written, store, chain_of("a", 1), (), [1])
            try:
                waiting.result(timeout=30)
            finally:
                os.kill(child, signal.SIGKILL)
    store.close()


def test_a_child_can_reserve_whatever_threads_of_its_parent_held(tmp_path: Path) -> None:
    watch = Watch()
    store = SqlStore(f"sqlite:///{tmp_path / 'ledger.db'}")
    world = World(Ledger(store, key=KEY, clock=watch), watch)
    world.guard.reserve(world.call(), case())
    holding, goes_on = threading.Event(), threading.Event()

    def hold() -> None:
        with world.ledger._lock, store._turns._lock, store._together._lock:  # type: ignore[union-attr]  # it is a file
            holding.set()
            assert goes_on.wait(60)

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        assert holding.wait(30)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                signal.alarm(30)
                code = 0 if world.guard.reserve(world.call(), case()).approved else 2
            finally:
                os._exit(code)
        status = os.waitpid(child, 0)[1]
        goes_on.set()
        assert status == 0
        held.result(30)
    with store.look() as reading:
        assert len(list(reading.every())) == 2
    store.close()
