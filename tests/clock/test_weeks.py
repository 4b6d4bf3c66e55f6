"""Hours of the week."""

from __future__ import annotations

import pytest

from fairdebt.clock import DAY_CLASSES, Week, parse_band


@pytest.mark.parametrize(
    ("text", "band"),
    [("08:00-22:00", (28_800, 79_200)), ("00:00-24:00", (0, 86_400)), ("8:30-9:00:30", (30_600, 32_430))],
)
def test_bands(text: str, band: tuple[int, int]) -> None:
    assert parse_band(text) == band


@pytest.mark.parametrize(
    "text", ["", "8", "25:00-26:00", "08:61-09:00", "22:00-08:00", "08:00-08:00", "08:00", "a-b", "24:01-24:02"]
)
def test_impossible_bands_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_band(text)


def test_every_class_that_contains_the_day_must_permit() -> None:
    week = Week(((DAY_CLASSES["every_day"], ((28_800, 79_200),)), (DAY_CLASSES["sunday"], ())))
    assert week.permits(0, 28_800)
    assert not week.permits(0, 28_799)
    assert week.permits(0, 79_199)
    assert not week.permits(0, 79_200)
    assert not week.permits(6, 43_200)
    assert week.edges(0) == (0, 28_800, 79_200)
