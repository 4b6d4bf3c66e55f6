"""The day of the act against a date that follows from the case, such as the last day of a limitation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import eq, ge, gt, le, lt, ne

from fairdebt.clock import EPOCH, Spans, local_date
from fairdebt.facts import UNKNOWN, field_of
from fairdebt.logic import Compare, Fact, FirstKnown, Literal, Shift, Term, Today, parts_in
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.history import Found
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import FACTS

DAYS = 4096
"""So many days are remembered."""


class DateTest:
    """The local day of the act against a date that follows from the case alone, worked out once for each debt."""

    def __init__(self, node: Compare, of_case: Term, op: str, evaluator: Evaluator) -> None:
        self._node = node
        self._of_case = of_case
        self._compare = _COMPARES[op]
        self._evaluator = evaluator
        self._reads = [field_of(path) for path in _facts_in(of_case)]
        self._days: dict[tuple[object, ...], tuple[int, bool]] = {}

    def __call__(self, question: Question, found: Found) -> int:
        """Return the truth for a question."""
        if question.zone is None:
            return self._evaluator.leaf(self._node, question)
        number, is_day = self.settled(question)
        if not is_day:
            return number
        return YES if self._compare(question.day, number) else NO

    def settled(self, question: Question) -> tuple[int, bool]:
        """Return the day of the case, counted since 1970-01-01; or the truth, where no day is known.

        It is remembered for all cases that say the same of the facts from which it follows.
        """
        said: list[object] = [question.zone]
        for group, field in self._reads:
            holder = question.about if group == "debt" else question.case.said[group]
            said.append(NO if holder is None else getattr(holder, field))  # a number is no date: nobody said it
        key = tuple(said)
        known = self._days.get(key)
        if known is None:
            if len(self._days) >= DAYS:
                self._days.clear()
            known = self._days[key] = self._settled(question)
        return known

    def _settled(self, question: Question) -> tuple[int, bool]:
        value = self._evaluator.term(self._of_case, question)
        if value is UNKNOWN:
            return MAYBE, False
        if isinstance(value, int):
            value = local_date(value, str(question.zone))
        if isinstance(value, date):
            return value.toordinal() - EPOCH, True
        return self._evaluator.leaf(self._node, question), False


_COMPARES = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "!=": ne}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def date_test(node: Compare, evaluator: Evaluator) -> DateTest | None:
    """Return the test for today against a date of the case; None for other comparisons."""
    match node:
        case Compare(Today("act"), op, other) if _is_of_case(other):
            return DateTest(node, other, op, evaluator)
        case Compare(other, op, Today("act")) if _is_of_case(other):
            return DateTest(node, other, _MIRRORED[op], evaluator)
    return None


def _facts_in(term: object) -> Iterator[str]:
    if isinstance(term, Fact):
        yield term.path
    for part in parts_in(term):
        yield from _facts_in(part)


def _is_of_case(term: object) -> bool:
    """Tell whether a date follows from what is known of the case and its debts, whatever the act and its instant."""
    match term:
        case Fact(path):
            return not path.startswith(("recipient.", "own.")) and path in FACTS and FACTS[path].type.base == "date"
        case Literal(value):
            return isinstance(value, date)
        case Shift(inner, Spans(), _):
            return _is_of_case(inner)
        case FirstKnown(Fact() as inner, other):
            return _is_of_case(inner) and _is_of_case(other)
    return False
