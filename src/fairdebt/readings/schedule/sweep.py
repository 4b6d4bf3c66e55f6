"""All rules at once, along time: when the act is approved, by the breakpoints of the norms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush

from fairdebt.facts import Action, Case, zones_in_question
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider, Entry
from fairdebt.readings.prepare import Question, prepared, questions
from fairdebt.readings.schedule.changes import Changes, Known, changes_of, later
from fairdebt.readings.schedule.instants import earliest, of_date
from fairdebt.readings.schedule.reads import Reads
from fairdebt.readings.truth import NO


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
class _Watched:
    """One norm that can forbid the act, with the questions it is asked."""

    entry: Entry
    changes: Changes
    asked: list[Question]
    known: list[Known] = field(default_factory=list)
    constant: Answer | None = None


class Schedule:
    """The act on its case, at other instants than its own: all else equal, the history too."""

    def __init__(self, decider: Decider, action: Action, case: Case, at: int) -> None:
        self._decider = decider
        self._action = action
        self._case = case
        self._acts: dict[int, Action] = {}
        self._moved: dict[Question, Question] = {}
        self._moved_to = at
        self._watched = list(self._watch(at))

    def _watch(self, at: int) -> Iterator[_Watched]:
        """Yield the norms that can be in the way at some time."""
        ready, act = prepared(self._case), self.act(at)
        asked: dict[tuple[str, ...], list[Question]] = {}
        for entry in self._decider.applying(act, self._case):
            norm = entry.norm
            if norm.effect != "veto":
                continue
            changes = changes_of(norm, self._decider.evaluator)
            if norm.zones not in asked:
                asked[norm.zones] = questions(act, ready, norm.zones, at)
            watched = _Watched(entry, changes, asked[norm.zones])
            if changes.still:
                watched.constant = self._answer(watched, watched.asked)
                if watched.constant <= Answer.DUTY:
                    continue
            else:
                watched.asked = [question for question in watched.asked if not _never(entry, changes, question)]
                if not watched.asked:
                    continue
                watched.known = [{} for _ in watched.asked]
            yield watched

    def act(self, at: int) -> Action:
        """Return the act as it would be at another instant."""
        found = self._acts.get(at)
        if found is None:
            if len(self._acts) > 64:
                self._acts.clear()
            found = self._acts[at] = self._action.model_copy(update={"at": datetime.fromtimestamp(at, UTC)})
        return found

    def _at(self, question: Question, at: int) -> Question:
        """Return the same question at another instant; what does not move with it is known already."""
        if at != self._moved_to:
            self._moved, self._moved_to = {}, at
        moved = self._moved.get(question)
        if moved is None:
            moved = self._moved[question] = later(question, at, self.act(at))
        return moved

    def _answer(self, watched: _Watched, asked: list[Question]) -> Answer:
        answer = Answer.CLEAR
        for question in asked:
            answer = max(answer, self._decider.answer(watched.entry, question))
            if answer is Answer.BREACHED:
                break
        return answer

    def _look(self, watched: _Watched, at: int) -> tuple[Answer, int | None]:
        """Return the answer of a norm at an instant, and its next breakpoint."""
        if watched.constant is not None:
            return watched.constant, None
        asked = [self._at(question, at) for question in watched.asked]
        answer = self._answer(watched, asked)
        evaluator, changes = self._decider.evaluator, watched.changes
        coming = [
            changes.next(question, evaluator, known, _deciding(watched.entry, changes, question))
            for question, known in zip(asked, watched.known, strict=True)
        ]
        return answer, earliest(at, coming)

    def _gaps(self, at: int) -> tuple[tuple[Gap, ...], int | None]:
        norms, act = self._decider.norms, self.act(at)
        zones = zones_in_question(("debtor",), act, self._case)
        dates = {on for cover in norms.coverage for on in (cover.from_on, cover.until_on) if on is not None}
        coming = earliest(at, (each for on in dates for zone in zones or (None,) for each in of_date(on, zone)))
        return self._decider.covered.gaps(act, self._case), coming

    # ------------------------------------------------------------------------------------------------- questions

    def first_approved(self, since: int, until: int) -> int | None:
        """Return the first instant not before `since` and not after `until` at which nothing stands in the way."""
        at, moved = since, True
        while moved:
            moved = False
            for watched in self._watched:
                clear = self.first_clear(watched, at, until)
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

    def first_clear(self, watched: _Watched, since: int, until: int) -> int | None:
        """Return the first instant from `since` on at which one norm is not in the way; None if not by `until`."""
        at: int | None = since
        while at is not None and at <= until:
            answer, coming = self._look(watched, at)
            if answer <= Answer.DUTY:
                return at
            at = coming
        return None

    def stuck(self, since: int, until: int) -> tuple[str, ...]:
        """Return the keys of the norms each of which alone stands in the way from `since` to `until`."""
        return tuple(
            watched.entry.norm.key for watched in self._watched if self.first_clear(watched, since, until) is None
        )

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
        for number, watched in enumerate(self._watched):
            answer, coming = self._look(watched, since)
            answers.append(answer)
            if coming is not None:
                due.append((coming, number))
        open_, coming = self._gaps(since)
        if coming is not None:
            due.append((coming, -1))
        heapify(due)
        keys = [watched.entry.norm.key for watched in self._watched]
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
                    answer, coming = self._look(self._watched[number], at)
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


def _deciding(entry: Entry, changes: Changes, question: Question) -> Reads:
    """Return what has to change for the norm to come into the way: a part that is no even at its best, or either."""
    if entry.scope.at_best(question) == NO:
        return changes.scope
    return changes.breach if entry.breach.at_best(question) == NO else changes.both


def _never(entry: Entry, changes: Changes, question: Question) -> bool:
    """Tell whether a part that time does not change, taken at its best, is no: the norm never stands in the way."""
    if changes.scope.still and entry.scope.at_best(question) == NO:
        return True
    return changes.breach.still and entry.breach.at_best(question) == NO
