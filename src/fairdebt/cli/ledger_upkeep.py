"""`fairdebt ledger migrate`, `export`, `pending` and `forget`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from fairdebt.cli.codes import Code
from fairdebt.cli.ledger_opening import opened, said
from fairdebt.cli.output import Lang, Speaker, plain_text, print_json
from fairdebt.guard import Guard
from fairdebt.ledger import Entry, Ledger
from fairdebt.ledger.asking import chain_of
from fairdebt.ledger.clock import datetime_of
from fairdebt.ledger.exporting import export as exported
from fairdebt.ledger.folding import Chain
from fairdebt.ledger.sql import SqlStore


def migrate(url: str, *, as_json: bool, lang: Lang | None) -> int:
    """Make the tables, or bring them to this version."""
    speaker = Speaker(lang)

    def work() -> int:
        store = SqlStore(url, migrates=True)
        was, now = store.migrated
        store.close()
        if as_json:
            print_json({"exit": 0, "was": was, "is": now})
        else:
            key = "ledger_made" if was is None else "ledger_as_it_was" if was == now else "ledger_migrated"
            speaker.out.print(speaker.words(key, was=was, now=now))
        return Code.OK

    return said(work, speaker, as_json=as_json)


def export(url: str, debtor: str | None, *, lang: Lang | None) -> int:
    """Print everything, or one debtor's chain, as lines of JSON."""
    speaker = Speaker(lang)

    def work() -> int:
        chain = None if debtor is None else chain_of(debtor, opened(url).mask)
        for line in exported(SqlStore(url, create=False), chain=chain):
            sys.stdout.write(f"{line}\n")
        return Code.OK

    return said(work, speaker, as_json=False)


def pending(url: str, *, as_json: bool, lang: Lang | None) -> int:
    """List the permits that still take a slot: not started yet, or started and never confirmed."""
    speaker = Speaker(lang)

    def work() -> int:
        words = Speaker(Lang.EN) if as_json else speaker
        rows = list(_open(opened(url), lambda act: words.said(act, ("act", "channel", "to"))))
        if as_json:
            print_json({"exit": 0, "pending": rows})
            return Code.OK
        for row in rows:  # one line each, never broken: permits are copied
            state = speaker.words(f"ledger_state_{row['state']}")
            speaker.out.print(f"{row['permit']}  {row['at']}  {row['act']}  {state}", soft_wrap=True)
        speaker.out.print(speaker.words("ledger_open", count=len(rows)))
        return Code.OK

    return said(work, speaker, as_json=as_json)


def _open(ledger: Ledger, say_act: Callable[[Mapping[str, Any]], str]) -> Any:
    now = ledger.now()
    with ledger.store.look(steady=True) as reading:
        entries: list[Entry] = list(reading.open_permits())
        for entry in entries:
            chain = Chain(entry.chain)
            chain.add(reading.every(entry.chain))
            item = chain.items[entry.root]
            state = item.state_at(now)
            if state in ("reserved", "started"):
                yield {
                    "permit": item.id,
                    "state": state,
                    "at": item.said["at"],
                    "act": say_act(item.said),
                    "expires_at": datetime_of(item.expires).isoformat(),
                }


def forget(url: str, debtor: str, policies: list[str], *, as_json: bool, lang: Lang | None) -> int:
    """Erase what may be erased of a debtor; the exit code is that of a veto where something has to stay."""
    speaker = Speaker(lang)

    def work() -> int:
        guard = Guard.load(*policies, ledger=opened(url))
        result = guard.forget({"debtor": {"id": debtor}})
        code = Code.VETOED if result.kept else Code.OK
        if as_json:
            reasons = [
                {"rule": each.rule, "citation": plain_text(each.citation), "says": plain_text(each.says)}
                for each in result.reasons
            ]
            counts = {"erased": result.erased, "kept": result.kept, "waiting": result.waiting}
            print_json({"exit": int(code), **counts, "reasons": reasons})
            return code
        words = {"erased": result.erased, "kept": result.kept, "waiting": result.waiting}
        speaker.out.print(speaker.words("ledger_forgotten", **words), soft_wrap=True)
        if not result.erased + result.kept + result.waiting:
            speaker.out.print(speaker.words("ledger_nothing_kept"), soft_wrap=True)
        for each in result.reasons:
            line = f"- {speaker.text(each.says)}\n    {speaker.text(each.citation)} [{each.rule}]"
            speaker.out.print(line, soft_wrap=True)
        return code

    return said(work, speaker, as_json=as_json)
