"""Days on which clocks are put forward or back: when, and which instants show a time of day then."""

from __future__ import annotations

from calendar import isleap
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from fairdebt.clock.zones import DAY, start_of, start_of_day, wall


@lru_cache(maxsize=1024)
def changes_of_clocks(zone: str, year: int) -> tuple[int, ...]:
    """Return the instants of a year (UTC) at which the clocks of a zone are put forward or back.

    >>> changes_of_clocks("America/New_York", 2026), changes_of_clocks("Asia/Shanghai", 2026)
    ((1772953200, 1793512800), ())
    """
    if year >= MAXYEAR:
        return ()
    info = ZoneInfo(zone)

    def offset(at: int) -> timedelta | None:
        return datetime.fromtimestamp(at, info).utcoffset()

    found = []
    first = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    days = 366 if isleap(year) else 365
    for start in range(first, first + days * DAY, DAY):
        low, high = start, start + DAY
        if offset(low) == offset(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
        found.append(high)
    return tuple(found)


@lru_cache(maxsize=65536)
def instants_of_day(on: date, seconds: tuple[int, ...], zone: str) -> tuple[int, ...]:
    """Return the instants of a local date at which the wall shows one of `seconds`, or is put forward or back.

    Where the wall shows a time twice, both; where it never does, the instants around the gap that it would have.

    Raises:
        OverflowError: the calendar ends there.
    """
    midnight = datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone))
    found: set[int] = set()
    for second in seconds:
        wall = midnight + timedelta(seconds=second)
        for fold in (0, 1):
            found.add(int(wall.replace(fold=fold).astimezone(UTC).timestamp()))
    start, end = start_of_day(on, zone), start_of_day(on + timedelta(days=1), zone)
    years = {datetime.fromtimestamp(at, UTC).year for at in (start, end)}
    found.update(at for year in years for at in changes_of_clocks(zone, year) if start <= at <= end)
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def is_even(day: int, zone: str) -> bool:
    """Tell whether a local day has 24 hours in which nobody touches the clocks; it is counted from 1970-01-01.

    >>> is_even(20519, "America/New_York"), is_even(20520, "America/New_York")  # 2026-03-07, 2026-03-08
    (True, False)
    """
    start, end = start_of(day, zone), start_of(day + 1, zone)
    years = {datetime.fromtimestamp(at, UTC).year for at in (start, end)}
    return end - start == DAY and not any(start < at <= end for year in years for at in changes_of_clocks(zone, year))


@lru_cache(maxsize=4096)
def days_repeated(zone: str, year: int) -> tuple[int, ...]:
    """Return the instants of a year at which clocks are put back past midnight, so that a local day comes twice.

    >>> days_repeated("America/St_Johns", 2010), days_repeated("America/New_York", 2010)
    ((1289097060,), ())
    """
    return tuple(at for at in changes_of_clocks(zone, year) if wall(at, zone)[0] < wall(at - 1, zone)[0])
