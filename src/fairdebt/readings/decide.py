"""The decision: generated code over the norms that can apply."""

from __future__ import annotations

from collections.abc import Iterator
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
        found: dict[str, Answer] = {}
        for group in self._groups(action, case):
            for question in asking.about(group.zones):
                if group.scope.truth(question) == NO:
                    continue
                for entry in group.entries:
                    _note(found, entry.norm, self.answer(entry, question))
        self._note_duties(found, self._duties(action, case), asking)
        return found

    def _plan(self, action: Action, case: Case, ready: Prepared) -> _Plan:
        """Settle what neither time nor events can move for this act on this case."""
        asking = _Asking(action, ready, instant_of(action))
        asked: dict[tuple[str | None, str | None], _Stretch] = {}
        for group in self._groups(action, case):
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
        stretches = tuple((debt, zone, stretch) for (debt, zone), stretch in asked.items())
        return _Plan(stretches, self._duties(action, case))

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
                _note(found, norm, _in_its_days(norm, answer, question))
            for entry in stretch.moving:
                _note(found, entry.norm, self.answer(entry, question))
        self._note_duties(found, plan.duties, _Asking(action, ready, at))
        return found

    def _groups(self, action: Action, case: Case) -> Iterator[_Group]:
        """Yield the norms that can apply to the act where the case is."""
        where, applies = jurisdictions_of(case).sure, {"any": True}
        for group in self._prohibitions.candidates(action, case):
            if _applies(group.jurisdiction, where, applies):
                yield group

    def _duties(self, action: Action, case: Case) -> tuple[Obligation, ...]:
        """Return the duties that can come with the act where the case is."""
        where, applies = jurisdictions_of(case).sure, {"any": True}
        found = self._obligations.candidates(action, case)
        return tuple(duty for duty in found if _applies(duty.jurisdiction, where, applies))

    def _note_duties(self, found: dict[str, Answer], duties: tuple[Obligation, ...], asking: _Asking) -> None:
        for duty in duties:
            if self._owed(duty, asking.about(duty.zones)):
                found[duty.key] = Answer.DUTY

    def candidates(self, action: Action, case: Case) -> tuple[Prohibition, ...]:
        """Return the prohibitions that can apply to the act where the case is."""
        return tuple(entry.norm for entry in self.applying(action, case))

    def applying(self, action: Action, case: Case) -> tuple[Entry, ...]:
        """Return the prohibitions that can apply to the act where the case is, with the code of their parts."""
        return tuple(entry for group in self._groups(action, case) for entry in group.entries)

    def answer(self, entry: Entry, question: Question) -> Answer:
        """Return the answer of one norm to one question."""
        if entry.scope.truth(question) == NO or entry.breach.truth(question) == NO:
            return Answer.CLEAR
        if _force(entry.norm, question) == NO:
            return Answer.CLEAR
        return _in_its_days(entry.norm, self._standing(entry, question), question)

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


def _note(found: dict[str, Answer], norm: Prohibition, answer: Answer) -> None:
    if answer > found.get(norm.key, Answer.CLEAR):
        found[norm.key] = answer


def _in_its_days(norm: Prohibition, answer: Answer, question: Question) -> Answer:
    """Return what an answer is worth on the day of the act, on which the norm may not be in force."""
    force = _force(norm, question)
    if force == NO:
        return Answer.CLEAR
    return Answer.UNKNOWN if force == MAYBE and answer == Answer.BREACHED else answer


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
