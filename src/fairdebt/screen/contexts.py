"""What excuses a wording where it stands: its own clause denies it, or its sentence warns of it or reports it.

Nothing beyond the sentence excuses anything: one harmless sentence more must not silence a threat.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from fairdebt.screen.views import Hit, Hits, View

OPENING = frozenset("「『《‘“")
CLOSING = frozenset("」』》’”")
QUOTATION_MARKS = re.compile(r"[「『《‘“」』》’”\"]|(?<![a-z0-9])'|'(?![a-z0-9])")
LONGEST_QUOTATION = 80

REACH = {"zh": 14, "en": 8}
"""A negation reaches so many units forward within its clause."""

LIST_REACH = 60
"""A list of what is forbidden is at most so long."""

CAUSE_REACH = 30
"""`不会因为…就…` reaches further: the reason stands in between."""

ADJACENT = {"zh": 1, "en": 2}
"""A bare negation (`不`, `no`) reaches only so far."""


class Contexts:
    """The context slots of one text.

    They are `negation`, `bare_negation`, `no_negation`, `rebuttal`, `explained`, `turn`; `condition`, `payment`,
    `concession`; `warning`, `warning_end`, `report`, `report_end`, `told_us`, `asked_us`, `we_will`; `advice`.
    """

    def __init__(self, view: View, hits: Hits, language: str) -> None:
        self._view = view
        self._hits = hits
        self._language = language
        self._quotes = _quotations(view.folded.text)

    def excuse(self, chosen: tuple[Hit, ...], *, in_order: bool) -> str | None:
        """Return what excuses the hits of an entry, the first of which is its head; None if nothing does."""
        head = chosen[0]
        first, last = min(hit.start for hit in chosen), max(hit.end for hit in chosen)
        if self._denied(head) or self._forbidden(head) or (in_order and self._denied_within(first, last)):
            return "negated"
        if self._rebutted(first, last):
            return "negated"
        if self._explained(first):
            return "reported"
        if self._spoken_of(first, last):
            return "reported"
        if self._framed("warning", "warning_end", first, last):
            return "warned"
        if self._framed("report", "report_end", first, last) or self._told_us(first, last):
            return "reported"
        if self._advised(head, first):
            return "advised"
        return None

    def _between(self, slot: str, start: int, end: int) -> list[Hit]:
        """Return the hits of a slot that begin at `start` or later and before `end`."""
        held = self._hits.get(slot)
        if not held:
            return []
        low = bisect_left(held, start, key=lambda hit: hit.start)
        high = bisect_left(held, end, key=lambda hit: hit.start)
        return held[low:high]

    def _denied(self, head: Hit) -> bool:
        view, language = self._view, self._language
        for cause in self._between("negated_cause", max(0, head.start - CAUSE_REACH), head.start):
            if view.clause[cause.start] == view.clause[head.start] and cause.end <= head.start:
                return not self._hangs_on_payment(head)
        for slot, reach in (("negation", REACH[language]), ("bare_negation", ADJACENT[language])):
            for hit in reversed(self._between(slot, max(0, head.start - reach - 6), head.start)):
                if hit.end > head.start or head.start - hit.end > reach:
                    continue
                if view.clause[hit.start] != view.clause[head.start] or self._is_none(hit):
                    continue
                if any(turn.end <= head.start for turn in self._between("turn", hit.end, head.start)):
                    continue
                return not self._hangs_on_payment(head)
        return False

    def _forbidden(self, head: Hit) -> bool:
        """Tell whether it stands in a list of what is forbidden: within the clause, in English within the sentence."""
        view = self._view
        scope = "sentence" if self._language == "en" else "clause"
        for hit in reversed(self._between("prohibition", max(0, head.start - LIST_REACH), head.start)):
            if hit.end <= head.start and view.same(hit.start, head.start, scope) and not self._is_none(hit):
                turned = any(turn.end <= head.start for turn in self._between("turn", hit.end, head.start))
                return not turned and not self._hangs_on_payment(head)
        return False

    def _rebutted(self, first: int, last: int) -> bool:
        """Tell whether the same sentence, or the answer to a question, says afterwards that it is not so.

        Nobody may say in between what `we will` do, and it may not hang on payment.
        """
        end = self._sentence(last - 1)[1]
        if end < len(self._view) and self._view.units[end - 1] in "?？":
            end = self._sentence(end)[1]
        for hit in self._between("rebuttal", last, end):
            if not self._is_none(hit) and not self._between("we_will", last, hit.start):
                return not self._hangs_on_payment_at(first)
        return False

    def _explained(self, first: int) -> bool:
        """Tell whether its sentence tells the law in general, and nobody says what `we will` do."""
        start, end = self._sentence(first)
        return bool(self._between("explained", start, end)) and not self._between("we_will", start, end)

    def _denied_within(self, first: int, last: int) -> bool:
        """Tell whether a denial stands between the parts: `this is not a court document`."""
        return any(
            first < hit.start and hit.end < last and self._view.clause[hit.start] == self._view.clause[first]
            for hit in self._between("negation", first, last)
            if not self._is_none(hit)
        )

    def _spoken_of(self, first: int, last: int) -> bool:
        """Tell whether it stands between quotation marks and is only spoken of: `words like "..." are forbidden`."""
        view = self._view
        start, end = view.first[first], view.last[last - 1]
        place = bisect_right(self._quotes, (start, len(view.folded.text))) - 1
        if place < 0 or not self._quotes[place][0] <= start <= end < self._quotes[place][1]:
            return False
        opens, closes = (bisect_left(view.first, at) for at in self._quotes[place])
        before = any(hit.end <= opens for hit in self._between("quote_before", opens - 6, opens))
        return before or any(hit.start >= closes for hit in self._between("quote_after", closes, closes + 2))

    def _is_none(self, hit: Hit) -> bool:
        """Tell whether the negation is part of a wording that denies nothing: `不得不`, `do not make us`."""
        return any(
            other.start <= hit.start and hit.end <= other.end
            for other in self._between("no_negation", max(0, hit.start - 6), hit.end)
        )

    def _hangs_on_payment(self, head: Hit) -> bool:
        return self._hangs_on_payment_at(head.start)

    def _hangs_on_payment_at(self, unit: int) -> bool:
        """Tell whether the promise not to do it is made for payment: that is a threat."""
        start, end = self._sentence(unit)
        if not self._between("condition", start, end) or not self._between("payment", start, end):
            return False
        return not self._between("concession", start, end)

    def _framed(self, opening: str, closing: str, first: int, last: int) -> bool:
        """Tell whether the sentence opens and ends as a warning or report; nobody says `we will` in between."""
        start, end = self._sentence(first)
        openings = self._between(opening, start, last)
        if not openings or not self._between(closing, start, end):
            return False
        return not self._between("we_will", openings[0].start, first)

    def _told_us(self, first: int, last: int) -> bool:
        """Tell whether it is what the person complained of or asked, answered in the same sentence or the next."""
        start, end = self._sentence(first)
        answered = self._sentence(end)[1] if end < len(self._view) else end
        for opening, closing, after in (("told_us", "report_end", start), ("asked_us", "rebuttal", last)):
            openings = self._between(opening, start, last)
            if not openings or self._between("we_will", openings[0].start, first):
                continue
            if self._between(closing, after, answered):
                return True
        return False

    def _advised(self, head: Hit, first: int) -> bool:
        start = self._clause_start(head.start)
        held = self._between("advice", start, head.start + 1)
        return bool(held) and not self._between("we_will", start, head.start)

    def _clause_start(self, unit: int) -> int:
        return bisect_left(self._view.clause, self._view.clause[unit])

    def _sentence(self, unit: int) -> tuple[int, int]:
        held, number = self._view.sentence, self._view.sentence[unit]
        return bisect_left(held, number), bisect_right(held, number)


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return where quotations begin and end in a folded text; none is longer than a sentence or two."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in QUOTATION_MARKS.finditer(text):
        at = match.start()
        char = text[at]
        if char in OPENING or (char == '"' and opened is None) or (char == "'" and _opens(text, at)):
            opened = at
        elif opened is not None and (char in CLOSING or char == '"' or (char == "'" and text[opened] == "'")):
            if at - opened <= LONGEST_QUOTATION:
                found.append((opened, at))
            opened = None
    return found


def _opens(text: str, at: int) -> bool:
    """Tell whether an apostrophe opens a quotation: `he said 'pay'`, not `don't`, not `folks' house`."""
    return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1].isalnum()
