"""What a machine lacks before it can drive a host: told at once, in words, and before Hypothesis looks for steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import read_action, read_case, read_event
from fairdebt.guard import Guard
from fairdebt.guard.vouching import instant
from fairdebt.messages import say
from fairdebt.vocabulary import TABLES

Reader = Callable[..., object]
"""Reads an act, an event or a case, and says what it calls the input in faults."""

STEPS = ("receive", "work", "restart")
"""What an adapter of a host can do."""


@lru_cache(maxsize=64)
def check_machine(machine: type) -> datetime:
    """Return the first instant of a machine whose attributes can be used.

    Raises:
        InvalidInput: with everything that it lacks or says wrong.
    """
    found = list(_lacking(machine))
    if not found:
        found = list(_wrong(machine))
    if found:
        raise InvalidInput(found)
    return instant(machine.start, "start")  # type: ignore[attr-defined]  # it is a GuardedHost


def check_host(host: object, machine: type) -> None:
    """Refuse what is no adapter of a host.

    Raises:
        InvalidInput: it lacks a step.
    """
    lacking = [name for name in STEPS if not callable(getattr(host, name, None))]
    if lacking:
        what = say("machine_host_lacks", host=type(host).__name__, steps=tuple(f"`{name}`" for name in lacking))
        raise InvalidInput([Fault(what, say("machine_host_lacks_fix"), machine.__name__)])


def _lacking(machine: type) -> Iterator[Fault]:
    name = machine.__name__
    for needed in ("guard", "case", "wishes"):
        if getattr(machine, needed, None) is None:
            yield Fault(say("machine_lacks", name=needed), say(f"machine_lacks_{needed}"), name)
    if not isinstance(getattr(machine, "guard", None), Guard | None):
        yield Fault(say("machine_no_guard"), say("machine_lacks_guard"), name)
    if getattr(machine, "wishes", None) == {}:
        yield Fault(say("machine_no_wishes"), say("machine_lacks_wishes"), name)


def _wrong(machine: Any) -> Iterator[Fault]:
    name = machine.__name__
    try:
        at = instant(machine.start, f"{name}: start").isoformat()
    except InvalidInput as error:
        yield from error.faults
        return
    yield from _faults(read_case, machine.case, f"{name}: case")
    readers: tuple[tuple[str, Reader], ...] = (("wishes", read_action), ("notices", read_event))
    for kind, reader in readers:
        held = getattr(machine, kind)
        if not isinstance(held, Mapping):
            yield Fault(say("input_needs_mapping"), say("input_needs_mapping_fix"), f"{name}: {kind}")
            continue
        for named, said in held.items():
            timed = {**said, "at": at} if isinstance(said, Mapping) else said
            yield from _faults(reader, timed, f"{name}: {kind}.{named}")
    outcomes = TABLES["outcome"]
    for outcome in machine.outcomes:
        if outcome not in outcomes.words:
            fix = suggest(str(outcome), outcomes.words, outcomes.meanings, everyday=outcomes.everyday)
            yield Fault(say("input_unknown_word", name=outcome), fix, f"{name}: outcomes")


def _faults(reader: Reader, said: Any, source: str) -> tuple[Fault, ...]:
    """Return what a reader finds wrong."""
    try:
        reader(said, source=source)
    except InvalidInput as error:
        return error.faults
    return ()
