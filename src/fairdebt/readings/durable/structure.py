"""Predicates as rules: each leaf is posted as yes, no or unknown, the rules join them."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

from fairdebt.facts import is_open
from fairdebt.logic import All, Any as OneOf, Not, Predicate
from fairdebt.readings.durable.host import Ruleset, answers
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import ActTest, during_names
from fairdebt.readings.prepare import Question
from fairdebt.readings.truth import MAYBE, NO, YES

Leaf = tuple[str, Predicate, bool]
"""The name under which it is posted, and whether it stands under an even number of *not*."""


def structured(predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False) -> ActTest:
    """Return what tells the truth of a predicate about the act: leaves are evaluated, the ruleset does the rest."""
    leaves = leaves_of(predicate)
    ruleset = _ruleset(predicate, leaves)

    def test(question: Question) -> int:
        posted: dict[str, int | str] = {"kind": "question"}
        for name, leaf, positive in leaves:
            truth = evaluator.leaf(leaf, question)
            if favourable and truth == MAYBE and any(is_open(question.action, each) for each in during_names(leaf)):
                truth = NO if positive else YES
            posted[name] = truth
        return ruleset.ask(posted)

    return test


def leaves_of(predicate: Predicate, positive: bool = True) -> list[Leaf]:
    """Return every leaf, one for each place in which it stands."""
    found: list[Leaf] = []

    def walk(node: Predicate, positive: bool) -> None:
        match node:
            case All(parts) | OneOf(parts):
                for part in parts:
                    walk(part, positive)
            case Not(part):
                walk(part, not positive)
            case _:
                found.append((f"leaf{len(found)}", node, positive))

    walk(predicate, positive)
    return found


def _ruleset(predicate: Predicate, leaves: list[Leaf]) -> Ruleset:
    names = iter(name for name, _, _ in leaves)
    named = _numbered(predicate, names)

    def write(lang: Any) -> None:
        always, never = lang.m.kind == "question", lang.m.kind == "nothing"

        def least(node: Any, truth: int) -> Any:
            """Return the condition that a node is at least this true."""
            match node:
                case ("all", parts):
                    return reduce(and_, [least(part, truth) for part in parts], always)
                case ("any", parts):
                    return reduce(or_, [least(part, truth) for part in parts], never)
                case ("not", part):
                    return most(part, YES - truth)
            return getattr(lang.m, node) >= truth

        def most(node: Any, truth: int) -> Any:
            """Return the condition that a node is at most this true."""
            match node:
                case ("all", parts):
                    return reduce(or_, [most(part, truth) for part in parts], never)
                case ("any", parts):
                    return reduce(and_, [most(part, truth) for part in parts], always)
                case ("not", part):
                    return least(part, YES - truth)
            return getattr(lang.m, node) <= truth

        lang.when_all(lang.pri(1), least(named, YES))(answers(YES))
        lang.when_all(lang.pri(2), least(named, MAYBE))(answers(MAYBE))
        lang.when_all(lang.pri(3), always)(answers(NO))

    return Ruleset(write)


def _numbered(node: Predicate, names: Any) -> Any:
    """Return the structure with names for leaves, taken in the order of `leaves_of`."""
    match node:
        case All(parts):
            return "all", [_numbered(part, names) for part in parts]
        case OneOf(parts):
            return "any", [_numbered(part, names) for part in parts]
        case Not(part):
            return "not", _numbered(part, names)
    return next(names)
