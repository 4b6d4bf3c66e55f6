"""What the pages of all benchmarks share: the day, and paragraphs of one width."""

from __future__ import annotations

import textwrap
from datetime import date


def today() -> str:
    """Return the day that a page names."""
    return date.today().isoformat()  # noqa: DTZ011, TID251  # a page about a run names its day


def paragraph(text: str) -> str:
    """Return the text in lines of the usual width, and the line break that sets it apart from what follows."""
    return textwrap.fill(" ".join(text.split()), width=120, break_long_words=False, break_on_hyphens=False) + "\n"
