"""Timetables of several kinds of acts: what is the same for them is one, what is not is told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairdebt.clock import Week, parse_band
from fairdebt.facts import prepared
from fairdebt.logic import Any, Compare, Count, Inside, Key, Literal
from fairdebt.readings.decide import Decider
from fairdebt.readings.schedule.reads import Reading
from fairdebt.readings.schedule.timetable import Timetable
from fairdebt.readings.shared import Shared
from tests.readings.reference.asked import act, case, forbid, is_, norms
from tests.readings.terse import was

HOURS = Inside(Week(((frozenset(range(7)), (parse_band("11:00-14:00"),)),)))
CALLED = Compare(Count(was("channel", "call"), (Key("debtor", "debtor"),)), ">=", Literal(Decimal(3)))
EITHER = Any((is_("purpose", "reminder"), is_("voice", "ai")))
NORMS = norms(
    forbid(HOURS, key="hours"),
    forbid(CALLED, key="called", scope=is_("channel", "call")),
    forbid(EITHER, key="either"),
)


def timetables(*kinds: dict[str, str]) -> list[Timetable]:
    """Return the timetables of some kinds of acts, in one guard."""
    decider, shared, ready = Decider(NORMS), Shared(), prepared(case())
    return [Timetable(decider, act(**kind), ready, Reading(NORMS), shared) for kind in kinds]


def test_a_norm_of_which_two_kinds_ask_the_same_is_one() -> None:
    one, other = timetables({"purpose": "reminder"}, {"purpose": "locate"})
    assert one.finder is other.finder, "both look for calls to the debtor"
    assert one.timed["hours"] is other.timed["hours"]
    assert one.timed["called"] is other.timed["called"]
    assert one.timed["either"] is not other.timed["either"], "of a reminder nothing more is asked"


@pytest.mark.parametrize("key", ["hours", "either"])
def test_what_reads_nothing_of_the_past_is_one_for_all_that_look_for_others(key: str) -> None:
    call, letter = timetables({"purpose": "reminder"}, {"purpose": "reminder", "channel": "letter"})
    assert call.finder is not letter.finder, "letters are not counted"
    assert "called" not in letter.timed
    assert call.timed[key] is letter.timed[key]


def test_what_moves_is_one_where_it_is_made_of_the_same_norms() -> None:
    one, other, letter = timetables({"purpose": "reminder"}, {"purpose": "locate"}, {"channel": "letter"})
    assert one.moving(0) is other.moving(0)
    assert one.moving(0) is not letter.moving(0)
