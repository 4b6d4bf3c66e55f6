"""Instants at which situations are set: base instants, beginnings of spans, histories spread over a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from fairdebt.clock import (
    DAY,
    Day,
    Spans,
    Week,
    Window,
    changes_of_clocks,
    end_of,
    first_instant,
    is_zone,
    local_date,
    local_second,
    start_of_day,
)
from fairdebt.logic import Among, Count, Fact, Inside, Lookup, Norms, Prohibition, StatedTimes, parts_of
from fairdebt.readings.edges.constants import length
from fairdebt.vocabulary import ZONE_OF, calendar_of, zone_of, zones_of

USUAL = date(2026, 3, 3)
"""A Tuesday far from any change of clocks."""
BASES = 3
"""At so many base instants things are looked at that no hour or day decides."""
HOURS = (12, 9, 21, 23, 4)


def place_of(norm: Prohibition, norms: Norms) -> tuple[str, str]:
    """Return a jurisdiction where the norm is law, and a zone in which it can be asked there."""
    code = norm.jurisdiction
    if code == "any":
        code = min((cover.jurisdiction for cover in norms.coverage), default="CN")
    code = _state_asked_for(norm, norms) or code
    named = next((name for name in norm.zones if "/" in name and is_zone(name)), None)
    below = min((each for each in ZONE_OF if each.startswith(f"{code}-")), default="")
    return code, named or zone_of(code) or ZONE_OF.get(below) or _one_of(zones_of(code))


def _one_of(zones: tuple[str, ...]) -> str:
    """Return one of the zones of a place, the first whose clocks are put forward and back if there is any."""
    changing = [zone for zone in zones if changes_of_clocks(zone, USUAL.year)]
    return next(iter([*changing, *zones]), "UTC")


def calendar_in(name: str, jurisdiction: str) -> str | None:
    """Return the official calendar that hours name, in a case that lies in a jurisdiction."""
    return calendar_of(jurisdiction) if name == "local" else name or None


def _state_asked_for(norm: Prohibition, norms: Norms) -> str | None:
    """Return a state or city that a norm asks for, or its tables have rows for; one with a single zone first."""
    named: set[str] = set()
    for part in parts_of((norm.scope, norm.breach)):
        match part:
            case Among(Fact("jurisdictions.states" | "jurisdictions.state" | "jurisdictions.cities"), values, "any"):
                named.update(str(value) for value in values)
            case Lookup(table, keys) if Fact("jurisdictions.state") in keys:
                at = keys.index(Fact("jurisdictions.state"))
                named.update(row.keys[at] for row in norms.tables[table].rows)
    return min(named, key=lambda state: (zone_of(state) is None, state), default=None)


def bases(norm: Prohibition, zone: str) -> tuple[int, ...]:
    """Return instants at which the norm is in force, the plainest first: a Tuesday noon, other hours, other days."""
    tuesday = _tuesday_from(max(norm.from_on or USUAL, USUAL))
    if norm.until_on is not None and tuesday >= norm.until_on:
        tuesday = _tuesday_from(norm.until_on - timedelta(days=7))
    month_end = (tuesday.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    days = [tuesday, tuesday + timedelta(days=5), tuesday + timedelta(days=4), month_end, norm.from_on or tuesday]
    days = [day for day in dict.fromkeys(days) if in_force(norm, day)]
    noons = [wall(day, 12 * 3600, zone) for day in days]
    others = [wall(day, hour * 3600, zone) for day in days[:1] for hour in HOURS[1:]]
    weeks = [part.week for part in parts_of(norm.breach) if isinstance(part, Inside)]
    if weeks:  # at noon hours rarely forbid, and on a Tuesday days never
        weekend = [day for day in (tuesday + timedelta(days=3), tuesday + timedelta(days=4)) if in_force(norm, day)]
        evenings = [wall(day, HOURS[3] * 3600, zone) for day in weekend]  # when it is the next day elsewhere
        return (
            *noons[:1],
            *sorted((*reversed(others), *noons[1:], *evenings), key=partial(_is_permitted, weeks, zone)),
        )
    return (*noons, *others, *(at for at in _long_days(norm, zone) if in_force(norm, local_date(at, zone))))


def _is_permitted(weeks: Iterable[Week | StatedTimes], zone: str, at: int) -> bool:
    """Tell whether hours permit an instant, on a day that is no holiday."""
    day = Day(local_date(at, zone).weekday(), frozenset({"working"}))
    return all(week.permits(day, local_second(at, zone)) is not False for week in weeks if isinstance(week, Week))


def _long_days(norm: Prohibition, zone: str) -> Iterator[int]:
    """Yield the last minute of days that begin as clocks go back: beside as many hours they decide at no other time."""
    windows = {part.window for part in parts_of(norm.breach) if isinstance(part, Count) and part.window}
    lengths = {each.number for each in windows if each.unit in ("day", "calendar_day")}
    if not any(each.unit == "hour" for each in windows) or not lengths:
        return
    first = max(norm.from_on or USUAL, USUAL) if norm.until_on is None else norm.from_on or USUAL
    for at in (each for year in (0, 1) for each in changes_of_clocks(zone, first.year + year)):
        on = local_date(at, zone)
        if on > first and start_of_day(on + timedelta(days=1), zone) - start_of_day(on, zone) > DAY:
            yield from (start_of_day(on + timedelta(days=days), zone) - 60 for days in sorted(lengths))


def _tuesday_from(day: date) -> date:
    return day + timedelta(days=(1 - day.weekday()) % 7)


def in_force(norm: Prohibition, day: date) -> bool:
    """Tell whether a norm is in force on a local day."""
    return (norm.from_on is None or norm.from_on <= day) and (norm.until_on is None or day < norm.until_on)


def wall(day: date, second: int, zone: str) -> int:
    """Return the instant at which the wall shows `second` since midnight, less than 86,400."""
    local = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)) + timedelta(seconds=second)
    return int(local.timestamp())


def begun_before(end: int, spans: Spans, zone: str) -> int | None:
    """Return the latest instant from which spans are over at `end`."""
    reach = (length(spans) + 40) * DAY
    low, high = end - reach, end
    try:
        if end_of(low, spans, zone) > end:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if end_of(middle, spans, zone) <= end else (low, middle)
    except (OverflowError, ValueError):
        return None
    return low


def spreads(times: int, window: Window | None, at: int, zone: str) -> Iterator[tuple[int, ...]]:
    """Yield instants of so many events in the window that ends at `at`: far apart, then close together."""
    first = at - 7 * DAY * (times + 1) if window is None else first_instant(at, window, zone)
    yield tuple(first + (at - first) * (number + 1) // (times + 1) for number in range(times))
    yield tuple(max(first, at - 60 * (times - number)) for number in range(times))


def days_before(at: int, days: int, zone: str) -> int:
    """Return noon so many local days ago; on the day itself, its first instant or shortly before."""
    if days <= 0:
        return max(start_of_day(local_date(at, zone), zone), at - 60)
    return wall(local_date(at, zone) - timedelta(days=days), DAY // 2, zone)
