"""Situations at the edges of what a guard has loaded, worked out when they are first drawn and then kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from fairdebt.facts import Outcome
from fairdebt.guard import Guard
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.decide import Decider
from fairdebt.readings.edges import Edge, Situation, edges, ordinary

ORDINARY = "ordinary"
"""The name of those situations that lie at no edge."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A situation to start from: where it came from, and what the guard decides of it.

    `norm` is the key of the norm at whose edge it lies (or `ordinary`), `what` says which edge and which side of it.
    """

    situation: Situation
    norm: str
    what: str
    outcome: Outcome


class Quiet(Guard):
    """A guard of the kit: what it decides exercises nothing."""

    of_the_kit = True


class Pool:
    """The seeds of one guard. It decides with a guard of its own: hooks and counters of the host's see nothing."""

    def __init__(self, guard: Guard) -> None:
        self.guard = Quiet.twin(guard)
        self.norms = tuple(norm for norm in self.guard.policies.norms.prohibitions if norm.effect != "off")
        self._named = {norm.key: norm for norm in self.norms}
        self._vetoing = {norm.key: norm for norm in self.norms if norm.effect == "veto"}
        self._decider = Decider(self.guard.policies.norms)
        self._kept: dict[int, tuple[Seed, ...]] = {}

    def __len__(self) -> int:
        """Tell how many groups of seeds there are: the ordinary ones and one of each norm."""
        return len(self.norms) + 1

    def group(self, number: int) -> tuple[Seed, ...]:
        """Return a group of seeds: 0 those at no edge, the others those at the edges of one norm. May be empty."""
        if number not in self._kept:
            found = self._ordinary() if number == 0 else self._at_edges(self.norms[number - 1])
            self._kept[number] = tuple(found)
        return self._kept[number]

    def some(self, number: int, outcome: Outcome | None) -> tuple[Seed, ...]:
        """Return the seeds of the first group from `number` on that has any of that outcome; none if no group has."""
        for further in range(len(self)):
            group = self.group((number + further) % len(self))
            found = tuple(seed for seed in group if outcome is None or seed.outcome is outcome)
            if found:
                return found
        return ()

    def norm_of(self, seed: Seed) -> Prohibition | None:
        """Return the norm at whose edge a seed lies."""
        return self._named.get(seed.norm)

    def speaking(self, situation: Situation) -> list[Prohibition]:
        """Return the norms that veto a situation or cannot judge it."""
        answers = self._decider.answers(situation.action, situation.case)
        return [self._vetoing[key] for key, answer in answers.items() if answer > Answer.DUTY and key in self._vetoing]

    def _seed(self, situation: Situation, norm: str, what: str) -> Seed:
        return Seed(situation, norm, what, self.guard.decide(situation.action, situation.case).outcome)

    def _ordinary(self) -> Iterator[Seed]:
        for each in ordinary(self.guard.policies.norms, self.speaking):
            yield self._seed(each, ORDINARY, " ".join(filter(None, (each.action.act, each.action.channel))))

    def _at_edges(self, norm: Prohibition) -> Iterator[Seed]:
        for edge in edges(norm, self.guard.policies.norms, speaking=self.speaking):
            if isinstance(edge, Edge):
                for side, each in (("just before", edge.before), ("at", edge.at), ("just after", edge.after)):
                    yield self._seed(each, norm.key, f"{side}: {edge.about} {edge.what}")


_POOLS: WeakKeyDictionary[Guard, tuple[object, Pool]] = WeakKeyDictionary()


def pool_of(guard: Guard) -> Pool:
    """Return the pool of a guard; anew after it was reloaded."""
    held = _POOLS.get(guard)
    if held is None or held[0] is not guard.policies:
        held = _POOLS[guard] = (guard.policies, Pool(guard))
    return held[1]
