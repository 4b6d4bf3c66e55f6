from __future__ import annotations

import pytest

from fairdebt.clock import DAY_CLASSES, Week
from fairdebt.logic import Any, Inside, Not, StatedTimes
from tests.rules.reading import prohibited

HOUR = 3600
EVERY_DAY = DAY_CLASSES["every_day"]
AGREED = "states:\n  agreed: {begins: {notice: hours_agreed}, per: [debtor]}\n"


def test_outside_the_hours_it_is_forbidden_where_either_person_may_be() -> None:
    norm = prohibited("permitted_hours", "hours: {every_day: '08:00-22:00'}")
    assert norm.breach == Not(Inside(Week(((EVERY_DAY, ((8 * HOUR, 22 * HOUR),)),))))
    assert norm.zones == ("recipient", "debtor")


def test_each_zone_counts() -> None:
    norm = prohibited("permitted_hours", "hours: {every_day: '08:00-22:00'}\nzone: [Asia/Shanghai, recipient]")
    assert norm.zones == ("Asia/Shanghai", "recipient")


def test_closed_hours_include_both_ends() -> None:
    norm = prohibited("permitted_hours", "closed: {every_day: ['00:00-07:59', '12:00-13:00']}")
    free = ((8 * HOUR - 59, 12 * HOUR), (13 * HOUR + 1, 24 * HOUR))
    assert norm.breach == Not(Inside(Week(((EVERY_DAY, free),))))


def test_a_day_that_is_closed_throughout_has_no_hours_left() -> None:
    norm = prohibited("permitted_hours", "closed: {sunday: never}")
    assert norm.breach == Not(Inside(Week(((DAY_CLASSES["sunday"], ()),))))


@pytest.mark.parametrize("key", ["hours", "closed"])
def test_stated_hours_are_those_of_open_episodes(key: str) -> None:
    norm = prohibited("permitted_hours", f"{key}: {{stated_in: agreed.times}}", before=AGREED)
    inside = Inside(StatedTimes("cn.example/agreed", "times"), "CN")
    assert norm.breach == (Not(inside) if key == "hours" else inside)


OFFICIAL = "hours: {working_day: '08:00-20:00', day_off: never}\n"


@pytest.mark.parametrize(
    ("calendar", "names"),
    [
        ("", ["CN"]),
        ("calendar: national", ["CN"]),
        ("calendar: local", ["local"]),
        ("calendar: US-federal", ["US-federal"]),
        ("calendar: [national, CN]", ["CN"]),
        ("calendar: [national, local]", ["CN", "local"]),
    ],
)
def test_each_calendar_counts(calendar: str, names: list[str]) -> None:
    norm = prohibited("permitted_hours", OFFICIAL + calendar)
    week = Week(((DAY_CLASSES["working_day"], ((8 * HOUR, 20 * HOUR),)), (DAY_CLASSES["day_off"], ())))
    breaches = [Not(Inside(week, name)) for name in names]
    assert norm.breach == (breaches[0] if len(breaches) == 1 else Any(tuple(breaches)))


def test_weekdays_need_no_calendar() -> None:
    norm = prohibited("permitted_hours", "hours: {every_day: '08:00-22:00'}\ncalendar: local")
    assert norm.breach == Not(Inside(Week(((EVERY_DAY, ((8 * HOUR, 22 * HOUR),)),))))


@pytest.mark.parametrize(
    ("hours", "calendar"),
    [("every_day: '08:00-22:00'", ""), ("weekdays: '08:00-22:00', weekend: never, holiday: never", "CN")],
)
def test_stated_hours_are_permitted_beside_the_written_ones(hours: str, calendar: str) -> None:
    """The stated ones may speak of official days, whatever the written ones speak of."""
    plain = prohibited("permitted_hours", f"hours: {{{hours}}}").breach
    norm = prohibited("permitted_hours", f"hours: {{{hours}}}\nor_stated_in: agreed.times", before=AGREED)
    assert isinstance(plain, Not)
    assert isinstance(plain.part, Inside)
    assert plain.part.calendar == calendar
    stated = Inside(StatedTimes("cn.example/agreed", "times"), "CN")
    assert norm.breach == Not(Any((plain.part, stated)))


def test_stated_hours_may_be_of_either_of_two_states() -> None:
    before = AGREED + "  asked: {begins: {notice: hours_agreed}, per: [debtor]}\n"
    norm = prohibited("permitted_hours", "hours: {stated_in: agreed.times}\nor_stated_in: asked.times", before=before)
    either = (Inside(StatedTimes(f"cn.example/{name}", "times"), "CN") for name in ("agreed", "asked"))
    assert norm.breach == Not(Any(tuple(either)))
