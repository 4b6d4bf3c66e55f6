"""Ask every reading the same, and find that all of them answer alike: what is written by hand is asked of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Literal as OneOf

from fairdebt.clock import DAY
from fairdebt.facts import Action, Case, prepared
from fairdebt.logic import Compare, Count, Literal, Norms
from fairdebt.readings.acts import ActWriter
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import act_test, filter_test
from fairdebt.readings.history import Finder, Found
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.reference import reference
from fairdebt.readings.reference.counts import count
from fairdebt.readings.reference.question import Question as ReferenceQuestion
from fairdebt.readings.reference.values import compare
from fairdebt.readings.schedule import Line, Schedule
from fairdebt.readings.trace import trace

TRUTHS = ("no", "unknown", "yes")
OPERATORS: tuple[OneOf["=", "!=", ">=", ">", "<", "<="], ...] = ("=", "!=", ">=", ">", "<", "<=")


def answers(norms: Norms, act: Action, about: Case, *, days: int = 3) -> dict[str, Answer]:
    """Return the answers of the reference; decide, trace and schedule give the same, on the days that follow too."""
    expected = reference(norms, act, about)
    decider = Decider(norms)
    for which in (decider, Decider(norms, generate=act_test), Decider(norms, evaluator=Evaluator(norms))):
        assert which.answers(act, about) == expected
    assert decider.answers(act, about) == expected, "asked again"
    evaluator = Evaluator(norms, filter_test)
    for norm in decider.candidates(act, about):
        worst = max(each.answer for each in trace(norm, act, about, evaluator))
        assert worst == expected.get(norm.key, Answer.CLEAR)
    at = instant_of(act)
    parts = list(Schedule(decider, act, about, at).stretches(at, at + days * DAY))
    for before, part in pairwise(parts):
        assert before.end == part.start
        assert replace(part, start=before.start, end=before.end) != before, "one stretch, not two"
    for part in parts:
        for instant in (part.start, part.end - 1):
            assert (set(part.breached), set(part.unknown)) == _in_the_way(norms, moved(act, instant), about), instant
    return expected


def _in_the_way(norms: Norms, act: Action, about: Case) -> tuple[set[str], set[str]]:
    found = reference(norms, act, about)
    vetoing = [norm.key for norm in norms.prohibitions if norm.effect == "veto"]
    breached = {key for key in vetoing if found.get(key) is Answer.BREACHED}
    return breached, {key for key in vetoing if found.get(key) is Answer.UNKNOWN}


def moved(act: Action, at: int) -> Action:
    """Return the act at another instant."""
    return act.model_copy(update={"at": datetime.fromtimestamp(at, UTC)})


def interval(
    wanted: Count, norms: Norms, act: Action, about: Case, debt: str | None, zone: str | None
) -> tuple[float, float]:
    """Return between which numbers the reference counts; the others count so, and compare so with each number."""
    expected = count(wanted, ReferenceQuestion(norms, act, about, debt, zone))
    evaluator = Evaluator(norms, filter_test)
    question = Question(act, prepared(about), instant_of(act), debt, zone)
    found = evaluator.count(wanted, question)
    assert (found.low, found.high) == (expected.low, expected.high)
    for limit in map(Decimal, range(5)):
        for op in OPERATORS:
            leaf = Compare(wanted, op, Literal(limit))
            truth = compare(expected, op, limit, zone)
            assert TRUTHS[evaluator.leaf(leaf, question)] == truth, (op, limit)
            assert TRUTHS[_written(leaf, evaluator, question)] == truth, (op, limit)
    return float(expected.low), float(expected.high)


def _written(leaf: Compare, evaluator: Evaluator, question: Question) -> int:
    """Return the truth of a comparison by the code that is written for it."""
    writer = ActWriter(Finder(evaluator))
    said = writer.expression(leaf)
    head = [f"{name} = {value}" for name, value in writer.head.items()]
    return int(writer.function("asked", "q", [*head, f"return {said}"])(question))


def line_of(question: Question, found: Found) -> Line:
    """Return a question as it is asked along time; `found` is what is found in its history."""
    return Line(question.action, question.case, question.at, question.debt, question.zone, {}, found)
