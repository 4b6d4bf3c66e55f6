from __future__ import annotations

from fairdebt.clock import Span, Spans
from fairdebt.logic import All, Fact, Holds, Lookup, State
from tests.loader.trees import rule
from tests.rules.reading import act, event, key, norms

USING = rule("forbid", "when: {act: contact, is: reached}")


def state(text: str, before: str = "") -> State:
    lines = "".join(f"    {line.strip()}\n" for line in text.strip().splitlines())
    return norms(USING, before=f"{before}states:\n  reached:\n{lines}").states["cn.example/reached"]


def test_events_begin_and_end_it() -> None:
    found = state(
        """begins: {act: contact, channel: letter}
           begins_on: sent_on
           delay: [14 full days, {then: [5 days, 1 month]}]
           undone_by: {notice: bounced}
           ends: {notice: complaint}
           ends_after: 24 hours
           lasts: 6 months
           through: stated_until
           renews: {notice: acknowledgement}
           per: [debtor, {recipient: by}]"""
    )
    assert found == State(
        name="cn.example/reached",
        per=(key("debtor"), key("recipient", "by")),
        begins=All((event("act", "contact"), event("channel", "letter"))),
        begins_on="sent_on",
        delay=Spans(((Span(14, "full_day"),), (Span(5, "day"), Span(1, "month")))),
        undone_by=event("notice", "bounced"),
        ends=event("notice", "complaint"),
        ends_after=Spans(((Span(24, "hour"),),)),
        lasts=Spans(((Span(6, "month"),),)),
        through="stated_until",
        renews=event("notice", "acknowledgement"),
    )


def test_a_date_of_the_case_begins_it_and_a_table_says_how_long_it_lasts() -> None:
    table = "tables:\n  limitation: {by: [debt.product], rows: [{for: medical, is: 6 years}], else: 3 years}\n"
    found = state("begins: {date: debt.due_on}\nlasts: {table: limitation}\nper: [debt]", before=table)
    assert (found.begins, found.begins_with) == (None, Fact("debt.due_on"))
    assert found.lasts == Lookup("cn.example/limitation", (Fact("debt.product"),))


def test_a_rule_asks_whether_it_holds_for_the_act() -> None:
    found = norms(USING, before="states:\n  reached: {begins: {notice: complaint}, per: [debtor]}\n")
    assert found.prohibitions[0].scope == All((act("act", "contact"), Holds("cn.example/reached")))


def test_a_state_of_another_state_reads_it_at_the_events_own_instant() -> None:
    before = "  other: {begins: {notice: complaint}, per: [debtor]}\n"
    found = norms(
        USING, before=f"states:\n{before}  reached: {{begins: {{act: contact, not: other}}, per: [debtor]}}\n"
    )
    begins = found.states["cn.example/reached"].begins
    assert isinstance(begins, All)
    assert Holds("cn.example/other", "event") in [getattr(part, "part", None) for part in begins.parts]
