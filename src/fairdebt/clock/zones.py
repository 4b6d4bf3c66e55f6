"""Instants and what the wall shows in a zone."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from threading import Lock
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


Steady = tuple[int, int, int]
"""From one instant to another (not included), and the seconds by which the clocks are ahead of UTC all the while."""

_STEADY: dict[str, tuple[list[int], list[Steady]]] = {}
"""The steady stretches of each zone that are known, in order, behind a list of their beginnings."""

_NO_TIME: Steady = (0, 0, 0)

_LEARNING = Lock()

_REMEMBERED = 512
"""So many stretches of a zone are remembered: some two centuries."""

_STEP = 2 * DAY
"""Since 1970 no clocks were changed twice within less than three days."""

_END = 253_402_214_400
"""What lies behind is not looked into: in some zones the year 10000 has begun."""

_FAR = 48
"""So many steps a stretch reaches in either direction, at most."""


def wall(at: int, zone: str) -> tuple[int, int]:
    """Return what the wall shows at the instant `at`: the days since 1970-01-01, and the second of the day.

    >>> wall(1772380800 + 3600, "Asia/Shanghai")
    (20514, 3600)
    """
    return divmod(at + steady(at, zone)[2], DAY)


def wall_since(at: int, zone: str) -> tuple[int, int, int]:
    """Return what the wall shows, and an instant since when no local day was longer or shorter than others.

    A local midnight between the two lies so many times 86,400 seconds before that of the day shown.

    >>> day, second, since = wall_since(1772380800 + 3600, "Asia/Shanghai")
    >>> (day, second), since < 1772380800
    ((20514, 3600), True)
    """
    known = _STEADY.get(zone)  # as in `steady`, at hand: every decision asks
    start, end, ahead = known[1][bisect_right(known[0], at) - 1] if known is not None else _NO_TIME
    if not start <= at < end:
        start, _, ahead = _learnt(at, zone)
    at += ahead
    return at // DAY, at % DAY, start + DAY


def ahead_of_utc(at: int, zone: str) -> int:
    """Return the seconds by which a zone is ahead of UTC at the instant `at`.

    >>> ahead_of_utc(1772380800, "Asia/Shanghai")
    28800
    """
    return steady(at, zone)[2]


def steady(at: int, zone: str) -> Steady:
    """Return a stretch of time around the instant `at` in which the clocks of a zone are not put forward or back.

    Decisions ask of the same few stretches again and again, which then lie at hand: of each there may be two a year,
    of days there are hundreds, and of hours thousands.
    """
    known = _STEADY.get(zone)
    if known is not None:
        found = known[1][bisect_right(known[0], at) - 1]
        if found[0] <= at < found[1]:
            return found
    return _learnt(at, zone)


def _learnt(at: int, zone: str) -> Steady:
    """Find a stretch, and remember it."""
    ahead = _ahead(at, zone)
    if at < 0:
        return at, at + 1, ahead  # clocks were changed in odd ways before 1970, and nobody asks often
    first, last = _farthest(at, zone, -_STEP), _farthest(at, zone, _STEP)
    with _LEARNING:
        starts, stretches = _STEADY.get(zone, ([], []))
        if len(starts) >= _REMEMBERED:
            starts, stretches = [], []
        place = bisect_right(starts, at)
        if place and at < stretches[place - 1][1]:
            return stretches[place - 1]  # another thread was quicker
        start = max(first, stretches[place - 1][1]) if place else first
        end = min(last + 1, starts[place]) if place < len(starts) else last + 1
        found = start, end, ahead
        _STEADY[zone] = [*starts[:place], start, *starts[place:]], [*stretches[:place], found, *stretches[place:]]
    return found


def _farthest(at: int, zone: str, step: int) -> int:
    """Return the farthest instant in the direction of a step up to which the clocks stay as they are at an instant."""
    ahead = _ahead(at, zone)
    for _ in range(_FAR):
        if not 0 <= at + step < _END:
            return at
        if _ahead(at + step, zone) != ahead:
            break
        at += step
    else:
        return at
    beyond = at + step
    while abs(beyond - at) > 1:  # the change lies in between
        between = (at + beyond) // 2
        if _ahead(between, zone) == ahead:
            at = between
        else:
            beyond = between
    return at


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


def start_of(day: int, zone: str) -> int:
    """Return the first instant of a local day, given as days since 1970-01-01."""
    noon = day * DAY + DAY // 2
    start, _, ahead = steady(noon, zone)
    midnight = day * DAY - ahead
    if start + DAY <= midnight:  # nor was any clock put back from this day to the one before; as in `wall_since`
        return midnight
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
