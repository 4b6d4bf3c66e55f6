"""Read the right side of a comparison: a written value, a fact, a table, a named term, a sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping as MappingOf
from dataclasses import replace

from fairdebt.clock import Spans
from fairdebt.errors import suggest
from fairdebt.logic import DateOf, Fact, FirstKnown, Literal, Product, Shift, Term
from fairdebt.messages import say
from fairdebt.rules.scope import NamedTerm, Scope
from fairdebt.rules.times import span_of, with_calendar
from fairdebt.rules.values import read_number, read_values
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written
from fairdebt.vocabulary import Fact as FactEntry, Type

FORMS: MappingOf[str, tuple[str, ...]] = {
    "fact": ("else", "times"),
    "table": ("as_of", "pick", "times"),
    "sum": (),
    "term": ("times",),
}
"""The forms of a term, each with what may stand beside it."""

PICKS = ("shortest", "longest")
_NUMBERS = ("number", "amount")
_DAYS = ("date", "instant")


def read_operand(node: Node, type_: Type, scope: Scope, *, name: str = "") -> Term | None:
    """Read what `name`, a value of `type_`, is compared with; None after a fault."""
    if isinstance(node, Sequence):
        scope.faults.add(say("list_as_operand"), say("write_one_value"), at=node)
        return None
    found = read_term(node, scope) if isinstance(node, Mapping) else scope.term(str(node))
    if found is not None:
        return _fitting(found, type_, node, scope)
    if isinstance(node, Mapping) or scope.at_fault(str(node)):
        return None
    if node in scope.facts:
        scope.faults.add(say("fact_as_value", name=node), say("write_fact", name=node), at=node)
        return None
    values = read_values(node, type_, scope, name=name)
    return Literal(values[0]) if len(values) == 1 else None


def _fitting(found: NamedTerm, wanted: Type, node: Node, scope: Scope) -> Term | None:
    """Return the term as it can be compared with a value of the type `wanted`."""
    has, needs = found.type.base, wanted.base
    if not found.spans and not found.type.many:
        if has in _NUMBERS and needs in _NUMBERS:
            return found.term
        if has in _DAYS and needs in _DAYS:
            return DateOf(found.term) if has == "instant" else found.term
        if has == needs and needs not in (*_NUMBERS, *_DAYS):
            return found.term
    said = say("base_spans") if found.spans else say(f"base_{has}")
    scope.faults.add(say("not_comparable", left=say(f"base_{needs}"), right=said), at=node)
    return None


def read_term(node: Node, scope: Scope) -> NamedTerm | None:
    """Read `{fact: ..., else: ...}`, `{table: ..., times: 4}`, `{sum: [...]}`, `{term: name}`; None after a fault."""
    if isinstance(node, Scalar):
        return _named(node, scope)
    forms = [form for form in FORMS if form in node] if isinstance(node, Mapping) else []
    if not isinstance(node, Mapping) or len(forms) != 1:
        if isinstance(node, Mapping) and not forms and (wrong := _misspelt(node)) is not None:
            scope.unknown("what_term_field", wrong, FORMS, at=node.key_marks[wrong])
        else:
            scope.faults.add(say("term_form"), say("write_term"), at=node)
        return None
    form = forms[0]
    known = (form, *FORMS[form])
    strange = [key for key in node if key not in known]
    for key in strange:
        scope.unknown("what_term_field", key, known, at=node.key_marks[key])
    found = _READERS[form](node, scope)
    return None if strange or found is None else _times(found, node, scope)


def _misspelt(node: Mapping) -> str | None:
    return next((key for key in node if suggest(key, FORMS) is not None), None)


def _named(node: Node, scope: Scope) -> NamedTerm | None:
    if not isinstance(node, Scalar):
        scope.faults.add(say("needs_name"), at=node)
        return None
    fact = scope.facts.get(node)
    if fact is not None:
        return NamedTerm(fact_term(fact), fact.type)
    found = scope.term(str(node))
    if found is None:
        scope.missing("what_term", node, [*scope.facts, *scope.names("terms")])
    return found


def _term(node: Mapping, scope: Scope) -> NamedTerm | None:
    return _named(node["term"], scope)


def _fact(node: Mapping, scope: Scope) -> NamedTerm | None:
    path = node["fact"]
    fact = scope.facts.get(path) if isinstance(path, Scalar) else None
    otherwise = _otherwise(node["else"], fact.type if fact else None, scope) if "else" in node else None
    if fact is None:
        if not scope.at_fault(str(path)):
            scope.unknown("what_fact", path, scope.facts)
        return None
    if "else" not in node:
        return NamedTerm(fact_term(fact), fact.type)
    return None if otherwise is None else NamedTerm(FirstKnown(Fact(fact.path), otherwise), fact.type)


def fact_term(fact: FactEntry) -> Term:
    """Return the term of a fact; a house's own fact carries its silence along, the vocabulary's is known to all."""
    if not fact.path.startswith("own.") or fact.silence.means == "unknown":
        return Fact(fact.path)
    return FirstKnown(Fact(fact.path), Literal(None if fact.silence.means == "none" else fact.silence.means))


def _otherwise(node: Node, type_: Type | None, scope: Scope) -> Term | None:
    """Read the `else` of a fact of `type_`: a value, another fact, a named term, a term written out."""
    if isinstance(node, Scalar) and node not in scope.facts:
        return None if type_ is None else read_operand(node, type_, scope)
    found = read_term(node, scope)
    return None if found is None or type_ is None else _fitting(found, type_, node, scope)


def _times(found: NamedTerm, node: Mapping, scope: Scope) -> NamedTerm | None:
    if "times" not in node:
        return found
    held = node["times"]
    factor = read_number(held) if isinstance(held, Scalar) else None
    if factor is None:
        scope.faults.add(say("not_a_number", text=as_written(held)), say("write_factor"), at=held)
        return None
    if found.spans or found.type.base not in _NUMBERS:
        scope.faults.add(say("times_of_number"), at=node.key_marks["times"])
        return None
    return replace(found, term=Product(found.term, factor))


def _table(node: Mapping, scope: Scope) -> NamedTerm | None:
    name = node["table"]
    found = scope.lookup(str(name)) if isinstance(name, Scalar) else None
    as_of = _as_of(node, scope)
    pick = node.get("pick")
    if pick is not None and pick not in PICKS:
        scope.unknown("what_pick", pick, PICKS)
        return None
    if found is None:
        scope.missing("what_table", name, scope.names("tables"))
        return None
    lookup, value = found
    if as_of is not None:
        lookup = replace(lookup, as_of=as_of)
    if pick is not None:
        lookup = replace(lookup, pick="shortest" if pick == "shortest" else "longest")
    return replace(value, term=lookup)


def _as_of(node: Mapping, scope: Scope) -> Term | None:
    if "as_of" not in node:
        return None
    return read_day_of(node["as_of"], scope)


def read_day_of(node: Node, scope: Scope) -> Term | None:
    """Read a term that is a date; None after a fault."""
    found = read_term(node, scope)
    if found is None:
        return None
    if found.spans or found.type.many or found.type.base not in _DAYS:
        scope.faults.add(say("needs_date"), say("write_date_fact"), at=node)
        return None
    return DateOf(found.term) if found.type.base == "instant" else found.term


def _sum(node: Mapping, scope: Scope) -> NamedTerm | None:
    parts = node["sum"]
    if not isinstance(parts, Sequence) or len(parts) < 2:
        scope.faults.add(say("sum_form"), say("write_sum"), at=parts)
        return None
    start = read_day_of(parts[0], scope)
    spans = [_span(part, scope) for part in parts[1:]]
    if start is None:
        return None
    term = start
    for span in spans:
        if span is None:
            return None
        term = Shift(term, span)
    return NamedTerm(term, Type("date"))


def _span(part: Node, scope: Scope) -> Spans | Term | None:
    """Read one of the spans that a `sum` adds: written, or looked up."""
    if isinstance(part, Scalar):
        try:
            span = with_calendar(span_of(part), part, scope)
        except ValueError:
            named = scope.term(str(part))
            if named is None:
                if not scope.at_fault(str(part)):
                    scope.faults.add(say("not_a_span", text=as_written(part)), say("write_span"), at=part)
                return None
        else:
            if span.elapsed is None:
                return Spans(((span,),))
            scope.faults.add(say("elapsed_in_sum", text=as_written(part)), at=part)
            return None
    else:
        named = read_term(part, scope)
        if named is None:
            return None
    if not named.spans:
        scope.faults.add(say("sum_form"), say("write_sum"), at=part)
        return None
    return named.term


_READERS: MappingOf[str, Callable[[Mapping, Scope], NamedTerm | None]] = {
    "fact": _fact,
    "table": _table,
    "sum": _sum,
    "term": _term,
}
