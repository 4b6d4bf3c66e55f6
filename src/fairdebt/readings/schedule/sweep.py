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
from fairdebt.readings.prepare import FOREVER, Question, prepared
from fairdebt.readings.programs import Zones
from fairdebt.readings.schedule.anatomy import Anatomy, Examined, Findings
from fairdebt.readings.schedule.lasting import Ask, Line, Root, act_at
from fairdebt.readings.schedule.timetable import Open, Timed, timetable
from fairdebt.readings.schedule.watched import Settled, Watched
from fairdebt.readings.truth import NO

DECISIONS = 4
"""So often the whole act is decided at another instant before every norm is followed by itself."""


NOTHING: Mapping[str, Answer] = {}
"""What is in the way where nothing is."""


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


class Schedule:
    """The act on its case, at other instants than its own: all else equal, the history too.

    `answers` are those of a decision at the instant `at`: of the norms that veto, without those that do not then.
    """

    def __init__(
        self, decider: Decider, action: Action, case: Case, at: int, answers: Mapping[str, Answer] | None = None
    ) -> None:
        self._decider = decider
        self._action = action
        self._at = at
        self._answers = answers
        self._ready = ready = prepared(case)
        self._table = timetable(decider, action, ready)
        self._history = self._table.found(ready)
        self.vetoes_alone = self._table.vetoes_alone
        """Whether the norms do nothing but veto: they do not warn, inform, or wait to be law."""
        self._acts: dict[int, Action] = {}
        self._asked: dict[Zones, list[Line]] = {}
        self._lines: dict[tuple[str | None, str | None], Line] = {}
        self._watched: dict[str, Watched] = {}
        self._all: dict[str, Watched] | None = None
        self._blocking: list[Prohibition] | None = None
        self._later: dict[tuple[str, int], tuple[Examined, ...]] = {}
        self.where = ready.zones(("debtor",), action)
        """The zones where the debtor may be; none or None where that is not known."""

    @property
    def _every(self) -> dict[str, Watched]:
        """The norms that can be in the way at some time."""
        if self._all is None:
            self._all = self._found()
        return self._all

    def _found(self) -> dict[str, Watched]:
        asked: dict[str, list[Settled]] = {}
        for timed, line, settled in self._moving():
            asked.setdefault(timed.norm.key, []).append((line, settled))
        return {key: self.watched(self._table.timed[key].norm, questions) for key, questions in asked.items()}

    def _moving(self) -> Iterator[tuple[Timed, Line, int]]:
        """Yield the norms that can be in the way at some time, for each question, with what does not change of them."""
        for asked in self._table.asked:
            for line in self._lines_in(asked.zones):
                best = line.root.found.best
                for number, settled in asked.run(line.root.question):
                    timed = asked.about[number]
                    if settled != NO and (not timed.needs or timed.needs & best):
                        yield timed, line, settled

    def watched(self, norm: Prohibition, asked: list[Settled] | None = None) -> Watched:
        """Return one norm along time, with its questions; `asked` are those that count, where that is known."""
        found = self._watched.get(norm.key)
        if found is None:
            answers = self._answers
            own = None if answers is None or norm.effect != "veto" else answers.get(norm.key, Answer.CLEAR)
            timed, lines = self._table.timed[norm.key], self._asked.get(norm.zones) or self._lines_in(norm.zones)
            found = self._watched[norm.key] = Watched(timed, lines, self._at, own, asked)
        return found

    @property
    def _in_the_way(self) -> list[Prohibition]:
        """The norms that a decision found in the way at the instant `at`."""
        if self._blocking is None:
            every, self._blocking = self._table.timed, []
            for key, answer in (self._answers or {}).items():
                if answer > Answer.DUTY and key in every and every[key].norm.effect == "veto":
                    self._blocking.append(every[key].norm)
        return self._blocking

    def is_breached(self, norm: Prohibition) -> bool:
        """Tell whether a decision found a norm in breach at the instant `at`."""
        return self._answers is not None and self._answers.get(norm.key) is Answer.BREACHED

    def _stays(self, norm: Prohibition) -> bool:
        """Tell whether a norm that a decision found in the way stays there whatever the instant."""
        timed = self._table.timed[norm.key]
        if timed.rest is not None or self._answers is None:
            return False
        return timed.law_from < (self._asked.get(norm.zones) or self._lines_in(norm.zones))[0].day

    def breach(self, norm: Prohibition) -> tuple[Findings, Question] | None:
        """Return what follows where a decision found a norm in breach, with its question.

        None where it has several, or where its leaves have to be asked.
        """
        lines = self._asked.get(norm.zones) or self._lines_in(norm.zones)
        if len(lines) > 1:
            return None
        question = lines[0].root.question
        findings = self._table.timed[norm.key].anatomy.told(question)
        return None if findings is None else (findings, question)

    def _lines_in(self, zones: Zones) -> list[Line]:
        """Return the questions that a rule with these zones is asked."""
        found = self._asked.get(zones)
        if found is None:
            where: tuple[str | None, ...] = self._ready.zones(zones, self._action) or (None,)
            debts = self._ready.debts_asked(self._action)
            if len(debts) == len(where) == 1:
                found = [self._line(debts[0], where[0])]
            else:
                found = [self._line(debt, zone) for debt in debts for zone in where]
            self._asked[zones] = found
        return found

    def _line(self, debt: str | None, zone: str | None) -> Line:
        found = self._lines.get((debt, zone))
        if found is None:
            question = Question(self._action, self._ready, self._at, debt, zone)
            found = self._lines[debt, zone] = Line(Root(question, self._acts, self._history))
        return found

    @property
    def norms(self) -> tuple[Prohibition, ...]:
        """Return the norms that can apply to the act."""
        return self._table.norms

    @property
    def vetoing(self) -> tuple[Prohibition, ...]:
        """Return those of the norms that can veto it."""
        return self._table.vetoing

    def doubted(self) -> list[tuple[Anatomy, frozenset[str], Line]]:
        """Return the vetoing norms that rest on silence now: what each reads that nobody said, by question."""
        return [
            (anatomy, names, line)
            for doubtful in self._table.doubtful
            for line in self._asked.get(doubtful.zones) or self._lines_in(doubtful.zones)
            for anatomy, names in doubtful.of(line.root.question)
            if not anatomy.nobody_doubts(self._history)
        ]

    def examined(self, norm: Prohibition, at: int | None = None) -> tuple[Examined, ...]:
        """Return what the answer of a norm rests on, for each of its questions, at its own instant or another."""
        if at is None or at == self._at:
            return self.watched(norm).examined()
        found = self._later.get((norm.key, at))
        if found is None:
            anatomy = self._table.timed[norm.key].anatomy
            found = self._later[norm.key, at] = tuple([anatomy.of(line, at) for line in self._lines_in(norm.zones)])
        return found

    def act(self, at: int) -> Action:
        """Return the act as it would be at another instant."""
        return act_at(self._acts, self._action, at)

    def _gaps(self, at: int) -> Open:
        where = self.where or (None,)
        return self._table.gaps(where, at, lambda: self._decider.covered.gaps_at(self._action, self._ready, at))

    # ------------------------------------------------------------------------------------------------- questions

    def first_approved(self, since: int, until: int) -> int | None:
        """Return the first instant not before `since` and not after `until` at which nothing stands in the way."""
        at = since
        if since == self._at and self._answers:
            for norm in self._in_the_way:
                if self._stays(norm):
                    return None
            for norm in self._in_the_way:
                clear = self.lifts_at(norm, until)
                if clear is None:
                    return None
                at = max(at, clear)
            for _ in range(DECISIONS):
                answers = self._decided(at)
                if answers is None:
                    break
                if not answers:
                    return at
                for key in answers:
                    clear = self.watched(self._table.timed[key].norm).first_clear(at, until)
                    if clear is None:
                        return None
                    at = max(at, clear)
        moved = True
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

    def _decided(self, at: int) -> Mapping[str, Answer] | None:
        """Return what a decision at an instant finds in the way; None where its code, or a gap, does not tell it."""
        table = self._table
        if table.outcome is None or self._gaps(at)[0]:
            return None
        if table.tells_when:
            return self._decider.vetoing(self.act(at), self._ready, at)
        for asked in table.outcome:
            for line in self._asked.get(asked.zones) or self._lines_in(asked.zones):
                if asked.run(line.at(at)):
                    return self._decider.vetoing(self._action, self._ready, at)
        return NOTHING

    def lasts(self, at: int) -> int:
        """Return the first later instant at which what stands in the way, or leaves it open, may be another."""
        edge = self._gaps(at)[1]
        return min([FOREVER if edge is None else edge, *(watched.look(at)[1] for watched in self._every.values())])

    def first_forbidden(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which something stands in the way; None if not by `until`."""
        at = since
        if since == self._at and self._answers is not None and not self._in_the_way and not self._gaps(at)[0]:
            at, change = self._first_change()
            if at <= until and change is not None and change[0](change[1].at(at))[0] != NO:
                return at
        while at <= until:
            open_, edge = self._gaps(at)
            if open_:
                return at
            coming = FOREVER if edge is None else edge
            for watched in self._every.values():
                answer, lasts = watched.look(at)
                if answer > Answer.DUTY:
                    return at
                coming = min(coming, lasts)
            at = coming
        return None

    def _first_change(self) -> tuple[int, tuple[Ask, Line] | None]:
        """Return the first instant after that of the act at which anything that is out of the way may be in it.

        With it goes what of a norm it is, and its question; None where a gap may begin.
        """
        at = self._at
        edge = self._gaps(at)[1]
        coming, change = FOREVER if edge is None else edge, None
        for timed, line, _ in self._moving():
            ask = timed.rest if timed.law_from < line.day else timed.ask
            if ask is not None:
                lasts = ask(line.at(at))[1]
                if lasts < coming:
                    coming, change = lasts, (ask, line)
        return coming, change

    def lifts_at(self, norm: Prohibition, until: int) -> int | None:
        """Return the first instant at which a norm is not in the way; None if not by `until`.

        Where a decision told its answers, it is one of those that are in the way.
        """
        return None if self._stays(norm) else self.watched(norm).lifts(until)

    def stuck(self, since: int, until: int) -> tuple[str, ...]:
        """Return the keys of the norms each of which alone stands in the way from `since` to `until`, in any order."""
        if since == self._at and self._answers is not None:
            return tuple([norm.key for norm in self._in_the_way if self.lifts_at(norm, until) is None])
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
