"""Read the right side of a comparison: a written value, a fact, a table, a named term, a sum."""

from __future__ import annotations

from decimal import Decimal

from fairdebt.clock import Spans, parse_span
from fairdebt.logic import DateOf, Fact, FirstKnown, Literal, Lookup, Product, Shift, Term
from fairdebt.messages import say
from fairdebt.rules.scope import NamedTerm, Scope
from fairdebt.rules.values import read_number, read_values
from fairdebt.source import Mapping, Node, Scalar, Sequence
from fairdebt.vocabulary import Type

_FIELDS = ("fact", "table", "term", "sum", "else", "as_of", "times", "pick")


def read_operand(node: Node | str, type_: Type, scope: Scope, *, at: object) -> Term | None:
    """Read what a value of `type_` is compared with; None after a fault."""
    if isinstance(node, Mapping):
        found = read_term(node, scope)
        return None if found is None else _as_dates(found.term, found.type, type_)
    if isinstance(node, Sequence):
        scope.faults.add(say("list_as_operand"), at=node)
        return None
    text = node if isinstance(node, Scalar) else _placed(node, at)
    named = scope.term(str(text))
    if named is not None:
        return named.term
    values = read_values(text, type_, scope)
    return Literal(values[0]) if len(values) == 1 else None


def _placed(text: str, at: object) -> Scalar:
    mark = getattr(at, "mark", None)
    return Scalar(text, mark) if mark is not None else Scalar(text)


def _as_dates(term: Term, type_: Type, wanted: Type) -> Term:
    both = type_.base == "instant" and wanted.base in ("date", "instant")
    return DateOf(term) if both else term


def read_term(node: Node, scope: Scope) -> NamedTerm | None:
    """Read `{fact: ..., else: ...}`, `{table: ..., times: 4}`, `{sum: [...]}`, `{term: name}`; None after a fault."""
    if isinstance(node, Scalar):
        return _named(node, scope)
    if not isinstance(node, Mapping):
        scope.faults.add(say("term_form"), at=node)
        return None
    for key in node:
        if key not in _FIELDS:
            scope.unknown("what_term_field", key, _FIELDS, at=node.key_marks[key])
            return None
    if "fact" in node:
        return _fact(node, scope)
    if "table" in node:
        return _table(node, scope)
    if "sum" in node:
        return _sum(node, scope)
    if "term" in node:
        return _named(node["term"], scope)
    scope.faults.add(say("term_form"), at=node)
    return None


def _named(node: Node, scope: Scope) -> NamedTerm | None:
    name = str(node)
    fact = scope.facts.get(name)
    if fact is not None:
        return NamedTerm(Fact(name), fact.type)
    found = scope.term(name)
    if found is None:
        scope.unknown("what_term", name, [*scope.facts, *scope.names()], at=node)
    return found


def _fact(node: Mapping, scope: Scope) -> NamedTerm | None:
    path = str(node["fact"])
    fact = scope.facts.get(path)
    if fact is None:
        scope.unknown("what_fact", path, scope.facts, at=node["fact"])
        return None
    term: Term = Fact(path)
    if "else" in node:
        other = read_term(node["else"], scope) if isinstance(node["else"], Mapping) else None
        if other is None and isinstance(node["else"], Scalar):
            values = read_values(node["else"], fact.type, scope)
            other = NamedTerm(Literal(values[0]), fact.type) if values else None
        if other is None:
            return None
        term = FirstKnown(Fact(path), other.term)
    return NamedTerm(_times(term, node, scope), fact.type)


def _times(term: Term, node: Mapping, scope: Scope) -> Term:
    if "times" not in node:
        return term
    factor = read_number(str(node["times"]))
    if factor is None:
        scope.faults.add(say("not_a_number", text=str(node["times"])), say("write_number"), at=node["times"])
        return term
    return Product(term, Decimal(factor))


def _table(node: Mapping, scope: Scope) -> NamedTerm | None:
    name = str(node["table"])
    found = scope.lookup(name)
    if found is None:
        scope.unknown("what_table", name, scope.names(), at=node["table"])
        return None
    lookup, type_ = found
    if "as_of" in node:
        as_of = read_term(node["as_of"], scope)
        if as_of is None:
            return None
        lookup = Lookup(lookup.table, lookup.keys, _as_dates(as_of.term, as_of.type, Type("date")), lookup.pick)
    if "pick" in node:
        if node["pick"] not in ("shortest", "longest"):
            scope.unknown("what_pick", str(node["pick"]), ("shortest", "longest"), at=node["pick"])
            return None
        pick = "shortest" if node["pick"] == "shortest" else "longest"
        lookup = Lookup(lookup.table, lookup.keys, lookup.as_of, pick)  # type: ignore[arg-type]
    return NamedTerm(_times(lookup, node, scope), type_)


def _sum(node: Mapping, scope: Scope) -> NamedTerm | None:
    parts = node["sum"]
    if not isinstance(parts, Sequence) or len(parts) < 2:
        scope.faults.add(say("sum_form"), at=parts)
        return None
    start = read_term(parts[0], scope)
    if start is None:
        return None
    term: Term = DateOf(start.term) if start.type.base == "instant" else start.term
    if start.type.base not in ("date", "instant"):
        scope.faults.add(say("sum_form"), at=parts[0])
        return None
    for part in parts[1:]:
        if isinstance(part, Scalar):
            try:
                term = Shift(term, Spans(((parse_span(part),),)))
            except ValueError:
                scope.faults.add(say("not_a_span", text=str(part)), say("write_span"), at=part)
                return None
        else:
            span = read_term(part, scope)
            if span is None:
                return None
            term = Shift(term, span.term)
    return NamedTerm(term, Type("date"))
