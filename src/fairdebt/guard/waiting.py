"""The same guard and ledger for hosts that await: every step runs in a thread of its own, the loop stays free."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from fairdebt.facts import Case, Decision, GivenAction, GivenCase, GivenEvent
    from fairdebt.guard.guard import Guard
    from fairdebt.guard.keeping.permits import Permit
    from fairdebt.ledger.folding import State

T = TypeVar("T")

THREADS = 8


class WaitingGuard:
    """A guard whose steps with the ledger are awaited. Deciding alone takes no waiting: ask `guard.decide`.

    A step that is cancelled goes on in its thread: its slot may have been taken. Give reservations a `key`, and ask
    again with it.
    """

    def __init__(self, guard: Guard, *, threads: int = THREADS) -> None:
        """Take a guard with a ledger; `threads` is how many steps may be under way at once."""
        self.guard = guard
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="fairdebt")

    async def reserve(
        self,
        action: GivenAction,
        case: GivenCase,
        *,
        key: str | None = None,
        expires_in: timedelta | None = None,
    ) -> WaitingPermit:
        """Decide and take the slot. See `Guard.reserve`."""
        return WaitingPermit(await self._do(self.guard.reserve, action, case, key=key, expires_in=expires_in), self)

    async def permit(self, id_: str) -> WaitingPermit:
        """Return a permit that was given before. See `Guard.permit`."""
        return WaitingPermit(await self._do(self.guard.permit, id_), self)

    async def record(self, event: GivenEvent, case: GivenCase) -> str:
        """Record what happened. See `Guard.record`."""
        return await self._do(self.guard.record, event, case)

    async def recall(self, case: GivenCase, action: GivenAction | None = None) -> Case:
        """Return the case with the ledger's history. See `Guard.recall`."""
        return await self._do(self.guard.recall, case, action)

    async def _do(self, step: Callable[..., T], *args: Any, **named: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(step, *args, **named))

    def close(self) -> None:
        """Wait for the steps under way, and end the threads."""
        self._pool.shutdown()


class WaitingPermit:
    """A permit whose steps are awaited. See `Permit`."""

    def __init__(self, permit: Permit, guard: WaitingGuard) -> None:
        self._permit = permit
        self._guard = guard

    @property
    def id(self) -> str:
        """Return the id of the permit."""
        return self._permit.id

    @property
    def decision(self) -> Decision:
        """Return the decision."""
        return self._permit.decision

    @property
    def approved(self) -> bool:
        """Tell whether the act was permitted when this was given."""
        return self._permit.approved

    @property
    def expires_at(self) -> datetime | None:
        """Return when the slot is free again unless the act was started."""
        return self._permit.expires_at

    def __bool__(self) -> bool:
        """Refuse, as a permit does."""
        return bool(self._permit)

    async def state(self) -> State:
        """Return how far it got."""
        return await self._guard._do(lambda: self._permit.state)

    async def start(self) -> None:
        """Begin the act. See `Permit.start`."""
        await self._guard._do(self._permit.start)

    async def confirm(self, outcome: str, **details: Any) -> None:
        """Record what came of it. See `Permit.confirm`."""
        await self._guard._do(self._permit.confirm, outcome, **details)

    async def release(self) -> None:
        """Give the slot back. See `Permit.release`."""
        await self._guard._do(self._permit.release)

    def __repr__(self) -> str:
        """Show the outcome only."""
        return repr(self._permit)
