"""A duty to answer complaints, and cases in which somebody complained."""

from __future__ import annotations

from typing import Any

from fairdebt import Guard
from tests.generated import Plain, loaded

SAYS = {"zh": "简单投诉15日内答复", "en": "answer a simple complaint within 15 days"}


def guard_of(*rules: Plain, **file: Any) -> Guard:
    """Load one policy of these rules."""
    said = {"format": "1", "policy": "p", "title": SAYS, "jurisdiction": "CN", "binding": "law"}
    return Guard.of(loaded({**said, "in_force": {"from": "2020-01-01"}, "rules": list(rules), **file}))


def duty(**fields: Any) -> Plain:
    """Return a duty to answer complaints."""
    answer: Plain = {"id": "answer", "kind": "duty", "citation": "art. 1", "says": SAYS, "per": ["debtor"]}
    return {
        **answer,
        "after": {"notice": "complaint"},
        "do": {"act": "answer_complaint"},
        "by": "15 full days",
    } | fields


def about(*events: Plain, **fields: Any) -> Plain:
    """Return a case in Shanghai with these events."""
    return {"jurisdictions": ["CN"], "debts": [{"id": "D1"}, {"id": "D2"}], "history": list(events), **fields}


def complaint(at: str, **fields: Any) -> Plain:
    return {"notice": "complaint", "at": at, **fields}


def answer(at: str, **fields: Any) -> Plain:
    return {"act": "answer_complaint", "at": at, **fields}
