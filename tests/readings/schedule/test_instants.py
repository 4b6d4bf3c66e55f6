"""Instants at which a wall clock shows something."""

from __future__ import annotations

from datetime import datetime

import pytest

from fairdebt.readings.schedule.instants import MIDNIGHT, next_wall


@pytest.mark.parametrize(
    ("after", "zone", "at"),
    [
        ("2026-03-02T12:00+08:00", "Asia/Shanghai", "2026-03-03T00:00+08:00"),
        ("2026-03-02T23:59:59+08:00", "Asia/Shanghai", "2026-03-03T00:00+08:00"),
        ("2026-03-03T00:00+08:00", "Asia/Shanghai", "2026-03-04T00:00+08:00"),
        ("2011-12-29T12:00-10:00", "Pacific/Apia", "2011-12-31T00:00+14:00"),  # there was no 30 December
    ],
)
def test_the_next_midnight(after: str, zone: str, at: str) -> None:
    now, coming = (int(datetime.fromisoformat(each).timestamp()) for each in (after, at))
    assert next_wall(now, MIDNIGHT, zone) == coming
