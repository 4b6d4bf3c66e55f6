"""Norms of one line, and what their edges say: shared by the tests of each kind of edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairdebt.clock import Week, parse_band
from fairdebt.facts import Event, History
from fairdebt.logic import (
    All,
    Compare,
    Count,
    Inside,
    Key,
    Literal,
    Norms,
    Not,
    Predicate,
    Prohibition,
    State,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, Unreachable, edges
from fairdebt.readings.reference import reference
from tests.readings.terse import says, was

DEBTOR = (Key("debtor", "debtor"),)
EVERY_DAY = frozenset(range(7))
DAYTIME = Week(((EVERY_DAY, ((8 * 3600, 22 * 3600),)),))
NOT_ON_SUNDAY = Week(((frozenset(range(6)), ((0, 86_400),)), (frozenset({6}), ())))


CALLING = All((says("act", "contact"), says("channel", "call")))
CALLED = All((was("act", "contact"), was("channel", "call"), was("outcome", "answered")))
REFUSED = was("notice", "refusal")


def norm(breach: Predicate, scope: Predicate = CALLING, **said: date | None) -> Prohibition:
    return Prohibition("r", "r", "CN", scope, breach, from_on=said.get("from_on"), until_on=said.get("until_on"))


def norms(*prohibitions: Prohibition, states: tuple[State, ...] = ()) -> Norms:
    return Norms(prohibitions, (), {state.name: state for state in states}, {}, ())


def found(rule: Prohibition, *states: State) -> tuple[Edge | Unreachable, ...]:
    return edges(rule, norms(rule, states=states))


def only(rule: Prohibition, *states: State, about: str) -> Edge:
    (edge,) = (edge for edge in found(rule, *states) if edge.about == about)
    assert isinstance(edge, Edge), edge
    return edge


def answers(edge: Edge, rule: Prohibition, *states: State) -> list[str]:
    """Return B for breached and C for clear, before, at and after; all readings agree."""
    every = norms(rule, states=states)
    said = []
    for each in (edge.before, edge.at, edge.after):
        expected = reference(every, each.action, each.case)
        assert Decider(every).answers(each.action, each.case) == expected
        said.append(expected.get("r", Answer.CLEAR).name[0])
    return said


def instants(edge: Edge) -> list[str]:
    return [str(each.action.at) for each in (edge.before, edge.at, edge.after)]


def past(situation: Situation) -> tuple[Event, ...]:
    assert isinstance(situation.case.history, History)
    return situation.case.history.events


def used_up(count: Count, op: str = ">=", limit: int = 3) -> Compare:
    return Compare(count, op, Literal(Decimal(limit)))  # type: ignore[arg-type]  # an operator


def in_new_york(*bands: tuple[str, str]) -> Prohibition:
    week = Week(((EVERY_DAY, tuple(parse_band(f"{start}-{end}") for start, end in bands)),))
    return replace(norm(Not(Inside(week))), zones=("America/New_York",))
