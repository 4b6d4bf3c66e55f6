"""Instants at which situations are set."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.clock import local_date
from fairdebt.logic import All
from fairdebt.readings.edges.moments import bases, spreads
from tests.readings.edges.small_norms import norm
from tests.readings.terse import window

SHANGHAI = "Asia/Shanghai"
NOON = 1_772_424_000  # 2 March 2026, 12:00 in Shanghai


@pytest.mark.parametrize(
    ("until", "tuesday"),
    [
        (date(2026, 2, 25), date(2026, 2, 24)),  # a Wednesday: the day before is the last
        (date(2026, 3, 2), date(2026, 2, 24)),  # a Monday
        (date(2026, 3, 3), date(2026, 2, 24)),  # a Tuesday, on which the norm is in force no more
        (date(2026, 3, 4), date(2026, 3, 3)),
    ],
)
def test_the_plainest_day_is_the_last_tuesday_of_a_norm_that_is_over(until: date, tuesday: date) -> None:
    assert local_date(bases(norm(All(()), until_on=until), SHANGHAI)[0], SHANGHAI) == tuesday


def test_events_lie_far_apart_in_their_window_or_a_minute_from_each_other() -> None:
    first = NOON - 5_399  # of ninety minutes, the act's own second included
    apart, together = spreads(2, window("90 minutes"), NOON, SHANGHAI)
    assert apart == (first + 5_399 // 3, first + 2 * 5_399 // 3)
    assert together == (NOON - 120, NOON - 60)


def test_events_that_are_close_together_stay_within_a_short_window() -> None:
    _, together = spreads(3, window("1 minutes"), NOON, SHANGHAI)
    assert together == (NOON - 59, NOON - 59, NOON - 59)
