"""Find the policies that scenarios name, and load each combination once."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from fairdebt.errors import InvalidInput
from fairdebt.guard import Guard
from fairdebt.loader.finding import find_policies, is_path
from fairdebt.scenarios.model import Scenario


def locate(name: str, base: Path) -> str | Path:
    """Return a bundled name as it is, and a path (by its ending) counted from the folder `base`."""
    return Path(os.path.normpath(base / name)) if is_path(name) else name


@lru_cache(maxsize=256)
def known(name: str) -> InvalidInput | None:
    """Return what is wrong with the name of a bundled policy; None if there is one."""
    try:
        find_policies((name,))
    except InvalidInput as error:
        return error
    return None


class Guards:
    """Guards by the policies they were loaded with: each combination is loaded once, its faults too."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str | Path, ...], Guard | InvalidInput] = {}

    def get(self, scenario: Scenario) -> Guard:
        """Return the guard that decides a scenario.

        Raises:
            InvalidInput: with every fault of those policies.
        """
        return self.load(tuple(locate(name, scenario.base) for name in scenario.policies))

    def load(self, names: tuple[str | Path, ...]) -> Guard:
        """Return the guard with these policies.

        Raises:
            InvalidInput: with every fault of those policies.
        """
        if names not in self._loaded:
            try:
                self._loaded[names] = Guard.load(*names)
            except InvalidInput as error:
                self._loaded[names] = error
        found = self._loaded[names]
        if isinstance(found, InvalidInput):
            raise found
        return found
