"""What a program asks of histories and of dates of the case, told together as long as none of it changes."""

from __future__ import annotations

from fairdebt.logic import Predicate
from fairdebt.readings.history import Finder, Found
from fairdebt.readings.questions import FOREVER, Question
from fairdebt.readings.until import Until, until_of

OFTEN = 8
"""A case that was asked so often is likely to be asked again."""

EVERY = 3
"""To work out how long truths last costs as much as some three decisions: it is done every third time."""

REMEMBERED = 1024
"""So much is remembered of what a program found in a history."""

Truths = tuple[int | None, ...]
"""Of everything that a program asks of the past; None where it has to be asked by itself."""

Told = tuple[int, int, Truths]
"""From one instant to another (not included), and the truths that last so long."""


class Past:
    """All that a program asks of the past.

    Acts with which the same events agree are told the same, whatever else they say: in a case that is asked often the
    truths are kept for as long as no event and no passing of time changes any of them.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._asked: list[Until] = []
        self.nothing: Truths = ()
        """What is told where nothing is kept."""

    def add(self, node: Predicate) -> int | None:
        """Return the place at which the truth of a predicate without parts is told; None where it never is."""
        until = until_of(node, self._finder)
        if until is None:
            return None
        self._asked.append(until)
        self.nothing += (None,)
        return len(self._asked) - 1

    def __call__(self, question: Question, found: Found) -> Truths:
        """Return every truth for a question, as far as it is kept, about a history that was asked `OFTEN`."""
        key = (self, question.zone, self._finder.words_of(question))
        told: Told | None = found.memory.get(key)
        if told is None:
            if len(found.memory) >= REMEMBERED:
                found.memory.clear()
            found.memory[key] = (0, 0, self.nothing)  # it may never be asked again
            return self.nothing
        if told[0] <= question.at < told[1]:
            return told[2]
        if found.asked % EVERY:
            return self.nothing
        told = found.memory[key] = self._told(question, found)
        return told[2]

    def _told(self, question: Question, found: Found) -> Told:
        """Work out every truth that is plain, and how long all of them last."""
        every = [until(question, found) for until in self._asked]
        end = min([lasting[1] for lasting in every if lasting is not None], default=FOREVER)
        return question.at, end, tuple([None if lasting is None else lasting[0] for lasting in every])
