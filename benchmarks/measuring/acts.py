"""Acts that are asked about on a kept case: another each time, or the same some minutes later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

from fairdebt import Action

OTHERS = 64
"""More acts than a case remembers outcomes of, so that none of them is looked up."""

MINUTES = 24


def others(act: Action) -> Iterator[Action]:
    """Return acts that say the same as one, each to an address of its own: none was asked about shortly before."""
    return (act.model_copy(update={"address": f"N{number}"}) for number in cycle(range(OTHERS)))


def again(act: Action) -> Iterator[Action]:
    """Return one act at instants some minutes before its own, in their order, over and over."""
    at = act.at
    assert isinstance(at, datetime)
    return (act.model_copy(update={"at": at - timedelta(minutes=before)}) for before in cycle(range(MINUTES, -1, -1)))
