"""Which plain texts YAML 1.1 turns into times and dates, held against PyYAML's own resolver."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, strategies as st

from fairdebt.source.values import Change, find_change


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8:00", "480"),
        ("21:00", "1260"),
        ("24:00", "1440"),
        ("-1:30", "-90"),
        ("+1:30", "90"),
        ("1:2:3", "3723"),
        ("0:00.5", "0.5"),
        ("1_0:00", "600"),
    ],
)
def test_times_are_numbers(text: str, number: str) -> None:
    assert find_change(text) == Change(number)


@pytest.mark.parametrize("text", ["2026-03-02", "2026-13-45", "2026-3-2T9:00:00Z", "2026-03-02 09:00:00.5 +08:00"])
def test_dates(text: str) -> None:
    assert find_change(text) == Change(None)


@pytest.mark.parametrize("text", ["08:00", "0:00", "21:60", "21:00-22:00", "2026-03", "2026-03-02T09:00+08:00", "-"])
def test_others_stay(text: str) -> None:
    assert find_change(text) is None


@given(st.text("0123456789:-+._TZ ", max_size=12))
def test_agrees_with_the_resolver(text: str) -> None:
    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # types-PyYAML
    turned = tag.endswith(":timestamp") or (tag.endswith((":int", ":float")) and ":" in text)
    assert (find_change(text) is not None) == turned


@pytest.mark.parametrize("text", ["1" * 5000 + ":00", "1:" * 20000 + "00"])
def test_long_numbers_are_no_trouble(text: str) -> None:
    assert find_change(text) is None


def test_forty_characters_are_the_longest_time() -> None:
    assert find_change("1" + ":00" * 13) is not None
    assert find_change("11" + ":00" * 13) is None
