"""Edges of the days on which a norm is in force, and of the hours that it permits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain

from fairdebt.clock import DAY, WEEK_CLASSES, Week, day_of, local_date, start_of_day
from fairdebt.logic import Inside, StatedTimes
from fairdebt.readings.edges.building import asked_of
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.making import Maker, Place, Triple, Wanted
from fairdebt.readings.edges.model import About, Edge, Situation, Unreachable
from fairdebt.readings.edges.moments import HOURS, wall
from fairdebt.readings.edges.naming import clock_name
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.edges.variables import Var

STATED = (10, 21, 5)
"""Times that are stated are two hours from one of these on: beside ordinary hours those by day decide nothing."""


def force_edges(maker: Maker) -> Iterator[Edge | Unreachable]:
    """Yield the first day in force and the first day not in force any more, at their midnight."""
    if maker.norm.from_on is not None:
        yield _force_edge(maker, "in_force_from", maker.norm.from_on)
    if maker.norm.until_on is not None:
        yield _force_edge(maker, "in_force_until", maker.norm.until_on)


def _force_edge(maker: Maker, about: About, on: date) -> Edge | Unreachable:
    """Return the edge at midnight; where the norm forbids nothing then, at another hour of three days."""

    def is_dated(situation: Situation) -> bool:
        """Tell whether the day of the act is the one that is meant: a norm may be asked in other zones, or in none."""
        asked = asked_of(situation, maker.norm.zones)
        return all(each.zone is not None and each.today == local_date(each.at, maker.zone) for each in asked)

    def at(*instants: int) -> Triple:
        before, first, after = (Wanted(instant, check=is_dated) for instant in instants)
        return before, first, after

    def on_three_days(hour: int) -> Triple:
        before, first, after = (wall(on + timedelta(days=each), hour * 3600, maker.zone) for each in (-1, 0, 1))
        lasts = maker.during(first) == maker.during(after)  # else it is law for a single day
        return at(before, first, after if lasts else first + 1)

    midnight = start_of_day(on, maker.zone)
    proposed = chain([at(midnight - 1, midnight, midnight + 1)], map(on_three_days, HOURS))
    return maker.edge(about, str(on), None, proposed, ("before-at",))


def week_edges(maker: Maker, place: Place, hours: Inside) -> Iterator[Edge | Unreachable]:
    """Yield each second of a week at which the answer changes, on the first day on which it does.

    Where the hours speak of official days, a year is looked through for a day of each class.
    """
    week = hours.week
    assert isinstance(week, Week)
    if not maker.bases:
        yield maker.unreachable("hours", "week", "no_day_in_force")
        return
    seen: set[tuple[int, bool, tuple[int, ...]]] = set()
    first = local_date(maker.bases[0], maker.zone)
    for offset in range(366 if week.official else 7):
        day = first + timedelta(days=offset)
        seen_day = day_of(day, maker.calendar(hours.calendar))
        classes = tuple(number for number, each in enumerate(week.classes) if Week((each,)).names(seen_day))
        for second in week.edges(seen_day):
            opens = week.permits(seen_day, second)
            before = _just_before(maker, hours, day, second)
            if opens is None or before is None or opens == before or (second, opens, classes) in seen:
                continue
            seen.add((second, opens, classes))
            yield _week_edge(maker, place, day, second, opens=opens)


def _just_before(maker: Maker, hours: Inside, day: date, second: int) -> bool | None:
    assert isinstance(hours.week, Week)
    calendar = maker.calendar(hours.calendar)
    if second:
        return hours.week.permits(day_of(day, calendar), second - 1)
    return hours.week.permits(day_of(day - timedelta(days=1), calendar), DAY - 1)


def _week_edge(maker: Maker, place: Place, day: date, second: int, *, opens: bool) -> Edge | Unreachable:
    weekday = next(name for name, days in WEEK_CLASSES.items() if days == {day.weekday()})
    what = f"{weekday} {clock_name(second)} {'opens' if opens else 'closes'}"

    def propose(base: int) -> Triple | None:
        weeks = (local_date(base, maker.zone) - local_date(maker.bases[0], maker.zone)) // timedelta(days=7)
        on = day + timedelta(days=7 * weeks)
        at = wall(on, second, maker.zone)
        if not maker.during(at - 1, at + 1):
            return None
        return Wanted(at - 1, not opens), Wanted(at, opens), Wanted(at + 1, opens)

    return maker.edge("hours", what, place, maker.at_bases(propose), ("before-at",))


def stated_edges(maker: Maker, place: Place, stated: StatedTimes) -> Iterator[Edge | Unreachable]:
    """Yield both ends of a band that an event states."""
    for opens in (True, False):
        found = (_stated_edge(maker, place, stated, hour, opens=opens) for hour in STATED)
        first = next(found)
        others = (each for each in found if isinstance(each, Edge))
        yield first if isinstance(first, Edge) else next(others, first)


def _stated_edge(maker: Maker, place: Place, stated: StatedTimes, hour: int, *, opens: bool) -> Edge | Unreachable:
    at = hour if opens else hour + 2
    what = f"{stated.state}.{stated.field} {clock_name(at * 3600)} {'opens' if opens else 'closes'}"
    band = f"{hour:02}:00-{hour + 2:02}:00"
    proposed = maker.at_bases(_stated(maker, stated, band, at * 3600, opens=opens))
    return maker.edge("stated_hours", what, place, proposed, ("before-at",))


def _stated(maker: Maker, stated: StatedTimes, band: str, second: int, *, opens: bool) -> Callable[[int], Triple]:
    def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
        state = draft.scene.norms.states[stated.state]
        for each in solver.opened(state, draft, of=-1, at=draft.scene.at):
            numbers = [number for number, (name, _) in enumerate(each.opens) if name == stated.state]
            found = each.fixed(Var(numbers[0], stated.field), {"every_day": band}) if numbers else None
            if found is not None:
                yield found

    def propose(base: int) -> Triple:
        at = wall(local_date(base, maker.zone), second, maker.zone)
        return Wanted(at - 1, not opens, prepare), Wanted(at, opens, prepare), Wanted(at + 1, opens, prepare)

    return propose
