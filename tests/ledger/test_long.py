"""A long history: what was made of it once goes on with it, and nobody can tell from the decisions."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from fairdebt.facts import History
from fairdebt.guard.keeping.remembering import WORTH_KEEPING
from fairdebt.ledger import Ledger
from fairdebt.ledger.sql import SqlStore
from tests.ledger.world import KEY, Watch, World, case


@pytest.fixture
def world() -> World:
    watch = Watch()
    return World(Ledger(SqlStore("sqlite://"), key=KEY, clock=watch), watch)


def past(world: World, count: int, **more: str) -> None:
    for number in range(count):
        at = world.watch() - timedelta(days=400) + timedelta(days=number)
        event = world.call(at=at.isoformat(), outcome="answered", **more)
        world.guard.record(event, case())


def test_a_long_history_goes_on_where_it_was(world: World) -> None:
    past(world, WORTH_KEEPING)
    chain = world.ledger.chain(f"d:{world.ledger.mask('P1')}")
    records = []
    for _ in range(3):
        permit = world.guard.reserve(world.call(), case())
        permit.start()
        permit.confirm("answered")
        world.watch.on(minutes=10)
        assert not world.guard.reserve(world.call(channel="fax"), case()).decision.because
        assert chain.kept is not None
        grown = chain.kept[2].history
        assert isinstance(grown, History)
        records.append(grown.timeline.record)
    assert records[0] is records[1] is records[2]
    assert len(records[0]) >= WORTH_KEEPING + 2
    assert world.guard.reserve(world.call(), case()).decision.because == ("law/three-a-day",)


@pytest.mark.parametrize("seed", range(4))
def test_a_process_that_knows_it_decides_as_one_that_reads_it_anew(world: World, seed: int) -> None:
    rng = random.Random(seed)
    past(world, WORTH_KEEPING - 2, to="contact_person", recipient="C1", address="number 9")
    permits: list[str] = []
    for step in range(60):
        world.watch.on(minutes=rng.choice((1, 4, 7, 200)))
        about = case("P1", "debt of P1", **({"recipients": [{"id": "C1"}]} if step > 20 else {}))
        match rng.randrange(7):
            case 0:
                at = (world.watch() - timedelta(hours=rng.randrange(30))).isoformat()
                world.guard.record(world.call(at=at, outcome=rng.choice(("answered", "busy"))), about)
            case 1:
                kind = rng.choice(("cease_request", "cease_withdrawn"))
                world.guard.record({"notice": kind, "at": world.watch().isoformat()}, about)
            case 2 if permits:
                world.again().guard.permit(permits.pop(rng.randrange(len(permits)))).release()
            case 3:
                world.guard.record(world.call(outcome="answered"), case(f"P{rng.randrange(2, 5)}"))
        call = world.call(address=rng.choice(("number 1", "number 2")))
        again = world.again()
        expected = again.guard.decide(call, again.guard.recall(about, call))
        permit = world.guard.reserve(call, about)
        assert (permit.decision.outcome, permit.decision.because) == (expected.outcome, expected.because)
        if permit.approved:
            if rng.random() < 0.5:
                permit.start()
                permit.confirm(rng.choice(("answered", "busy", "no_answer")))
            else:
                permits.append(permit.id)
    assert world.ledger.chain(f"d:{world.ledger.mask('P1')}").kept is not None
    assert not [each for each in world.guard.recompute(case()) if each.differs]
