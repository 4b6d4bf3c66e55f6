"""Terms and counts of one question: what is not known stays unknown, what does not exist is *none*."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from fairdebt.facts import UNKNOWN, Action, Case, Value, prepared
from fairdebt.logic import (
    All,
    Among,
    Attribute,
    Compare,
    Count,
    Extreme,
    Fact,
    Group,
    Holds,
    Key,
    Literal,
    Lookup,
    Norms,
    Not,
    Predicate,
    Product,
    Row,
    State,
    Table,
    Term,
    Today,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.keys import agreement, covered, grouped
from fairdebt.readings.questions import Question, instant_of
from fairdebt.readings.truth import MAYBE, NO, YES
from tests.readings.asking import answers
from tests.readings.reference.asked import act, case, forbid, norms
from tests.rules.reading import event

DAY = date(2026, 3, 2)
TABLES = {
    "plain": Table("plain", (Row(("credit_card",), Decimal(24)), Row(("medical",), Decimal(10))), Decimal(36)),
    "dated": Table(
        "dated",
        (Row(("credit_card",), Decimal(24), until_on=DAY), Row(("credit_card",), Decimal(20), from_on=DAY)),
    ),
    "part": Table("part", (Row(("medical",), Decimal(10)), Row(("credit_card",), Decimal(20), from_on=DAY))),
}
EVALUATOR = Evaluator(Norms((), (), {}, TABLES, ()))
PRODUCT = (Fact("debt.product"),)


def question(zone: str | None = "Asia/Shanghai", history: Any = (), action: Any = None, **debt: object) -> Question:
    act = Action.model_validate({"act": "contact", "channel": "call", "at": "2026-03-02T12:00+08:00", **(action or {})})
    case = {"jurisdictions": ["CN"], "debtor": {"id": "P1"}, "lender": {"id": "L1"}, "debts": [{"id": "D1", **debt}]}
    held = history if isinstance(history, dict | str) else list(history)
    about = Case.model_validate({**case, "history": held})
    return Question(act, prepared(about), instant_of(act), "D1", zone)


@pytest.mark.parametrize(("principal", "product"), [("100", Decimal(150)), ("unknown", UNKNOWN), (None, UNKNOWN)])
def test_a_multiple_of_what_is_unknown_is_unknown(principal: str | None, product: Value) -> None:
    said = {} if principal is None else {"principal": principal}
    assert EVALUATOR.term(Product(Fact("debt.principal"), Decimal("1.5")), question(**said)) == product


@pytest.mark.parametrize(
    ("due", "matured", "latest"),
    [
        ("2026-01-01", "2026-02-01", date(2026, 2, 1)),
        ("2026-01-01", "none", date(2026, 1, 1)),
        ("none", "none", None),
        ("2026-01-01", "unknown", UNKNOWN),
        ("none", "unknown", UNKNOWN),
    ],
)
def test_the_latest_of_dates_is_unknown_if_one_is(due: str, matured: str, latest: Value) -> None:
    term = Extreme((Fact("debt.due_on"), Fact("debt.matured_on")))
    assert EVALUATOR.term(term, question(due_on=due, matured_on=matured)) == latest


@pytest.mark.parametrize(
    ("term", "product", "zone", "found"),
    [
        (Lookup("plain", PRODUCT), "medical", None, Decimal(10)),
        (Lookup("plain", PRODUCT), "mortgage", None, Decimal(36)),
        (Lookup("plain", PRODUCT), "unknown", None, UNKNOWN),
        (Lookup("plain", PRODUCT, pick="shortest"), "unknown", None, Decimal(10)),
        (Lookup("plain", PRODUCT, pick="longest"), "unknown", None, Decimal(36)),
        (Lookup("dated", PRODUCT), "credit_card", "Asia/Shanghai", Decimal(20)),
        (Lookup("dated", PRODUCT), "credit_card", "America/New_York", Decimal(24)),  # it is the day before there
        (Lookup("dated", PRODUCT), "credit_card", None, UNKNOWN),
        (Lookup("dated", PRODUCT), "medical", "Asia/Shanghai", UNKNOWN),
        (Lookup("part", PRODUCT), "medical", None, UNKNOWN),
        (Lookup("dated", PRODUCT, as_of=Fact("debt.contracted_on")), "credit_card", None, Decimal(24)),
    ],
)
def test_a_table_is_looked_up_by_what_is_known(term: Term, product: str, zone: str | None, found: Value) -> None:
    asked = question(zone, product=product, contracted_on="2025-01-01")
    assert EVALUATOR.term(term, asked) == found


def test_today_is_not_known_without_a_zone() -> None:
    assert EVALUATOR.term(Today("act"), question()) == DAY
    assert EVALUATOR.term(Today("act"), question(None)) is UNKNOWN


CALLED = event("channel", "call")
CALL = {"act": "contact", "channel": "call", "to": "debtor", "at": "2026-03-01T12:00+08:00"}
PERHAPS = {**CALL, "channel": "unknown"}


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        # one call for sure, perhaps two: compared with 0, 1, 2, 3
        ("=", [NO, MAYBE, MAYBE, NO]),
        ("!=", [YES, MAYBE, MAYBE, YES]),
        (">=", [YES, YES, MAYBE, NO]),
        (">", [YES, MAYBE, NO, NO]),
        ("<", [NO, NO, MAYBE, YES]),
        ("<=", [NO, MAYBE, YES, YES]),
    ],
)
def test_a_count_between_one_and_two_is_compared(op: str, expected: list[int]) -> None:
    asked = question(history=[CALL, {**PERHAPS, "at": "2026-03-01T13:00+08:00"}])
    leaves = [Compare(Count(CALLED, ()), op, Literal(Decimal(limit))) for limit in range(4)]  # type: ignore[arg-type]  # an operator
    assert [EVALUATOR.leaf(leaf, asked) for leaf in leaves] == expected


@pytest.mark.parametrize("op", ["=", "!=", ">=", ">", "<", "<="])
def test_a_count_compared_with_what_is_unknown_is_unknown(op: str) -> None:
    leaf = Compare(Count(CALLED, ()), op, Fact("debt.days_overdue"))  # type: ignore[arg-type]  # an operator
    assert EVALUATOR.leaf(leaf, question(history=[CALL], days_overdue="unknown")) == MAYBE


def test_a_count_that_is_exact_equals_itself() -> None:
    leaves = [Compare(Count(CALLED, ()), op, Literal(Decimal(1))) for op in ("=", "!=")]
    assert [EVALUATOR.leaf(leaf, question(history=[CALL])) for leaf in leaves] == [YES, NO]


def test_what_is_read_now_is_counted_anew_at_each_instant() -> None:
    held = State("held", (), begins=event("notice", "hold"), ends=event("notice", "hold_lifted"))
    evaluator = Evaluator(Norms((), (), {"held": held}, {}, ()))
    history = [
        CALL,
        {"notice": "hold", "at": "2026-03-03T12:00+08:00"},
        {"notice": "hold_lifted", "at": "2026-03-05T12:00+08:00"},
    ]
    first = question(history=history)
    counts = Count(All((CALLED, Not(Holds("held", "event", "now")))), ())
    leaf = Compare(counts, "=", Literal(Decimal(1)))
    found = []
    for day in (2, 4, 6):
        act = first.action.model_copy(update={"at": datetime.fromisoformat(f"2026-03-0{day}T12:00+08:00")})
        found.append(evaluator.leaf(leaf, Question(act, first.case, instant_of(act), "D1", first.zone)))
    assert found == [YES, NO, YES]


KEYS = (Key("recipient", "recipient"), Key("channel", "channel"))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("P1", "call"), YES),
        (("P2", "call"), NO),
        (("P1", "sms"), NO),
        ((UNKNOWN, "call"), MAYBE),
        ((UNKNOWN, "sms"), NO),
        (("P2", UNKNOWN), NO),
        (("P1", UNKNOWN), MAYBE),
    ],
)
def test_an_event_agrees_as_far_as_its_weakest_key(values: tuple[Value, ...], expected: int) -> None:
    asked = question(history=[{**CALL, "recipient": "P1"}])
    assert agreement(KEYS, values, asked.case.rows[0]) == expected


@pytest.mark.parametrize(
    ("name", "value", "parties", "whole"),
    [
        ("collector", "A1", None, True),
        ("collector", "A1", ["A1"], True),
        ("collector", "A1", ["A1", "L1"], True),
        ("agency", "A1", ["A1"], True),
        ("collector", "A1", ["L1"], False),
        ("collector", UNKNOWN, ["A1"], False),
        ("lender", "L1", ["L1"], False),  # its agencies count with it
        ("collector", None, ["A1"], False),
    ],
)
def test_a_history_of_some_parties_holds_all_acts_of_those_alone(
    name: str, value: Value, parties: list[str] | None, whole: bool
) -> None:
    history = {"events": [], "covers": {"parties": parties}} if parties else []
    assert covered((Key(name, name),), (value,), question(history=history)) is whole


def test_debts_count_as_one_where_the_group_says_so() -> None:
    group = Group("pair", "debt", Compare(Fact("debt.online"), "=", Literal("yes")), Fact("debt.account_when_obtained"))
    debts = [
        {"id": "D1", "online": "yes", "account_when_obtained": "X"},
        {"id": "D2", "online": "yes", "account_when_obtained": "X"},
        {"id": "D3", "online": "yes", "account_when_obtained": "unknown"},
        {"id": "D4", "online": "no", "account_when_obtained": "X"},
        {"id": "D5", "online": "yes", "account_when_obtained": "Y"},
    ]
    act = Action.model_validate({"act": "contact", "channel": "call", "at": "2026-03-02T12:00+08:00"})
    about = prepared(Case.model_validate({"jurisdictions": ["CN"], "debts": debts}))
    asked = Question(act, about, instant_of(act), "D1", "Asia/Shanghai")
    found = grouped(group, frozenset({"D1"}), asked, EVALUATOR.judge)
    assert (found.sure, found.possible) == (frozenset({"D1", "D2"}), frozenset({"D1", "D2", "D3"}))  # type: ignore[union-attr]  # members
    assert grouped(group, UNKNOWN, asked, EVALUATOR.judge) is UNKNOWN


@pytest.mark.parametrize(
    "filter_",
    [
        Compare(Attribute("until", "event"), "<", Today("act")),
        Compare(Attribute("amount", "event"), ">", Lookup("dated", (Attribute("channel", "event"),))),
        Compare(Attribute("purpose", "event"), "=", Attribute("purpose", "act")),
    ],
)
def test_a_filter_that_reads_the_act_or_its_day_is_asked_anew(filter_: Predicate) -> None:
    state = State("s", (), begins=filter_)
    assert not EVALUATOR.keeps(filter_)
    assert not Evaluator(Norms((), (), {"s": state}, TABLES, ())).lasting(state)


def test_what_was_over_yesterday_is_over_today() -> None:
    """The same case, asked on two days by one evaluator."""
    over = Compare(Attribute("until", "event"), "<", Today("act"))
    leaf = Compare(Count(over, ()), ">=", Literal(Decimal(1)))
    before = question(history=[{"notice": "consent", "at": "2026-03-01T12:00+08:00", "until": "2026-03-02"}])
    day_after = Question(before.action, before.case, before.at + 86_400, before.debt, before.zone)
    evaluator = Evaluator(Norms((), (), {}, {}, ()))
    assert [evaluator.leaf(leaf, each) for each in (before, day_after, before)] == [NO, YES, NO]


SENT, MARCH_2 = Attribute("sent_on", "event"), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("filter_", "shanghai", "new_york"),
    [
        (Compare(SENT, ">=", Literal(MARCH_2)), YES, NO),
        (Compare(SENT, "=", Literal(MARCH_2)), YES, NO),
        (Compare(SENT, "<", Literal(MARCH_2)), NO, YES),
        (Among(SENT, frozenset({MARCH_2, date(2026, 3, 9)})), YES, NO),
        (Among(SENT, frozenset({MARCH_2, date(2026, 3, 9)}), "none"), NO, YES),
    ],
)
def test_a_notice_that_names_no_day_was_sent_on_that_of_its_instant(
    filter_: Predicate, shanghai: int, new_york: int
) -> None:
    """Found by reading: of several zones the first was asked, and written days of a list were never met."""
    notice = {"notice": "consent", "at": "2026-03-02T01:00+08:00"}  # noon of the day before in New York
    leaf, evaluator = Compare(Count(filter_, ()), ">=", Literal(Decimal(1))), Evaluator(Norms((), (), {}, {}, ()))
    first = question(history=[notice])
    zones = ("Asia/Shanghai", "America/New_York", None, "Asia/Shanghai")
    asked = [Question(first.action, first.case, first.at, first.debt, zone) for zone in zones]
    assert [evaluator.leaf(leaf, each) for each in asked] == [shanghai, new_york, MAYBE, shanghai]
    about = case(notice, zones=["Asia/Shanghai", "America/New_York"])
    states = [State("told", (), begins=filter_)]
    for breach in (leaf, Holds("told")):
        assert answers(norms(forbid(breach), states=states), act(), about) == {"k": Answer.BREACHED}
