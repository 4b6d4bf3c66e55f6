"""Instants in whole seconds since 1970, of which a history has many: a zone of a fixed offset is asked once."""

from __future__ import annotations

from datetime import UTC, datetime, timezone, tzinfo
from math import floor
from typing import Final

from fairdebt.facts.readers import read_instant

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

OFFSETS: Final = frozenset(
    f"{sign}{minutes // 60:02}:{minutes % 60:02}" for sign in "+-" for minutes in range(0, 24 * 60, 15)
)
"""How texts of instants end that need no second look: their offset has no seconds."""

ZONES = 1024
"""Of so many offsets it is remembered what they mean."""

_STARTS: dict[tzinfo | None, int] = {}


def seconds_of(at: datetime) -> int:
    """Return an aware instant in whole seconds since 1970, the fraction cut off towards the past."""
    if at.tzinfo is UTC:
        gone = at - EPOCH
        return gone.days * 86_400 + gone.seconds
    start = _STARTS.get(at.tzinfo)
    if start is None:
        _learn(at.tzinfo)
        return floor(at.timestamp())
    return at.toordinal() * 86_400 + at.hour * 3_600 + at.minute * 60 + at.second - start


def instant_of(text: str) -> datetime:
    """Return the instant of a text that was found to be one."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is UTC or text[-6:] in OFFSETS else read_instant(at)


def _learn(zone: tzinfo | None) -> None:
    """Remember when 1970 began in UTC on clocks of a fixed offset, in seconds since the day before year 1."""
    if type(zone) is timezone and not (offset := zone.utcoffset(None)).microseconds:
        if len(_STARTS) >= ZONES:
            _STARTS.clear()
        _STARTS[zone] = (EPOCH.toordinal() + offset.days) * 86_400 + offset.seconds
