"""The decider that asks durable-rules: same interface, same answers."""

from __future__ import annotations

from fairdebt.logic import Norms, State
from fairdebt.readings.decide import Decider
from fairdebt.readings.durable.host import library
from fairdebt.readings.durable.states import holds
from fairdebt.readings.durable.structure import structured
from fairdebt.readings.episodes import Reader
from fairdebt.readings.evaluate import Evaluator


class DurableEvaluator(Evaluator):
    """Evaluates leaves; whether a state holds is told by rules. Filters on events are interpreted."""

    def state_holds(self, state: State, reader: Reader) -> int:
        """Tell whether a state holds for the reader."""
        return holds(state, reader, self)


def durable_decider(norms: Norms) -> Decider:
    """Return a decider for norms that asks durable-rules.

    Raises:
        MissingEngineError: the library is not there.
    """
    library()
    return Decider(norms, evaluator=DurableEvaluator(norms), generate=structured)
