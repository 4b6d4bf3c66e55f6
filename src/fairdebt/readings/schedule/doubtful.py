"""Norms that rest on silence: those that read what silence may assume, by what nobody said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from itertools import chain
from operator import or_

from fairdebt.clock import EPOCH
from fairdebt.facts import unsaid
from fairdebt.readings.history import Found
from fairdebt.readings.programs import Zones
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule.anatomy import Anatomy, open_of
from fairdebt.readings.schedule.lasting import Line
from fairdebt.readings.schedule.together import Together

LIMIT = 256
"""For so many sets of what nobody said it is remembered which norms read any of it."""

MANY = 8
"""The leaves of so many norms are worth being asked together."""

Names = frozenset[str]


class Doubted:
    """Norms, each with what it reads of which nobody said anything.

    `plainly`: those that do nothing but compare it, and whose leaves are asked together with those of others.
    """

    def __init__(self, every: Iterable[tuple[Anatomy, Names]], together: Together) -> None:
        self.plainly: list[tuple[Anatomy, Names]] = []
        self.others: list[tuple[Anatomy, Names]] = []
        for anatomy, names in every:
            plain = anatomy in together and anatomy.reading(names).plain
            (self.plainly if plain else self.others).append((anatomy, names))


class Silence:
    """Norms, by what of all that they read nobody said."""

    def __init__(self, anatomies: Sequence[Anatomy], together: Together) -> None:
        self._anatomies = anatomies
        self._together = together
        self._unsaid = unsaid(frozenset(chain.from_iterable(each.doubtful for each in anatomies)))
        self._known: dict[Names, Doubted] = {}

    def of(self, question: Question) -> Doubted | None:
        """Return the norms that read what nobody said; None where everything was said."""
        silent = self._unsaid(question.action, question.case, question.debt)
        return self._known.get(silent) or self._found(silent) if silent else None

    def _found(self, silent: Names) -> Doubted:
        if len(self._known) >= LIMIT:
            self._known.clear()
        every = ((anatomy, anatomy.doubtful & silent) for anatomy in self._anatomies)
        doubted = ((anatomy, names) for anatomy, names in every if names)
        found = self._known[silent] = Doubted(doubted, self._together)
        return found


class Doubtful:
    """The norms that read anything whose silence is an assumption, of those that are asked in the same zones."""

    def __init__(self, zones: Zones, anatomies: Sequence[Anatomy], together: Together) -> None:
        self.zones = zones
        self._together = together
        for anatomy in anatomies if len(anatomies) > MANY else ():
            if not any(map(together.made.counts, anatomy.leaves)):  # to count takes its time, and mostly is not asked
                anatomy.join(together)
        self._all = Silence(anatomies, together)
        self._without_states = Silence([each for each in anatomies if each.doubtful_begins is None], together)
        self._begins = reduce(or_, [each.doubtful_begins or 0 for each in anatomies], 0)
        self._waiting = tuple(sorted({name for each in anatomies for name in each.waiting}))
        days = [on for each in anatomies for on in (each.norm.from_on, each.norm.until_on) if on is not None]
        self._days = sorted({on.toordinal() - EPOCH for on in days})
        self._resting: dict[object, Names] = {}

    def silence(self, found: Found) -> Silence:
        """Return the norms by what nobody said; without those that read it of states that never began in a history."""
        return self._all if found.best & self._begins else self._without_states

    def resting(self, line: Line, doubted: Doubted, blocking: Collection[str]) -> Names | None:
        """Return what it rests on at the instant of the act that none of some norms is in the way, but for `blocking`.

        It is remembered for the truths of all leaves, which are asked together. None: the code for it was not yet
        written, or no zone is known.
        """
        self._together.ask(line)
        every = self._together.truths(line)
        if every is None or line.zone is None:
            return None
        law = bisect_right(self._days, line.day)
        key = doubted, every, open_of(line, self._waiting), law, tuple(blocking)
        found = self._resting.get(key)
        if found is None:
            if len(self._resting) >= LIMIT:
                self._resting.clear()
            rest = [
                anatomy.resting(names, sure, line)
                for anatomy, names in doubted.plainly
                if anatomy.norm.key not in blocking and (sure := self._together.truths_of(anatomy, line)) is not None
            ]
            found = self._resting[key] = frozenset(chain.from_iterable(rest))
        return found
