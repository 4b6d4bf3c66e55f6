"""Any text at all is screened without an error, in time that grows with its length."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt.screen import Screen

SCREEN = Screen()
PIECES = [
    *("1", "a", "还", " ", "。", "\n", "*", "·", "😀", "\u200b", "“", "、", "家", "@"),
    *("a b ", "a.b.", "告诉你家人", "不还就抓你", "法院", "pay or else ", "we will tell your boss "),
    *("1号楼", "起·诉", "fayuan", "我们不会", "如果", "f*", '"', "aaaa"),
]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    screened = SCREEN.screen(text)
    spans = [each.span for each in screened.found] + [each.span for each in screened.claims]
    spans += [each.span for each in (*screened.elements, *screened.discloses)]
    spans += [each.span for each in screened.excused]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    assert SCREEN.screen(text) == screened


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "\ud800", "您", "legs", "break your ", "钱"]), max_size=60).map("".join))
def test_no_mixture_is_too_strange(text: str) -> None:
    for to in ("debtor", "contact_person", None):
        for found in SCREEN.screen(text, to=to).found:
            assert text[slice(*found.span)]


def steps(text: str) -> int:
    """Count the lines of Python that one screening executes: the same number on every machine, however busy."""
    taken = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal taken
        taken += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        SCREEN.screen(text)
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize("piece", PIECES)
def test_ten_times_the_text_takes_no_more_than_ten_times_the_steps(piece: str) -> None:
    """What grows faster than its input can be used against a host. `benchmarks/screen.py` times it."""
    SCREEN.screen("a 还")  # what is read when it is first needed is read now
    text = (piece * 3000)[:3000]
    assert steps(text) <= 10 * steps(text[:300])
