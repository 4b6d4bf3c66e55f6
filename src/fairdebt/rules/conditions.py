"""Read conditions: a mapping is all of, a list is one of, `any`, `all`, `not`, `is`, `now`, `happened` nest.

Conditions about an act may name facts of the case (dotted) and its attributes (undotted); filters on past events
attributes only. What is read comes out as predicates of the norm language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fairdebt.errors import Mark, suggest
from fairdebt.logic import (
    All,
    Any,
    Attribute,
    Compare,
    Count,
    Holds,
    Literal,
    Not,
    Predicate,
    Subject,
    parts_in,
)
from fairdebt.messages import say
from fairdebt.rules.events import about_events
from fairdebt.rules.scope import Scope, is_near
from fairdebt.rules.specs import NOTHING, read_spec
from fairdebt.rules.terms import fact_term
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written

WORDS = ("any", "all", "not", "is", "now", "happened")
"""What a condition may say beside names; no definition can be called so."""


def read_condition(node: Node, scope: Scope, of: Subject = "act") -> Predicate:
    """Read a condition about the act, or (`of="event"`) a filter on past events.

    Returns:
        The predicate; where something is at fault, the fault is noted and that part never holds.
    """
    if isinstance(node, Scalar):
        return read_named(node, scope, of)
    if isinstance(node, Sequence):
        return _joined(Any, node, scope, of)
    if not node:
        scope.faults.add(say("empty_condition"), say("write_condition"), at=node)
        return NOTHING
    parts = [_entry(key, node, scope, of) for key in node]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _joined(join: type[All] | type[Any], node: Node, scope: Scope, of: Subject) -> Predicate:
    if isinstance(node, Scalar):
        return read_named(node, scope, of)
    if not node:
        scope.faults.add(say("empty_list"), say("write_item"), at=node)
        return NOTHING
    if isinstance(node, Sequence):
        return join(tuple(read_condition(item, scope, of) for item in node))
    return join(tuple(_entry(key, node, scope, of) for key in node))


def _entry(key: str, node: Mapping, scope: Scope, of: Subject) -> Predicate:
    value, mark = node[key], node.key_marks[key]
    match key:
        case "any":
            return _joined(Any, value, scope, of)
        case "all":
            return _joined(All, value, scope, of)
        case "not":
            return Not(read_condition(value, scope, of))
        case "is":
            return _is(value, scope, of)
        case "now":
            if of == "act" and not scope.defining:
                scope.faults.add(say("now_outside_filter"), say("use_is"), at=mark)
                return NOTHING
            return _now(value, scope, of)
        case "happened":
            if of == "event":
                scope.faults.add(say("happened_in_filter"), say("move_happened"), at=mark)
                return NOTHING
            from fairdebt.rules.happened import read_happened  # conditions and `happened` contain each other

            return read_happened(value, scope)
        case _:
            return _about_name(key, value, mark, scope, of)


def _about_name(key: str, value: Node, mark: Mark, scope: Scope, of: Subject) -> Predicate:
    if "." in key or key in scope.facts:
        return _about_fact(key, value, mark, scope, of)
    attribute = scope.attributes.get(key)
    if attribute is not None:
        if of == "act" and "act" not in attribute.on and not scope.defining:
            scope.faults.add(say("event_only", name=key), say("use_happened"), at=mark)
            return NOTHING
        return read_spec(Attribute(key, of), attribute.type, value, scope)
    term = scope.term(key)
    if term is not None:
        if of == "event":
            scope.faults.add(say("fact_in_filter", name=key), say("use_undotted"), at=mark)
            return NOTHING
        if term.spans:
            scope.faults.add(say("span_as_condition", name=key), at=mark)
            return NOTHING
        return read_spec(term.term, term.type, value, scope)
    if key in scope.names("define", "states"):
        scope.faults.add(say("name_as_field", name=key), say("write_is", name=key), at=mark)
        return NOTHING
    known = [*scope.attributes, *WORDS, *(scope.facts if of == "act" else ())]
    if is_near(key, known) or not (scope.lacking or scope.at_fault(key)):  # else a term that could not be read
        facts = {name: each.says for name, each in scope.facts.items()}
        meanings = {**facts, **{name: each.says for name, each in scope.attributes.items()}}
        scope.unknown("what_attribute", key, known, at=mark, fix=suggest(key, known, meanings))
    return NOTHING


def _about_fact(key: str, value: Node, mark: Mark, scope: Scope, of: Subject) -> Predicate:
    fact = scope.facts.get(key)
    if of == "event":
        scope.faults.add(say("fact_in_filter", name=as_written(key)), say("use_undotted"), at=mark)
        return NOTHING
    if fact is None:
        if not scope.at_fault(key):
            fix = say("declare_own") if key.startswith("own.") and not is_near(key, scope.facts) else None
            scope.unknown("what_fact", key, [*scope.facts, *scope.attributes], at=mark, fix=fix)
        return NOTHING
    return read_spec(fact_term(fact), fact.type, value, scope)


def read_named(node: Scalar, scope: Scope, of: Subject) -> Predicate:
    """Read a bare name: a definition or a state."""
    name = str(node)
    state = scope.state(name)
    if state is not None:
        return Holds(state, of)
    meaning = scope.definition(name)
    if meaning is None:
        if name in scope.attributes or name in scope.facts:
            scope.faults.add(say("attribute_alone", name=name), say("write_value", name=name), at=node)
        else:
            scope.missing("what_definition", node, scope.names("define", "states"))
        return NOTHING
    if of == "act":
        only_events = _only_events(meaning, scope)
        if only_events is not None and not scope.defining:
            scope.faults.add(say("event_only_in", definition=name, name=only_events), say("use_happened"), at=node)
            return NOTHING
        return meaning
    return about_events(meaning, refuse=_refusal(name, node, scope))


def _only_events(meaning: Predicate, scope: Scope) -> str | None:
    """Return an attribute in a definition that no proposed act has; each definition is looked through once."""
    known = scope.event_only.get(id(meaning))
    if known is None:
        known = scope.event_only[id(meaning)] = meaning, next(_event_only(meaning, scope), None)
    return known[1]


def _event_only(node: object, scope: Scope) -> Iterator[str]:
    """Yield the attributes that no proposed act has; what is counted speaks of events anyway."""
    if isinstance(node, Attribute):
        if node.of == "act" and "act" not in scope.attributes[node.name].on:
            yield node.name
    elif not isinstance(node, Count):
        for item in parts_in(node):
            yield from _event_only(item, scope)


def _refusal(name: str, node: Scalar, scope: Scope) -> Callable[[], Predicate]:
    def refuse() -> Predicate:
        scope.faults.add(say("facts_in_definition", name=name), say("use_undotted"), at=node)
        return NOTHING

    return refuse


def _is(value: Node, scope: Scope, of: Subject) -> Predicate:
    if isinstance(value, Scalar):
        return read_named(value, scope, of)
    if isinstance(value, Sequence) and value and all(isinstance(item, Scalar) for item in value):
        return Any(tuple(read_named(item, scope, of) for item in value if isinstance(item, Scalar)))
    return read_condition(value, scope, of)


def _now(value: Node, scope: Scope, of: Subject) -> Predicate:
    names = value if isinstance(value, Sequence) else [value]
    parts: list[Predicate] = []
    for name in names:
        if not isinstance(name, Scalar):
            scope.faults.add(say("now_takes_state"), say("write_state"), at=name)
            continue
        state = scope.state(str(name))
        if state is not None:
            parts.append(Holds(state, of, at="now"))
        elif name in scope.names("define"):
            scope.faults.add(say("now_takes_state"), say("write_state"), at=name)
        else:
            scope.missing("what_state", name, scope.names("states"))
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def is_act() -> Predicate:
    """Restrict a filter to acts: notices carry no `act`."""
    return Compare(Attribute("act", "event"), "!=", Literal(None))


def outbound_act() -> Predicate:
    """Restrict a filter to what the collecting side did."""
    return All((is_act(), Compare(Attribute("direction", "event"), "=", Literal("outbound"))))
