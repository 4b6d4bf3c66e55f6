"""What tests of facts share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def at_once() -> Iterator[None]:
    """Write functions for fields that were met once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fairdebt.facts.quick.lane.OFTEN", 1)
        yield
