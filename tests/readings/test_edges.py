"""The reading of edges on small norms: exceptions, days in force, and what is said where nothing can be built."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    Holds,
    Inside,
    Literal,
    Measure,
    Not,
    Prohibition,
    State,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, Unreachable, edges, scenario_of
from tests.readings.edges.small_norms import (
    CALLED,
    CALLING,
    DAYTIME,
    DEBTOR,
    answers,
    found,
    instants,
    norm,
    norms,
    only,
    past,
    used_up,
)
from tests.readings.terse import says, was, window

DAYS = Measure("days_in_a_row")


def written(edge: Edge | Unreachable) -> object:
    assert isinstance(edge, Edge)
    sides = (edge.before, edge.at, edge.after)
    return edge.about, edge.what, [scenario_of(each, title="", policies=[]) for each in sides]


def test_a_norm_is_in_force_from_its_first_second_until_the_first_that_is_not() -> None:
    rule = norm(All(()), from_on=date(2026, 1, 30), until_on=date(2027, 1, 1))
    first, last = (edge for edge in found(rule) if isinstance(edge, Edge))
    assert instants(first)[:2] == ["2026-01-29 23:59:59+08:00", "2026-01-30 00:00:00+08:00"]
    assert answers(first, rule) == ["C", "B", "B"]
    assert instants(last)[:2] == ["2026-12-31 23:59:59+08:00", "2027-01-01 00:00:00+08:00"]
    assert answers(last, rule) == ["B", "C", "C"]


def test_a_law_of_a_single_day_is_entered_at_an_hour_that_it_forbids_and_not_left() -> None:
    rule = norm(Inside(DAYTIME), from_on=date(2026, 3, 29), until_on=date(2026, 3, 30))
    edges_of = {edge.about: edge for edge in found(rule) if isinstance(edge, Edge)}
    assert answers(edges_of["in_force_from"], rule) == ["C", "B", "B"]
    assert answers(edges_of["in_force_until"], rule) == ["B", "C", "C"]


def test_a_day_in_force_is_told_only_where_the_day_is_known() -> None:
    rule = replace(norm(All(()), from_on=date(2026, 1, 30)), zones=("called_number",))
    (first,) = found(rule)
    assert isinstance(first, Unreachable)
    assert (first.about, first.why) == ("in_force_from", "no_witness")


def test_what_cannot_be_built_says_why() -> None:
    nothing = norm(used_up(Count(CALLED, DEBTOR), limit=0))
    assert [(edge.about, edge.why) for edge in found(nothing) if isinstance(edge, Unreachable)] == [
        ("count", "never_below")
    ]
    contrary = norm(used_up(Count(CALLED, DEBTOR)), All((says("channel", "call"), says("channel", "sms"))))
    assert [edge.why for edge in found(contrary) if isinstance(edge, Unreachable)] == ["no_witness"]
    never = norm(All(()), from_on=date(2026, 1, 2), until_on=date(2026, 1, 2))
    assert {edge.why for edge in found(never) if isinstance(edge, Unreachable)} == {"no_day_in_force"}
    long = norm(
        Compare(
            Count(All((CALLED, Compare(Attribute("minutes", "event"), ">", Literal(Decimal(5))))), (), measure=DAYS),
            ">=",
            Literal(Decimal(2)),
        )
    )
    assert ("minutes > 5, of an event", "inside_a_filter") in [
        (edge.what, edge.why) for edge in found(long) if isinstance(edge, Unreachable)
    ]


def test_words_have_no_edges() -> None:
    assert found(norm(Among(Attribute("purpose", "act"), frozenset({"reminder", "demand"})))) == ()


def test_the_same_norm_always_gives_the_same_edges() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar week"))), from_on=date(2026, 1, 30))
    one, other = ([written(edge) for edge in found(rule)] for _ in range(2))
    assert one == other


def test_a_scenario_says_what_a_file_says() -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=2))
    edge = only(rule, about="count")
    assert scenario_of(edge.before, title="one call before", policies=["cn"], expect={"outcome": "approved"}) == {
        "scenario": "one call before",
        "policies": ["cn"],
        "case": {
            "jurisdictions": ["CN"],
            "debtor": {"id": "P1"},
            "lender": {"id": "L1"},
            "debts": [{"id": "D1"}],
        },
        "history": [{"channel": "call", "act": "contact", "outcome": "answered", "at": "2026-03-03T06:00:00+08:00"}],
        "action": {"channel": "call", "act": "contact", "at": "2026-03-03T12:00:00+08:00"},
        "expect": {"outcome": "approved"},
    }


def test_an_exception_is_off_then_on() -> None:
    agreed = State("agreed", DEBTOR, begins=was("notice", "hours_agreed"))
    rule = norm(All(()), All((CALLING, Not(Any((says("purpose", "answer"), Holds("agreed")))))))
    edges_ = [edge for edge in found(rule, agreed) if isinstance(edge, Edge) and edge.about == "exception"]
    assert [edge.what for edge in edges_] == ["purpose = answer", "agreed"]
    for edge in edges_:
        assert answers(edge, rule, agreed) == ["B", "C", "C"]
    assert [len(past(each)) for each in (edges_[1].before, edges_[1].at)] == [0, 1]


def test_other_norms_are_kept_quiet() -> None:
    """With `speaking` the decision hangs on the norm alone: the call is one that the other does not forbid."""
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window("calendar day")), limit=1))
    other = Prohibition("o", "o", "CN", CALLING, Not(says("purpose", "reminder")))
    every = norms(rule, other)
    decider = Decider(every)

    def speaking(situation: Situation) -> list[Prohibition]:
        said = decider.answers(situation.action, situation.case)
        return [each for each in every.prohibitions if said.get(each.key, Answer.CLEAR) > Answer.DUTY]

    (loud,) = (edge for edge in edges(rule, every) if edge.about == "count")
    (quiet,) = (edge for edge in edges(rule, every, speaking=speaking) if edge.about == "count")
    assert isinstance(loud, Edge)
    assert isinstance(quiet, Edge)
    assert [[norm.key for norm in speaking(each)] for each in (loud.before, loud.at)] == [["o"], ["r", "o"]]
    assert [[norm.key for norm in speaking(each)] for each in (quiet.before, quiet.at)] == [[], ["r"]]
