"""One norm along time: what it is worth at an instant, until when, and from when on it is not in the way."""

from __future__ import annotations

from fairdebt.readings.answers import BREACHED, CLEAR, DUTY, Answer
from fairdebt.readings.questions import BEGINNING, FOREVER
from fairdebt.readings.schedule.findings import Examined, Findings
from fairdebt.readings.schedule.lasting import Ask, Line
from fairdebt.readings.schedule.timed import Timed
from fairdebt.readings.truth import NO, YES

Settled = tuple[Line, int]
"""A question, and the truth at best of what time does not change."""

_WORTH = (CLEAR, Answer.UNKNOWN, BREACHED)
"""What a norm is worth at an instant, by its truth at best."""


class Watched:
    """One norm with the questions it is asked about one act on one case.

    `since`: the instant of the act; `own`: its answer then, where a decision has told it. `asked` are the questions
    that count, with what time does not change of them, where that is known beforehand.
    """

    _last: tuple[int, Answer, int] | None = None  # the last answer, from when on and until when it holds
    _lifts: tuple[int, int | None] | None = None  # up to when it was looked for, and what was found
    _examined: tuple[Examined, ...] | None = None

    def __init__(
        self, timed: Timed, lines: list[Line], since: int, own: Answer | None, asked: list[Settled] | None = None
    ) -> None:
        self.timed = timed
        self.lines = lines
        self.since = since
        self.own = own
        self.rest = timed.changing(since)
        """What asks whatever time changes of it from `since` on."""
        self._asked = asked

    @property
    def asked(self) -> list[Settled]:
        """Return the questions that count, with what time does not change of them."""
        if self._asked is None:
            if self.own is BREACHED and len(self.lines) == 1:
                self._asked = [(self.lines[0], YES)]
            else:
                self._asked = [(line, self.timed.settled(line)) for line in self.lines]
        return self._asked

    def look(self, at: int) -> tuple[Answer, int]:
        """Return the answer at an instant, and the first later one at which it may be another."""
        last = self._last  # one value: several threads may read one decision
        if last is None or not last[0] <= at < last[2]:
            answer, until = self._looked(self.rest if at >= self.since else self.timed.ask, at)
            last = self._last = at, answer, until
        return last[1:]

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
        return (_WORTH[most], until) if breached_until == BEGINNING else (BREACHED, breached_until)

    def breach(self) -> tuple[Findings, Line] | None:
        """Return what follows where the norm is in breach at the instant of the act, with its question.

        None where it has several, or where its leaves have to be asked.
        """
        if len(self.lines) > 1:
            return None
        line, timed = self.lines[0], self.timed
        findings = timed.told
        if findings is None:
            findings = timed.anatomy.told(line)
            if findings is None:
                return None
            if not timed.anatomy.waiting:
                timed.told = findings
        return findings, line

    def examined(self) -> tuple[Examined, ...]:
        """Return what its answer at the instant of the act rests on, for each of its questions."""
        found = self._examined
        if found is None:
            breach = self.breach() if self.own is BREACHED else None
            if breach is not None:
                found = (Examined(breach[1], breach[0], BREACHED),)
            else:
                found = tuple([self.timed.anatomy.of(line, self.since) for line in self.lines])
            self._examined = found
        return found

    def lifts_at(self, until: int) -> int | None:
        """Return the first instant from that of the act on at which the norm is not in the way; None if not by `until`.

        Where a decision told its answer, it is in the way then.
        """
        known = self._lifts
        if known is None or known[0] != until:
            known = self._lifts = until, self.first_clear(self.since, until)
        return known[1]

    def first_clear(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which the norm is not in the way; None if not by `until`."""
        if self.own is not None and self.since == since:
            if self.own <= DUTY:
                return since
            if self.rest is None:
                return None
        if self.own is BREACHED and len(self.lines) == 1:
            return self._first_no(since, until)
        at = since
        while at <= until:
            answer, coming = self.look(at)
            if answer <= DUTY:
                return at
            at = coming
        return None

    def _first_no(self, at: int, until: int) -> int | None:
        """Return the same where it is in breach at the instant of the act: all that no time changes of it holds."""
        ask, line = self.rest, self.lines[0]
        while ask is not None and at <= until:
            truth, coming = ask(line.moved(at))
            if truth == NO:
                return at
            at = coming
        return None
