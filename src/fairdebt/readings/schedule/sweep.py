"""All rules at once, along time: when the act is approved, by the breakpoints of the norms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush

from fairdebt.facts import Action, Case
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.prepare import FOREVER, Question, instant_of, prepared
from fairdebt.readings.schedule.anatomy import Anatomy, Examined
from fairdebt.readings.schedule.instants import earliest, of_date
from fairdebt.readings.schedule.lasting import Root, act_at
from fairdebt.readings.schedule.timetable import Timed, timetable
from fairdebt.readings.truth import MAYBE, NO, YES


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

    Its last `answer` holds from `since` until before `until`.
    """

    timed: Timed
    asked: list[tuple[Root, int]] = field(default_factory=list)
    answer: Answer = Answer.CLEAR
    since: int = 0
    until: int = 0

    def look(self, at: int) -> tuple[Answer, int]:
        """Return the answer at an instant, and the first later one at which it may be another."""
        if not self.since <= at < self.until:
            self.answer, self.until = self._looked(at)
            self.since = at
        return self.answer, self.until

    def _looked(self, at: int) -> tuple[Answer, int]:
        most, until, breached_until = NO, FOREVER, 0
        ask = self.timed.ask
        for root, settled in self.asked:
            truth, lasts = (YES, FOREVER) if ask is None else ask(root.at(at))
            truth = min(truth, settled)
            if truth == YES:
                breached_until = max(breached_until, lasts)
            else:
                most, until = max(most, truth), min(until, lasts)
        if breached_until:
            return Answer.BREACHED, breached_until
        return (Answer.UNKNOWN if most == MAYBE else Answer.CLEAR), until

    def first_clear(self, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which the norm is not in the way; None if not by `until`."""
        at = since
        while at <= until:
            answer, coming = self.look(at)
            if answer <= Answer.DUTY:
                return at
            at = coming
        return None


class Schedule:
    """The act on its case, at other instants than its own: all else equal, the history too."""

    def __init__(self, decider: Decider, action: Action, case: Case, at: int) -> None:
        self._decider = decider
        self._action = action
        self._at = at
        self._ready = prepared(case)
        self._acts: dict[int, Action] = {instant_of(action): action}
        self._table = timetable(decider, action, self._ready)
        self._roots: dict[tuple[str | None, str | None], Root] = {}
        self._found = self._table.found(self._ready)
        self._watched = self._watch()
        self._edges: list[int] | None = None
        self._examined: dict[tuple[str, int], tuple[Examined, ...]] = {}

    def _watch(self) -> dict[str, Watched]:
        """Return the norms that can be in the way at some time, those that time does not change first."""
        found: dict[str, Watched] = {}
        for asked in self._table.asked:
            for root in self._rooted(asked.zones):
                for number, settled in asked.run(root.question):
                    if settled != NO:
                        timed = asked.about[number]
                        found.setdefault(timed.norm.key, Watched(timed)).asked.append((root, settled))
        return dict(sorted(found.items(), key=lambda item: item[1].timed.ask is not None))

    def _rooted(self, zones: tuple[str, ...]) -> list[Root]:
        """Return the questions that a rule with these zones is asked."""
        where: tuple[str | None, ...] = self._ready.zones(zones, self._action) or (None,)
        return [self._root(debt, zone) for debt in self._ready.debts_asked(self._action) for zone in where]

    def _root(self, debt: str | None, zone: str | None) -> Root:
        found = self._roots.get((debt, zone))
        if found is None:
            question = Question(self.act(self._at), self._ready, self._at, debt, zone)
            found = self._roots[debt, zone] = Root(question, self._acts, self._found)
        return found

    @property
    def norms(self) -> tuple[Prohibition, ...]:
        """Return the norms that can apply to the act."""
        return self._table.norms

    def rooted(self, norm: Prohibition) -> list[tuple[Anatomy, Root]]:
        """Return a norm taken apart, with each of its questions."""
        anatomy = self._table.anatomy(norm)
        return [(anatomy, root) for root in self._rooted(norm.zones)]

    def examined(self, norm: Prohibition, at: int | None = None) -> tuple[Examined, ...]:
        """Return what the answer of a norm rests on, for each of its questions, at its own instant or another."""
        when = self._at if at is None else at
        found = self._examined.get((norm.key, when))
        if found is None:
            every = tuple(anatomy.of(root.at(when)) for anatomy, root in self.rooted(norm))
            found = self._examined[norm.key, when] = every
        return found

    def act(self, at: int) -> Action:
        """Return the act as it would be at another instant."""
        return act_at(self._acts, self._action, at)

    def _gaps(self, at: int) -> tuple[tuple[Gap, ...], int | None]:
        if self._edges is None:
            dates = {on for cover in self._decider.norms.coverage for on in (cover.from_on, cover.until_on) if on}
            zones = self._ready.zones(("debtor",), self._action) or (None,)
            self._edges = [each for on in dates for zone in zones for each in of_date(on, zone)]
        return self._decider.covered.gaps_at(self._action, self._ready, at), earliest(at, self._edges)

    # ------------------------------------------------------------------------------------------------- questions

    def first_approved(self, since: int, until: int) -> int | None:
        """Return the first instant not before `since` and not after `until` at which nothing stands in the way."""
        at, moved = since, True
        while moved:
            moved = False
            for watched in self._watched.values():
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

    def lifts_at(self, norm: Prohibition, until: int) -> int | None:
        """Return the first instant at which a norm is not in the way; None if not by `until`."""
        watched = self._watched.get(norm.key)
        if watched is None:
            timed = self._table.timed[norm.key]
            roots = self._rooted(norm.zones)
            watched = Watched(timed, [(root, timed.settled(root, self._table.evaluator)) for root in roots])
        return watched.first_clear(self._at, until)

    def stuck(self, since: int, until: int) -> tuple[str, ...]:
        """Return the keys of the norms each of which alone stands in the way from `since` to `until`."""
        return tuple(key for key, watched in self._watched.items() if watched.first_clear(since, until) is None)

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
        every = list(self._watched.values())
        for number, watched in enumerate(every):
            answer, lasts = watched.look(since)
            answers.append(answer)
            if lasts < until:
                due.append((lasts, number))
        open_, coming = self._gaps(since)
        if coming is not None:
            due.append((coming, -1))
        heapify(due)
        keys = list(self._watched)
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
