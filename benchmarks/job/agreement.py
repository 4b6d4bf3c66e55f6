"""Whoever answers the common job must answer it alike, before anything is timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.job.cases import Drawn
from benchmarks.job.floor import Answer, plain
from fairdebt import Decision, Guard

POLICY = Path(__file__).parent / "policy.yaml"

Engine = Callable[[Drawn], Answer]


def rules() -> tuple[str, ...]:
    """Return the numbers of the rules, in order."""
    return tuple(f"r{number:02}" for number in range(1, 25))


def by_floor(drawn: Drawn) -> Answer:
    """Return what the hand-written rules answer."""
    return plain(drawn.action, drawn.debtor, drawn.history)


def by_fairdebt(guard: Guard) -> Engine:
    """Return what fairdebt answers, from dicts, out of the reasons that it gives."""
    return lambda drawn: answer_of(guard.decide(drawn.act, drawn.case))


def answer_of(decision: Decision) -> Answer:
    """Return the rules of a decision: `job/r01-hours` is `r01`."""
    told = {
        truth: sorted(_number(r.rule) for r in decision.reasons if r.truth == truth) for truth in ("yes", "unknown")
    }
    expected = told["yes"] or told["unknown"]
    if sorted(map(_number, decision.because)) != expected:
        raise AssertionError(f"`because` {decision.because} and the reasons {told} differ")
    return told["yes"], told["unknown"]


def differences(engines: dict[str, Engine], drawn: Iterable[Drawn]) -> list[str]:
    """Return one sentence for each engine and case that differs from the hand-written rules."""
    found = []
    for number, case in enumerate(drawn):
        expected = _ordered(by_floor(case))
        for name, engine in engines.items():
            got = _ordered(engine(case))
            if got != expected:
                found.append(f"case {number}: {name} answers {got}, hand-written Python {expected}")
    return found


def _number(rule: str) -> str:
    return rule.removeprefix("job/")[:3]


def _ordered(answer: Answer) -> Answer:
    return sorted(answer[0]), sorted(answer[1])
