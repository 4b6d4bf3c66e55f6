"""Edges that are not numbers: an exception on and off, one zone and two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from fairdebt.clock import Week, day_of, local_date, local_second
from fairdebt.facts import Case
from fairdebt.logic import All, Any, Inside, Not, Predicate, Prohibition
from fairdebt.readings.edges.building import Demand
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.making import Maker, Place, Prepare, Triple, Wanted
from fairdebt.readings.edges.model import Edge, Situation, Unreachable
from fairdebt.readings.edges.moments import BASES, in_force
from fairdebt.readings.edges.naming import predicate_name
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.truth import NO, YES

ELSEWHERE = ("Asia/Shanghai", "America/New_York", "America/Los_Angeles", "Europe/London", "Pacific/Auckland")
"""Where the debtor may be as well."""


def exceptions(norm: Prohibition) -> Iterator[Place]:
    """Yield every exception of a norm, with what must hold so that the norm hangs on it alone."""
    parts = norm.scope.parts if isinstance(norm.scope, All) else (norm.scope,)
    for number, part in enumerate(parts):
        if isinstance(part, Not):
            rest: list[Demand] = [(each, True) for other, each in enumerate(parts) if other != number]
            yield from _alternatives(part.part, (*rest, (norm.breach, True)))


def _alternatives(node: Predicate, demands: tuple[Demand, ...]) -> Iterator[Place]:
    if isinstance(node, Any):
        for number, part in enumerate(node.parts):
            others = tuple((each, False) for other, each in enumerate(node.parts) if other != number)
            yield from _alternatives(part, (*demands, *others))
    else:
        yield Place(node, demands)


def exception_edges(maker: Maker) -> Iterator[Edge | Unreachable]:
    """Yield each exception: off, and the norm forbids; on, and it does not; and still not one second later."""
    for place in exceptions(maker.norm):
        yield maker.edge(
            "exception",
            predicate_name(place.leaf),
            place,
            islice(maker.at_bases(_switched(place.leaf)), BASES),
            ("before-at",),
        )


def _switched(exception: Predicate) -> Callable[[int], Triple]:
    def prepare(wanted: bool) -> Prepare:
        def prepared(solver: Solver, draft: Draft) -> Iterator[Draft]:
            yield from solver.solve(exception, draft, wanted=wanted)

        return prepared

    def propose(base: int) -> Triple:
        off, on, later = ((base, False), (base, True), (base + 1, True))
        first, second, third = (Wanted(at, truth, prepare(truth)) for at, truth in (off, on, later))
        return first, second, third

    return propose


def zone_edges(maker: Maker, place: Place, hours: Inside) -> Iterator[Edge | Unreachable]:
    """Yield one zone in which the hour is permitted, then a second possible one in which it is not, then that alone."""
    week = hours.week
    if not isinstance(week, Week) or not {"debtor", "recipient"} & set(maker.norm.zones) or not maker.bases:
        return
    for base in maker.bases:
        found = maker.situation(Wanted(base, True), place)
        for zone in ELSEWHERE:
            on = local_date(base, zone)
            day = day_of(on, maker.calendar(hours.calendar))
            if found is None or zone == maker.zone or week.permits(day, local_second(base, zone)) is not False:
                continue
            if not in_force(maker.norm, on):  # there it is still the day before, or already the day after
                continue
            both, other = (_in_zones(found, zones) for zones in ((maker.zone, zone), (zone,)))
            if [maker.truth(each) for each in (found, both, other)] == [NO, YES, YES]:
                yield Edge(maker.norm.key, "zone", f"week in {zone} too", found, both, other, ("before-at",))
                return
    yield maker.unreachable("zone", "week", "no_witness")


def _in_zones(found: Situation, zones: tuple[str, ...]) -> Situation:
    case = found.case.model_dump(mode="json") | {"zones": list(zones)}
    return Situation(found.action, Case.model_validate(case))
