"""Spans end with a last day; free is the day after."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from fairdebt.clock import (
    Span,
    Spans,
    day_before,
    days_of,
    end_of,
    last_day,
    local_date,
    longest,
    parse_span,
    start_of_day,
)


def spans(*texts: str) -> Spans:
    return Spans(tuple((parse_span(text),) for text in texts))


def chain(*texts: str) -> Spans:
    return Spans((tuple(parse_span(text) for text in texts),))


@pytest.mark.parametrize(
    ("on", "text", "last"),
    [
        (date(2026, 8, 14), "7 days", date(2026, 8, 20)),
        (date(2026, 6, 4), "7 days", date(2026, 6, 10)),
        (date(2026, 5, 1), "14 full days", date(2026, 5, 15)),
        (date(2026, 5, 1), "calendar day", date(2026, 5, 1)),
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2026, 1, 1), "2 weeks", date(2026, 1, 14)),
        (date(2026, 1, 1), "2 full weeks", date(2026, 1, 15)),
    ],
)
def test_last_day(on: date, text: str, last: date) -> None:
    assert last_day(on, spans(text)) == last


def test_a_calendar_day_is_one_day() -> None:
    assert parse_span("calendar day") == Span(1, "calendar_day")


@pytest.mark.parametrize(("text", "seconds"), [("1 second", 1), ("2 minutes", 120), ("36 hours", 129_600)])
def test_seconds_minutes_and_hours_are_elapsed_time(text: str, seconds: int) -> None:
    assert end_of(1_000, spans(text), "America/New_York") == 1_000 + seconds


@pytest.mark.parametrize(
    ("texts", "before"),
    [
        (("7 days", "1 month"), date(2026, 2, 28)),
        (("1 month", "60 days"), date(2026, 1, 30)),
        (("1 year",), date(2025, 3, 31)),
        (("10 full days",), date(2026, 3, 21)),
    ],
)
def test_before_a_day_by_several_spans_is_the_earliest(texts: tuple[str, ...], before: date) -> None:
    assert day_before(date(2026, 3, 31), spans(*texts)) == before


def test_each_is_the_latest_and_then_counts_on() -> None:
    assert last_day(date(2026, 6, 1), spans("7 days", "1 month")) == date(2026, 7, 1)
    assert last_day(date(2026, 6, 1), chain("5 days", "30 full days")) == date(2026, 7, 5)


def test_the_end_of_each_is_the_latest_instant() -> None:
    start = 1_772_424_000  # 2 March 2026, 12:00 in Shanghai
    for texts in (("24 hours", "1 day"), ("1 day", "24 hours")):
        assert end_of(start, spans(*texts), "Asia/Shanghai") == start + 86_400
    assert end_of(start, spans("24 hours", "3 days"), "Asia/Shanghai") == start + 5 * 43_200


DAY = 86_400


@pytest.mark.parametrize(
    ("each", "days"),
    [
        (spans("1 day"), 1),
        (spans("7 full days"), 7),
        (spans("calendar day"), 1),
        (spans("2 months"), 62),
        (spans("1 year"), 366),
        (spans("1 month", "40 days"), 40),
        (chain("5 days", "30 full days"), 35),
    ],
)
def test_no_spans_are_longer_than_their_days_and_two_more(each: Spans, days: int) -> None:
    assert longest(each) == (days + 2) * DAY
    for zone in ("Asia/Shanghai", "America/New_York"):
        for start in range(1_772_424_000, 1_772_424_000 + 366 * DAY, 5 * DAY - 3601):
            assert end_of(start, each, zone) - start <= (days + 2) * DAY


@pytest.mark.parametrize("said", ["86400 seconds", "24 hours", "1440 minutes"])
def test_elapsed_time_is_no_longer_than_it_says(said: str) -> None:
    assert longest(spans(said)) == DAY
    assert end_of(1_772_424_000, spans(said), "America/New_York") == 1_772_424_000 + DAY


def test_business_days_may_lie_as_far_apart_as_a_calendar_puts_them() -> None:
    assert longest(spans("3 business days")) is None
    assert longest(spans("24 hours", "3 business days")) is None


@pytest.mark.parametrize("text", ["", "7", "days", "0 days", "-1 days", "7 dayz", "7days", "1.5 days", "9999999 days"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_span(text)


def test_elapsed_time_does_not_end_with_a_day() -> None:
    with pytest.raises(ValueError, match="do not end with a day"):
        last_day(date(2026, 1, 1), spans("24 hours"))
    assert end_of(1_000, spans("24 hours"), "UTC") == 1_000 + 86_400


@pytest.mark.parametrize(
    ("zone", "on", "hours"),
    [
        ("America/New_York", date(2026, 3, 8), 23),
        ("America/New_York", date(2026, 11, 1), 25),
        ("America/Santiago", date(2026, 9, 6), 23),
        ("America/Santiago", date(2026, 4, 4), 25),
        ("Asia/Shanghai", date(2026, 3, 8), 24),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
    ],
)
def test_days_are_as_long_as_the_clocks_make_them(zone: str, on: date, hours: float) -> None:
    start, end = start_of_day(on, zone), start_of_day(on + timedelta(days=1), zone)
    assert (end - start) / 3600 == hours
    assert local_date(start, zone) == on
    assert local_date(start - 1, zone) == on - timedelta(days=1)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 60),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_a_span_of_days_is_over_at_the_first_instant_after_its_last_day(at: datetime, days: int, zone: str) -> None:
    instant = int(at.timestamp())
    end = end_of(instant, Spans(((Span(days, "day"),),)), zone)
    last = local_date(instant, zone) + timedelta(days=days - 1)
    assert local_date(end - 1, zone) == last
    assert local_date(end, zone) == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("1 day", 1),
        ("7 days", 7),
        ("7 full days", 8),
        ("2 weeks", 14),
        ("24 hours", None),
        ("1 month", None),
        ("3 business days", None),
    ],
)
def test_days_that_spans_last_end_with_their_last_day(said: str, days: int | None) -> None:
    assert days_of(spans(said)) == days
    if days is not None:
        assert last_day(date(2026, 2, 26), spans(said)) == date(2026, 2, 26) + timedelta(days=days - 1)


def test_of_several_spans_the_longest_counts_and_a_chain_goes_on_with_its_last_day() -> None:
    assert days_of(spans("3 days", "7 full days")) == 8
    assert days_of(spans("3 days", "24 hours")) is None
    every = chain("5 days", "30 full days")
    assert days_of(every) == 35
    assert last_day(date(2026, 6, 1), every) == date(2026, 6, 1) + timedelta(days=34)
