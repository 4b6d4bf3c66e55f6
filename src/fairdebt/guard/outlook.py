"""When may I? The act at other instants than its own, all rules at once, with holds and with facts that lapse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Literal
from zoneinfo import ZoneInfo

from fairdebt.clock import DAY, ahead_of_utc
from fairdebt.facts import HORIZON_DAYS, Action, Case, NextPermitted, Outcome, Plan, known_for
from fairdebt.facts.once import once
from fairdebt.guard.gaps import gap_fact, gap_name
from fairdebt.guard.holding import RULE as HOLD, Held
from fairdebt.guard.weighing import weighed
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.coverage import Gap
from fairdebt.readings.decide import Decider
from fairdebt.readings.questions import instant_of
from fairdebt.readings.schedule import Hope, Schedule, Stretch

CONFLICT_DAYS = 8
"""So long after the act rules are looked at that never give way together."""


Waits = tuple[Literal["once", "never"], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Whether there is any hope; the rules, facts and events on which that depends."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end` (not included) the act has one outcome, because of the same rules."""

    start: datetime
    end: datetime
    outcome: Outcome
    because: tuple[str, ...] = ()

    @property
    def approved(self) -> bool:
        """Tell whether the act may be done in this period."""
        return self.outcome is Outcome.APPROVED


@lru_cache(maxsize=256)
def _fixed(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds))


class Outlook:
    """What becomes of one act on one case as time passes."""

    def __init__(
        self, decider: Decider, action: Action, case: Case, held: tuple[Held, ...] = (), now: Schedule | None = None
    ) -> None:
        """Look ahead of an act; `now` is what a decision already knows of it at its own instant."""
        self._decider = decider
        self._action = action
        self._case = case
        self._held = held
        self._own: datetime = action.at  # type: ignore[assignment]  # the model keeps datetimes
        self.now = now or Schedule(decider, action, known_for(case, action), instant_of(action))
        """The act from its own instant on, nothing but time changing: what is known stays so, even if it will lapse."""
        self.horizon = self.now.at + HORIZON_DAYS * DAY
        """The last instant that is looked at."""
        where = self.now.where
        self._zone = where[0] if where else None
        """The debtor's zone, the first of several; None where none is known."""

    @once
    def _schedules(self) -> dict[int, Schedule]:
        """The act from other instants on, where other facts are known then."""
        return {}

    # ---------------------------------------------------------------------------------------------------- instants

    @once
    def clock(self) -> tzinfo:
        """The clock by which instants are told: the debtor's, the first of several; the act's where none is known."""
        return ZoneInfo(self._zone) if self._zone is not None else self._own.tzinfo or UTC

    def told(self, at: int) -> datetime:
        """Return an instant as it is told, with a fixed offset.

        Two datetimes of one zone are compared by their walls, which show an hour twice when clocks are put back.
        """
        zone = self._zone
        if zone is not None:
            return datetime.fromtimestamp(at, _fixed(ahead_of_utc(at, zone)))
        offset = datetime.fromtimestamp(at, self.clock).utcoffset() or timedelta()
        return datetime.fromtimestamp(at, timezone(offset))

    def _lapses(self, since: int, until: int) -> list[int]:
        """Return when facts lapse that somebody vouches for only so long."""
        ends = {ceil(each.until.timestamp()) for each in self._case.attestations}
        return sorted(at for at in ends if since < at < until)

    def _parts(self, since: int, until: int) -> Iterable[tuple[Schedule, int, int]]:
        """Return parts of a time in which the same facts are known."""
        if not self._case.__dict__["attestations"]:
            return ((self.now, since, until),)
        edges = [since, *self._lapses(since, until), until]
        return ((self._at(start), start, end) for start, end in pairwise(edges))

    # ----------------------------------------------------------------------------------------------------- answers

    def periods(self, since: int, until: int) -> Iterator[Period]:
        """Yield the periods from one instant to another, one after the other."""
        open_: Period | None = None
        for schedule, start, end in self._parts(since, until):
            for stretch in schedule.stretches(start, end):
                outcome, because = self._outcome(stretch)
                last = self.told(stretch.end)
                if open_ is not None and (open_.outcome, open_.because) == (outcome, because):
                    open_ = Period(open_.start, last, outcome, because)
                    continue
                if open_ is not None:
                    yield open_
                open_ = Period(self.told(stretch.start), last, outcome, because)
        if open_ is not None:
            yield open_

    def _outcome(self, stretch: Stretch) -> tuple[Outcome, tuple[str, ...]]:
        norms = self._decider.prohibitions
        breached, unknown = (
            {norms[key].rule for key in keys} | {HOLD for each in self._held if each.answer is answer}
            for keys, answer in ((stretch.breached, Answer.BREACHED), (stretch.unknown, Answer.UNKNOWN))
        )
        return weighed(breached, unknown, stretch.gaps)

    def plan(self, outcome: Outcome) -> Plan:
        """Return when an act with this outcome is permitted next, and until when."""
        since, horizon, own = self.now.at, self.horizon, self._own
        if outcome is not Outcome.APPROVED:
            return Plan(self._next(since, horizon), own)
        until: int | None = None
        for schedule, start, end in self._parts(since, horizon + 1):
            until = schedule.first_forbidden(start, end - 1)
            if until is not None:
                break
        return Plan(NextPermitted("at", self.told(horizon), own), None if until is None else self.told(until))

    def _next(self, since: int, horizon: int) -> NextPermitted:
        if self._held:
            doubtful = all(each.answer is not Answer.BREACHED for each in self._held)
            facts = tuple(dict.fromkeys(each.missing for each in self._held if each.missing)) if doubtful else ()
            events = () if doubtful else ("hold_lifted",)
            return NextPermitted("once", self.told(horizon), facts=facts, events=events, rules=(HOLD,))
        for schedule, start, end in self._parts(since, horizon + 1):
            found = schedule.first_approved(start, end - 1)
            if found is not None:
                return NextPermitted("at", self.told(horizon), self.told(found))
        return self._never(since, horizon)

    def _never(self, since: int, horizon: int) -> NextPermitted:
        """Tell what an act waits for that no passing of time permits."""
        schedule = self.now
        open_, stuck = schedule.uncovered(since, horizon), schedule.stuck(since, horizon)
        blocked = {watched.timed.norm.key: since for watched in stuck}
        breaches = schedule.breaches(stuck) if stuck and not open_ else None
        if breaches is not None:
            kind, rules, facts, events = schedule.remember(breaches, lambda: self._waits(blocked, ()))
        else:
            conflict = not blocked and not open_
            if conflict:  # each gives way at some time, but never all of them at once
                for part in schedule.stretches(since, since + CONFLICT_DAYS * DAY):
                    for key in (*part.breached, *part.unknown):
                        blocked.setdefault(key, part.start)
            kind, rules, facts, events = self._waits(blocked, open_, conflict=conflict)
        return NextPermitted(kind, self.told(horizon), facts=facts, events=events, rules=rules)

    def _waits(self, blocked: Mapping[str, int], open_: tuple[Gap, ...], *, conflict: bool = False) -> Waits:
        """Return what an act waits for that norms block, each at an instant, or gaps."""
        ways = {key: self._way(self._decider.prohibitions[key], at) for key, at in blocked.items()}
        lost = tuple([key for key, way in ways.items() if way is None])
        if lost and (not conflict or len(lost) == len(ways)):
            return "never", self._rules(lost, ()), (), ()
        asked = [gap_fact(gap, self._action, self.now.ready.case) for gap in open_ if gap_name(gap) == "jurisdictions"]
        hope = Hope(facts=frozenset(filter(None, asked)))
        for way in ways.values():
            hope = hope if way is None else hope | way
        return "once", self._rules(tuple(ways), open_), tuple(sorted(hope.facts)), tuple(sorted(hope.events))

    def _rules(self, keys: tuple[str, ...], open_: tuple[Gap, ...]) -> tuple[str, ...]:
        rules = (
            (self._decider.prohibitions[keys[0]].rule,)
            if len(keys) == 1
            else sorted({self._decider.prohibitions[key].rule for key in keys})
        )
        return (*rules, *dict.fromkeys(map(gap_name, open_)))

    def _at(self, at: int) -> Schedule:
        """Return the act from an instant on, what is known being what is known then."""
        if at == self.now.at or not self._case.__dict__["attestations"]:
            return self.now
        if at not in self._schedules:
            when = datetime.fromtimestamp(at, UTC)
            act = self._action.model_copy(update={"at": when})
            self._schedules[at] = Schedule(self._decider, act, known_for(self._case, act), at)
        return self._schedules[at]

    def _way(self, norm: Prohibition, at: int) -> Hope | None:
        """Return what would have to be otherwise for a norm to be out of the way; None if nothing can."""
        evaluator, way = self._decider.evaluator, Hope()
        for each in self._at(at).examined(norm, at):
            if each.answer is Answer.UNKNOWN:
                sets = each.missing(evaluator)
                way = way | Hope(facts=sets[0] if sets else frozenset())
            elif each.answer is Answer.BREACHED:
                hope = each.findings.first_hope(each.question)
                if hope is None:
                    return None
                way = way | hope
        return way
