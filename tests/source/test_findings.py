"""What messages show of a file stays short and on one line."""

from __future__ import annotations

from hypothesis import given, strategies as st

from fairdebt.source.findings import shown


@given(st.text())
def test_shown_is_short_and_printable(text: str) -> None:
    assert len(shown(text)) <= 40
    assert shown(text).isprintable()


def test_forty_characters_are_whole() -> None:
    assert shown("x" * 39) == "x" * 39
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"
