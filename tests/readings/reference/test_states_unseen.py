"""Every reading, by hand: what is not known of states because the history does not show it."""

from __future__ import annotations

from typing import Any as Anything

import pytest

from fairdebt.facts import Case
from fairdebt.logic import (
    Fact,
    Key,
)
from tests.readings.reference.asked import case
from tests.readings.reference.opened import BOTH, RENEWED, WITHDRAWN, at, days, notice, state
from tests.readings.terse import spans, was


def covered(*events: dict[str, Anything], states: Anything = None, **covers: Anything) -> Case:
    history = {"events": list(events), "covers": covers, "opening": {"states": states or {}}}
    return Case.model_validate({"zones": ["Asia/Shanghai"], "history": history})


SINCE = {"from": "2026-03-01T00:00+08:00"}


def test_unknown_history() -> None:
    unknown = Case.model_validate({"zones": ["Asia/Shanghai"], "history": "unknown"})
    assert at("2026-03-06", BOTH, unknown) == "unknown"


def test_before_the_history_a_state_may_have_begun() -> None:
    assert at("2026-03-06", BOTH, covered(**SINCE)) == "unknown"
    assert at("2026-03-06", BOTH, covered(notice("consent_withdrawn", "2026-03-02"), **SINCE)) == "no"
    assert at("2026-03-06", BOTH, covered(notice("consent", "2026-03-02"), **SINCE)) == "yes"
    assert days(state(lasts=spans("7 days")), covered(**SINCE), "2026-03-07", "2026-03-08") == ["unknown", "no"]


def test_until_the_history_begins_whatever_lasts_may_begin() -> None:
    """And what is carried into it lasts from its first instant."""
    wait = state(lasts=spans("2 days"))
    times = ["2026-02-27", "2026-02-28T23:59:59+08:00", "2026-03-02T23:59:59+08:00", "2026-03-03T00:00+08:00"]
    assert days(wait, covered(**SINCE), *times) == ["unknown", "unknown", "unknown", "no"]


@pytest.mark.parametrize("name", ["p/s", "s"])
@pytest.mark.parametrize("truth", ["yes", "no", "unknown"])
def test_opening_carries_states_forward(name: str, truth: str) -> None:
    assert at("2026-03-06", BOTH, covered(states={name: truth}, **SINCE)) == truth
    ended = covered(notice("consent_withdrawn", "2026-03-01T00:00+08:00"), states={name: truth}, **SINCE)
    assert at("2026-03-06", BOTH, ended) == "no"


def test_what_is_carried_forward_lasts_from_the_first_covered_instant() -> None:
    carried = covered(states={"s": "yes"}, **SINCE)
    assert days(state(lasts=spans("7 days")), carried, "2026-03-07", "2026-03-08") == ["yes", "no"]


def test_opening_says_nothing_of_earlier_instants() -> None:
    assert at("2026-02-20", BOTH, covered(states={"s": "no"}, **SINCE)) == "unknown"


def test_before_the_history_an_episode_may_have_ended_or_been_renewed() -> None:
    early = covered(notice("consent", "2026-02-20"), states={"s": "no"}, **SINCE)
    assert at("2026-03-06", BOTH, early) == "unknown"
    assert at("2026-03-06", state(), early) == "yes"
    # renewed for the last time on 28 February
    assert days(RENEWED, covered(notice("consent", "2026-01-01"), states={"s": "no"}, **SINCE), "2026-03-09") == [
        "unknown"
    ]
    assert at("2026-03-10", RENEWED, covered(notice("consent", "2026-01-01"), states={"s": "no"}, **SINCE)) == "no"


def test_parties_that_the_history_does_not_cover() -> None:
    mine = covered(notice("consent", "2026-03-02", lender="L1"), parties=["L1"])
    collector = (Key("collector", "collector"),)
    with_end, without = state(per=collector, ends=WITHDRAWN), state(per=collector)
    assert at("2026-03-06", with_end, mine, lender="L1") == "yes"
    both = covered(notice("consent", "2026-03-02"), parties=["L1"])
    assert at("2026-03-06", state(ends=WITHDRAWN), both) == "unknown"
    assert at("2026-03-06", state(), both) == "yes"
    assert at("2026-03-06", without, mine, lender="L2") == "unknown"


# ------------------------------------------------------------------------- before the first instant that is covered


FIRST, LAST_BEFORE = "2026-03-01T00:00+08:00", "2026-02-28T23:59:59+08:00"


def test_a_history_without_a_beginning_may_carry_states() -> None:
    found = [at("2026-03-06", BOTH, covered(states={"s": truth})) for truth in ("yes", "unknown", "no")]
    assert found == ["yes", "unknown", "no"]


def test_an_event_at_the_first_covered_instant_is_covered() -> None:
    known = covered(notice("consent", FIRST), states={"s": "no"}, **SINCE)
    assert at("2026-03-06", BOTH, known) == "yes"
    before = covered(notice("consent", LAST_BEFORE), states={"s": "no"}, **SINCE)
    assert at("2026-03-06", BOTH, before) == "unknown"  # it may have been withdrawn in the same second


def test_what_ends_in_the_last_second_that_is_not_covered_may_begin_in_it_again() -> None:
    assert at("2026-03-06", BOTH, covered(notice("consent_withdrawn", LAST_BEFORE), **SINCE)) == "unknown"
    assert at("2026-03-06", BOTH, covered(notice("consent_withdrawn", FIRST), **SINCE)) == "no"


def test_what_is_renewed_for_the_last_time_in_the_last_second_that_is_not_covered() -> None:
    day = state(renews=was("notice", "acknowledgement"), lasts=spans("24 hours"))
    early = covered(notice("consent", "2026-02-01"), states={"s": "no"}, **SINCE)
    assert days(day, early, "2026-03-01T23:59:58+08:00", "2026-03-01T23:59:59+08:00") == ["unknown", "no"]


def test_an_end_that_names_an_event_which_nobody_has_seen_may_be_that_of_the_carried_episode() -> None:
    carried = {"states": {"s": "yes"}, **SINCE}
    assert at("2026-03-06", BOTH, covered(notice("consent_withdrawn", "2026-03-05", of="X"), **carried)) == "unknown"
    seen = notice("consent", "2026-03-06", id="X")  # at the very instant of the act
    assert at("2026-03-06", BOTH, covered(seen, notice("consent_withdrawn", "2026-03-06", of="X"), **carried)) == "yes"


def test_a_delay_may_still_run_when_the_history_begins() -> None:
    """The opening says that the state stands; should it mean the event alone, the delay ends three days later."""
    slow = state(delay=spans("3 full days"), undone_by=WITHDRAWN)
    carried = covered(states={"s": "yes"}, **SINCE)
    assert days(slow, carried, FIRST, "2026-03-04T23:59:59+08:00", "2026-03-05T00:00+08:00") == [
        "unknown",
        "unknown",
        "yes",
    ]


def test_a_renewal_while_the_delay_may_still_run_may_renew() -> None:
    slow = state(delay=spans("3 full days"), renews=was("notice", "acknowledgement"), lasts=spans("10 days"))
    carried = covered(notice("acknowledgement", "2026-03-02"), states={"s": "yes"}, **SINCE)
    assert days(slow, carried, "2026-03-10", "2026-03-11", "2026-03-12") == ["yes", "unknown", "no"]


def test_nothing_is_known_of_states_in_a_history_that_is_not_but_of_dates() -> None:
    unknown = Case.model_validate({"zones": ["Asia/Shanghai"], "history": "unknown", "debts": [{"due_on": FIRST[:10]}]})
    dated = state(begins=None, begins_with=Fact("debt.due_on"), lasts=spans("10 days"))
    assert days(dated, unknown, "2026-02-28", "2026-03-10", "2026-03-11") == ["no", "yes", "no"]
    assert at("2026-03-06", BOTH, unknown) == "unknown"


def test_what_began_at_an_unknown_time_may_begin_after_what_ends_it() -> None:
    """Even where the end names it: of a petition that is filed later, too, an earlier lift ends nothing."""
    stayed = state(begins=was("notice", "bankruptcy_petition"), begins_on="filed_on", ends=was("notice", "stay_lifted"))
    petition = notice("bankruptcy_petition", "2026-03-01", filed_on="unknown", id="P")
    lifted = notice("stay_lifted", "2026-03-03")
    assert days(stayed, case(petition, {**lifted, "of": "P"}), "2026-03-02", "2026-03-04") == ["unknown", "unknown"]
    assert at("2026-03-04", stayed, case(petition, lifted)) == "unknown"
    later = {**petition, "filed_on": "2026-03-08"}
    assert days(stayed, case(later, {**lifted, "of": "P"}), "2026-03-04", "2026-03-09") == ["no", "yes"]
    on_the_day = {**petition, "filed_on": "2026-03-03"}
    assert at("2026-03-04", stayed, case(on_the_day, {**lifted, "of": "P"})) == "no"
