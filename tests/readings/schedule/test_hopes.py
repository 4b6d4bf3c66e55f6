"""What an act waits for that no passing of time permits: the fewest facts and events."""

from __future__ import annotations

from typing import Any

import pytest

from fairdebt.facts import NextPermitted
from tests.generated import Plain
from tests.readings.test_trace import CALL, CASE, CONSENT, guard

FACTS = {
    "debtor": {"id": "P1", "insolvent": "yes", "vulnerable": "yes"},
    "mandate": {"contract": "no", "covers_debt": "no"},
}


def waits_for(when: Any, *history: Plain, states: Plain | None = None, **case: Any) -> NextPermitted:
    asked = guard(states, when={"act": "contact", "all": [when]})
    return asked.decide(CALL, {**CASE, **FACTS, "history": list(history), **case}).next_permitted


INSOLVENT, VULNERABLE = {"debtor.insolvent": "yes"}, {"debtor.vulnerable": "yes"}
NO_CONTRACT = {"mandate.contract": "no"}


@pytest.mark.parametrize(
    ("when", "facts"),
    [
        (INSOLVENT, ("debtor.insolvent",)),
        ({"all": [INSOLVENT, VULNERABLE]}, ("debtor.insolvent",)),
        ({"any": [INSOLVENT, VULNERABLE]}, ("debtor.insolvent", "debtor.vulnerable")),
        ({"not": {"any": [{"debtor.insolvent": "no"}, {"debtor.vulnerable": "no"}]}}, ("debtor.insolvent",)),
        (
            {"not": {"all": [{"debtor.insolvent": "no"}, {"debtor.vulnerable": "no"}]}},
            ("debtor.insolvent", "debtor.vulnerable"),
        ),
        # what a host can bring about comes before what befalls a debtor
        ({"all": [INSOLVENT, NO_CONTRACT]}, ("mandate.contract",)),
        # what is not so already is not waited for
        ({"any": [INSOLVENT, {"debtor.deceased": "yes"}]}, ("debtor.insolvent",)),
    ],
)
def test_the_fewest_facts_are_waited_for(when: Any, facts: tuple[str, ...]) -> None:
    found = waits_for(when)
    assert (found.kind, found.facts, found.events) == ("once", facts, ())


def test_who_lends_what_stays_as_it_is() -> None:
    assert waits_for({"debt.online": "yes"}, debts=[{"id": "D1", "online": "yes"}]).kind == "never"
    # either would do, and only one of the two can come about
    both = {"all": [{"debt.online": "yes"}, VULNERABLE]}
    assert waits_for(both, debts=[{"id": "D1", "online": "yes"}]).facts == ("debtor.vulnerable",)
    # both must be otherwise, and one of them never is
    assert waits_for({"any": both["all"]}, debts=[{"id": "D1", "online": "yes"}]).kind == "never"


REFUSED = {"begins": {"notice": "refusal"}, "ends": {"notice": ["refusal_withdrawn", "consent"]}, "per": []}
REFUSAL = {"notice": "refusal", "at": "2026-02-21T12:00+08:00"}


def test_events_are_waited_for_that_end_a_state_or_begin_one() -> None:
    states = {"refused": REFUSED, "asked": {"begins": {"notice": ["callback_request", "consent"]}, "per": []}}
    ends, begins = {"is": "refused"}, {"not": {"is": "asked"}}
    for when, events in (
        (ends, ("consent",)),
        (begins, ("callback_request",)),
        ({"any": [ends, begins]}, ("consent",)),  # one that does both is fewer than two
    ):
        found = waits_for(when, REFUSAL, states=states)
        assert (found.kind, found.facts, found.events) == ("once", (), events)
    forever = {"refused": {"begins": REFUSED["begins"], "per": []}}
    assert waits_for(ends, REFUSAL, states=forever).kind == "never"
    assert waits_for(ends, CONSENT, states=forever).kind == "at"


@pytest.mark.parametrize(
    ("ends", "events"),
    [
        ([{"act": "contact", "outcome": "conversation"}, {"notice": "refusal_withdrawn"}], ("refusal_withdrawn",)),
        ([{"act": "contact", "outcome": "conversation"}], ("contact",)),
    ],
)
def test_a_notice_that_ends_a_state_is_told_rather_than_an_act(ends: Plain, events: tuple[str, ...]) -> None:
    states = {"refused": {"begins": REFUSED["begins"], "ends": {"any": ends}, "per": []}}
    assert waits_for("refused", REFUSAL, states=states).events == events
