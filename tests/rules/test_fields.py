"""Fields of files and rules that are read by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairdebt.rules.fields import read_business_days
from tests.rules.reading import scope, tree


@pytest.mark.parametrize(
    ("written", "name"), [("national", "CN"), ("CN", "CN"), ("US-federal", "US-federal"), ("local", "")]
)
def test_business_days_are_counted_by_one_named_calendar(written: str, name: str) -> None:
    assert read_business_days(tree(written), replace(scope(), jurisdiction="CN-GD")) == name
