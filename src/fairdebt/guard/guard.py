"""The guard: policies loaded once, every proposed act decided."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import (
    Action,
    Case,
    Content,
    Decision,
    History,
    Outcome,
    Reason,
    Softened,
    debt_ids,
    read_action,
    read_case,
    shown,
)
from fairdebt.guard.assumed import assumed
from fairdebt.guard.duties import duties
from fairdebt.guard.reasons import Teller, gap_name, gap_reason
from fairdebt.loader import Policies, load
from fairdebt.logic import Effect, Prohibition
from fairdebt.messages import say
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap, gaps
from fairdebt.readings.decide import Decider

LOG = logging.getLogger("fairdebt")

Hook = Callable[[Decision], None]


@dataclass(frozen=True, slots=True)
class _Engine:
    """What was loaded at one time, swapped as a whole."""

    policies: Policies
    decider: Decider
    norms: Mapping[str, Prohibition]

    @classmethod
    def of(cls, policies: Policies) -> _Engine:
        return cls(policies, Decider(policies.norms), {norm.key: norm for norm in policies.norms.prohibitions})


class Guard:
    """Decides whether a proposed act is lawful. Thread-safe and pure: it reads no clock and keeps no case."""

    def __init__(self, engine: _Engine, on_decision: Hook | None = None) -> None:
        self._engine = engine
        self._on_decision = on_decision
        self.counters: Counter[str] = Counter()

    @classmethod
    def load(cls, *names: str | Path, on_decision: Hook | None = None) -> Guard:
        """Load bundled policies by name (`cn`) and files by path (`house.yaml`).

        Args:
            names: At least one name or path.
            on_decision: Called with every decision, after it is made.

        Raises:
            InvalidInput: with every fault of every file.
        """
        return cls(_Engine.of(load(*names)), on_decision)

    @classmethod
    def of(cls, policies: Policies, *, on_decision: Hook | None = None) -> Guard:
        """Return a guard over policies that were loaded already."""
        return cls(_Engine.of(policies), on_decision)

    @property
    def policies(self) -> Policies:
        """Return what is loaded now."""
        return self._engine.policies

    @property
    def digest(self) -> str:
        """Return the digest of the loaded norms: equal for policies that mean the same."""
        return self._engine.policies.norms.digest

    def reload(self) -> None:
        """Load the same names again and swap the policies at once; on a fault the old ones stay.

        Raises:
            InvalidInput: with every fault of every file.
        """
        self._engine = _Engine.of(load(*self._engine.policies.names))

    def decide(self, action: Action | Mapping[str, Any], case: Case | Mapping[str, Any]) -> Decision:
        """Decide whether the act is lawful on this case: approved, vetoed or undetermined, with every reason.

        Args:
            action: The proposed act, a model or a mapping.
            case: What is known, with the history, a model or a mapping. A model that is kept is prepared only once.

        Raises:
            InvalidInput: the act or the case cannot be understood, with every fault.
        """
        action, case = read_action(action), read_case(case)
        engine = self._engine
        _check(action, case, engine.policies)
        decision = _decide(engine, action, case)
        self._record(decision)
        return decision

    def decide_many(
        self, pairs: Iterable[tuple[Action | Mapping[str, Any], Case | Mapping[str, Any]]]
    ) -> Iterator[Decision]:
        """Decide one pair after the other, in order, all under the policies of the start."""
        engine = self._engine
        for number, (raw_action, raw_case) in enumerate(pairs):
            action = read_action(raw_action, source=f"action {number}")
            case = read_case(raw_case, source=f"case {number}")
            _check(action, case, engine.policies)
            decision = _decide(engine, action, case)
            self._record(decision)
            yield decision

    def _record(self, decision: Decision) -> None:
        self.counters[decision.outcome.value] += 1
        self.counters.update(decision.because)
        if LOG.isEnabledFor(logging.INFO):
            extra = {"outcome": decision.outcome.value, "because": list(decision.because), "digest": decision.digest}
            LOG.info("%s %s", decision.outcome.value, " ".join(decision.because), extra=extra)
        if self._on_decision is not None:
            self._on_decision(decision)


def _check(action: Action, case: Case, policies: Policies) -> None:
    """Refuse debts that the case does not have, and own facts and notices that no policy declares."""
    faults = []
    if isinstance(action.debts, tuple) and isinstance(case.debts, tuple):
        known = debt_ids(case) or ()
        for debt in action.debts:
            if debt not in known:
                faults.append(Fault(say("input_no_such_debt", name=shown(debt)), suggest(debt, known), "action"))
    for name in case.own:
        if f"own.{name}" not in policies.own_facts:
            declared = [path.removeprefix("own.") for path in policies.own_facts]
            faults.append(Fault(say("input_own_undeclared", name=shown(name)), suggest(name, declared), "case"))
    if isinstance(case.history, History) and not policies.own_notices.keys() >= (said := _own_notices(case.history)):
        for name in sorted(said - policies.own_notices.keys()):
            plain = name.removeprefix("own.")
            faults.append(Fault(say("input_own_undeclared", name=plain), suggest(name, policies.own_notices), "case"))
    if faults:
        raise InvalidInput(faults)


def _own_notices(history: History) -> set[str]:
    return {event.notice for event in history.events if event.notice is not None and event.notice.startswith("own.")}


def _decide(engine: _Engine, action: Action, case: Case) -> Decision:
    answers = engine.decider.answers(action, case)
    uncovered = gaps(engine.policies.norms, action, case)
    norms = engine.norms
    vetoing = {key: answer for key, answer in answers.items() if key in norms and norms[key].effect == "veto"}
    breached = sorted({norms[key].rule for key, answer in vetoing.items() if answer is Answer.BREACHED})
    open_ = sorted({norms[key].rule for key, answer in vetoing.items() if answer is Answer.UNKNOWN})
    open_ += [gap_name(gap) for gap in uncovered]
    outcome = Outcome.VETOED if breached else Outcome.UNDETERMINED if open_ else Outcome.APPROVED
    assert isinstance(action.at, datetime)
    return Decision(
        outcome,
        tuple(breached or open_),
        action.at,
        engine.policies.norms.digest,
        lambda: _content(engine, action, case, answers, uncovered, approved=outcome is Outcome.APPROVED),
    )


def _content(
    engine: _Engine,
    action: Action,
    case: Case,
    answers: Mapping[str, Answer],
    uncovered: tuple[Gap, ...],
    *,
    approved: bool,
) -> Content:
    evaluator, norms = engine.decider.evaluator, engine.norms
    teller = Teller(engine.policies, evaluator, action, case)

    def reasons(effect: Effect, *worth: Answer) -> tuple[Reason, ...]:
        keys = [
            key for key, answer in answers.items() if answer in worth and key in norms and norms[key].effect == effect
        ]
        return tuple(
            teller.reason(norms[key], answers[key]) for key in sorted(keys, key=lambda key: (-answers[key], key))
        )

    clear = tuple(
        norm
        for norm in engine.decider.candidates(action, case)
        if norm.effect == "veto" and answers.get(norm.key) in (None, Answer.DUTY)
    )
    return Content(
        reasons=(
            *reasons("veto", Answer.BREACHED, Answer.UNKNOWN),
            *(gap_reason(gap, action) for gap in uncovered),
        ),
        duties=duties(answers, norms, engine.policies, action, case, evaluator) if approved else (),
        warnings=reasons("warn", Answer.BREACHED, Answer.UNKNOWN),
        information=reasons("inform", Answer.BREACHED),
        foreseen=reasons("foresee", Answer.BREACHED),
        observed=reasons("observe", Answer.BREACHED, Answer.UNKNOWN),
        loosened=_softened(engine, answers),
        assumed=assumed(clear, action, case, engine.policies.norms),
    )


def _softened(engine: _Engine, answers: Mapping[str, Answer]) -> tuple[Softened, ...]:
    found: dict[Softened, None] = {}
    for key, answer in answers.items():
        soft = engine.policies.loosened.get(key)
        if soft is not None and answer >= Answer.UNKNOWN:
            found[Softened(soft.rule, soft.to, soft.because, soft.approved_by, str(soft.until))] = None
    return tuple(found)
