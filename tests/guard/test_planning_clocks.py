"""When may I, around changes of clocks, at half-hour zones, leap days and the turn of the year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fairdebt.guard import Guard
from tests.generated import covering, loaded
from tests.generated.words import SAYS

Plain = dict[str, Any]
HEAD: Plain = {"format": "1", "policy": "clocks", "title": SAYS, "jurisdiction": "any", "binding": "law"}


def guard_of(**rule: Any) -> Guard:
    """Return a guard with one rule about contacts."""
    one = {"id": "r", "citation": "x", "says": SAYS, "when": {"act": "contact"}, **rule}
    return Guard.of(covering(loaded({**HEAD, "in_force": {"from": "2020-01-01"}, "rules": [one]})))


def about(zone: str | list[str], *history: Plain) -> Plain:
    zones = [zone] if isinstance(zone, str) else zone
    return {"jurisdictions": ["CN"], "zones": zones, "debtor": {"id": "P1"}, "history": list(history)}


def call(at: str) -> Plain:
    return {"act": "contact", "channel": "call", "to": "debtor", "at": at}


HOURS = guard_of(kind="permitted_hours", hours={"every_day": "08:00-21:00"})
EARLY = guard_of(kind="permitted_hours", hours={"every_day": "02:30-21:00"})
LATE = guard_of(kind="permitted_hours", hours={"every_day": "00:30-23:30"})
DAILY = guard_of(kind="contact_cap", per=["debtor"], at_most="1 per calendar day")
ELAPSED = guard_of(kind="contact_cap", per=["debtor"], at_most="1 per 24 hours")
MONTH = guard_of(kind="cooling_off", after={"act": "contact"}, per=["debtor"], **{"for": "1 month"})


def opens(guard: Guard, zone: str | list[str], at: str, *history: Plain) -> datetime:
    coming = guard.decide(call(at), about(zone, *history)).next_permitted
    assert coming.at is not None
    return coming.at


SPRING = "2026-03-08"
AUTUMN = "2026-11-01"


@pytest.mark.parametrize(
    ("zone", "hours_behind"),
    [
        ("America/New_York", 5),
        ("America/Chicago", 6),
        ("America/Denver", 7),
        ("America/Los_Angeles", 8),
    ],
)
def test_the_morning_comes_an_hour_earlier_and_later_by_utc(zone: str, hours_behind: int) -> None:
    """08:00 on the wall, on the days before, of and after both changes."""
    for day, summer in (
        ("2026-03-07", 0),
        (SPRING, 1),
        ("2026-03-09", 1),
        ("2026-10-31", 1),
        (AUTUMN, 0),
        ("2026-11-02", 0),
    ):
        at = datetime.fromisoformat(f"{day}T{hours_behind + 1:02}:30+00:00")  # after midnight on the wall in both times
        expected = datetime.fromisoformat(f"{day}T08:00+00:00") + timedelta(hours=hours_behind - summer)
        assert opens(HOURS, zone, at.isoformat()) == expected


@pytest.mark.parametrize(
    ("zone", "gap", "opening"),
    [
        # a wall that jumps over 02:30 shows 03:00 next, which is later: permitted from there
        ("America/New_York", "2026-03-08T06:00+00:00", "2026-03-08T03:00-04:00"),
        ("America/Chicago", "2026-03-08T07:00+00:00", "2026-03-08T03:00-05:00"),
        ("America/Denver", "2026-03-08T08:00+00:00", "2026-03-08T03:00-06:00"),
        ("America/Los_Angeles", "2026-03-08T09:00+00:00", "2026-03-08T03:00-07:00"),
    ],
)
def test_a_band_that_begins_in_the_gap_begins_at_its_end(zone: str, gap: str, opening: str) -> None:
    assert opens(EARLY, zone, gap) == datetime.fromisoformat(opening)


@pytest.mark.parametrize(
    ("zone", "start", "expected"),
    [
        # London repeats 01:00 to 02:00: a band until 01:30 is open twice
        (
            "Europe/London",
            "2026-10-25T00:00+01:00",
            [
                ("2026-10-25T00:00+01:00", "2026-10-25T01:30+01:00"),
                ("2026-10-25T01:00+00:00", "2026-10-25T01:30+00:00"),
            ],
        ),
        (
            "America/New_York",
            "2026-11-01T00:00-04:00",
            [
                ("2026-11-01T00:00-04:00", "2026-11-01T01:30-04:00"),
                ("2026-11-01T01:00-05:00", "2026-11-01T01:30-05:00"),
            ],
        ),
    ],
)
def test_an_hour_that_comes_twice_is_permitted_twice(zone: str, start: str, expected: list[tuple[str, str]]) -> None:
    guard = guard_of(kind="permitted_hours", hours={"every_day": "00:00-01:30"})
    end = datetime.fromisoformat(start) + timedelta(hours=12)
    windows = guard.windows(call(start), about(zone), until=end)
    assert list(windows) == [(datetime.fromisoformat(one), datetime.fromisoformat(other)) for one, other in expected]


def test_london_in_spring_and_autumn() -> None:
    assert opens(HOURS, "Europe/London", "2026-03-29T00:30+00:00") == datetime.fromisoformat("2026-03-29T07:00+00:00")
    assert opens(HOURS, "Europe/London", "2026-10-25T00:30+01:00") == datetime.fromisoformat("2026-10-25T08:00+00:00")
    assert opens(HOURS, "Europe/London", "2026-03-28T00:30+00:00") == datetime.fromisoformat("2026-03-28T08:00+00:00")


def test_santiago_where_midnight_falls_into_the_gap_and_comes_twice() -> None:
    """Clocks go from 24:00 to 01:00 on 6 September, and from 24:00 back to 23:00 on 4 April 2026."""
    spent = {**call("2026-09-05T10:00-04:00"), "outcome": "answered"}
    assert opens(DAILY, "America/Santiago", "2026-09-05T20:00-04:00", spent) == datetime(2026, 9, 6, 4, tzinfo=UTC)
    spent = {**call("2026-04-04T10:00-03:00"), "outcome": "answered"}
    # 23:00 to 24:00 comes twice, and both belong to the 4th
    assert opens(DAILY, "America/Santiago", "2026-04-04T20:00-03:00", spent) == datetime(2026, 4, 5, 4, tzinfo=UTC)
    ends = LATE.decide(call("2026-04-04T20:00-03:00"), about("America/Santiago")).permitted_until
    assert ends == datetime.fromisoformat("2026-04-04T23:30-03:00")
    again = opens(LATE, "America/Santiago", "2026-04-04T23:30-03:00")
    assert again == datetime.fromisoformat("2026-04-04T23:00-04:00")


def test_elapsed_hours_pay_no_heed_to_the_wall() -> None:
    spent = {**call("2026-03-07T12:00-05:00"), "outcome": "answered"}
    assert opens(ELAPSED, "America/New_York", "2026-03-07T13:00-05:00", spent) == datetime(2026, 3, 8, 17, tzinfo=UTC)
    assert opens(DAILY, "America/New_York", "2026-03-07T13:00-05:00", spent) == datetime(2026, 3, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "expected"),
    [
        ("Asia/Kolkata", "2026-03-02T01:00+05:30", "2026-03-02T08:00+05:30"),
        ("Asia/Kathmandu", "2026-03-02T01:00+05:45", "2026-03-02T08:00+05:45"),
        ("America/St_Johns", "2026-03-08T01:00-03:30", "2026-03-08T08:00-02:30"),
        ("Australia/Lord_Howe", "2026-04-05T00:30+11:00", "2026-04-05T08:00+10:30"),
        ("Australia/Lord_Howe", "2026-10-04T00:30+10:30", "2026-10-04T08:00+11:00"),
    ],
)
def test_zones_of_half_and_quarter_hours(zone: str, at: str, expected: str) -> None:
    assert opens(HOURS, zone, at) == datetime.fromisoformat(expected)


def test_two_zones_leave_what_both_permit() -> None:
    both = ["America/New_York", "America/Los_Angeles"]
    ((start, end),) = HOURS.windows(
        call("2026-03-08T00:00-05:00"), about(both), until=datetime.fromisoformat("2026-03-09T00:00-04:00")
    )
    assert (start, end) == (
        datetime.fromisoformat("2026-03-08T08:00-07:00"),
        datetime.fromisoformat("2026-03-08T21:00-04:00"),
    )


def test_a_month_that_ends_with_the_leap_day() -> None:
    spent = {**call("2028-01-30T12:00+08:00"), "outcome": "answered"}
    # one month from 30 January is clipped to 29 February, that day included
    assert opens(MONTH, "Asia/Shanghai", "2028-02-01T12:00+08:00", spent) == datetime.fromisoformat(
        "2028-03-01T00:00+08:00"
    )
    spent = {**call("2026-01-30T12:00+08:00"), "outcome": "answered"}
    assert opens(MONTH, "Asia/Shanghai", "2026-02-01T12:00+08:00", spent) == datetime.fromisoformat(
        "2026-03-01T00:00+08:00"
    )


def test_caps_across_the_turn_of_the_year() -> None:
    spent = {**call("2026-12-31T12:00+08:00"), "outcome": "answered"}
    at = "2026-12-31T23:00+08:00"
    week = guard_of(kind="contact_cap", per=["debtor"], at_most="1 per calendar week")
    year = guard_of(kind="contact_cap", per=["debtor"], at_most="1 per calendar year")
    assert opens(DAILY, "Asia/Shanghai", at, spent) == datetime.fromisoformat("2027-01-01T00:00+08:00")
    assert opens(year, "Asia/Shanghai", at, spent) == datetime.fromisoformat("2027-01-01T00:00+08:00")
    assert opens(week, "Asia/Shanghai", at, spent) == datetime.fromisoformat("2027-01-04T00:00+08:00")


def test_a_zone_that_changed_its_rules() -> None:
    """Moscow stayed on summer time in 2011 and went back to winter time on 26 October 2014."""
    guard = Guard.of(
        covering(
            loaded(
                {
                    **HEAD,
                    "in_force": {"from": "2010-01-01"},
                    "rules": [
                        {
                            "id": "r",
                            "kind": "permitted_hours",
                            "citation": "x",
                            "says": SAYS,
                            "when": {"act": "contact"},
                        }
                        | {"hours": {"every_day": "08:00-21:00"}}
                    ],
                }
            )
        )
    )
    for day, offset in (("2014-10-25", "+04:00"), ("2014-10-26", "+03:00"), ("2011-10-30", "+04:00")):
        at = f"{day}T00:30+04:00"
        assert opens(guard, "Europe/Moscow", at) == datetime.fromisoformat(f"{day}T08:00{offset}")


def test_where_the_zone_is_not_known_nothing_is_permitted_by_hours() -> None:
    case = {**about("Asia/Shanghai"), "zones": "unknown"}
    coming = HOURS.decide(call("2026-03-02T12:00+08:00"), case).next_permitted
    assert (coming.kind, coming.facts) == ("once", ("zones",))
