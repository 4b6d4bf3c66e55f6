"""The decision: generated code over the norms that can apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from fairdebt.facts import Action, Case, jurisdictions_of
from fairdebt.logic import All, Norms, Obligation, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.generate import ActTest, act_test, during_names, filter_test
from fairdebt.readings.index import Index
from fairdebt.readings.plans import settled, signature_of, steady
from fairdebt.readings.prepare import Prepared, Question, instant_of, prepared, questions
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import contains


class Generate(Protocol):
    """Turns a predicate about the act into code; `favourable`: what only the act will show stands at its best."""

    def __call__(self, predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False) -> ActTest:
        """Return the code."""


_PLANS = 64
"""So many different acts are remembered with a case that is kept."""


class _Part:
    """A scope or a breach with its code, generated when it is first asked. Norms of one rule share their scope."""

    __slots__ = ("evaluator", "favourable", "generate", "predicate", "test", "waits")

    def __init__(self, predicate: Predicate, evaluator: Evaluator, generate: Generate) -> None:
        self.predicate = predicate
        self.evaluator = evaluator
        self.generate = generate
        self.waits = bool(during_names(predicate))
        self.test: ActTest | None = None
        self.favourable: ActTest | None = None

    def truth(self, question: Question) -> int:
        """Return the truth for a question, worked out once."""
        memory = question.memory
        if self in memory:
            return int(memory[self])
        if self.test is None:
            self.test = self.generate(self.predicate, self.evaluator)
        found = memory[self] = self.test(question)
        return found

    def at_best(self, question: Question) -> int:
        """Return the truth where what only the act will show stands at its best."""
        if not self.waits:
            return self.truth(question)
        key = (self, "at best")
        memory = question.memory
        if key in memory:
            return int(memory[key])
        if self.favourable is None:
            self.favourable = self.generate(self.predicate, self.evaluator, favourable=True)
        found = memory[key] = self.favourable(question)
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A norm with the code of its parts."""

    norm: Prohibition
    scope: _Part
    breach: _Part


@dataclass(frozen=True, slots=True)
class _Group:
    """Norms of one scope, asked the same questions: where the scope does not hold, none of them is looked at."""

    jurisdiction: str
    zones: tuple[str, ...]
    scope: _Part
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What remains to be asked about one debt in one zone.

    `fixed` are answers that only the dates in force can lift, `moving` are norms that time or events may move.
    """

    fixed: list[tuple[Prohibition, Answer]]
    moving: list[Entry]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What remains to be asked about an act on a case that is kept, whenever it is proposed."""

    asked: tuple[tuple[str | None, str | None, _Stretch], ...]
    duties: tuple[Obligation, ...]


class _Asking:
    """The questions about one act, each made once: several groups of norms ask about the same debt and zone."""

    def __init__(self, action: Action, case: Prepared, at: int) -> None:
        self._asked = (action, case, at)
        self._found: dict[tuple[str | None, str | None], Question] = {}
        self._by_zones: dict[tuple[str, ...], list[Question]] = {}

    def about(self, zones: tuple[str, ...]) -> list[Question]:
        """Return the questions that a norm with these zones is asked."""
        found = self._by_zones.get(zones)
        if found is None:
            action, case, at = self._asked
            found = self._by_zones[zones] = [
                self._found.setdefault((each.debt, each.zone), each) for each in questions(action, case, zones, at)
            ]
        return found


class Decider:
    """Answers for every prohibition and every duty that comes with an act. Thread-safe: its caches only ever grow."""

    def __init__(self, norms: Norms, *, evaluator: Evaluator | None = None, generate: Generate = act_test) -> None:
        """Make ready for norms; another engine brings its own `evaluator` and what turns predicates into code."""
        self.norms = norms
        self.evaluator = evaluator or Evaluator(norms, filter_test)
        parts: dict[Predicate, _Part] = {}

        def part(predicate: Predicate) -> _Part:
            return parts.setdefault(predicate, _Part(predicate, self.evaluator, generate))

        groups: dict[tuple[str, tuple[str, ...], _Part], list[Entry]] = {}
        for norm in norms.prohibitions:
            scope = part(norm.scope)
            groups.setdefault((norm.jurisdiction, norm.zones, scope), []).append(Entry(norm, scope, part(norm.breach)))
        self._prohibitions = Index(
            tuple((key[2].predicate, _Group(*key, tuple(entries))) for key, entries in groups.items())
        )
        self._obligations = Index(
            tuple((All((norm.scope, norm.trigger)), norm) for norm in norms.obligations if norm.kind == "with")
        )

    def answers(self, action: Action, case: Case) -> dict[str, Answer]:
        """Return the answer of every norm by its key, leaving out those that are clear."""
        ready = prepared(case)
        signature = signature_of(action)
        if signature is None:
            return self._answers(action, case, ready)
        plans = ready.kept_for(self)
        plan: _Plan | bool | None = plans.get(signature)
        if isinstance(plan, _Plan):
            return self._by_plan(plan, action, ready)
        if plan is None:
            if len(plans) >= _PLANS:
                plans.clear()
            plans[signature] = False  # should the case be kept, the second time pays for a plan
            return self._answers(action, case, ready)
        plans[signature] = self._plan(action, case, ready)
        return self._by_plan(plans[signature], action, ready)

    def _answers(self, action: Action, case: Case, ready: Prepared) -> dict[str, Answer]:
        asking = _Asking(action, ready, instant_of(action))
        where = jurisdictions_of(case).sure
        applies: dict[str, bool] = {"any": True}
        found: dict[str, Answer] = {}
        for group in self._prohibitions.candidates(action, case):
            if not _applies(group.jurisdiction, where, applies):
                continue
            for question in asking.about(group.zones):
                if group.scope.truth(question) == NO:
                    continue
                for entry in group.entries:
                    answer = self.answer(entry, question)
                    if answer > found.get(entry.norm.key, Answer.CLEAR):
                        found[entry.norm.key] = answer
        for duty in self._obligations.candidates(action, case):
            if _applies(duty.jurisdiction, where, applies) and self._owed(duty, asking.about(duty.zones)):
                found[duty.key] = Answer.DUTY
        return found

    def _plan(self, action: Action, case: Case, ready: Prepared) -> _Plan:
        """Settle what neither time nor events can move for this act on this case."""
        asking = _Asking(action, ready, instant_of(action))
        where = jurisdictions_of(case).sure
        applies: dict[str, bool] = {"any": True}
        asked: dict[tuple[str | None, str | None], _Stretch] = {}
        for group in self._prohibitions.candidates(action, case):
            if not _applies(group.jurisdiction, where, applies):
                continue
            for question in asking.about(group.zones):
                scope = settled(group.scope.predicate, question, self.evaluator)
                if scope.high == NO:
                    continue
                stretch = asked.setdefault((question.debt, question.zone), _Stretch([], []))
                for entry in group.entries:
                    breach = settled(entry.breach.predicate, question, self.evaluator)
                    if breach.high == NO:
                        continue
                    if scope.low == scope.high and breach.low == breach.high and self._fixed(entry):
                        answer = self._standing(entry, question)
                        if answer != Answer.CLEAR:
                            stretch.fixed.append((entry.norm, answer))
                    else:
                        stretch.moving.append(entry)
        duties = tuple(
            duty for duty in self._obligations.candidates(action, case) if _applies(duty.jurisdiction, where, applies)
        )
        return _Plan(tuple((debt, zone, stretch) for (debt, zone), stretch in asked.items()), duties)

    def _fixed(self, entry: Entry) -> bool:
        """Tell whether even what only the act will show cannot bring time or history back in."""
        if not (entry.scope.waits or entry.breach.waits):
            return True
        return steady(entry.scope.predicate) and steady(entry.breach.predicate)

    def _by_plan(self, plan: _Plan, action: Action, ready: Prepared) -> dict[str, Answer]:
        at = instant_of(action)
        found: dict[str, Answer] = {}
        for debt, zone, stretch in plan.asked:
            question = Question(action, ready, at, debt, zone)
            for norm, answer in stretch.fixed:
                force = YES if norm.from_on is None and norm.until_on is None else _force(norm, question)
                if force == NO:
                    continue
                told = Answer.UNKNOWN if force == MAYBE and answer == Answer.BREACHED else answer
                if told > found.get(norm.key, Answer.CLEAR):
                    found[norm.key] = told
            for entry in stretch.moving:
                told = self.answer(entry, question)
                if told > found.get(entry.norm.key, Answer.CLEAR):
                    found[entry.norm.key] = told
        if plan.duties:
            asking = _Asking(action, ready, at)
            for duty in plan.duties:
                if self._owed(duty, asking.about(duty.zones)):
                    found[duty.key] = Answer.DUTY
        return found

    def candidates(self, action: Action, case: Case) -> tuple[Prohibition, ...]:
        """Return the prohibitions that can apply to the act where the case is."""
        return tuple(entry.norm for entry in self.applying(action, case))

    def applying(self, action: Action, case: Case) -> tuple[Entry, ...]:
        """Return the prohibitions that can apply to the act where the case is, with the code of their parts."""
        where, applies = jurisdictions_of(case).sure, {"any": True}
        groups = self._prohibitions.candidates(action, case)
        return tuple(
            entry for group in groups if _applies(group.jurisdiction, where, applies) for entry in group.entries
        )

    def answer(self, entry: Entry, question: Question) -> Answer:
        """Return the answer of one norm to one question."""
        norm, scope, breach = entry.norm, entry.scope, entry.breach
        if scope.truth(question) == NO or breach.truth(question) == NO:
            return Answer.CLEAR
        force = _force(norm, question)
        if force == NO:
            return Answer.CLEAR
        answer = self._standing(entry, question)
        return Answer.UNKNOWN if force == MAYBE and answer == Answer.BREACHED else answer

    def _standing(self, entry: Entry, question: Question) -> Answer:
        """Return the answer of one norm to one question as if it were surely in force."""
        scope, breach = entry.scope, entry.breach
        truth = scope.truth(question)
        if truth != NO:
            truth = min(truth, breach.truth(question))
        if truth != MAYBE:
            return Answer.BREACHED if truth == YES else Answer.CLEAR
        if not (scope.waits or breach.waits):
            return Answer.UNKNOWN
        best = min(scope.at_best(question), breach.at_best(question))
        return Answer.DUTY if best == NO else Answer.BREACHED if best == YES else Answer.UNKNOWN

    def _owed(self, duty: Obligation, questions_: list[Question]) -> bool:
        return any(
            min(self.evaluator.truth(duty.scope, question), self.evaluator.truth(duty.trigger, question)) >= MAYBE
            and in_force(duty.from_on, duty.until_on, question) != NO
            for question in questions_
        )


def _force(norm: Prohibition, question: Question) -> int:
    """Tell whether a norm is in force, worked out once for the days that many norms share."""
    key = (norm.from_on, norm.until_on)
    memory = question.memory
    found = memory.get(key)
    if found is None:
        found = memory[key] = in_force(norm.from_on, norm.until_on, question)
    return int(found)


def _applies(jurisdiction: str, where: frozenset[str], known: dict[str, bool]) -> bool:
    found = known.get(jurisdiction)
    if found is None:
        found = known[jurisdiction] = any(contains(jurisdiction, code) for code in where)
    return found
