"""The second engine is tested where it could be installed; where not, one line says why."""

from __future__ import annotations

import os

import pytest

from fairdebt.readings.durable import engine_missing

MISSING = engine_missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the engine, unless it is demanded (`FAIRDEBT_DURABLE=required`): then a lack of it fails."""
    if MISSING is None or os.environ.get("FAIRDEBT_DURABLE") == "required":
        return
    for item in items:
        if "readings/durable" in item.path.as_posix():
            item.add_marker(pytest.mark.skip(reason=MISSING))
