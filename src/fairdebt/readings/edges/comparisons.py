"""Edges of comparisons with numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from fairdebt.clock import Spans, local_date, start_of_day
from fairdebt.logic import Among, Attribute, Compare, Fact, FirstKnown, Literal, Today
from fairdebt.readings.edges.constants import length
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.making import Maker, Place, Prepare, Triple, Wanted, demanded_leaves
from fairdebt.readings.edges.model import About, Edge, Turn, Unreachable
from fairdebt.readings.edges.naming import leaf_name
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.edges.terms import Scene, holds, value, vars_of
from fairdebt.readings.edges.variables import ACT, Bound, Candidate, Var, step_of, type_of

Written = Decimal | date
PINNED = 400
"""So many values of the other side are looked at."""


def comparison_edges(maker: Maker, place: Place, leaf: Compare | Among) -> Iterator[Edge | Unreachable]:
    """Yield the edges of a comparison; words have none."""
    if not maker.bases:
        return
    if isinstance(leaf, Among):
        for each in sorted(each for each in leaf.values if isinstance(each, Decimal | date)):
            yield from comparison_edges(maker, place, Compare(leaf.term, "=", Literal(each)))
        return
    today = _reads_today(leaf)
    if today:
        yield _clock_edge(maker, place, leaf)
    elif (found := _moving(maker, leaf, maker.bases[0])) is not None:
        yield _value_edge(maker, place, leaf, "date" if isinstance(found[1], date) else "number")
    elif leaf.op not in ("=", "!="):
        yield maker.unreachable("number", leaf_name(leaf), "no_boundary")


def _reads_today(leaf: Compare) -> bool:
    return isinstance(leaf.left, Today) or isinstance(leaf.right, Today)


# ---------------------------------------------------------------------------------------------- the act's own day


def _clock_edge(maker: Maker, place: Place, leaf: Compare) -> Edge | Unreachable:
    """A comparison with today: the midnight at which it changes, else the days of the date around it."""
    what = leaf_name(leaf)
    found = maker.edge(
        "date", what, place, maker.at_bases(lambda base: _at_midnight(maker, leaf, base)), ("before-at",)
    )
    for first in (True, False):
        if isinstance(found, Unreachable):
            days = [wanted for base in maker.bases if (wanted := _by_days(maker, leaf, base, first=first)) is not None]
            found = maker.edge("date", what, place, days, ("before-at",) if first else ("at-after",))
    implied = isinstance(found, Unreachable) and _implied(maker, place, leaf)
    return maker.unreachable("date", what, "implied") if implied else found


def _implied(maker: Maker, place: Place, leaf: Compare) -> bool:
    """Tell whether the demands about the same date leave the comparison one answer only."""
    scene = maker.scene(maker.bases[0])
    read = set(vars_of(leaf, ACT, scene))
    beside = [
        (each, wanted)
        for predicate, wanted in place.demands
        for each, wanted in demanded_leaves(predicate, wanted=wanted)
        if set(vars_of(each, ACT, scene)) == read
    ]
    answers = {
        holds(leaf, ACT, scene, bound)
        for bound in _days(leaf, scene)
        if all(holds(each, ACT, scene, bound) is wanted for each, wanted in beside)
    }
    return bool(beside) and len(answers - {None}) < 2


def _at_midnight(maker: Maker, leaf: Compare, base: int) -> Triple | None:
    midnight = start_of_day(local_date(base, maker.zone), maker.zone)
    if not maker.during(midnight - 1):
        return None
    before, at = maker.scene(midnight - 1), maker.scene(midnight)
    for bound in _days(leaf, at):
        was, now = holds(leaf, ACT, before, bound), holds(leaf, ACT, at, bound)
        if was is not None and now is not None and was != now:
            prepare = _laid_down(bound)
            wanted = [Wanted(each, truth, prepare) for each, truth in ((midnight - 1, was), (midnight, now))]
            return wanted[0], wanted[1], Wanted(midnight + 1, now, prepare)
    return None


def _by_days(maker: Maker, leaf: Compare, base: int, *, first: bool) -> Triple | None:
    """Move the date instead, to the day before and after: the truth changes at the `first` step or the next."""
    scene = maker.scene(base)
    for bound in _days(leaf, scene):
        ((var, on),) = bound.items()
        assert isinstance(on, date)
        days = [{var: on + timedelta(days=distance)} for distance in (-1, 0, 1)]
        truths = [holds(leaf, ACT, scene, each) for each in days]
        turns = [truths[0] != truths[1], truths[1] != truths[2]]
        if None not in truths and turns == [first, not first]:
            before, at, after = (
                Wanted(base, truth, _laid_down(each)) for truth, each in zip(truths, days, strict=True)
            )
            return before, at, after
    return None


def _days(leaf: Compare, scene: Scene) -> Iterator[Bound]:
    """Yield days for a date that a comparison with today reads, near those at which it may change."""
    own = _spans_in(leaf)
    for var in dict.fromkeys(vars_of(leaf, ACT, scene)):
        for about in (0, *own):
            for distance in range(about + 40, about - 41, -1):
                yield {var: scene.today - timedelta(days=distance)}
        for about in own:
            for distance in range(about - 40, about + 41):
                yield {var: scene.today + timedelta(days=distance)}


# ------------------------------------------------------------------------------------------------- any other value


def _value_edge(maker: Maker, place: Place, leaf: Compare, about: About) -> Edge | Unreachable:
    turns: list[tuple[Turn, ...]] = []

    def propose(base: int) -> Triple | None:
        found = _moving(maker, leaf, base)
        if found is None:
            return None
        var, written, pinned = found
        scene = maker.scene(base)
        steps: list[tuple[bool, Bound]] = []
        for each in around(written, var):
            truth = holds(leaf, ACT, scene, {**pinned, var: each})
            if truth is None:
                return None
            steps.append((truth, {**pinned, var: each}))
        turns.append(_turns([truth for truth, _ in steps]))
        first, second, third = (Wanted(base, truth, _laid_down(bound)) for truth, bound in steps)
        return first, second, third

    found = maker.edge(about, leaf_name(leaf), place, maker.at_bases(propose), ())
    if isinstance(found, Unreachable):
        return found if turns else maker.unreachable(about, leaf_name(leaf), "never_below")
    return Edge(found.norm, found.about, found.what, found.before, found.at, found.after, turns[-1])


def _turns(truths: list[bool]) -> tuple[Turn, ...]:
    found: tuple[Turn, ...] = ("before-at",) if truths[0] != truths[1] else ()
    return found if truths[1] == truths[2] else (*found, "at-after")


def around(written: Written, var: Var) -> tuple[Candidate, ...]:
    """Return what is one step less, the number or date itself, and one step more."""
    if isinstance(written, date):
        return written - timedelta(days=1), written, written + timedelta(days=1)
    step = step_of(type_of(var))
    return max(written - step, Decimal(0)), written, written + step  # below nothing there is no before


def _moving(maker: Maker, leaf: Compare, base: int) -> tuple[Var, Written, Bound] | None:
    """Return which side to move, around which value of the other side, and how that side comes to it."""
    scene, draft = maker.scene(base), Draft(maker.scene(base), maker.known)
    for moved, other in ((leaf.left, leaf.right), (leaf.right, leaf.left)):
        plain = moved.term if isinstance(moved, FirstKnown) else moved
        own = list(vars_of(plain, ACT, scene)) if isinstance(plain, Attribute | Fact) else []
        if len(own) != 1:
            continue
        (var,) = own
        read = [each for each in dict.fromkeys(vars_of(other, ACT, scene)) if each != var]
        for values in islice(product(*(draft.domain(each) for each in read)), PINNED):
            pinned = dict(zip(read, values, strict=True))
            found = value(other, ACT, scene, pinned)
            if not isinstance(found, date) and not (isinstance(found, Decimal) and (found > 1 or not read)):
                continue
            if value(other, ACT, scene, {**pinned, var: found}) == found:
                return var, found, pinned
    return None


def _spans_in(node: object) -> tuple[int, ...]:
    """Return the lengths of the spans that a comparison writes, in days."""
    if isinstance(node, Spans):
        return (length(node),)
    if is_dataclass(node) and not isinstance(node, type):
        return tuple(days for each in fields(node) for days in _spans_in(getattr(node, each.name)))
    return ()


def _laid_down(bound: Bound) -> Prepare:
    def prepare(solver: Solver, draft: Draft) -> Iterator[Draft]:
        found: Draft | None = draft
        for var, said in bound.items():
            found = None if found is None else found.fixed(var, said)
        if found is not None:
            yield found

    return prepare
