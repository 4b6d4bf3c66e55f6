"""Any text at all is screened without an error, in time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from fairdebt.screen import Screen

SCREEN = Screen()
KINDS = ["1", "a", "还", " ", "。", "\n", "*", "·", "😀", "\u200b", "“", "、", "家", "@"]
PIECES = [
    *KINDS,
    *(
        "a b ",
        "a.b.",
        "告诉你家人",
        "不还就抓你",
        "法院",
        "pay or else ",
        "we will tell your boss ",
        "1号楼",
        "起·诉",
        "fayuan",
    ),
    *("我们不会", "如果", "f*", '"', "aaaa"),
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


def seconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    began = time.thread_time()
    SCREEN.screen(text)
    return time.thread_time() - began


@pytest.mark.parametrize(
    ("kinds", "short"), [(KINDS, 5_000), (PIECES[len(KINDS) :], 800)], ids=["one character", "pieces"]
)
def test_twenty_times_the_text_takes_no_more_than_twenty_times_as_long(kinds: list[str], short: int) -> None:
    """The one measurement among the tests: what grows faster than its input can be used against a host.

    A fixed cost is granted besides, so that noise decides nothing: a quadratic step would take seconds or minutes.
    """
    for piece in kinds:
        assert seconds(piece, 20 * short) < 20 * max(seconds(piece, short), 0.004) + 1, piece
