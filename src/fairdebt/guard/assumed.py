"""Which facts an outcome rests on that nobody stated: those whose silence, were it ignorance, would change it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from fairdebt.facts import UNKNOWN, Action, Case, Value, carries, is_silent, silent_facts
from fairdebt.logic import All, Attribute, Fact, Holds, Key, Norms, Prohibition, StatedTimes, parts_in
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Prepared, Question, instant_of, prepared, questions
from fairdebt.readings.trace import grounds, mentioned
from fairdebt.readings.truth import MAYBE
from fairdebt.vocabulary import ATTRIBUTES, FACTS

MEANT = frozenset({"unknown", "derived", "all"})
"""What silence may mean without assuming anything that could turn out otherwise."""


class Sceptic(Question):
    """A question to which silence is ignorance."""

    __slots__ = ("_doubted",)

    def __init__(self, action: Action, case: Prepared, at: int, debt: str | None, zone: str | None) -> None:
        super().__init__(action, case, at, debt, zone)
        self._doubted: dict[str, bool] = {}

    def doubts(self, name: str) -> bool:
        """Tell whether nobody said anything of an attribute or a fact, and its silence would be an assumption."""
        found = self._doubted.get(name)
        if found is None:
            found = self._doubted[name] = self._is_assumption(name)
        return found

    def _is_assumption(self, name: str) -> bool:
        known = FACTS.get(name)
        if known is not None:
            return known.silence.means not in MEANT and silent_facts(self.case.case, name, self.action, self.debt)
        attribute = ATTRIBUTES.get(name)
        if attribute is None or attribute.silence.means in MEANT:
            return False
        return carries(self.action, name) and is_silent(self.action, name)

    def get(self, name: str) -> Value:
        """Return what was said of an attribute; unknown where its silence would be an assumption."""
        return UNKNOWN if self.doubts(name) else super().get(name)

    def fact(self, path: str) -> Value:
        """Return what was said of a fact; unknown where its silence would be an assumption."""
        return UNKNOWN if self.doubts(path) else super().fact(path)


class Doubts:
    """Asks norms again, doubting what nobody said. What a case remembers for it is kept apart from the decision's."""

    def __init__(self, norms: Norms) -> None:
        self._norms = norms
        self._read: dict[str, frozenset[str]] = {}

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self._norms)

    def assumed(
        self, clear: tuple[Prohibition, ...], action: Action, case: Case, evaluator: Evaluator
    ) -> tuple[str, ...]:
        """Return the names of the silent facts on which clear answers of these norms rest; `evaluator` is sure."""
        ready, at = prepared(case), instant_of(action)
        asked: dict[tuple[str, ...], list[tuple[Question, Sceptic]]] = {}
        names: set[str] = set()
        for norm in clear:
            if norm.zones not in asked:
                asked[norm.zones] = [
                    (question, Sceptic(action, ready, at, question.debt, question.zone))
                    for question in questions(action, ready, norm.zones, at)
                ]
            for question, doubting in asked[norm.zones]:
                if any(map(doubting.doubts, self._read_by(norm))):
                    names.update(self._resting(norm, question, doubting, evaluator))
        return tuple(sorted(names))

    def _resting(self, norm: Prohibition, question: Question, doubting: Sceptic, evaluator: Evaluator) -> Iterator[str]:
        decider = self._decider
        if decider.answer(decider.entries[norm.key], doubting) is not Answer.UNKNOWN:
            return
        for leaf in grounds(All((norm.scope, norm.breach)), doubting, decider.evaluator, wanted=MAYBE):
            if evaluator.leaf(leaf, question) != MAYBE:
                yield from (name for name in mentioned(leaf) if _doubted(name, doubting))

    def _read_by(self, norm: Prohibition) -> frozenset[str]:
        """Return every attribute of the act and every fact that a norm reads, through states too."""
        found = self._read.get(norm.key)
        if found is None:
            found = self._read[norm.key] = frozenset(_read(norm, self._norms))
        return found


def _read(norm: Prohibition, norms: Norms) -> Iterator[str]:
    seen: set[str] = set()
    waiting: list[object] = [norm.scope, norm.breach]
    while waiting:
        part = waiting.pop()
        match part:
            case Attribute(name, "act", _) | Key(name) | Fact(name):
                yield name
            case Holds(state) | StatedTimes(state) if state not in seen:
                seen.add(state)
                waiting.append(norms.states[state])
        waiting.extend(parts_in(part))


def _doubted(name: str, question: Sceptic) -> bool:
    value = question.fact(name) if name in FACTS else question.get(name)
    return value is UNKNOWN
