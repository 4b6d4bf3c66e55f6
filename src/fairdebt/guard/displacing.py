"""Several laws on one point: the rules of other jurisdictions that a stricter one displaces in a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairdebt.loader import Policies, provision_key
from fairdebt.loader.walk import parts_of
from fairdebt.logic import Prohibition, StatedTimes
from fairdebt.policy import Provision
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.schedule import Schedule
from fairdebt.readings.truth import YES

POINTS = frozenset({"permitted_hours", "contact_cap", "cooling_off", "notice_first"})
"""Kinds of rule that measure: when, how often, how long after. Two of one kind about one act are on the same point."""


@dataclass(slots=True, eq=False)
class Displacing:
    """Finds, for a rule that vetoes, what would have let the act pass. `answers` are those now."""

    policies: Policies
    now: Schedule
    answers: Mapping[str, Answer]

    def by(self, norm: Prohibition) -> tuple[str, ...]:
        """Return the rules of other jurisdictions on the same point that speak of this act and permit it, sorted."""
        rivals = self.now.rivals(norm, self._rivals)
        clear = (each for each in rivals if self.answers.get(each.key, Answer.CLEAR) <= Answer.DUTY)
        return tuple(sorted({each.rule for each in clear if self._speaks(each)})) if rivals else ()

    def _rivals(self, norm: Prohibition, every: tuple[Prohibition, ...]) -> tuple[Prohibition, ...]:
        """Return those of all norms that are on the same point as one, and of another jurisdiction."""
        own = self._provision(norm)
        if own is None or own.kind not in POINTS:
            return ()
        found = ((each, self._provision(each)) for each in every)
        return tuple(
            each
            for each, other in found
            if other is not None
            and other.kind == own.kind
            and other.instrument.jurisdiction != own.instrument.jurisdiction
        )

    def _speaks(self, norm: Prohibition) -> bool:
        """Tell whether the act surely falls under the norm: a rule that may not be about it is not displaced.

        Nor is one about times that people state: it has no hours of its own.
        """
        if any(isinstance(part, StatedTimes) for part in parts_of(norm.breach)):
            return False
        return any(
            min(in_force(norm.from_on, norm.until_on, each.question), each.truth(norm.scope)) == YES
            for each in self.now.examined(norm)
        )

    def _provision(self, norm: Prohibition) -> Provision | None:
        """Return what a norm rests on; a hold rests on no provision."""
        return self.policies.provisions.get(provision_key(norm.key))
