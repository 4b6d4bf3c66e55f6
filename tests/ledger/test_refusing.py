"""What would leave half a deed in the ledger, or an act that nobody counts, is refused before anything is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fairdebt import Guard, InvalidInput, Ledger, LedgerError
from fairdebt.ledger import LedgerUnavailable, PermitOver
from tests.ledger.world import Plain, World, case, events_of


@pytest.mark.parametrize("expires_in", [timedelta(0), timedelta(days=-1), timedelta(days=367), timedelta.max, 5, "5"])
def test_a_slot_is_kept_for_some_time_that_ends(world: World, expires_in: Any) -> None:
    """One whose end no calendar can tell was taken, for ever, and then crashed."""
    with pytest.raises(InvalidInput, match="a slot is kept for some time, and for a year at the most"):
        world.guard.reserve(world.call(), case(), expires_in=expires_in)
    assert events_of(world.guard.recall(case(), world.call())) == ()
    assert world.guard.reserve(world.call(), case(), expires_in=timedelta(days=366)).state == "reserved"


@pytest.mark.parametrize("expiry", [300, None, timedelta(0), timedelta(days=-1), timedelta.max])
def test_a_ledger_keeps_slots_for_some_time(expiry: Any) -> None:
    with pytest.raises(InvalidInput, match=r"expiry: a slot is kept .*\n  fix: write `timedelta\(minutes=5\)`"):
        Ledger.open("sqlite://", expiry=expiry)


@pytest.mark.parametrize("tolerance", [60, None, timedelta(days=-1), timedelta.max])
def test_a_ledger_tolerates_some_time(tolerance: Any) -> None:
    with pytest.raises(InvalidInput, match=r"tolerance: how far .*\n  fix: write `timedelta\(minutes=1\)`"):
        Ledger.open("sqlite://", tolerance=tolerance)
    assert Ledger.open("sqlite://", tolerance=timedelta(0)).tolerance_us == 0


@pytest.mark.parametrize("tells", [datetime(2026, 3, 2), 1772416800, None])
def test_a_clock_tells_an_instant_with_its_zone(world: World, tells: Any) -> None:
    """`clock=datetime.now` is what many write first."""
    guard = Guard.of(world.guard.policies, ledger=Ledger.open("sqlite://", clock=lambda: tells))
    for step in (
        lambda: guard.reserve(world.call(), case()),
        lambda: guard.record({"notice": "complaint", "at": "2026-03-02T10:00+08:00"}, case()),
        lambda: guard.recall(case()),
    ):
        with pytest.raises(LedgerError, match=r"no instant with a zone\n  fix: hand in `lambda: datetime.now\(UTC\)`"):
            step()


def test_a_reason_that_no_file_could_hold_is_refused(world: World) -> None:
    with pytest.raises(InvalidInput, match="why: the text contains a lone surrogate"):
        world.guard.hold({"debtor": "P1"}, why="\ud800", by="desk", at="2026-03-02T10:00+08:00")
    assert world.guard.holds == ()


def test_a_key_is_a_text(world: World) -> None:
    key: Any = 5
    with pytest.raises(InvalidInput, match="key: expected text here"):
        world.guard.reserve(world.call(), case(), key=key)


@pytest.mark.parametrize("id_", [None, 5, b"x", ["x"]])
def test_what_is_no_permit_is_told(world: World, id_: Any) -> None:
    with pytest.raises(PermitOver) as raised:
        world.guard.permit(id_)
    assert raised.value.key == "permit_unknown"


@pytest.mark.parametrize("number", ["99999999999999999999", "²", "１", "+1", " 1", ""])
def test_a_permit_has_a_plain_number(world: World, number: str) -> None:
    permit = world.guard.reserve(world.call(), case())
    with pytest.raises(PermitOver) as raised:
        world.guard.permit(f"{permit.id.rpartition(':')[0]}:{number}")
    assert raised.value.key == "permit_unknown"
    assert world.guard.permit(permit.id).state == "reserved"


@pytest.mark.parametrize("named", [{"debts": ["D9"]}, {"counted_for": ["D1", "D9"]}, {"discussed": ["D9"]}])
def test_what_happened_is_counted_for_debts_of_the_case(world: World, named: Plain) -> None:
    """A slip in the id of a debt would let a contact go uncounted, as in a case that brings its own history."""
    about = case("P1", "D1", "D2")
    with pytest.raises(InvalidInput, match=r"event: the case has no debt `D9`\n  fix: use one of: `D1`, `D2`"):
        world.guard.record(world.call(outcome="answered", **named), about)
    with pytest.raises(InvalidInput, match="the case has no debt `D9`"):
        world.guard.reserve(world.call(**named), about)
    assert events_of(world.guard.recall(about, world.call())) == ()
    world.guard.record(world.call(outcome="answered", discussed=["D2"]), about)
    world.guard.record(world.call(outcome="answered", discussed=["D9"]), case().model_copy(update={"debts": None}))


@pytest.mark.parametrize("revived", [False, True])
@pytest.mark.parametrize("name", ["discussed", "counted_for"])
def test_what_came_of_an_act_is_counted_for_debts_of_the_case(world: World, name: str, revived: bool) -> None:
    about = case("P1", "D1", "D2")
    permit = world.guard.reserve(world.call(debts=["D1"]), about)
    permit.start()
    if revived:  # all that is kept of the case is masked
        permit = world.again().guard.permit(permit.id)
    with pytest.raises(InvalidInput, match="outcome: the case has no debt `D9`"):
        permit.confirm("conversation", **{name: ["D2", "D9"]})
    assert permit.state == "started"
    permit.confirm("conversation", **{name: ["D2"]})
    (event,) = events_of(world.guard.recall(about, world.call()))
    assert getattr(event, name) == ("D2",)


def test_a_notice_that_no_house_declares_is_not_recorded(world: World) -> None:
    notice = {"notice": "own.letter_seen", "at": world.watch().isoformat()}
    with pytest.raises(InvalidInput, match=r"event: .*`own.letter_seen`"):
        world.guard.record(notice, case())


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"outcome": "no_answer"}, True),
        ({"outcome": "answered"}, False),
        ({"outcome": "unknown"}, False),
        ({"address": "number 2", "outcome": "answered"}, True),
        ({"address": None, "outcome": "answered"}, False),
    ],
)
def test_one_id_is_one_event_in_case_and_ledger(world: World, told: Plain, refused: bool) -> None:
    """What the case said of an event that the ledger has, too, silently took its place, and a call went uncounted."""
    for number in range(3):
        world.guard.record(world.call(outcome="answered", id=f"e{number}"), case())
    about = case(history=[world.call(id="e0", **told)], history_from="both")
    if refused:
        with pytest.raises(InvalidInput, match="two events of different content share one id"):
            world.guard.reserve(world.call(), about)
        return
    assert not world.guard.reserve(world.call(), about).approved


def test_what_became_of_an_open_permit_may_be_told_by_the_case(world: World) -> None:
    permit = world.guard.reserve(world.call(), case())
    permit.start()
    world.watch.on(seconds=7)  # whoever noted the call has another clock
    about = case(history=[world.call(id=permit.id, outcome="answered")], history_from="both")
    assert world.guard.reserve(world.call(), about).approved


def test_an_event_that_is_told_late_and_differently_is_recorded_all_the_same(world: World) -> None:
    """Decisions that were made on what the case said of it are looked at again, and nothing is left half done."""
    at = world.watch()
    about = case(history=[world.call(id="e0", outcome="no_answer")], history_from="both")
    world.watch.on(minutes=2)
    assert world.guard.reserve(world.call(), about).approved
    world.watch.on(minutes=30)
    late = {**world.call(id="e0", outcome="answered"), "at": at.isoformat()}
    assert world.guard.record(late, case()) == "e0"
    assert [each.id for each in events_of(world.guard.recall(case(), world.call()))] == ["e0"]
    assert [each.differs for each in world.guard.recompute(case())] == [False]


def test_a_file_that_is_no_database_is_named_as_such(tmp_path: Path) -> None:
    """It was told to be asked again once the database is back."""
    path = tmp_path / "notes.db"
    path.write_text("no database at all, but some notes of a meeting\n" * 40, encoding="utf-8")
    with pytest.raises(LedgerUnavailable, match=r"no SQLite database.*\n  fix: do not act; name another file"):
        Ledger.open(f"sqlite:///{path}", key=b"k" * 32)
    assert path.read_text(encoding="utf-8").startswith("no database at all")
