"""Truths with the time they last: what a predicate is, and the next instant at which it may be another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any as Anything

from fairdebt.clock import DAY, Steady, steady, wall_since
from fairdebt.facts import Action, Prepared, is_open
from fairdebt.logic import All, Any, Not, Predicate
from fairdebt.readings.generate import during_names
from fairdebt.readings.history import Found
from fairdebt.readings.questions import BEGINNING, FOREVER, NOWHERE, Question
from fairdebt.readings.schedule.changes import later
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.readings.until import Lasting

Acts = dict[int, Action]
"""One act at several instants."""

_NEVER: Steady = (BEGINNING, BEGINNING, 0)


class Moved(Question):
    """A question at another instant. Its act still says its own instant; where that counts, `exact` is asked.

    `acts` are remembered at other instants; `found`: what is found in the history. `lasting`, for what asks a leaf:
    from when on it has which truth, and until when; truths that no time changes.
    """

    __slots__ = ("_exact", "acts", "found", "lasting")

    acts: Acts
    found: Found
    lasting: dict[Anything, Anything]

    def __init__(self, line: Line, at: int) -> None:
        self.action, self.case, self.debt, self.zone = line.action, line.case, line.debt, line.zone
        self.acts, self.found, self.lasting = line.acts, line.found, line.lasting
        self.at = at
        start, end, ahead = line.steady
        if start <= at < end:
            self.day, self.second = divmod(at + ahead, DAY)
            self.since = line.since
        else:
            self.day, self.second, self.since = NOWHERE if line.zone is None else wall_since(at, line.zone)
        self.values, self.memory = {}, {}
        self._exact: Question | None = None

    @property
    def exact(self) -> Question:
        """Return the same question about the act as it would be at this instant."""
        if self._exact is None:
            self._exact = later(self, self.at, act_at(self.acts, self.action, self.at))
        return self._exact


class Line(Moved):
    """A question at the instant of its act, and along time from there on.

    `steady`: a stretch of time around it in which the clocks of its zone are not touched; none where no zone is known.
    `together`: what its leaves were asked by.
    """

    __slots__ = ("_moved", "steady", "together")

    def __init__(
        self, action: Action, case: Prepared, at: int, debt: str | None, zone: str | None, acts: Acts, found: Found
    ) -> None:
        self.action, self.case, self.debt, self.zone = action, case, debt, zone
        self.acts, self.found, self.lasting = acts, found, {}
        self.at = at
        self.steady = start, _, ahead = _NEVER if zone is None else steady(at, zone)
        self.day, self.second, self.since = NOWHERE if zone is None else (*divmod(at + ahead, DAY), start + DAY)
        self.values, self.memory = {}, {}
        self._moved: Moved | None = None
        self.together: tuple[Anything, ...] = ()

    @property
    def exact(self) -> Question:
        """Return the question itself: its act says this instant."""
        return self

    def moved(self, at: int) -> Moved:
        """Return the question as it is at an instant."""
        if at == self.at:
            return self
        moved = self._moved  # another thread may look at another instant meanwhile
        if moved is None or moved.at != at:
            moved = self._moved = Moved(self, at)
        return moved


def act_at(acts: Acts, action: Action, at: int) -> Action:
    """Return an act as it would be at another instant; some are remembered in `acts`."""
    found = acts.get(at)
    if found is None:
        if len(acts) > 64:
            acts.clear()
        found = acts[at] = action.model_copy(update={"at": datetime.fromtimestamp(at, UTC)})
    return found


Ask = Callable[[Moved], Lasting]


class _Joined:
    """Parts one of which is enough if it has the truth `decisive`; that lasts as long as the longest of them."""

    __slots__ = ("_decisive", "_parts", "_weigh")

    def __init__(self, parts: tuple[Ask, ...], decisive: int) -> None:
        self._parts = parts
        self._decisive = decisive
        self._weigh: Callable[[int, int], int] = min if decisive == NO else max

    def __call__(self, moved: Moved) -> Lasting:
        """Return the truth for a question and how long it lasts."""
        decisive = self._decisive
        found, until, decided_until = YES - decisive, FOREVER, BEGINNING
        for part in self._parts:
            truth, lasts = part(moved)
            if truth == decisive:
                if lasts >= FOREVER:
                    return truth, lasts
                decided_until = max(decided_until, lasts)
            elif decided_until == BEGINNING:
                found, until = self._weigh(found, truth), min(until, lasts)
        return (decisive, decided_until) if decided_until > BEGINNING else (found, until)


def all_of(parts: Sequence[Ask]) -> Ask:
    """Return what asks whether all parts hold: a single no is enough."""
    return parts[0] if len(parts) == 1 else _Joined(tuple(parts), NO)


def any_of(parts: Sequence[Ask]) -> Ask:
    """Return what asks whether any part holds: a single yes is enough."""
    return parts[0] if len(parts) == 1 else _Joined(tuple(parts), YES)


def opposite(part: Ask) -> Ask:
    """Return what asks whether a part does not hold; one that can tell that itself says so."""
    own: Callable[[], Ask] | None = getattr(part, "opposite", None)
    if own is not None:
        return own()

    def ask(moved: Moved) -> Lasting:
        truth, lasts = part(moved)
        return YES - truth, lasts

    return ask


def remembered(leaf: Ask) -> Ask:
    """Return what asks a leaf anew only when its truth may be another."""

    def ask(moved: Moved) -> Lasting:
        known = moved.lasting
        at = moved.at
        held: tuple[int, int, int] | None = known.get(leaf)
        if held is None or not held[0] <= at < held[2]:
            truth, until = leaf(moved)
            known[leaf] = (at, truth, until)
            return truth, until
        return held[1:]

    return ask


Leaf = Callable[[Predicate], Ask]


def asking(node: Predicate, leaf: Leaf, *, positive: bool = True) -> Ask:
    """Return what asks a predicate, with what only the act will show at its best; `leaf` asks what has no parts."""
    match node:
        case All(parts):
            return all_of([asking(part, leaf, positive=positive) for part in parts])
        case Any(parts):
            return any_of([asking(part, leaf, positive=positive) for part in parts])
        case Not(part):
            return opposite(asking(part, leaf, positive=not positive))
    found, names = leaf(node), sorted(during_names(node))
    return _at_best(found, names, NO if positive else YES) if names else found


def _at_best(leaf: Ask, names: list[str], best: int) -> Ask:
    def ask(moved: Moved) -> Lasting:
        truth, lasts = leaf(moved)
        return (best if truth == MAYBE and any(is_open(moved.action, name) for name in names) else truth), lasts

    return ask
