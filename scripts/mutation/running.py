"""Run the tests of one mutant in a child of a process that has imported, and if possible collected, everything."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import resource
import select
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scripts.mutation.places import ROOT, Mutant
from scripts.mutation.swapping import import_changed, loaded_functions, swap
from scripts.mutation.tests import QUIET, arguments, kept

KILLED, SURVIVED, NOT_LOADED, BROKEN = 1, 0, 9, 7
MEMORY = 6 * 2**30
PATIENCE = 3600.0
"""Seconds after which a child that waits for something is ended; one that works is ended by its own time."""

FROZEN = "tests/test_values.py"
"""The test of what dataclasses are; it imports everything, so that only a change to one meets it."""

PROFILE = "mutants"
"""The profile of Hypothesis, in tests/conftest.py."""

EXAMPLES = 40
"""So many examples it draws."""


HEAVY = ("coverage", "dateutil.rrule", "holidays", "hypothesis", "phonenumbers", "pydantic", "pytest", "yaml")


def import_heavy() -> None:
    """Import what tests need of other people's, and nothing of fairdebt."""
    for library in HEAVY:
        importlib.import_module(library)
    assert "fairdebt" not in sys.modules


def forked(work: Callable[[], int], seconds: float, *, quiet: bool = True) -> int:
    """Return the exit code of `work()` in a child; BROKEN if `work` raised.

    KILLED if it dies, or takes more seconds of processor time: a busy computer changes no result.
    """
    child = os.fork()
    if child == 0:
        code = BROKEN
        try:
            os.setpgid(0, 0)
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2) if quiet else ():
                os.dup2(nothing, stream)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    handle = os.pidfd_open(child)
    try:
        if not select.select([handle], [], [], PATIENCE)[0]:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(handle)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else KILLED


class Serving:
    """A pytest plugin that collects everything, then answers questions instead of running the tests."""

    def __init__(self, asked: Connection) -> None:
        self.asked = asked
        self.failed = False

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leave out what is not run."""
        items[:] = kept(items)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note a failure."""
        self.failed = self.failed or report.failed

    def pytest_runtestloop(self, session: Any) -> bool:
        """Answer until nothing more is asked."""
        by_name = {item.nodeid: item for item in session.items}
        self.loaded = loaded_functions()
        gc.collect()
        gc.freeze()
        self.asked.send(sorted(by_name))
        while True:
            question = self.asked.recv()
            if question is None:
                return True
            mutant, tests, seconds = question
            items = [by_name[name] for name in tests if name in by_name]
            self.asked.send(forked(partial(self.run, mutant, items), seconds))

    def run(self, mutant: Mutant | None, items: list[Any]) -> int:
        """Put the change in and run the tests, to the first that fails."""
        if mutant is not None and not swap(mutant, self.loaded):
            return NOT_LOADED
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return KILLED
        return SURVIVED


class Warm:
    """A process with every test collected; with `only`, those of some files or folders."""

    def __init__(self, only: tuple[str, ...] = ()) -> None:
        self.asked, other = Pipe()
        self.child = os.fork()
        if self.child == 0:
            import pytest

            try:
                self.asked.close()
                nothing = os.open(os.devnull, os.O_RDWR)
                os.dup2(nothing, 1)
                pytest.main(arguments(only), plugins=[Serving(other)])
            finally:
                os._exit(0)
        other.close()
        self.known = set(self.asked.recv())

    def run(self, mutant: Mutant | None, tests: list[str], seconds: float) -> int:
        """Return KILLED, SURVIVED, or NOT_LOADED where the change lies outside of functions."""
        self.asked.send((mutant, tests, seconds))
        return int(self.asked.recv())

    def stop(self) -> None:
        """End the process."""
        self.asked.send(None)
        os.waitpid(self.child, 0)


def run_cold(mutant: Mutant, tests: list[str], seconds: float) -> int:
    """Import everything with the change and run the tests, with all of the module: for changes outside of functions.

    Examples in docstrings are left out: pytest reads the files that it looks for them in by itself.
    """
    frozen = (FROZEN,) if "@dataclass" in mutant.name else ()
    whole = [name for name in (*frozen, mutant.own_tests) if (ROOT / name).exists()]
    asked = [*whole, *(name for name in tests if not name.startswith("src/") and name.partition("::")[0] not in whole)]

    def work() -> int:
        import pytest

        changed = import_changed(mutant)
        code = int(pytest.main([*QUIET, *(str(ROOT / name) for name in asked)]))
        if not changed.used:
            raise ImportError(f"{mutant.name} was never imported with its change")
        return SURVIVED if code == 0 else KILLED

    return forked(work, seconds)


def prepare(root: Path = ROOT) -> None:
    """Set what every process needs."""
    os.environ["FAIRDEBT_HYPOTHESIS"] = PROFILE
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.chdir(root)
    sys.path.insert(0, str(root / "src"))
    sys.setrecursionlimit(5000)
