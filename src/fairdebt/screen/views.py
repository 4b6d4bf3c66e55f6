"""A text as the lexicon of one language reads it: units in order, the clause and sentence of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairdebt.screen.folding import Folded


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording of a slot that stands in the text, in units; `how` says what had to be undone to see it."""

    start: int
    end: int
    how: str = "plain"


Hits = dict[str, list[Hit]]
"""The hits of each slot, in the order of the text."""


@dataclass(slots=True)
class View:
    """Units of a text (Chinese characters, or words) with their place, clause and sentence.

    `first` and `last` are indexes of the folded text, `last` included.
    """

    folded: Folded
    units: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.units)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original text of the units from `start` to before `end`."""
        at = self.folded.at
        return at[self.first[start]], at[self.last[end - 1]] + 1

    def same(self, one: int, other: int, scope: str) -> bool:
        """Tell whether two units stand in the same clause, or sentence, or in the same message."""
        if scope == "message":
            return True
        where = self.clause if scope == "clause" else self.sentence
        return where[one] == where[other]
