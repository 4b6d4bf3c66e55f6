"""Edges of states: the ends of their delay, of what they last, of what follows an ending, of the day they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from fairdebt.clock import DAY, Spans, end_of, local_date, start_of_day
from fairdebt.logic import State
from fairdebt.readings.edges.agreeing import agreeing
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.making import Maker, Place, Triple, Wanted
from fairdebt.readings.edges.model import About, Edge, Unreachable
from fairdebt.readings.edges.moments import BASES, begun_before
from fairdebt.readings.edges.naming import name_of, span_name
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.edges.variables import ACT, Owner

Begin = Callable[[int], tuple[int, int] | None]
"""From the instant at which something shall be over: when the episode begins, and when it is over in truth."""

NAMING = (1800, 2 * DAY, 60 * DAY)
"""How long before the end of the day that it names an episode may open: at last so long that other periods are over."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An end of a span of a state: what it is about, its words, and the ways in which an episode comes to it."""

    about: About
    what: str
    begins: tuple[Begin, ...]
    opens: bool = False


def endings(maker: Maker, state: State) -> Iterator[Ending | Unreachable]:
    """Yield the ends of the spans of a state; those that have no boundary say so."""
    zone, delay = maker.zone, state.delay
    lasts = Solver().lasting(state, Draft(maker.scene(maker.bases[0]), maker.known))
    if delay is not None:
        yield Ending("delay", span_name(delay), (lambda end: _over(end, delay, zone),), opens=True)
    if isinstance(lasts, Spans):
        yield Ending("lasts", span_name(lasts), (lambda end: _lasting(end, delay, lasts, zone),))
    elif state.lasts is not None and not isinstance(state.lasts, Spans):
        yield maker.unreachable("lasts", f"{state.name} {name_of(state.lasts)}", "no_boundary")
    if state.through and state.begins is None:
        yield maker.unreachable("through", f"{state.name} {state.through}", "no_boundary")
    elif state.through:
        yield Ending("through", state.through, tuple(_naming(before, delay, zone) for before in NAMING))
    if state.ends is not None and state.ends_after is not None:
        after = state.ends_after
        yield Ending("ends_after", span_name(after), (lambda end: _over(end, after, zone),))


def state_edges(maker: Maker, place: Place, state: State) -> Iterator[Edge | Unreachable]:
    """Yield the edges of a state that the norm asks of the act."""
    if not maker.bases:
        return
    if state.delay is None and state.begins is not None and not state.begins_on:
        yield _edge(maker, place, state, Ending("begins", "begins", (_at_once,), opens=True))
    if state.ends is not None and state.ends_after is None:
        yield _edge(maker, place, state, Ending("ends", "ends", (_at_once,)))
    for each in endings(maker, state):
        yield each if isinstance(each, Unreachable) else _edge(maker, place, state, each)


def _at_once(end: int) -> tuple[int, int]:
    return end, end


def _over(end: int, spans: Spans, zone: str) -> tuple[int, int] | None:
    start = begun_before(_aim(end, spans, zone), spans, zone)
    return None if start is None else (start, end_of(start, spans, zone))


def _lasting(end: int, delay: Spans | None, lasts: Spans, zone: str) -> tuple[int, int] | None:
    opening = begun_before(_aim(end, lasts, zone), lasts, zone)
    if opening is None or delay is None:
        return None if opening is None else (opening, end_of(opening, lasts, zone))
    start = begun_before(opening, delay, zone)
    return None if start is None else (start, end_of(end_of(start, delay, zone), lasts, zone))


def _naming(before: int, delay: Spans | None, zone: str) -> Begin:
    """A day that an event names: it is over at a midnight, so long after the episode opened."""

    def begin(end: int) -> tuple[int, int] | None:
        midnight = start_of_day(local_date(end, zone), zone)
        opening = midnight - before
        start = opening if delay is None else begun_before(opening, delay, zone)
        return None if start is None else (start, midnight)

    return begin


def _aim(end: int, spans: Spans, zone: str) -> int:
    """Return the instant itself where spans are elapsed time, else the midnight of its day."""
    if all(chain[0].elapsed is not None for chain in spans.each):
        return end
    return start_of_day(local_date(end, zone), zone)


def _edge(maker: Maker, place: Place, state: State, ending: Ending) -> Edge | Unreachable:
    about, opens = ending.about, ending.opens

    def proposing(begin: Begin) -> Callable[[int], Triple | None]:
        def propose(base: int) -> Triple | None:
            found = begin(base)
            if found is None or not maker.during(found[1] - 1, found[1] + 1):
                return None
            start, end = found
            last = local_date(end - 1, maker.zone) if about == "through" else None

            def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
                yield from episode(solver, draft, state, about, start, last)

            return Wanted(end - 1, not opens, prepare), Wanted(end, opens, prepare), Wanted(end + 1, opens, prepare)

        return propose

    most = BASES if about in ("begins", "ends") else None
    proposed = chain.from_iterable(islice(maker.at_bases(proposing(begin)), most) for begin in ending.begins)
    return maker.edge(about, f"{state.name} {ending.what}", place, proposed, ("before-at",))


def episode(
    solver: Solver, draft: Draft, state: State, about: About, start: int, last: date | None, of: Owner = ACT
) -> Iterator[Draft]:
    """Yield drafts with an episode, of the act or of an event, that begins (or, for what follows an end, ends) then."""
    if about not in ("ends", "ends_after"):
        for each, _ in solver.begun(state, draft, of=of, at=start, through=last):
            yield each
        return
    assert state.ends is not None
    earlier = start - 3600 if state.delay is None else begun_before(start - 1, state.delay, draft.scene.zone)
    for begun, _ in solver.begun(state, draft, of=of, at=earlier or start - DAY, ending=True):
        for ended, number in solver.event(state.ends, begun, start):
            agreed = agreeing(state.per, of, number, ended)
            if agreed is not None:
                yield agreed
