"""What a forked child lets go of: locks that a thread of its parent may hold, and files that it shares with it.

A lock on a file belongs to the opened file, which parent and child share: a child would keep the turn of a parent that
died meanwhile, and nobody else would ever get one.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class Shared(Protocol):
    """What a child may inherit in any state."""

    def begin_anew(self) -> None:
        """Become as if nothing had happened yet; called in the child, before anything else runs there."""


_EVERY: WeakSet[Shared] = WeakSet()


def let_go_in_children(each: Shared) -> None:
    """See to it that a child of this process begins anew with this."""
    _EVERY.add(each)


def _begin_anew() -> None:
    for each in list(_EVERY):
        each.begin_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
