"""Values that would put an attribute of an act right, read off the rule that objects to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fairdebt.facts import Action, Case
from fairdebt.logic import All, Among, Attribute, Compare, Literal, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import Question
from fairdebt.readings.simplify import leaves
from fairdebt.readings.trace import mentioned, repairing, trace
from fairdebt.vocabulary import ATTRIBUTES, TABLES

Changed = dict[str, Any]
"""Attributes of the act with their new values; None: left out."""

SpokenOnly = ("voice", "dialled_by", "leaves", "recorded", "answered_by", "minutes")

LEFT_ALONE = frozenset(
    {
        "address",
        "amount",
        "answered_by",
        "channel",
        "claims",
        "consent_at_door",
        "discloses",
        "findings",
        "medium",
        "place",
        "receiver",
        "template",
        "text",
    }
)
"""What nobody can change by deciding to: other words have to be written, another person asked, another place agreed."""

REPAIRABLE = frozenset(name for name, each in ATTRIBUTES.items() if each.repair is not None) - LEFT_ALONE
SOUND = ("contract", "debtor")
SETS, VALUES = 4, 5
"""So many sets of attributes, and values of one, are tried."""


def repairs_of(
    norm: Prohibition, action: Action, case: Case, evaluator: Evaluator, debts: tuple[str, ...]
) -> Iterator[dict[str, list[Changed]]]:
    """Yield sets of attributes that may put the act right, each with the changes to try."""
    whole = All((norm.scope, norm.breach))
    traced = [each for each in trace(norm, action, case, evaluator) if each.answer >= Answer.UNKNOWN]
    if not traced:
        return
    concerned = {each.question.debt for each in traced if each.question.debt is not None}
    named = action.debts if isinstance(action.debts, tuple) else debts
    left = [debt for debt in named if debt not in concerned]
    if left and concerned:
        yield {"debts": [{"debts": left}]}
    question = traced[0].question
    written = leaves(whole)
    for names in repairing(whole, question, evaluator, REPAIRABLE)[:SETS]:
        choices = {name: list(_values(name, written, action, question))[:VALUES] for name in sorted(names)}
        if all(choices.values()):
            yield choices


def _values(name: str, leaves: list[Predicate], action: Action, question: Question) -> Iterator[Changed]:
    type_ = ATTRIBUTES[name].type
    was = getattr(action, name)
    about = [leaf for leaf in leaves if isinstance(leaf, Compare | Among) and name in mentioned(leaf)]
    if type_.many:
        for leaf in about:
            yield from _sets(name, leaf, question)
    elif type_.base == "truth":
        yield from ({name: word} for word in ("yes", "no") if word != was)
    elif type_.base in ("number", "amount"):
        for leaf in about:
            if isinstance(leaf, Compare) and isinstance(leaf.right, Literal) and isinstance(leaf.right.value, Decimal):
                yield from ({name: str(leaf.right.value + more)} for more in (0, 1, -1))
    elif type_.base == "name" and type_.table in TABLES:
        if name == "address_source":  # another number or address, from a source that is always in order
            yield from ({name: word, "address": None, "address_kind": None} for word in SOUND if word != was)
        else:
            yield from ({name: word} for word in TABLES[type_.table].words if word != was)


def _sets(name: str, leaf: Predicate, question: Question) -> Iterator[Changed]:
    if not isinstance(leaf, Among) or leaf.term != Attribute(name, "act"):
        return
    value = question.get(name)
    held = set(value) if isinstance(value, frozenset | dict) else set()
    written = {each for each in leaf.values if isinstance(each, str)}
    rewritten: Changed = {"text": None, "template": None} if name == "elements" else {}
    options: list[set[str]] = []
    match leaf.how:
        case "all":
            options = [held | written]
        case "only":
            options = [held & written]
        case "none":
            options = [held - written]
        case "any":
            options = [held - written, *(held | {word} for word in sorted(written))]
    for option in options:
        if option != held:
            yield {name: sorted(option), **rewritten}
