"""Time many jobs in turn: slices of each, processor time of the thread, so that a busy machine disturbs all alike."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Run = Callable[[], object]
Ready = Callable[[], Run]
"""Makes one run ready; only the run itself is timed."""

SLICE = 0.04
"""Each job runs for so many seconds before the next one has its turn: long enough that it runs warm."""


@dataclass(frozen=True, slots=True)
class Times:
    """Microseconds of processor time of one job."""

    runs: int
    median: float
    p99: float


def in_turn(jobs: Mapping[str, Ready], *, seconds: float) -> dict[str, Times]:
    """Time all jobs in turn, a slice of each per round, until `seconds` are over; every job gets three slices at least.

    The cost of timing itself, the median of an empty run, is taken off. What stands before the first round is left out
    of garbage collection, which would otherwise walk the prepared cases again and again.
    """
    taken: dict[str, list[int]] = {name: [] for name in jobs}
    empty: list[int] = []
    for ready in jobs.values():  # generates code and fills caches; not counted
        for _ in range(2):
            ready()()
    gc.collect()
    gc.freeze()
    try:
        rounds = 0
        ends = time.perf_counter() + seconds
        while rounds < 3 or time.perf_counter() < ends:
            rounds += 1
            _slice(lambda: _nothing, empty, SLICE / 10)
            for name, ready in jobs.items():
                _slice(ready, taken[name], SLICE)
    finally:
        gc.unfreeze()
    own = statistics.median(empty)
    return {name: _times([max(0, t - own) / 1000 for t in spent]) for name, spent in taken.items()}


def _slice(ready: Ready, taken: list[int], seconds: float) -> None:
    clock = time.thread_time_ns
    until = time.perf_counter() + seconds
    while True:
        run = ready()
        began = clock()
        run()
        taken.append(clock() - began)
        if time.perf_counter() > until:
            return


def _nothing() -> None:
    return None


def _times(spent: list[float]) -> Times:
    spent.sort()
    return Times(len(spent), statistics.median(spent), spent[min(len(spent), math.ceil(len(spent) * 0.99)) - 1])
