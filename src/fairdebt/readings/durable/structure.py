"""Predicates as rules: each leaf is posted as yes, no or unknown, the rules join them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_, or_
from typing import Any

from fairdebt.facts import is_open
from fairdebt.logic import All, Any as OneOf, Not, Predicate
from fairdebt.readings.durable.host import Ruleset, answers
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.generate import ActTest, during_names
from fairdebt.readings.questions import Question
from fairdebt.readings.simplify import leaves as leaves_in
from fairdebt.readings.truth import MAYBE, NO, YES

Leaf = tuple[str, Predicate, bool]
"""The name under which it is posted, and whether it stands under an even number of *not*."""

LARGEST = 16
"""A ruleset multiplies its conditions out, and takes only so many: parts of a larger predicate have their own."""


def structured(
    predicate: Predicate, evaluator: Evaluator, *, favourable: bool = False, positive: bool = True
) -> ActTest:
    """Return what tells the truth of a predicate about the act: leaves are evaluated, the ruleset does the rest.

    `positive`: it stands under an even number of *not*.
    """

    def asked(leaf: Predicate, positive: bool) -> ActTest:
        if isinstance(leaf, All | OneOf):
            return structured(leaf, evaluator, favourable=favourable, positive=positive)
        waits = during_names(leaf) if favourable else ()

        def truth(question: Question) -> int:
            found = evaluator.leaf(leaf, question)
            if found == MAYBE and any(is_open(question.action, each) for each in waits):
                return NO if positive else YES
            return found

        return truth

    leaves = leaves_of(predicate, positive)
    ruleset = _ruleset(predicate, leaves)
    tests = [(name, asked(leaf, positive)) for name, leaf, positive in leaves]

    def test(question: Question) -> int:
        return ruleset.ask({"kind": "question", **{name: truth(question) for name, truth in tests}})

    return test


def leaves_of(predicate: Predicate, positive: bool = True) -> list[Leaf]:
    """Return every leaf, one for each place in which it stands; of a large predicate each part with parts is a leaf."""
    found: list[Leaf] = []
    large = is_large(predicate)

    def walk(node: Predicate, positive: bool, inside: bool) -> None:
        match node:
            case Not(part):
                walk(part, not positive, inside)
            case All(parts) | OneOf(parts) if not (large and inside):
                for part in parts:
                    walk(part, positive, True)
            case _:
                found.append((f"leaf{len(found)}", node, positive))

    walk(predicate, positive, False)
    return found


def is_large(predicate: Predicate) -> bool:
    """Tell whether a predicate has more leaves than one ruleset takes."""
    return len(leaves_in(predicate)) > LARGEST


def _ruleset(predicate: Predicate, leaves: list[Leaf]) -> Ruleset:
    names = iter(name for name, _, _ in leaves)
    named = _numbered(predicate, names, large=is_large(predicate))

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


def _numbered(node: Predicate, names: Iterator[str], *, large: bool, inside: bool = False) -> Any:
    """Return the structure with names for leaves, taken in the order of `leaves_of`."""
    match node:
        case Not(part):
            return "not", _numbered(part, names, large=large, inside=inside)
        case All(parts) | OneOf(parts) if not (large and inside):
            kind = "all" if isinstance(node, All) else "any"
            return kind, [_numbered(part, names, large=large, inside=True) for part in parts]
    return next(names)
