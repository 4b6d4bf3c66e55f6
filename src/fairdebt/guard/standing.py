"""What an act on a kept case came to, for as long as nothing can change it: whoever asks again only looks it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fairdebt.facts import Action, Outcome
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Prepared

Words = tuple[tuple[str, object], ...]
"""All that an act says, but its instant."""

ACTS = 16
"""So many acts are remembered with a case."""

STRETCHES = 8
"""So many stretches of time are remembered for an act."""

OFTEN = 3
"""To work out how long an outcome stands costs as much as some three decisions: it is done when so many were made."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one instant to another (not included) an act comes to the same."""

    since: int
    until: int
    outcome: Outcome
    because: tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """What is known of one act; `decided` counts the decisions since the last stretch was worked out."""

    decided: int = 0
    stretches: list[Stretch] = field(default_factory=list)


class Standing:
    """The outcomes of acts on one case, under one set of policies, without holds."""

    __slots__ = ("_acts",)

    def __init__(self) -> None:
        self._acts: dict[Words, _Known] = {}

    def find(self, words: Words, at: int) -> Stretch | None:
        """Return what an act came to, where that still stands at an instant."""
        known = self._acts.get(words)
        if known is not None:
            for stretch in known.stretches:
                if stretch.since <= at < stretch.until:
                    return stretch
        return None

    def note(self, words: Words, at: int, outcome: Outcome, because: tuple[str, ...], lasts: Callable[[], int]) -> None:
        """Note what an act came to at an instant; `lasts` tells the first later one at which it may be another."""
        known = self._acts.get(words)
        if known is None:
            if len(self._acts) >= ACTS:
                self._acts.clear()
            known = self._acts[words] = _Known()
        known.decided += 1
        if known.decided < OFTEN:
            return
        known.decided = 0
        known.stretches = [*known.stretches[1 - STRETCHES :], Stretch(at, lasts(), outcome, because)]


def standing(ready: Prepared, evaluator: Evaluator) -> Standing:
    """Return what a case remembers of outcomes."""
    kept = ready.kept_for(evaluator)
    found: Standing | None = kept.get(Standing)
    if found is None:
        found = kept[Standing] = Standing()
    return found


def words_of(action: Action) -> Words | None:
    """Return all that an act says but its instant; None where that is more than an act of ours says in plain values."""
    if type(action) is not Action:
        return None
    words = tuple([said for said in action.__dict__.items() if said[0] != "at"])
    try:
        hash(words)
    except TypeError:
        return None
    return words
