"""What programs for acts of different kinds have in common: one of each, so that it stays in the processor's caches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from fairdebt.readings.words import LIMIT

T = TypeVar("T")


class Shared:
    """Tables, hours and the like, by what they are made of."""

    def __init__(self) -> None:
        self._made: dict[object, object] = {}

    def __call__(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key the first time."""
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= LIMIT:
                self._made.clear()
            found = self._made.setdefault(key, make())
        return cast("T", found)  # what its own key made
