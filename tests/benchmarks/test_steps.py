"""No start needs many more instructions than it did. Nothing is timed: the counts are the same on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COUNT = """
import json
from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from benchmarks.measuring.steps import counted
from fairdebt import Guard
print(json.dumps(counted(Guard.load(POLICY), draw_many(40))))
"""

MOST = {
    "fairdebt, from dicts": 9.6,
    "fairdebt, from a Case": 3.5,
    "fairdebt, from a kept Case": 2.35,
    "fairdebt, from a kept Case, asked again": 0.62,
    "fairdebt, from a Case, explained, next permitted": 10.2,
}
"""Times the instructions of the rules by hand: a seventh above what was counted when this was written."""


@pytest.fixture(scope="module")
def counts() -> dict[str, float]:
    """Return the counts of a process of their own: what other tests made it remember would take its instructions."""
    ran = subprocess.run([sys.executable, "-c", COUNT], cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("start", MOST)
def test_a_decision_takes_no_more_instructions_than_it_should(counts: dict[str, float], start: str) -> None:
    assert counts[start] <= MOST[start] * counts["hand-written Python"]
