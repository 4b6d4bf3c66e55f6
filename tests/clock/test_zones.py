"""What the wall shows, and what date it may be anywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, strategies as st

from fairdebt.clock import EPOCH, ahead_of_utc, local_date, local_second, possible_dates, start_of_day, wall, wall_since
from fairdebt.clock.zones import start_of, steady


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("at", "dates"),
    [
        ("2026-03-02T09:59:59", (1, 2)),
        ("2026-03-02T10:00:00", (1, 2, 3)),  # midnight on Kiritimati, 14 hours ahead
        ("2026-03-02T11:59:59", (1, 2, 3)),
        ("2026-03-02T12:00:00", (2, 3)),  # midnight on Baker Island, 12 hours behind
    ],
)
def test_at_any_instant_two_or_three_dates_are_shown_on_earth(at: str, dates: tuple[int, ...]) -> None:
    assert possible_dates(utc(at)) == tuple(date(2026, 3, day) for day in dates)


def test_what_the_wall_shows() -> None:
    at = utc("2026-03-02T16:05:07")
    assert local_second(at, "Asia/Shanghai") == 5 * 60 + 7
    assert local_second(at, "America/New_York") == 11 * 3600 + 5 * 60 + 7
    assert (local_date(at, "Asia/Shanghai").day, local_date(at, "America/New_York").day) == (3, 2)


@pytest.mark.parametrize(
    ("zone", "at", "shown"),
    [
        ("Australia/Lord_Howe", "2026-10-03T15:29:59", "01:59:59"),  # by half an hour, in the middle of an hour
        ("Australia/Lord_Howe", "2026-10-03T15:30:00", "02:30:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:59:59", "02:59:59"),
        ("America/St_Johns", "2011-03-13T03:30:59", "00:00:59"),
        ("America/St_Johns", "2011-03-13T03:31:00", "01:01:00"),
        ("Australia/Adelaide", "2026-04-04T16:00:00", "02:30:00"),  # as in 1970, from the middle of an hour on
        ("Australia/Adelaide", "2026-04-04T16:29:59", "02:59:59"),
        ("Australia/Adelaide", "2026-04-04T16:30:00", "02:00:00"),
        ("America/New_York", "2026-03-08T06:59:59", "01:59:59"),
        ("America/New_York", "2026-03-08T07:00:00", "03:00:00"),
        ("America/New_York", "2026-11-01T05:59:59", "01:59:59"),
        ("America/New_York", "2026-11-01T06:00:00", "01:00:00"),
    ],
)
def test_the_wall_to_the_second_where_clocks_change(zone: str, at: str, shown: str) -> None:
    hour, minute, second = (int(part) for part in shown.split(":"))
    assert wall(utc(at), zone)[1] == hour * 3600 + minute * 60 + second


@pytest.mark.parametrize(
    ("zone", "at", "ahead"),
    [
        ("Asia/Shanghai", "2026-03-02T16:05:07", 8 * 3600),
        ("Australia/Lord_Howe", "2026-10-03T15:29:59", 10 * 3600 + 1800),  # by half an hour, in the middle of an hour
        ("Australia/Lord_Howe", "2026-10-03T15:30:00", 11 * 3600),
        ("America/New_York", "2026-03-08T06:59:59", -5 * 3600),
        ("America/New_York", "2026-03-08T07:00:00", -4 * 3600),
        ("America/New_York", "2026-03-13T07:00:00", -4 * 3600),
        ("America/New_York", "2026-11-06T07:00:00", -5 * 3600),
    ],
)
def test_by_how_much_a_zone_is_ahead(zone: str, at: str, ahead: int) -> None:
    assert ahead_of_utc(utc(at), zone) == ahead


ZONES = st.sampled_from(sorted(available_timezones() - {"localtime"}))


@given(ZONES, st.integers(-(10**8), 4 * 10**9))
def test_whatever_was_asked_before_the_wall_shows_what_the_time_zone_says(zone: str, at: int) -> None:
    for moment in (at, at + 1, at + 3600, at - 86_400, at + 100 * 86_400):
        local = datetime.fromtimestamp(moment, ZoneInfo(zone))
        assert wall(moment, zone) == (local.toordinal() - EPOCH, local.hour * 3600 + local.minute * 60 + local.second)
        assert start_of(moment // 86_400, zone) == start_of_day(date.fromordinal(EPOCH + moment // 86_400), zone)


@given(ZONES, st.integers(-(10**8), 4 * 10**9), st.integers(0, 120))
@example("America/St_Johns", utc("2010-11-07T15:00:00"), 0)  # a day that is shown twice begins when it is first shown
@example("America/New_York", utc("2026-03-20T15:00:00"), 20)  # one day was shorter
@example("America/New_York", utc("2026-11-10T15:00:00"), 20)  # one day was longer
@example("Pacific/Apia", utc("2012-01-02T15:00:00"), 5)  # one day was not
def test_midnights_behind_the_first_even_day_are_whole_days_ago(zone: str, at: int, days: int) -> None:
    day, second, since = wall_since(at, zone)
    assert (day, second) == wall(at, zone)
    for before in range(days + 1):
        if at - second - before * 86_400 >= since:
            assert at - second - before * 86_400 == start_of_day(date.fromordinal(EPOCH + day - before), zone)


@given(ZONES, st.integers(0, 4 * 10**9))
def test_a_steady_stretch_ends_where_clocks_are_changed_or_far_away(zone: str, at: int) -> None:
    start, end, ahead = steady(at, zone)
    assert start <= at < end
    for moment in (start, at, end - 1):
        offset = datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
        assert offset is not None
        assert offset.total_seconds() == ahead


@given(ZONES, st.lists(st.integers(0, 4 * 10**9), min_size=2, max_size=8))
def test_steady_stretches_are_the_same_or_apart(zone: str, moments: list[int]) -> None:
    near = [moment + days * 86_400 for moment in moments for days in (0, 1, 90, 150)]
    found = sorted({steady(moment, zone) for moment in near})
    for (_, end, _), (start, _, _) in pairwise(found):
        assert end <= start


@pytest.mark.parametrize(
    ("zone", "at", "start", "end"),
    [
        ("America/New_York", "2026-03-10T00:00:00", "2026-03-08T07:00:00", None),
        ("America/New_York", "2026-10-31T00:00:00", None, "2026-11-01T06:00:00"),
        ("Australia/Lord_Howe", "2026-10-02T00:00:00", None, "2026-10-03T15:30:00"),
    ],
)
def test_a_steady_stretch_ends_to_the_second(zone: str, at: str, start: str | None, end: str | None) -> None:
    begins, ends, _ = steady(utc(at), zone)
    assert start is None or begins == utc(start)
    assert end is None or ends == utc(end)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Africa/Casablanca", "Australia/Lord_Howe"])
def test_a_stretch_is_as_long_as_it_can_be(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for moment in range(utc("2024-01-01T00:00:01"), utc("2027-01-01T00:00:00"), 1_234_567):
        monkeypatch.setattr("fairdebt.clock.zones._STEADY", {})  # nothing was asked before
        start, end, ahead = steady(moment, zone)
        for beyond, far in ((start - 1, moment - start), (end, end - moment)):
            offset = datetime.fromtimestamp(beyond, ZoneInfo(zone)).utcoffset()
            assert offset is not None
            assert far >= 96 * 86_400 or offset.total_seconds() != ahead


def test_before_1970_nothing_is_remembered() -> None:
    assert steady(-3_601, "Europe/Berlin") == (-3_601, -3_600, 3600)


def test_a_day_that_is_shown_twice_begins_when_it_is_first_shown() -> None:
    """At St John's clocks were put back at one minute past midnight, to the day before."""
    day = date(2010, 11, 7)
    assert start_of(day.toordinal() - EPOCH, "America/St_Johns") == start_of_day(day, "America/St_Johns")
    assert start_of_day(day, "America/St_Johns") == utc("2010-11-07T02:30:00")


def test_the_last_day_of_the_calendar_has_an_end() -> None:
    last = utc("9999-12-30T12:00:00")
    assert steady(last, "Pacific/Kiritimati")[2] == 14 * 3600
