from __future__ import annotations

from fairdebt.logic import All, Holds, State
from tests.rules.reading import KEY, act, days, event, key, lowered


def test_the_event_opens_a_state_that_forbids_while_it_holds() -> None:
    fields = "when: {act: contact}\nafter: {act: contact, outcome: conversation}\nfor: 7 days\nper: [recipient, debt]"
    (norm,), (state,) = lowered("cooling_off", fields)
    assert norm.scope == act("act", "contact")
    assert norm.breach == Holds(f"{KEY}:after")
    assert state == State(
        f"{KEY}:after",
        (key("recipient"), key("debt")),
        begins=All((event("act", "contact"), event("outcome", "conversation"))),
        lasts=days(7),
    )
