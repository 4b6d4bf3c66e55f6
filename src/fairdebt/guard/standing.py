"""What an act on a kept case came to, for as long as nothing can change it: whoever asks again only looks it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from fairdebt.facts import Action, Case, Outcome
from fairdebt.readings.decide import Decider

ACTS = 16
"""So many acts are remembered with a case, of each set of fields that acts have."""

SHAPES = 8
"""So many sets of fields are remembered with a case, with what else was made of it."""

OUTCOMES = 8
"""So many outcomes are remembered for an act, each for its time."""

OFTEN = 3
"""To work out how long an outcome stands costs as much as some three decisions: it is done when so many were made."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An outcome that stands from one instant to another (not included), in seconds."""

    start: int
    end: int
    outcome: Outcome
    because: tuple[str, ...]


class Standing:
    """What one act comes to on one case, under one set of policies, without holds."""

    __slots__ = ("_decided", "settled")

    def __init__(self, decided: int = 0) -> None:
        self._decided = decided  # so often since it was last worked out how long an outcome stands
        self.settled: tuple[Settled, ...] = ()

    def find(self, at: int) -> Settled | None:
        """Return what the act came to, where that still stands at an instant."""
        for each in self.settled:
            if each.start <= at < each.end:
                return each
        return None

    def note(self, at: int, outcome: Outcome, because: tuple[str, ...], lasts: Callable[[], int]) -> None:
        """Note what the act came to at an instant; `lasts` tells the first later one at which it may be another."""
        self._decided += 1
        if self._decided >= OFTEN:
            self._decided = 0
            self.settled = (*self.settled[1 - OUTCOMES :], Settled(at, lasts(), outcome, because))


def standing(case: Case, decider: Decider, action: Action) -> Standing | None:
    """Return what an act comes to on a case, as far as it is known: acts that say the same to the norms are one.

    None for the first act that a case is asked about, for the first that says just this, for acts with words or that
    say more than an act of ours in plain values, and where facts are vouched for or the history lies in a ledger.

    What is looked up lies a few steps from the case itself: in a host with many cases each is out of the cache.
    """
    ready = case._ready
    if ready.checked is None or type(action) is not Action:
        return None
    kept = ready.kept
    said = action.__dict__
    heard = decider.heard[tuple(said)]
    acts = kept.get(heard)
    if acts is None:
        known = case.__dict__
        if known["attestations"] or known["history_from"] is not None:
            return None
        if len(kept) >= SHAPES:
            _forget(kept)
        acts = kept[heard] = {}
    words = heard(said)
    try:
        found: Standing | None = acts.get(words)
    except TypeError:  # a mapping is no key
        return None
    if found is None and "text" not in said and "template" not in said:
        if words in acts:
            found = acts[words] = Standing(1)
        else:
            if len(acts) >= ACTS:
                acts.clear()
            acts[words] = None  # it may never be asked again
    return found


def _forget(kept: dict[object, Any]) -> None:
    """Drop every act; what else was made of a case stays."""
    for key in list(kept):
        if isinstance(key, itemgetter):
            kept.pop(key, None)
