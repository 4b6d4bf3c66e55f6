from __future__ import annotations

from datetime import MAXYEAR, UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from fairdebt.clock import EPOCH, changes_of_clocks, instants_of_day, is_even


def shown(on: str, seconds: tuple[int, ...], zone: str) -> list[str]:
    found = instants_of_day(date.fromisoformat(on), seconds, zone)
    return [datetime.fromtimestamp(at, ZoneInfo(zone)).isoformat()[5:] for at in found]


@pytest.mark.parametrize(
    ("zone", "year", "expected"),
    [
        ("America/New_York", 2026, ["2026-03-08T07:00", "2026-11-01T06:00"]),
        ("Europe/London", 2026, ["2026-03-29T01:00", "2026-10-25T01:00"]),
        ("Australia/Lord_Howe", 2026, ["2026-04-04T15:00", "2026-10-03T15:30"]),  # by half an hour
        ("America/St_Johns", 2011, ["2011-03-13T03:31", "2011-11-06T04:30"]),  # a minute past midnight, then at two
        ("Pacific/Apia", 2011, ["2011-04-02T14:00", "2011-09-24T14:00", "2011-12-30T10:00"]),  # a day left out
        ("Africa/Sao_Tome", 2017, []),
        ("Africa/Sao_Tome", 2018, ["2018-01-01T01:00"]),  # on the first day of the year, and of the next
        ("America/Managua", 1992, ["1992-01-01T10:00", "1992-09-24T05:00"]),
        ("America/Managua", 1993, ["1993-01-01T06:00"]),
        ("Asia/Dhaka", 2009, ["2009-06-19T17:00", "2009-12-31T17:00"]),  # and on the last
        ("Africa/Dar_es_Salaam", 1960, ["1960-12-31T21:15"]),
        ("Asia/Shanghai", 2026, []),
        ("UTC", MAXYEAR, []),
    ],
)
def test_clocks_are_changed_at_these_instants(zone: str, year: int, expected: list[str]) -> None:
    found = [datetime.fromtimestamp(at, UTC) for at in changes_of_clocks(zone, year)]
    assert [f"{each:%Y-%m-%dT%H:%M:%S}".removesuffix(":00") for each in found] == expected


def test_a_time_of_day_on_any_other_day_is_one_instant() -> None:
    assert shown("2026-03-07", (0, 5400, 79_200), "America/New_York") == [
        "03-07T00:00:00-05:00",
        "03-07T01:30:00-05:00",
        "03-07T22:00:00-05:00",
    ]


def test_in_the_gap_no_wall_shows_the_time_and_both_sides_are_looked_at() -> None:
    """02:30 does not exist: by the clock before it is 03:30, by the clock after 01:30; at 03:00 the clock is put on."""
    assert shown("2026-03-08", (9000,), "America/New_York") == [
        "03-08T01:30:00-05:00",
        "03-08T03:00:00-04:00",
        "03-08T03:30:00-04:00",
    ]


def test_in_the_fold_the_wall_shows_the_time_twice() -> None:
    assert shown("2026-11-01", (5400, 28_800), "America/New_York") == [
        "11-01T01:30:00-04:00",
        "11-01T01:00:00-05:00",
        "11-01T01:30:00-05:00",
        "11-01T08:00:00-05:00",
    ]


def test_a_change_at_midnight_belongs_to_the_day_that_begins_and_the_one_that_is_over() -> None:
    """Santiago leaves out the first hour of 6 September 2026: that day begins at one."""
    assert shown("2026-09-05", (43_200,), "America/Santiago") == ["09-05T12:00:00-04:00", "09-06T01:00:00-03:00"]
    assert shown("2026-09-06", (43_200,), "America/Santiago") == ["09-06T01:00:00-03:00", "09-06T12:00:00-03:00"]


@pytest.mark.parametrize(
    ("zone", "on", "even"),
    [
        ("America/Santiago", "2026-09-04", True),
        ("America/Santiago", "2026-09-05", False),  # 24 hours, and at its end the clocks are put on
        ("America/Santiago", "2026-09-06", False),
        ("America/Santiago", "2026-09-07", True),
        ("America/New_York", "2026-03-07", True),
        ("America/New_York", "2026-03-08", False),
        ("America/New_York", "2026-03-09", True),
        ("Pacific/Apia", "2011-12-29", False),  # the day after is left out
        ("Pacific/Apia", "2011-12-31", True),
        ("Africa/Sao_Tome", "2017-12-31", True),
        ("Africa/Sao_Tome", "2018-01-01", False),
    ],
)
def test_on_an_even_day_nobody_touches_the_clocks(zone: str, on: str, even: bool) -> None:
    assert is_even(date.fromisoformat(on).toordinal() - EPOCH, zone) is even


def test_the_calendar_ends() -> None:
    with pytest.raises(OverflowError):
        instants_of_day(date.max, (0,), "UTC")
