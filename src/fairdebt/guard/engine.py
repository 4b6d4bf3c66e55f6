"""What was loaded at one time, and the decision it comes to: the outcome at once, what is told about it later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal

from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import (
    NAMING,
    Action,
    Case,
    Content,
    Decision,
    Outcome,
    Plan,
    Reason,
    Softened,
    known_for,
    prepared,
    seconds_of,
    shown,
    told_for,
)
from fairdebt.guard.counting_keys import Reaches
from fairdebt.guard.gaps import gap_reason
from fairdebt.guard.holding import RULE, Held, with_holds
from fairdebt.guard.outlook import Outlook
from fairdebt.guard.standing import Standing
from fairdebt.guard.telling.assumed import Doubts
from fairdebt.guard.telling.duties import duties
from fairdebt.guard.telling.reasons import Teller
from fairdebt.guard.vouching import rests_on
from fairdebt.guard.weighing import NOTHING_STANDS_IN_THE_WAY, weighed
from fairdebt.ledger.viewing import Wanted
from fairdebt.loader import Policies
from fairdebt.logic import Effect, Prohibition
from fairdebt.messages import say
from fairdebt.readings.answers import BREACHED, Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule import Schedule

EngineName = Literal["default", "durable"]


@dataclass(frozen=True, slots=True)
class Engine:
    """What was loaded at one time, swapped as a whole. `rules`: those of the norms, by their keys."""

    policies: Policies
    decider: Decider
    norms: Mapping[str, Prohibition]
    rules: Mapping[str, str]
    digest: str
    doubts: Doubts
    reaches: Reaches | None = None
    name: EngineName = "default"

    @classmethod
    def of(cls, policies: Policies, *, keeps: bool = False, name: EngineName = "default") -> Engine:
        """Make ready for policies; `keeps`: for a ledger as well."""
        policies = with_holds(policies)
        decider = _decider(policies, name)
        norms = {norm.key: norm for norm in policies.norms.prohibitions}
        rules = {key: norm.rule for key, norm in norms.items()}
        reaches = Reaches(decider) if keeps else None
        return cls(policies, decider, norms, rules, policies.norms.digest, Doubts(policies.norms), reaches, name)

    def decide(
        self, action: Action, case: Case, held: tuple[Held, ...] = (), stands: Standing | None = None
    ) -> Decision:
        """Decide; reasons, duties and what lies ahead are worked out when they are first asked for.

        `stands` takes note of the outcome.
        """
        when: datetime = action.at  # type: ignore[assignment]  # the model keeps datetimes
        known = case
        if case.__dict__["attestations"] or not NAMING.isdisjoint(action.__dict__):
            case = known_for(case, action)
        ready, at = case._ready, seconds_of(when)
        answers, gaps = self.decider.outcome(action, ready, at)
        outcome, because = _weighed(self, answers, gaps, held)
        told = partial(_Told, self, action, at, known, case, held, outcome, answers, gaps)
        if stands is not None:
            stands.note(at, outcome, because, lambda: told().lasts())
        return Decision(outcome, because, when, self.digest, told)

    def looked_up(self, action: Action, case: Case, stands: Standing) -> Decision | None:
        """Return the decision about an act that was decided before, as long as its outcome stands; None: decide.

        For acts and cases of ours, where no hold stands: an act that says the same to the norms was checked on this
        case.
        """
        when: datetime = action.at  # type: ignore[assignment]  # the model keeps datetimes
        at = seconds_of(when)
        found = stands.find(at)
        if found is None:
            return None
        told = partial(_Told, self, action, at, case, told_for(case, action), (), found.outcome)
        return Decision(found.outcome, found.because, when, self.digest, told)

    def outlook(self, action: Action, case: Case, held: tuple[Held, ...]) -> Outlook:
        """Return what becomes of an act as time passes."""
        return Outlook(self.decider, action, case, held)

    def wanted(self, action: Action, case: Case) -> Wanted:
        """Return what of the chains of other debtors may matter to an act: for engines that keep a ledger."""
        assert self.reaches is not None
        return self.reaches.wanted(action, case)


def _decider(policies: Policies, name: EngineName) -> Decider:
    if name == "default":
        return Decider(policies.norms)
    if name != "durable":
        raise InvalidInput([Fault(say("engine_unknown", name=shown(str(name))), say("engine_unknown_fix"))])
    from fairdebt.readings.durable import durable_decider  # heavy, and seldom wanted

    return durable_decider(policies.norms)


def _weighed(
    engine: Engine, answers: Mapping[str, Answer], uncovered: tuple[Gap, ...], held: tuple[Held, ...]
) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome, and the rules it follows from."""
    if not (answers or uncovered or held):
        return NOTHING_STANDS_IN_THE_WAY
    rules = engine.rules
    breached: list[str] = []
    unknown: list[str] = []
    for key, answer in answers.items():
        (breached if answer is BREACHED else unknown).append(rules[key])
    for each in held:
        (breached if each.answer is BREACHED else unknown).append(RULE)
    return weighed(breached, unknown, uncovered)


class _Told:
    """What a decision tells when somebody asks, worked out then.

    `known` is the case as it was handed in, `case` without facts that have lapsed or are of somebody else. `answers`
    and `gaps` are what the outcome followed from; None where it was looked up: they are worked out again.
    """

    __slots__ = ("_action", "_answers", "_engine", "_gaps", "_held", "_outcome", "_outlook")

    def __init__(
        self,
        engine: Engine,
        action: Action,
        at: int,
        known: Case,
        case: Case,
        held: tuple[Held, ...],
        outcome: Outcome,
        answers: Mapping[str, Answer] | None = None,
        gaps: tuple[Gap, ...] | None = None,
    ) -> None:
        decider = engine.decider
        if answers is None:
            answers = decider.vetoing(action, prepared(case), at)
        self._engine = engine
        self._action = action
        self._held = held
        self._outcome = outcome
        self._answers = answers
        self._gaps = gaps
        self._outlook = Outlook(decider, action, known, held, Schedule(decider, action, case, at, answers))

    def lasts(self) -> int:
        """Return the first instant after that of the act at which the outcome may be another."""
        now = self._outlook.now
        return now.lasts(now.at)

    def plan(self) -> Plan:
        """Return when the act is permitted next, and until when."""
        return self._outlook.plan(self._outcome)

    def content(self) -> Content:
        """Return all reasons, duties, and what they rest on."""
        engine, action, answers, now = self._engine, self._action, self._answers, self._outlook.now
        case, approved = now.case, self._outcome is _APPROVED
        if now.tells_more(approved=approved):
            answers = engine.decider.answered(action, now.ready, now.at, answers, duties=approved)
        parts: dict[str, Any] = {"assumed": engine.doubts.assumed(answers, now)}
        if answers:
            parts |= self._reasons(answers)
            if approved:
                parts["duties"] = duties(answers, engine.norms, engine.policies, action, now)
        gaps = engine.decider.covered.gaps(action, case) if self._gaps is None else self._gaps
        if self._held or gaps:
            held = [each.reason() for each in self._held]
            open_ = [gap_reason(gap, action, case, engine.policies.names) for gap in gaps]
            parts["reasons"] = (*held, *parts.get("reasons", ()), *open_)
        if engine.policies.loosened:
            parts["loosened"] = _softened(engine, answers)
        if case.__dict__["attestations"]:
            parts["attested"] = rests_on(case, lambda known: _answers(engine, action, known))
        return Content(**parts)

    def _reasons(self, answers: Mapping[str, Answer]) -> dict[str, tuple[Reason, ...]]:
        """Return the reasons that norms give, by the part of what is told to which they belong."""
        engine, outlook = self._engine, self._outlook
        norms, teller = engine.norms, Teller(engine.policies, outlook.now, answers, outlook.horizon)
        told: dict[str, tuple[Reason, ...]] = {}
        for key in sorted(answers, key=lambda key: (-answers[key], key)) if len(answers) > 1 else answers:
            norm, answer = norms.get(key), answers[key]
            if norm is not None and answer >= _LEAST[norm.effect]:
                part = _TOLD_AS[norm.effect]
                told[part] = (*told.get(part, ()), teller.reason(norm, answer))
        return told


_APPROVED = Outcome.APPROVED  # to look into an enumeration takes its time

_TOLD_AS: dict[Effect, str] = {
    "veto": "reasons",
    "warn": "warnings",
    "inform": "information",
    "foresee": "foreseen",
    "observe": "observed",
}
"""The part of what is told to which a reason belongs, by what a breach does."""

_LEAST: dict[Effect, int] = {
    "veto": Answer.UNKNOWN,
    "warn": Answer.UNKNOWN,
    "observe": Answer.UNKNOWN,
    "inform": Answer.BREACHED,
    "foresee": Answer.BREACHED,
    "off": Answer.BREACHED + 1,
}
"""The least answer of which a reason is told, by what a breach does."""


def _answers(engine: Engine, action: Action, case: Case) -> object:
    """Return everything that an outcome follows from."""
    return engine.decider.answers(action, case), engine.decider.covered.gaps(action, case)


def _softened(engine: Engine, answers: Mapping[str, Answer]) -> tuple[Softened, ...]:
    found: dict[Softened, None] = {}
    for key, answer in answers.items():
        soft = engine.policies.loosened.get(key)
        if soft is not None and answer >= Answer.UNKNOWN:
            found[Softened(soft.rule, soft.to, soft.because, soft.approved_by, str(soft.until))] = None
    return tuple(found)
