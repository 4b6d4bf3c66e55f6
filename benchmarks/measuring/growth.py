"""How the cost of one decision grows: with the rules loaded, and with the contacts of the past."""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import CHANNELS, FLAGS
from benchmarks.job.floor import plain
from benchmarks.measuring.acts import others
from benchmarks.measuring.clock import Ready, in_turn
from fairdebt import Action, Case, Guard

RULES = (10, 100, 1000, 10_000)
EVENTS = (10, 100, 1000, 10_000, 100_000)
AT = datetime(2026, 3, 20, 15, tzinfo=UTC)
YEARS = 10
"""The past contacts lie evenly in so many years."""

HEAD = """format: 1
policy: many
title: {zh: 许多规则, en: many rules}
jurisdiction: US
binding: house
in_force: {from: "2020-01-01"}
uncovered:
  - jurisdiction: US
    acts: [contact]
    because: {zh: 仅供测速, en: for measuring only}
    approved_by: nobody
    until: "2100-01-01"
rules:
"""


def rule(number: int, *, applies: bool) -> str:
    """Return one rule: every third a ban, a cap, an hour; each with numbers of its own, so that none shares its work.

    Args:
        number: Which one, from 0.
        applies: Whether the rule is about calls, the act that is timed, or about home visits.
    """
    channel = "call" if applies else "home_visit"
    start = f"  - id: n{number}\n    citation: no. {number}\n    says: {{zh: 规则, en: a rule}}\n"
    scope = f"    when: {{act: contact, channel: {channel}"
    if number % 3 == 0:
        return f'{start}    kind: forbid\n{scope}, debt.days_overdue: ">= {1000 + number} days"}}\n'
    if number % 3 == 1:
        limit = f"{1000 + number} per {1 + number % 97} days"
        return f"{start}    kind: contact_cap\n{scope}}}\n    per: [debtor]\n    at_most: {limit}\n"
    opens = f"{number % 6:02}:{number % 60:02}"
    return f'{start}    kind: permitted_hours\n{scope}}}\n    hours: {{every_day: "{opens}-23:{number % 59:02}"}}\n'


def with_rules(seconds: float) -> dict[str, Any]:
    """Time one call under more and more rules: all of them about calls, or all but ten about visits."""
    case = Case.model_validate(_case(20))
    act = Action.model_validate(_act())
    jobs: dict[str, Ready] = {}
    loading: dict[str, float] = {}
    for count in RULES:
        for name, applies in (("about this act", count), ("of which 10 about this act", 10)):
            text = HEAD + "".join(rule(number, applies=number < applies) for number in range(count))
            began = time.process_time()
            guard = _loaded(text)
            loading[str(count)] = time.process_time() - began
            decision = guard.decide(act, case)
            if not decision.approved:
                raise SystemExit(f"{count} rules: the call should be approved:\n{decision.explain('en')[:2000]}")
            jobs[f"{name}|{count}"] = _ready(guard, act, case.model_copy())
    return {"times": _medians(in_turn(jobs, seconds=seconds)), "loading_seconds": loading}


def with_history(seconds: float) -> dict[str, Any]:
    """Time one call with more and more past contacts: by hand, on a fresh case, a kept one, one contact more."""
    guard = Guard.load(POLICY)
    act = Action.model_validate(_act())
    jobs: dict[str, Ready] = {}
    for count in EVENTS:
        said = _case(count)
        case = Case.model_validate(said)
        guard.decide(act, case)
        action, debtor, history = _plain(said)
        jobs[f"hand-written Python|{count}"] = _by_hand(action, debtor, history)
        jobs[f"from a Case|{count}"] = _fresh(guard, act, case)
        jobs[f"from a kept Case|{count}"] = _ready(guard, act, case)
        jobs[f"one contact more, then decide|{count}"] = _longer(guard, act, case)
    return {"times": _medians(in_turn(jobs, seconds=seconds))}


def _medians(times: dict[str, Any]) -> dict[str, dict[str, float]]:
    curves: dict[str, dict[str, float]] = {}
    for name, found in times.items():
        curve, _, count = name.partition("|")
        curves.setdefault(curve, {})[count] = found.median
    return curves


def _loaded(text: str) -> Guard:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.yaml"
        path.write_text(text, encoding="utf-8")
        return Guard.load(path)


def _ready(guard: Guard, act: Action, case: Case) -> Ready:
    asked = others(act)

    def ready() -> Callable[[], object]:
        another = next(asked)
        return lambda: guard.decide(another, case)

    return ready


def _fresh(guard: Guard, act: Action, case: Case) -> Ready:
    def ready() -> Callable[[], object]:
        new = case.model_copy()
        return lambda: guard.decide(act, new)

    return ready


def _longer(guard: Guard, act: Action, case: Case) -> Ready:
    """Return a job in which one contact after the other is added to the same case, and each time is decided."""
    current, numbers = [case], itertools.count()

    def ready() -> Callable[[], object]:
        # later than all others, as a contact is that was just made
        more = {**_event(AT - timedelta(seconds=1), "call"), "id": f"more {next(numbers)}"}

        def run() -> object:
            current[0] = current[0].extended(more)
            return guard.decide(act, current[0])

        return run

    return ready


def _by_hand(action: dict[str, Any], debtor: dict[str, Any], history: list[dict[str, Any]]) -> Ready:
    return lambda: lambda: plain(action, debtor, history)


def _act() -> dict[str, Any]:
    return {
        **_event(AT, "call"),
        "voice": "person",
        "purpose": "reminder",
        "address_kind": "mobile",
        "findings": [],
        "elements": ["collection_disclosure"],
    }


def _event(at: datetime, channel: str) -> dict[str, Any]:
    return {"act": "contact", "channel": channel, "to": "debtor", "debts": ["D1"], "at": at.isoformat()}


def _case(events: int) -> dict[str, Any]:
    rng = random.Random(events)
    span = YEARS * 365 * 86_400
    moments = sorted(rng.randrange(60, span) for _ in range(events))
    return {
        "jurisdictions": ["US"],
        "zones": ["America/New_York"],
        "debtor": {"id": "P1", "insolvent": "no"},
        "debts": [{"id": "D1", "days_overdue": 30}],
        "own": {},
        "history": [
            {
                **_event(AT - timedelta(seconds=moment), rng.choices(CHANNELS, (55, 18, 18, 6, 3))[0]),
                "outcome": "conversation" if rng.random() < 0.06 else "no_answer",
            }
            for moment in moments
        ],
    }


def _plain(said: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    action = {
        "channel": "call",
        "at": int(AT.timestamp()),
        "zones": ("America/New_York",),
        "debt": "D1",
        "to": "debtor",
        "purpose": "reminder",
        "place": "mobile",
        "automated": False,
        "findings": [],
        "elements": ["collection_disclosure"],
    }
    debtor: dict[str, Any] = dict.fromkeys(FLAGS, False) | {"inconvenient": []}
    history = [
        {
            "at": int(datetime.fromisoformat(event["at"]).timestamp()),
            "debt": "D1",
            "channel": event["channel"],
            "outcome": event["outcome"],
            "to": "debtor",
        }
        for event in said["history"]
    ]
    return action, debtor, history
