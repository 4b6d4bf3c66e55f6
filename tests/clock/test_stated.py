"""Times that people state: weekly bands and recurrences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fairdebt.clock import DAY_CLASSES, Week, day_of, is_stated, parse_recurrence
from fairdebt.clock.stated import Stated

TEN, NOON = 36_000, 43_200
MORNING = ((9 * 3600, NOON),)


def days(times: Stated, first: date, number: int = 31) -> list[int]:
    """The days of a month on which ten o'clock is stated."""
    found = []
    for offset in range(number):
        on = first + timedelta(days=offset)
        if is_stated(times, on, day_of(on, "CN"), TEN):
            found.append(on.day)
    return found


@pytest.mark.parametrize(
    ("rule", "since", "expected"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 1, 1), [15]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 1, 1), [31]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(2026, 3, 2), [2, 16, 30]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", date(2026, 3, 2), [2, 4, 9]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20260313", date(2026, 3, 2), [6, 13]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 1), [27]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8", date(2020, 1, 1), [8]),
        ("FREQ=DAILY;INTERVAL=10", date(2026, 2, 25), [7, 17, 27]),
        ("FREQ=YEARLY;INTERVAL=1;COUNT=9;BYDAY=SU;BYMONTH=3;BYSETPOS=-1;WKST=MO", date(2026, 1, 1), [29]),
    ],
)
def test_recurrences_yield_days(rule: str, since: date, expected: list[int]) -> None:
    assert days((parse_recurrence(rule, since, MORNING),), date(2026, 3, 1)) == expected


def test_hours_of_a_recurrence() -> None:
    times = (parse_recurrence("FREQ=DAILY", date(2026, 3, 1), MORNING),)
    on = date(2026, 3, 2)
    told = [is_stated(times, on, day_of(on, None), second) for second in (9 * 3600 - 1, 9 * 3600, NOON - 1, NOON)]
    assert told == [False, True, True, False]


def test_an_hour_may_lie_in_any_of_several_bands() -> None:
    times = (parse_recurrence("FREQ=DAILY", date(2026, 3, 1), (*MORNING, (14 * 3600, 15 * 3600))),)
    on = date(2026, 3, 2)
    told = [is_stated(times, on, day_of(on, None), hour * 3600) for hour in (9, 12, 14, 15)]
    assert told == [True, False, True, False]


def test_nothing_recurs_before_it_begins() -> None:
    assert days((parse_recurrence("FREQ=DAILY", date(2026, 3, 30)),), date(2026, 3, 1)) == [30, 31]


def test_the_first_and_the_last_day_of_a_year_are_days_of_it() -> None:
    times = (parse_recurrence("FREQ=MONTHLY;BYMONTHDAY=1,-1", date(2025, 6, 1)),)
    assert times[0].bands == ((0, 86_400),)
    assert days(times, date(2026, 1, 1)) == [1, 31]
    assert days(times, date(2026, 12, 1)) == [1, 31]


def test_several_stated_times_are_one_of_them() -> None:
    times: Stated = (
        parse_recurrence("FREQ=MONTHLY;BYMONTHDAY=3", date(2026, 1, 1)),
        Week(((DAY_CLASSES["saturday"], MORNING),)),
    )
    assert days(times, date(2026, 3, 1), 14) == [3, 7, 14]


def test_official_days_may_be_stated() -> None:
    times: Stated = (Week(((DAY_CLASSES["working_day"], MORNING),)),)
    assert 28 in days(times, date(2026, 2, 1), 28)  # a Saturday worked for the Spring Festival
    assert 17 not in days(times, date(2026, 2, 1), 28)
    on = date(2040, 3, 2)
    assert is_stated(times, on, day_of(on, "CN"), TEN) is None
    assert is_stated(times, on, day_of(on, "CN"), NOON) is False


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9",
        "BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=20260313T000000Z",
        "FREQ=DAILY;FREQ",
        "FREQ=DAILY;INTERVAL=0",
        "DTSTART:20260101\nRRULE:FREQ=DAILY",
        "FREQ=DAILY;EVIL=1",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "freq=daily",
        "FREQ=DAILY;INTERVAL=2;INTERVAL=3",
        "FREQ=DAILY;COUNT=3;UNTIL=20260313",
    ],
)
def test_what_is_no_recurrence_of_days_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_recurrence(rule, date(2026, 3, 1))
