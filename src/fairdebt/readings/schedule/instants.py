"""Instants at which a wall clock reaches a given time of day, a new day, or is put forward or back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from fairdebt.clock import Recurrence, Week, local_date, start_of_day

DAY = 86_400
MIDNIGHT = (0,)


def seconds_of(week: Week | Recurrence) -> tuple[int, ...]:
    """Return the times of day at which the week may begin or cease to permit, midnight among them."""
    every = [week.bands] if isinstance(week, Recurrence) else [bands for _, bands in week.classes]
    written = {second for bands in every for band in bands for second in band}
    return tuple(sorted({0} | {second for second in written if second < DAY}))


def next_wall(at: int, seconds: tuple[int, ...], zone: str) -> int:
    """Return the first later instant at which the wall in `zone` shows one of `seconds`, or is put forward or back."""
    on = local_date(at, zone)
    for days in range(4):  # a zone may leave out a day, and a day may come twice
        try:
            instants = _of_day(on + timedelta(days=days), seconds, zone)
        except OverflowError:
            break
        place = bisect_right(instants, at)
        if place < len(instants):
            return instants[place]
    return at + DAY


@lru_cache(maxsize=65536)
def _of_day(on: date, seconds: tuple[int, ...], zone: str) -> tuple[int, ...]:
    info = ZoneInfo(zone)
    midnight = datetime(on.year, on.month, on.day, tzinfo=info)
    found: set[int] = set()
    for second in seconds:
        wall = midnight + timedelta(seconds=second)
        for fold in (0, 1):  # both, where the wall shows a time twice; around the gap, where it never does
            found.add(int(wall.replace(fold=fold).astimezone(UTC).timestamp()))
    start, end = start_of_day(on, zone), start_of_day(on + timedelta(days=1), zone)
    found.update(at for year in {on.year, on.year + 1} for at in changes(zone, year) if start <= at <= end)
    return tuple(sorted(found))


@lru_cache(maxsize=1024)
def changes(zone: str, year: int) -> tuple[int, ...]:
    """Return the instants of a year (UTC) at which the clocks of a zone are put forward or back."""
    info = ZoneInfo(zone)

    def offset(at: int) -> timedelta | None:
        return datetime.fromtimestamp(at, info).utcoffset()

    found = []
    first = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    for start in range(first, first + 366 * DAY, DAY):
        low, high = start, start + DAY
        if offset(low) == offset(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
        found.append(high)
    return tuple(found)


def next_change(at: int, zone: str) -> int | None:
    """Return the first later instant at which the clocks of a zone are changed, within this year and the next."""
    year = datetime.fromtimestamp(at, UTC).year
    return next((each for y in (year, year + 1) for each in changes(zone, y) if each > at), None)


def of_date(on: date, zone: str | None) -> tuple[int, ...]:
    """Return when a local day begins and when it is over; without a zone, when it may be."""
    try:
        days = (on, on + timedelta(days=1))
        if zone is None:
            starts = [int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) for day in days]
            return tuple(start + hours * 3600 for start in starts for hours in (-14, 12))
        return tuple(start_of_day(day, zone) for day in days)
    except (OverflowError, ValueError):  # at the end of the calendar
        return ()


def earliest(later_than: int, instants: Iterable[int | None]) -> int | None:
    """Return the first of some instants that lies later than `later_than`."""
    return min((at for at in instants if at is not None and at > later_than), default=None)
