"""A machine drives the ledgers on both databases through anything that can happen, against a model of a few lines.

The model keeps plain lists and asks the guard without a ledger: every answer of both ledgers must be that of the pure
decision on everything that happened to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fairdebt import Case, Decision, Event, Guard, Outcome, PermitOver
from fairdebt.facts import History
from fairdebt.guard import Hold
from fairdebt.ledger import Ledger
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.loader import Policies
from tests.generated import covering, loaded
from tests.ledger.servers import empty
from tests.ledger.world import KEY, LAW, Plain, Watch, World, case

DEBTORS = ("P1", "P2")
NUMBERS = ("n1", "n1", "n2")
MOST = {"three-a-day": "2 per calendar day", "five-per-number": "2 per 24 hours"}
"""Small caps are reached in few steps."""


@lru_cache(maxsize=1)
def strict() -> Policies:
    rules = [{**rule, "at_most": MOST[rule["id"]]} if rule["id"] in MOST else rule for rule in LAW["rules"]]
    return covering(loaded({**LAW, "rules": rules}))


EXPIRY = timedelta(minutes=5)
EXAMPLES = settings.default.max_examples if settings.default is not None else 100

runs = count(1)
watch = Watch()


@dataclass(slots=True)
class Given:
    """A permit in the model."""

    debtor: str
    event: Plain
    expires: datetime
    permits: list[Any]
    state: str = "reserved"


@dataclass
class Model:
    """What happened, as plain lists."""

    events: list[Plain] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    holds: list[tuple[Hold, ...]] = field(default_factory=list)

    def history(self, now: datetime, without: Given | None = None) -> tuple[Event, ...]:
        open_ = [each.event for each in self.given if each is not without and self.state(each, now) in COUNTED]
        return tuple(Event.model_validate(event) for event in (*self.events, *open_))

    @staticmethod
    def state(each: Given, now: datetime) -> str:
        return "expired" if each.state == "reserved" and now >= each.expires else each.state


COUNTED = ("reserved", "started", "confirmed")


class LedgerMachine(RuleBasedStateMachine):
    """Two ledgers and a model; `stores` is set by the test."""

    stores: tuple[SqlStore, ...] = ()

    @initialize()
    def begin(self) -> None:
        self.run = next(runs)
        watch.now = watch.now.replace(hour=2, minute=0) + timedelta(days=1)
        self.model = Model()
        self.restart()

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        for holds in self.model.holds:
            for world, hold in zip(self.worlds, holds, strict=True):
                world.guard.release(hold)
        for world in self.worlds:
            for debtor in DEBTORS:
                assert verify(world.ledger.store, chain=f"d:{world.ledger.mask(self.named(debtor))}").intact

    def named(self, name: str) -> str:
        return f"{name} of run {self.run}"

    def about(self, debtor: str) -> Case:
        return case(self.named(debtor))

    def call(self, debtor: str, number: str) -> Plain:
        return {
            "act": "contact",
            "channel": "call",
            "to": "debtor",
            "address": self.named(number),
            "at": watch().isoformat(),
        }

    def decided(self, action: Plain, debtor: str, without: Given | None = None) -> Decision:
        history = History.model_construct(events=self.model.history(watch(), without))
        about = self.about(debtor).model_copy(update={"history": history})
        guard = Guard.of(strict())
        for holds in self.model.holds:
            guard.hold(holds[0].scope, why="why", by="who", at=watch())
        return guard.decide(action, about)

    # -------------------------------------------------------------------------------------------------------- steps

    @rule()
    def restart(self) -> None:
        """Another process takes over: nothing is known of the chains."""
        self.worlds = [World(Ledger(store, key=KEY, clock=watch), watch, strict()) for store in self.stores]
        for each in self.model.given:
            each.permits = [
                world.guard.permit(permit.id) for world, permit in zip(self.worlds, each.permits, strict=True)
            ]

    @rule(seconds=st.sampled_from([1, 30, 299, 300, 3600, 6 * 3600, 24 * 3600]))
    def wait(self, seconds: int) -> None:
        watch.on(seconds=seconds)

    @rule(debtor=st.sampled_from(DEBTORS), number=st.sampled_from(NUMBERS))
    def reserve_any(self, debtor: str, number: str) -> None:
        self.reserve(debtor, number)

    def reserve(self, debtor: str, number: str) -> None:
        action = self.call(debtor, number)
        expected = self.decided(action, debtor)
        permits = [world.guard.reserve(action, self.about(debtor)) for world in self.worlds]
        for permit in permits:
            assert (permit.decision.outcome, permit.decision.because) == (expected.outcome, expected.because)
        if expected.outcome is Outcome.APPROVED:
            owner = {"debtor": self.named(debtor), "recipient": self.named(debtor), "lender": "L1"}
            event = {**action, **owner, "debts": [f"debt of {self.named(debtor)}"], "outcome": "pending"}
            self.model.given.append(Given(debtor, event, watch() + EXPIRY, permits))

    @rule(debtor=st.sampled_from(DEBTORS), seconds=st.sampled_from([0, 299, 300]))
    def reserve_the_common_number(self, debtor: str, seconds: int) -> None:
        watch.on(seconds=seconds)
        self.reserve(debtor, "n1")

    @precondition(lambda self: self.model.given)
    @rule(data=st.data())
    def start(self, data: st.DataObject) -> None:
        each = data.draw(st.sampled_from(self.model.given))
        action = {**self.call(each.debtor, "n1"), "address": each.event["address"]}
        may = self.model.state(each, watch()) == "reserved" and self.decided(action, each.debtor, each).approved
        if may:
            for permit in each.permits:
                permit.start()
            each.state = "started"
            each.event = {**each.event, "at": watch().isoformat()}
            return
        for permit in each.permits:
            with pytest.raises(PermitOver):
                permit.start()
        (state,) = {permit.state for permit in each.permits}
        if each.state == "reserved" and state == "killed":
            each.state = "killed"

    @precondition(lambda self: self.model.given)
    @rule(data=st.data(), outcome=st.sampled_from(["answered", "busy", "no_answer"]))
    def confirm(self, data: st.DataObject, outcome: str) -> None:
        each = data.draw(st.sampled_from(self.model.given))
        known = each.state == "confirmed" and each.event["outcome"] == outcome
        for permit in each.permits:
            if each.state == "started" or known:
                permit.confirm(outcome)
            else:
                with pytest.raises(PermitOver):
                    permit.confirm(outcome)
        if each.state == "started":
            each.state, each.event = "confirmed", {**each.event, "outcome": outcome}

    @precondition(lambda self: self.model.given)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        each = data.draw(st.sampled_from(self.model.given))
        for permit in each.permits:
            if each.state in ("started", "confirmed"):
                with pytest.raises(PermitOver):
                    permit.release()
            else:
                permit.release()
        if self.model.state(each, watch()) == "reserved":
            each.state = "released"

    @rule(
        debtor=st.sampled_from(DEBTORS),
        notice=st.sampled_from(["cease_request", "cease_withdrawn"]),
        late=st.sampled_from([0, 0, 600]),
    )
    def tell(self, debtor: str, notice: str, late: int) -> None:
        at = (watch() - timedelta(seconds=late)).isoformat()
        for world in self.worlds:
            world.guard.record({"notice": notice, "at": at}, self.about(debtor))
        self.model.events.append({"notice": notice, "at": at, "debtor": self.named(debtor), "lender": "L1"})

    @rule(debtor=st.sampled_from(DEBTORS), number=st.sampled_from(NUMBERS), late=st.sampled_from([0, 600]))
    def call_without_asking(self, debtor: str, number: str, late: int) -> None:
        at = (watch() - timedelta(seconds=late)).isoformat()
        event = {**self.call(debtor, number), "outcome": "answered", "at": at}
        for world in self.worlds:
            world.guard.record(event, self.about(debtor))
        owner = {"debtor": self.named(debtor), "recipient": self.named(debtor), "lender": "L1"}
        self.model.events.append({**event, **owner, "debts": [f"debt of {self.named(debtor)}"]})

    @rule(debtor=st.sampled_from(DEBTORS))
    def hold(self, debtor: str) -> None:
        scope = {"debtor": self.named(debtor)}
        placed = [world.guard.hold(scope, why="why", by="who", at=watch()) for world in self.worlds]
        self.model.holds.append(tuple(placed))

    @precondition(lambda self: self.model.holds)
    @rule()
    def lift(self) -> None:
        for world, hold in zip(self.worlds, self.model.holds.pop(), strict=True):
            world.guard.release(hold)

    @invariant()
    def both_know_how_far_permits_got(self) -> None:
        if not hasattr(self, "model"):
            return
        for each in self.model.given[-3:]:
            state = self.model.state(each, watch())
            assert [permit.state for permit in each.permits] == [state] * len(each.permits)


@pytest.fixture
def stores(tmp_path: Path, postgres_database: str) -> Iterator[tuple[SqlStore, ...]]:
    empty(postgres_database)
    made = (SqlStore(f"sqlite:///{tmp_path / 'ledger.db'}"), SqlStore(postgres_database, create=True))
    yield made
    for store in made:
        store.close()


def test_both_ledgers_do_what_the_model_says(stores: tuple[SqlStore, ...]) -> None:
    LedgerMachine.stores = stores
    watch.now = Watch().now
    run_state_machine_as_test(
        LedgerMachine, settings=settings(max_examples=max(8, EXAMPLES // 8), stateful_step_count=25)
    )
