"""All rules at once, along time: when the act is approved, by the breakpoints of the norms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from fairdebt.facts import Action, Case
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.history import Found
from fairdebt.readings.prepare import BEGINNING, FOREVER, Question, instant_of, prepared
from fairdebt.readings.programs import Zones
from fairdebt.readings.schedule.anatomy import Anatomy, Examined
from fairdebt.readings.schedule.lasting import Ask, Line, Root, act_at
from fairdebt.readings.schedule.timetable import Open, Rivals, Timed, timetable
from fairdebt.readings.truth import NO, YES


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


@dataclass(slots=True, eq=False)
class Watched:
    """One norm, with the questions it is asked and what time does not change for each, at best.

    `rest` asks what does change, from the instant `since` on. `own` is its answer at that instant, where a decision has
    told it. The `last` answer that was worked out holds from the first instant until before the second.
    """

    timed: Timed
    asked: list[tuple[Line, int]]
    rest: Ask | None
    since: int
    own: Answer | None = None
    last: tuple[int, Answer, int] = (0, Answer.CLEAR, 0)

    def look(self, at: int) -> tuple[Answer, int]:
        """Return the answer at an instant, and the first later one at which it may be another."""
        since, answer, until = self.last  # one value: several threads may read one decision
        if not since <= at < until:
            ask = self.rest if at >= self.since else self.timed.ask
            if ask is None or len(self.asked) != 1:
                answer, until = self._looked(ask, at)
            else:
                ((line, settled),) = self.asked
                truth, until = ask(line.at(at))
                answer = _WORTH[truth if truth < settled else settled]
            self.last = at, answer, until
        return answer, until

    def _looked(self, ask: Ask | None, at: int) -> tuple[Answer, int]:
        most, until, breached_until = NO, FOREVER, BEGINNING
        for line, settled in self.asked:
            truth, lasts = (YES, FOREVER) if ask is None else ask(line.at(at))
            if truth > settled:
                truth = settled
            if truth == YES:
                breached_until = max(breached_until, lasts)
            else:
                most, until = max(most, truth), min(until, lasts)
        return (_WORTH[most], until) if breached_until == BEGINNING else (Answer.BREACHED, breached_until)

    def first_clear(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which the norm is not in the way; None if not by `until`."""
        if self.own is not None and self.since == since:
            if self.own <= Answer.DUTY:
                return since
            if self.rest is None:
                return None
        at = since
        while at <= until:
            answer, coming = self.look(at)
            if answer <= Answer.DUTY:
                return at
            at = coming
        return None


_WORTH = (Answer.CLEAR, Answer.UNKNOWN, Answer.BREACHED)
"""What a norm is worth at an instant, by its truth at best."""


class Schedule:
    """The act on its case, at other instants than its own: all else equal, the history too.

    `answers` are those of a decision at the instant `at`: of the norms that veto, without those that do not then.
    """

    def __init__(
        self, decider: Decider, action: Action, case: Case, at: int, answers: Mapping[str, Answer] | None = None
    ) -> None:
        self._action = action
        self._at = at
        self._answers = answers
        self._covered = decider.covered
        self._ready = prepared(case)
        self._acts: dict[int, Action] = {instant_of(action): action}
        self._table = timetable(decider, action, self._ready)
        self._asked: dict[Zones, list[Line]] = {}
        self._lines: dict[tuple[str | None, str | None], Line] = {}
        self._watched: dict[str, Watched] = {}
        self._history: Found | None = None
        self._lifted: dict[tuple[str, int], int | None] = {}
        self._all: dict[str, Watched] | None = None
        self._examined: dict[tuple[str, int], tuple[Examined, ...]] = {}

    @property
    def _every(self) -> dict[str, Watched]:
        """The norms that can be in the way at some time."""
        if self._all is None:
            self._all = self._found()
        return self._all

    def _found(self) -> dict[str, Watched]:
        found: dict[str, Watched] = {}
        for asked in self._table.asked:
            for line in self._lines_in(asked.zones):
                best = line.root.found.best
                for number, settled in asked.run(line.root.question):
                    timed = asked.about[number]
                    if settled == NO or (timed.needs and not timed.needs & best):
                        continue
                    watched = found.get(timed.norm.key)
                    if watched is None:
                        found[timed.norm.key] = self._made(timed, line, [(line, settled)])
                    else:
                        watched.asked.append((line, settled))
        for key, watched in self._watched.items():
            if watched.asked and key in found:
                found[key] = watched  # with what it knows
        return found

    def _made(self, timed: Timed, line: Line, asked: list[tuple[Line, int]]) -> Watched:
        answers, norm = self._answers, timed.norm
        own = None if answers is None or norm.effect != "veto" else answers.get(norm.key, Answer.CLEAR)
        return Watched(timed, asked, timed.rest if timed.law_from < line.day else timed.ask, self._at, own)

    def _watch(self, norm: Prohibition) -> Watched:
        """Return one norm with its questions; none where nothing of it changes, and a decision told its answer."""
        found = self._watched.get(norm.key)
        if found is None:
            timed, lines = self._table.timed[norm.key], self._lines_in(norm.zones)
            found = self._watched[norm.key] = self._made(timed, lines[0], [])
            if found.own is Answer.BREACHED and len(lines) == 1:
                found.asked.append((lines[0], YES))
            elif found.rest is not None or found.own is None:
                evaluator = self._table.evaluator
                found.asked.extend([(line, timed.settled(line.root, evaluator)) for line in lines])
        return found

    def _in_the_way(self) -> list[Prohibition]:
        """Return the norms that a decision found in the way at the instant `at`."""
        found, every = [], self._table.timed
        for key, answer in (self._answers or {}).items():
            if answer > Answer.DUTY and key in every and every[key].norm.effect == "veto":
                found.append(every[key].norm)
        return found

    def _lines_in(self, zones: Zones) -> list[Line]:
        """Return the questions that a rule with these zones is asked."""
        found = self._asked.get(zones)
        if found is None:
            where: tuple[str | None, ...] = self._ready.zones(zones, self._action) or (None,)
            debts = self._ready.debts_asked(self._action)
            if len(debts) == len(where) == 1:
                found = self._asked[zones] = [self._line(debts[0], where[0])]
            else:
                found = self._asked[zones] = [self._line(debt, zone) for debt in debts for zone in where]
        return found

    def _line(self, debt: str | None, zone: str | None) -> Line:
        found = self._lines.get((debt, zone))
        if found is None:
            if self._history is None:
                self._history = self._table.found(self._ready)
            question = Question(self.act(self._at), self._ready, self._at, debt, zone)
            found = self._lines[debt, zone] = Line(Root(question, self._acts, self._history))
        return found

    @property
    def norms(self) -> tuple[Prohibition, ...]:
        """Return the norms that can apply to the act."""
        return self._table.norms

    def rivals(self, norm: Prohibition, find: Rivals) -> tuple[Prohibition, ...]:
        """Return the vetoing norms that `find` sets against one."""
        return self._table.rivals(norm, find)

    def doubtful(self) -> Iterator[tuple[Anatomy, list[Line]]]:
        """Yield the vetoing norms that read what silence may assume, taken apart, with their questions."""
        for anatomy in self._table.doubtful:
            yield anatomy, self._lines_in(anatomy.norm.zones)

    def examined(self, norm: Prohibition, at: int | None = None) -> tuple[Examined, ...]:
        """Return what the answer of a norm rests on, for each of its questions, at its own instant or another."""
        when = self._at if at is None else at
        found = self._examined.get((norm.key, when))
        if found is None:
            anatomy, lines = self._table.anatomy(norm), self._lines_in(norm.zones)
            if len(lines) == 1 and when == self._at and anatomy.if_breached and self._is_breached(norm):
                found = (anatomy.examined(lines[0].root.question, anatomy.if_breached),)
            else:
                found = tuple([anatomy.of(line, when) for line in lines])
            self._examined[norm.key, when] = found
        return found

    def _is_breached(self, norm: Prohibition) -> bool:
        return self._answers is not None and self._answers.get(norm.key) is Answer.BREACHED

    def act(self, at: int) -> Action:
        """Return the act as it would be at another instant."""
        return act_at(self._acts, self._action, at)

    def _gaps(self, at: int) -> Open:
        zones = self._ready.zones(("debtor",), self._action) or (None,)
        return self._table.gaps(zones, at, lambda: self._covered.gaps_at(self._action, self._ready, at))

    # ------------------------------------------------------------------------------------------------- questions

    def first_approved(self, since: int, until: int) -> int | None:
        """Return the first instant not before `since` and not after `until` at which nothing stands in the way."""
        at, moved = since, True
        if since == self._at:
            norms = self._in_the_way()
            if any(map(self._stays, norms)):
                return None
            for norm in norms:
                clear = self.lifts_at(norm, until)
                if clear is None:
                    return None
                at = max(at, clear)
        while moved:
            moved = False
            for watched in self._every.values():
                clear = watched.first_clear(at, until)
                if clear is None:
                    return None
                moved, at = moved or clear > at, clear
            open_, coming = self._gaps(at)
            while open_:
                if coming is None or coming > until:
                    return None
                at, moved = coming, True
                open_, coming = self._gaps(at)
        return at

    def lasts(self, at: int) -> int:
        """Return the first later instant at which what stands in the way, or leaves it open, may be another."""
        edge = self._gaps(at)[1]
        return min([FOREVER if edge is None else edge, *(watched.look(at)[1] for watched in self._every.values())])

    def first_forbidden(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which something stands in the way; None if not by `until`."""
        at, every = since, list(self._every.values())
        while at <= until:
            open_, edge = self._gaps(at)
            if open_:
                return at
            coming = FOREVER if edge is None else edge
            for watched in every:
                answer, lasts = watched.look(at)
                if answer > Answer.DUTY:
                    return at
                coming = min(coming, lasts)
            at = coming
        return None

    def _stays(self, norm: Prohibition) -> bool:
        """Tell whether a norm that a decision found in the way stays there whatever the instant."""
        timed = self._table.timed[norm.key]
        return timed.rest is None and self._answers is not None and timed.law_from < self._lines_in(norm.zones)[0].day

    def lifts_at(self, norm: Prohibition, until: int) -> int | None:
        """Return the first instant at which a norm is not in the way; None if not by `until`.

        Where a decision told its answers, it is one of those that are in the way.
        """
        key = (norm.key, until)
        if key not in self._lifted:
            self._lifted[key] = None if self._stays(norm) else self._watch(norm).first_clear(self._at, until)
        return self._lifted[key]

    def stuck(self, since: int, until: int) -> tuple[str, ...]:
        """Return the keys of the norms each of which alone stands in the way from `since` to `until`, in any order."""
        if since == self._at and self._answers is not None:
            return tuple(norm.key for norm in self._in_the_way() if self.lifts_at(norm, until) is None)
        return tuple(key for key, each in self._every.items() if each.first_clear(since, until) is None)

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
