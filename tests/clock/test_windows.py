"""Windows contain exactly the events they should, to the second."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from fairdebt.clock import Window, first_instant, leaves_at, local_date, parse_window

ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "America/Santiago", "Europe/London"])
INSTANTS = st.datetimes(datetime(2001, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(
    lambda at: int(at.timestamp())
)
TEXTS = ["calendar day", "calendar week", "calendar week from sunday", "calendar month", "calendar year", "7 days"]
TEXTS += ["168 hours", "90 minutes", "1 months", "2 years", "2 weeks"]


def test_a_bare_week_or_month_means_both_readings() -> None:
    assert parse_window("week") == (Window(1, "calendar_week"), Window(7, "day"))
    assert parse_window("month") == (Window(1, "calendar_month"), Window(1, "month"))
    assert parse_window("year") == (Window(1, "calendar_year"), Window(1, "year"))
    assert parse_window("week")[0].first == 0
    assert parse_window("hour") == (Window(1, "hour"),)
    assert parse_window("calendar week from sunday") == (Window(1, "calendar_week", 6),)


@pytest.mark.parametrize(
    "text", ["", "day", "0 days", "calendar day from monday", "calendar week from mon", "7 dayz", "ever"]
)
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_window(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("calendar day", "2026-03-18"),
        ("calendar week", "2026-03-16"),
        ("calendar week from sunday", "2026-03-15"),
        ("calendar month", "2026-03-01"),
        ("calendar year", "2026-01-01"),
        ("7 days", "2026-03-12"),
        ("1 months", "2026-02-19"),
        ("2 weeks", "2026-03-05"),
        ("2 years", "2024-03-19"),
    ],
)
def test_first_day(text: str, first: str) -> None:
    at = int(datetime.fromisoformat("2026-03-18T12:00+08:00").timestamp())
    (window,) = parse_window(text)
    assert local_date(first_instant(at, window, "Asia/Shanghai"), "Asia/Shanghai").isoformat() == first


@pytest.mark.parametrize(("text", "seconds"), [("1 hour", 3600), ("168 hours", 604_800), ("90 minutes", 5400)])
def test_elapsed_windows_are_open_at_their_beginning(text: str, seconds: int) -> None:
    (window,) = parse_window(text)
    assert first_instant(1_000_000, window, "UTC") == 1_000_000 - seconds + 1
    assert leaves_at(1_000_000, window, "UTC") == 1_000_000 + seconds


@pytest.mark.parametrize(
    ("text", "event", "out"),
    [
        ("1 months", "2026-01-15", "2026-02-15"),
        ("1 months", "2026-01-28", "2026-02-28"),
        ("1 months", "2026-01-29", "2026-03-01"),  # the month that ends with 28 February begins with 29 January
        ("1 months", "2026-01-31", "2026-03-01"),
        ("1 years", "2024-02-29", "2025-03-01"),
        ("2 years", "2024-02-28", "2026-02-28"),
        ("calendar year", "2026-01-01", "2027-01-01"),
        ("calendar month", "2026-12-31", "2027-01-01"),
    ],
)
def test_the_day_on_which_an_event_counts_no_more(text: str, event: str, out: str) -> None:
    at = int(datetime.fromisoformat(f"{event}T12:00+08:00").timestamp())
    (window,) = parse_window(text)
    left = leaves_at(at, window, "Asia/Shanghai")
    assert local_date(left, "Asia/Shanghai").isoformat() == out
    assert local_date(left - 1, "Asia/Shanghai").isoformat() < out


@given(st.sampled_from(TEXTS), INSTANTS, ZONES)
def test_an_event_leaves_a_window_at_the_instant_it_says(text: str, event: int, zone: str) -> None:
    (window,) = parse_window(text)
    out = leaves_at(event, window, zone)
    assert first_instant(out - 1, window, zone) <= event < first_instant(out, window, zone)
