"""A dialler with a bug: it counts calls per number instead of per debtor. The machine below finds it.

    python -m pytest examples/hosts/dialler.py

`Repaired` is the same dialler with one line changed; it passes.
"""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, settings

from fairdebt import Decision, Guard
from fairdebt.testing import GuardedHost, Message, Moved, Told, Wish, World

CASE: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "consumer_finance_company"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes"}],
}
CALL = {
    "act": "contact",
    "channel": "call",
    "to": "debtor",
    "purpose": "reminder",
    "mode": "informative",
    "voice": "person",
    "address_source": "contract",
}


class Dialler:
    """Dials what it is asked to, if the guard approves. `disk` survives a crash, all else is lost."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.disk: dict[str, Any] = {"case": CASE, "calls": [], "notices": []}
        self.restart()

    def restart(self) -> None:
        """Start with an empty queue."""
        self.queue: list[dict[str, Any]] = []
        self.refused: dict[str, tuple[Any, Decision]] = {}

    def receive(self, message: Message) -> None:
        """Queue a wish; write down everything else."""
        match message:
            case Wish(act):
                self.queue.append(dict(act))
            case Told(event):
                self.disk["notices"].append(event)
            case Moved(zones):
                self.disk["case"] = {**self.disk["case"], "zones": zones}

    def work(self) -> None:
        """Dial the whole queue."""
        queue, self.queue = self.queue, []
        for act in queue:
            self.dial(act)

    def dial(self, act: dict[str, Any]) -> None:
        """Ask, write down, dial, write down how it ended."""
        now = self.world.now
        call, case = {**act, "at": now.isoformat()}, self.known(act)
        told = self.refused.get(act["address"])
        if told is not None and told[0] == case:
            coming = told[1].next_permitted.at
            if coming is None or now < coming:
                return  # a veto stands until its time is over or the case is another
        decision = self.world.guard.decide(call, case)
        if not decision.approved:
            self.refused[act["address"]] = (case, decision)
            return
        made = {**call, "outcome": "pending"}
        self.disk["calls"].append(made)  # before dialling: should the process die, the call is not forgotten
        made["outcome"] = self.world.do(call)

    def known(self, act: dict[str, Any]) -> dict[str, Any]:
        """Return the case with its history."""
        return {**self.disk["case"], "history": [*self.calls(act), *self.disk["notices"]]}

    def calls(self, act: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the calls that count."""
        return [call for call in self.disk["calls"] if call["address"] == act["address"]]  # the bug


class RepairedDialler(Dialler):
    """Counts every call to the debtor, whichever number was dialled."""

    def calls(self, act: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the calls that count."""
        return list(self.disk["calls"])


class Weeks(GuardedHost):
    """Weeks of a debtor with two numbers."""

    guard = Guard.load("cn.gbt-45251")
    case = CASE
    wishes = {
        "call the mobile": {**CALL, "address": "mobile"},
        "call the office": {**CALL, "address": "office"},
    }
    notices = {
        "agrees to more calls": {"notice": "rhythm_agreed"},
        "takes that back": {"notice": "rhythm_withdrawn"},
    }
    zones = {"to Urumqi by its own clock": ["Asia/Urumqi"], "home": ["Asia/Shanghai"]}

    def host(self, world: World) -> Dialler:
        """Return a new dialler."""
        return Dialler(world)


class RepairedWeeks(Weeks):
    """The same weeks with the repaired dialler."""

    def host(self, world: World) -> Dialler:
        """Return a new dialler."""
        return RepairedDialler(world)


QUICK = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)  # all but the search for explanations
TestDialler = Weeks.TestCase
TestDialler.settings = settings(max_examples=200, stateful_step_count=30, deadline=None, phases=QUICK)
TestRepaired = RepairedWeeks.TestCase
TestRepaired.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
