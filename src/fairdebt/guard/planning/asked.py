"""What a host asks about: an act and its case, under the policies of one moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairdebt.facts import Action, Case, Decision
from fairdebt.guard.engine import Engine
from fairdebt.guard.holding import Held
from fairdebt.guard.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Asked:
    """An act and its case, read and checked, under the policies of one moment; `held`: the holds on an act like it."""

    action: Action
    case: Case
    engine: Engine
    held: Callable[[Action, Case], tuple[Held, ...]]

    def decide(self, action: Action) -> Decision:
        """Decide this act, or one in its place."""
        return self.engine.decide(action, self.case, self.held(action, self.case))

    def outlook(self, action: Action) -> Outlook:
        """Return what becomes of this act, or of one in its place, as time passes."""
        return self.engine.outlook(action, self.case, self.held(action, self.case))
