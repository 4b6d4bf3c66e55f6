"""The account of one decision, for whoever asks why: what was asked, known and decided, under which text, and proof."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fairdebt.ledger.entries import Entry
from fairdebt.ledger.errors import LedgerError
from fairdebt.ledger.folding import Chain
from fairdebt.ledger.proof import Report, verify
from fairdebt.ledger.store import Checkpoint, Reading, Signature, Store


@dataclass(frozen=True, slots=True)
class Account:
    """Everything the ledger has to say of one decision.

    `rules` are the words of the rules that it follows from, as they were loaded then. `events` is what was known to
    have happened, `since` what became of it. `checkpoint` is the first one that covers it; None: none does yet.
    """

    entry: Entry
    rules: tuple[dict[str, Any], ...]
    facts: dict[str, Any] | None
    events: tuple[dict[str, Any], ...]
    since: tuple[Entry, ...]
    report: Report
    checkpoint: Checkpoint | None
    signatures: tuple[Signature, ...]


def account(store: Store, chain: str, at: datetime) -> Account:
    """Return the account of the last decision about an act at or before an instant.

    Raises:
        LedgerError: there is none.
    """
    with store.look(steady=True) as reading:
        entries = list(reading.every(chain))
        asked = [each for each in entries if each.kind == "decided" and each.body is not None]
        before = [each for each in asked if datetime.fromisoformat(each.said["action"]["at"]) <= at]
        if not before:
            raise LedgerError("ledger_no_decision")
        entry = before[-1]
        past = Chain(chain)
        past.add(each for each in entries if each.number < entry.number)
        events = tuple(
            event.model_dump(mode="json")
            for event in sorted(past.events(entry.at, {}), key=lambda event: str(event.at))
        )
        since = tuple(each for each in entries if each.root == entry.number and each.number > entry.number)
        text = reading.paper(entry.said["facts"])
        checkpoint = _covering(reading, entry)
        signed = reading.signatures()
        rules = _rules(reading, entry)
    signatures = tuple(each for each in signed if checkpoint is not None and each.checkpoint >= checkpoint.number)
    facts = None if text is None else json.loads(text)
    return Account(entry, rules, facts, events, since, verify(store, chain=chain), checkpoint, signatures)


def decided_on(store: Store, chain: str, on: date) -> tuple[Entry, ...]:
    """Return the decisions about acts of a day, by the clock that the act was written with.

    Raises:
        LedgerError: there is none.
    """
    with store.look(steady=True) as reading:
        entries = [each for each in reading.every(chain) if each.kind == "decided" and each.body is not None]
    found = tuple(each for each in entries if datetime.fromisoformat(each.said["action"]["at"]).date() == on)
    if not found:
        raise LedgerError("ledger_no_decision_on")
    return found


def _rules(reading: Reading, entry: Entry) -> tuple[dict[str, Any], ...]:
    because = entry.said["because"]
    text = reading.paper(entry.said.get("texts", ""))
    if text is None:
        return tuple({"rule": rule} for rule in because)
    on = entry.said["action"]["at"][:10]
    found = []
    for rule in because:
        versions = [said for said in json.loads(text)["rules"].values() if said["rule"] == rule]
        then = [said for said in versions if (said["from"] or "") <= on and (said["until"] or "9999") > on]
        found.append((then or versions or [{"rule": rule}])[0])
    return tuple(found)


def _covering(reading: Reading, entry: Entry) -> Checkpoint | None:
    known = {each.number: each for each in reading.checkpoints()}
    covering = [
        number for number, head in reading.leaves() if head.chain == entry.chain and head.number >= entry.number
    ]
    return known.get(min(covering)) if covering else None
