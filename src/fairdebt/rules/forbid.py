"""Never."""

from __future__ import annotations

from typing import Literal

from fairdebt.logic import All
from fairdebt.rules.base import Norm, Place, Rule


class Forbid(Rule):
    """The act is forbidden whenever `when` holds and `unless` does not."""

    kind: Literal["forbid"] = "forbid"

    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Forbid everything in scope."""
        return (self.forbids(place, All(())),)
