from __future__ import annotations

from fairdebt.clock import Span, Spans
from fairdebt.logic import All, Holds, Not, State
from tests.rules.reading import KEY, event, key, lowered

FIRST = "when: {act: file_suit}\nfirst: {act: contact, channel: letter}\nper: [debt]"
LETTER = All((event("act", "contact"), event("channel", "letter")))


def test_the_act_waits_for_the_event() -> None:
    (norm,), (state,) = lowered("notice_first", FIRST)
    assert norm.breach == Not(Holds(f"{KEY}:first"))
    assert state == State(f"{KEY}:first", (key("debt"),), begins=LETTER)


def test_and_for_the_time_after_it_unless_it_is_undone() -> None:
    _, (state,) = lowered("notice_first", f"{FIRST}\nwait: 60 full days\nundone_by: {{notice: bounced}}")
    assert state == State(
        f"{KEY}:first",
        (key("debt"),),
        begins=LETTER,
        delay=Spans(((Span(60, "full_day"),),)),
        undone_by=event("notice", "bounced"),
    )
