from __future__ import annotations

from decimal import Decimal

import pytest

from fairdebt.clock import Window
from fairdebt.logic import All, Anchor, Any, Compare, Count, Literal, Measure, Not, Predicate
from tests.rules.reading import OUTBOUND, act, event, key, prohibited

CALL = (event("act", "contact"), event("channel", "call"))


def breach(fields: str) -> Predicate:
    return prohibited("contact_cap", f"when: {{act: contact, channel: call}}\nper: [debtor, lender]\n{fields}").breach


def used(*filters: Predicate, window: Window | None, measure: Measure | None = None) -> Count:
    return Count(
        All((*OUTBOUND, *CALL, *filters)), (key("debtor"), key("lender")), window, measure or Measure("events")
    )


def test_so_many_already_is_the_breach() -> None:
    counted = used(event("outcome", "conversation"), window=Window(1, "calendar_day"))
    assert breach("count: {outcome: conversation}\nat_most: 3 per calendar day") == Any(
        (Compare(counted, ">=", Literal(Decimal(3))),)
    )


def test_the_act_itself_must_be_of_the_kind() -> None:
    norm = prohibited("contact_cap", "when: {act: contact, channel: call}\nper: [debtor]\nat_most: 1 ever")
    assert norm.scope == All((act("act", "contact"), act("channel", "call")))


@pytest.mark.parametrize(
    ("written", "windows"),
    [
        ("7 per 7 days", [Window(7, "day")]),
        ("7 per 168 hours", [Window(168, "hour")]),
        ("2 per calendar week from sunday", [Window(1, "calendar_week", 6)]),
        ("2 per week", [Window(1, "calendar_week"), Window(7, "day")]),
        ("1 ever", [None]),
        ("[1 per calendar day, 3 per 30 days]", [Window(1, "calendar_day"), Window(30, "day")]),
    ],
)
def test_each_window_must_be_kept(written: str, windows: list[Window | None]) -> None:
    found = breach(f"at_most: {written}")
    assert isinstance(found, Any)
    counts = [part.left for part in found.parts if isinstance(part, Compare)]
    assert [count.window for count in counts if isinstance(count, Count)] == windows


def test_a_set_or_a_run_contains_the_acts_own_so_only_more_is_too_many() -> None:
    for written, measure in (
        ("distinct channel", Measure("distinct", "channel", with_act=True)),
        ("days_in_a_row", Measure("days_in_a_row", with_act=True)),
    ):
        counted = used(window=Window(7, "day"), measure=measure)
        assert breach(f"counting: {written}\nat_most: 2 per 7 days") == Any(
            (Compare(counted, ">", Literal(Decimal(2))),)
        )


def test_a_total_is_a_sum_of_what_was() -> None:
    counted = used(window=Window(1, "calendar_day"), measure=Measure("total", "minutes"))
    assert breach("counting: total minutes\nat_most: 30 per calendar day") == Any(
        (Compare(counted, ">=", Literal(Decimal(30))),)
    )


def test_exceptions_also_take_past_acts_out_of_the_count() -> None:
    found = breach("unless: {to: debtor}\nat_most: 1 ever")
    assert found == Any((Compare(used(Not(event("to", "debtor")), window=None), ">=", Literal(Decimal(1))),))


def test_what_lifts_the_cap_frees_the_act_and_takes_nothing_out_of_the_count() -> None:
    text = "when: {act: contact, channel: call}\nper: [debtor, lender]\nat_most: 1 ever\nlifted_by: {to: debtor}"
    norm = prohibited("contact_cap", text)
    assert norm.scope == All((act("act", "contact"), act("channel", "call"), Not(act("to", "debtor"))))
    assert norm.breach == Any((Compare(used(window=None), ">=", Literal(Decimal(1))),))


def test_facts_of_the_case_do_not_narrow_the_past() -> None:
    """A fact is known for now, not for then: it stands at the value that counts more."""
    text = "when: {act: contact, channel: call, debt.product: medical}\nper: [debtor, lender]\nat_most: 1 ever"
    inside = prohibited("contact_cap", text).breach
    excepted = prohibited("contact_cap", f"{text}\nunless: {{debt.online: 'yes'}}").breach
    assert inside == Any((Compare(used(ALWAYS, window=None), ">=", Literal(Decimal(1))),))
    assert excepted == Any((Compare(used(ALWAYS, Not(Any(())), window=None), ">=", Literal(Decimal(1))),))


def test_counting_may_start_after_an_event() -> None:
    found = breach("starts_after: {last: {notice: complaint}}\nat_most: 1 ever")
    assert isinstance(found, Any)
    (compared,) = found.parts
    assert isinstance(compared, Compare)
    assert isinstance(compared.left, Count)
    assert compared.left.after == (Anchor("last", event("notice", "complaint")),)


ALWAYS = All(())


def test_days_are_counted_in_each_zone() -> None:
    limit = "when: {act: contact}\nper: [debtor]\nat_most: 3 per calendar day"
    assert prohibited("contact_cap", limit).zones == ("recipient", "debtor")
    assert prohibited("contact_cap", f"{limit}\nzone: [Asia/Shanghai, debtor]").zones == ("Asia/Shanghai", "debtor")
