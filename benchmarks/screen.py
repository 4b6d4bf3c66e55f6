"""Measure the text screen: microseconds for each message of the corpus, and for a long script, beside plain folding.

Usage: python benchmarks/screen.py [--seconds 10]

A script ten times as long tells whether anything grows faster than its text, regular expressions included.

All jobs run in turn in one process. Each median is also given as a multiple of the floor: `str.translate` and a search
for eight words in the same text, which is what a word list without context would cost at the least. A wall-clock figure
is never a test: read it, run it again, compare.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice

from fairdebt.screen import Screen
from scripts.screen_evaluation import language, messages

WORDS = re.compile("坐牢|法院|单位|老赖|jail|police|boss|deadbeat")
SCRIPT = 5_000
"""Characters of a long call script; the longest is ten times that."""


def floor(texts: Iterator[str]) -> Callable[[], object]:
    """Return one run of the floor."""
    table = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
    return lambda: WORDS.search(next(texts).translate(table).lower())


def measure(jobs: dict[str, Callable[[], object]], *, seconds: float) -> dict[str, list[float]]:
    """Time all jobs in turn until `seconds` are over; in microseconds."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for run in jobs.values():
        run()
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        for name, run in jobs.items():
            for _ in range(20):
                began = time.thread_time_ns()
                run()
                taken[name].append((time.thread_time_ns() - began) / 1000)
    return taken


def in_turn(screen: Screen, texts: Sequence[str]) -> Callable[[], object]:
    """Return a job that screens one text after the other, again and again."""
    each = cycle(texts)
    return lambda: screen.screen(next(each))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the text screen.")
    parser.add_argument("--seconds", type=float, default=10, help="how long to measure (default: 10)")
    asked = parser.parse_args()
    began = time.perf_counter()
    screen = Screen()
    screen.screen("您好")
    loaded = time.perf_counter() - began
    held = [each for each in messages("tuning") if each.evasion == "none"]
    texts = {name: [each.text for each in held if language(each) == name] for name in ("zh", "en")}
    jobs: dict[str, Callable[[], object]] = {"floor: eight words": floor(cycle(texts["zh"]))}
    for name, every in texts.items():
        jobs[f"{name}, a message"] = in_turn(screen, every)
        for length in (SCRIPT, 10 * SCRIPT):
            script = "".join(islice(cycle("\n".join(every)), length))
            jobs[f"{name}, a script of {length}"] = partial(screen.screen, script)
    taken = measure(jobs, seconds=asked.seconds)
    least = statistics.median(taken["floor: eight words"])
    print(f"the lexicons are read and ready in {loaded:.2f} s, once; microseconds of processor time")
    print(f"{'':24}{'runs':>8}{'median':>12}{'p99':>12}{'x floor':>10}")
    for name, times in taken.items():
        p99 = sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]
        middle = statistics.median(times)
        print(f"{name:24}{len(times):8}{middle:12.1f}{p99:12.1f}{middle / least:10.1f}")


if __name__ == "__main__":
    main()
