"""Events that are read in columns are those that pydantic reads, whoever makes models of them, and when."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from fairdebt.facts import Case, Event, History, quick
from fairdebt.facts.action import EVENTS
from fairdebt.facts.held import Columns, Mixed, Models, kind_of
from fairdebt.facts.making import State
from fairdebt.facts.quick_columns import MENTIONS
from fairdebt.facts.quick_history import held_of
from tests.facts.drawing import Text, dicts, state

AT = "2026-03-02T10:00+08:00"
CALL: dict[str, Any] = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "debts": ["D1"],
    "outcome": "busy",
    "at": AT,
}
ODD = {"notice": "inconvenient_time", "times": {"every_day": "09:00-10:00"}, "at": AT}
WITH_ID = {**CALL, "id": "E1", "recorded": True, "minutes": 3}


@pytest.fixture(autouse=True, scope="module")
def at_once() -> Iterator[None]:
    """Write functions for fields that were met once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "OFTEN", 1)
        yield


def by_pydantic(raws: list[Any]) -> list[Event] | None:
    """Return what pydantic makes of each; None where it refuses one."""
    try:
        return [Event.__pydantic_validator__.validate_python(raw) for raw in raws]
    except (ValidationError, RecursionError):
        return None


def are_one_each(events: list[Event]) -> bool:
    """Tell whether no two have the same id."""
    ids = [event.id for event in events if event.id is not None]
    return len(set(ids)) == len(ids)


several = st.lists(
    dicts(Event, faults=False)
    | dicts(Event)
    | st.sampled_from((CALL, ODD, WITH_ID))
    | dicts(Event, faults=False).map(Event.model_validate),
    max_size=8,
)


@given(several, st.randoms(use_true_random=False))
def test_they_say_what_pydantic_reads_and_become_it(raws: list[Any], rng: Any) -> None:
    slow = by_pydantic(raws)
    named: dict[str, tuple[str, ...]] = {}
    try:
        held = held_of(raws, named)
    except ValidationError:
        held = None
    assert (held is None) == (slow is None or not are_one_each(slow))
    if held is None or slow is None:
        return
    assert len(held) == len(slow)
    assert held.ats == [math.floor(event.at.timestamp()) for event in slow if isinstance(event.at, datetime)]
    assert held.kinds() == [kind_of(event) for event in slow]
    for name in Event.model_fields:
        assert state(list(held.column(name))) == state([getattr(event, name) for event in slow])
        assert held.says(name) == any(said is not None for said in held.column(name))
    order = list(range(len(slow)))
    rng.shuffle(order)
    made = {number: held.event(number) for number in order[: len(order) // 2]}
    assert state(list(held.events())) == state(slow)
    assert all(held.events()[number] is event is held.event(number) for number, event in made.items())
    debts = {
        debt
        for event in slow
        for name in MENTIONS
        for debt in (getattr(event, name) if isinstance(getattr(event, name), tuple) else ())
    }
    assert named == {debt: (debt,) for debt in debts}


@given(several)
def test_a_case_tells_in_columns_what_its_events_say(raws: list[Any]) -> None:
    try:
        one, other = Case.model_validate({"history": raws}), Case.model_validate({"history": raws})
    except ValidationError:
        return
    assert isinstance(one.history, History)
    assert isinstance(other.history, History)
    record = one.history.timeline.record
    columns = {name: record.column(name) for name in Event.model_fields}
    kinds = record.kinds()
    _ = other.history.events  # these are made first, and asked then
    asked = other.history.timeline.record
    assert state(record.events) == state(asked.events)
    assert kinds == asked.kinds() == [kind_of(event) for event in record.events]
    for name, column in columns.items():
        assert state(column) == state(asked.column(name)) == state([getattr(event, name) for event in record.events])
    assert sorted(map(id, record.events)) == sorted(map(id, one.history.events))


def kept(raws: list[Any]) -> type:
    """Return in which way events are kept."""
    return type(held_of(raws, {}))


def test_events_of_the_same_fields_are_kept_together() -> None:
    shuffled = dict(reversed(CALL.items()))
    assert kept([CALL, CALL, shuffled]) is Columns
    assert kept([CALL, ODD, CALL, shuffled]) is Mixed
    assert kept([Event.model_validate(CALL)]) is kept([]) is Models
    assert kept([Event.model_validate(CALL), CALL]) is Mixed


@pytest.mark.parametrize(
    "change",
    [
        {"recorded": 1},
        {"recorded": 0.0},
        {"channel": 7},
        {"channel": []},
        {"at": None},
        {"at": "2026-03-02T10:00"},
        {"at": "2201-01-01T00:00:00Z"},
        {"at": "1899-12-31T23:59:59Z"},
        {"at": datetime(2026, 3, 2)},
        {"at": datetime(2201, 1, 1, tzinfo=UTC)},
        {"debts": []},
        {"debts": "D1"},
        {"debts": [7]},
        {"debts": {0: "D1"}},
        {"counted_for": ["\ud800"]},
        {"id": ""},
        {"id": "\ud800"},
        {"id": Text("E2")},
        {"minutes": -1},
        {"minutes": 10**16},
        {"minutes": True},
        {"minutes": None},
    ],
)
def test_one_that_is_wrong_is_left_to_pydantic(change: dict[str, Any]) -> None:
    others = [WITH_ID | {"id": f"E{number}"} for number in range(3, 9)]
    raws = [*others, WITH_ID | {"counted_for": ["D1"]} | change, *others[:2]]
    alike = [WITH_ID | {"id": f"E{number}", "counted_for": ["D1"]} for number in range(20, 25)]
    assert by_pydantic([raws[6]]) is None or change == {"id": Text("E2")}
    if by_pydantic([raws[6]]) is None:
        with pytest.raises(ValidationError):
            held_of([raws[6]], {})
        with pytest.raises(ValidationError):
            held_of([*alike, raws[6], *alike], {})


def test_a_bool_that_was_met_lets_no_number_in() -> None:
    assert kept([WITH_ID]) is Columns
    with pytest.raises(ValidationError):
        held_of([WITH_ID | {"recorded": 1}], {})
    again = held_of([WITH_ID | {"recorded": "yes"}], {})
    assert again is not None
    assert again.column("recorded") == ["yes"]


def test_what_the_host_changes_afterwards_changes_nothing() -> None:
    hours = ["09:00-10:00"]
    odd = {"notice": "inconvenient_time", "times": {"any": [{"every_day": hours}]}, "at": AT}
    call = {**CALL, "debts": ["D1"]}
    history = Case.model_validate({"history": [odd, call]}).history
    before = Case.model_validate({"history": [odd, call]}).model_dump_json()
    hours.append("11:00-12:00")
    call["debts"].append("D2")
    call["channel"] = "sms"
    odd.clear()
    assert Case(history=history).model_dump_json() == before


def test_threads_that_read_the_events_first_find_the_same_ones() -> None:
    for _ in range(20):
        case = Case.model_validate({"history": [CALL, ODD, CALL, WITH_ID] * 1})
        history = case.history
        assert isinstance(history, History)
        ready = Barrier(4)

        def look(number: int, history: History = history, ready: Barrier = ready) -> tuple[Event, ...]:
            ready.wait()
            if number % 2:
                history.timeline.record.event(number)
            return history.events

        with ThreadPoolExecutor(4) as pool:
            first, *others = pool.map(look, range(4))
        assert all(other is first for other in others)
        assert len(first) == 4


def test_no_event_is_made_before_somebody_reads_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = EVENTS.make_all

    def noted(states: Sequence[State]) -> tuple[Event, ...]:
        made.append(len(states))
        return make(states)

    monkeypatch.setattr(EVENTS, "make_all", noted)
    vouched = {"fact": "zones", "by": "A", "why": "B", "until": AT}
    whole = {
        "events": [CALL, ODD, CALL],
        "covers": {"from": AT, "parties": ["L1"]},
        "opening": {"states": {"a/b": "no"}},
    }
    for more in ({}, {"attestations": [vouched]}, {"history": whole}, {"history": {"events": whole["events"]}}):
        made.clear()
        case = Case.model_validate({"debts": [{"id": "D1"}], "history": [CALL, ODD, CALL]} | more)
        assert isinstance(case.history, History)
        record = case.history.timeline.record
        record.kinds()
        record.column("debts")
        assert repr(case) == "Case(1 debts, 3 events)"
        assert case.history.is_plain is ("covers" not in more.get("history", {}))
        assert made == []
        assert record.event(2) is case.history.events[2]
        assert sum(made) == 3


def test_a_history_is_whole_wherever_one_looks() -> None:
    def read() -> History:
        history = Case.model_validate({"history": [CALL, ODD]}).history
        assert isinstance(history, History)
        return history

    slow = History.__pydantic_validator__.validate_python({"events": [CALL, ODD]})
    assert read() == slow
    assert slow == read()
    assert dict(read()) == dict(slow)
    assert list(dict(read())) == list(History.model_fields)
    assert read().model_dump() == slow.model_dump()
    assert read().model_dump_json() == slow.model_dump_json()
    assert read().model_fields_set == {"events"}
    assert copy.copy(read()) == copy.deepcopy(read()) == read().model_copy() == slow
    assert pickle.loads(pickle.dumps(read())) == slow
    assert repr(read()) == repr(slow) == "History(...)"
    assert read().__repr_args__().__class__ is slow.__repr_args__().__class__
    assert [name for name, _ in read().__repr_args__()] == [name for name, _ in slow.__repr_args__()]
    for order in (("covers", "opening", "events"), ("events", "opening", "covers"), ("opening", "events", "covers")):
        one = read()
        assert [getattr(one, name) for name in order] == [getattr(slow, name) for name in order]
        assert all(getattr(one, name) is getattr(one, name) for name in order)
        assert list(one.__dict__) == list(slow.__dict__)
    assert read().opening.states is not read().opening.states
    with pytest.raises(AttributeError):
        _ = read().event  # type: ignore[attr-defined]  # there is none
    with pytest.raises(ValidationError):
        read().covers = slow.covers  # type: ignore[misc]  # it is frozen
    with pytest.raises(AttributeError):
        _ = History.__new__(History).events
    assert read().extended([]) == slow
    assert read().is_plain
    assert not History.model_validate({"opening": {"states": {"a/b": "no"}}}).is_plain
    assert not History.model_validate({"covers": {"from": AT}}).is_plain
    assert not History.model_validate({"covers": {"parties": ["L1"]}}).is_plain
    assert History().is_plain
