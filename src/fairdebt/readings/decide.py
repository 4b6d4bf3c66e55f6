"""The decision: generated code over the norms that can apply."""

from __future__ import annotations

from dataclasses import dataclass

from fairdebt.facts import Action, Case, jurisdictions_of
from fairdebt.logic import All, Norms, Obligation, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.generate import ActTest, act_test, during_names, filter_test
from fairdebt.readings.index import Index
from fairdebt.readings.prepare import Question, instant_of, prepared, questions
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import contains


class _Part:
    """A scope or a breach with its code, generated when it is first asked. Norms of one rule share their scope."""

    __slots__ = ("evaluator", "favourable", "predicate", "test", "waits")

    def __init__(self, predicate: Predicate, evaluator: Evaluator) -> None:
        self.predicate = predicate
        self.evaluator = evaluator
        self.waits = bool(during_names(predicate))
        self.test: ActTest | None = None
        self.favourable: ActTest | None = None

    def truth(self, question: Question) -> int:
        """Return the truth for a question, worked out once."""
        memory = question.memory
        if self in memory:
            return int(memory[self])
        if self.test is None:
            self.test = act_test(self.predicate, self.evaluator)
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
            self.favourable = act_test(self.predicate, self.evaluator, favourable=True)
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


class Decider:
    """Answers for every prohibition and every duty that comes with an act. Thread-safe: its caches only ever grow."""

    def __init__(self, norms: Norms) -> None:
        self.norms = norms
        self.evaluator = Evaluator(norms, filter_test)
        parts: dict[Predicate, _Part] = {}

        def part(predicate: Predicate) -> _Part:
            return parts.setdefault(predicate, _Part(predicate, self.evaluator))

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
        at = instant_of(action)
        where = jurisdictions_of(case).sure
        asked: dict[tuple[str, ...], list[Question]] = {}
        applies: dict[str, bool] = {"any": True}
        found: dict[str, Answer] = {}
        for group in self._prohibitions.candidates(action, case):
            if not _applies(group.jurisdiction, where, applies):
                continue
            questions_ = asked.get(group.zones)
            if questions_ is None:
                questions_ = asked[group.zones] = questions(action, ready, group.zones, at)
            for question in questions_:
                if group.scope.truth(question) == NO:
                    continue
                for entry in group.entries:
                    answer = self.answer(entry, question)
                    if answer > found.get(entry.norm.key, Answer.CLEAR):
                        found[entry.norm.key] = answer
        for duty in self._obligations.candidates(action, case):
            if _applies(duty.jurisdiction, where, applies) and self._owed(
                duty, questions(action, ready, duty.zones, at)
            ):
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
        truth = scope.truth(question)
        if truth != NO:
            truth = min(truth, breach.truth(question))
        if truth == NO:
            return Answer.CLEAR
        force = in_force(norm.from_on, norm.until_on, question)
        if force == NO:
            return Answer.CLEAR
        if min(truth, force) == YES:
            return Answer.BREACHED
        if not (scope.waits or breach.waits):
            return Answer.UNKNOWN
        best = min(scope.at_best(question), breach.at_best(question))
        if best == NO:
            return Answer.DUTY
        return Answer.BREACHED if min(best, force) == YES else Answer.UNKNOWN

    def _owed(self, duty: Obligation, questions_: list[Question]) -> bool:
        return any(
            min(self.evaluator.truth(duty.scope, question), self.evaluator.truth(duty.trigger, question)) >= MAYBE
            and in_force(duty.from_on, duty.until_on, question) != NO
            for question in questions_
        )


def _applies(jurisdiction: str, where: frozenset[str], known: dict[str, bool]) -> bool:
    found = known.get(jurisdiction)
    if found is None:
        found = known[jurisdiction] = any(contains(jurisdiction, code) for code in where)
    return found
