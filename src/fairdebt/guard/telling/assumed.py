"""Which facts an outcome rests on that nobody stated: those whose silence, were it ignorance, would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fairdebt.facts import UNKNOWN, Value, carries, is_silent, silent_facts
from fairdebt.logic import Norms
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import filter_test
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule import Anatomy, Line, Schedule, is_assumed
from fairdebt.readings.truth import MAYBE, NO
from fairdebt.vocabulary import FACTS


class Sceptic(Question):
    """A question to which silence is ignorance."""

    __slots__ = ("_doubted",)

    def __init__(self, question: Question) -> None:
        self.action, self.case, self.at = question.action, question.case, question.at
        self.debt, self.zone, self.day, self.second = question.debt, question.zone, question.day, question.second
        self.values, self.memory = {}, {}
        self._doubted: dict[str, bool] = {}

    def doubts(self, name: str) -> bool:
        """Tell whether nobody said anything of an attribute or a fact, and its silence would be an assumption."""
        found = self._doubted.get(name)
        if found is None:
            found = self._doubted[name] = is_assumed(name) and _is_silent(name, self)
        return found

    def get(self, name: str) -> Value:
        """Return what was said of an attribute; unknown where its silence would be an assumption."""
        return UNKNOWN if self.doubts(name) else super().get(name)

    def fact(self, path: str) -> Value:
        """Return what was said of a fact; unknown where its silence would be an assumption."""
        return UNKNOWN if self.doubts(path) else super().fact(path)


def _is_silent(name: str, question: Question) -> bool:
    """Tell whether nobody said anything of an attribute or a fact."""
    if name in FACTS:
        return silent_facts(question.case.case, name, question.action, question.debt)
    return carries(question.action, name) and is_silent(question.action, name)


class Doubts:
    """Asks norms again, doubting what nobody said. What a case remembers for it is kept apart from the decision's."""

    def __init__(self, norms: Norms) -> None:
        self._evaluator = Evaluator(norms, filter_test)

    def assumed(self, answers: Mapping[str, Answer], now: Schedule) -> tuple[str, ...]:
        """Return the names of the silent facts on which it rests that norms do not forbid the act now."""
        names: set[str] = set()
        for doubtful, doubted, line in now.doubted():
            blocking = [key for key, answer in answers.items() if answer > Answer.DUTY]
            plainly = doubtful.resting(line, doubted, blocking) if doubted.plainly else frozenset()
            others = doubted.others
            if plainly is None:
                others = [*others, *doubted.plainly]
            else:
                names |= plainly
            doubting: Sceptic | None = None
            for anatomy, silent in others:
                if anatomy.norm.key not in blocking and not anatomy.nobody_doubts(line.found):
                    doubting = doubting or Sceptic(line)
                    names.update(self._resting(anatomy, line, doubting, silent))
        return tuple(sorted(names))

    def _resting(self, anatomy: Anatomy, line: Line, doubting: Sceptic, doubted: frozenset[str]) -> Iterator[str]:
        """Yield what is doubted in the leaves that make a norm unknown to a sceptic, while they are known to others."""
        reading, others, _ = anatomy.reading(doubted)
        in_doubt = [
            number
            for number in reading
            if (begun := anatomy.begun[number]) is None or begun(line.found)  # what never began nobody doubts
        ]
        if not in_doubt:
            return
        sure = anatomy.known(line)
        if any((sure[number] if sure else anatomy.asks[number](line)[0]) == NO for number in others):
            return
        sure = sure or anatomy.truths(line)
        truths = list(sure)
        for number in in_doubt:
            truths[number] = self._truth(anatomy, number, doubting)
        examined = anatomy.examined(doubting, tuple(truths))
        if examined.answer is not Answer.UNKNOWN:
            return
        for number in examined.unknown():
            if sure[number] != MAYBE:
                yield from (name for name in anatomy.mentions[number] if _doubted(name, doubting))

    def _truth(self, anatomy: Anatomy, number: int, doubting: Sceptic) -> int:
        """Return the truth of a leaf to a sceptic; those that are equal are asked once."""
        truth: int = doubting.remember(
            anatomy.asks[number], lambda: self._evaluator.leaf(anatomy.leaves[number], doubting)
        )
        return truth


def _doubted(name: str, question: Sceptic) -> bool:
    value = question.fact(name) if name in FACTS else question.get(name)
    return value is UNKNOWN
