"""Read what stands beside a name: a value, a list, a comparison, a set operation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal as OneOf

from fairdebt.clock import Spans
from fairdebt.errors import suggest
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    DateOf,
    Fact,
    FirstKnown,
    Literal,
    Not,
    Predicate,
    Shift,
    Term,
    Today,
)
from fairdebt.messages import Text, say
from fairdebt.rules.events import is_only_now
from fairdebt.rules.faults import part_of
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_operand
from fairdebt.rules.times import span_of, with_calendar
from fairdebt.rules.values import Written, read_values
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written
from fairdebt.vocabulary import Type

NOTHING = Any(())
"""Stands in for what could not be read; the fault has been noted."""

Op = OneOf["=", "!=", "<", "<=", ">", ">="]
How = OneOf["any", "all", "only", "none"]

COMPARISONS: dict[str, Op] = {
    "at_most": "<=",
    "at_least": ">=",
    "more_than": ">",
    "less_than": "<",
    "equals": "=",
    "before": "<",
    "after": ">",
}
SETS: dict[str, How] = {"has_any": "any", "has_all": "all", "only": "only", "none_of": "none"}
DISTANCES = ("ago", "ahead")
OPERATORS: dict[str, Op] = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "="}
_OPERATOR = re.compile(r"(>=|<=|>|<|=)\s*(.+)", re.DOTALL)
_ORDERED = ("number", "amount", "date", "instant")


def split_operator(node: Node) -> tuple[Op, Scalar] | None:
    """Return the operator and the rest of `">= 60 days"`; None where there is none."""
    found = _OPERATOR.fullmatch(node) if isinstance(node, Scalar) else None
    if found is None or not isinstance(node, Scalar):
        return None
    return OPERATORS[found[1]], part_of(node, found.start(2))


@dataclass(frozen=True, slots=True)
class _Spec:
    """One name with its type, being compared."""

    term: Term
    type: Type
    scope: Scope

    @property
    def is_set(self) -> bool:
        return self.type.many or self.type.base == "mapping"

    @property
    def comparable(self) -> Term:
        """The term as it is compared: an instant by its local date."""
        return DateOf(self.term) if self.type.base == "instant" else self.term

    @property
    def name(self) -> str:
        match self.term:
            case Attribute(name, _, part):
                return part[-1] if part else name
            case Fact(path) | FirstKnown(Fact(path)):
                return path
            case _:
                return ""

    def compare(self, op: Op, right: Term, at: Node) -> Predicate:
        if isinstance(self.term, Attribute) and self.term.of == "event" and is_only_now(right):
            return self.fault(say("fact_as_limit"), "use_undotted", at)
        return Compare(self.comparable, op, right)

    def fault(self, problem: Text, fix: str | None, at: object) -> Predicate:
        self.scope.faults.add(problem, say(fix) if fix else None, at=at)
        return NOTHING


def read_spec(term: Term, type_: Type, node: Node, scope: Scope) -> Predicate:
    """Read what `node` says of `term`; faults are noted, and a part at fault never holds."""
    return _read(_Spec(term, type_, scope), node)


def _read(spec: _Spec, node: Node) -> Predicate:
    if isinstance(node, Mapping):
        if not node:
            return spec.fault(say("empty_condition"), "write_condition", node)
        parts = tuple(_operator(key, node, spec) for key in node)
        return parts[0] if len(parts) == 1 else All(parts)
    if spec.is_set:
        if isinstance(node, Scalar) and node == "none":
            return Compare(spec.term, "=", Literal(None))
        return spec.fault(say("list_against_set"), "write_has_any", node)
    return _one_of(node, spec) if isinstance(node, Sequence) else _scalar(node, spec)


def _scalar(node: Scalar, spec: _Spec) -> Predicate:
    if node == "none":
        return Compare(spec.term, "=", Literal(None))
    if node == "unknown":
        return spec.fault(say("asks_unknown"), "unknown_is_default", node)
    operator = split_operator(node)
    if operator is not None:
        if spec.type.base not in _ORDERED:
            return spec.fault(say("not_ordered", base=say(f"base_{spec.type.base}")), "write_plain_list", node)
        right = read_operand(operator[1], spec.type, spec.scope, name=spec.name)
        return NOTHING if right is None else spec.compare(operator[0], right, node)
    values = read_values(node, spec.type, spec.scope, name=spec.name)
    if not values:
        return NOTHING
    if len(values) == 1:
        return Compare(spec.comparable, "=", Literal(values[0]))
    return Among(spec.term, frozenset(values))


def _one_of(node: Sequence, spec: _Spec) -> Predicate:
    if not node:
        return spec.fault(say("empty_list"), "write_item", node)
    plain: set[Written] = set()
    others: list[Predicate] = []
    for item in node:
        if isinstance(item, Scalar) and item not in ("none", "unknown") and split_operator(item) is None:
            plain.update(read_values(item, spec.type, spec.scope, name=spec.name))
        elif isinstance(item, Sequence):
            spec.fault(say("nested_list"), "write_flat_list", item)
        else:
            others.append(_read(spec, item))
    if plain:
        others.insert(0, Among(spec.comparable, frozenset(plain)))
    return others[0] if len(others) == 1 else Any(tuple(others))


def _operator(key: str, node: Mapping, spec: _Spec) -> Predicate:
    value, mark = node[key], node.key_marks[key]
    if key == "not":
        return Not(_read(spec, value))
    if key == "given":
        return _given(value, spec)
    if key in SETS:
        if not spec.is_set:
            return spec.fault(say("set_against_value", name=key), "write_plain_list", mark)
        return _set(SETS[key], value, spec)
    if key in COMPARISONS:
        return _comparison(key, value, mark, spec)
    if key in DISTANCES:
        if spec.is_set or spec.type.base not in ("date", "instant"):
            return spec.fault(say("not_a_day", name=key), None, mark)
        return _distance(key, value, spec)
    known = ["not", "given", *(SETS if spec.is_set else [*COMPARISONS, *DISTANCES])]
    spec.scope.faults.add(say("unknown_comparison", name=as_written(key)), suggest(key, known), at=mark)
    return NOTHING


def _comparison(key: str, value: Node, mark: object, spec: _Spec) -> Predicate:
    ordered = spec.type.base in _ORDERED
    if spec.is_set or not (ordered or key == "equals"):
        base = say("base_set") if spec.is_set else say(f"base_{spec.type.base}")
        return spec.fault(say("not_ordered", base=base), "write_has_any" if spec.is_set else "write_plain_list", mark)
    right = read_operand(value, spec.type, spec.scope, name=spec.name)
    return NOTHING if right is None else spec.compare(COMPARISONS[key], right, value)


def _given(value: Node, spec: _Spec) -> Predicate:
    is_given = Compare(spec.term, "!=", Literal(None))
    if value == "yes":
        return is_given
    if value == "no":
        return Not(is_given)
    return spec.fault(say("given_takes_truth", text=as_written(value)), "write_truth", value)


def _set(how: How, value: Node, spec: _Spec) -> Predicate:
    if not isinstance(value, Sequence):
        return spec.fault(say("needs_list"), "write_list", value)
    if not value:
        return spec.fault(say("empty_list"), "write_item", value)
    words: set[Written] = set()
    detailed: list[Predicate] = []
    for item in value:
        if isinstance(item, Mapping):
            for name in item:
                named = Scalar(name, item.key_marks[name])
                words.update(read_values(named, spec.type, spec.scope, name=spec.name))
                detailed.append(_detail(name, item, spec))
        elif isinstance(item, Scalar):
            words.update(read_values(item, spec.type, spec.scope, name=spec.name))
        else:
            spec.fault(say("nested_list"), "write_flat_list", item)
    meets = Among(spec.term, frozenset(words), how)
    if not detailed:
        return meets
    if how == "all":
        return All((meets, *detailed))
    return spec.fault(say("detail_needs_all"), None, value)


def _detail(name: str, item: Mapping, spec: _Spec) -> Predicate:
    """Read `{ca_licence_number: {points: ">= 12"}}`: an element with attributes of its own."""
    details = item[name]
    if not isinstance(details, Mapping) or not details or not isinstance(spec.term, Attribute):
        return spec.fault(say("detail_needs_mapping", name=as_written(name)), "write_detail", details)
    parts = []
    for key, value in details.items():
        term = Attribute(spec.term.name, spec.term.of, (name, key))
        is_number = isinstance(value, Scalar) and (split_operator(value) is not None or _is_plain_number(value))
        parts.append(read_spec(term, Type("number" if is_number else "name"), value, spec.scope))
    return All(tuple(parts))


def _is_plain_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False


def _distance(key: str, value: Node, spec: _Spec) -> Predicate:
    """Read `{ago: "<= 12 months"}` and `{ahead: ">= 3 days"}`, in local dates of the zone in question."""
    operator = split_operator(value)
    if operator is None:
        return spec.fault(say("distance_form", name=key), "write_distance", value)
    op, text = operator
    try:
        spans = distance(text, spec.scope)
    except ValueError:
        return spec.fault(say("not_a_distance", text=as_written(text)), "write_distance", value)
    subject = spec.term.of if isinstance(spec.term, Attribute) else "act"
    on, today = spec.comparable, Today(subject)
    if key == "ahead" and spans.each[0][0].unit == "business_day":
        # they are counted back from the date, which may itself be no business day
        return All((Compare(Shift(on, spans, back=True), op, today), Compare(today, "<=", on)))
    early, late = (on, today) if key == "ago" else (today, on)
    # "n ago" against a limit: today against the date shifted by n; the order of the dates themselves must fit too
    return All((Compare(late, op, Shift(early, spans)), Compare(early, "<=", late)))


def distance(text: Scalar, scope: Scope) -> Spans:
    """Read a span as a plain distance between two dates: `7 days` is D+7, not the last day of a seven-day span.

    Raises:
        ValueError: no span, or one that is not counted in days, months or years.
    """
    span = with_calendar(span_of(text), text, scope)
    if span.elapsed is not None or span.unit == "calendar_day":
        raise ValueError(text)
    return Spans(((span if span.unit != "day" else type(span)(span.number, "full_day"),),))
