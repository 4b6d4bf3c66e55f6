"""Each of the four things that a host must not do makes the machine fail, with words that say what it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from fairdebt import Guard
from fairdebt.testing import GuardedHost, Host, Message, Moved, Told, Wish, World
from fairdebt.testing.machine import ActWithoutApproval, CapExceeded, DutyOverdue, VetoRetried
from tests.calls import CALL, CASE

PHASES = (Phase.generate, Phase.shrink)
SEARCH = settings(
    max_examples=200, stateful_step_count=25, database=None, derandomize=True, deadline=None, phases=PHASES
)


class Plain:
    """A careful host, of which each test breaks one thing."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case, self.events = dict(CASE), list[dict[str, Any]]()
        self.restart()

    def restart(self) -> None:
        self.queue: list[Any] = []
        self.told: tuple[Any, Any] | None = None

    def receive(self, message: Message) -> None:
        match message:
            case Wish(act):
                self.queue.append(act)
            case Told(event):
                self.events.append(dict(event))
            case Moved(zones):
                self.case["zones"] = zones

    def work(self) -> None:
        queue, self.queue = self.queue, []
        for act in queue:
            self.one(act)

    def one(self, act: Any) -> None:
        case = {**self.case, "history": list(self.events)}
        if self.told and self.told[0] == case and not self.lifted():
            return
        decision = self.world.guard.decide({**act, "at": self.world.now.isoformat()}, case)
        if not decision.approved:
            self.told = (case, decision)
            return
        self.act(act)

    def lifted(self) -> bool:
        assert self.told
        coming = self.told[1].next_permitted.at
        return coming is not None and self.world.now >= coming

    def act(self, act: Any) -> None:
        made = {**act, "at": self.world.now.isoformat(), "outcome": "pending"}
        self.events.append(made)
        made["outcome"] = self.world.do(act)


class Weeks(GuardedHost):
    guard = Guard.load("cn.gbt-45251")
    case = CASE
    wishes = {"call": CALL}
    notices = {"agrees to more": {"notice": "rhythm_agreed"}, "takes that back": {"notice": "rhythm_withdrawn"}}
    zones = {"west": ["Asia/Urumqi"], "home": ["Asia/Shanghai"]}

    def host(self, world: World) -> Host:
        return Plain(world)


def weeks(host: type[Plain], **said: Any) -> type[Weeks]:
    return type("Weeks", (Weeks,), {"host": lambda self, world: host(world), **said})


def steps(error: BaseException) -> list[str]:
    return [line for note in error.__notes__ for line in note.splitlines() if line.startswith("state.")]


def test_a_careful_host_passes() -> None:
    run_state_machine_as_test(weeks(Plain), settings=settings(SEARCH, max_examples=20))


def test_a_host_that_never_asks() -> None:
    class Reckless(Plain):
        def one(self, act: Any) -> None:
            self.act(act)

    with pytest.raises(ActWithoutApproval, match="the host never asked about this act") as caught:
        run_state_machine_as_test(weeks(Reckless), settings=SEARCH)
    assert len([step for step in steps(caught.value) if "teardown" not in step]) == 2


def test_a_host_that_acts_against_a_veto() -> None:
    class Stubborn(Plain):
        def one(self, act: Any) -> None:
            self.world.guard.decide({**act, "at": self.world.now.isoformat()}, {**self.case, "history": self.events})
            self.act(act)

    with pytest.raises((ActWithoutApproval, VetoRetried, ExceptionGroup)) as caught:
        run_state_machine_as_test(weeks(Stubborn, start="2026-03-02T23:00+08:00"), settings=SEARCH)
    said = str(caught.value) + "".join(map(str, getattr(caught.value, "exceptions", ())))
    assert "was told: vetoed" in said


def test_a_host_that_forgets_the_call_during_which_it_died() -> None:
    """It writes down a call only once it knows how it ended."""

    class Forgetful(Plain):
        def act(self, act: Any) -> None:
            outcome = self.world.do(act)
            self.events.append({**act, "at": self.world.now.isoformat(), "outcome": outcome})

    machine = weeks(Forgetful)()
    machine.wish("call")
    machine.crash_after_the_next_act()
    for _ in range(3):
        machine.wish("call")
    with pytest.raises(CapExceeded, match="3 counted, the limit is 3"):
        machine.work()
    run_state_machine_as_test(weeks(Forgetful, crashes=False), settings=settings(SEARCH, max_examples=20))


def test_a_host_that_is_deaf_to_moves() -> None:
    class Settled(Plain):
        def receive(self, message: Message) -> None:
            if not isinstance(message, Moved):
                super().receive(message)

    with pytest.raises(ActWithoutApproval, match="facts that were not the whole truth") as caught:
        run_state_machine_as_test(weeks(Settled, notices={}, zones={"east": ["America/New_York"]}), settings=SEARCH)
    assert "state.move(name='east')" in steps(caught.value)


def test_a_host_that_asks_again_and_again() -> None:
    class Impatient(Plain):
        def one(self, act: Any) -> None:
            self.told = None
            super().one(act)

    with pytest.raises(VetoRetried, match="nothing changes before 2026-03-03 08:00"):
        run_state_machine_as_test(weeks(Impatient, start="2026-03-02T23:00+08:00", zones={}), settings=SEARCH)


def test_a_host_that_has_crashed_may_ask_once_more() -> None:
    class Impatient(Plain):
        def one(self, act: Any) -> None:
            self.told = None
            super().one(act)

    machine = weeks(Impatient, start="2026-03-02T23:00+08:00")()
    machine.wish("call")
    machine.work()
    machine.crash()
    machine.wish("call")
    machine.work()
    machine.wish("call")
    with pytest.raises(VetoRetried):
        machine.work()


def test_a_host_that_leaves_a_complaint_unanswered() -> None:
    said = {"complains": {"notice": "complaint", "id": "complaint-1", "complexity": "simple"}}
    machine = weeks(Plain, guard=Guard.load("cn.complaints-2020"), notices=said)()
    machine.notice("complains")
    machine.wait("1 week", "answered")
    machine.wait("1 week", "answered")
    machine.wait("1 day", "answered")  # the fifteenth day after that of the complaint is not over yet
    with pytest.raises(DutyOverdue, match="a simple complaint is decided and answered within 15 days"):
        machine.wait_until("00:00", "answered")


def test_the_reasons_are_said_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRDEBT_LANG", "zh")
    machine = weeks(Plain)()
    with pytest.raises(ActWithoutApproval, match="没有有效的批准"):
        machine._run(lambda: machine.world.do(CALL))


class Keeper:
    """A host that reserves a permit for each act and leaves the history to the ledger."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case = {**CASE, "history_from": "ledger"}
        self.restart()

    def restart(self) -> None:
        self.queue: list[Any] = []

    def receive(self, message: Message) -> None:
        if isinstance(message, Wish):
            self.queue.append(message.act)

    def work(self) -> None:
        queue, self.queue = self.queue, []
        for act in queue:
            act = {**act, "at": self.world.now.isoformat()}
            permit = self.world.guard.reserve(act, self.case)
            if permit.decision.approved:
                permit.start()
                permit.confirm(self.world.do(act))


def test_a_host_with_permits_never_exceeds_a_cap_even_when_it_dies() -> None:
    machine = type("Kept", (Weeks,), {"host": lambda self, world: Keeper(world), "ledger": True})()
    machine.wish("call")
    machine.crash_after_the_next_act()
    for _ in range(4):
        machine.wish("call")
    machine.work()
    done = machine.world.case.history.events
    assert len(done) == 3
    assert [ask.decision.outcome.value for ask in machine.world.asks] == ["approved"] * 3 + ["undetermined"] * 2
