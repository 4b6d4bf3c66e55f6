"""Which edges an act touches, and on which side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairdebt.facts import Action, Case
from fairdebt.logic import (
    Age,
    All,
    Attribute,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Literal,
    Not,
    Prohibition,
    Shift,
    State,
    Today,
)
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, edges, name_of_edge, touched
from tests.readings.edges.small_norms import (
    CALLED,
    CALLING,
    DAYTIME,
    DEBTOR,
    NOT_ON_SUNDAY,
    REFUSED,
    in_new_york,
    norm,
    norms,
    only,
    used_up,
)
from tests.readings.terse import says, spans, was, window


@pytest.mark.parametrize(
    ("rule", "states"),
    [
        (norm(used_up(Count(CALLED, DEBTOR, window=window("7 days")))), ()),
        (norm(used_up(Count(CALLED, DEBTOR, age=(Age(">", spans("3 months")),)), limit=1)), ()),
        (norm(Not(Inside(DAYTIME))), ()),
        (norm(Not(Inside(NOT_ON_SUNDAY))), ()),
        (in_new_york(("08:00", "21:00")), ()),
        (in_new_york(("00:00", "01:30"), ("02:30", "04:00")), ()),
        (norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days")))), ()),
        (norm(Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))), ()),
        (norm(All(()), from_on=date(2026, 1, 30), until_on=date(2027, 1, 1)), ()),
        (
            norm(Holds("s")),
            (State("s", DEBTOR, begins=REFUSED, lasts=spans("7 days"), ends=was("notice", "wrong_number")),),
        ),
        (norm(Holds("s")), (State("s", DEBTOR, begins=REFUSED, delay=spans("14 full days"), through="stated_until"),)),
        (norm(All(()), All((CALLING, Not(says("purpose", "answer"))))), ()),
    ],
)
def test_an_act_at_an_edge_is_known_to_touch_it_on_its_side(rule: Prohibition, states: tuple[State, ...]) -> None:
    every = norms(rule, states=states)
    evaluator = Decider(every).evaluator
    built = [edge for edge in edges(rule, every) if isinstance(edge, Edge)]
    assert built
    for edge in built:
        sides = set()
        for each in (edge.before, edge.at, edge.after):
            for touch in touched(rule, each.action, each.case, evaluator):
                if (touch.about, touch.what) == name_of_edge(edge):
                    sides.add(touch.yes)
        assert sides == {True, False}, (edge.about, edge.what)


def test_an_act_far_from_every_edge_touches_none() -> None:
    rule = norm(Not(Inside(DAYTIME)))
    edge = only(rule, about="zone")
    found_ = touched(rule, edge.before.action, edge.before.case, Decider(norms(rule)).evaluator)
    assert {touch.about for touch in found_} == {"zone"}


@pytest.mark.parametrize(
    ("text", "at", "sides"),
    [
        ("90 minutes", "10:30:00", {False}),  # the first second that is outside
        ("90 minutes", "10:30:01", {True}),
        ("90 minutes", "12:00:00", set()),  # an hour and a half from the edge
        ("calendar day", "00:00:00", {True}),
        ("calendar day", "12:00:00", {True}),  # the very instant of the act is the last that counts
        ("calendar day", "12:00:01", set()),
    ],
)
def test_a_call_near_the_edge_of_a_window_is_within_it_or_not(text: str, at: str, sides: set[bool]) -> None:
    rule = norm(used_up(Count(CALLED, DEBTOR, window=window(text)), limit=1))
    act = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-02T12:00:00+08:00"}
    call = {**act, "outcome": "answered", "at": f"2026-03-02T{at}+08:00"}
    about = Case.model_validate({"jurisdictions": ["CN"], "history": [call]})
    found_ = touched(rule, Action.model_validate(act), about, Decider(norms(rule)).evaluator)
    assert {touch.yes for touch in found_ if touch.about == "window"} == sides
