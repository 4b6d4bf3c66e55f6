"""A guard over the policy of `calling`, fresh for each test: holds are placed on it."""

from __future__ import annotations

import pytest

from fairdebt import Guard
from tests.guard import calling


@pytest.fixture
def guard() -> Guard:
    return Guard.of(calling.policies())
