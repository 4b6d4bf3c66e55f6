from __future__ import annotations

from decimal import Decimal

from fairdebt.clock import Span, Spans, Window
from fairdebt.logic import Age, All, Anchor, Compare, Count, Literal, Measure
from tests.rules.reading import condition, event, key

COMPLAINT = event("notice", "complaint")
ONE = Literal(Decimal(1))


def happened(text: str) -> object:
    return condition(f"{{happened: {{of: {{notice: complaint}}, per: [debtor]{text}}}}}")


def test_once_is_enough_unless_written() -> None:
    assert happened("") == Compare(Count(COMPLAINT, (key("debtor"),)), ">=", ONE)
    assert happened(", at_least: 1") == happened("")
    assert happened(", at_least: 3") == Compare(Count(COMPLAINT, (key("debtor"),)), ">=", Literal(Decimal(3)))


def test_what_is_counted_and_when() -> None:
    found = happened(
        ", counting: days_in_a_row, within: 30 days, ago: '> 3 months',"
        " starts_after: [{first: {act: contact}}, {last: {act: contact}}], reset_by: {act: offer_plan}"
    )
    assert found == Compare(
        Count(
            COMPLAINT,
            (key("debtor"),),
            window=Window(30, "day"),
            measure=Measure("days_in_a_row"),
            after=(Anchor("first", event("act", "contact")), Anchor("last", event("act", "contact"))),
            reset_by=event("act", "offer_plan"),
            age=(Age(">", Spans(((Span(3, "month"),),))),),
        ),
        ">=",
        ONE,
    )


def test_first_and_last_may_have_to_lie_apart() -> None:
    count = Count(COMPLAINT, (key("debtor"),))
    spread = Count(COMPLAINT, (key("debtor"),), measure=Measure("spread"))
    assert happened(", spanning: 30 days") == All(
        (Compare(count, ">=", ONE), Compare(spread, ">=", Literal(Decimal(30))))
    )


def test_each_window_must_hold_so_many() -> None:
    found = happened(", within: month")
    assert isinstance(found, All)
    assert len(found.parts) == 2
