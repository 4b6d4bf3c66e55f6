"""Hypothesis strategies that aim at the edges of the loaded rules: just before, at and just after what a rule turns on.

What is drawn shrinks towards the plainest ordinary case, and a failing example is printed as a scenario file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import hypothesis
from hypothesis import strategies as st

from fairdebt.errors import Fault, InvalidInput, suggest
from fairdebt.facts import Action, Case, History, Outcome
from fairdebt.guard import Guard
from fairdebt.messages import Text, say
from fairdebt.readings.edges import Situation
from fairdebt.scenarios import Expectation, Scenario, write_scenario
from fairdebt.testing.pool import Pool, pool_of
from fairdebt.testing.twists import Twister

T = TypeVar("T")
MANY = 59
"""At least so many seeds of a group can be told apart."""


@dataclass(frozen=True, slots=True, repr=False)
class Drawn(Scenario):
    """A drawn scenario. Printed, it is the text of a scenario file."""

    def __repr__(self) -> str:
        """Show the whole scenario: a drawn case is nobody's."""
        return "\n" + write_scenario(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))  # what Hypothesis prints of a failing example; else it would name every field


def situations(guard: Guard, *, outcome: Outcome | str | None = None) -> st.SearchStrategy[Situation]:
    """Draw an act together with a case that fits it.

    Args:
        guard: Its policies are aimed at.
        outcome: Draw only what that guard decides so; anything where left out.
    """
    return _noted(guard, _situations(guard, outcome), lambda drawn: drawn)


def actions(guard: Guard) -> st.SearchStrategy[Action]:
    """Draw proposed acts, of debt `D1` of debtor `P1` where they name any."""
    return _noted(guard, _situations(guard, None), lambda drawn: drawn.action)


def cases(guard: Guard) -> st.SearchStrategy[Case]:
    """Draw cases with their histories."""
    return _noted(guard, _situations(guard, None), lambda drawn: drawn.case)


def histories(guard: Guard) -> st.SearchStrategy[History]:
    """Draw histories that somebody kept: events, how far they reach, what they carry forward."""

    def history(drawn: Situation) -> History:
        return drawn.case.history if isinstance(drawn.case.history, History) else History()

    return _noted(guard, _situations(guard, None), history)


def scenarios(
    guard: Guard, *, outcome: Outcome | str | None = None, policies: Iterable[str] | None = None
) -> st.SearchStrategy[Scenario]:
    """Draw scenarios that expect what the guard decides: outcome, and every rule that vetoes or leaves undetermined.

    Args:
        guard: Its policies are aimed at.
        outcome: Draw only scenarios with this outcome.
        policies: What the scenario names as its policies; by default what the guard was loaded with.
    """
    drawn = _situations(guard, outcome)
    named = tuple(policies) if policies is not None else guard.policies.names
    return _written(pool_of(guard).guard, drawn, named)


def scenario_of(guard: Guard, drawn: Situation, policies: tuple[str, ...], *, title: str) -> Drawn:
    """Return an act and a case as a scenario that expects what the guard decides."""
    decision = guard.decide(drawn.action, drawn.case)
    expect = Expectation(decision.outcome, because=frozenset(decision.because) or None)
    return Drawn(policies, drawn.case, drawn.action, Text(zh=title, en=title), expect)


def _situations(guard: Guard, outcome: Outcome | str | None) -> st.SearchStrategy[Situation]:
    if not isinstance(guard, Guard):
        raise InvalidInput([Fault(say("machine_no_guard"), say("strategy_needs_guard"), "guard")])
    wanted = None if outcome is None else _outcome(outcome)
    pool = pool_of(guard)
    if not pool.some(0, wanted):
        raise ValueError(f"no case was found for which these policies answer {wanted}")
    return _drawn(pool, Twister(pool.guard.policies.norms), wanted)


def _outcome(said: Outcome | str) -> Outcome:
    if said not in list(Outcome):
        fix = suggest(str(said), [each.value for each in Outcome])
        raise InvalidInput([Fault(say("scenario_outcome", name=said), fix, "outcome")])
    return Outcome(said)


@st.composite
def _drawn(draw: st.DrawFn, pool: Pool, twister: Twister, wanted: Outcome | None) -> Situation:
    seeds = pool.some(draw(st.integers(0, len(pool) - 1)), wanted)
    seed = seeds[draw(st.integers(0, MANY)) % len(seeds)]  # always one choice: a group of one is no simpler than others
    found = twister.twisted(draw, seed.situation, pool.norm_of(seed))
    if wanted is None or pool.guard.decide(found.action, found.case).outcome is wanted:
        return found
    return seed.situation


@st.composite
def _written(
    draw: st.DrawFn, guard: Guard, strategy: st.SearchStrategy[Situation], policies: tuple[str, ...]
) -> Scenario:
    return scenario_of(guard, draw(strategy), policies, title="a drawn case")


@dataclass(frozen=True, slots=True, repr=False)
class _Told:
    """What was drawn; printed, it is the text of a scenario file."""

    policies: tuple[str, ...]
    drawn: Situation

    def __repr__(self) -> str:
        return write_scenario(Scenario(self.policies, self.drawn.case, self.drawn.action))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


@st.composite
def _noted(draw: st.DrawFn, guard: Guard, strategy: st.SearchStrategy[Situation], part: Callable[[Situation], T]) -> T:
    """Print what was drawn as a scenario, should it fail: the models themselves show nothing of a case."""
    drawn = draw(strategy)
    hypothesis.note(_Told(guard.policies.names, drawn))  # worked out only if the example fails
    return part(drawn)
