"""Measure the test kit: cases per second of processor time, edges hit by 1,000 examples and by as many uniform ones.

Usage: python benchmarks/kit.py [--examples 1000] [policies ...]

An edge is hit where acts lay on both of its sides while the rule hung on it (see `fairdebt.readings.edges.touching`).
The uniform generator draws from the same vocabulary: every attribute that a rule looks at with an equal chance for each
of its words, numbers and dates uniformly, instants uniformly over a week, up to six events over a month. It knows the
rules' words, and nothing of where they turn.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from pydantic import ValidationError

from fairdebt import Action, Case, Guard
from fairdebt.readings.edges import Edge, Situation, edges, name_of_edge
from fairdebt.testing import situations
from fairdebt.testing.exercised import Recorder
from fairdebt.testing.twists import Names, names_in
from fairdebt.vocabulary import ATTRIBUTES, FACTS, TABLES, Type

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def uniform(names: Names, chance: random.Random) -> Iterator[Situation]:
    """Yield acts and cases, everything drawn uniformly."""

    def value(type_: Type) -> Any:
        match type_.base:
            case "truth":
                return chance.choice(["yes", "no"])
            case "number" | "amount":
                return str(chance.randint(0, 1000))
            case "date":
                return (date(2026, 3, 2) + timedelta(days=chance.randint(-1500, 400))).isoformat()
            case "name" if type_.table in TABLES:
                words = list(TABLES[type_.table].words)
                return chance.sample(words, chance.randint(0, 3)) if type_.many else chance.choice(words)
        return None

    def deed(attributes: tuple[str, ...], kind: str) -> dict[str, Any]:
        found = {}
        for name in attributes:
            if kind in ATTRIBUTES[name].on and chance.random() < 0.5:
                drawn = value(ATTRIBUTES[name].type)
                if drawn is not None:
                    found[name] = drawn
        return found

    while True:
        at = MONDAY + timedelta(seconds=chance.randint(0, 7 * 86_400))
        action = {"act": "contact", "to": "debtor", **deed(names.act, "act"), "at": at.isoformat()}
        debt: dict[str, Any] = {"id": "D1", "product": "consumer_loan", "online": "yes"}
        case: dict[str, Any] = {"jurisdictions": ["CN"], "debtor": {"id": "P1"}, "lender": {"id": "L1", "type": "bank"}}
        for path in names.facts:
            group, _, field = path.partition(".")
            drawn = value(FACTS[path].type) if path in FACTS and chance.random() < 0.5 else None
            if drawn is not None and field:
                (debt if group == "debt" else case.setdefault(group, {}))[field] = drawn
        events = []
        for _ in range(chance.randint(0, 6)):
            when = (at - timedelta(seconds=chance.randint(0, 30 * 86_400))).isoformat()
            if names.notices and chance.random() < 0.5:
                events.append({"notice": chance.choice(names.notices), "at": when})
            else:
                events.append({"act": "contact", "to": "debtor", **deed(names.event, "event"), "at": when})
        try:
            yield Situation(
                Action.model_validate(action), Case.model_validate({**case, "debts": [debt], "history": events})
            )
        except ValidationError:
            continue


def hit(guard: Guard, drawn: list[Situation]) -> int:
    """Return how many edges were hit on both sides."""
    recorder = Recorder()
    for each in drawn:
        recorder.observe(guard.policies, each.action, each.case)
    norms = guard.policies.norms
    every = {
        f"{norm.key}: {' '.join(name_of_edge(edge))}"
        for norm in norms.prohibitions
        for edge in edges(norm, norms)
        if isinstance(edge, Edge)
    }
    both = {name for name in every if {f"{name}|yes", f"{name}|no"} <= recorder.seen.sides}
    print(f"  {len(both)} of {len(every)} edges on both sides")
    return len(both)


def drawn_by_the_kit(guard: Guard, examples: int) -> list[Situation]:
    found: list[Situation] = []
    checks = list(HealthCheck)

    @settings(
        max_examples=examples, database=None, phases=[Phase.generate], deadline=None, suppress_health_check=checks
    )
    @given(situations(guard))
    def draw(each: Situation) -> None:
        found.append(each)

    draw()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("policies", nargs="*", default=["cn"])
    parser.add_argument("--examples", type=int, default=1000)
    said = parser.parse_args()
    guard = Guard.load(*said.policies)
    found: list[Situation] = []
    for name in ("cold", "warm"):
        start = time.process_time()
        found = drawn_by_the_kit(guard, said.examples)
        spent = time.process_time() - start
        print(f"kit, {name}: {len(found)} cases, {len(found) / spent:.0f} per second")
    ours = hit(guard, found)
    draw = uniform(names_in(None, guard.policies.norms), random.Random(1))
    start = time.process_time()
    plain = [next(draw) for _ in range(len(found))]
    print(f"uniform: {len(plain)} cases, {len(plain) / (time.process_time() - start):.0f} per second")
    theirs = hit(guard, plain)
    print(f"edges hit per {len(found)} examples: {ours} against {theirs}, {ours / max(theirs, 1):.1f} times as many")


if __name__ == "__main__":
    main()
