"""Holds that a ledger keeps: how they are written, and whom they concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from fairdebt.facts import Action, Case
from fairdebt.guard.holding import Held, Hold, Scope, concerning
from fairdebt.ledger.entries import Entry
from fairdebt.ledger.masking import Mask

PEOPLE = frozenset({"debtor", "debt"})


def said_of(scope: Scope, mask: Mask, *, why: str, by: str, at: datetime) -> dict[str, Any]:
    """Return what the ledger keeps of a hold."""
    id_ = scope.id if scope.id is None or scope.kind not in PEOPLE else mask(scope.id)
    return {"scope": scope.kind, "id": id_, "why": why, "by": by, "at": at.isoformat()}


def hold_of(entry: Entry, names: Mapping[str, str]) -> Hold:
    """Return a hold in the words of whoever asks."""
    said = entry.said
    id_ = said["id"]
    scope = Scope(said["scope"], names.get(id_, id_) if id_ is not None else None)
    return Hold(entry.number, scope, said["why"], said["by"], datetime.fromisoformat(said["at"]))


def held_by(standing: Iterable[Entry], names: Mapping[str, str], action: Action, case: Case) -> tuple[Held, ...]:
    """Return the holds that concern an act, surely or possibly."""
    return concerning((hold_of(entry, names) for entry in standing), action, case) if standing else ()
