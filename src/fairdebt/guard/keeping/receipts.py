"""What the ledger keeps of a decision: enough to show later what was asked, known and decided, under which text."""

from __future__ import annotations

from typing import Any

from fairdebt import __version__
from fairdebt.facts import Action, Case, Decision, Jurisdictions, zones_in_question
from fairdebt.facts.silence import number_called
from fairdebt.ledger.asking import Ask
from fairdebt.ledger.entries import canonical, digest_of
from fairdebt.ledger.viewing import View
from fairdebt.loader import Policies
from fairdebt.messages import Text


def receipt(
    policies: Policies,
    asked: Ask,
    view: View,
    action: Action,
    case: Case,
    decision: Decision,
    expires: int | None,
    texts: str,
) -> dict[str, Any]:
    """Return a receipt as plain values.

    `facts` is the digest of what the case stated, `seen` how far the chains reached that were read: the debtor's own
    lies right before the receipt. `texts` is the digest of the words of the law as they were loaded.
    """
    deed = {**asked.said, "at": action.at.isoformat()}  # type: ignore[union-attr]  # the model keeps datetimes
    said: dict[str, Any] = {
        "action": dict(sorted(deed.items())),
        "because": list(decision.because),
    }
    if expires is not None:
        said["expires"] = expires
    said["facts"] = asked.facts
    said["history"] = case.history_from or "ledger"
    said["outcome"] = decision.outcome.value
    said["policies"] = policies.norms.digest
    said["seen"] = {"house": view.house.number}
    if others := view.others:
        said["seen"]["others"] = others
    said["texts"] = texts
    said["version"] = __version__
    if (zones := _zones_by_number(action, case)) is not None:
        said["zones"] = list(zones)
    return said


def _zones_by_number(action: Action, case: Case) -> tuple[str, ...] | None:
    """Return the zones to which the number pointed that was called: from its mask nobody could tell them again."""
    if case.zones is not None or not isinstance(case.jurisdictions, Jurisdictions):
        return None
    return None if number_called(action, case) is None else zones_in_question(("debtor",), action, case)


def texts_of(policies: Policies) -> tuple[str, str]:
    """Return the digest and the text of what people read of every loaded rule: citation, words, source, confidence."""
    said = {
        key: {
            "rule": each.rule,
            "title": _both(each.instrument.title),
            "citation": _both(each.citation),
            "says": _both(each.says),
            "force": each.force,
            "binding": each.binding,
            "confidence": each.confidence,
            "status": each.status,
            "from": None if each.from_on is None else each.from_on.isoformat(),
            "until": None if each.until_on is None else each.until_on.isoformat(),
            "sources": list(each.sources),
        }
        for key, each in policies.provisions.items()
    }
    text = canonical({"policies": policies.norms.digest, "names": list(policies.names), "rules": said})
    return digest_of(text), text


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
