"""Values do not change: every dataclass of the rooms that hold, read and weigh norms is frozen, or named here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass

import pytest

import fairdebt

ROOMS = ("clock", "facts", "loader", "logic", "policy", "readings", "rules", "source", "vocabulary")
CHANGING = {
    "fairdebt.facts.decision.Decision": "works out its explanation and what lies ahead when first asked",
    "fairdebt.loader.finding.Found": "gathers files and what is wrong with them",
    "fairdebt.loader.reading.ReadPolicy": "holds what was read of a file, as far as it was read",
    "fairdebt.readings.counting.Counted": "adds events up",
    "fairdebt.readings.episodes.Episode": "is ended by what is found later",
    "fairdebt.readings.schedule.reads.Reads": "gathers what norms look at",
    "fairdebt.readings.schedule.timed.Timed": "gets its code when it is first asked",
    "fairdebt.readings.schedule.timetable._Kept": "remembers what is written of acts of one kind",
    "fairdebt.rules.faults.Faults": "gathers faults",
    "fairdebt.rules.scope.Scope": "gathers what a rule refers to",
}
"""What is built up step by step, and what for."""


def dataclasses_of(room: str) -> Iterator[type]:
    package = importlib.import_module(f"fairdebt.{room}")
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".durable" in each.name:  # needs a library that does not start everywhere
            continue
        module = importlib.import_module(each.name)
        yield from (
            held
            for held in vars(module).values()
            if isinstance(held, type) and is_dataclass(held) and held.__module__ == module.__name__
        )


def name_of(value: type) -> str:
    return f"{value.__module__}.{value.__qualname__}"


@pytest.mark.parametrize("room", ROOMS)
def test_values_are_frozen(room: str) -> None:
    changing = {name_of(each) for each in dataclasses_of(room) if not each.__dataclass_params__.frozen}  # type: ignore[attr-defined]  # no stub
    assert changing == {name for name in CHANGING if name.startswith(f"{fairdebt.__name__}.{room}.")}
