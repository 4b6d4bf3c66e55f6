"""Where the second engine cannot be had, one line says why, and the guard says it too."""

from __future__ import annotations

import sys

import pytest

from fairdebt import Guard
from fairdebt.readings.durable import MissingEngineError, engine_missing
from fairdebt.readings.durable.host import library


def test_without_the_library_the_reason_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable.lang", None)
    library.cache_clear()
    try:
        said = engine_missing()
        assert said is not None
        assert "pip install 'fairdebt[durable]'" in said
        assert "\n" not in said
        with pytest.raises(MissingEngineError, match="needs durable-rules"):
            Guard.load("cn.sms-2015", engine="durable")
    finally:
        library.cache_clear()
