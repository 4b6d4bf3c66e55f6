"""Write the page on the speed of the ledger out of the figures of one run."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.measuring.paper import paragraph, today

AIM = 1300
"""Reservations a second on two cores, on either database."""

BUSY = 0.5
"""From this load on a machine is not idle."""

NAMES = {
    "alone": "one process of one thread",
    "own": "{0} processes of {1} threads, each for debtors of its own",
    "hot": "the same, all for 40 debtors with one phone in common, where most are refused",
    "stored": "the same, each for debtors of its own, with {2:,} events in the ledger",
}


def page(found: Mapping[str, Mapping[str, Any]], how: Mapping[str, Any]) -> str:
    """Return the text of the page.

    Args:
        found: For each database the figures by what was measured.
        how: `load` of the machine before, `disk` (milliseconds to write through), `events` stored, `hosts`, and `what`
            was measured.
    """
    return "\n".join([*_head(how), *_races(found, how), *_histories(found), *_goals(found), *_tail()]) + "\n"


def _head(how: Mapping[str, Any]) -> Iterator[str]:
    yield "# How fast the ledger reserves\n"
    yield paragraph(
        f"""Written by `python benchmarks/ledger.py {how["what"]} --page`; every figure comes from one run of that
        command ({platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores,
        {today()}). Before it began, the load of the machine was {how["load"]:.1f}, and its disk wrote 48 kB through
        in {how["disk"]:.2f} ms. Hosts, database and disk are on this one machine."""
    )
    if how["load"] > BUSY:
        yield paragraph(
            """**The machine was not idle:** what stands below says as much about the other work on it as about the
            ledger. Read the processor time, and even that is longer where others share the cores."""
        )
    yield paragraph(
        """A reservation reads what is new of the debtor, decides under two caps, takes the slot, seals the entry and
        returns once it is on the disk. After each race every cap was counted: none was exceeded, and no slot lost."""
    )


def _races(found: Mapping[str, Mapping[str, Any]], how: Mapping[str, Any]) -> Iterator[str]:
    for name, figures in found.items():
        yield f"## {name}\n"
        yield "| | a second | p50 | p99 | worst | processor time, hosts + server |"
        yield "|---|---:|---:|---:|---:|---:|"
        for key, words in NAMES.items():
            if key not in figures:
                continue
            each, said = figures[key], words.format(*how["hosts"], how["events"])
            if key == "alone":
                yield f"| {said} | {each['a second']:,.0f} | {each['each']:.2f} ms | | | |"
                continue
            yield (
                f"| {said} | {each['a second']:,.0f} | {each['p50']:.1f} ms | {each['p99']:.1f} ms "
                f"| {each['worst']:.0f} ms | {each['hosts']:.2f} + {each['server']:.2f} ms |"
            )
        yield ""


def _histories(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    told = {name: figures["history"] for name, figures in found.items() if "history" in figures}
    if not told:
        return
    yield "## Against the length of one debtor's history\n"
    yield paragraph(
        "One reservation, in milliseconds: for a process that has met the debtor before, and for one that reads it all."
    )
    yield "| past contacts | " + " | ".join(f"{name}, met before | {name}, read anew" for name in told) + " |"
    yield "|---:|" + "---:|---:|" * len(told)
    for rows in zip(*told.values(), strict=True):
        cells = " | ".join(f"{row['known']:.2f} | {row['anew']:.2f}" for row in rows)
        yield f"| {rows[0]['events']:,} | {cells} |"
    yield ""


def _goals(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "## What we aim at\n"
    yield f"{AIM:,} reservations a second on two cores, on either database, each for debtors of its own.\n"
    for name, figures in found.items():
        if "own" in figures:
            rate = figures["own"]["a second"]
            yield f"* {name}: {rate:,.0f}, {'met' if rate >= AIM else '**not met**'}."
    yield ""


def _tail() -> Iterator[str]:
    yield "## What to expect elsewhere\n"
    yield paragraph(
        """SQLite lets one write at a time, for some tenths of a millisecond. The disk is waited for afterwards, so a
        slow disk makes each reservation longer, but not all of them fewer. PostgreSQL is one trip away, or two where
        something has come meanwhile, and waits for the disk while the debtor, the number and the debts are locked:
        only those who ask for the same wait. Over a network add one round trip. Many who ask for one number take
        turns, on either database."""
    ).rstrip("\n")
