"""Histories in which a count has a certain value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from fairdebt.clock import DAY, local_date
from fairdebt.facts import Value
from fairdebt.logic import Age, Anchor, Count
from fairdebt.readings.edges.agreeing import agreeing
from fairdebt.readings.edges.constants import length
from fairdebt.readings.edges.drafts import Draft, Tie
from fairdebt.readings.edges.moments import days_before, spreads, wall
from fairdebt.readings.edges.terms import Scene, shifted, vars_of
from fairdebt.readings.edges.variables import ACT, SILENT, Owner, Var
from fairdebt.readings.truth import YES, compare

if TYPE_CHECKING:
    from fairdebt.clock import Spans
    from fairdebt.readings.edges.solving import Solver

MOST = 40
"""Longer histories are not built."""


def least(count: Count) -> int:
    """Return the value of a count where nothing happened."""
    return 1 if count.measure.with_act and count.measure.kind in ("distinct", "days_in_a_row") else 0


def fits(number: int, op: str, limit: Value) -> bool:
    """Tell whether a count of that value meets its limit."""
    return isinstance(limit, Decimal) and compare(Decimal(number), op, limit, None) == YES


def counted_yes(solver: Solver, count: Count, op: str, limit: Value, draft: Draft) -> Iterator[Draft]:
    """Yield drafts in which a count meets its limit."""
    yield from _counted(solver, count, op, limit, draft, wanted=True)


def counted_no(solver: Solver, count: Count, op: str, limit: Value, draft: Draft) -> Iterator[Draft]:
    """Yield drafts in which a count does not meet its limit."""
    yield from _counted(solver, count, op, limit, draft, wanted=False)


def _counted(solver: Solver, count: Count, op: str, limit: Value, draft: Draft, *, wanted: bool) -> Iterator[Draft]:
    if not isinstance(limit, Decimal):
        return
    nothing, around = least(count), int(limit)
    if draft.scene.moments and _too_few(count, op, limit, draft, wanted=wanted):
        yield draft
    for number in dict.fromkeys((nothing, around, around + 1, around - 1)):
        if number >= nothing and fits(number, op, limit) == wanted:
            if number == nothing:
                yield from nothing_counted(solver, count, draft)
            else:
                yield from history(solver, count, number, draft)


def _too_few(count: Count, op: str, limit: Decimal, draft: Draft, *, wanted: bool) -> bool:
    """Tell whether the events that are there, however many of them count, leave the answer as it is wanted."""
    most = least(count) + len(draft.scene.moments)
    return count.measure.kind == "events" and all(fits(each, op, limit) == wanted for each in range(most + 1))


def nothing_counted(solver: Solver, count: Count, draft: Draft) -> Iterator[Draft]:
    """Yield drafts in which no event counts; what the act itself adds is known."""
    for each in solver.avoided(count.filter, draft):
        known = _different(count, each, ()) if count.measure.kind == "distinct" else each
        yield each if known is None else known


def history(
    solver: Solver, count: Count, number: int, draft: Draft, ats: tuple[int, ...] | None = None
) -> Iterator[Draft]:
    """Yield drafts with events whose measure is `number`, at the given instants or spread over the window."""
    more = number - least(count)
    if more == 0:
        yield draft
    if not 0 < more <= MOST and count.measure.kind not in ("total", "spread"):
        return
    for instants in [ats] if ats is not None else list(_instants(count, more, draft.scene)):
        for each in _anchored(solver, count, draft, min(instants)):
            yield from _with_events(solver, count, number, instants, each)


def _instants(count: Count, more: int, scene: Scene) -> Iterator[tuple[int, ...]]:
    at, zone = scene.at, scene.zone
    if count.age:
        on = aged(count.age, scene)
        if on is not None:
            yield (days_before(on, more, zone), on) if count.measure.kind == "spread" else (on,) * more
        return
    match count.measure.kind:
        case "days_in_a_row":
            first = 1 if count.measure.with_act else 0
            yield tuple(days_before(at, day, zone) for day in range(first + more - 1, first - 1, -1))
        case "spread":
            yield (days_before(at, more, zone), days_before(at, 0, zone))
        case "total":
            yield from spreads(1, count.window, at, zone)
        case _:
            yield from spreads(more, count.window, at, zone)


def aged(ages: tuple[Age, ...], scene: Scene) -> int | None:
    """Return noon of a day on which an event has the age."""
    lengths = [length(age.spans) for age in ages]
    near = {each + more for each in lengths for more in (-1, 0, 1, 2, 40)}
    for days in sorted({0, *near, *(each // 2 for each in lengths)}):
        at = days_before(scene.at, days, scene.zone)
        if all(_of_age(age, at, scene) for age in ages):
            return at
    return None


def _of_age(age: Age, at: int, scene: Scene) -> bool:
    return compare(scene.today, age.op, shifted(local_date(at, scene.zone), age.spans), scene.zone) == YES


def turning_day(op: str, spans: Spans, scene: Scene) -> int | None:
    """Return noon of a day whose event has an age on the act's day but had none the day before, or the reverse."""
    today, before = scene.today, scene.today - timedelta(days=1)
    for days in range(max(0, length(spans) - 40), length(spans) + 41):
        on = today - timedelta(days=days)
        last = shifted(on, spans)
        if compare(today, op, last, None) != compare(before, op, last, None) and on < today:
            return wall(on, DAY // 2, scene.zone)
    return None


def _anchored(solver: Solver, count: Count, draft: Draft, first: int) -> Iterator[Draft]:
    """Let every anchor lie before the first counted event, and nothing start the count anew."""
    drafts = [draft]
    for anchor in count.after:
        if isinstance(anchor, Anchor):
            earlier = (
                (each, agreeing(count.per, ACT, number, each))
                for one in drafts
                for each, number in solver.event(anchor.of, one, first - DAY)
            )
            drafts = [agreed for _, agreed in earlier if agreed is not None][:4]
        else:
            scene = draft.scene
            on = local_date(first, scene.zone)
            read = list(vars_of(anchor, ACT, scene))
            drafts = [found for one in drafts for var in read if (found := _dated_before(on, var, one)) is not None]
    for each in drafts:
        if count.reset_by is None:
            yield each
        else:
            yield from solver.avoided(count.reset_by, each)


def _dated_before(on: date, var: Var, draft: Draft) -> Draft | None:
    """Let a date lie well before a day, or keep it where it was laid down earlier and does."""
    if var not in draft.domains:
        return draft.fixed(var, on - timedelta(days=400))
    return draft.narrowed(var, lambda each: isinstance(each, date) and each < on)


def _with_events(solver: Solver, count: Count, number: int, ats: tuple[int, ...], draft: Draft) -> Iterator[Draft]:
    def add(draft: Draft, left: tuple[int, ...], done: tuple[Owner, ...]) -> Iterator[Draft]:
        if not left:
            measured = _measured(count, number, draft, done)
            if measured is not None:
                yield measured
            return
        for each, event in solver.event(count.filter, draft, left[0]):
            agreed = agreeing(count.per, ACT, event, each)
            if agreed is not None:
                yield from add(agreed, left[1:], (*done, event))

    yield from add(draft, ats, ())


def _measured(count: Count, number: int, draft: Draft, events: tuple[Owner, ...]) -> Draft | None:
    match count.measure.kind:
        case "total":
            return draft.fixed(Var(events[0], count.measure.attribute), Decimal(number))
        case "distinct":
            return _different(count, draft, events)
        case "events" | "days_in_a_row" | "spread":
            return draft


def _different(count: Count, draft: Draft, events: tuple[Owner, ...]) -> Draft | None:
    owners = ((ACT,) if count.measure.with_act else ()) + events
    read = [var for owner in owners if (var := draft.scene.var(count.measure.attribute, owner)) is not None]
    found: Draft | None = draft
    for position, var in enumerate(read):
        found = None if found is None else found.narrowed(var, lambda each: each is not SILENT and each is not None)
        for other in read[:position]:
            found = None if found is None else found.tied(_unequal(other, var))
    return found


def _unequal(one: Var, other: Var) -> Tie:
    return Tie((one, other), lambda bound: bound[one] != bound[other])
