"""Acts of one lender do not wait for each other, unless a rule counts by the lender."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from fairdebt.facts import Action
from fairdebt.ledger import Ledger, Store
from fairdebt.ledger.asking import ask
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.ledger.viewing import Request
from fairdebt.loader import Policies
from tests.generated import covering, loaded
from tests.ledger.world import KEY, LAW, Watch, World, case

SOON = 0.3
LATE = 20.0
BY_LENDER = {
    "id": "by-lender",
    "kind": "contact_cap",
    "citation": "§7",
    "when": {"act": "contact", "channel": "call"},
    "per": ["lender"],
    "at_most": "3 per calendar day",
    "says": {"zh": "不得如此", "en": "do not do this"},
}


def counting_by_lender() -> Policies:
    return covering(loaded({**LAW, "rules": [BY_LENDER]}))


def held(store: Store, locks: list[int], shared: list[int], got: Event, leave: Event) -> Thread:
    """Hold locks in a thread of its own; `got` is set when it has them, and it lets go when it may leave."""

    def hold() -> None:
        with store.begin(locks, None, shared):
            got.set()
            leave.wait(LATE)

    thread = Thread(target=hold, daemon=True)
    thread.start()
    return thread


def test_who_shares_a_lock_waits_for_nobody_but_who_holds_it_alone(postgres: SqlStore) -> None:
    got, leave = [Event() for _ in range(4)], [Event() for _ in range(4)]
    threads = [held(postgres, [1], [9], got[0], leave[0]), held(postgres, [2], [9], got[1], leave[1])]
    assert got[0].wait(LATE)
    assert got[1].wait(LATE)
    threads.append(held(postgres, [3, 9], [], got[2], leave[2]))
    assert not got[2].wait(SOON)
    leave[0].set()
    assert not got[2].wait(SOON)
    leave[1].set()
    assert got[2].wait(LATE)
    threads.append(held(postgres, [4], [9], got[3], leave[3]))
    assert not got[3].wait(SOON)
    leave[2].set()
    assert got[3].wait(LATE)
    leave[3].set()
    for thread in threads:
        thread.join(LATE)


@pytest.mark.parametrize("counted", [False, True])
def test_the_lock_of_a_lender_is_held_alone_where_a_rule_counts_by_it(store: Store, counted: bool) -> None:
    watch = Watch()
    world = World(Ledger(store, key=KEY, clock=watch), watch, counting_by_lender() if counted else None)
    asked = []
    for debtor in ("P1", "P2"):
        act, about = Action.model_validate(world.call(address=debtor)), case(debtor)
        request = Request.of(ask(act, about, world.ledger.mask), world.guard._engine.wanted(act, about))
        asked.append((set(request.locks_with()), set(request.shared)))
    (one, shared), (other, _) = asked
    assert len(one & other) == counted
    assert len(shared) == (not counted)


def test_a_cap_of_a_lender_is_not_exceeded_by_debtors_at_once(store: Store) -> None:
    watch = Watch()
    worlds = [World(Ledger(store, key=KEY, clock=watch), watch, counting_by_lender()) for _ in range(4)]

    def reserve(number: int) -> bool:
        world = worlds[number % 4]
        return world.guard.reserve(world.call(address=f"number {number}"), case(f"P{number}")).approved

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(reserve, range(24))) == 3
    assert verify(store).intact
