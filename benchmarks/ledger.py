"""Measure the ledger on both databases, and see that no cap is ever exceeded while many ask at once.

Usage: python benchmarks/ledger.py [race] [stored] [history] [--url URL] [--seconds 5] [--processes 8] [--threads 2]
       [--events 1000000] [--policies cn]

race     8 processes of 2 threads reserve at once: first for the same 40 debtors with one phone in common, where most
         are refused; then each for debtors of its own, where all are approved. Afterwards every cap is counted.
stored   The same again with a million events in the ledger.
history  One reservation against the length of one debtor's history, for a process that knows it and for one that
         does not.

A wall-clock figure is never a test: read it beside the processor time of each reservation (hosts + server) and the
time that the disk takes to write through, which are shown too. `--page` writes docs/explanation/ledger-speed.md out of
the figures of this run: on an idle machine, `python benchmarks/ledger.py race stored history --page`.
Without `--url` a SQLite file is made in a temporary folder, and then a PostgreSQL of the testing extra is started.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring.ledger_page import page
from fairdebt import Action, Case, Event, Guard
from fairdebt.ledger import Ledger
from fairdebt.ledger.asking import ask
from fairdebt.ledger.sql import SqlStore
from fairdebt.ledger.writing import Writer
from tests.ledger.servers import new_database, server

LAW = str(Path(__file__).with_name("ledger_law.yaml"))
KEY = "a key for measurements, and for nothing else"
PER_DEBTOR, PER_NUMBER = 3, 50
PAGE = ROOT / "docs" / "explanation" / "ledger-speed.md"

Figures = dict[str, float]


def case(debtor: str) -> Case:
    return Case.model_validate(
        {
            "jurisdictions": ["CN"],
            "debtor": {"id": debtor},
            "collector": {"role": "lender"},
            "lender": {"id": "L1", "type": "consumer_finance_company"},
            "debts": [{"id": f"debt of {debtor}", "product": "consumer_loan", "online": "yes", "days_overdue": 35}],
        }
    )


def call(number: str, at: datetime) -> Action:
    return Action(
        act="contact",
        channel="call",
        to="debtor",
        purpose="reminder",
        mode="informative",
        voice="person",
        address=number,
        address_source="contract",
        at=at,
    )


def opened(url: str, policies: list[str]) -> tuple[Guard, Ledger]:
    ledger = Ledger.open(url, key=KEY, expiry=timedelta(hours=1))
    return Guard.load(*policies, ledger=ledger), ledger


def racer(
    url: str, policies: list[str], process: int, threads: int, seconds: float, hot: bool, out: Any, go: Any
) -> None:
    """Reserve as fast as possible, and report how long each took and which were given."""
    guard, ledger = opened(url, policies)
    cases = [case(f"hot {n}") for n in range(40)] if hot else []
    taken: list[float] = []
    given: list[tuple[str, str]] = []
    errors: Counter[str] = Counter()
    lock = threading.Lock()
    for n in range(3):
        guard.reserve(call(f"warm {process} {n}", ledger.present()), case(f"warm {process} {n}"))
    out.put("ready")
    go.wait()
    started, worked = time.perf_counter(), time.process_time()

    def work(thread: int) -> None:
        mine: list[float] = []
        got: list[tuple[str, str]] = []
        number = 0
        while time.perf_counter() - started < seconds:
            if hot:
                about, phone = cases[(number * 7 + thread * 13 + process * 5) % 40], "the phone"
            else:
                about, phone = case(f"{process} {thread} {number // 2} {started}"), f"{process} {thread} {number // 2}"
            number += 1
            act = call(phone, ledger.present())
            begun = time.perf_counter()
            try:
                permit = guard.reserve(act, about)
            except Exception as error:  # what is counted, too
                errors[type(error).__name__] += 1
                continue
            mine.append(time.perf_counter() - begun)
            if permit.approved:
                got.append((str(about.debtor.id), phone))
        with lock:
            taken.extend(mine)
            given.extend(got)

    workers = [threading.Thread(target=work, args=(n,)) for n in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    out.put((taken, given, dict(errors), time.perf_counter() - started, time.process_time() - worked))
    ledger.close()


def race(url: str, options: argparse.Namespace, *, hot: bool) -> Figures:
    """Let processes race, and count every cap afterwards."""
    context = multiprocessing.get_context("spawn")
    out: Any = context.Queue()
    go = context.Event()
    racers = [
        context.Process(target=racer, args=(url, options.policies, n, options.threads, options.seconds, hot, out, go))
        for n in range(options.processes)
    ]
    for each in racers:
        each.start()
    taken: list[float] = []
    given: Counter[str] = Counter()
    phones: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    longest = worked = 0.0
    for _ in racers:
        out.get()
    served = server_time(url)
    go.set()
    for _ in racers:
        found = out.get()
        taken.extend(found[0])
        given.update(debtor for debtor, _ in found[1])
        phones.update(phone for _, phone in found[1])
        errors.update(found[2])
        longest = max(longest, found[3])
        worked += found[4]
    for each in racers:
        each.join()
    served = server_time(url) - served
    marks = statistics.quantiles(taken, n=100)
    most, busiest = max(given.values(), default=0), max(phones.values(), default=0)
    figures = {
        "a second": len(taken) / longest,
        "p50": marks[49] * 1e3,
        "p99": marks[98] * 1e3,
        "worst": max(taken) * 1e3,
        "hosts": worked / len(taken) * 1e3,
        "server": served / len(taken) * 1e3,
    }
    print(
        f"  {'same debtors, one phone' if hot else 'debtors of their own':24} {figures['a second']:7.0f} a second, "
        f"p50 {figures['p50']:6.2f} ms, p99 {figures['p99']:7.2f} ms, worst {figures['worst']:7.1f} ms, "
        f"processor {figures['hosts']:.2f} + {figures['server']:.2f} ms each; "
        f"given {sum(given.values())}; most per debtor {most}, per phone {busiest}; errors {dict(errors) or 'none'}"
    )
    if options.policies == [LAW]:
        assert most <= PER_DEBTOR, given
        assert busiest <= PER_NUMBER, phones
        if hot:
            assert sum(given.values()) == PER_NUMBER, "a slot was lost"
    return figures


def server_time(url: str) -> float:
    """Return the processor time that a PostgreSQL on this machine has taken, in seconds; 0 where it cannot be told."""
    store = SqlStore(url)
    try:
        with store.look() as reading:
            backend = reading._cursor.connection.info.backend_pid
        parent = Path(f"/proc/{backend}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
        stats = [stat.read_text(encoding="utf-8") for stat in Path("/proc").glob("[0-9]*/stat") if stat.exists()]
    except (AttributeError, OSError):
        return 0.0
    finally:
        store.close()
    ticks = 0
    for stat in stats:
        pid, fields = stat.partition(" ")[0], stat.rpartition(")")[2].split()
        if pid == parent:
            ticks += sum(int(each) for each in fields[11:15])  # its own, and that of those which have ended
        elif fields[1] == parent:
            ticks += sum(int(each) for each in fields[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def alone(url: str, options: argparse.Namespace) -> Figures:
    """Show what one process does without a rival, and how much of it is the decision."""
    guard, ledger = opened(url, options.policies)
    about = [case(f"alone {n} {time.time_ns()}") for n in range(600)]
    for each in about[:100]:
        guard.reserve(call("x", ledger.present()), each)
    begun = time.perf_counter()
    for number, each in enumerate(about[100:]):
        guard.reserve(call(f"alone {number}", ledger.present()), each)
    each_took = (time.perf_counter() - begun) / 500
    act = call("x", ledger.present())
    begun = time.perf_counter()
    for kept in about[100:]:
        guard.decide(act, kept.model_copy())
    deciding = (time.perf_counter() - begun) / 500
    print(
        f"  {'one process, one thread':24} {1 / each_took:7.0f} a second; {each_took * 1e3:.2f} ms each, "
        f"of which the decision {deciding * 1e3:.2f} ms"
    )
    ledger.close()
    return {"a second": 1 / each_took, "each": each_took * 1e3, "decision": deciding * 1e3}


def fill(url: str, count: int) -> None:
    """Store so many events, fifty for each debtor, through the ledger's own writer."""
    _, ledger = opened(url, [LAW])
    begun, per, at_once = time.perf_counter(), 50, 20
    for first in range(0, count // per, at_once):
        with ledger.writing([]) as writer:
            for number in range(first, min(first + at_once, count // per)):
                store_past(ledger, writer, f"stored {number}", range(per))
        ledger._chains.clear()
    print(f"  {count} events stored in {time.perf_counter() - begun:.0f} s")
    ledger.close()


def store_past(ledger: Ledger, writer: Writer, debtor: str, hours: range) -> None:
    """Store calls that nobody answered, one in each of these hours, from 3,000 days ago on."""
    about, then = case(debtor), ledger.present() - timedelta(days=3000)
    (own,) = ledger.read(writer.tx, f"d:{ledger.mask(debtor)}")
    said = call(debtor, then).model_dump()
    for hour in hours:
        event = Event.model_validate({**said, "at": then + timedelta(hours=hour), "outcome": "no_answer"})
        asked = ask(event, about, ledger.mask)
        writer.append(own, "recorded", {"event": asked.said, "facts": asked.facts}, links=asked.links)


def history(url: str, options: argparse.Namespace) -> list[Figures]:
    """Show what a reservation costs against the length of its debtor's history."""
    guard, ledger = opened(url, options.policies)
    print("  one debtor's history    known to the process    read anew")
    found: list[Figures] = []
    length = 0
    for wanted in (0, 10, 100, 1000, 10_000):
        about = case("long")
        for first in range(length, wanted, 500):
            with ledger.writing([]) as writer:
                store_past(ledger, writer, "long", range(first, min(first + 500, wanted)))
        length = wanted
        known, anew = [], []
        for _ in range(15):
            known.append(took(guard, ledger, about))
        for _ in range(5):
            other, again = opened(url, options.policies)
            other.decide(call("long", again.present()), about.model_copy())
            anew.append(took(other, again, about))
            again.close()
        found.append({"events": length, "known": statistics.median(known), "anew": statistics.median(anew)})
        print(f"  {length:10} events      {found[-1]['known']:10.2f} ms       {found[-1]['anew']:10.2f} ms")
    ledger.close()
    return found


def took(guard: Guard, ledger: Ledger, about: Case) -> float:
    """Reserve and release, and return how long the reservation took, in milliseconds."""
    begun = time.perf_counter()
    permit = guard.reserve(call("long", ledger.present()), about)
    spent = time.perf_counter() - begun
    if permit.approved:
        permit.release()
    return spent * 1e3


def measure(name: str, url: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure one database; return the figures by the names of what was measured."""
    print(f"{name}")
    found: dict[str, Any] = {}
    SqlStore(url, create=True).close()
    if "race" in options.what:
        found["alone"] = alone(url, options)
        found["hot"] = race(url, options, hot=True)
        found["own"] = race(url, options, hot=False)
    if "stored" in options.what:
        fill(url, options.events)
        found["stored"] = race(url, options, hot=False)
    if "history" in options.what:
        found["history"] = history(url, options)
    return found


def written_through(folder: str) -> float:
    """Return how long the disk takes to write through what a reservation adds, the median in milliseconds."""
    spent = []
    with Path(folder, "probe").open("wb", buffering=0) as file:
        for _ in range(200):
            file.write(os.urandom(49_152))
            begun = time.perf_counter()
            os.fsync(file.fileno())
            spent.append(time.perf_counter() - begun)
    return statistics.median(spent) * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", default=["race", "history"], help="race, stored, history")
    parser.add_argument("--url")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--policies", nargs="*", default=[LAW])
    parser.add_argument("--page", action="store_true", help="write docs/explanation/ledger-speed.md")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{options.processes} processes x {options.threads} threads, {os.cpu_count()} cores, load {load:.1f}")
    if options.url:
        measure(options.url.partition(":")[0], options.url, options)
        return
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        disk = written_through(folder)
        print(f"the disk writes through in {disk:.2f} ms")
        found["SQLite"] = measure("SQLite", f"sqlite:///{folder}/ledger.db", options)
    found["PostgreSQL"] = measure("PostgreSQL", new_database(server(f"benchmark-{os.getpid()}")), options)
    if options.page:
        hosts = (options.processes, options.threads)
        how = {"load": load, "disk": disk, "events": options.events, "hosts": hosts, "what": " ".join(options.what)}
        PAGE.write_text(page(found, how), encoding="utf-8")


if __name__ == "__main__":
    main()
