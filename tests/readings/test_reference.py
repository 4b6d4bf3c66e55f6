"""Every reading, by hand: which questions are asked, in which phases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any as Anything

import pytest

from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Fact,
    Literal,
    Not,
    Obligation,
    Predicate,
    Product,
    Today,
)
from fairdebt.readings.answers import Answer
from tests.readings.asking import answers
from tests.readings.reference.asked import (
    MAYBE,
    NO,
    WHEN_OPEN,
    YES,
    act,
    ask,
    case,
    forbid,
    is_,
    norms,
)


@pytest.mark.parametrize(
    ("predicate", "answer"),
    [
        (YES, "breached"),
        (NO, "clear"),
        (MAYBE, "unknown"),
        (Not(YES), "clear"),
        (Not(MAYBE), "unknown"),
        (All((YES, MAYBE)), "unknown"),
        (All((NO, MAYBE)), "clear"),
        (Any((YES, MAYBE)), "breached"),
        (Any((NO, MAYBE)), "unknown"),
    ],
)
def test_joins(predicate: Predicate, answer: str) -> None:
    assert ask(predicate) == answer


@pytest.mark.parametrize(
    ("predicate", "said", "answer"),
    [
        (WHEN_OPEN, {}, "duty"),
        (Not(WHEN_OPEN), {}, "duty"),
        (Not(Not(WHEN_OPEN)), {}, "duty"),
        (WHEN_OPEN, {"answered_by": "unknown"}, "unknown"),
        (WHEN_OPEN, {"answered_by": "debtor"}, "breached"),
        (WHEN_OPEN, {"answered_by": "employer"}, "clear"),
        (All((WHEN_OPEN, MAYBE)), {}, "duty"),
        (Any((WHEN_OPEN, MAYBE)), {}, "unknown"),
        (Among(Attribute("elements", "act"), frozenset({"amount"}), "none"), {}, "duty"),
        (Among(Attribute("elements", "act"), frozenset({"amount"}), "none"), {"text": "pay"}, "unknown"),
        (Compare(Literal(Decimal(3)), "<", Product(Attribute("minutes", "act"), Decimal(2))), {}, "duty"),
    ],
)
def test_what_is_known_only_during_the_act_is_a_duty(
    predicate: Predicate, said: dict[str, Anything], answer: str
) -> None:
    assert ask(predicate, act(**said)) == answer


def test_one_of_two_things_is_said_and_the_other_only_the_act_will_show() -> None:
    """Rules that need one of both are asked together, where either is said: the other may still be as is best."""
    either = Any((WHEN_OPEN, is_("recorded", "yes")))
    loaded = norms(forbid(either), forbid(All((either, is_("channel", "call"))), key="l"))
    for said, answer in (("no", Answer.DUTY), ("yes", Answer.BREACHED), ("unknown", Answer.UNKNOWN)):
        assert answers(loaded, act(recorded=said), case()) == {"k": answer, "l": answer}


def test_every_effect_is_asked() -> None:
    assert ask(YES, effect="off") == "breached"


@pytest.mark.parametrize(
    ("jurisdiction", "answer"), [("any", "breached"), ("CN", "breached"), ("CN-GD", "clear"), ("US", "clear")]
)
def test_only_law_of_a_sure_jurisdiction_binds(jurisdiction: str, answer: str) -> None:
    assert ask(YES, jurisdiction=jurisdiction) == answer


def test_law_binds_below_its_jurisdiction_but_not_where_it_is_unknown() -> None:
    assert ask(YES, about=case(jurisdictions=["CN-GD/shenzhen", "unknown"]), jurisdiction="CN") == "breached"
    assert ask(YES, about=case(jurisdictions="unknown"), jurisdiction="CN") == "clear"


@pytest.mark.parametrize(
    ("since", "until", "answer"),
    [
        (date(2026, 3, 2), None, "breached"),
        (date(2026, 3, 3), None, "clear"),
        (None, date(2026, 3, 3), "breached"),
        (None, date(2026, 3, 2), "clear"),
    ],
)
def test_in_force_on_the_local_day(since: date | None, until: date | None, answer: str) -> None:
    assert ask(YES, from_on=since, until_on=until) == answer


@pytest.mark.parametrize(
    ("since", "until", "answer"),
    [
        # at noon in China it is 1 March 16:00 at UTC-12 and 2 March 18:00 at UTC+14
        (date(2026, 3, 1), None, "breached"),
        (date(2026, 3, 2), None, "unknown"),
        (date(2026, 3, 3), None, "clear"),
        (None, date(2026, 3, 1), "clear"),
        (None, date(2026, 3, 2), "unknown"),
        (None, date(2026, 3, 3), "breached"),
    ],
)
def test_in_force_where_the_zone_is_unknown(since: date | None, until: date | None, answer: str) -> None:
    assert ask(YES, about=case(zones="unknown"), from_on=since, until_on=until) == answer


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("2026-03-02T17:59:59+08:00", "unknown"),  # 1 March in the far west, 2 March elsewhere
        ("2026-03-02T18:00+08:00", "unknown"),  # 1, 2 and 3 March
        ("2026-03-02T19:59:59+08:00", "unknown"),
        ("2026-03-02T20:00+08:00", "unknown"),  # 2 and 3 March
        ("2026-03-03T20:00+08:00", "clear"),
    ],
)
def test_law_of_a_single_day_may_be_in_force_where_the_zone_is_unknown(at: str, answer: str) -> None:
    """Found by drawing: where three dates are possible, the law of the one in the middle was taken to be over."""
    day, next_day = date(2026, 3, 2), date(2026, 3, 3)
    assert ask(YES, act(at), case(zones="unknown"), from_on=day, until_on=next_day) == answer


def test_each_debt_and_each_zone_is_asked() -> None:
    debts = [{"id": "D1", "product": "medical"}, {"id": "D2", "product": "mortgage"}]
    medical = Compare(Fact("debt.product"), "=", Literal("medical"))
    assert ask(medical, act(), case(debts=debts)) == "breached"
    assert ask(medical, act(debts=["D2"]), case(debts=debts)) == "clear"
    assert ask(medical, act(debts="unknown"), case(debts=debts)) == "unknown"
    new_day = Compare(Today("act"), "=", Literal(date(2026, 3, 3)))
    assert ask(new_day, act("2026-03-02T23:30+08:00")) == "clear"
    assert ask(new_day, act("2026-03-02T23:30+08:00"), case(zones=["Asia/Shanghai", "Asia/Tokyo"])) == "breached"
    assert ask(new_day, about=case(zones="unknown")) == "unknown"


def test_an_obligation_that_comes_with_the_act() -> None:
    def owed(scope: Predicate, trigger: Predicate, kind: Anything = "with", **said: Anything) -> dict[str, Answer]:
        duty = Obligation("d", "r", "any", kind, scope, trigger, YES, **said)
        return answers(norms(duties=[duty]), act(), case())

    assert owed(YES, YES) == owed(YES, MAYBE) == {"d": Answer.DUTY}
    assert owed(YES, NO) == owed(NO, YES) == owed(YES, YES, "after") == {}
    assert owed(YES, YES, until_on=date(2026, 3, 2)) == {}
