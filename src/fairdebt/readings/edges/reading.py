"""Every number, hour and date of a norm, each with a case just before, at and just after."""

from __future__ import annotations

from collections.abc import Iterator

from fairdebt.logic import Among, Compare, Count, Holds, Inside, Norms, Prohibition, StatedTimes
from fairdebt.readings.edges.clocks import clock_edges
from fairdebt.readings.edges.comparisons import comparison_edges
from fairdebt.readings.edges.counts import count_edges, limit_of
from fairdebt.readings.edges.filters import filter_edges
from fairdebt.readings.edges.force import force_edges, stated_edges, week_edges
from fairdebt.readings.edges.making import Maker, Place, Speaking, places
from fairdebt.readings.edges.model import Edge, Unreachable
from fairdebt.readings.edges.naming import count_name
from fairdebt.readings.edges.spans import state_edges
from fairdebt.readings.edges.switches import exception_edges, zone_edges


def edges(norm: Prohibition, norms: Norms, *, speaking: Speaking | None = None) -> tuple[Edge | Unreachable, ...]:
    """Return three situations for every number, hour and date of a norm, or why there are none.

    Each situation is built so that the norm hangs on this number alone: whatever else it asks for is met, and nothing
    else that would breach it is there. What is to be answered is not said: that is what the reference reading is for.

    Args:
        norm: The norm whose edges are wanted.
        norms: All norms, for their states and tables.
        speaking: Tells which norms have something against a situation; then it is built so that the others have
            nothing, as far as that can be, and the whole decision hangs on this number.
    """
    maker = Maker(norm, norms, speaking)
    found: list[Edge | Unreachable] = [*force_edges(maker), *exception_edges(maker)]
    for place in places(norm):
        found += _of_leaf(maker, place)
    kept: dict[tuple[str, str], Edge | Unreachable] = {}
    for each in found:
        name = (each.about, each.what)
        if name not in kept or (isinstance(kept[name], Unreachable) and isinstance(each, Edge)):
            kept[name] = each  # the same number may stand in several places: one at which it decides is enough
    return tuple(kept.values())


def _of_leaf(maker: Maker, place: Place) -> Iterator[Edge | Unreachable]:
    match place.leaf:
        case Compare(Count() as count, op, _):
            limit = limit_of(place.leaf)
            if limit is not None:
                yield from count_edges(maker, place, count, op, limit)
            else:
                yield maker.unreachable("count", count_name(count), "no_boundary")
            yield from filter_edges(maker, place)
        case Compare() | Among() as leaf:
            yield from comparison_edges(maker, place, leaf)
        case Inside(week) as leaf:
            if isinstance(week, StatedTimes):
                yield from stated_edges(maker, place, week)
            else:
                yield from week_edges(maker, place, leaf)
                yield from zone_edges(maker, place, leaf)
                yield from clock_edges(maker, place, leaf)
        case Holds(name):
            state = maker.norms.states[name]
            yield from state_edges(maker, place, state)
            yield from filter_edges(maker, place)
