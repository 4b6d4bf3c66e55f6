"""Instants as people are told them."""

from __future__ import annotations

from datetime import datetime


def told(at: datetime) -> str:
    """Return an instant with its offset: to the minute, to the second where it does not stand at a full minute.

    >>> told(datetime.fromisoformat("2026-03-03T08:00+08:00"))
    '2026-03-03 08:00+08:00'
    >>> told(datetime.fromisoformat("2026-03-03T08:00:01+08:00"))
    '2026-03-03 08:00:01+08:00'
    """
    return at.isoformat(sep=" ", timespec="seconds" if at.second or at.microsecond else "minutes")
