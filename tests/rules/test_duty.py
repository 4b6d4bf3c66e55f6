from __future__ import annotations

from fairdebt.clock import Span, Spans
from fairdebt.logic import All, Compare, Holds, Literal, State, Today
from tests.rules.reading import IN_FORCE, KEY, act, event, key, lowered, owed

AFTER = "after: {notice: complaint}\ndo: {act: answer_complaint}\nby: 15 full days\nper: [debtor]"
IN_15_DAYS = Spans(((Span(15, "full_day"),),))


def test_a_deed_is_owed_after_an_event() -> None:
    duty = owed(AFTER)
    assert (duty.kind, duty.trigger, duty.deed) == (
        "after",
        event("notice", "complaint"),
        event("act", "answer_complaint"),
    )
    assert (duty.due, duty.per, duty.zones) == (IN_15_DAYS, (key("debtor"),), ("lender",))


def test_a_deed_is_owed_with_an_act() -> None:
    duty = owed("with: {act: assign_debt}\ndo: {notice: assignment_notified}")
    assert (duty.kind, duty.trigger, duty.due) == ("with", act("act", "assign_debt"), None)


def test_its_days_may_run_elsewhere_than_at_the_lenders() -> None:
    duty = owed(f"{AFTER}\nzone: debtor")
    (norm,), _ = lowered("duty", f"{AFTER}\nzone: debtor\nthen_forbid: {{act: contact}}")
    assert duty.zones == norm.zones == ("debtor",)


def test_acts_may_be_forbidden_while_it_is_late() -> None:
    (norm,), (late,) = lowered("duty", f"{AFTER}\nthen_forbid: {{act: contact}}\nwhen: {{lender.type: bank}}")
    assert (norm.key, norm.breach, norm.zones) == (f"{KEY}#late", Holds(f"{KEY}:late"), ("lender",))
    assert isinstance(norm.scope, All)
    assert norm.scope.parts[-1] == act("act", "contact")
    assert late == State(
        f"{KEY}:late",
        (key("debtor"),),
        begins=All((event("notice", "complaint"), Compare(Today("event"), ">=", Literal(IN_FORCE)))),
        delay=IN_15_DAYS,
        undone_by=event("act", "answer_complaint"),
        ends=event("act", "answer_complaint"),
        links=("of", "answers"),
    )
