"""Edges of numbers and dates: what is moved, and by how much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fairdebt.logic import (
    All,
    Any,
    Attribute,
    Compare,
    Fact,
    Holds,
    Inside,
    Literal,
    Not,
    Product,
    Shift,
    State,
    Today,
)
from fairdebt.readings.edges import Edge, Unreachable
from tests.readings.edges.small_norms import CALLING, DAYTIME, DEBTOR, REFUSED, answers, found, instants, norm, only
from tests.readings.terse import says, spans


def test_numbers_move_by_one_and_amounts_by_a_cent() -> None:
    few = Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))
    rule = norm(few)
    edge = only(rule, about="number")
    assert [each.action.collectors for each in (edge.before, edge.at, edge.after)] == [1, 2, 3]
    assert answers(edge, rule) == ["B", "C", "C"]
    rule = norm(Not(Compare(Attribute("amount", "act"), "<=", Fact("debt.ledger_total"))), says("act", "demand_amount"))
    edge = only(rule, about="number")
    assert [str(each.action.amount) for each in (edge.before, edge.at, edge.after)] == ["99.99", "100", "100.01"]
    assert answers(edge, rule) == ["C", "C", "B"]


def test_below_nothing_there_is_no_number() -> None:
    (edge,) = found(norm(Compare(Fact("debt.days_overdue"), ">", Literal(Decimal(0)))))
    assert isinstance(edge, Edge)
    assert edge.turns == ("at-after",)


def test_a_written_date_moves_by_a_day() -> None:
    rule = norm(Compare(Fact("debt.due_on"), "<", Literal(date(2026, 1, 1))))
    edge = only(rule, about="date")
    assert answers(edge, rule) == ["B", "C", "C"]


def test_a_date_and_a_span_turn_at_the_midnight_after_the_last_day() -> None:
    rule = norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days"))))
    edge = only(rule, about="date")
    assert instants(edge)[:2] == ["2026-03-02 23:59:59+08:00", "2026-03-03 00:00:00+08:00"]
    assert answers(edge, rule) == ["C", "B", "B"]


def test_where_midnight_cannot_be_the_date_moves_instead() -> None:
    daytime = Inside(DAYTIME)
    rule = norm(Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("30 days"))), All((CALLING, daytime)))
    edge = only(rule, about="date")
    assert len(set(instants(edge))) == 1
    (one,), (two,), (three,) = (each.case.model_dump()["debts"] for each in (edge.before, edge.at, edge.after))
    days = [date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 3)]  # from which thirty days end on 2, 3 and 4 March
    assert [one["due_on"], two["due_on"], three["due_on"]] == days
    assert answers(edge, rule) == ["B", "C", "C"]


def test_half_of_a_distance_that_the_other_half_implies_is_said_to_be_so() -> None:
    old = Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("2 years")))
    rule = norm(All((old, Compare(Fact("debt.due_on"), "<=", Today("act")))))
    assert [edge.why for edge in found(rule) if isinstance(edge, Unreachable)] == ["implied"]


def test_what_turns_in_the_same_second_is_one_case_at_three_instants() -> None:
    """Without the state the norm would turn: three years after a day a debt is old, and ends what has run since."""
    state = State("running", DEBTOR, begins_with=Fact("debt.due_on"), lasts=spans("3 years"))
    old = Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("3 years")))
    rule = norm(All((old, Not(Holds("running")))))
    edge = only(rule, state, about="date")
    assert edge.before.case.model_dump() == edge.at.case.model_dump() == edge.after.case.model_dump()
    assert answers(edge, rule, state) == ["C", "B", "B"]


def test_what_undoes_itself_in_the_same_second_is_no_edge() -> None:
    state = State("running", DEBTOR, begins_with=Fact("debt.due_on"), lasts=spans("3 years"))
    old = Compare(Today("act"), ">", Shift(Fact("debt.due_on"), spans("3 years")))
    edges_ = found(norm(All((old, Holds("running")))), state)
    assert [(edge.about, edge.why) for edge in edges_ if isinstance(edge, Unreachable)] == [
        ("date", "no_witness"),
        ("lasts", "no_witness"),
    ]


def test_what_is_said_of_an_element_stands_within_it() -> None:
    points = Attribute("elements", "act", ("licence_number", "points"))
    rule = norm(Not(Compare(points, ">=", Literal(Decimal(12)))), All((says("act", "contact"), says("channel", "sms"))))
    edge = only(rule, about="number")
    assert [each.action.elements for each in (edge.before, edge.at, edge.after)] == [
        {"licence_number": {"points": number}} for number in ("11", "12", "13")
    ]
    assert answers(edge, rule) == ["B", "C", "C"]


def test_a_part_of_an_amount_is_compared_where_it_comes_to_two() -> None:
    fee = Product(Fact("debt.principal"), Decimal("0.02"))
    rule = norm(Not(Compare(Attribute("amount", "act"), "<=", fee)), says("act", "demand_amount"))
    edge = only(rule, about="number")
    assert [str(each.action.amount) for each in (edge.before, edge.at, edge.after)] == ["1.99", "2.00", "2.01"]
    assert answers(edge, rule) == ["C", "C", "B"]


def test_a_state_that_a_date_or_an_event_may_begin_is_kept_closed_by_the_date_itself() -> None:
    state = State("s", DEBTOR, begins=REFUSED, begins_with=Fact("debt.due_on"), lasts=spans("7 days"))
    rule = norm(All((Compare(Fact("debt.due_on"), "<", Literal(date(2026, 1, 1))), Not(Holds("s")))))
    edge = only(rule, state, about="date")
    assert answers(edge, rule, state) == ["B", "C", "C"]


def test_facts_of_a_house_are_said_as_words_and_numbers() -> None:
    vip = Compare(Fact("own.segment"), "=", Literal("vip"))
    rule = norm(All((vip, Compare(Fact("own.score"), ">=", Literal(Decimal(3))))))
    edge = only(rule, about="number")
    assert [each.case.own for each in (edge.before, edge.at, edge.after)] == [
        {"segment": "vip", "score": score} for score in (2, 3, 4)
    ]
    assert answers(edge, rule) == ["C", "B", "B"]


def test_of_one_number_in_two_places_the_first_is_kept() -> None:
    few = Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))
    demand, reminder = (All((says("purpose", purpose), few)) for purpose in ("demand", "reminder"))
    for rule, purpose in ((norm(Any((demand, reminder))), "demand"), (norm(Any((reminder, demand))), "reminder")):
        edge = only(rule, about="number")
        assert edge.at.action.purpose == purpose


def test_of_one_number_in_two_places_that_at_which_it_decides_is_kept() -> None:
    few = Not(Compare(Attribute("collectors", "act"), ">=", Literal(Decimal(2))))
    never = All((says("purpose", "demand"), says("purpose", "reminder"), few))
    for rule in (norm(Any((never, few))), norm(Any((few, never)))):
        assert answers(only(rule, about="number"), rule) == ["B", "C", "C"]
