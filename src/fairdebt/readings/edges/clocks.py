"""Edges of hours on the days on which clocks are put forward or back: a time of day that comes twice, or never."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from fairdebt.clock import (
    DAY,
    Week,
    changes_of_clocks,
    day_of,
    instants_of_day,
    local_date,
    local_second,
    start_of_day,
)
from fairdebt.logic import Inside
from fairdebt.readings.edges.making import Maker, Place, Wanted
from fairdebt.readings.edges.model import Edge, Unreachable
from fairdebt.readings.edges.naming import clock_name

YEARS = 2
"""So many years from the first base are looked through for a change of clocks."""


def clock_edges(maker: Maker, place: Place, hours: Inside) -> Iterator[Edge | Unreachable]:
    """Yield the edges of hours on the next day on which clocks go forward, and on the next on which they go back.

    Such a day has 23 hours, or 25: who counts seconds from midnight is wrong by one hour for the rest of it. An edge in
    the hour that is left out turns at the change itself; one in the hour that comes twice turns twice.
    """
    if not maker.bases or not isinstance(hours.week, Week):
        return
    for on in days_of_change(maker.zone, maker.bases[0]):
        for at, opens in turns_of(hours.week, maker.calendar(hours.calendar), maker.zone, on):
            if maker.during(at - 1, at + 1):
                what = turn_name(at, maker.zone, on, opens=opens)
                around = (Wanted(at - 1, not opens), Wanted(at, opens), Wanted(at + 1, opens))
                yield maker.edge("clocks", what, place, [around], ("before-at",))


def days_of_change(zone: str, since: int) -> tuple[date, ...]:
    """Return the next day on which clocks go forward in a zone, and the next on which they go back."""
    found: dict[str, date] = {}
    year = datetime.fromtimestamp(since, UTC).year
    for at in (each for number in range(YEARS) for each in changes_of_clocks(zone, year + number)):
        on = local_date(at, zone)
        way = way_of(on, zone)
        if at > since and way is not None:
            found.setdefault(way, on)
    return tuple(found.values())


def way_of(on: date, zone: str) -> Literal["forward", "back"] | None:
    """Tell which way clocks go on a local day; None if they do not."""
    hours = start_of_day(on + timedelta(days=1), zone) - start_of_day(on, zone)
    return None if hours == DAY else "forward" if hours < DAY else "back"


def turns_of(week: Week, calendar: str | None, zone: str, on: date) -> Iterator[tuple[int, bool]]:
    """Yield the instants of a local day at which hours begin (True) or cease to permit."""

    def permits(at: int) -> bool | None:
        return week.permits(day_of(local_date(at, zone), calendar), local_second(at, zone))

    for at in instants_of_day(on, week.edges(day_of(on, calendar)), zone):
        before, opens = permits(at - 1), permits(at)
        if before is not None and opens is not None and before != opens:
            yield at, opens


def turn_name(at: int, zone: str, on: date, *, opens: bool) -> str:
    """Return the name of such an instant, such as `01:30 opens, clocks back, the second time`."""
    again = ", the second time" if datetime.fromtimestamp(at, ZoneInfo(zone)).fold else ""
    turn = "opens" if opens else "closes"
    return f"{clock_name(local_second(at, zone))} {turn}, clocks {way_of(on, zone)}{again}"
