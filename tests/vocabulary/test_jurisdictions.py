"""Jurisdictions are checked by pattern, lie in one another, and some have one zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from fairdebt.vocabulary import COUNTRIES, ZONE_OF, contains, is_jurisdiction, zone_of

NAMES = ["CN", "US", "US-NY", "US-NY/new-york-city", "CN-GD/shenzhen", "GB-ENG", "FR-974", "SG/central", "HK"]


@pytest.mark.parametrize("code", NAMES)
def test_is_a_jurisdiction(code: str) -> None:
    assert is_jurisdiction(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        " CN",
        "CN ",
        "CN\n",
        "CN-广",
        "US-٣",
        "cn",
        "UK",
        "EU",
        "XX",
        "CHN",
        "CN-",
        "CN-gd",
        "CN-GUAN",
        "CN/",
        "CN/Shenzhen",
        "CN/a_b",
        "CN/a-",
        "CN-GD/a/b",
    ],
)
def test_is_no_jurisdiction(code: str) -> None:
    assert not is_jurisdiction(code)


def test_there_are_249_countries() -> None:
    assert len(COUNTRIES) == 249


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("US", "US", True),
        ("US", "US-NY", True),
        ("US", "US-NY/new-york-city", True),
        ("US-NY", "US-NY/new-york-city", True),
        ("SG", "SG/central", True),
        ("CN", "CN-HK", False),
        ("CN", "CN-MO/taipa", False),
        ("CN", "CN-TW", False),
        ("CN", "CN-71", False),
        ("HK", "CN-HK", True),
        ("CN-HK", "HK/kowloon", True),
        ("CN-HK", "CN-HK", True),
        ("CN", "CN-GD", True),
        ("US-NY/new-york-city", "US-NY/new-york-city", True),
        ("US-NY", "US", False),
        ("US-NY/new-york", "US-NY/new-york-city", False),
        ("US-N", "US-NY", False),
        ("US-NY", "US-NJ", False),
        ("CN", "HK", False),
        ("CN", "US-CN", False),
    ],
)
def test_contains(outer: str, inner: str, holds: bool) -> None:
    assert contains(outer, inner) is holds


def test_containing_is_an_order() -> None:
    for one in NAMES:
        assert contains(one, one)
        for two in NAMES:
            if one != two and contains(one, two):
                assert not contains(two, one)
                assert all(contains(one, three) for three in NAMES if contains(two, three))


@pytest.mark.parametrize("code", sorted(ZONE_OF))
def test_zone_of_a_jurisdiction_exists(code: str) -> None:
    assert is_jurisdiction(code)
    assert ZoneInfo(ZONE_OF[code]).key == ZONE_OF[code]


@pytest.mark.parametrize(
    "code",
    ["US", "CA", "RU", "BR", "AU", "MX", "ID", "ES", "PT", "KZ", "US-TX", "US-FL", "US-TN", "US-IN", "US-AZ", "FR"],
)
def test_several_zones_are_none(code: str) -> None:
    assert code not in ZONE_OF
    assert zone_of(code) is None


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("CN", "Asia/Shanghai"),
        ("CN-GD", "Asia/Shanghai"),
        ("CN-XJ", "Asia/Shanghai"),
        ("CN-HK", "Asia/Hong_Kong"),
        ("CN-71/taipei", "Asia/Taipei"),
        ("CN-GD/shenzhen", "Asia/Shanghai"),
        ("HK", "Asia/Hong_Kong"),
        ("IN", "Asia/Kolkata"),
        ("US-NY/new-york-city", "America/New_York"),
        ("US-HI", "Pacific/Honolulu"),
    ],
)
def test_zone_of(code: str, zone: str) -> None:
    assert zone_of(code) == zone
