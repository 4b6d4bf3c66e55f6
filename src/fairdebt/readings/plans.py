"""What a kept case already settles: which norms are answered for good, and which time or events may still move."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from fairdebt.facts import Action
from fairdebt.logic import All, Among, Any, Attribute, Compare, Count, Holds, Inside, Lookup, Not, Predicate, Today
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Question
from fairdebt.readings.truth import NO, YES

OWN_TIME = frozenset({"at", "sent_on", "filed_on", "effective_on"})
"""Attributes of the act that are, or in silence mean, its own instant."""

Signature = tuple[tuple[str, object], ...]


def signature_of(action: Action) -> Signature | None:
    """Return everything said of an act but its instant; None where that cannot be compared quickly."""
    said = action.__dict__
    found = tuple([(name, said[name]) for name in sorted(action.model_fields_set) if name != "at"])
    try:
        hash(found)
    except TypeError:  # a mapping of elements or claims
        return None
    return found


def steady(node: object) -> bool:
    """Tell whether a term or predicate reads neither the clock nor the history: only what act and case say."""
    match node:
        case Count() | Holds() | Inside() | Lookup() | Today():
            return False
        case Attribute(name, _, _):
            return name not in OWN_TIME
    if is_dataclass(node) and not isinstance(node, type):
        return all(steady(getattr(node, each.name)) for each in fields(node))
    return all(map(steady, node)) if isinstance(node, tuple) else True


@dataclass(frozen=True, slots=True)
class Settled:
    """Bounds of a predicate for one question, its moving leaves being anything: they hold at every instant."""

    low: int
    high: int


def settled(node: Predicate, question: Question, evaluator: Evaluator) -> Settled:
    """Return what is certain of a predicate as long as act and case stay as they are."""
    match node:
        case All(parts):
            each = [settled(part, question, evaluator) for part in parts]
            return Settled(min((one.low for one in each), default=YES), min((one.high for one in each), default=YES))
        case Any(parts):
            each = [settled(part, question, evaluator) for part in parts]
            return Settled(max((one.low for one in each), default=NO), max((one.high for one in each), default=NO))
        case Not(part):
            inner = settled(part, question, evaluator)
            return Settled(YES - inner.high, YES - inner.low)
        case Compare() | Among() if steady(node):
            truth = evaluator.leaf(node, question)
            return Settled(truth, truth)
    return Settled(NO, YES)
