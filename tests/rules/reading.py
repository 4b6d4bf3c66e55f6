"""Short hands for tests of rules: read a piece of policy language, lower one rule."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from fairdebt.clock import Span, Spans
from fairdebt.errors import Fault
from fairdebt.loader import load_sources
from fairdebt.logic import (
    All,
    Attribute,
    Compare,
    Fact,
    Key,
    Literal,
    Norms,
    Obligation,
    Predicate,
    Prohibition,
    State,
    Subject,
)
from fairdebt.rules import Faults, Scope, faults_of
from fairdebt.rules.conditions import read_condition
from fairdebt.source import Node, read_text
from tests.loader.trees import rule, with_rules

T = TypeVar("T")

IN_FORCE = date(2026, 1, 30)
PLACE = "cn.example/rule"
KEY = f"{PLACE}@{IN_FORCE}"
ALWAYS = All(())


def tree(text: str) -> Node:
    source = read_text(text.encode(), name="x.yaml")
    assert source.faults == ()
    return source.documents[0]


def scope() -> Scope:
    return Scope(Faults("x.yaml"))


def faults_in(text: str, of: Subject = "act") -> list[str]:
    """What is wrong with a condition, in English, without places."""
    source = read_text(text.encode(), name="x.yaml")
    noted = Scope(faults_of(source))
    read_condition(source.documents[0], noted, of)
    return [_said(fault) for fault in noted.faults.sorted()]


def _said(fault: Fault) -> str:
    return fault.problem.en


def condition(text: str, of: Subject = "act") -> Predicate:
    """A condition that is sound."""
    noted = scope()
    found = read_condition(tree(text), noted, of)
    assert [fault.render() for fault in noted.faults.found] == []
    return found


def norms(*rules: str, before: str = "") -> Norms:
    return load_sources([with_rules(*rules, before=before)]).norms


def lowered(kind: str, fields: str, before: str = "") -> tuple[tuple[Prohibition, ...], tuple[State, ...]]:
    """The prohibitions and states that one rule becomes."""
    found = norms(rule(kind, fields), before=before)
    return found.prohibitions, tuple(state for name, state in found.states.items() if "@" in name)


def prohibited(kind: str, fields: str, before: str = "") -> Prohibition:
    """The one prohibition that a rule becomes."""
    (prohibition,), _ = lowered(kind, fields, before)
    return prohibition


def owed(fields: str) -> Obligation:
    (obligation,) = norms(rule("duty", fields)).obligations
    return obligation


def act(name: str, value: str | None) -> Compare:
    """The act's attribute equals a word."""
    return Compare(Attribute(name, "act"), "=", Literal(value))


def event(name: str, value: str | None) -> Compare:
    """The event's attribute equals a word."""
    return Compare(Attribute(name, "event"), "=", Literal(value))


def fact(path: str, value: str) -> Compare:
    return Compare(Fact(path), "=", Literal(value))


def days(number: int) -> Spans:
    return Spans(((Span(number, "day"),),))


def key(name: str, field: str | None = None) -> Key:
    return Key(name, field or ("debts" if name == "debt" else name))


OUTBOUND = (Compare(Attribute("act", "event"), "!=", Literal(None)), event("direction", "outbound"))
"""What every past act of the collecting side meets."""
