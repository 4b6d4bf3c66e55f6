"""The generated files are those that the code would write now."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.generate import GENERATED, stale, write


def test_generated_files_are_up_to_date() -> None:
    assert stale() == []


def test_writing_mends_what_is_stale_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(GENERATED):  # the law pages take long, and are written like any other file
        if not name.startswith("docs/reference/"):
            monkeypatch.delitem(GENERATED, name)
    assert len(GENERATED) > 1
    assert write(tmp_path) == list(GENERATED)
    assert stale(tmp_path) == []
    changed = tmp_path / next(iter(GENERATED))
    changed.write_text("edited by hand", encoding="utf-8")
    assert stale(tmp_path) == [next(iter(GENERATED))]
    assert write(tmp_path) == [next(iter(GENERATED))]
    assert write(tmp_path) == []
