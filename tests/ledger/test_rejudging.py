"""Events that come late, decisions made again, and debtors that are forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fairdebt import Guard, InvalidInput
from fairdebt.facts.people import Debtor
from fairdebt.guard.keeping.rejudging import Rejudged
from fairdebt.ledger.proof import verify
from tests.generated import covering, loaded
from tests.ledger.world import LAW, World, case


def told(world: World, **notice: Any) -> str:
    return world.guard.record({"at": world.watch().isoformat(), **notice}, case())


def differing(world: World) -> list[Rejudged]:
    return [each for each in world.again().guard.recompute() if each.differs]


@pytest.mark.parametrize(("minutes", "flagged"), [(-10, 1), (0, 1), (10, 0)])
def test_a_late_request_to_cease_flags_the_calls_after_it_and_rewrites_nothing(
    world: World, minutes: int, flagged: int
) -> None:
    permit = world.guard.reserve(world.call(), case())
    permit.start()
    permit.confirm("answered")
    when = world.watch() + timedelta(minutes=minutes)
    world.watch.on(hours=1)
    told(world, notice="cease_request", at=when.isoformat())
    flags = world.again().guard.flagged(case())
    assert len(flags) == flagged
    for flag in flags:
        assert flag.root == int(permit.id.rpartition(":")[2])
        assert (flag.said["was"], flag.said["would_be"], flag.said["because"]) == (
            "approved",
            "vetoed",
            ["law/ceased"],
        )
    assert permit.state == "confirmed"
    assert verify(world.ledger.store).intact
    assert differing(world) == []  # it was right on what was known then


def test_a_late_call_flags_the_call_that_was_one_too_many(world: World) -> None:
    early = world.call(outcome="answered")
    world.watch.on(minutes=1)
    permits = [world.guard.reserve(world.call(), case()) for _ in range(3)]
    for permit in permits:
        permit.start()
        permit.confirm("answered")
    world.watch.on(minutes=1)
    told(world, **early)
    (flag,) = world.guard.flagged(case())
    assert flag.said["would_be"] == "undetermined"  # the two before it were open then
    assert flag.said["because"] == ["law/three-a-day"]
    assert flag.root == int(permits[2].id.rpartition(":")[2])


def test_a_late_event_of_one_debtor_flags_decisions_about_another_with_the_same_number(world: World) -> None:
    at = world.watch().isoformat()
    world.watch.on(minutes=1)
    for number in range(5):
        permit = world.guard.reserve(world.call(), case(f"P{number}"))
        permit.start()
        permit.confirm("answered")
    world.watch.on(minutes=5)
    world.guard.record({**world.call(at=at), "outcome": "answered"}, case("P9"))
    assert [len(world.guard.flagged(case(f"P{number}"))) for number in range(5)] == [0, 0, 0, 0, 1]
    world.guard.record({**world.call(at=at), "outcome": "answered"}, case("P9"))
    assert [len(world.guard.flagged(case(f"P{number}"))) for number in range(5)] == [0, 0, 0, 1, 2]


def test_decisions_come_out_the_same_when_they_are_made_again(world: World) -> None:
    for number in range(9):
        permit = world.guard.reserve(world.call(address="one"), case(f"P{number % 2}"))
        if permit.approved and number % 3:
            world.watch.on(seconds=5)
            permit.start()
            permit.confirm("answered")
        world.watch.on(minutes=2)
    hold = world.guard.hold({"debtor": "P0"}, why="why", by="who", at=world.watch())
    world.guard.reserve(world.call(), case("P0"))
    world.guard.release(hold)
    world.guard.reserve(world.call(), case("P0"))
    for _ in range(4):
        world.guard.reserve(world.call(address="two"), case("P2"))
    every = list(world.again().guard.recompute())
    assert len(every) == 15
    assert {each.entry.said["outcome"] for each in every} == {"approved", "vetoed", "undetermined"}
    assert [each for each in every if each.differs or not each.same_text] == []


def test_another_text_of_the_law_shows_what_would_be_otherwise(world: World) -> None:
    for _ in range(3):
        world.guard.reserve(world.call(), case())
        world.watch.on(minutes=10)
    stricter = {**LAW, "rules": [{**LAW["rules"][0], "at_most": "1 per calendar day"}, *LAW["rules"][1:]]}
    other = Guard.of(covering(loaded(stricter)), ledger=world.ledger)
    assert [each.differs for each in other.recompute()] == [False] * 3  # each of them had expired
    permits = [world.guard.reserve(world.call(), case()) for _ in range(2)]
    assert all(permit.approved for permit in permits)
    found = [each for each in other.recompute(case()) if each.differs]
    assert [each.same_text for each in found] == [False]
    assert found[0].decision is not None
    assert found[0].decision.outcome == "undetermined"


@pytest.mark.parametrize(("days", "erased"), [(0, False), (730, False), (732, True)])
def test_what_the_law_says_to_keep_is_not_forgotten(world: World, days: int, erased: bool) -> None:
    permit = world.guard.reserve(world.call(), case())
    permit.start()
    permit.confirm("answered")
    world.watch.on(minutes=1)
    told(world, notice="cease_request")
    world.watch.on(days=days)
    result = world.guard.forget({"debtor": {"id": "P1"}})
    if not erased:
        assert (result.erased, result.kept) == (0, 4)
        assert [reason.rule for reason in result.reasons] == ["law/kept-two-years"]
        assert world.guard.reserve(world.call(), case()).decision.because == ("law/ceased",)
        return
    assert (result.erased, result.kept, result.reasons) == (4, 0, ())
    report = verify(world.ledger.store)
    assert (report.findings, report.erased) == ([], 4)
    with world.ledger.store.look() as reading:
        assert [entry.body is None for entry in reading.every()] == [True] * 4 + [False]
        assert list(reading.links()) == []
    for each in (world, world.again()):  # whoever was forgotten may have asked to cease: that is unknown now
        decision = each.guard.reserve(each.call(), case()).decision
        assert (decision.outcome, "law/ceased" in decision.because) == ("undetermined", True)
    assert next(each.decision for each in world.guard.recompute(case())) is None


def test_who_shares_every_stated_fact_keeps_them_when_the_other_is_forgotten(world: World) -> None:
    """The debtor may be named in the act alone, so that two cases state the same."""
    nobody = case().model_copy(update={"debtor": Debtor()})
    for name in ("P1", "P2"):
        permit = world.guard.reserve(world.call(debtor=name, address=name), nobody)
        assert permit.approved
        permit.release()
    world.watch.on(days=800)
    assert world.guard.forget({"debtor": {"id": "P1"}}).erased
    assert verify(world.ledger.store).findings == []
    (other,) = world.guard.recompute(case("P2"))
    assert other.decision is not None


def test_an_open_permit_is_not_forgotten(world: World) -> None:
    permit = world.guard.reserve(world.call(), case())
    permit.start()
    world.watch.on(days=800)
    result = world.guard.forget(case())
    assert (result.erased, result.waiting) == (0, 2)
    permit.confirm("answered")


def test_it_is_said_who_is_to_be_forgotten(world: World) -> None:
    with pytest.raises(InvalidInput, match=r"debtor\.id"):
        world.guard.forget({})
