"""A slot is taken with the decision, counts until it is given back, and is never exceeded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from fairdebt import Case, Guard, InvalidInput
from fairdebt.guard.keeping.permits import PermitKilled
from fairdebt.ledger import ClockWentBack, Ledger, LedgerBroken, LedgerError, PermitOver
from tests.ledger.world import KEY, Plain, World, case, events_of, meddle


def test_a_permit_lives_from_reserve_to_confirm(world: World) -> None:
    permit = world.guard.reserve(world.call(), case())
    assert permit.approved
    assert permit.valid_until == permit.expires_at
    states = [permit.state]
    world.watch.on(seconds=5)
    permit.start()
    states.append(permit.state)
    world.watch.on(minutes=3)
    permit.confirm("answered", minutes=3)
    assert [*states, permit.state] == ["reserved", "started", "confirmed"]
    (event,) = events_of(world.guard.recall(case(), world.call()))
    assert (event.outcome, event.debtor, event.address, event.id) == ("answered", "P1", "number 1", permit.id)
    assert str(event.at) == "2026-03-02 02:00:05+00:00"


@pytest.mark.parametrize(("before", "approved"), [(2, True), (3, False), (4, False)])
def test_the_fourth_call_of_a_day_gets_no_permit(world: World, before: int, approved: bool) -> None:
    for _ in range(min(before, 3)):
        permit = world.guard.reserve(world.call(), case())
        permit.start()
        permit.confirm("answered")
    for _ in range(before - 3):
        assert not world.guard.reserve(world.call(), case()).approved
    permit = world.guard.reserve(world.call(), case())
    assert permit.approved is approved
    assert permit.decision.because == (() if approved else ("law/three-a-day",))
    assert permit.state == ("reserved" if approved else "refused")
    if not approved:
        with pytest.raises(PermitOver) as raised:
            permit.start()
        assert raised.value.key == "permit_refused"


def test_a_permit_that_is_open_counts_as_an_act_whose_outcome_is_not_known(world: World) -> None:
    permits = [world.guard.reserve(world.call(), case()) for _ in range(3)]
    assert all(permit.approved for permit in permits)
    fourth = world.guard.reserve(world.call(), case())
    assert fourth.decision.outcome == "undetermined"  # each of them may yet come to nothing
    permits[0].start()
    permits[0].confirm("busy")
    assert world.guard.reserve(world.call(), case()).approved


def test_a_decision_that_waits_for_an_open_permit_says_how_to_settle_it(world: World) -> None:
    permits = [world.guard.reserve(world.call(), case()) for _ in range(3)]
    waiting = world.guard.reserve(world.call(), case()).decision
    assert "没有登记 outcome（结果如何）：补上即可；许可尚未了结的，用 `confirm` 登记结果" in waiting.explain("zh")
    assert "do not say outcome: record it; where a permit is still open, `confirm` what came" in waiting.explain("en")
    for permit in permits:
        permit.start()
        permit.confirm("answered")
    vetoed = world.guard.reserve(world.call(), case()).decision
    assert "`confirm`" not in vetoed.explain("en")


def test_a_slot_given_back_is_free(world: World) -> None:
    permits = [world.guard.reserve(world.call(), case()) for _ in range(3)]
    permits[1].release()
    permits[1].release()
    assert permits[1].state == "released"
    assert world.guard.reserve(world.call(), case()).approved
    assert not world.guard.reserve(world.call(), case()).approved
    with pytest.raises(PermitOver) as raised:
        permits[1].start()
    assert raised.value.key == "permit_released"


@pytest.mark.parametrize(("seconds", "expired"), [(299, False), (300, True), (301, True)])
def test_a_permit_that_nobody_starts_expires_and_frees_its_slot(world: World, seconds: int, expired: bool) -> None:
    permits = [world.guard.reserve(world.call(), case()) for _ in range(3)]
    world.watch.on(seconds=seconds)
    assert permits[0].state == ("expired" if expired else "reserved")
    assert world.guard.reserve(world.call(), case()).approved is expired
    if expired:
        with pytest.raises(PermitOver) as raised:
            permits[0].start()
        assert raised.value.key == "permit_expired"


def test_a_started_permit_counts_until_it_is_reconciled(world: World) -> None:
    for _ in range(3):
        world.guard.reserve(world.call(), case()).start()
    world.watch.on(hours=3)
    assert not world.guard.reserve(world.call(), case()).approved
    waiting = world.again().guard.pending()
    assert len(waiting) == 3
    world.again().guard.permit(f"{waiting[0].chain}:{waiting[0].number}").confirm("busy")
    assert world.guard.reserve(world.call(), case()).approved


def test_a_permit_ends_with_the_time_in_which_the_act_is_approved(world: World) -> None:
    world.watch.on(hours=11, minutes=58)
    permit = world.guard.reserve(world.call(), case())
    assert permit.approved
    assert str(permit.valid_until) == "2026-03-02 14:00:00+00:00"
    world.watch.on(minutes=2)
    with pytest.raises(PermitOver) as raised:
        permit.start()
    assert raised.value.key == "permit_ended"
    early = world.again()
    early.watch.on(seconds=-1)
    early.guard.permit(permit.id).start()


def test_a_request_to_cease_kills_a_permit_that_was_not_started(world: World) -> None:
    started, waiting = (world.guard.reserve(world.call(), case()) for _ in range(2))
    started.start()
    world.watch.on(seconds=10)
    world.again().guard.record({"notice": "cease_request", "at": world.watch().isoformat()}, case())
    world.watch.on(seconds=10)
    with pytest.raises(PermitKilled) as raised:
        waiting.start()
    assert raised.value.decision.because == ("law/ceased",)
    assert waiting.state == "killed"
    started.confirm("answered")


@pytest.mark.parametrize(
    ("scope", "killed"),
    [
        ("everything", True),
        ({"debtor": "P1"}, True),
        ({"debt": "debt of P1"}, True),
        ({"lender": "L1"}, True),
        ({"debtor": "P2"}, False),
        ({"lender": "L2"}, False),
    ],
)
def test_a_hold_kills_the_permits_that_it_concerns(world: World, scope: Plain, killed: bool) -> None:
    permit = world.guard.reserve(world.call(), case())
    other = world.again().guard
    hold = other.hold(scope, why="complaint", by="desk", at=world.watch())
    if killed:
        with pytest.raises(PermitKilled) as raised:
            permit.start()
        assert raised.value.decision.because == ("hold",)
        assert world.guard.reserve(world.call(), case()).decision.because == ("hold",)
        assert world.guard.decide(world.call(), case()).because == ("hold",)
    else:
        permit.start()
    before = len(world.guard.holds)
    world.again().guard.release(hold)
    assert (before, len(world.guard.holds)) == (1, 0)
    assert world.guard.reserve(world.call(), case()).approved
    with pytest.raises(InvalidInput):
        world.guard.release(hold)


def test_a_number_of_two_debtors_is_counted_together(world: World) -> None:
    for number in range(5):
        permit = world.guard.reserve(world.call(), case(f"P{number}"))
        assert permit.approved
        permit.start()
        permit.confirm("answered")
    refused = world.again().guard.reserve(world.call(), case("P9"))
    assert refused.decision.because == ("law/five-per-number",)
    assert world.guard.reserve(world.call(address="number 2"), case("P9")).approved
    world.watch.on(hours=23)
    assert not world.guard.reserve(world.call(), case("P9")).approved
    world.watch.on(hours=1, seconds=1)
    assert world.guard.reserve(world.call(), case("P9")).approved


def test_a_person_who_refused_in_one_case_is_not_called_in_another(world: World) -> None:
    refusal = {"notice": "refusal", "recipient": "C1", "at": world.watch().isoformat()}
    world.guard.record(refusal, case("P1"))
    call = world.call(to="contact_person", recipient="C1", address=None)
    assert world.again().guard.reserve(call, case("P2")).decision.because == ("law/refused",)
    assert world.guard.reserve({**call, "recipient": "C2"}, case("P2")).decision.because != ("law/refused",)


def test_the_same_key_gives_the_same_permit(world: World) -> None:
    first = world.guard.reserve(world.call(), case(), key="job 1")
    world.watch.on(seconds=1)
    again = world.again().guard.reserve(world.call(), case(), key="job 1")
    assert again.id == first.id
    assert again.approved
    again.start()
    assert first.state == "started"
    with pytest.raises(LedgerError) as raised:
        world.guard.reserve(world.call(channel="sms"), case(), key="job 1")
    assert raised.value.key == "ledger_same_key"
    with pytest.raises(PermitOver):
        first.start()


def test_a_veto_keeps_no_key(world: World) -> None:
    world.guard.record({"notice": "cease_request", "at": world.watch().isoformat(), "id": "n-1"}, case())
    assert not world.guard.reserve(world.call(), case(), key="job 1").approved
    world.watch.on(seconds=1)
    world.guard.record({"notice": "cease_withdrawn", "at": world.watch().isoformat()}, case())
    world.watch.on(seconds=1)
    assert world.guard.reserve(world.call(), case(), key="job 1").approved


def test_an_event_is_recorded_once(world: World) -> None:
    event = {"notice": "cease_request", "at": world.watch().isoformat(), "id": "n-1"}
    assert world.guard.record(event, case()) == "n-1"
    assert world.again().guard.record(event, case()) == "n-1"
    assert len(events_of(world.guard.recall(case()))) == 1
    with pytest.raises(InvalidInput):
        world.guard.record({**event, "by": "lender"}, case())


@pytest.mark.parametrize("minutes", [-61, 61])
def test_an_act_is_reserved_when_it_is_done(world: World, minutes: int) -> None:
    call = world.call()
    world.watch.on(seconds=minutes)
    with pytest.raises(InvalidInput, match="lies 61 seconds from the clock"):
        world.guard.reserve(call, case())


def test_events_of_the_future_are_refused(world: World) -> None:
    call = {"notice": "cease_request", "at": world.watch.on(minutes=2).isoformat()}
    world.watch.on(minutes=-2)
    with pytest.raises(InvalidInput, match="future"):
        world.guard.record(call, case())


def test_a_clock_that_jumps_back_is_told_and_writes_nothing(world: World) -> None:
    permit = world.guard.reserve(world.call(), case())
    world.watch.on(minutes=-2)
    with pytest.raises(ClockWentBack, match="120 seconds before"):
        world.guard.reserve(world.call(), case())
    with pytest.raises(ClockWentBack):
        permit.start()
    world.watch.on(minutes=2)
    assert permit.state == "reserved"
    permit.start()


@pytest.mark.parametrize(
    ("made", "name"),
    [
        ({"debtor": {}}, "debtor.id"),
        ({"debtor": {"id": "unknown"}}, "debtor.id"),
        ({"lender": {}}, "lender.id"),
        ({"debts": [{"product": "other"}]}, "debt.id"),
    ],
)
def test_everybody_by_whom_is_counted_needs_an_id(world: World, made: Plain, name: str) -> None:
    with pytest.raises(InvalidInput, match=f"counts by `{name}`"):
        world.guard.reserve(world.call(), {**case().model_dump(mode="json"), **made})


def test_a_contact_with_somebody_else_says_with_whom(world: World) -> None:
    with pytest.raises(InvalidInput, match="counts by `recipient`"):
        world.guard.reserve(world.call(to="spouse"), case())


def test_whose_history_counts_is_said(world: World) -> None:
    events = [{**world.call(), "outcome": "answered", "id": f"e{number}"} for number in range(3)]
    own = case(history=events)
    with pytest.raises(InvalidInput, match="say `history_from`"):
        world.guard.reserve(world.call(), own)
    both = own.model_copy(update={"history_from": "both"})
    assert not world.guard.reserve(world.call(), both).approved
    assert world.guard.reserve(world.call(), own.model_copy(update={"history_from": "ledger"})).approved
    with pytest.raises(InvalidInput, match="which `decide` does not read"):
        world.guard.decide(world.call(), both)
    assert not world.guard.decide(world.call(), world.guard.recall(both)).approved
    two = case(history=events[:2], history_from="case")
    assert not world.guard.reserve(world.call(), two).approved  # the permit above is open


def test_threads_of_one_process_never_exceed_a_cap(world: World) -> None:
    def work(number: int) -> bool:
        permit = world.guard.reserve(world.call(), case(f"P{number % 2}"))
        if permit.approved:
            permit.start()
            permit.confirm("answered")
        return permit.approved

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(40))) == 5  # three each at most, and five to the number
    assert len(events_of(world.again().guard.recall(case("P0"), world.call()))) == 5


def test_names_and_numbers_are_not_in_the_ledger(world: World) -> None:
    private = case("Jane Roe", "account 471100")
    call = world.call(address="+86 138 0000 0000", text="pay, Jane Roe")
    world.guard.reserve(call, private, key="Jane Roe 1")
    world.guard.record({"notice": "cease_request", "at": world.watch().isoformat()}, private)
    with world.ledger.store.look() as reading:
        kept = [f"{entry.chain} {entry.name} {entry.body}" for entry in reading.every()]
        kept += [text for _, _, text in reading.papers()]
    for secret in ("Jane Roe", "471100", "138 0000"):
        assert all(secret not in text for text in kept)


def test_a_chain_that_was_changed_is_not_read_on(world: World) -> None:
    world.guard.reserve(world.call(), case())
    with world.ledger.store.begin([]) as tx:
        meddle(tx, "UPDATE fairdebt_entries SET body = '{}'")
    with pytest.raises(LedgerBroken):
        world.again().guard.reserve(world.call(), case())


def test_a_guard_without_a_ledger_says_so() -> None:
    guard = Guard.load("cn")
    with pytest.raises(LedgerError, match="has no ledger"):
        guard.reserve({}, Case())


def test_another_key_is_refused(world: World) -> None:
    with pytest.raises(LedgerError, match="not the key"):
        Ledger(world.ledger.store, key=KEY + b"!")
