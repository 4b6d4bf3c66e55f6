"""Edges of what narrows past events: a number of the event itself, the day it lies on, the state it lay in.

One event hangs on the number alone: before it counts (or begins a state, or ends one), at it and after it does not, or
the other way round. The act stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import product

from fairdebt.clock import DAY, first_instant, local_date, start_of_day
from fairdebt.facts import Value
from fairdebt.logic import All, Among, Attribute, Compare, Count, Holds, Key, Literal, Not, Predicate, State, Today
from fairdebt.readings.edges.agreeing import agreeing
from fairdebt.readings.edges.building import Demand
from fairdebt.readings.edges.comparisons import around
from fairdebt.readings.edges.counts import counting, limit_of, turning, turns_of
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.histories import fits, history
from fairdebt.readings.edges.making import Maker, Place, Triple, Wanted, hung
from fairdebt.readings.edges.model import About, Edge, Unreachable
from fairdebt.readings.edges.moments import BASES, begun_before
from fairdebt.readings.edges.naming import leaf_name
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.edges.spans import Begin, Ending, endings, episode
from fairdebt.readings.edges.variables import ACT, SILENT, Owner, Var
from fairdebt.readings.truth import YES, compare

DISTANCES = (3600, DAY, 2 * DAY, 6 * DAY, 20 * DAY, 45 * DAY, 100 * DAY)
"""How long before the act the event may be."""

OF_AN_EVENT = ", of an event"
"""What follows the words of an edge that is not asked of the act."""

Said = Callable[[Solver, Draft, Owner], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Hanging:
    """A leaf of a filter: what an event must meet beside it, and whether it meets the filter where the leaf is yes."""

    leaf: Predicate
    demands: tuple[Demand, ...]
    meets: bool


@dataclass(frozen=True, slots=True)
class Step:
    """When the event is, what is said of it or goes before it, whether the leaf is yes of it."""

    at: int
    said: Said
    yes: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The event before, at and after; from `quiet` on the leaf has its second answer for all other events, too."""

    three: tuple[Step, Step, Step]
    quiet: int | None = None


Outer = Callable[[int, Steps, Hanging], Triple | None]
"""Proposes three situations in which the act hangs on the event."""


def filter_edges(maker: Maker, place: Place) -> Iterator[Edge | Unreachable]:
    """Yield the edges of the numbers, days and states that narrow what a leaf of the norm counts, begins or ends."""
    match place.leaf:
        case Compare(Count() as count, op, _):
            limit = limit_of(place.leaf)
            outer: Outer | None = None
            if limit is not None and not count.age and count.measure.kind == "events" and turning(op, limit):
                outer = partial(_counted, maker, count, op, limit)
            yield from _each(maker, place, count.filter, outer)
            yield from _each(maker, place, count.reset_by, None)
        case Holds(name):
            state = maker.norms.states[name]
            yield from _each(maker, place, state.begins, partial(_begun, state))
            yield from _each(maker, place, state.ends, partial(_ended, maker, state))
            for other in (state.undone_by, state.renews):
                yield from _each(maker, place, other, None)


def _each(maker: Maker, place: Place, filter_: Predicate | None, outer: Outer | None) -> Iterator[Edge | Unreachable]:
    for each in () if filter_ is None else hangings(filter_):
        for about, what, ways in _ways(maker, each.leaf):
            name = f"{what}{OF_AN_EVENT}"
            if outer is None or ways is None:
                yield maker.unreachable(about, name, "inside_a_filter")
                continue
            tried = ((base, steps) for base in maker.bases[:BASES] for steps in ways(base) if _past(steps, base))
            proposed = (outer(base, steps, each) for base, steps in tried)
            yield _edge(maker, place, (about, name), (three for three in proposed if three is not None))


def _edge(maker: Maker, place: Place, named: tuple[About, str], proposed: Iterable[Triple]) -> Edge | Unreachable:
    for three in proposed:
        turns = turns_of([bool(each.leaf) for each in three])
        found = maker.edge(*named, place, [three], turns)
        if isinstance(found, Edge):
            return found
    return maker.unreachable(*named, "no_witness")


def _past(steps: Steps, base: int) -> bool:
    return all(each.at < base - 1 for each in steps.three)


def hangings(node: Predicate) -> Iterator[Hanging]:
    """Yield every leaf of a filter on events, with what must hold beside it."""
    return (Hanging(*each) for each in hung(node))


# ------------------------------------------------------------------------------------------------ how the leaf turns

Ways = Callable[[int], Iterator[Steps]]
"""From the instant of the act: the three events that may be tried."""


def _ways(maker: Maker, leaf: Predicate) -> Iterator[tuple[About, str, Ways | None]]:
    match leaf:
        case Compare(Today("event"), ("<" | "<=" | ">" | ">=") as op, Literal(date() as on)):
            yield "date", leaf_name(leaf), lambda base: _on_days(maker, op, on)
        case Compare(Attribute(name, "event", part), op, Literal(Decimal() | date() as number)):
            about: About = "date" if isinstance(number, date) else "number"
            yield about, leaf_name(leaf), lambda base: _of_numbers(Var(0, name, part), op, number, base)
        case Compare(left, _, right) if {Today} & {type(left), type(right)} or _is_number(left) or _is_number(right):
            yield "number", leaf_name(leaf), None
        case Among(_, values) if any(isinstance(each, Decimal | date) for each in values):
            yield "number", leaf_name(leaf), None
        case Holds(name, "event", "own"):
            state = maker.norms.states[name]
            for ending in endings(maker, state):
                if isinstance(ending, Ending):
                    yield ending.about, f"{name} {ending.what}", _lying(maker, state, ending)
                else:
                    yield ending.about, ending.what, None
        case Holds(name):
            state = maker.norms.states[name]
            if any((state.delay, state.lasts, state.ends_after, state.through)):
                yield "lasts", name, None


def _is_number(term: object) -> bool:
    return isinstance(term, Literal) and isinstance(term.value, Decimal | date)


def _on_days(maker: Maker, op: str, on: date) -> Iterator[Steps]:
    """The event lies on the last day on which the comparison has one answer, or on the first with the other."""
    midnight = start_of_day(on if op in ("<", ">=") else on + timedelta(days=1), maker.zone)
    yes = op in (">", ">=")
    before, at, after = (Step(midnight + step, _nothing_said, (step >= 0) == yes) for step in (-1, 0, 1))
    yield Steps((before, at, after))


def _nothing_said(solver: Solver, draft: Draft, number: Owner) -> Iterator[Draft]:
    yield draft


def _of_numbers(var: Var, op: str, number: Decimal | date, base: int) -> Iterator[Steps]:
    """The event itself says a little less, so much, a little more."""

    def saying(value: Value) -> Said:
        def said(solver: Solver, draft: Draft, owner: Owner) -> Iterator[Draft]:
            found = draft.fixed(Var(owner, var.name, var.part), value)
            if found is not None:
                yield found

        return said

    for distance in DISTANCES:
        before, at, after = (
            Step(base - distance, saying(value), compare(value, op, number, None) == YES)
            for value in around(number, var)
            if value is not SILENT
        )
        yield Steps((before, at, after))


def _lying(maker: Maker, state: State, ending: Ending) -> Ways:
    """The event lies at the end of an episode; or the episode ends on another day, and sooner where it is ended."""

    def ways(base: int) -> Iterator[Steps]:
        seen: set[tuple[int, int]] = set()
        for distance, begin in product(DISTANCES, ending.begins):
            found = begin(base - distance)
            if found is not None and found not in seen:
                seen.add(found)
                start, end = found
                start -= 3600 if start >= end - 1 and ending.about == "lasts" else 0
                said = _in_episode(maker, state, ending.about, start, end)
                before, at, after = (Step(end + step, said, (step < 0) != ending.opens) for step in (-1, 0, 1))
                yield Steps((before, at, after), end + 2)
        if state.ends is not None and ending.about in ("lasts", "through"):
            for begin in ending.begins:
                yield from _ended_sooner(maker, state, ending, begin, base)

    return ways


def _in_episode(maker: Maker, state: State, about: About, start: int, end: int, ended: int | None = None) -> Said:
    last = local_date(end - 1, maker.zone) if about == "through" else None

    def said(solver: Solver, draft: Draft, number: Owner) -> Iterator[Draft]:
        if ended is None:
            yield from episode(solver, draft, state, about, start, last, number)
            return
        assert state.ends is not None
        for begun, _ in solver.begun(state, draft, of=number, at=start, through=last, ending=True):
            for each, over in solver.event(state.ends, begun, ended, notices=(True, False)):  # a contact may count
                agreed = agreeing(state.per, number, over, each)
                if agreed is not None:
                    yield agreed

    return said


def _ended_sooner(maker: Maker, state: State, ending: Ending, begin: Begin, base: int) -> Iterator[Steps]:
    """Event and act lie on one day: the episode would go on that day, but is ended in between; or it is over."""
    at, ended = base - 3600, base - 1800
    midnights = [start_of_day(local_date(base, maker.zone) + timedelta(days=each), maker.zone) for each in (1, 0, -1)]
    found = [begin(midnight) for midnight in midnights]
    steps = [
        Step(at, _in_episode(maker, state, ending.about, *each, ended), at < each[1])
        for each in found
        if each is not None and each[0] < at
    ]
    if len(steps) == len(midnights):
        yield Steps((steps[0], steps[1], steps[2]), ended + 2)


# --------------------------------------------------------------------------------------- what hangs on the event


def _event(
    solver: Solver, draft: Draft, each: Hanging, step: Step, per: tuple[Key, ...], opens: str
) -> Iterator[Draft]:
    """Yield drafts with the event, which meets all else that the filter asks."""
    beside = All(tuple(demand if wanted else Not(demand) for demand, wanted in each.demands))
    for notice in (False, True):
        more, number = draft.with_event(step.at, notice=notice, opens=(opens, ACT))
        for met in solver.solve(beside, more, of=number):
            agreed = agreeing(per, ACT, number, met)
            if agreed is not None:
                yield from step.said(solver, agreed, number)


def _counted(
    maker: Maker, count: Count, op: str, limit: Decimal, base: int, steps: Steps, each: Hanging
) -> Triple | None:
    """One event less than enough beside it: with it the limit is met, or not any more."""
    first = None if count.window is None else first_instant(base, count.window, maker.zone)
    if first is not None and steps.three[0].at < first:
        return None
    others = turning(op, limit) - 1
    since = steps.quiet if steps.quiet is not None and not each.meets else None
    ats = (
        None if since is None else tuple(since + (base - since) * part // (others + 1) for part in range(1, others + 1))
    )

    def wanted(step: Step) -> Wanted:
        found = others + (step.yes == each.meets)

        def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
            for fewer in (others, others - 1):  # what ends an episode may count as well
                for one in _event(solver, draft, each, step, count.per, "") if fewer >= 0 else ():
                    yield from history(solver, count, fewer, one, ats[:fewer] if ats else None) if fewer else (one,)

        return Wanted(base, fits(found, op, limit), prepare, counting(maker, count, found))

    before, at, after = map(wanted, steps.three)
    return before, at, after


def _begun(state: State, base: int, steps: Steps, each: Hanging) -> Triple:
    """The event begins the state, or it does not."""

    def wanted(step: Step) -> Wanted:
        def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
            for one in _event(solver, draft, each, step, state.per, state.name):
                found = [one]
                for end in (state.ends, state.undone_by):
                    found = found if end is None else [kept for some in found for kept in solver.avoided(end, some)]
                yield from found

        return Wanted(base, step.yes == each.meets, prepare)

    before, at, after = map(wanted, steps.three)
    return before, at, after


def _ended(maker: Maker, state: State, base: int, steps: Steps, each: Hanging) -> Triple | None:
    """The event ends the state, or it does not."""
    first = steps.three[0].at
    start = first - 3600 if state.delay is None else begun_before(first - 1, state.delay, maker.zone)
    if start is None or state.ends_after is not None:
        return None

    def wanted(step: Step) -> Wanted:
        def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
            for begun, _ in solver.begun(state, draft, of=ACT, at=start, ending=True):
                yield from _event(solver, begun, each, step, state.per, "")

        return Wanted(base, step.yes != each.meets, prepare)

    before, at, after = map(wanted, steps.three)
    return before, at, after
