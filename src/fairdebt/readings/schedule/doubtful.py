"""Norms that rest on silence: those that read what silence may assume, by what nobody said."""

from __future__ import annotations

from collections.abc import Iterable

from fairdebt.facts import unsaid
from fairdebt.readings.prepare import Question
from fairdebt.readings.programs import Zones
from fairdebt.readings.schedule.anatomy import Anatomy
from fairdebt.readings.schedule.together import Together

LIMIT = 256
"""For so many sets of what nobody said it is remembered which norms read any of it."""

MANY = 8
"""The leaves of so many norms are worth being asked together."""

Doubted = tuple[tuple[Anatomy, frozenset[str]], ...]
"""Norms, each with what it reads of which nobody said anything."""


class Doubtful:
    """The norms that read anything whose silence is an assumption, of those that are asked in the same zones."""

    def __init__(self, zones: Zones, anatomies: Iterable[Anatomy], together: Together) -> None:
        self.zones = zones
        self.together = together
        self._anatomies = tuple(anatomies)
        for anatomy in self._anatomies:
            if not any(map(together.made.counts, anatomy.leaves)):  # that takes its time, and mostly is not asked
                anatomy.join(together)
        self._unsaid = unsaid(frozenset[str]().union(*(each.doubtful for each in self._anatomies)))
        self._known: dict[frozenset[str], Doubted] = {}

    def of(self, question: Question) -> Doubted:
        """Return the norms that read what nobody said."""
        ready = question.case
        silent = self._unsaid(question.action, ready.said, lambda: ready.case, question.debt)
        found = self._known.get(silent)
        if found is None:
            if len(self._known) >= LIMIT:
                self._known.clear()
            every = ((anatomy, anatomy.doubtful & silent) for anatomy in self._anatomies)
            found = self._known[silent] = tuple((anatomy, doubted) for anatomy, doubted in every if doubted)
        return found
