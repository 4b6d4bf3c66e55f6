"""How many instructions of Python's bytecode a decision executes: counted, not timed, so the same on a busy machine.

What Python's own functions do in C is not counted: a regular expression is one instruction, as an addition is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle
from types import FrameType
from typing import Any

from benchmarks.job.agreement import by_floor
from benchmarks.job.cases import Drawn
from benchmarks.measuring.clock import Ready, Run
from benchmarks.measuring.decisions import FLOOR, starts
from fairdebt import Guard

WARM = 12
"""So often each case is asked before anything is counted: what is remembered was met before, by the floor too."""


def counted(guard: Guard, cases: list[Drawn]) -> dict[str, float]:
    """Return the instructions of each job of the common job, on average over these cases."""
    by_hand = cycle(cases)
    jobs: dict[str, Ready] = {FLOOR: lambda: partial(by_floor, next(by_hand)), **starts(guard, cases)}
    found: dict[str, float] = {}
    for name, ready in jobs.items():
        for _ in range(WARM * len(cases)):
            ready()()
        found[name] = sum(_counted(ready()) for _ in cases) / len(cases)
    return found


def _counted(run: Run) -> int:
    taken = 0

    def instruction(frame: FrameType, event: str, said: Any) -> Callable[..., Any]:
        nonlocal taken
        taken += event == "opcode"
        return instruction

    def call(frame: FrameType, event: str, said: Any) -> Callable[..., Any]:
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        return instruction

    before = sys.gettrace()
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return taken
