"""Histories that grow share their lists, and none sees what another one added."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pydantic import ValidationError

from fairdebt.errors import InvalidInput
from fairdebt.facts import Case, History, seconds_of
from fairdebt.facts.held import kind_of
from fairdebt.facts.timeline import Timeline
from tests.facts.drawing import words_of

START = datetime(2026, 3, 2, 10, tzinfo=UTC)


def call(minute: int, **more: str) -> dict[str, Any]:
    """Return a call so many minutes after the start."""
    return {"act": "contact", "channel": "call", "at": (START + timedelta(minutes=minute)).isoformat(), **more}


calls = st.builds(
    lambda minute, outcome, id_: call(
        minute, **({} if outcome is None else {"outcome": outcome}), **({} if id_ is None else {"id": id_})
    ),
    st.integers(0, 6),
    st.sampled_from(("answered", "no_answer", None)),
    st.none() | st.sampled_from(("E1", "E2", "E3")),
)


def built(events: list[dict[str, Any]]) -> Case | None:
    """Return a case with these events, None where they contradict each other."""
    try:
        return Case.model_validate({"history": events})
    except ValidationError:
        return None


def timeline_of(case: Case) -> Timeline:
    """Return the timeline of a case whose history is known."""
    assert isinstance(case.history, History)
    return case.history.timeline


def seen(case: Case) -> tuple[object, ...]:
    """Return all that can be seen of a history."""
    assert isinstance(case.history, History)
    line = case.history.timeline
    record, length = line.record, line.length
    ats = [event.at for event in case.history.events]
    assert record.ats[:length] == sorted(seconds_of(at) for at in ats if isinstance(at, datetime))
    assert words_of(record.kinds()[:length]) == words_of(map(kind_of, record.events[:length]))
    for name in ("act", "notice", "outcome", "id", "at", "debts"):
        assert record.column(name)[:length] == [getattr(event, name) for event in record.events[:length]]
        assert record.has(name) >= any(said is not None for said in record.column(name)[:length])
    for place, event in enumerate(record.events[:length]):
        assert record.said(place, ("act", "debts", "at")) == (event.act, event.debts, event.at)
    assert all(record.event(place) is event for place, event in enumerate(record.events[:length]))
    return (
        case.history.events,
        record.events[:length],
        record.ats[:length],
        words_of(record.kinds()[:length]),
        case.model_dump_json(),
        case.history.model_fields_set,
    )


@given(st.lists(calls, max_size=6), st.lists(calls, max_size=5))
def test_a_history_that_grew_is_that_of_a_new_case(events: list[dict[str, Any]], more: list[dict[str, Any]]) -> None:
    case = built(events)
    if case is None:
        return
    before = seen(case)
    for number, event in enumerate(more, 1):
        anew = built([*events, *more[:number]])
        if anew is None:
            with pytest.raises(InvalidInput):
                case.extended(event)
            return
        case = case.extended(event)
        assert case == anew
        assert seen(case)[:5] == seen(anew)[:5]
    together = built(events)
    assert together is not None
    assert together.extended(*more) == case
    assert seen(together) == before


@given(st.lists(calls, max_size=5), st.lists(st.tuples(st.integers(0, 20), calls), max_size=12))
def test_families_of_cases_do_not_see_each_other(events: list[dict[str, Any]], births: list[Any]) -> None:
    """Any case may be extended at any time, also one that was extended before."""
    first = built(events)
    if first is None:
        return
    family = [(first, events)]
    for number, event in births:
        parent, said = family[number % len(family)]
        longer = [*said, event]
        if built(longer) is not None:
            family.append((parent.extended(event), longer))
    for case, said in family:
        anew = built(said)
        assert anew is not None
        assert case == anew
        assert seen(case)[:5] == seen(anew)[:5]


def test_later_events_are_added_in_place_and_earlier_ones_apart() -> None:
    case = Case.model_validate({"history": [call(1), call(5)]})
    later = case.extended(call(6))
    assert timeline_of(later).record is timeline_of(case).record
    again = case.extended(call(6)).extended(call(6))  # the same event is the same entry, and a second one another
    assert timeline_of(again).record is timeline_of(case).record
    assert timeline_of(again).length == timeline_of(case).length + 2
    elsewhere = call(6) | {"at": (START + timedelta(minutes=6)).astimezone(timezone(timedelta(hours=8))).isoformat()}
    for other in (call(7), call(6, outcome="busy"), elsewhere):
        assert timeline_of(case.extended(other)).record is not timeline_of(case).record  # that place was taken
    early = later.extended(call(3))
    assert timeline_of(early).record is not timeline_of(later).record
    assert [at - timeline_of(early).record.ats[0] for at in timeline_of(early).record.ats] == [0, 120, 240, 300]
    assert len(timeline_of(case).given()) == 2


def test_the_events_of_a_history_that_grew_are_there_wherever_one_looks() -> None:
    def grown() -> History:
        history = Case.model_validate({"history": [call(1)]}).extended(call(2)).history
        assert isinstance(history, History)
        return history

    whole = History.model_validate({"events": [call(1), call(2)]})
    assert grown() == whole
    assert whole == grown()
    assert grown() != History.model_validate({"events": [call(1)]})
    assert copy.copy(grown()) == copy.deepcopy(grown()) == grown().model_copy() == whole
    assert pickle.loads(pickle.dumps(grown())) == whole
    assert grown().model_dump() == whole.model_dump()
    assert grown().model_dump_json() == whole.model_dump_json()
    assert dict(grown()) == dict(whole)
    assert list(dict(grown())) == ["events", "covers", "opening"]
    assert Case(history=grown()).model_dump_json() == Case(history=whole).model_dump_json()
    assert grown().model_copy(update={"events": ()}).timeline.length == 0
    assert repr(Case(history=grown())) == "Case(no debts, 2 events)"


def test_an_id_that_was_met_is_the_same_event_or_a_contradiction() -> None:
    case = Case.model_validate({"history": [call(1, id="E1")]})
    assert case.extended(call(1, id="E1")) == case
    with pytest.raises(InvalidInput, match="share one id"):
        case.extended(call(2, id="E1"))
    later = case.extended(call(2, id="E2"))
    with pytest.raises(InvalidInput, match="share one id"):
        later.extended(call(3, id="E2"))
    assert case.extended(call(3, id="E2")) != later  # what the longer one knows is nothing to the shorter one


def test_threads_may_extend_the_same_case() -> None:
    case = Case.model_validate({"history": [call(0)]})

    def grow(number: int) -> list[str]:
        mine = case
        for minute in range(1, 30):
            mine = mine.extended(call(minute, id=f"{number}-{minute}"))
        assert isinstance(mine.history, History)
        return [str(event.id) for event in mine.history.events[1:]]

    with ThreadPoolExecutor(8) as pool:
        for number, ids in enumerate(pool.map(grow, range(16))):
            assert ids == [f"{number}-{minute}" for minute in range(1, 30)]


def test_what_readings_let_grow_is_handed_on_and_nothing_else() -> None:
    case = Case.model_validate({"history": [call(0)]})
    case._ready.kept["of this case"] = case._growing["of the family"] = 1
    longer = case.extended(call(1))
    assert longer._growing is case._growing
    assert longer._ready.kept == {}
    assert case.model_copy()._ready.kept == {}
    assert case.model_copy(update={"zones": None})._growing == {}
