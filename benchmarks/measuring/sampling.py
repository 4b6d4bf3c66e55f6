"""Where the time of a decision goes: a thousand times a second of processor time, which module is at work?"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from benchmarks.measuring.acts import others
from fairdebt import Action, Case, Guard

INTERVAL = 0.001

STAGES = {
    "<generated>": "the generated function of the rules",
    "readings/leaves": "caps, states and hours, where they are plain",
    "readings/dates": "caps, states and hours, where they are plain",
    "readings/lives": "caps, states and hours, where they are plain",
    "readings/stated": "caps, states and hours, where they are plain",
    "readings/past": "what a kept case knows of its past",
    "readings/until": "what a kept case knows of its past",
    "readings/history": "what the filters find in the history",
    "readings/agreeing": "what the filters find in the history",
    "readings/programs": "finding the function for this kind of act",
    "readings/acts": "writing functions",
    "readings/generate": "writing functions",
    "readings/simplify": "writing functions",
    "readings/counting": "counts, states and terms, where they are not plain",
    "readings/episodes": "counts, states and terms, where they are not plain",
    "readings/keys": "counts, states and terms, where they are not plain",
    "readings/evaluate": "counts, states and terms, where they are not plain",
    "readings/truth": "counts, states and terms, where they are not plain",
    "facts/ready": "making the case ready, and the questions",
    "readings/questions": "making the case ready, and the questions",
    "readings/decide": "what is worth an answer",
    "readings/index": "finding the rules that can apply",
    "readings/coverage": "is the place covered by law?",
    "facts": "values of act, event and case; events in order",
    "clock": "local dates, hours, holidays",
    "guard": "checks, outcome, counters",
    "vocabulary": "words and their groups",
}
"""By module, or the room it stands in, what it does."""


def profile(*, seconds: float) -> dict[str, dict[str, float]]:
    """Return the shares of a decision's time by stage, from a fresh case and from a kept one."""
    guard = Guard.load(POLICY)
    drawn = draw_many(300)
    fresh = [(Action.model_validate(d.act), d) for d in drawn]
    pairs = [(act, Case.model_validate(d.case)) for act, d in fresh]
    for act, case in pairs * 3:  # a kept case has been asked before
        guard.decide(act, case)
    asked = [(others(act), case) for act, case in pairs]
    return {
        "from a Case": _sampled(guard, lambda: [(act, Case.model_validate(d.case)) for act, d in fresh], seconds),
        "from a kept Case": _sampled(guard, lambda: [(next(acts), case) for acts, case in asked], seconds),
    }


def _sampled(guard: Guard, ask: Callable[[], list[tuple[Action, Case]]], seconds: float) -> dict[str, float]:
    """Sample decisions on what `ask` returns each time."""
    seen: Counter[str] = Counter()

    def note(_: int, frame: FrameType | None) -> None:
        stage = _stage(frame)
        if stage is not None:
            seen[stage] += 1

    before = signal.signal(signal.SIGPROF, note)
    spent = 0.0
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)  # goes on between decisions: a few take less than its tick
    try:
        while spent < seconds:
            pairs = ask()
            began = time.process_time()
            for act, case in pairs:
                guard.decide(act, case)
            spent += time.process_time() - began
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    total = sum(seen.values()) or 1
    return {stage: count / total for stage, count in seen.most_common()}


def _stage(frame: Any) -> str | None:
    """Return what the innermost module of ours does, or None outside of a decision."""
    inner: str | None = None
    while frame is not None:
        code = frame.f_code
        name = code.co_filename.replace("\\", "/")
        if inner is None and name.startswith("<") and name not in ("<string>", "<stdin>") and "frozen" not in name:
            inner = "<generated>"
        elif inner is None and "/fairdebt/" in name:
            inner = name.rpartition("/fairdebt/")[2].removesuffix(".py")
        if code.co_name == "decide" and name.endswith("guard/guard.py"):
            return STAGES.get(inner or "", STAGES.get((inner or "").partition("/")[0], "the rest"))
        frame = frame.f_back
    return None
