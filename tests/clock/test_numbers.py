"""Telephone numbers as evidence of where somebody may be."""

from __future__ import annotations

import pytest

from fairdebt.clock import is_zone, zones_of_number
from fairdebt.vocabulary import ZONES_OF, ZONES_OF_AREA_CODE


@pytest.mark.parametrize(
    ("number", "country", "zones"),
    [
        ("+1 212 555 0100", None, ("America/New_York",)),
        ("(212) 555-0100", "US", ("America/New_York",)),
        ("+1 928 555 0100", None, ("America/Phoenix", "America/Denver")),  # the Navajo Nation keeps summer time
        ("+1 480 555 0100", None, ("America/Phoenix",)),
        ("+1 850 555 0100", None, ("America/Chicago", "America/New_York")),  # the Florida panhandle
        ("+1 605 555 0100", None, ("America/Chicago", "America/Denver")),
        ("+86 138 1234 5678", None, ("Asia/Shanghai",)),
        ("13812345678", "CN", ("Asia/Shanghai",)),
        ("+44 20 7123 4567", None, ("Europe/London",)),
        ("+56 2 2234 5678", None, ("America/Santiago",)),
        ("+64 3 234 5678", None, ("Pacific/Auckland",)),  # not the Chatham islands, although the country has them
    ],
)
def test_zones_of_numbers(number: str, country: str | None, zones: tuple[str, ...]) -> None:
    assert zones_of_number(number, country) == zones


@pytest.mark.parametrize(
    "number", ["", "hello", "2125550100", "+1 800 555 0100", "+1 000", "+999 123", "a@b.example", "+1" + "2" * 400]
)
def test_what_tells_nothing(number: str) -> None:
    assert zones_of_number(number) is None


def test_a_mobile_number_of_a_wide_country_may_be_anywhere_in_it() -> None:
    assert zones_of_number("+7 916 123 45 67") == ZONES_OF["RU"]


def test_a_mobile_number_of_a_country_with_eight_zones_is_in_one_of_them() -> None:
    found = zones_of_number("+61 412 345 678")
    assert found is not None
    assert len(found) == 8


def test_the_tables_name_zones() -> None:
    every = [zone for zones in (*ZONES_OF.values(), *ZONES_OF_AREA_CODE.values()) for zone in zones]
    assert all(map(is_zone, every))
    assert all(len(zones) > 1 for zones in ZONES_OF_AREA_CODE.values())
