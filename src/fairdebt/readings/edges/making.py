"""Three situations for one number of a norm: its leaf, what must hold beside it, and how to build that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from fairdebt.clock import local_date
from fairdebt.facts import Action, Case
from fairdebt.logic import All, Among, Any, Compare, Count, Inside, Norms, Not, Predicate, Prohibition, StatedTimes
from fairdebt.readings.edges.building import Demand, asked_of, built, demanded
from fairdebt.readings.edges.constants import constants
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.model import About, Edge, Situation, Turn, Unreachable, Why
from fairdebt.readings.edges.moments import bases, calendar_in, in_force, place_of
from fairdebt.readings.edges.solving import Solver, is_inside
from fairdebt.readings.edges.terms import Scene, read_by
from fairdebt.readings.edges.variables import ACT, Bound
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.truth import MAYBE

BUILDS = 12
"""So many drafts are built and looked at before a demand counts as unreachable."""

Prepare = Callable[[Solver, Draft], Iterator[Draft]]
Check = Callable[[Situation], bool]
Speaking = Callable[[Situation], Iterable[Prohibition]]
"""Which norms have something against a situation."""

ROUNDS = 6
"""So often a situation is built anew so that other norms have nothing against it."""

QUIET_STEPS = 400
"""So many ways are tried each time."""


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf or an exception of a norm, and what must hold so that the norm is as true as it (or as its opposite)."""

    leaf: Predicate
    demands: tuple[Demand, ...]


def places(norm: Prohibition) -> Iterator[Place]:
    """Yield every leaf of a norm with what must hold beside it."""
    return (Place(leaf, demands) for leaf, demands, _ in hung(All((norm.scope, norm.breach))))


def hung(
    node: Predicate, demands: tuple[Demand, ...] = (), *, meets: bool = True
) -> Iterator[tuple[Predicate, tuple[Demand, ...], bool]]:
    """Yield every leaf of a condition, what must hold beside it, and whether the condition is yes where it is yes."""
    match node:
        case All(parts) | Any(parts):
            for number, part in enumerate(parts):
                beside = tuple((other, isinstance(node, All)) for other in (*parts[:number], *parts[number + 1 :]))
                yield from hung(part, (*demands, *beside), meets=meets)
        case Not(part):
            yield from hung(part, demands, meets=not meets)
        case _:
            yield node, demands, meets


def demanded_leaves(node: Predicate, *, wanted: bool) -> Iterator[tuple[Compare | Among, bool]]:
    """Yield the comparisons that every way of meeting a demand must meet."""
    match node:
        case All(parts) | Any(parts):
            if isinstance(node, All) == wanted or len(parts) == 1:
                for part in parts:
                    yield from demanded_leaves(part, wanted=wanted)
        case Not(part):
            yield from demanded_leaves(part, wanted=not wanted)
        case Compare() | Among():
            yield node, wanted
        case _:
            pass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the three situations: its instant, what is laid down beforehand, whether the leaf is to be yes."""

    at: int
    leaf: bool | None = None
    prepare: Prepare | None = None
    check: Check | None = None


Triple = tuple[Wanted, Wanted, Wanted]


class Maker:
    """Builds situations for one norm; with `speaking`, such that others have nothing against them if that can be."""

    def __init__(self, norm: Prohibition, norms: Norms, speaking: Speaking | None = None) -> None:
        self.norm = norm
        self.norms = norms
        self.speaking = speaking
        self.evaluator = Evaluator(norms)
        self.jurisdiction, self.zone = place_of(norm, norms)
        self.known = constants(norm, norms)
        self.bases = bases(norm, self.zone)

    def edge(
        self, about: About, what: str, place: Place | None, proposed: Iterable[Triple], turns: tuple[Turn, ...]
    ) -> Edge | Unreachable:
        """Return the edge, built from the first three that can be had."""
        if not self.bases:
            return self.unreachable(about, what, "no_day_in_force")
        for wanted in proposed:
            before, at, after = wanted
            if (
                (first := self.situation(at, place)) is not None
                and (earlier := self.situation(before, place)) is not None
                and (later := self.situation(after, place)) is not None
            ):
                return Edge(self.norm.key, about, what, earlier, first, later, turns)
            moved = self._moved(wanted, place, turns)
            if moved is not None:
                return Edge(self.norm.key, about, what, *moved, turns)
        return self.unreachable(about, what, "no_witness")

    def calendar(self, name: str) -> str | None:
        """Return the official calendar that hours name."""
        return calendar_in(name, self.jurisdiction)

    def at_bases(self, propose: Callable[[int], Triple | None]) -> Iterator[Triple]:
        """Yield what is proposed for each base instant."""
        return (wanted for base in self.bases if (wanted := propose(base)) is not None)

    def unreachable(self, about: About, what: str, why: Why) -> Unreachable:
        """Return that there are no such situations."""
        return Unreachable(self.norm.key, about, what, why)

    def scene(self, at: int) -> Scene:
        """Return what stands before anything is said."""
        return Scene(self.norms, at, self.zone, self.jurisdiction)

    def during(self, *instants: int) -> bool:
        """Tell whether the norm is in force at each instant."""
        return all(in_force(self.norm, local_date(at, self.zone)) for at in instants)

    def situation(self, wanted: Wanted, place: Place | None) -> Situation | None:
        """Return a situation in which the demands hold, and the leaf is what it is wanted to be."""
        found = self._built(wanted, place, ())
        beside: dict[str, Prohibition] = {}
        for _ in range(ROUNDS):
            if found is None or self.speaking is None:
                break
            loud = {norm.key: norm for norm in self.speaking(found) if norm.key != self.norm.key}
            if loud.keys() <= beside.keys():
                break
            beside |= loud
            quieter = self._built(wanted, place, tuple(beside.values()))
            if quieter is None:
                break
            found = quieter
        return found

    def _built(self, wanted: Wanted, place: Place | None, beside: tuple[Prohibition, ...]) -> Situation | None:
        """Return such a situation, built so that the norms `beside` are clear; that they are is not proven."""
        known = constants((self.norm, *beside), self.norms) if beside else self.known
        solver = Solver(QUIET_STEPS) if beside else Solver()
        draft = Draft(self.scene(wanted.at), known)
        demands = ((self.norm.scope, True), (self.norm.breach, True)) if place is None else place.demands
        proof = demands if place is None or wanted.leaf is None else (*demands, (place.leaf, wanted.leaf))
        every = (*demands, *((All((norm.scope, norm.breach)), False) for norm in beside))
        if not all(_can_be(demand, draft) for demand in every):
            return None
        ordered = tuple(sorted(every, key=lambda demand: _reads_stated(demand[0])))
        seen: list[tuple[Bound | None, Scene]] = []
        for prepared in wanted.prepare(solver, draft) if wanted.prepare is not None else (draft,):
            for solved in solver.all_of(ordered, prepared):
                said = (solved.settled(), solved.scene)
                if said in seen:
                    continue
                seen.append(said)
                found = built(solved.scene, said[0])
                if found is not None and self._as_wanted(found, proof, wanted.check):
                    return built(solved.scene, said[0])  # once more: a case remembers what was asked of it
                if len(seen) == BUILDS:
                    return None
        return None

    def _moved(
        self, wanted: Triple, place: Place | None, turns: tuple[Turn, ...]
    ) -> tuple[Situation, Situation, Situation] | None:
        """Return one case at the three instants, where something else turns the norm in the same second."""
        instants = [each.at for each in wanted]
        if place is None or len(set(instants)) < 3:
            return None
        for each in wanted:
            found = self.situation(each, place)
            if found is None:
                continue
            before, at, after = (self._at(instant, found) for instant in instants)
            whole = [self.truth(situation) for situation in (before, at, after)]
            leaf = [self.truth(situation, place.leaf) for situation in (before, at, after)]
            changes = tuple(
                turn for turn, step in (("before-at", 0), ("at-after", 1)) if whole[step] != whole[step + 1]
            )
            if changes == turns and MAYBE not in whole and leaf[0] != leaf[1]:
                return before, at, after
        return None

    def _at(self, instant: int, found: Situation) -> Situation:
        said = found.action.model_dump() | {"at": datetime.fromtimestamp(instant, ZoneInfo(self.zone))}
        return Situation(Action.model_validate(said), Case.model_validate(found.case.model_dump()))

    def truth(self, situation: Situation, predicate: Predicate | None = None) -> int:
        """Return the truth of the norm, or of a part of it, over all questions about the act."""
        whole = All((self.norm.scope, self.norm.breach)) if predicate is None else predicate
        return max(self.evaluator.truth(whole, question) for question in asked_of(situation, self.norm.zones))

    def _as_wanted(self, situation: Situation, proof: tuple[Demand, ...], check: Check | None) -> bool:
        met = demanded(situation, proof, self.norm.zones, self.evaluator)
        return met and (check is None or check(situation))


def _can_be(demand: Demand, draft: Draft) -> bool:
    """Tell whether a demand can be met at this instant: what hangs on nothing else is asked before all else."""
    node, wanted = demand
    match node:
        case All(parts) | Any(parts):
            if isinstance(node, All) == wanted or len(parts) == 1:
                return all(_can_be((part, wanted), draft) for part in parts)
            return not parts or any(_can_be((part, wanted), draft) for part in parts)
        case Not(part):
            return _can_be((part, not wanted), draft)
        case Inside():
            return isinstance(node.week, StatedTimes) or is_inside(node, draft.scene) == wanted
        case Compare(Count()):
            return True
        case Compare() | Among():
            return bool(read_by(node, ACT, draft.scene)) or draft.demanding(node, wanted, ACT) is not None
        case _:
            return True


def _reads_stated(node: Predicate) -> bool:
    """Tell whether a demand looks at times that events state: it is met last, when those events are there."""
    match node:
        case All(parts) | Any(parts):
            return any(map(_reads_stated, parts))
        case Not(part):
            return _reads_stated(part)
        case _:
            return isinstance(node, Inside) and isinstance(node.week, StatedTimes)
