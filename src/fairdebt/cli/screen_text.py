"""A text with places marked: underlined on a terminal, and with a line of marks below for everybody."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text as Line

Place = tuple[tuple[int, int], str]


def marked(text: str, places: Iterable[Place], *, width: int) -> Line:
    """Return the text, cut to `width` columns, with `^^^ 1` below each place.

    Args:
        text: The original text.
        places: Where something is, in characters, and the label to put below.
        width: Columns of the output.

    >>> print(marked("pay or else", [((4, 11), "1")], width=40))
    pay or else
        ^^^^^^1
    """
    held = sorted(places)
    found = Line()
    for start, end in _lines(text, max(width - 2, 20)):
        if len(found):
            found.append("\n")
        line = Line(text[start:end].replace("\t", " "))
        here = [((max(a, start), min(b, end)), label) for (a, b), label in held if a < end and b > start]
        for (a, b), _ in here:
            line.stylize("underline red", a - start, b - start)
        found.append_text(line)
        if here:
            found.append("\n" + _marks(text, start, here), style="red")
    return found


def _lines(text: str, width: int) -> Iterable[tuple[int, int]]:
    """Yield where each line of the output begins and ends in the text."""
    start = columns = 0
    for index, char in enumerate(text):
        wide = cell_len(char)
        if char == "\n":
            yield start, index
            start, columns = index + 1, 0
        elif columns + wide > width:
            yield start, index
            start, columns = index, wide
        else:
            columns += wide
    yield start, len(text)


def _marks(text: str, start: int, here: list[Place]) -> str:
    """Return carets below the places; the label of each takes its last column."""
    end = max(b for (_, b), _ in here)
    row = [" "] * cell_len(text[start:end])
    for (a, b), label in here:
        first, last = cell_len(text[start:a]), cell_len(text[start:b])
        for column in range(first, last):
            row[column] = "^"
        for offset, char in enumerate(reversed(label)):
            if last - 1 - offset >= first:
                row[last - 1 - offset] = char
    return "".join(row).rstrip()
