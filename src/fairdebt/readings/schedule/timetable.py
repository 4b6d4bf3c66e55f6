"""What time changes of the norms about one kind of act in one place: written once, asked for every act like it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any as Anything

from fairdebt.clock import EPOCH, start_of
from fairdebt.facts import Action, Prepared
from fairdebt.facts.ready import is_of_debtor
from fairdebt.logic import All, Predicate, Prohibition
from fairdebt.readings.coverage import Gap, Who
from fairdebt.readings.decide import Decider
from fairdebt.readings.evaluate import Evaluator, in_force
from fairdebt.readings.history import Finder
from fairdebt.readings.needs import needs
from fairdebt.readings.programs import Asked, Zones, certain, key_of
from fairdebt.readings.questions import FOREVER
from fairdebt.readings.schedule.anatomy import Anatomy
from fairdebt.readings.schedule.doubtful import Doubtful
from fairdebt.readings.schedule.instants import earliest, of_date
from fairdebt.readings.schedule.lasting import Moved, all_of, asking, remembered
from fairdebt.readings.schedule.leaves import Leaves
from fairdebt.readings.schedule.reads import OWN_TIME, Reading
from fairdebt.readings.schedule.timed import Moving, Timed, asked_of, law_at
from fairdebt.readings.schedule.together import Together
from fairdebt.readings.shared import Shared
from fairdebt.readings.simplify import Simplifier, leaves
from fairdebt.readings.truth import NO
from fairdebt.readings.until import Lasting, repeated_after

LIMIT = 512
"""Timetables for so many kinds of acts and places are remembered."""


Open = tuple[tuple[Gap, ...], int | None]
"""What is not covered, and the next instant at which that may be another."""


class Timetable:
    """The norms that can apply to acts of one kind in one place. `shared`: what those of other kinds have as well."""

    def __init__(self, decider: Decider, action: Action, ready: Prepared, reading: Reading, shared: Shared) -> None:
        self._reading = reading
        self.evaluator = decider.evaluator
        self.finder = decider.finder(action, ready) or Finder(self.evaluator)
        self.at_once = decider.finder(action, ready) is not None
        """Whether one function asks for the outcome of an act; else norms are asked one by one."""
        self.tells_when = not decider.reads.isdisjoint(OWN_TIME)
        """Whether an act may say what follows from its instant; another one then has to be said at another instant."""
        self._shared = shared
        self._leaves = self._leaves_of(self.finder)
        self._without_past = self._shared(Leaves, lambda: self._leaves_of(_closed(self.evaluator)))
        simple = Simplifier(certain(action, ready, self.evaluator))
        self.timed: dict[str, Timed] = {}
        for entry in decider.applying(action, ready.case):
            self.timed[entry.norm.key] = self._timed(entry.norm, simple)
        self.finder.close()
        vetoing = [each for each in self.timed.values() if each.norm.effect == "veto"]
        self.vetoing = tuple(each.norm for each in vetoing)
        self.vetoes_alone = len(vetoing) == len(self.timed)
        """Whether the norms do nothing but veto: they do not warn, inform, or wait to be law."""
        self.waits = decider.waits(action, ready)
        """Of which attributes an approved act has to leave one unsaid for more to be told of it; None: it may be."""
        zones = {each.norm.zones for each in self.timed.values()}
        self.of_debtor = frozenset(each for each in zones if is_of_debtor(each, action))
        """The zones of rules that are those in which the debtor may be."""
        self.without_gaps = decider.covered.speaking(action, ready).without_gaps
        """From when until when there surely is no gap."""
        dates = {on for each in decider.norms.coverage for on in (each.from_on, each.until_on) if on is not None}
        self._dates = sorted(dates)
        self._edges: dict[tuple[str | None, ...], list[int]] = {}
        self._gaps: dict[tuple[tuple[str | None, ...], Who, int], tuple[Gap, ...]] = {}
        self.kept: dict[object, Anything] = {}
        """What is told of several norms by what was found of them, whatever the act and the case."""
        self._vetoing = vetoing
        self._law_at = sorted({each.law_at for each in vetoing})
        self._moving: dict[int, Moving] = {}
        self._asked: tuple[Asked[Timed], ...] | None = None

    def asked(self, action: Action, ready: Prepared) -> tuple[Asked[Timed], ...]:
        """Return what finds the norms that can veto at some time; it tells what time does not change of them."""
        if self._asked is None:
            self._asked = asked_of({each: each for each in self._vetoing}, action, ready)
        return self._asked

    def moving(self, since: int) -> Moving:
        """Return the norms of which time changes anything from an instant on."""
        place = bisect_right(self._law_at, since)
        found = self._moving.get(place)
        if found is None:
            asks = {each: each.changing(since) for each in self._vetoing}
            changing = {each: ask for each, ask in asks.items() if ask is not None}
            key = (Moving, self.finder, *changing.items())
            found = self._moving[place] = self._shared(key, lambda: Moving(changing))
        return found

    @cached_property
    def norms(self) -> tuple[Prohibition, ...]:
        """The norms that can apply."""
        return tuple(each.norm for each in self.timed.values())

    @cached_property
    def doubtful(self) -> tuple[Doubtful, ...]:
        """The vetoing norms, taken apart, that read anything whose silence is an assumption."""
        by_zones: dict[Zones, list[Anatomy]] = {}
        for norm in self.vetoing:
            anatomy = self.timed[norm.key].anatomy
            if anatomy.doubtful:
                by_zones.setdefault(norm.zones, []).append(anatomy)
        return tuple(self._doubtful(zones, tuple(those)) for zones, those in by_zones.items())

    def _doubtful(self, zones: Zones, anatomies: tuple[Anatomy, ...]) -> Doubtful:
        key = (Doubtful, self.finder, zones, anatomies)
        return self._shared(key, lambda: Doubtful(zones, anatomies, Together(self._leaves)))

    def gaps(self, zones: tuple[str | None, ...], who: Who, at: int, find: Callable[[], tuple[Gap, ...]]) -> Open:
        """Return what the policies do not cover at an instant, and when that may be another; `find` finds it once.

        All that it follows from, beside what acts and cases of this table have in common, is where the debtor may be
        and `who` it is about (see `Covered.who`).
        """
        edges = self._edges.get(zones)
        if edges is None:
            every = {each for on in self._dates for zone in zones for each in of_date(on, zone)}
            edges = self._edges[zones] = sorted(every)
        place = bisect_right(edges, at)
        found = self._gaps.get((zones, who, place))
        if found is None:
            if len(self._gaps) >= LIMIT:
                self._gaps.clear()
            found = self._gaps[zones, who, place] = find()
        return found, edges[place] if place < len(edges) else None

    def _leaves_of(self, finder: Finder) -> Leaves:
        return self._shared((Leaves, finder), lambda: Leaves(self.evaluator, finder, self._reading))

    def _timed(self, norm: Prohibition, simple: Simplifier) -> Timed:
        """Return a norm in two parts: one for all kinds of acts of which it asks the same, and looks for the same."""
        known = [simple.simplified(whole) for whole in (norm.scope, norm.breach)]
        parts = tuple(part for whole in known for part in (whole.parts if isinstance(whole, All) else (whole,)))
        past = any(self._reading.of(leaf).history for leaf in leaves(All((norm.scope, norm.breach))))
        made = self._leaves if past else self._without_past
        return self._shared((Timed, made, norm.key, parts), lambda: self._parted(norm, parts, made))

    def _parted(self, norm: Prohibition, parts: tuple[Predicate, ...], made: Leaves) -> Timed:
        still = tuple(part for part in parts if self._reading.still(part))
        moving = [part for part in parts if not self._reading.still(part)]
        asks = [asking(part, made) for part in moving]
        needed = next(filter(None, (needs(part, made.finder) for part in moving)), 0)
        rest = ask = all_of(asks) if asks else None
        if norm.from_on is not None or norm.until_on is not None:
            days = (norm.from_on, norm.until_on)
            ask = all_of([self._shared((_Force, days), lambda: remembered(_Force(*days))), *asks])
        fades = None if rest is None else made.fading.get(rest)
        return Timed(norm, made, All(still), ask, rest, law_at(norm), needed, fades)


def _closed(evaluator: Evaluator) -> Finder:
    """Return a finder that looks for nothing."""
    finder = Finder(evaluator)
    finder.close()
    return finder


class _Force:
    """Whether a norm is law on the day of the act: until the day on which it is no more, or is not yet."""

    def __init__(self, from_on: date | None, until_on: date | None) -> None:
        self._from_on = from_on
        self._until_on = until_on
        self._days = [None if on is None else on.toordinal() - EPOCH for on in (from_on, until_on)]

    def __call__(self, moved: Moved) -> Lasting:
        at, zone = moved.at, moved.zone
        truth = in_force(self._from_on, self._until_on, moved)
        if zone is None:
            edges = (each for on in (self._from_on, self._until_on) if on is not None for each in of_date(on, None))
            coming = earliest(at, edges)
            return truth, FOREVER if coming is None else coming
        from_day, until_day = self._days
        if until_day is not None and moved.day >= until_day:
            return NO, repeated_after(at, zone)
        if from_day is not None and moved.day < from_day:
            return NO, start_of(from_day, zone)
        return truth, repeated_after(at, zone) if until_day is None else min(
            start_of(until_day, zone), repeated_after(at, zone)
        )


@dataclass(slots=True)
class _Kept:
    """What is kept with a decider."""

    reading: Reading
    shared: Shared = field(default_factory=Shared)
    tables: dict[tuple[Anything, ...], Timetable] = field(default_factory=dict)


def timetable(decider: Decider, action: Action, ready: Prepared) -> Timetable:
    """Return the timetable for acts like this one, for cases that are where this one is."""
    if decider.kept is None:
        decider.kept = _Kept(Reading(decider.norms))
    known: _Kept = decider.kept
    key = key_of(action, ready)
    found = known.tables.get(key)
    if found is None:
        if len(known.tables) >= LIMIT:
            known.tables.clear()
        found = known.tables[key] = Timetable(decider, action, ready, known.reading, known.shared)
    return found
