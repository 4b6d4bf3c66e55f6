"""Measure one decision: from dicts, from a fresh `Case`, from a kept one; approvals and vetoes, with and without words.

Usage: python benchmarks/decision.py [--floor path/to/job.py] [--seconds 20] [policies ...]

With `--floor` the hand-written rules of that module (`make_cases`, `plain`) are measured in the same run, all jobs
in turn, and each median is also given as a multiple of the floor's. The bundled policies hold several times as many
rules as the floor, and other ones: the ratio says where we stand, not how well we do. A wall-clock figure is never a
test: read it, run it again, compare.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fairdebt import Action, Case, Guard, InvalidInput, Outcome

Run = Callable[[], object]

CALL = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "purpose": "reminder",
    "mode": "informative",
    "voice": "person",
    "address": "M1",
    "address_source": "contract",
    "at": "2026-03-20T10:00+08:00",
}
PAST = {key: CALL[key] for key in ("act", "channel", "to", "purpose", "mode", "address")}
OUTCOMES = ("no_answer", "answered", "voicemail", "busy")
CASE = {
    "jurisdictions": ["CN"],
    "debtor": {"id": "P1"},
    "collector": {"role": "lender"},
    "lender": {"id": "L1", "type": "consumer_finance_company"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes", "days_overdue": 35}],
    "history": [
        {**PAST, "id": f"e{day}", "outcome": OUTCOMES[day % 4], "at": f"2026-03-{day:02}T10:00+08:00"}
        for day in range(1, 20)
    ]
    + [{"notice": "promise_to_pay", "at": "2026-03-05T12:00+08:00", "id": "n1"}],
}
"""A call to a debtor of whom 20 events are known."""

SLICE = 0.01
"""Each job runs for so many seconds before the next one has its turn: long enough that it runs warm."""

NIGHT = {**CALL, "at": "2026-03-20T22:30+08:00"}


def jobs(guard: Guard) -> dict[str, tuple[Outcome, Callable[[], Run]]]:
    """Return what is measured: by name the expected outcome, and what makes one run ready, not measured itself."""
    action, night = Action.model_validate(CALL), Action.model_validate(NIGHT)
    kept = Case.model_validate(CASE)
    return {
        "approval, from dicts": (Outcome.APPROVED, lambda: lambda: guard.decide(CALL, CASE)),
        "approval, from a fresh Case": (
            Outcome.APPROVED,
            lambda: (lambda case: lambda: guard.decide(action, case))(Case.model_validate(CASE)),
        ),
        "approval, from a kept Case": (Outcome.APPROVED, lambda: lambda: guard.decide(action, kept)),
        "approval, kept, with its duties": (Outcome.APPROVED, lambda: lambda: _told(guard, action, kept)),
        "veto, from a kept Case": (Outcome.VETOED, lambda: lambda: guard.decide(night, kept)),
        "veto, kept, explained": (Outcome.VETOED, lambda: lambda: _told(guard, night, kept)),
    }


def _told(guard: Guard, action: Action, case: Case) -> object:
    decision = guard.decide(action, case)
    decision.explain("en")
    return decision


def floor_of(path: Path) -> Callable[[], Run]:
    """Return what makes one run of the hand-written rules ready, over many cases in turn."""
    spec = importlib.util.spec_from_file_location("floor", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module")
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cases = itertools.cycle(module.make_cases(500))
    plain = module.plain

    def ready() -> Run:
        action, debtor, history = next(cases)
        return lambda: plain(action, debtor, history)

    return ready


def measure(ready: dict[str, Callable[[], Run]], *, seconds: float) -> dict[str, list[float]]:
    """Time all jobs in turn, a few milliseconds of each per round, until `seconds` are over; in microseconds."""
    taken: dict[str, list[float]] = {name: [] for name in ready}
    for make in ready.values():  # generates code and fills caches; not counted
        for _ in range(20):
            make()()
    ends = time.perf_counter() + seconds
    while time.perf_counter() < ends:
        for name, make in ready.items():
            until = time.perf_counter() + SLICE
            while True:
                run = make()
                began = time.thread_time_ns()
                run()
                taken[name].append((time.thread_time_ns() - began) / 1000)
                if time.perf_counter() > until:
                    break
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure one decision.")
    parser.add_argument("policies", nargs="*", default=["cn"], help="policies to load (default: cn)")
    parser.add_argument("--floor", type=Path, metavar="PATH", help="module with `make_cases` and `plain`")
    parser.add_argument("--seconds", type=float, default=20, help="how long to measure (default: 20)")
    asked = parser.parse_args()
    try:
        guard = Guard.load(*asked.policies)
    except InvalidInput as error:
        raise SystemExit(str(error)) from None
    ready = {}
    for name, (outcome, make) in jobs(guard).items():
        found = make()()
        got = getattr(found, "outcome", None)
        if got is not outcome:
            raise SystemExit(f"{name}: expected {outcome.value}, got {got}; the figures would mean nothing")
        ready[name] = make
    if asked.floor is not None:
        ready["floor: hand-written rules"] = floor_of(asked.floor)
    taken = measure(ready, seconds=asked.seconds)
    middle = {name: statistics.median(times) for name, times in taken.items()}
    floor = middle.get("floor: hand-written rules")
    rules = len({norm.rule for norm in guard.policies.norms.prohibitions})
    print(f"{', '.join(asked.policies)}: {rules} rules; microseconds of processor time")
    print(f"{'':34}{'runs':>8}{'median':>10}{'p99':>10}" + (f"{'x floor':>10}" if floor else ""))
    for name, times in taken.items():
        p99 = sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]
        ratio = f"{middle[name] / floor:10.1f}" if floor else ""
        print(f"{name:34}{len(times):8}{middle[name]:10.1f}{p99:10.1f}{ratio}")


if __name__ == "__main__":
    main()
