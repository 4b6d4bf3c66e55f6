"""Edges of counts: how many events, in which window, of which age."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, product

from fairdebt.clock import Spans, first_instant, local_date, start_of_day
from fairdebt.logic import Compare, Count, Literal, parts_of
from fairdebt.readings.edges.building import asked_of
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.histories import fits, history, least, nothing_counted, turning_day
from fairdebt.readings.edges.making import Check, Maker, Place, Prepare, Triple, Wanted
from fairdebt.readings.edges.model import Edge, Situation, Turn, Unreachable
from fairdebt.readings.edges.naming import count_name, span_name, window_name
from fairdebt.readings.edges.solving import Solver

SPARED = 4
"""So many events fewer are tried, where other demands bring events that count."""

Way = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""How many events, and how many seconds from the base instant, before, at and after."""


def count_edges(maker: Maker, place: Place, count: Count, op: str, limit: Decimal) -> Iterator[Edge | Unreachable]:
    """Yield the edge at the limit of a count, those of its window, and of the age of its events."""
    what, number = f"{count_name(count)} {op} {limit}", int(limit)
    truths = [fits(each, op, limit) for each in (number - 1, number, number + 1)]
    below = number - 1 < least(count)
    if below and (number < least(count) or turns_of(truths) != ("at-after",)):
        yield maker.unreachable("count", what, "never_below")
    else:
        yield _limit_edge(maker, place, count, what, op, limit, below=below)
    enough = turning(op, limit)
    if count.window is not None:
        about = f"{what}, the window of {window_name(count.window)}"
        if count.measure.kind not in ("events", "total", "distinct"):
            yield maker.unreachable("window", about, "not_this_measure")
        elif enough <= least(count):
            yield maker.unreachable("window", about, "always_met")
        else:
            proposed = maker.at_bases(_window(maker, count, enough, op, limit))
            yield maker.edge("window", about, place, proposed, ("at-after",))
    for age in count.age:
        about = f"{what}, age {age.op} {span_name(age.spans)}"
        if count.measure.kind != "events":
            yield maker.unreachable("age", about, "not_this_measure")
        elif not enough:
            yield maker.unreachable("age", about, "always_met")
        else:
            proposed = maker.at_bases(_aging(maker, count, enough, age.op, age.spans))
            yield maker.edge("age", about, place, proposed, ("before-at",))


def turning(op: str, limit: Decimal) -> int:
    """Return with how many events a limit is met, or no longer met, that was not (or was) with one less; 0 if never."""
    first = int(limit)
    return next((each for each in (first, first + 1) if fits(each, op, limit) != fits(each - 1, op, limit)), 0)


def _limit_edge(
    maker: Maker, place: Place, count: Count, what: str, op: str, limit: Decimal, *, below: bool
) -> Edge | Unreachable:
    """One less, so many, one more; where other limits leave no more, so many and still so many a second later."""
    number = int(limit)
    turns = turns_of([fits(each, op, limit) for each in (number - 1, number, number + 1)])
    ways: list[Way] = [] if below else [((number - 1, 0), (number, 0), (number + 1, 0))]
    if turns == ("before-at",):
        ways.append(((number - 1, 0), (number, 0), (number, 1)))
    elif turns == ("at-after",):
        ways.append(((number, -1), (number, 0), (number + 1, 0)))
    beside = sum(isinstance(part, Count) and part.window is not None for part in parts_of(maker.norm.breach)) > 1
    early = (False, True) if beside and count.window is not None and not count.age else (False,)
    proposed = chain.from_iterable(
        maker.at_bases(_limit(maker, count, [(each, step, fits(each, op, limit)) for each, step in way], at_start))
        for at_start, way in product(early, ways)
    )
    return maker.edge("count", what, place, proposed, turns)


def turns_of(truths: list[bool]) -> tuple[Turn, ...]:
    """Return between which of three the truth changes."""
    found: list[Turn] = []
    if truths[0] != truths[1]:
        found.append("before-at")
    if truths[1] != truths[2]:
        found.append("at-after")
    return tuple(found)


def counting(maker: Maker, count: Count, number: int) -> Check:
    """Return a check that a count has exactly this value in every question."""

    def check(situation: Situation) -> bool:
        found = [maker.evaluator.count(count, question) for question in asked_of(situation, maker.norm.zones)]
        return all(each.low == each.high == number for each in found)

    return check


def _limit(maker: Maker, count: Count, wanted: list[tuple[int, int, bool]], at_start: bool) -> Callable[[int], Triple]:
    """Propose so many events, so many seconds from the base; `at_start` of the window no shorter one has them."""

    def prepare(number: int, at: int) -> Prepare:
        def prepared(solver: Solver, draft: Draft) -> Iterator[Draft]:
            # what the other demands add may count as well: then fewer are needed
            spared = 0 if count.measure.kind in ("spread", "total") else SPARED
            for fewer in range(number, max(least(count), number - spared) - 1, -1):
                if fewer > least(count):
                    yield from history(solver, count, fewer, draft, _first(fewer - least(count), at))
                else:
                    yield from nothing_counted(solver, count, draft)

        return prepared

    def _first(events: int, at: int) -> tuple[int, ...] | None:
        if not at_start or count.window is None:
            return None
        first = first_instant(at, count.window, maker.zone)
        return tuple(min(at, first + 60 * each) for each in range(events))

    def propose(base: int) -> Triple:
        first, second, third = (
            Wanted(base + step, truth, prepare(number, base + step), counting(maker, count, number))
            for number, step, truth in wanted
        )
        return first, second, third

    return propose


def _window(maker: Maker, count: Count, enough: int, op: str, limit: Decimal) -> Callable[[int], Triple | None]:
    def propose(base: int) -> Triple | None:
        assert count.window is not None
        first = first_instant(base, count.window, maker.zone)
        events = enough - least(count) if count.measure.kind != "total" else 1

        def prepare(oldest: int) -> Prepare:
            rest = [first + 2 + (base - first - 2) * number // events for number in range(1, events)]
            return lambda solver, draft: history(solver, count, enough, draft, (oldest, *rest))

        def wanted(oldest: int, number: int) -> Wanted:
            return Wanted(base, fits(number, op, limit), prepare(oldest), counting(maker, count, number))

        if base - first < 2:
            return None
        fewer = enough - 1 if count.measure.kind != "total" else 0
        return wanted(first + 1, enough), wanted(first, enough), wanted(first - 1, fewer)

    return propose


def _aging(maker: Maker, count: Count, enough: int, op: str, spans: Spans) -> Callable[[int], Triple | None]:
    def propose(base: int) -> Triple | None:
        midnight = start_of_day(local_date(base, maker.zone), maker.zone)
        if not maker.during(midnight - 1):
            return None
        day = turning_day(op, spans, maker.scene(midnight))
        if day is None:
            return None

        def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
            yield from history(solver, count, enough, draft, (day,) * enough)

        aged = op in (">", ">=")
        return (
            Wanted(midnight - 1, None, prepare, counting(maker, count, 0 if aged else enough)),
            Wanted(midnight, None, prepare, counting(maker, count, enough if aged else 0)),
            Wanted(midnight + 1, None, prepare, counting(maker, count, enough if aged else 0)),
        )

    return propose


def limit_of(leaf: Compare) -> Decimal | None:
    """Return the number with which a count is compared, where it is written."""
    return leaf.right.value if isinstance(leaf.right, Literal) and isinstance(leaf.right.value, Decimal) else None
