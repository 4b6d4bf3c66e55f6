"""Hours of the week."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.clock import DAY_CLASSES, Day, Week, day_of, parse_band

MONDAY, SUNDAY = Day(0), Day(6)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("08:00-22:00", (28_800, 79_200)),
        ("00:00-24:00", (0, 86_400)),
        ("8:30-9:00:30", (30_600, 32_430)),
        ("0:00:59-23:59:59", (59, 86_399)),
    ],
)
def test_bands(text: str, band: tuple[int, int]) -> None:
    assert parse_band(text) == band


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8",
        "25:00-26:00",
        "08:61-09:00",
        "22:00-08:00",
        "08:00-08:00",
        "08:00",
        "a-b",
        "24:01-24:02",
        "08:00-09:60",
        "08:00-09:00:60",
        "08:00-24:00:01",
    ],
)
def test_impossible_bands_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_band(text)


def test_every_class_that_contains_the_day_must_permit() -> None:
    week = Week(((DAY_CLASSES["every_day"], ((28_800, 79_200),)), (DAY_CLASSES["sunday"], ())))
    assert week.permits(MONDAY, 28_800)
    assert not week.permits(MONDAY, 28_799)
    assert week.permits(MONDAY, 79_199)
    assert not week.permits(MONDAY, 79_200)
    assert not week.permits(SUNDAY, 43_200)
    assert week.edges(MONDAY) == (0, 28_800, 79_200)
    assert Week(((DAY_CLASSES["every_day"], ((28_800, 86_400),)),)).edges(MONDAY) == (0, 28_800)  # then the day is over
    assert not week.official


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("every_day", [0, 1, 2, 3, 4, 5, 6]),
        ("weekdays", [0, 1, 2, 3, 4]),
        ("weekend", [5, 6]),
        ("monday", [0]),
        ("tuesday", [1]),
        ("wednesday", [2]),
        ("thursday", [3]),
        ("friday", [4]),
        ("saturday", [5]),
        ("sunday", [6]),
    ],
)
def test_classes_contain_these_weekdays(name: str, days: list[int]) -> None:
    never = Week(((DAY_CLASSES[name], ()),))
    assert [number for number in range(7) if not never.permits(Day(number), 43_200)] == days


NOON, NIGHT = 43_200, 3 * 3600
OFFICIAL = Week(
    (
        (DAY_CLASSES["working_day"], ((28_800, 79_200),)),
        (DAY_CLASSES["day_off"], ((36_000, 72_000),)),
        (DAY_CLASSES["holiday"], ()),
    )
)


@pytest.mark.parametrize(
    ("names", "official"),
    [
        (["holiday"], True),
        (["every_day", "holiday"], True),
        (["weekdays", "day_off"], True),
        (["every_day"], False),
        ([], False),
    ],
)
def test_one_official_class_makes_hours_official(names: list[str], official: bool) -> None:
    assert Week(tuple((DAY_CLASSES[name], ()) for name in names)).official is official


@pytest.mark.parametrize(
    ("on", "at_nine", "at_noon"),
    [
        (date(2026, 2, 13), True, True),  # a Friday
        (date(2026, 2, 14), True, True),  # a Saturday worked for the Spring Festival
        (date(2026, 2, 21), False, True),  # a Saturday within the festival, no holiday itself and given for none
        (date(2026, 2, 23), False, False),  # a Monday given for 28 February
        (date(2026, 2, 28), True, True),  # and that Saturday
        (date(2026, 3, 1), False, True),  # a plain Sunday
    ],
)
def test_transferred_days_in_china(on: date, at_nine: bool, at_noon: bool) -> None:
    day = day_of(on, "CN")
    assert (OFFICIAL.permits(day, 9 * 3600), OFFICIAL.permits(day, NOON)) == (at_nine, at_noon)


@pytest.mark.parametrize("calendar", ["CN", "XX", None])
def test_beyond_what_is_announced_only_what_holds_on_every_kind_of_day_is_known(calendar: str | None) -> None:
    day = day_of(date(2040, 5, 15), calendar)
    assert OFFICIAL.permits(day, NOON) is None
    assert OFFICIAL.permits(day, NIGHT) is False
    assert Week(((DAY_CLASSES["every_day"], ((0, 86_400),)),)).permits(day, NOON) is True
    assert OFFICIAL.names(day) is True
    assert OFFICIAL.edges(day) == (0, 28_800, 36_000, 72_000, 79_200)
    assert Week(((DAY_CLASSES["holiday"], ()),)).names(day) is None
