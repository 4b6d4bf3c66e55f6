"""Instants at which a wall clock reaches a given time of day, a new day, or is put forward or back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from fairdebt.clock import DAY, Recurrence, Week, changes_of_clocks, instants_of_day, local_date, start_of_day

MIDNIGHT = (0,)


def times_of_day(week: Week | Recurrence) -> tuple[int, ...]:
    """Return the times of day at which the week may begin or cease to permit, midnight among them."""
    every = [week.bands] if isinstance(week, Recurrence) else [bands for _, bands in week.classes]
    written = {second for bands in every for band in bands for second in band}
    return tuple(sorted({0} | {second for second in written if second < DAY}))


def next_wall(at: int, seconds: tuple[int, ...], zone: str) -> int:
    """Return the first later instant at which the wall in `zone` shows one of `seconds`, or is put forward or back."""
    on = local_date(at, zone)
    for days in range(4):  # a zone may leave out a day, and a day may come twice
        try:
            instants = instants_of_day(on + timedelta(days=days), seconds, zone)
        except OverflowError:
            break
        place = bisect_right(instants, at)
        if place < len(instants):
            return instants[place]
    return at + DAY


def next_change(at: int, zone: str) -> int | None:
    """Return the first later instant at which the clocks of a zone are changed, within this year and the next."""
    year = datetime.fromtimestamp(at, UTC).year
    return next((each for y in (year, year + 1) for each in changes_of_clocks(zone, y) if each > at), None)


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
