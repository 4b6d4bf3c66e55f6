"""Kill processes that use a ledger, at random instants under load, and see that nothing they were told is lost.

Usage: python benchmarks/ledger_kills.py [--kills 200] [--seed 1] [--url URL]

Several processes reserve, start, confirm and record at once; each writes down what was acknowledged. One after the
other is killed with SIGKILL, and another takes its place. After every kill: each acknowledged permit and event is in
the ledger, as far as it was told. At the end: every chain verifies, no debtor has more than the cap, and once the
expiry has passed no slot is taken by a permit that nobody started.

Without `--url` a SQLite file is made in a temporary folder, and then a PostgreSQL of the testing extra is started.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from fairdebt import Case, Guard
from fairdebt.ledger import Ledger
from fairdebt.ledger.proof import verify
from fairdebt.ledger.sql import SqlStore
from fairdebt.loader import Policies, load
from tests.ledger.servers import new_database, server

LAW = str(Path(__file__).with_name("ledger_law.yaml"))
KEY = "a key for measurements, and for nothing else"
DEBTORS, WORKERS, CAP = 400, 4, 3
EXPIRY = timedelta(seconds=2)
ORDER = {"reserved": 0, "expired": 0, "released": 1, "started": 1, "confirmed": 2}


def about(number: int) -> Case:
    return Case.model_validate(
        {
            "jurisdictions": ["CN"],
            "zones": ["Asia/Shanghai"],
            "debtor": {"id": f"P{number}"},
            "lender": {"id": "L1"},
            "debts": [{"id": f"D{number}"}],
        }
    )


def work(url: str, policies: Policies, seed: int, pipe: int) -> None:
    """Use the ledger until killed; write down each thing that was acknowledged, after it was."""
    rng = random.Random(seed)
    ledger = Ledger.open(url, key=KEY, expiry=EXPIRY)
    guard = Guard.of(policies, ledger=ledger)

    def told(*said: str) -> None:
        os.write(pipe, (json.dumps(said) + "\n").encode())

    told("ready", "")
    while True:
        debtor = about(rng.randrange(DEBTORS))
        if rng.random() < 0.2:
            notice = {"notice": "complaint", "by": "debtor", "complexity": "simple", "at": ledger.present().isoformat()}
            told("recorded", guard.record(notice, debtor))
            continue
        call = {"act": "contact", "channel": "call", "to": "debtor", "address": f"N{rng.random()}"}
        permit = guard.reserve({**call, "at": ledger.present().isoformat()}, debtor, key=f"{seed} {rng.random()}")
        if not permit.approved:
            told("vetoed", permit.id)
            continue
        told("reserved", permit.id)
        if rng.random() < 0.3:
            continue  # forgets it: the slot is free again after the expiry
        if rng.random() < 0.3:
            permit.release()
            told("released", permit.id)
            continue
        permit.start()
        told("started", permit.id)
        if rng.random() < 0.9:
            permit.confirm("busy" if rng.random() < 0.5 else "answered")
            told("confirmed", permit.id)


@dataclass(slots=True)
class Worker:
    """One process, and what it was told."""

    pid: int
    pipe: int
    heard: bytes = b""

    def listen(self) -> None:
        """Read all that it has written."""
        while piece := os.read(self.pipe, 65536):
            self.heard += piece
        os.close(self.pipe)

    def told(self) -> list[tuple[str, str]]:
        """Return what was acknowledged; a line that it could not finish does not count."""
        return [tuple(json.loads(line)) for line in self.heard.split(b"\n")[:-1]]


@dataclass(slots=True)
class Result:
    """What was seen."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)


def spawn(url: str, policies: Policies, seed: int) -> Worker:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(url, policies, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return Worker(pid, reading)


def kills(url: str, count: int, seed: int) -> Result:
    """Kill so many processes that use the ledger; raise AssertionError where something is not as it should be."""
    SqlStore(url, create=True).close()
    policies, rng, result = load(LAW), random.Random(seed), Result()
    workers = [spawn(url, policies, seed * 1000 + n) for n in range(WORKERS)]
    everything: list[tuple[str, str]] = []
    for number in range(count):
        victim = workers[rng.randrange(len(workers))]
        select.select([victim.pipe], [], [], 60)  # it works by now
        time.sleep(rng.random() * 0.15)
        os.kill(victim.pid, signal.SIGKILL)
        os.waitpid(victim.pid, 0)
        victim.listen()
        told = victim.told()
        everything.extend(told)
        result.kills += 1
        result.acknowledged += sum(kind != "ready" for kind, _ in told)
        result.lost.extend(missing(url, told))
        workers[workers.index(victim)] = spawn(url, policies, seed * 1000 + WORKERS + number)
    for worker in workers:
        os.kill(worker.pid, signal.SIGKILL)
        os.waitpid(worker.pid, 0)
        worker.listen()
        everything.extend(worker.told())
    result.lost.extend(missing(url, everything))
    check(url)
    return result


def missing(url: str, told: list[tuple[str, str]]) -> list[str]:
    """Return what was acknowledged and is not in the ledger, or not as far as it was told."""
    ledger = Ledger.open(url, key=KEY)
    found = []
    with ledger.store.look(steady=True) as reading:
        places = [id_.rpartition(":") for _, id_ in told if id_]
        chains = {name: ledger.read(reading, name)[0] for name in {chain for chain, _, _ in places}}
        for kind, id_ in told:
            chain, _, number = id_.rpartition(":")
            if kind == "ready":
                continue
            if kind == "vetoed":
                if reading.entry(chain, int(number)) is None:
                    found.append(f"{kind} {id_}")
                continue
            item = chains[chain].items.get(int(number))
            if item is None:
                found.append(f"{kind} {id_}")
            elif kind != "recorded" and ORDER[item.state or "reserved"] < ORDER[kind]:
                found.append(f"{kind} {id_}: {item.state}")
    ledger.close()
    return found


def check(url: str) -> None:
    """See that chains verify, that no cap was exceeded, and that no unstarted permit holds a slot for ever."""
    store = SqlStore(url)
    report = verify(store)
    assert report.intact, [each.render() for each in report.findings[:5]]
    ledger = Ledger(store, key=KEY.encode(), expiry=EXPIRY)
    with store.look(steady=True) as reading:
        for head in reading.heads():
            (chain,) = ledger.read(reading, head.chain)
            later = max((item.expires for item in chain.items.values()), default=0)
            assert all(item.state_at(later) != "reserved" for item in chain.items.values() if item.state is not None)
            started = [item for item in chain.items.values() if item.state in ("started", "confirmed")]
            days = {item.said["at"][:10] for item in started}
            assert len(started) <= CAP * (len(days) + 1), head.chain
    store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = [options.url] if options.url else [f"sqlite:///{folder}/ledger.db", ""]
        for url in urls:
            place = url or new_database(server(f"kills-{os.getpid()}"))
            begun = time.perf_counter()
            result = kills(place, options.kills, options.seed)
            print(
                f"{place.partition(':')[0]}: {result.kills} kills, {result.acknowledged} steps acknowledged, "
                f"{len(result.lost)} lost, chains verify, in {time.perf_counter() - begun:.0f} s"
            )
            assert not result.lost, result.lost[:5]


if __name__ == "__main__":
    main()
