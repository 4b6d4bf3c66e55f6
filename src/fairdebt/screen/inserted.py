"""A Chinese text without single letters and figures between its characters: `打1死` hides `打死`."""

from __future__ import annotations

from fairdebt.screen.folding import is_chinese
from fairdebt.screen.views import Hit, Hits, View

LONGEST = 2
"""So many letters or figures between two characters are passed over."""

COUNTED = frozenset(
    "个位名人口家户笔期次回遍天日周月年季点时分秒号元块角万千百亿成折倍度层楼室栋幢条件项类种级等码款套张份页行步折份台部辆道门封本章节段者"
)
"""What follows a figure that counts something."""


def without_inserted(view: View) -> tuple[View, list[int]] | None:
    """Return the view without them, and the place of each of its units in the old one; None where there are none."""
    units = view.units
    left_out: set[int] = set()
    index = 0
    while index < len(units):
        end = index
        while end < len(units) and units[end].isascii() and units[end].isalnum():
            end += 1
        if 0 < end - index <= LONGEST and index > 0 and end < len(units) and _hides(units, index, end):
            left_out.update(range(index, end))
        index = max(end, index + 1)
    if not left_out:
        return None
    kept = [index for index in range(len(units)) if index not in left_out]
    lists = (units, view.first, view.last, view.clause, view.sentence)
    return View(view.folded, *([held[index] for index in kept] for held in lists)), kept  # type: ignore[arg-type]  # each list keeps its type


def _hides(units: list[str], start: int, end: int) -> bool:
    """Tell whether what stands there parts two characters, and counts nothing."""
    before, after = units[start - 1], units[end]
    if not (is_chinese(before) and is_chinese(after)):
        return False
    return not (units[start].isdigit() and (after in COUNTED or before in "第约共满超近前后每"))


def add_hidden(hits: Hits, found: Hits, kept: list[int]) -> None:
    """Add the hits that reach over something left out; where it is written too, nothing was hidden."""
    for slot, held in found.items():
        for hit in held:
            start, end = kept[hit.start], kept[hit.end - 1] + 1
            if end - start == hit.end - hit.start:
                continue
            known = hits.setdefault(slot, [])
            if not any(each.start < end and start < each.end for each in known):
                known.append(Hit(start, end, "inserted"))
