"""The leaves of many norms, asked together once for a question: many norms are made of the same few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from fairdebt.logic import Predicate
from fairdebt.readings.questions import Question
from fairdebt.readings.schedule.lasting import Ask, Line
from fairdebt.readings.schedule.leaves import OFTEN, Leaves

Truths = tuple[int, ...]


class Together:
    """The leaves of some norms, each of them once. Code is written for them when they were asked some times."""

    def __init__(self, made: Leaves) -> None:
        self.made = made
        self._met = 0
        self._nodes: list[Predicate] = []
        self._numbers: dict[Ask, int] = {}
        self._takes: dict[object, Callable[[Truths], Truths]] = {}
        self._code: Callable[[Question], Truths] | None = None

    def join(self, whose: object, nodes: Sequence[Predicate], asks: Iterable[Ask]) -> None:
        """Add the leaves of a norm, with what asks them; `whose` they are is how their truths are taken."""
        for node, ask in zip(nodes, asks, strict=True):
            if ask not in self._numbers:
                self._numbers[ask] = len(self._nodes)
                self._nodes.append(node)
        numbers = [self._numbers[ask] for ask in asks]
        several = len(numbers) > 1
        self._takes[whose] = itemgetter(*numbers) if several else lambda truths: tuple(truths[each] for each in numbers)

    def __contains__(self, whose: object) -> bool:
        """Tell whether a norm has its leaves here."""
        return whose in self._takes

    def ask(self, line: Line) -> None:
        """Ask for the truths of all leaves at the instant of the act, for `truths` to be known."""
        if self._code is None:
            self._met += 1
            if self._met <= OFTEN:
                return
            self._code = self.made.code(self._nodes)
        line.lasting[self] = self._code(line)
        line.together = (*line.together, self)

    def truths(self, line: Line) -> Truths | None:
        """Return the truths of all leaves; None where nobody asked."""
        found: Truths | None = line.lasting.get(self)
        return found

    def truths_of(self, whose: object, line: Line) -> Truths | None:
        """Return the truths of the leaves of a norm; None where they are not among these, or nobody asked."""
        take, every = self._takes.get(whose), self.truths(line)
        return None if take is None or every is None else take(every)
