"""All rules at once, along time: when the act is approved, by the breakpoints of the norms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from fairdebt.logic import Prohibition
from fairdebt.readings.answers import DUTY, Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.questions import FOREVER
from fairdebt.readings.schedule.lasting import Ask, Line
from fairdebt.readings.schedule.present import Present
from fairdebt.readings.schedule.timed import Moving
from fairdebt.readings.schedule.watched import Settled, Watched
from fairdebt.readings.truth import NO
from fairdebt.readings.until import next_event

DECISIONS = 4
"""So often the whole act is decided at another instant before every norm is followed by itself."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one instant to another (not included) the same rules stand in the way; the act is approved if none does.

    `breached` and `unknown` are keys of norms.
    """

    start: int
    end: int
    breached: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def approved(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not (self.breached or self.unknown or self.gaps)


class Schedule(Present):
    """An act on its case, at other instants than its own: all else equal, the history too."""

    _all: dict[str, Watched] | None = None
    _blocking: list[Watched] | None = None
    _fading: int | None = None

    @property
    def _every(self) -> dict[str, Watched]:
        """The norms that can be in the way at some time."""
        if self._all is None:
            self._all = self._found()
        return self._all

    def _found(self) -> dict[str, Watched]:
        found: dict[str, list[Settled]] = {}
        best = self._history.best
        for asked in self._table.asked(self.action, self.ready):
            for line in self._asked.get(asked.zones) or self._lines_in(asked.zones):
                for number, settled in asked.run(line):
                    timed = asked.about[number]
                    if settled != NO and (not timed.needs or timed.needs & best):
                        found.setdefault(timed.norm.key, []).append((line, settled))
        return {key: self.watched(self._table.timed[key].norm, questions) for key, questions in found.items()}

    @property
    def _in_the_way(self) -> list[Watched]:
        """The norms that a decision found in the way at the instant `at`, those first that no time changes."""
        if self._blocking is None:
            still: list[Watched] = []
            moving: list[Watched] = []
            for key, answer in (self._answers or {}).items():
                if answer > DUTY:
                    watched = self._watched.get(key) or self.watched(self._table.timed[key].norm)
                    (still if watched.rest is None else moving).append(watched)
            self._blocking = still + moving
        return self._blocking

    def first_approved(self, since: int, until: int) -> int | None:
        """Return the first instant not before `since` and not after `until` at which nothing stands in the way."""
        if since != self.at or not self._answers:
            return self._follow_all(since, until)
        at = self._gives_way(until)
        for _ in range(DECISIONS):
            blocking = None if at is None else self._decided(at)
            if at is None or blocking is None:
                break
            if not blocking:
                return at
            at = self._all_clear([self.watched(norm) for norm in blocking], at, until)
        return None if at is None else self._follow_all(at, until)

    def _follow_all(self, since: int, until: int) -> int | None:
        """Return the same, norm by norm."""
        at = self._all_clear(self._every.values(), since, until)
        while at is not None:
            open_, coming = self._gaps(at)
            if not open_:
                return at
            while open_:
                if coming is None or coming > until:
                    return None
                at = coming
                open_, coming = self._gaps(at)
            at = self._all_clear(self._every.values(), at, until)
        return None

    def _gives_way(self, until: int) -> int | None:
        """Return the first instant at which all is clear that a decision found in the way; None if not by `until`."""
        at, blocking = self.at, self._in_the_way
        for watched in blocking:
            clear = watched.lifts_at(until)
            if clear is None:
                return None
            at = max(at, clear)
        return at if len(blocking) < 2 else self._all_clear(blocking, at, until)

    def _all_clear(self, every: Collection[Watched], at: int, until: int) -> int | None:
        """Return the first instant from `at` on at which no norm of some is in the way; None if not by `until`."""
        moved = True
        while moved:
            moved = False
            for watched in every:
                clear = watched.first_clear(at, until)
                if clear is None:
                    return None
                moved, at = moved or clear > at, clear
        return at

    def _decided(self, at: int) -> list[Prohibition] | None:
        """Return what is in the way at an instant of what time moves; None where code, or a gap, does not tell it.

        Of what a decision found in the way all has been out of it since.
        """
        table = self._table
        if not table.at_once or self._gaps(at)[0]:
            return None
        found: list[Prohibition] = []
        for asked in self._moving(at).outcome(self.action, self.ready, table.finder):
            for line in self._asked.get(asked.zones) or self._lines_in(asked.zones):
                moved = line.moved(at)
                for number, _ in asked.run(moved.exact if table.tells_when else moved):
                    norm = asked.about[number].norm
                    if in_force(norm.from_on, norm.until_on, moved) != NO:
                        found.append(norm)
        return found

    def lasts(self, at: int) -> int:
        """Return the first later instant at which what stands in the way, or leaves it open, may be another."""
        edge = self._gaps(at)[1]
        return min([FOREVER if edge is None else edge, *(watched.look(at)[1] for watched in self._every.values())])

    def first_forbidden(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which something stands in the way; None if not by `until`."""
        at = since
        if since == self.at and self._answers is not None and not self._in_the_way:
            at, change = self._first_change()
            if at <= until and change is not None and change[0](change[1].moved(at))[0] != NO:
                return at
        while at <= until:
            open_, edge = self._gaps(at)
            if open_:
                return at
            coming = FOREVER if edge is None else edge
            for watched in self._every.values():
                answer, lasts = watched.look(at)
                if answer > DUTY:
                    return at
                coming = min(coming, lasts)
            at = coming
        return None

    def _first_change(self) -> tuple[int, tuple[Ask, Line] | None]:
        """Return the first instant from that of the act on at which anything that is out of the way may be in it.

        With it goes what of a norm it is, and its question; None where it is a gap, or may be one.
        """
        at, change = self.at, None
        open_, edge = self._gaps(at)
        if open_:
            return at, None
        coming = FOREVER if edge is None else edge
        moving = self._table.moving(at)
        fades_until = self._fades_until(moving)
        if fades_until > at:
            moving, coming = moving.recurring, min(coming, fades_until)
        best = self._history.best
        for asked in moving.changing(self.action, self.ready):
            for line in self._asked.get(asked.zones) or self._lines_in(asked.zones):
                for number, settled in asked.run(line):
                    ask, needs = asked.about[number]
                    if settled != NO and (not needs or needs & best):
                        lasts = ask(line)[1]
                        if lasts < coming:
                            coming, change = lasts, (ask, line)
        return coming, change

    def _moving(self, at: int) -> Moving:
        """Return what time may have brought into the way at an instant, of what was out of it."""
        moving = self._table.moving(self.at)
        return moving.recurring if at < self._fades_until(moving) else moving

    def _fades_until(self, moving: Moving) -> int:
        """Return up to when what only fades stays out of the way, once it is: no event happens, no day comes twice."""
        until = self._fading
        if until is None:
            until = self.at
            if self.ready.plain and not self._history.best & moving.begins:
                until = next_event(self.ready, self.at)
                for zones in moving.zones:
                    for line in self._asked.get(zones) or self._lines_in(zones):
                        until = min(until, line.steady[1])
            self._fading = until
        return until

    def stuck(self, since: int, until: int) -> list[Watched]:
        """Return the norms each of which alone stands in the way from `since` to `until`, in any order."""
        if since == self.at and self._answers is not None:
            return [watched for watched in self._in_the_way if watched.lifts_at(until) is None]
        return [watched for watched in self._every.values() if watched.first_clear(since, until) is None]

    def uncovered(self, since: int, until: int) -> tuple[Gap, ...]:
        """Return where no policy speaks at any time from `since` to `until`."""
        found, coming = self._gaps(since)
        open_ = found
        while open_ and coming is not None and coming <= until:
            open_, coming = self._gaps(coming)
        return found if open_ else ()

    def stretches(self, since: int, until: int) -> Iterator[Stretch]:
        """Yield what stands in the way from `since` to `until` (not included), one stretch after the other."""
        answers: list[Answer] = []
        due: list[tuple[int, int]] = []
        every = list(self._every.values())
        for number, watched in enumerate(every):
            answer, lasts = watched.look(since)
            answers.append(answer)
            if lasts < until:
                due.append((lasts, number))
        open_, coming = self._gaps(since)
        if coming is not None:
            due.append((coming, -1))
        heapify(due)
        keys = list(self._every)
        current = _stretch(since, until, zip(keys, answers, strict=True), open_)
        while due and due[0][0] < until:
            at = due[0][0]
            changed = False
            while due and due[0][0] == at:
                number = heappop(due)[1]
                if number < 0:
                    was, (open_, coming) = open_, self._gaps(at)
                    changed = changed or was != open_
                else:
                    answer, coming = every[number].look(at)
                    changed = changed or answer is not answers[number]
                    answers[number] = answer
                if coming is not None:
                    heappush(due, (coming, number))
            if changed:
                following = _stretch(at, until, zip(keys, answers, strict=True), open_)
                yield replace(current, end=at)
                current = following
        if current.start < until:
            yield replace(current, end=until)


def _stretch(start: int, end: int, answers: Iterable[tuple[str, Answer]], open_: tuple[Gap, ...]) -> Stretch:
    listed = list(answers)
    return Stretch(
        start,
        end,
        tuple(key for key, answer in listed if answer is Answer.BREACHED),
        tuple(key for key, answer in listed if answer is Answer.UNKNOWN),
        open_,
    )
