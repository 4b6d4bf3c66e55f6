"""Three situations for one number of a norm: each leaf of the norm with what must hold beside it, and how to build that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fairdebt.clock import local_date
from fairdebt.logic import All, Among, Any, Compare, Holds, Inside, Norms, Not, Predicate, Prohibition, StatedTimes
from fairdebt.readings.edges.building import Demand, built, demanded
from fairdebt.readings.edges.drafts import Draft
from fairdebt.readings.edges.model import About, Edge, Situation, Turn, Unreachable, Why
from fairdebt.readings.edges.moments import bases, in_force, place_of
from fairdebt.readings.edges.solving import Solver
from fairdebt.readings.edges.terms import Scene
from fairdebt.readings.edges.variables import Bound, constants
from fairdebt.readings.evaluate import Evaluator

BUILDS = 12
"""So many drafts are built and looked at before a demand counts as unreachable."""

Leaf = Compare | Among | Inside | Holds
Prepare = Callable[[Solver, Draft], Iterator[Draft]]
Check = Callable[[Situation], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf of a norm, and what must hold so that the truth of the norm is the leaf's (or its opposite)."""

    leaf: Leaf
    demands: tuple[Demand, ...]


def places(norm: Prohibition) -> Iterator[Place]:
    """Yield every leaf of a norm with what must hold beside it."""
    yield from _places(All((norm.scope, norm.breach)), ())


def _places(node: Predicate, demands: tuple[Demand, ...]) -> Iterator[Place]:
    match node:
        case All(parts) | Any(parts):
            for number, part in enumerate(parts):
                beside = tuple((other, isinstance(node, All)) for other in (*parts[:number], *parts[number + 1 :]))
                yield from _places(part, (*demands, *beside))
        case Not(part):
            yield from _places(part, demands)
        case _:
            yield Place(node, demands)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the three situations: its instant, what is laid down beforehand, whether the leaf is to be yes."""

    at: int
    leaf: bool | None = None
    prepare: Prepare | None = None
    check: Check | None = None


Triple = tuple[Wanted, Wanted, Wanted]


class Maker:
    """Builds situations for one norm."""

    def __init__(self, norm: Prohibition, norms: Norms) -> None:
        self.norm = norm
        self.norms = norms
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
            found: list[Situation] = []
            for each in wanted:
                situation = self.situation(each, place)
                if situation is None:
                    break
                found.append(situation)
            if len(found) == 3:
                return Edge(self.norm.key, about, what, *found, turns)
        return self.unreachable(about, what, "no_witness")

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
        solver, draft = Solver(), Draft(self.scene(wanted.at), self.known)
        demands = ((self.norm.scope, True), (self.norm.breach, True)) if place is None else place.demands
        proof = demands if place is None or wanted.leaf is None else (*demands, (place.leaf, wanted.leaf))
        ordered = tuple(sorted(demands, key=lambda demand: _reads_stated(demand[0])))
        seen: list[tuple[Bound | None, Scene]] = []
        for prepared in wanted.prepare(solver, draft) if wanted.prepare is not None else (draft,):
            for solved in solver.all_of(ordered, prepared):
                said = (solved.settled(), solved.scene)
                if said in seen:
                    continue
                seen.append(said)
                found = built(solved.scene, said[0])
                if found is not None and demanded(found, proof, self.norm.zones, self.evaluator):
                    if wanted.check is None or wanted.check(found):
                        return found
                if len(seen) == BUILDS:
                    return None
        return None


def _reads_stated(node: Predicate) -> bool:
    """Tell whether a demand looks at times that events state: it is met last, when those events are there."""
    match node:
        case All(parts) | Any(parts):
            return any(map(_reads_stated, parts))
        case Not(part):
            return _reads_stated(part)
    return isinstance(node, Inside) and isinstance(node.week, StatedTimes)
