"""Which facts an outcome rests on that nobody stated: those whose silence, were it ignorance, would change it."""

from __future__ import annotations

from fairdebt.facts import UNKNOWN, Action, Case, Value, carries, is_silent, silent_facts
from fairdebt.logic import All, Norms, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Question, instant_of, prepared, questions
from fairdebt.readings.trace import answer, grounds, mentioned
from fairdebt.readings.truth import MAYBE
from fairdebt.vocabulary import ATTRIBUTES, FACTS

MEANT = frozenset({"unknown", "derived", "all"})
"""What silence may mean without assuming anything that could turn out otherwise."""


class Sceptic(Question):
    """A question to which silence is ignorance."""

    __slots__ = ()

    def get(self, name: str) -> Value:
        """Return what was said of an attribute; unknown where its silence would be an assumption."""
        if ATTRIBUTES[name].silence.means not in MEANT and carries(self.action, name) and is_silent(self.action, name):
            return UNKNOWN
        return super().get(name)

    def fact(self, path: str) -> Value:
        """Return what was said of a fact; unknown where its silence would be an assumption."""
        known = FACTS.get(path)
        if known is not None and known.silence.means not in MEANT and self._is_silent(path):
            return UNKNOWN
        return super().fact(path)

    def _is_silent(self, path: str) -> bool:
        return silent_facts(self.case.case, path, self.action, self.debt)


def assumed(norms: tuple[Prohibition, ...], action: Action, case: Case, all_norms: Norms) -> tuple[str, ...]:
    """Return the names of the silent facts on which clear answers of these norms rest."""
    ready, at = prepared(case), instant_of(action)
    evaluator = Evaluator(all_norms)
    names: set[str] = set()
    for norm in norms:
        for question in questions(action, ready, norm.zones, at):
            doubting = Sceptic(action, ready, at, question.debt, question.zone)
            if answer(norm, doubting, evaluator)[0] is not Answer.UNKNOWN:
                continue
            for leaf in grounds(All((norm.scope, norm.breach)), doubting, evaluator, wanted=MAYBE):
                if evaluator.leaf(leaf, question) != MAYBE:
                    names.update(name for name in mentioned(leaf) if _doubted(name, doubting))
    return tuple(sorted(names))


def _doubted(name: str, question: Sceptic) -> bool:
    value = question.fact(name) if name in FACTS else question.get(name)
    return value is UNKNOWN
