"""A sender of text messages with a bug: it asks when it queues a message, and sends when its turn comes, after 22:00.

    python -m pytest examples/hosts/sms_queue.py

`RepairedQueue` asks when it sends; it passes.
"""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, settings

from fairdebt import Decision, Guard
from fairdebt.testing import GuardedHost, Message, Moved, Told, Wish, World

CASE: dict[str, Any] = {
    "jurisdictions": ["CN"],
    "debtor": {"id": "P1"},
    "lender": {"id": "L1", "type": "bank"},
    "collector": {"role": "lender"},
    "debts": [{"id": "D1", "product": "consumer_loan", "online": "yes", "ledger_total": "1200.00", "days_overdue": 12}],
}
REMINDER = {
    "act": "contact",
    "channel": "sms",
    "to": "debtor",
    "purpose": "reminder",
    "address_source": "contract",
    "template": "T1",
    "elements": ["institution", "staff_number", "purpose", "callback", "amount", "days_overdue", "objection_channel"],
    "claims": {"amount": "1200.00", "days_overdue": 12},
    "findings": [],
    "conveys_debt": "yes",
}


class Queue:
    """Queues approved messages and sends them in batches. `disk` survives a crash."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.disk: dict[str, Any] = {"case": CASE, "events": [], "queue": []}
        self.restart()

    def restart(self) -> None:
        """Start again; the queue is on disk."""
        self.refused: tuple[Any, Decision] | None = None

    def receive(self, message: Message) -> None:
        """Queue a wish if it is approved now; write down everything else."""
        match message:
            case Wish(act):
                if self.approved(act):
                    self.disk["queue"].append(act)
            case Told(event):
                self.disk["events"].append(event)
            case Moved(zones):
                self.disk["case"] = {**self.disk["case"], "zones": zones}

    def work(self) -> None:
        """Send the batch."""
        while self.disk["queue"]:
            self.send(self.disk["queue"].pop(0))  # the bug: what was approved then is sent now

    def send(self, act: Any) -> None:
        """Write down and send."""
        sent = {**act, "at": self.world.now.isoformat(), "outcome": "pending"}
        self.disk["events"].append(sent)
        sent["outcome"] = self.world.do(act)

    def approved(self, act: Any) -> bool:
        """Ask, unless the answer is known already."""
        now, case = self.world.now, {**self.disk["case"], "history": list(self.disk["events"])}
        if self.refused is not None and self.refused[0] == case:
            coming = self.refused[1].next_permitted.at
            if coming is None or now < coming:
                return False
        decision = self.world.guard.decide({**act, "at": now.isoformat()}, case)
        self.refused = None if decision.approved else (case, decision)
        return decision.approved


class RepairedQueue(Queue):
    """Asks again when it sends."""

    def receive(self, message: Message) -> None:
        """Queue every wish."""
        if isinstance(message, Wish):
            self.disk["queue"].append(message.act)
        else:
            super().receive(message)

    def send(self, act: Any) -> None:
        """Ask, and send only what is approved now; drop the rest."""
        if self.approved(act):
            super().send(act)


class Weeks(GuardedHost):
    """Weeks of one debtor."""

    guard = Guard.load("cn.gbt-45251")
    case = CASE
    wishes = {"remind": REMINDER}
    outcomes = ("delivered", "bounced")

    def host(self, world: World) -> Queue:
        """Return a new queue."""
        return Queue(world)


class RepairedWeeks(Weeks):
    """The same weeks with the repaired queue."""

    def host(self, world: World) -> Queue:
        """Return a new queue."""
        return RepairedQueue(world)


QUICK = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)  # all but the search for explanations
TestQueue = Weeks.TestCase
TestQueue.settings = settings(max_examples=200, stateful_step_count=30, deadline=None, phases=QUICK)
TestRepaired = RepairedWeeks.TestCase
TestRepaired.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
