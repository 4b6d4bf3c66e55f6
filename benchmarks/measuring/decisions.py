"""The common job, timed: three starts, explanations, next permitted time, the full sets of law, the other engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import asdict
from itertools import cycle, islice
from typing import Any

from benchmarks.job.agreement import POLICY, Engine, by_fairdebt, by_floor, differences
from benchmarks.job.cases import Drawn, draw_many
from benchmarks.job.peers.all_peers import engines
from benchmarks.measuring.acts import again, others
from benchmarks.measuring.clock import Ready, in_turn
from fairdebt import Action, Case, Guard, Outcome

FLOOR = "hand-written Python"
JUST_MADE = ", on data made just before"
"""What jobs are called that get their data as new as fairdebt gets a fresh case: at some cost to the caches."""
FEW = 400
OF_FEW = f", on {FEW} cases again and again"
"""What a job is called whose data stay in the processor's caches; all others go through all cases that agreed."""

EVENT = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder"}
OUTCOMES = ("no_answer", "answered", "voicemail", "busy")
CHINA_CALL = {**EVENT, "mode": "informative", "address": "M1"}
CHINA = (
    {**CHINA_CALL, "voice": "person", "address_source": "contract", "at": "2026-03-20T10:00+08:00"},
    {
        "jurisdictions": ["CN"],
        "debtor": {"id": "P1"},
        "collector": {"role": "lender"},
        "lender": {"id": "L1", "type": "consumer_finance_company"},
        "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes", "days_overdue": 35}],
        "history": [
            {**CHINA_CALL, "outcome": OUTCOMES[day % 4], "at": f"2026-03-{day:02}T10:00+08:00"} for day in range(1, 20)
        ],
    },
)
GEORGIA_CALL = {**EVENT, "agency": "A1"}
GEORGIA = (
    {**GEORGIA_CALL, "voice": "person", "address_source": "contract", "at": "2026-03-20T10:00-04:00"},
    {
        "jurisdictions": ["US-GA"],
        "debtor": {"id": "P1"},
        "collector": {"role": "agency"},
        "lender": {"id": "L1", "type": "bank"},
        "agency": {"id": "A1"},
        "mandate": {"contract": "yes", "covers_debt": "yes"},
        "debts": [{"id": "D1", "product": "credit_card", "purpose": "consumer"}],
        "history": [
            {**GEORGIA_CALL, "outcome": ("no_answer", "busy")[day % 2], "at": f"2026-{month:02}-{day:02}T10:00-05:00"}
            for month, days in ((1, range(1, 29, 3)), (2, range(1, 24, 4)), (3, (16, 17, 18)))
            for day in days
        ],
    },
)
"""An act and a case that are approved, with 19 past calls."""


def agree(cases: int, guard: Guard) -> tuple[int, dict[str, Engine]]:
    """Check that all answer so many cases alike; return how many were compared, and the other engines.

    Raises:
        SystemExit: they differ; a time would mean nothing.
    """
    peers = engines()
    found = differences({"fairdebt": by_fairdebt(guard), **peers}, draw_many(cases))
    if found:
        raise SystemExit("\n".join(["the engines differ, nothing is timed", *found[:20]]))
    return cases, peers


def starts(guard: Guard, cases: list[Drawn]) -> dict[str, Ready]:
    """Return the jobs of fairdebt on the 24 rules, from dicts to a kept case."""
    acts = [Action.model_validate(drawn.act) for drawn in cases]
    kept = [Case.model_validate(drawn.case) for drawn in cases]
    asked_again = [(again(act), case) for act, case in zip(acts, kept, strict=True)]
    for earlier, case in asked_again:
        for act in islice(earlier, 5):  # from now on its outcome is looked up
            guard.decide(act, case)
    asked_about_others = [(others(act), case) for act, case in zip(acts, kept, strict=True)]
    instants = [_with_instants(drawn) for drawn in cases]

    def from_dicts(said: tuple[dict[str, Any], dict[str, Any]]) -> Callable[[], object]:
        return lambda: guard.decide(*said)

    def fresh(drawn: Drawn) -> tuple[Action, Case]:
        return Action.model_validate(drawn.act), Case.model_validate(drawn.case)

    def from_case(drawn: Drawn) -> Callable[[], object]:
        act, case = fresh(drawn)
        return lambda: guard.decide(act, case)

    def from_kept(asked: tuple[Iterator[Action], Case]) -> Callable[[], object]:
        act, case = next(asked[0]), asked[1]
        return lambda: guard.decide(act, case)

    def told(drawn: Drawn) -> Callable[[], object]:
        act, case = fresh(drawn)
        return lambda: guard.decide(act, case).explain("en")

    def ahead(drawn: Drawn) -> Callable[[], object]:
        act, case = fresh(drawn)
        return lambda: guard.decide(act, case).next_permitted

    def both(drawn: Drawn) -> Callable[[], object]:
        act, case = fresh(drawn)

        def run() -> object:
            decision = guard.decide(act, case)
            return decision.explain("en"), decision.next_permitted

        return run

    def validated(drawn: Drawn) -> Callable[[], object]:
        return lambda: (Action.model_validate(drawn.act), Case.model_validate(drawn.case))

    return {
        "fairdebt, from dicts": _cycled([(drawn.act, drawn.case) for drawn in cases], from_dicts),
        "fairdebt, from dicts with datetimes": _cycled(instants, from_dicts),
        "fairdebt, validation alone": _cycled(cases, validated),
        "fairdebt, from a Case": _cycled(cases, from_case),
        "fairdebt, from a kept Case": _cycled(asked_about_others, from_kept),
        "fairdebt, from a kept Case, asked again": _cycled(asked_again, from_kept),
        "fairdebt, from a Case, explained": _cycled(cases, told),
        "fairdebt, from a Case, next permitted": _cycled(cases, ahead),
        "fairdebt, from a Case, explained, next permitted": _cycled(cases, both),
    }


def laws(guard: Guard) -> dict[str, Ready]:
    """Return the jobs of the full sets of law.

    Raises:
        SystemExit: an act is not approved as it should be.
    """
    jobs: dict[str, Ready] = {}
    for place, (said, known) in {"Georgia": GEORGIA, "China": CHINA}.items():
        decision = guard.decide(said, known)
        if decision.outcome is not Outcome.APPROVED:
            raise SystemExit(f"the call in {place} should be approved:\n{decision.explain('en')}")
        act, case = Action.model_validate(said), Case.model_validate(known)
        jobs[f"all law of CN and US, a call in {place}, from a Case"] = _fresh(guard, act, case)
        jobs[f"all law of CN and US, a call in {place}, from a Case, explained"] = _fresh(
            guard, act, case, explained=True
        )
        jobs[f"all law of CN and US, a call in {place}, kept"] = _kept(guard, act, case)
    return jobs


def timed(*, cases: int, seconds: float) -> dict[str, Any]:
    """Compare, then time everything in one run; return it as JSON can hold it."""
    guard = Guard.load(POLICY)
    compared, peers = agree(cases, guard)
    drawn = draw_many(cases)
    jobs: dict[str, Ready] = {FLOOR: _cycled(drawn, _asked(by_floor))}
    jobs |= starts(guard, drawn)
    jobs |= laws(Guard.load("cn", "us"))
    jobs |= {name: _cycled(drawn, _asked(engine)) for name, engine in peers.items()}
    quickest = {FLOOR: by_floor} | {name: engine for name, engine in peers.items() if name.endswith(", best")}
    jobs |= {f"{name}{JUST_MADE}": _cycled(drawn, _asked_anew(engine)) for name, engine in quickest.items()}
    jobs[f"{FLOOR}{OF_FEW}"] = _cycled(drawn[:FEW], _asked(by_floor))
    return {
        "compared": compared,
        "rules": len({norm.rule for norm in guard.policies.norms.prohibitions if norm.rule.startswith("job/")}),
        "times": {name: asdict(times) for name, times in in_turn(jobs, seconds=seconds).items()},
    }


def _asked(engine: Engine) -> Callable[[Drawn], Callable[[], object]]:
    return lambda case: lambda: engine(case)


def _asked_anew(engine: Engine) -> Callable[[Drawn], Callable[[], object]]:
    def ready(drawn: Drawn) -> Callable[[], object]:
        Action.model_validate(drawn.act), Case.model_validate(drawn.case)  # what is done before fairdebt decides
        made = deepcopy(drawn)
        return lambda: engine(made)

    return ready


def _fresh(guard: Guard, act: Action, case: Case, *, explained: bool = False) -> Ready:
    said = act.model_dump(mode="json"), case.model_dump(mode="json")

    def ready() -> Callable[[], object]:
        new_act, new_case = Action.model_validate(said[0]), Case.model_validate(said[1])
        if explained:
            return lambda: guard.decide(new_act, new_case).explain("en")
        return lambda: guard.decide(new_act, new_case)

    return ready


def _kept(guard: Guard, act: Action, case: Case) -> Ready:
    asked = others(act)

    def ready() -> Callable[[], object]:
        another = next(asked)
        return lambda: guard.decide(another, case)

    return ready


def _cycled(items: list[Any], make: Callable[[Any], Callable[[], object]]) -> Ready:
    turning: Iterator[Any] = cycle(items)
    return lambda: make(next(turning))


def _with_instants(drawn: Drawn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the same act and case with aware datetimes, as a database gives them, in place of text."""
    act, case = Action.model_validate(drawn.act), Case.model_validate(drawn.case)
    events = case.history.events  # type: ignore[union-attr]  # each has one
    said = [{**raw, "at": event.at} for raw, event in zip(drawn.case["history"], events, strict=True)]
    return {**drawn.act, "at": act.at}, {**drawn.case, "history": said}
