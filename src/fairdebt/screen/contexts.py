"""What excuses a wording where it stands: its own clause denies it, or its sentence warns of it or reports it.

Nothing beyond the sentence excuses anything: one harmless sentence more must not silence a threat.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from fairdebt.screen.views import Hit, Hits, View

REACH = {"zh": 14, "en": 8}
"""A negation reaches so many units forward within its clause."""

CAUSE_REACH = 30
"""`不会因为…就…` reaches further: the reason stands in between."""

ADJACENT = {"zh": 1, "en": 2}
"""A bare negation (`不`, `no`) reaches only so far."""


class Contexts:
    """The context slots of one text.

    They are `negation`, `bare_negation`, `no_negation`, `turn`; `condition`, `payment`, `concession`; `warning`,
    `warning_end`, `report`, `report_end`, `we_will`; `advice`.
    """

    def __init__(self, view: View, hits: Hits, language: str) -> None:
        self._view = view
        self._hits = hits
        self._language = language

    def excuse(self, head: Hit, first: int, last: int) -> str | None:
        """Return what excuses the words from `first` to before `last`, headed by `head`; None if nothing does."""
        if self._denied(head):
            return "negated"
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

    def _is_none(self, hit: Hit) -> bool:
        """Tell whether the negation is part of a wording that denies nothing: `不得不`, `do not make us`."""
        return any(
            other.start <= hit.start and hit.end <= other.end
            for other in self._between("no_negation", max(0, hit.start - 6), hit.end)
        )

    def _hangs_on_payment(self, head: Hit) -> bool:
        """Tell whether the promise not to do it is made for payment: that is a threat."""
        start, end = self._sentence(head.start)
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
        """Tell whether it is what the person complained of, answered in the same sentence or the next."""
        start, end = self._sentence(first)
        openings = self._between("told_us", start, last)
        if not openings or self._between("we_will", openings[0].start, first):
            return False
        if end < len(self._view):
            end = self._sentence(end)[1]
        return bool(self._between("report_end", start, end))

    def _advised(self, head: Hit, first: int) -> bool:
        start = self._clause_start(head.start)
        held = self._between("advice", start, head.start + 1)
        return bool(held) and not self._between("we_will", start, head.start)

    def _clause_start(self, unit: int) -> int:
        return bisect_left(self._view.clause, self._view.clause[unit])

    def _sentence(self, unit: int) -> tuple[int, int]:
        held, number = self._view.sentence, self._view.sentence[unit]
        return bisect_left(held, number), bisect_right(held, number)
