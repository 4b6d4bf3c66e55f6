"""One norm along time: what it is worth at an instant, until when, and from when on it is not in the way."""

from __future__ import annotations

from fairdebt.readings.answers import Answer
from fairdebt.readings.questions import BEGINNING, FOREVER
from fairdebt.readings.schedule.findings import Examined
from fairdebt.readings.schedule.lasting import Ask, Line
from fairdebt.readings.schedule.timed import Timed
from fairdebt.readings.truth import NO, YES

Settled = tuple[Line, int]
"""A question, and the truth at best of what time does not change."""

_WORTH = (Answer.CLEAR, Answer.UNKNOWN, Answer.BREACHED)
"""What a norm is worth at an instant, by its truth at best."""


class Watched:
    """One norm with the questions it is asked about one act on one case.

    `since`: the instant of the act; `own`: its answer then, where a decision has told it. `asked` are the questions
    that count, with what time does not change of them, where that is known beforehand.
    """

    __slots__ = ("_asked", "_examined", "_last", "_rest", "lines", "own", "since", "timed")

    def __init__(
        self, timed: Timed, lines: list[Line], since: int, own: Answer | None, asked: list[Settled] | None = None
    ) -> None:
        self.timed = timed
        self.lines = lines
        self.since = since
        self.own = own
        self._asked = asked
        self._rest = timed.changing(since)  # what changes from `since` on
        self._last = (0, Answer.CLEAR, 0)  # the last answer, from when on and until when it holds
        self._examined: tuple[Examined, ...] | None = None

    @property
    def asked(self) -> list[Settled]:
        """Return the questions that count, with what time does not change of them."""
        if self._asked is None:
            if self.own is Answer.BREACHED and len(self.lines) == 1:
                self._asked = [(self.lines[0], YES)]
            else:
                self._asked = [(line, self.timed.settled(line)) for line in self.lines]
        return self._asked

    def look(self, at: int) -> tuple[Answer, int]:
        """Return the answer at an instant, and the first later one at which it may be another."""
        since, answer, until = self._last  # one value: several threads may read one decision
        if not since <= at < until:
            answer, until = self._looked(self._rest if at >= self.since else self.timed.ask, at)
            self._last = at, answer, until
        return answer, until

    def _looked(self, ask: Ask | None, at: int) -> tuple[Answer, int]:
        most, until, breached_until = NO, FOREVER, BEGINNING
        for line, settled in self.asked:
            truth, lasts = (YES, FOREVER) if ask is None else ask(line.moved(at))
            if truth > settled:
                truth = settled
            if truth == YES:
                breached_until = max(breached_until, lasts)
            else:
                most, until = max(most, truth), min(until, lasts)
        return (_WORTH[most], until) if breached_until == BEGINNING else (Answer.BREACHED, breached_until)

    def examined(self) -> tuple[Examined, ...]:
        """Return what its answer at the instant of the act rests on, for each of its questions."""
        found = self._examined
        if found is None:
            anatomy, lines = self.timed.anatomy, self.lines
            question = lines[0]
            if len(lines) == 1 and self.own is Answer.BREACHED and (known := anatomy.told(question)) is not None:
                found = (Examined(question, known, Answer.BREACHED),)
            else:
                found = tuple([anatomy.of(line, self.since) for line in lines])
            self._examined = found
        return found

    def first_clear(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which the norm is not in the way; None if not by `until`."""
        if self.own is not None and self.since == since:
            if self.own <= Answer.DUTY:
                return since
            if self._rest is None:
                return None
        at = since
        while at <= until:
            answer, coming = self.look(at)
            if answer <= Answer.DUTY:
                return at
            at = coming
        return None
