"""Forgetting a debtor: what may be erased is, what the law says to keep stays, and the chain can still be verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from fairdebt.facts import Action, Case, Reason, zones_in_question
from fairdebt.guard.engine import Engine
from fairdebt.ledger import Ledger
from fairdebt.ledger.clock import datetime_of
from fairdebt.ledger.entries import Entry, key_of
from fairdebt.ledger.folding import Chain

RECORD = "collection_record"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of a debtor's record: how many entries were erased, how many stay, and why.

    `reasons` are those of the law; `waiting` counts entries of permits that are still open.
    """

    erased: int
    kept: int
    waiting: int
    reasons: tuple[Reason, ...]


def forget(ledger: Ledger, engine: Engine, chain: str, case: Case | None) -> Forgotten:
    """Erase what may be erased of a chain, and record that it was.

    For every local day on which something was recorded the policies are asked whether that record may be deleted now.
    What they do not approve stays. What is erased leaves its digest: the chain can be verified, and decisions
    afterwards know that what was before is unknown.
    """
    with ledger.writing([key_of("chain", chain)]) as writer:
        (own,) = ledger.read(writer.tx, chain)
        entries = [entry for entry in writer.tx.every(chain) if entry.body is not None and entry.kind != "forgotten"]
        last = _case(writer.tx.paper, entries) if case is None else case
        now = datetime_of(writer.now)
        zone = _zone(last)
        answers: dict[date, tuple[Reason, ...]] = {}
        reasons: dict[tuple[str, str], Reason] = {}
        erased: list[Entry] = []
        kept = waiting = 0
        for group in _groups(entries):
            if _is_open(own, group):
                waiting += len(group)
                continue
            on = max(datetime_of(entry.at).astimezone(zone).date() for entry in group)
            if on not in answers:
                answers[on] = _stays(engine, last, on, now)
            if answers[on]:
                kept += len(group)
                reasons.update({(reason.rule, reason.truth): reason for reason in answers[on]})
            else:
                erased.extend(group)
        if erased:
            numbers = sorted(entry.number for entry in erased)
            gone = {entry.said["facts"] for entry in erased if "facts" in entry.said}
            gone -= {e.said["facts"] for e in entries if e.number not in set(numbers) and "facts" in e.said}
            writer.append(own, "forgotten", {"erased": numbers})
            writer.tx.erase(chain, numbers, sorted(gone))
            ledger.forget_papers(sorted(gone))
    ledger.drop(chain)
    return Forgotten(len(erased), kept, waiting, tuple(reasons.values()))


def _groups(entries: list[Entry]) -> list[list[Entry]]:
    """Return entries that belong together, an act with all its steps: they stay or go together."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.root, []).append(entry)
    return list(found.values())


def _is_open(own: Chain, group: list[Entry]) -> bool:
    item = own.items.get(group[0].root)
    return item is not None and item.state in ("reserved", "started")


def _case(paper: object, entries: list[Entry]) -> Case:
    for entry in reversed(entries):
        digest = entry.said.get("facts")
        text = paper(digest) if digest is not None else None  # type: ignore[operator]  # a store's `paper`
        if text is not None:
            return Case.model_validate_json(text)
    return Case()


def _zone(case: Case) -> ZoneInfo:
    found = zones_in_question(("debtor",), Action(act="delete_record", at=datetime(2000, 1, 1, tzinfo=UTC)), case)
    return ZoneInfo(found[0] if found else "UTC")


def _stays(engine: Engine, case: Case, on: date, now: datetime) -> tuple[Reason, ...]:
    """Return why what was recorded on a day has to stay; nothing: it may go."""
    said: Mapping[str, object] = {"act": "delete_record", "record_kind": RECORD, "recorded_on": on, "at": now}
    decision = engine.decide(Action.model_validate(said), case.model_copy(update={"history_from": None}), ())
    return () if decision.approved else decision.reasons
