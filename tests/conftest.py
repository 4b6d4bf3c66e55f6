"""Hypothesis profiles: `dev` draws new examples each run, `ci` the same ones each run, `soak` many more, `mutants` few.

`FAIRDEBT_HYPOTHESIS` names a profile; without it `CI=true` selects `ci`.
"""

from __future__ import annotations

import gc
import os
import tempfile

import pytest
from hypothesis import HealthCheck, Phase, settings

from benchmarks.job.peers.installed import said_missing

# No deadlines, no check of drawing speed: a test must not fail because the computer was busy.
settings.register_profile("dev", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True)
settings.register_profile("soak", parent=settings.get_profile("dev"), max_examples=3000)
# A failure is all that is asked for: it is not made smaller, nor explained.
settings.register_profile(
    "mutants",
    parent=settings.get_profile("ci"),
    max_examples=40,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("FAIRDEBT_HYPOTHESIS") or ("ci" if os.environ.get("CI") == "true" else "dev"))

if "FAIRDEBT_CACHE" not in os.environ:  # what is made of policy files is kept while the tests run, for all processes
    _KEPT = tempfile.TemporaryDirectory(prefix="fairdebt-")
    os.environ["FAIRDEBT_CACHE"] = _KEPT.name


gc.set_threshold(50_000, 20, 100)
"""Policies, scenarios and 20,000 tests are millions of objects, all of them kept: to look through them for garbage as
often as Python does took a tenth of the time of the run, and a third of that of finding the tests."""


LAST = ("test_hardly_any_number_is_without_a_triple", "test_nothing_is_listed_that_is_reached")
"""Tests that sum up what the others found: before these are done they find it all a second time, for a minute."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those that sum up come last."""
    items.sort(key=lambda each: each.name.partition("[")[0] in LAST)


def pytest_collection_finish() -> None:
    """Look no more through what was loaded to find the tests."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which engines the common speed job was not compared with: no skip is silent."""
    if (line := said_missing()) is not None:
        terminalreporter.write_line(f"tests/benchmarks: {line}")
