"""Instants at which situations are set."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from fairdebt.clock import local_date
from fairdebt.logic import All, Inside, Not
from fairdebt.readings.edges.moments import bases, spreads
from tests.readings.edges.small_norms import DAYTIME, NOT_ON_SUNDAY, norm
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


def shown(found: tuple[int, ...]) -> list[str]:
    return [f"{datetime.fromtimestamp(at, ZoneInfo(SHANGHAI)):%m-%d %H:%M}" for at in found]


NOONS = ["03-03 12:00", "03-08 12:00", "03-07 12:00", "03-31 12:00"]
"""A Tuesday, the Sunday and the Saturday after it, the last day of the month."""


def test_situations_are_set_at_noon_and_at_other_hours_of_the_plainest_day() -> None:
    assert shown(bases(norm(All(())), SHANGHAI)) == [*NOONS, *(f"03-03 {hour}:00" for hour in ("09", "21", "23", "04"))]


EVENINGS = ["03-06 23:00", "03-07 23:00"]
"""When it is the weekend elsewhere already, or its second day."""


def test_what_hours_forbid_is_set_at_hours_first_that_they_forbid() -> None:
    closed, open_ = (["03-03 04:00", "03-03 23:00"], ["03-03 21:00", "03-03 09:00"])
    found = shown(bases(norm(Not(Inside(DAYTIME))), SHANGHAI))
    assert found[0] == NOONS[0]
    assert {*found[1:]} == {*closed, *open_, *NOONS[1:], *EVENINGS}
    assert found[1:3] == closed
    assert found.index(EVENINGS[0]) < found.index(open_[-1])


def test_what_days_forbid_is_set_on_such_days_first() -> None:
    found = shown(bases(norm(Not(Inside(NOT_ON_SUNDAY))), SHANGHAI))
    assert found[:2] == ["03-03 12:00", "03-08 12:00"]


def test_the_first_day_of_a_later_norm_is_looked_at_last() -> None:
    later = bases(norm(All(()), from_on=date(2026, 6, 6)), SHANGHAI)  # a Saturday
    assert shown(later)[:5] == ["06-09 12:00", "06-14 12:00", "06-13 12:00", "06-30 12:00", "06-06 12:00"]


def test_events_lie_far_apart_in_their_window_or_a_minute_from_each_other() -> None:
    first = NOON - 5_399  # of ninety minutes, the act's own second included
    apart, together = spreads(2, window("90 minutes"), NOON, SHANGHAI)
    assert apart == (first + 5_399 // 3, first + 2 * 5_399 // 3)
    assert together == (NOON - 120, NOON - 60)


def test_events_that_are_close_together_stay_within_a_short_window() -> None:
    _, together = spreads(3, window("1 minutes"), NOON, SHANGHAI)
    assert together == (NOON - 59, NOON - 59, NOON - 59)
