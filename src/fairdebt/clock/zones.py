"""Instants and what the wall shows in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Tell whether `name` is an IANA zone.

    >>> is_zone("Asia/Shanghai"), is_zone("Beijing")
    (True, False)
    """
    return name in _names()


def local_date(at: int, zone: str) -> date:
    """Return the local date of the instant `at` in `zone`."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date()


def local_second(at: int, zone: str) -> int:
    """Return the seconds that the wall clock shows since midnight, 0 to 86,399."""
    local = datetime.fromtimestamp(at, ZoneInfo(zone))
    return local.hour * 3600 + local.minute * 60 + local.second


@lru_cache(maxsize=65536)
def start_of_day(on: date, zone: str) -> int:
    """Return the first instant of the local date `on`; where midnight falls in a gap, the end of the gap.

    >>> start_of_day(date(2026, 3, 2), "Asia/Shanghai")
    1772380800
    """
    return int(datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)).timestamp())


def possible_dates(at: int) -> tuple[date, date]:
    """Return the earliest and the latest local date that any zone on earth shows at the instant `at`."""
    utc = datetime.fromtimestamp(at, UTC)
    return (utc - timedelta(hours=12)).date(), (utc + timedelta(hours=14)).date()
