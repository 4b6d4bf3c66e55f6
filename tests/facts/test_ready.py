"""What a case keeps of its history for readings, and how long."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from benchmarks.job.agreement import POLICY
from benchmarks.job.cases import draw_many
from fairdebt import Case, Guard
from fairdebt.facts import Row, prepared


class Mine(Case):
    """A case of a host, with a word of its own."""

    crm: str = "none"


def alive() -> list[Any]:
    return [each for each in gc.get_objects() if isinstance(each, Case) and each.debtor.id == "somebody else"]


@pytest.mark.parametrize("kind", [Case, Mine])
def test_a_case_that_was_decided_and_forgotten_is_gone_at_once(kind: type[Case]) -> None:
    guard = Guard.load(POLICY)
    gc.disable()
    try:
        for drawn in draw_many(40):
            case = kind.model_validate({**drawn.case, "debtor": {"id": "somebody else"}})
            decision = guard.decide(drawn.act, case)
            longer = case.extended({"act": "contact", "channel": "call", "to": "debtor", "at": drawn.act["at"]})
            guard.decide(drawn.act, longer)
            del case, longer, decision
        assert not alive()
    finally:
        gc.enable()


@pytest.mark.parametrize("kind", [Case, Mine])
def test_what_a_case_tells_is_the_same(kind: type[Case]) -> None:
    case = kind.model_validate(draw_many(1)[0].case)
    told = case.teller()()
    assert type(told) is kind
    assert told == case
    assert told.model_fields_set == case.model_fields_set
    assert told.model_dump() == case.model_dump()
    assert told._ready is not case._ready


@pytest.mark.parametrize(
    ("debts", "asked", "known"),
    [
        (["D1", "D2"], ("D1",), True),
        (["D1", "D2"], ("D2", "D1"), True),
        (["D1", "D2"], ("D3",), False),
        (["D1", "D2"], ("D1", "D3"), False),
        ("unknown", ("D3",), True),
        ("unknown", ("D1", "D3"), True),
    ],
)
def test_a_case_knows_its_debts_or_none(debts: Any, asked: tuple[str, ...], known: bool) -> None:
    """Where nobody said which debts there are, any may be among them."""
    said = debts if isinstance(debts, str) else [{"id": name} for name in debts]
    assert prepared(Case.model_validate({"debts": said})).knows(asked) is known


def test_threads_that_ask_at_once_are_given_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Episodes know the event that began them by identity."""
    ready = prepared(Case.model_validate({"history": [{"act": "contact", "at": "2026-03-02T10:00+08:00"}]}))
    at_work = Barrier(2)

    def slowly(*said: Any) -> Row:
        with suppress(BrokenBarrierError):
            at_work.wait(0.2)  # until the other thread is here, too; it should not come
        return Row(*said)

    monkeypatch.setattr("fairdebt.facts.ready.Row", slowly)
    with ThreadPoolExecutor(2) as pool:
        one, other = [task.result() for task in [pool.submit(lambda: ready.rows) for _ in range(2)]]
    assert one is other is ready.rows
