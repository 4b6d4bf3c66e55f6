"""Hosts that await get the same ledger; the loop stays free."""

from __future__ import annotations

import asyncio

import pytest

from fairdebt import PermitOver, WaitingGuard
from tests.ledger.world import World, case, events_of


def test_many_that_await_never_exceed_a_cap(world: World) -> None:
    guard = WaitingGuard(world.guard)
    ticks = 0

    async def one(number: int) -> bool:
        permit = await guard.reserve(world.call(address=f"n{number % 3}"), case())
        if permit.approved:
            await permit.start()
            await permit.confirm("answered")
            assert await permit.state() == "confirmed"
        return permit.approved

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    async def every() -> list[bool]:
        ticking = asyncio.create_task(tick())
        found = await asyncio.gather(*(one(number) for number in range(12)))
        ticking.cancel()
        return found

    assert sum(asyncio.run(every())) == 3
    assert ticks > 12
    guard.close()


def test_the_life_of_a_permit_can_be_awaited(world: World) -> None:
    guard = WaitingGuard(world.guard)

    async def life() -> None:
        permit = await guard.reserve(world.call(), case(), key="job")
        assert permit.expires_at is not None
        assert (repr(permit), permit.decision.outcome) == ("Permit(approved)", "approved")
        again = await guard.permit(permit.id)
        await again.release()
        with pytest.raises(PermitOver):
            await permit.start()
        with pytest.raises(TypeError):
            bool(permit)
        event = {"notice": "cease_request", "at": world.watch().isoformat(), "id": "n-1"}
        assert await guard.record(event, case()) == "n-1"
        assert not (await guard.reserve(world.call(), case())).approved
        assert len(events_of(await guard.recall(case()))) == 1

    asyncio.run(life())
    guard.close()
