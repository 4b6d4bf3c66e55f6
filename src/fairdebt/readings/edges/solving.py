"""Witnesses: drafts in which demands hold, found by going through the ways in which a predicate can be yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairdebt.clock import DAY, NotAnnouncedError, Spans, day_of, end_of, local_date, local_second
from fairdebt.logic import All, Among, Any, Compare, Count, Holds, Inside, Not, Predicate, State, StatedTimes
from fairdebt.readings.edges.agreeing import agreeing
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.histories import counted_no, counted_yes
from fairdebt.readings.edges.moments import begun_before, calendar_in
from fairdebt.readings.edges.terms import Scene, value
from fairdebt.readings.edges.variables import ACT, CASE, SILENT, Candidate, Owner, Var

STEPS = 4_000
"""So many ways are tried before a demand counts as unreachable."""

LONG_AGO = 400 * DAY
"""A state without an end may have begun before all else that a demand needs."""

OPENED = 40
"""So many states are opened one for the sake of the other: what may only happen in a state may begin it as well."""


class Solver:
    """Goes through drafts that meet demands; tries only so many."""

    def __init__(self, most: int = STEPS) -> None:
        self.steps = 0
        self.most = most

    def all_of(self, demands: tuple[tuple[Predicate, bool], ...], draft: Draft) -> Iterator[Draft]:
        """Yield drafts in which every demand about the act is met."""
        if not demands:
            yield draft
            return
        predicate, wanted = demands[0]
        for each in self.solve(predicate, draft, wanted=wanted):
            yield from self.all_of(demands[1:], each)

    def solve(self, predicate: Predicate, draft: Draft, *, wanted: bool = True, of: Owner = ACT) -> Iterator[Draft]:
        """Yield drafts in which a predicate about the act, or an event, is yes (or no)."""
        self.steps += 1
        if self.steps > self.most:
            return
        match predicate:
            case All(parts) | Any(parts):
                if isinstance(predicate, All) == wanted:
                    yield from self._each(parts, draft, wanted=wanted, of=of)
                else:
                    for part in parts:
                        yield from self.solve(part, draft, wanted=wanted, of=of)
            case Not(part):
                yield from self.solve(part, draft, wanted=not wanted, of=of)
            case Compare(Count() as count, op, right):
                limit = value(right, of, draft.scene, {})
                yield from (counted_yes if wanted else counted_no)(self, count, op, limit, draft)
            case Compare() | Among():
                found = draft.demanding(predicate, wanted, of)
                if found is not None:
                    yield found
            case Holds(name, subject, at):
                owner = ACT if subject == "act" else of
                state = draft.scene.norms.states[name]
                if wanted:
                    read_at = draft.scene.at if at == "now" else draft.scene.at_of(owner)
                    yield from self.opened(state, draft, of=owner, at=read_at)
                else:
                    yield from self.closed(state, draft)
            case Inside():
                yield from self.inside(predicate, draft, wanted=wanted)

    def inside(self, hours: Inside, draft: Draft, *, wanted: bool) -> Iterator[Draft]:
        """Yield drafts in which the act lies inside (or outside) permitted hours: its instant is not moved."""
        if isinstance(hours.week, StatedTimes):
            yield from self.stated(hours.week, draft, wanted=wanted)
            return
        if is_inside(hours, draft.scene) == wanted:
            yield draft

    def _each(self, parts: tuple[Predicate, ...], draft: Draft, *, wanted: bool, of: Owner) -> Iterator[Draft]:
        if not parts:
            yield draft
            return
        for each in self.solve(parts[0], draft, wanted=wanted, of=of):
            yield from self._each(parts[1:], each, wanted=wanted, of=of)

    # ------------------------------------------------------------------------------------------------------ events

    def event(
        self,
        filter_: Predicate,
        draft: Draft,
        at: int,
        *,
        opens: tuple[str, Owner] = ("", ACT),
        notices: tuple[bool, ...] = (False, True),
    ) -> Iterator[tuple[Draft, Owner]]:
        """Yield drafts with one more event, which meets a filter and none of those that no event may meet."""
        for notice in notices:
            more, number = draft.with_event(at, notice=notice, opens=opens)
            for each in self.solve(filter_, more, of=number):
                for kept in self._each(each.never, each, wanted=False, of=number):
                    yield kept, number

    def avoided(self, filter_: Predicate, draft: Draft) -> Iterator[Draft]:
        """Yield drafts in which no event meets a filter; at last one in which it is hoped that none matters."""
        found = [draft]
        for number in range(len(draft.scene.moments)):
            found = [each for one in found for each in self.solve(filter_, one, wanted=False, of=number)][:4]
        yield from (replace(each, never=(*each.never, filter_)) for each in found)
        yield draft

    # ------------------------------------------------------------------------------------------------------ states

    def opened(self, state: State, draft: Draft, *, of: Owner, at: int) -> Iterator[Draft]:
        """Yield drafts in which a state is open for the act or an event at an instant."""
        if (state.name, of) in draft.opens:
            yield draft
        else:
            yield from self._shared(state, draft, of=of, at=at)
        if sum(1 for name, _ in draft.opens if name) >= OPENED:
            return
        lasts = self.lasting(state, draft)
        start = _start(at, state.delay, lasts, draft.scene.zone, strictly=of != ACT)
        if start is not None:
            yield from (each for each, _ in self.begun(state, draft, of=of, at=start))
        if lasts is None and of == ACT:
            yield from (each for each, _ in self.begun(state, draft, of=of, at=at - LONG_AGO))

    def _shared(self, state: State, draft: Draft, *, of: Owner, at: int) -> Iterator[Draft]:
        """Yield the draft in which what began before for the act, or for an earlier event, is open for this one too."""
        if state.delay is not None or state.through:
            return
        lasts, scene = self.lasting(state, draft), draft.scene
        for number, (name, _) in enumerate(draft.opens):
            start = scene.at_of(number)
            if name == state.name and start < at and (lasts is None or _reaches(at, start, lasts, scene.zone)):
                agreed = agreeing(state.per, of, number, draft)
                if agreed is not None:
                    yield agreed

    def closed(self, state: State, draft: Draft) -> Iterator[Draft]:
        """Yield drafts in which nothing opens a state."""
        found: Draft | None = draft
        if state.begins_with is not None:
            found = draft.narrowed(Var(CASE, state.begins_with.path), lambda each: each is None)
        if found is None or state.begins is None:
            yield draft if found is None else found
        else:
            yield from self.avoided(state.begins, found)

    def begun(
        self, state: State, draft: Draft, *, of: Owner, at: int, through: date | None = None, ending: bool = False
    ) -> Iterator[tuple[Draft, Owner]]:
        """Yield drafts in which an episode begins at an instant, with the event that begins it (or the case).

        Its last day is `through`, else it names none; nothing ends it unless `ending`.
        """
        if state.begins_with is not None:
            fixed = draft.fixed(Var(CASE, state.begins_with.path), local_date(at, draft.scene.zone))
            if fixed is not None:
                yield fixed, CASE
        if state.begins is None:
            return
        for each, number in self.event(state.begins, draft, at, opens=(state.name, of)):
            agreed = agreeing(state.per, of, number, each)
            if agreed is None:
                continue
            if state.through:
                last = Var(number, state.through)
                named = agreed.narrowed(last, _endless) if through is None else agreed.fixed(last, through)
                agreed = agreed if named is None else named
            ends = [] if ending else [end for end in (state.ends, state.undone_by) if end is not None]
            drafts = [agreed]
            for end in ends:
                drafts = [kept for one in drafts for kept in self.avoided(end, one)]
            yield from ((kept, number) for kept in drafts)

    def lasting(self, state: State, draft: Draft) -> Spans | None:
        """Return the spans that an episode lasts; None where there are none, or no single ones."""
        if state.lasts is None or isinstance(state.lasts, Spans):
            return state.lasts
        found = value(state.lasts, ACT, draft.scene, draft.settled() or {})
        return found if isinstance(found, Spans) else None

    def stated(self, stated: StatedTimes, draft: Draft, *, wanted: bool) -> Iterator[Draft]:
        """Yield drafts in which the act lies inside (or outside) the times that open episodes carry."""
        held = [number for number, (name, _) in enumerate(draft.opens) if name == stated.state]
        if not held:
            state = draft.scene.norms.states[stated.state]
            if not wanted:
                yield from self.closed(state, draft)
                return
            for each in self.opened(state, draft, of=ACT, at=draft.scene.at):
                if (stated.state, ACT) in each.opens:
                    yield from self.stated(stated, each, wanted=wanted)
            return
        second = local_second(draft.scene.at, draft.scene.zone)
        around = {"every_day": band_around(second, inside=wanted)}
        found: Draft | None = draft
        for number in held:
            found = None if found is None else found.fixed(Var(number, stated.field), around)
        if found is not None:
            yield found


def is_inside(hours: Inside, scene: Scene) -> bool | None:
    """Tell whether the act lies inside permitted hours that are written; None where that is not known."""
    assert not isinstance(hours.week, StatedTimes), "what events state is asked of them"
    day = day_of(local_date(scene.at, scene.zone), calendar_in(hours.calendar, scene.jurisdiction))
    return hours.week.permits(day, local_second(scene.at, scene.zone))


def band_around(second: int, *, inside: bool) -> str:
    """Return a band of whole hours that contains a time of day, or one that does not."""
    hour = second // 3600
    if inside:
        return f"{hour:02}:00-{hour + 1:02}:00"
    return "14:00-16:00" if hour < 12 else "09:00-11:00"


def _endless(value: Candidate) -> bool:
    return value is SILENT or value is None


def _start(at: int, delay: Spans | None, lasts: Spans | None, zone: str, *, strictly: bool) -> int | None:
    """Return when to begin so that an episode is open at an instant: an hour before, or as late as its delay allows."""
    if delay is not None:
        return begun_before(at, delay, zone)
    for start in (at - 3600, at - 1, *(() if strictly else (at,))):
        if lasts is None or _reaches(at, start, lasts, zone):
            return int(start)
    return None


def _reaches(at: int, start: int, lasts: Spans, zone: str) -> bool:
    """Tell whether what begins then still lasts at an instant; beyond the announced days nobody can say."""
    try:
        return end_of(start, lasts, zone) > at
    except NotAnnouncedError:
        return False
