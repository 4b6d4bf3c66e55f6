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


EPOCH = date(1970, 1, 1).toordinal()
"""The number of the day 1970-01-01, as `date.toordinal` counts."""

DAY = 86_400
"""The seconds of a day on which no clock is put forward or back."""


def wall(at: int, zone: str) -> tuple[int, int]:
    """Return what the wall shows at the instant `at`: the days since 1970-01-01, and the second of the day.

    >>> wall(1772380800 + 3600, "Asia/Shanghai")
    (20514, 3600)
    """
    ahead = _ahead_in_hour(at // 3600, zone)
    return divmod(at + (_ahead(at, zone) if ahead is None else ahead), DAY)


def ahead_of_utc(at: int, zone: str) -> int:
    """Return the seconds by which a zone is ahead of UTC at the instant `at`.

    >>> ahead_of_utc(1772380800, "Asia/Shanghai")
    28800
    """
    ahead = _ahead_in_hour(at // 3600, zone)
    return _ahead(at, zone) if ahead is None else ahead


@lru_cache(maxsize=65536)
def _ahead_in_hour(hour: int, zone: str) -> int | None:
    """Return the seconds by which a zone is ahead of UTC in an hour since 1970; None where they change within it."""
    first, last = _ahead(hour * 3600, zone), _ahead(hour * 3600 + 3599, zone)
    return first if first == last else None


def _ahead(at: int, zone: str) -> int:
    offset = datetime.fromtimestamp(at, ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset // timedelta(seconds=1)


def local_date(at: int, zone: str) -> date:
    """Return the local date of the instant `at` in `zone`."""
    return date.fromordinal(EPOCH + wall(at, zone)[0])


def local_second(at: int, zone: str) -> int:
    """Return the seconds that the wall clock shows since midnight, 0 to 86,399."""
    return wall(at, zone)[1]


@lru_cache(maxsize=65536)
def start_of(day: int, zone: str) -> int:
    """Return the first instant of a local day, given as days since 1970-01-01."""
    return start_of_day(date.fromordinal(EPOCH + day), zone)


@lru_cache(maxsize=65536)
def start_of_day(on: date, zone: str) -> int:
    """Return the first instant of the local date `on`; where midnight falls in a gap, the end of the gap.

    >>> start_of_day(date(2026, 3, 2), "Asia/Shanghai")
    1772380800
    """
    return int(datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)).timestamp())


def possible_dates(at: int) -> tuple[date, ...]:
    """Return every local date that a zone on earth shows at the instant `at`, in order: two, at times three.

    >>> [day.day for day in possible_dates(1772445600)]  # 2026-03-02T10:00Z: it is still the 1st, and already the 3rd
    [1, 2, 3]
    """
    utc = datetime.fromtimestamp(at, UTC)
    first, last = (utc - timedelta(hours=12)).date(), (utc + timedelta(hours=14)).date()
    return tuple(first + timedelta(days=days) for days in range((last - first).days + 1))
