"""A situation in the making: what may still be said of act, case and events, narrowed one demand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fairdebt.logic import Among, Attribute, Compare, Literal, Predicate
from fairdebt.readings.edges.constants import Constants
from fairdebt.readings.edges.terms import Moment, Scene, holds, read_by
from fairdebt.readings.edges.variables import CASE, Bound, Candidate, Owner, Var, candidates
from fairdebt.readings.words import WORDLY
from fairdebt.vocabulary import ATTRIBUTES

TRIES = 20_000
"""So many assignments are looked at before a draft counts as contradictory."""


REMEMBERED = 16_384
"""So often it is remembered which candidates a comparison leaves: the same are asked for every event of every draft."""

_LEFT: dict[tuple[object, ...], tuple[Candidate, ...]] = {}


@dataclass(frozen=True, slots=True)
class Tie:
    """A demand on several variables together."""

    vars: tuple[Var, ...]
    met: Callable[[Bound], bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """What may be said so far.

    `events` are numbered as they were added; `opens` names for each the state that it is there to begin, `never` are
    filters that no event may meet.
    """

    scene: Scene
    known: Constants
    domains: Mapping[Var, tuple[Candidate, ...]] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    opens: tuple[tuple[str, Owner], ...] = ()
    never: tuple[Predicate, ...] = ()

    def domain(self, var: Var) -> tuple[Candidate, ...]:
        """Return what a variable may still be."""
        found = self.domains.get(var)
        if found is None:
            scene, kept = self.scene, self.known.kept
            notice = scene.is_notice(var.owner)
            key = (var.owner == CASE, var.name, var.part, notice, scene.at, scene.zone)
            found = kept.get(key)
            if found is None:
                found = kept[key] = candidates(var, self.known, scene.today, notice=notice)
        return found

    def narrowed(self, var: Var, allowed: Callable[[Candidate], bool]) -> Draft | None:
        """Keep those candidates that are allowed; None where none is left."""
        left = tuple([each for each in self.domain(var) if allowed(each)])
        return self._with(var, left) if left else None

    def fixed(self, var: Var, value: Candidate) -> Draft | None:
        """Let a variable be `value`, which need not be one of its candidates unless they were narrowed already."""
        if var in self.domains and value not in self.domains[var]:
            return None
        return self._with(var, (value,))

    def demanding(self, leaf: Compare | Among, wanted: bool, subject: Owner) -> Draft | None:
        """Demand that a comparison is yes, or no; None where it cannot be."""
        scene = self.scene
        read = read_by(leaf, subject, scene)
        if not read:
            return self if holds(leaf, subject, scene, {}) is wanted else None
        if len(read) == 1:
            (var,) = read
            return self._narrowed_by(leaf, var, subject, wanted=wanted)
        return self.tied(Tie(read, lambda bound: holds(leaf, subject, scene, bound) is wanted))

    def _narrowed_by(self, leaf: Compare | Among, var: Var, subject: Owner, *, wanted: bool) -> Draft | None:
        """Keep those candidates with which a comparison is yes, or no; of words against words that is known."""
        scene, domain = self.scene, self.domain(var)
        key = (leaf, var, scene.is_notice(var.owner), subject, wanted, domain) if _is_of_words(leaf) else None
        left = None if key is None else _LEFT.get(key)
        if left is None:
            left = tuple([each for each in domain if holds(leaf, subject, scene, {var: each}) is wanted])
            if key is not None:
                if len(_LEFT) >= REMEMBERED:
                    _LEFT.clear()
                _LEFT[key] = left
        return self._with(var, left) if left else None

    def _with(self, var: Var, domain: tuple[Candidate, ...]) -> Draft:
        return Draft(self.scene, self.known, {**self.domains, var: domain}, self.ties, self.opens, self.never)

    def tied(self, tie: Tie) -> Draft | None:
        """Demand something of several variables; None where no values fit even by themselves."""
        found = Draft(self.scene, self.known, self.domains, (*self.ties, tie), self.opens, self.never)
        return found if next(found._assignments(tie.vars, (tie,)), None) is not None else None

    def with_event(self, at: int, *, notice: bool, opens: tuple[str, Owner] = ("", -1)) -> tuple[Draft, Owner]:
        """Add an event of which nothing is said yet."""
        then = self.scene
        scene = Scene(then.norms, then.at, then.zone, then.jurisdiction, (*then.moments, Moment(at, notice)))
        more = Draft(scene, self.known, self.domains, self.ties, (*self.opens, opens), self.never)
        return more, len(then.moments)

    def settled(self) -> Bound | None:
        """Choose a value for everything, the plainest first; None where the demands contradict each other."""
        tied = tuple(dict.fromkeys(var for tie in self.ties for var in tie.vars))
        chosen = next(self._assignments(tied, self.ties), None)
        if chosen is None:
            return None
        return {**{var: domain[0] for var, domain in self.domains.items()}, **chosen}

    def _assignments(self, read: tuple[Var, ...], ties: tuple[Tie, ...]) -> Iterator[dict[Var, Candidate]]:
        """Yield values that meet every tie; a tie is judged as soon as the last of its variables has one."""
        position_of = {var: position for position, var in enumerate(read)}
        last: list[list[Tie]] = [[] for _ in read]
        for tie in ties:
            last[max([position_of[var] for var in tie.vars])].append(tie)
        domains = [self.domain(var) for var in read]
        budget = [TRIES]

        def choose(position: int, bound: dict[Var, Candidate]) -> Iterator[dict[Var, Candidate]]:
            if position == len(read):
                yield dict(bound)
                return
            for each in domains[position]:
                budget[0] -= 1
                if budget[0] < 0:
                    return
                bound[read[position]] = each
                if all(tie.met(bound) for tie in last[position]):
                    yield from choose(position + 1, bound)
            bound.pop(read[position], None)

        yield from choose(0, {})


def _is_of_words(leaf: Compare | Among) -> bool:
    """Tell whether a comparison is of an attribute with what is written, whatever the instants."""
    term = leaf.term if isinstance(leaf, Among) else leaf.left
    written = isinstance(leaf, Among) or (isinstance(leaf.right, Literal) and isinstance(leaf.right.value, str | None))
    return written and isinstance(term, Attribute) and term.name != "at" and ATTRIBUTES[term.name].type.base in WORDLY
