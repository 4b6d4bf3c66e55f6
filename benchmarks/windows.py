"""Cost of looking ahead over the Chinese policies, in decisions' worth of time.

Prints how many ordinary decisions take as long as: the windows of 7, 30 and 365 days, the next permitted instant of a
vetoed act, the end of the permission of an approved one, the budget, and the alternatives. The aim is that the windows
of 30 days cost less than 100 decisions. A wall-clock figure is never a test: read it, run it again, compare.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

from fairdebt import Action, Case, Guard

AIM = 100
CASE: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "zones": ["Asia/Shanghai"],
    "lender": {"id": "L1", "type": "consumer_finance_company"},
    "collector": {"role": "lender"},
    "debtor": {"id": "P1"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes", "purpose": "consumer"}],
}
CALL: dict[str, Any] = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "purpose": "reminder",
    "voice": "person",
    "address_source": "contract",
    "mode": "informative",
}
NOON = datetime.fromisoformat("2026-03-02T12:00+08:00")


def history(calls: int) -> list[dict[str, Any]]:
    """Return so many past calls, three hours apart, by day and by night."""
    return [
        {**CALL, "outcome": ("answered", "no_answer")[number % 2], "at": NOON - timedelta(hours=3 * number + 1)}
        for number in range(calls)
    ]


def seconds(run: Callable[[], object], runs: int) -> float:
    """Return the best time of several runs."""
    best = float("inf")
    for _ in range(runs):
        start = perf_counter()
        run()
        best = min(best, perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="Cost of looking ahead, in decisions' worth of time.")
    parser.add_argument("--runs", type=int, default=7, help="runs of each; the best counts (default: 7)")
    parser.add_argument("--calls", type=int, default=30, help="past calls in the history (default: 30)")
    arguments = parser.parse_args()
    guard = Guard.load("cn")
    about = Case.model_validate({**CASE, "history": history(arguments.calls)})
    act = Action.model_validate({**CALL, "at": NOON})
    night = Action.model_validate({**CALL, "at": NOON + timedelta(hours=11)})
    once = seconds(lambda: [guard.decide(act, about) for _ in range(200)], arguments.runs) / 200
    print(f"one decision             {once * 1e6:9.0f} µs   {guard.decide(act, about).outcome.value}")

    def show(name: str, run: Callable[[], object]) -> float:
        took = seconds(run, arguments.runs)
        print(f"{name:24} {took * 1e3:9.2f} ms   {took / once:8.1f} decisions")
        return took / once

    def windows(days: int) -> Callable[[], object]:
        return lambda: guard.windows(act, about, until=NOON + timedelta(days=days))

    ratios = {days: show(f"windows, {days} days", windows(days)) for days in (7, 30, 365)}
    show("next permitted", lambda: guard.decide(night, about).next_permitted)
    show("permitted until", lambda: guard.decide(act, about).permitted_until)
    show("budget", lambda: guard.budget(act, about))
    show("alternatives", lambda: guard.alternatives(night, about))
    print(f"ratio for 30 days        {ratios[30]:9.1f}      (aim: at most {AIM})")


if __name__ == "__main__":
    main()
