"""Events that were read keep what they say, and are made once, whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from fairdebt.facts import Case, Event, History
from fairdebt.facts.action import EVENTS
from fairdebt.facts.held import kind_of
from fairdebt.facts.making import State
from tests.facts.drawing import state, words_of
from tests.facts.happened import AT, CALL, ODD, WITH_ID, several

pytestmark = pytest.mark.usefixtures("at_once")


@given(several)
def test_a_case_tells_in_columns_what_its_events_say(raws: list[Any]) -> None:
    try:
        one, other = Case.model_validate({"history": raws}), Case.model_validate({"history": raws})
    except ValidationError:
        return
    assert isinstance(one.history, History)
    assert isinstance(other.history, History)
    record = one.history.timeline.record
    names = tuple(Event.model_fields)
    said = [record.said(place, names) for place in range(len(record))]  # before a column is asked for
    columns = {name: record.column(name) for name in names}
    assert state(said) == state(list(zip(*columns.values(), strict=True)))
    kinds = words_of(record.kinds())
    _ = other.history.events  # these are made first, and asked then
    asked = other.history.timeline.record
    assert state(record.events) == state(asked.events)
    assert kinds == words_of(asked.kinds()) == words_of(map(kind_of, record.events))
    for name, column in columns.items():
        assert state(column) == state(asked.column(name)) == state([getattr(event, name) for event in record.events])
    assert sorted(map(id, record.events)) == sorted(map(id, one.history.events))


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
