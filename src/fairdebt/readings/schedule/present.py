"""One act on its case: the questions that norms are asked about it, and what their answers rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from fairdebt.facts import Action, Case
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import BREACHED, CLEAR, DUTY, Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.programs import Zones
from fairdebt.readings.schedule.doubtful import Doubted, Doubtful
from fairdebt.readings.schedule.findings import Examined, Findings
from fairdebt.readings.schedule.lasting import Line, act_at
from fairdebt.readings.schedule.timetable import LIMIT, Open, timetable
from fairdebt.readings.schedule.watched import Settled, Watched

T = TypeVar("T")


class Present:
    """An act on its case, at its own instant `at`.

    `answers` are those of a decision then: of the norms that veto, without those that do not then.
    """

    def __init__(
        self, decider: Decider, action: Action, case: Case, at: int, answers: Mapping[str, Answer] | None = None
    ) -> None:
        self._decider = decider
        self._answers = answers
        self.action = action
        self.case = case
        self.at = at
        self.ready = ready = case._ready
        """The case, made ready."""
        self._table = table = timetable(decider, action, ready)
        self._history = table.finder.of(ready)
        self._asked: dict[Zones, list[Line]] = {}
        self._lines: dict[tuple[str | None, ...], list[Line]] = {}
        self._acts: dict[int, Action] = {}
        self._watched: dict[str, Watched] = {}
        self._later: dict[tuple[str, int], tuple[Examined, ...]] = {}

    @property
    def where(self) -> tuple[str, ...] | None:
        """The zones where the debtor may be; none or None where that is not known."""
        return self.ready.settled or self.ready.zones(("debtor",), self.action)

    def tells_more(self, *, approved: bool) -> bool:
        """Tell whether norms may tell more than their vetoes: other effects; of an approved act what it owes, too."""
        if not approved:
            return not self._table.vetoes_alone
        waits = self._table.waits
        return waits is None or None in map(self.action.__dict__.get, waits)

    def watched(self, norm: Prohibition, asked: list[Settled] | None = None) -> Watched:
        """Return one norm along time, with its questions; `asked` are those that count, where that is known."""
        found = self._watched.get(norm.key)
        if found is None:
            answers = self._answers
            own = None if answers is None or norm.effect != "veto" else answers.get(norm.key, CLEAR)
            timed, lines = self._table.timed[norm.key], self._asked.get(norm.zones) or self._lines_in(norm.zones)
            found = self._watched[norm.key] = Watched(timed, lines, self.at, own, asked)
        return found

    def breaches(self, every: Iterable[Watched]) -> tuple[Findings, ...] | None:
        """Return what follows where norms are in breach at the instant `at`.

        None where one is not, or is asked several questions.
        """
        found: list[Findings] = []
        for watched in every:
            breach = watched.breach() if watched.own is BREACHED else None
            if breach is None:
                examined = watched.examined()
                if len(examined) > 1 or examined[0].answer is not BREACHED:
                    return None
                found.append(examined[0].findings)
            else:
                found.append(breach[0])
        return tuple(found)

    def left_open(self, norm: Prohibition) -> tuple[Examined, ...]:
        """Return what a duty rests on that a decision found, for each of the norm's questions that leaves one."""
        lines = self._asked.get(norm.zones) or self._lines_in(norm.zones)
        if len(lines) > 1:
            return tuple([each for each in self.examined(norm) if each.answer is DUTY])
        return (self._table.timed[norm.key].anatomy.left_open(lines[0]),)

    def remember(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` says wherever norms are found so, worked out once; `key` holds their findings."""
        kept = self._table.kept
        found: T | None = kept.get(key)
        if found is None:
            if len(kept) >= LIMIT:
                kept.clear()
            found = kept[key] = make()
        return found

    def _lines_in(self, zones: Zones) -> list[Line]:
        """Return the questions that a rule with these zones is asked, when it is first asked for them."""
        ready, action = self.ready, self.action
        settled = ready.settled if zones in self._table.of_debtor else None
        where: tuple[str | None, ...] = settled or ready.zones(zones, action) or (None,)
        found = self._lines.get(where)
        if found is None:
            found = self._lines[where] = []
            for debt in ready.debts_asked(action):
                for zone in where:
                    found.append(Line(action, ready, self.at, debt, zone, self._acts, self._history))
        self._asked[zones] = found
        return found

    @property
    def norms(self) -> tuple[Prohibition, ...]:
        """Return the norms that can apply to the act."""
        return self._table.norms

    @property
    def vetoing(self) -> tuple[Prohibition, ...]:
        """Return those of the norms that can veto it."""
        return self._table.vetoing

    def doubted(self) -> Iterator[tuple[Doubtful, Doubted, Line]]:
        """Yield the vetoing norms that read what silence may assume, with what each reads that nobody said."""
        for doubtful in self._table.doubtful:
            silence = doubtful.silence(self._history)
            for line in self._asked.get(doubtful.zones) or self._lines_in(doubtful.zones):
                doubted = silence.of(line)
                if doubted is not None:
                    yield doubtful, doubted, line

    def examined(self, norm: Prohibition, at: int | None = None) -> tuple[Examined, ...]:
        """Return what the answer of a norm rests on, for each of its questions, at its own instant or another."""
        if at is None or at == self.at:
            return self.watched(norm).examined()
        found = self._later.get((norm.key, at))
        if found is None:
            anatomy = self._table.timed[norm.key].anatomy
            lines = self._asked.get(norm.zones) or self._lines_in(norm.zones)
            found = self._later[norm.key, at] = tuple([anatomy.of(line, at) for line in lines])
        return found

    def act(self, at: int) -> Action:
        """Return the act as it would be at another instant."""
        return act_at(self._acts, self.action, at)

    def _gaps(self, at: int) -> Open:
        first, end = self._table.without_gaps
        if first <= at < end:
            return _NO_GAPS, end
        covered, action, ready = self._decider.covered, self.action, self.ready
        find = partial(covered.gaps_at, action, ready, at)
        return self._table.gaps(self.where or (None,), covered.who(action, ready), at, find)


_NO_GAPS: tuple[Gap, ...] = ()
