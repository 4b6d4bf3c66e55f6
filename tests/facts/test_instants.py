"""Instants in seconds are those of Python, for every zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from math import floor
from zoneinfo import ZoneInfo

import pytest

from fairdebt.facts import Event, instants, seconds_of
from fairdebt.facts.held import Models
from fairdebt.facts.timeline import Record


def test_instants_are_seconds_whatever_their_zone() -> None:
    """A zone of a fixed offset is asked once; one that changes is asked for each of them."""
    zones = (
        UTC,
        timezone(timedelta(hours=8)),
        timezone(timedelta(hours=-3, minutes=-30)),
        ZoneInfo("America/New_York"),
    )
    ats = [
        datetime(year, month, 1, 23, 59, 59, micro, tzinfo=zone)
        for zone in zones
        for year in (1900, 1969, 1970, 2026, 2200)
        for month in (1, 7)
        for micro in (0, 999_999)
    ]
    events = [Event.model_construct(act="contact", at=at) for at in ats]
    for _ in range(2):
        assert Record(Models(events)).ats == sorted(floor(at.timestamp()) for at in ats)


def test_only_so_many_zones_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instants, "ZONES", 3)
    monkeypatch.setattr(instants, "_STARTS", {})
    for minutes in range(10):
        at = datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(minutes=minutes)))
        assert Record(Models([Event(act="contact", at=at)])).ats == [floor(at.timestamp())]
    assert len(instants._STARTS) <= 3


@pytest.mark.parametrize("at", ["1969-12-31T23:59:59.999999Z", "2026-03-02T10:00:00.5+08:00", "1900-01-01T00:00:00Z"])
def test_instants_are_whole_seconds_as_everywhere(at: str) -> None:
    said = Event.model_validate({"act": "contact", "at": at}).at
    assert isinstance(said, datetime)
    assert seconds_of(said) == int(said.timestamp() // 1)
