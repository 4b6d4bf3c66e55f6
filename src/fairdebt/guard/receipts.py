"""What the ledger keeps of a decision: enough to show later what was asked, known and decided, under which text."""

from __future__ import annotations

from typing import Any

from fairdebt import __version__
from fairdebt.facts import Action, Decision
from fairdebt.ledger.asking import Ask
from fairdebt.ledger.ledger import View
from fairdebt.loader import Policies


def receipt(
    policies: Policies,
    asked: Ask,
    view: View,
    action: Action,
    decision: Decision,
    expires: int | None,
    history_from: str | None,
) -> dict[str, Any]:
    """Return a receipt as plain values.

    `facts` is the digest of what the case stated, `seen` how far the chains reached that were read: the debtor's own
    lies right before the receipt.
    """
    said: dict[str, Any] = {
        "action": {**asked.said, "at": action.at.isoformat()},  # type: ignore[union-attr]  # the model keeps datetimes
        "facts": asked.facts,
        "history": history_from or "ledger",
        "seen": {"house": view.house.number},
        "outcome": decision.outcome.value,
        "because": list(decision.because),
        "policies": policies.norms.digest,
        "version": __version__,
    }
    if others := view.others:
        said["seen"]["others"] = others
    if expires is not None:
        said["expires"] = expires
    return said
