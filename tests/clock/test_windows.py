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
    ],
)
def test_first_day(text: str, first: str) -> None:
    at = int(datetime.fromisoformat("2026-03-18T12:00+08:00").timestamp())
    (window,) = parse_window(text)
    assert local_date(first_instant(at, window, "Asia/Shanghai"), "Asia/Shanghai").isoformat() == first


@given(st.sampled_from(TEXTS), INSTANTS, ZONES)
def test_an_event_leaves_a_window_at_the_instant_it_says(text: str, event: int, zone: str) -> None:
    (window,) = parse_window(text)
    out = leaves_at(event, window, zone)
    assert first_instant(out - 1, window, zone) <= event < first_instant(out, window, zone)
