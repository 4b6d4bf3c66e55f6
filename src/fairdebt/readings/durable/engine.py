"""The decider that asks durable-rules: same interface, same answers."""

from __future__ import annotations

from fairdebt.logic import Holds, Norms
from fairdebt.readings.decide import Decider
from fairdebt.readings.durable.host import library
from fairdebt.readings.durable.states import holds
from fairdebt.readings.durable.structure import structured
from fairdebt.readings.episodes import Reader
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Question
from fairdebt.readings.rows import Row


class DurableEvaluator(Evaluator):
    """Evaluates leaves; whether a state holds is told by rules. Filters on events are interpreted."""

    def holds(self, held: Holds, question: Question, row: Row | None) -> int:
        """Tell whether a state holds for the act, or for a past event at its own instant or now."""
        state = self.norms.states[held.state]
        if held.of == "act":
            key = (held.state, None)
            return int(question.remember(key, lambda: holds(state, Reader(question, None, question.at, False), self)))
        assert row is not None
        own = held.at == "own"
        return holds(state, Reader(question, row, row.at if own else question.at, own), self)


def durable_decider(norms: Norms) -> Decider:
    """Return a decider for norms that asks durable-rules.

    Raises:
        MissingEngineError: the library is not there.
    """
    library()
    return Decider(norms, evaluator=DurableEvaluator(norms), generate=structured)
