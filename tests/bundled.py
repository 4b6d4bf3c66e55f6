"""The bundled scenarios, each file read once in a process: all of them take seconds, and several tests ask for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fairdebt.scenarios import Scenario, read_scenarios

TESTS = Path(__file__).parent
OF_POLICIES = sorted((TESTS / "policies").rglob("*.yaml"))
ORDINARY = sorted((TESTS / "ordinary").rglob("*.yaml"))


@cache
def scenarios_in(path: Path) -> tuple[Scenario, ...]:
    """Return the scenarios of one of these files."""
    return tuple(read_scenarios(path))
