"""Read what stands beside a name: a value, a list, a comparison, a set operation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fairdebt.clock import Spans, parse_span
from fairdebt.errors import suggest
from fairdebt.logic import All, Among, Any, Attribute, Compare, DateOf, Literal, Not, Predicate, Shift, Term, Today
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.rules.terms import read_operand
from fairdebt.rules.values import read_values
from fairdebt.source import Mapping, Node, Scalar, Sequence
from fairdebt.vocabulary import Type

NOTHING = Any(())

Op = str
COMPARISONS: dict[str, Op] = {
    "at_most": "<=",
    "at_least": ">=",
    "more_than": ">",
    "less_than": "<",
    "equals": "=",
    "before": "<",
    "after": ">",
}
SETS = {"has_any": "any", "has_all": "all", "only": "only", "none_of": "none"}
DISTANCES = ("ago", "ahead")
_OPERATOR = re.compile(r"(>=|<=|>|<|=)\s*(.+)")
_ORDERED = ("number", "amount", "date", "instant")


@dataclass(frozen=True, slots=True)
class _Spec:
    """One name with its type, being compared."""

    term: Term
    type: Type
    scope: Scope

    def fault(self, problem: str, fix: str | None, at: object, **words: object) -> Predicate:
        self.scope.faults.add(say(problem, **words), say(fix, **words) if fix else None, at=at)
        return NOTHING


def read_spec(term: Term, type_: Type, node: Node, scope: Scope) -> Predicate:
    """Read what `node` says of `term`; faults are noted, and a part at fault never holds."""
    spec = _Spec(term, type_, scope)
    if isinstance(node, Mapping):
        parts = tuple(_operator(key, node, spec) for key in node)
        return parts[0] if len(parts) == 1 else All(parts)
    if type_.many or type_.base == "mapping":
        if isinstance(node, Scalar) and node == "none":
            return Compare(term, "=", Literal(None))
        return spec.fault("list_against_set", "write_has_any", node)
    if isinstance(node, Sequence):
        return _one_of(node, spec)
    return _scalar(node, spec)


def _scalar(node: Scalar, spec: _Spec) -> Predicate:
    if node == "none":
        return Compare(spec.term, "=", Literal(None))
    if node == "unknown":
        return spec.fault("asks_unknown", "unknown_is_default", node)
    found = _OPERATOR.fullmatch(node)
    if found is not None:
        if spec.type.base not in _ORDERED:
            return spec.fault("not_ordered", None, node)
        right = read_operand(found[2], spec.type, spec.scope, at=node)
        return NOTHING if right is None else Compare(_comparable(spec), found[1], right)  # type: ignore[arg-type]
    values = read_values(node, spec.type, spec.scope)
    if not values:
        return NOTHING
    if len(values) == 1:
        return Compare(_comparable(spec), "=", Literal(values[0]))
    return Among(spec.term, frozenset(values))


def _comparable(spec: _Spec) -> Term:
    """Instants are compared as local dates."""
    return DateOf(spec.term) if spec.type.base == "instant" else spec.term


def _one_of(node: Sequence, spec: _Spec) -> Predicate:
    if not node:
        return spec.fault("empty_list", "write_item", node)
    plain: list[object] = []
    others: list[Predicate] = []
    for item in node:
        if isinstance(item, Scalar) and item != "none" and not _OPERATOR.fullmatch(item):
            plain.extend(read_values(item, spec.type, spec.scope))
        else:
            others.append(read_spec(spec.term, spec.type, item, spec.scope))
    if plain:
        others.insert(0, Among(_comparable(spec), frozenset(plain)))  # type: ignore[arg-type]
    return others[0] if len(others) == 1 else Any(tuple(others))


def _operator(key: str, node: Mapping, spec: _Spec) -> Predicate:
    value, mark = node[key], node.key_marks[key]
    is_set = spec.type.many or spec.type.base == "mapping"
    if key == "not":
        return Not(read_spec(spec.term, spec.type, value, spec.scope))
    if key == "given":
        return _given(value, spec)
    if key in SETS:
        if not is_set:
            return spec.fault("set_against_value", "write_plain_list", mark, name=key)
        return _set(SETS[key], value, spec)
    if key in COMPARISONS:
        if spec.type.base not in _ORDERED:
            return spec.fault("not_ordered", None, mark)
        right = read_operand(value, spec.type, spec.scope, at=value)
        return NOTHING if right is None else Compare(_comparable(spec), COMPARISONS[key], right)  # type: ignore[arg-type]
    if key in DISTANCES:
        if spec.type.base not in ("date", "instant"):
            return spec.fault("not_a_day", None, mark, name=key)
        return _distance(key, value, spec)
    spec.scope.faults.add(
        say("unknown_comparison", name=key), suggest(key, ["not", "given", *SETS, *COMPARISONS, *DISTANCES]), at=mark
    )
    return NOTHING


def _given(value: Node, spec: _Spec) -> Predicate:
    is_given = Compare(spec.term, "!=", Literal(None))
    if value == "yes":
        return is_given
    if value == "no":
        return Not(is_given)
    return spec.fault("given_takes_truth", None, value)


def _set(how: str, value: Node, spec: _Spec) -> Predicate:
    if not isinstance(value, Sequence):
        return spec.fault("set_needs_list", "write_list", value)
    words: list[object] = []
    detailed: list[Predicate] = []
    for item in value:
        if isinstance(item, Mapping):
            detailed.extend(_detail(name, item, spec) for name in item)
            words.extend(item)
        elif isinstance(item, Scalar):
            words.extend(read_values(item, spec.type, spec.scope))
        else:
            spec.fault("nested_list", None, item)
    meets = Among(spec.term, frozenset(words), how)  # type: ignore[arg-type]
    if not detailed:
        return meets
    if how == "all":
        return All((meets, *detailed))
    return spec.fault("detail_needs_all", None, value)


def _detail(name: str, item: Mapping, spec: _Spec) -> Predicate:
    """Read `{ca_licence_number: {points: ">= 12"}}`: an element with attributes of its own."""
    details = item[name]
    if not isinstance(details, Mapping) or not isinstance(spec.term, Attribute):
        return spec.fault("detail_needs_mapping", None, item.key_marks[name])
    parts = []
    for key, value in details.items():
        term = Attribute(spec.term.name, spec.term.of, (name, key))
        number = isinstance(value, Scalar) and (_OPERATOR.fullmatch(value) or value.replace(".", "", 1).isdigit())
        parts.append(read_spec(term, Type("number" if number else "name"), value, spec.scope))
    return All(tuple(parts))


def _distance(key: str, value: Node, spec: _Spec) -> Predicate:
    """Read `{ago: "<= 12 months"}` and `{ahead: ">= 3 days"}`, in local dates of the zone in question."""
    found = _OPERATOR.fullmatch(value) if isinstance(value, Scalar) else None
    if found is None:
        return spec.fault("distance_form", None, value, name=key)
    try:
        spans = distance(found[2])
    except ValueError:
        return spec.fault("not_a_span", "write_span", value, text=found[2])
    subject = spec.term.of if isinstance(spec.term, Attribute) else "act"
    on, today = _comparable(spec), Today(subject)
    early, late = (on, today) if key == "ago" else (today, on)
    # "n ago" against a limit: today against the date shifted by n; the order of the dates themselves must fit too
    reach = Compare(late, found[1], Shift(early, spans))  # type: ignore[arg-type]
    return All((reach, Compare(early, "<=", late)))


def distance(text: str) -> Spans:
    """Read a span as a plain distance between two dates: `7 days` is D+7, not the last day of a seven-day span.

    Raises:
        ValueError: no span, or one that is not counted in days, months or years.
    """
    span = parse_span(text)
    if span.elapsed is not None or span.unit == "calendar_day":
        raise ValueError(text)
    return Spans(((span if span.unit != "day" else type(span)(span.number, "full_day"),),))


