"""Spans and windows of a policy: as far as a century, to the number."""

from __future__ import annotations

import pytest

from fairdebt.rules.times import span_of, windows_of

MOST = [
    (3_155_760_000, "seconds"),
    (52_596_000, "minutes"),
    (876_600, "hours"),
    (36_525, "days"),
    (36_525, "full days"),
    (1000, "business days"),
    (1200, "months"),
    (100, "years"),
]


@pytest.mark.parametrize(("number", "unit"), [each for each in MOST if each[0] < 1_000_000])
def test_a_span_is_a_century_at_most(number: int, unit: str) -> None:
    assert span_of(f"{number} {unit}").number == number
    with pytest.raises(ValueError, match=str(number + 1)):
        span_of(f"{number + 1} {unit}")


@pytest.mark.parametrize(("number", "unit"), [each for each in MOST if each[1] in ("days", "months", "years")])
def test_a_window_is_a_century_at_most(number: int, unit: str) -> None:
    (window,) = windows_of(f"{number} {unit}")
    assert window.number == number
    with pytest.raises(ValueError, match=str(number + 1)):
        windows_of(f"{number + 1} {unit}")
