"""Threads that add at the same time go together; each is told of its own, and only once it is on the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from fairdebt.ledger import LedgerInDoubt, LedgerUnavailable
from fairdebt.ledger.sql.together import Group, Together

Names = list[list[str]]


class Desk:
    """Stands for a database: writes down who came together, and stops at a gate."""

    def __init__(self) -> None:
        self.groups: Names = []
        self.gate = threading.Event()
        self.came = threading.Event()
        self.through: Callable[[], None] = lambda: None
        self.refused: set[str] = set()
        self.together = Together(self.write, lambda: self.through())

    def write(self, taken: Callable[[], Group]) -> None:
        self.came.set()
        assert self.gate.wait(30)
        group = taken()
        names = [str(each.steps[0]) for each in group]
        self.groups.append(names)
        if self.refused & set(names):
            raise LedgerUnavailable("ledger_unavailable", why="refused")
        for each in group:
            each.added = str(each.steps[0]).isupper()

    def add(self, name: str) -> bool:
        return self.together.add([name])  # type: ignore[list-item]  # the desk looks at no statement

    def waiting(self, pool: ThreadPoolExecutor, *names: str) -> list[Future[bool]]:
        """Let them come one after the other while the first stands at the gate."""
        found = []
        for place, name in enumerate(names):
            found.append(pool.submit(self.add, name))
            assert self.came.wait(30)
            while len(self.together._queue) <= place:
                pass
        return found


def test_those_who_come_while_the_first_waits_for_its_turn_go_with_it() -> None:
    desk = Desk()
    with ThreadPoolExecutor(3) as pool:
        answers = desk.waiting(pool, "A", "b", "C")
        desk.gate.set()
        assert [each.result(30) for each in answers] == [True, False, True]
    assert desk.groups == [["A", "b", "C"]]
    assert desk.add("D")
    assert desk.groups[1:] == [["D"]]


def test_one_that_cannot_be_written_does_not_take_the_others_with_it() -> None:
    desk = Desk()
    desk.refused = {"B"}
    with ThreadPoolExecutor(3) as pool:
        answers = desk.waiting(pool, "A", "B", "C")
        desk.gate.set()
        assert answers[0].result(30)
        assert isinstance(answers[1].exception(30), LedgerUnavailable)
        assert answers[2].result(30)
    assert desk.groups == [["A", "B", "C"], ["A"], ["B"], ["C"]]


def test_nobody_is_told_before_the_disk_has_it_and_the_next_ones_write_meanwhile() -> None:
    desk = Desk()
    desk.gate.set()
    waits, goes_on = threading.Event(), threading.Event()

    def slow() -> None:
        if not waits.is_set():
            waits.set()
            assert goes_on.wait(30)

    desk.through = slow
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(desk.add, "A")
        assert waits.wait(30)
        assert pool.submit(desk.add, "B").result(30)
        assert not first.done()
        goes_on.set()
        assert first.result(30)


def test_a_disk_that_fails_leaves_all_of_a_group_in_doubt_and_the_next_go_on() -> None:
    desk = Desk()

    def fail() -> None:
        raise LedgerInDoubt("ledger_not_through", why="Input/output error")

    desk.through = fail
    with ThreadPoolExecutor(2) as pool:
        answers = desk.waiting(pool, "A", "B")
        desk.gate.set()
        assert [type(each.exception(30)) for each in answers] == [LedgerInDoubt, LedgerInDoubt]
    desk.through = lambda: None
    assert desk.add("C")


@pytest.mark.parametrize("written", [False, True])
def test_whoever_is_stopped_leaves_no_one_waiting_for_ever(written: bool) -> None:
    desk = Desk()
    real = desk.together._write

    def stopped(taken: Callable[[], Group]) -> None:
        if not desk.gate.is_set():
            desk.came.set()
            assert desk.gate.wait(30)
            if written:
                taken()
            raise KeyboardInterrupt
        real(taken)

    desk.together._write = stopped
    with ThreadPoolExecutor(2) as pool:
        answers = desk.waiting(pool, "A", "B")
        desk.gate.set()
        assert isinstance(answers[0].exception(30), KeyboardInterrupt)
        if written:  # nobody knows what became of it
            assert isinstance(answers[1].exception(30), LedgerInDoubt)
        else:
            assert answers[1].result(30)
    assert desk.add("C")
