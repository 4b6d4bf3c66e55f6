"""The reference reading: which questions are asked, in which phases, and what terms and predicates say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any as Anything

import pytest

from fairdebt.clock import Span, Spans, Week, parse_band, parse_span
from fairdebt.facts import ALL, UNKNOWN, Action, Case, Members
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Inside,
    Literal,
    Lookup,
    Norms,
    Not,
    Obligation,
    Predicate,
    Product,
    Prohibition,
    Row,
    Shift,
    State,
    Table,
    Term,
    Today,
)
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference import reference
from fairdebt.readings.reference.values import Interval, agree, among, compare

NOON = "2026-03-02T12:00+08:00"  # a Monday
SHANGHAI = {"zones": ["Asia/Shanghai"], "jurisdictions": ["CN"]}


def act(at: str = NOON, **said: Anything) -> Action:
    return Action.model_validate({"act": "contact", "channel": "call", "to": "debtor", "at": at, **said})


def case(*history: Mapping[str, Anything], **said: Anything) -> Case:
    return Case.model_validate({**SHANGHAI, "history": list(history), **said})


def norms(
    *prohibitions: Prohibition, states: Iterable[State] = (), tables: Iterable[Table] = (), duties: Anything = ()
) -> Norms:
    return Norms(
        prohibitions,
        tuple(duties),
        {state.name: state for state in states},
        {table.name: table for table in tables},
        (),
    )


def forbid(breach: Predicate, **said: Anything) -> Prohibition:
    return Prohibition(**{"key": "k", "rule": "r", "jurisdiction": "any", "scope": All(()), "breach": breach, **said})


def ask(
    breach: Predicate,
    action: Action | None = None,
    about: Case | None = None,
    *,
    states: Iterable[State] = (),
    **said: Anything,
) -> str:
    """Return what the reading says of one predicate."""
    tables = said.pop("tables", ())
    loaded = norms(forbid(breach, **said), states=states, tables=tables)
    answers = reference(loaded, action or act(), about or case())
    return answers.get("k", Answer.CLEAR).name.lower()


def is_(name: str, value: str | Decimal | date | None) -> Compare:
    return Compare(Attribute(name, "act"), "=", Literal(value))


YES, NO = All(()), Any(())
MAYBE = is_("purpose", "demand")  # nobody said what the act is for
WHEN_OPEN = is_("answered_by", "debtor")  # known only during the act


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
        return reference(norms(duties=[duty]), act(), case())

    assert owed(YES, YES) == owed(YES, MAYBE) == {"d": Answer.DUTY}
    assert owed(YES, NO) == owed(NO, YES) == owed(YES, YES, "after") == {}
    assert owed(YES, YES, until_on=date(2026, 3, 2)) == {}


# ------------------------------------------------------------------------------------------------------ values

D1, D2, T1 = date(2026, 3, 1), date(2026, 3, 2), 1772380800  # T1: midnight of 2 March in Shanghai


@pytest.mark.parametrize(
    ("left", "op", "right", "truth"),
    [
        ("a", "=", "a", "yes"),
        ("1", "=", Decimal(1), "no"),
        ("1", "!=", Decimal(1), "yes"),
        ("1", "<", Decimal(2), "no"),
        (Decimal("1.0"), "=", Decimal(1), "yes"),
        (UNKNOWN, "=", "a", "unknown"),
        (ALL, "=", "a", "unknown"),
        (None, "=", None, "yes"),
        (None, "!=", "a", "yes"),
        (None, "<=", Decimal(1), "no"),
        (D1, "<", D2, "yes"),
        (D2, "=", T1, "yes"),
        (T1, ">", D1, "yes"),
        (frozenset(), "=", None, "yes"),
        (frozenset({"a"}), "=", None, "no"),
        (frozenset({"a"}), "!=", None, "yes"),
        (Members(frozenset(), None), "=", None, "unknown"),
        (Members(frozenset({"a"}), None), "=", None, "no"),
        (frozenset({"a"}), "=", frozenset({"a"}), "unknown"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(2), "yes"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(3), "unknown"),
        (Interval(Decimal(2), Decimal(3)), ">=", Decimal(4), "no"),
        (Interval(Decimal(2), Decimal(3)), "<", Decimal(3), "unknown"),
        (Interval(Decimal(2), Decimal(3)), "<=", Decimal(3), "yes"),
        (Interval(Decimal(2), Decimal(3)), "=", Decimal(4), "no"),
        (Interval(Decimal(2), Decimal("Infinity")), ">", Decimal(9), "unknown"),
        (Interval(Decimal(2), Decimal(3)), "<", None, "no"),
    ],
)
def test_compare(left: Anything, op: Anything, right: Anything, truth: str) -> None:
    assert compare(left, op, right, "Asia/Shanghai") == truth


def test_a_date_against_an_instant_needs_a_zone() -> None:
    assert compare(D2, "=", T1, None) == "unknown"


WORDS: frozenset[str | Decimal | date] = frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("value", "any_", "all_", "only", "none"),
    [
        ("a", "yes", "no", "yes", "no"),
        ("c", "no", "no", "no", "yes"),
        (None, "no", "no", "yes", "yes"),
        (ALL, "yes", "yes", "no", "no"),
        (UNKNOWN, "unknown", "unknown", "unknown", "unknown"),
        (frozenset({"a", "b"}), "yes", "yes", "yes", "no"),
        (frozenset({"a", "c"}), "yes", "no", "no", "no"),
        (Members(frozenset({"a"}), frozenset({"a", "b"})), "yes", "unknown", "yes", "no"),
        (Members(frozenset(), frozenset({"b", "c"})), "unknown", "no", "unknown", "unknown"),
        (Members(frozenset({"c"}), None), "unknown", "unknown", "no", "unknown"),
        ({"a": "yes", "b": "unknown"}, "yes", "unknown", "yes", "no"),
    ],
)
def test_among(value: Anything, any_: str, all_: str, only: str, none: str) -> None:
    found = [among(value, WORDS, how, None) for how in ("any", "all", "only", "none")]
    assert found == [any_, all_, only, none]


@pytest.mark.parametrize(
    ("left", "right", "truth"),
    [
        ("a", "a", "yes"),
        ("a", "b", "no"),
        ("a", UNKNOWN, "unknown"),
        (ALL, UNKNOWN, "yes"),
        (ALL, frozenset({"a"}), "yes"),
        (None, None, "yes"),
        (None, "a", "no"),
        (frozenset({"a", "b"}), frozenset({"b", "c"}), "yes"),
        (frozenset({"a"}), frozenset({"c"}), "no"),
        ("a", frozenset({"a"}), "yes"),
        (frozenset({"a"}), Members(frozenset(), frozenset({"a"})), "unknown"),
    ],
)
def test_agree(left: Anything, right: Anything, truth: str) -> None:
    assert agree(left, right, None) == agree(right, left, None) == truth


# ------------------------------------------------------------------------------------------------------ terms


def same(term: Term, value: str | Decimal | date | None, about: Case | None = None, **said: Anything) -> str:
    return ask(Compare(term, "=", Literal(value)), act(), about, **said)


def test_attribute_and_its_part() -> None:
    claimed = Compare(Attribute("claims", "act", ("amount",)), ">", Literal(Decimal(1000)))
    assert ask(claimed, act(text="pay", claims={"amount": "1200.00"})) == "breached"
    assert ask(claimed, act(text="pay", claims={"will_sue": "yes"})) == "clear"


def test_date_of_an_instant_and_of_none() -> None:
    at = DateOf(Attribute("at", "act"))
    assert same(at, date(2026, 3, 2)) == "breached"
    assert same(at, date(2026, 3, 2), case(zones="unknown")) == "unknown"
    assert same(DateOf(Literal(None)), None) == "breached"


@pytest.mark.parametrize(
    ("spans", "back", "day"),
    [
        ("7 days", False, date(2026, 3, 7)),
        ("14 full days", False, date(2026, 3, 15)),
        ("calendar day", False, date(2026, 3, 1)),
        ("6 months", False, date(2026, 9, 1)),
        ("7 full days", True, date(2026, 2, 22)),
        ("7 days", True, date(2026, 2, 22)),
        ("2 years", True, date(2024, 3, 1)),
    ],
)
def test_shift(spans: str, back: bool, day: date) -> None:
    assert same(Shift(Literal(D1), Spans(((parse_span(spans),),)), back), day) == "breached"


def test_shift_of_none_and_out_of_the_calendar() -> None:
    year = Spans(((Span(1, "year"),),))
    assert same(Shift(Literal(None), year), None) == "breached"
    assert same(Shift(Literal(date.max), year), D1) == "unknown"


def test_extreme() -> None:
    unknown = Fact("debt.due_on")
    assert same(Extreme((Literal(D1), Literal(D2), Literal(None))), D2) == "breached"
    assert same(Extreme((Literal(None),)), None) == "breached"
    assert same(Extreme((Literal(D1), unknown)), D1, case(debts=[{"due_on": "unknown"}])) == "unknown"


def test_product() -> None:
    assert same(Product(Literal(Decimal(3)), Decimal(4)), Decimal(12)) == "breached"
    assert same(Product(Literal(None), Decimal(4)), None) == "breached"


def test_first_known_replaces_silence_only() -> None:
    term = FirstKnown(Fact("debt.due_on"), Literal(D1))
    assert same(term, D1, case(debts=[{"id": "D"}])) == "breached"
    assert same(term, D1, case(debts=[{"due_on": "unknown"}])) == "unknown"
    assert same(term, D1, case(debts=[{"due_on": "2026-05-05"}])) == "clear"


RATES = Table(
    "rates",
    (
        Row(("medical",), Decimal(1), until_on=D2),
        Row(("medical",), Decimal(2), from_on=D2),
        Row(("vehicle",), Decimal(2)),
        Row(("mortgage",), Decimal(9)),
    ),
)


@pytest.mark.parametrize(
    ("product", "as_of", "pick", "value", "answer"),
    [
        ("medical", None, None, 2, "breached"),
        ("medical", D1, None, 1, "breached"),
        ("utility", None, None, 2, "unknown"),
        ("unknown", None, None, 2, "unknown"),
        ("unknown", None, "shortest", 2, "breached"),
        ("unknown", None, "longest", 9, "breached"),
    ],
)
def test_lookup(product: str, as_of: date | None, pick: Anything, value: int, answer: str) -> None:
    term = Lookup("rates", (Fact("debt.product"),), None if as_of is None else Literal(as_of), pick)
    assert same(term, Decimal(value), case(debts=[{"product": product}]), tables=[RATES]) == answer


def test_lookup_by_an_unknown_key_is_unknown_even_where_all_rows_agree() -> None:
    """The key may be one that has no row at all."""
    equal = Table("t", (Row(("medical",), "x"), Row(("vehicle",), "x")), otherwise="y")
    term = Lookup("t", (Fact("debt.product"),))
    for product, value, answer in (
        ("unknown", "x", "unknown"),
        ("medical", "x", "breached"),
        ("utility", "y", "breached"),
    ):
        assert same(term, value, case(debts=[{"product": product}]), tables=[equal]) == answer
    medical = case(debts=[{"product": "medical"}], zones="unknown")
    assert same(Lookup("rates", (Fact("debt.product"),)), Decimal(2), medical, tables=[RATES]) == "unknown"


def test_spans_are_picked_by_where_they_end() -> None:
    long, short = Spans(((Span(1, "year"),),)), Spans(((Span(40, "day"),),))
    table = Table("t", (Row(("medical",), long), Row(("vehicle",), short)))
    end = Shift(Literal(D1), Lookup("t", (Fact("debt.product"),), pick="shortest"))
    assert same(end, date(2026, 4, 9), case(debts=[{"product": "unknown"}]), tables=[table]) == "breached"


WORKING = Week(
    (
        (frozenset(range(7)), (parse_band("08:00-22:00"),)),
        (frozenset({6}), ()),
    )
)


@pytest.mark.parametrize(
    ("at", "answer"),
    [
        ("2026-03-02T07:59:59+08:00", "clear"),
        ("2026-03-02T08:00+08:00", "breached"),
        ("2026-03-02T21:59:59+08:00", "breached"),
        ("2026-03-02T22:00+08:00", "clear"),
        ("2026-03-01T12:00+08:00", "clear"),  # Sunday: both classes must permit
    ],
)
def test_inside_written_hours(at: str, answer: str) -> None:
    assert ask(Inside(WORKING), act(at)) == answer


def test_hours_need_a_zone() -> None:
    assert ask(Inside(WORKING), about=case(zones="unknown")) == "unknown"
