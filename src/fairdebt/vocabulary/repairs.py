"""What the repairs of attributes and facts bring about: their sentences say one thing, a rule may ask the contrary."""

from __future__ import annotations

from typing import Literal

from fairdebt.vocabulary.attributes import ATTRIBUTES
from fairdebt.vocabulary.facts import FACTS

Brings = Literal["yes", "no", "more", "less"]

_NO = frozenset(
    {
        "agency.paid_by_recovery_alone",
        "agency.violent_record",
        "amount_varies",
        "at_work",
        "autopay_only",
        "caller_id_altered",
        "chargeable",
        "collector.unfit",
        "conveys_debt",
        "costs_recipient",
        "debt.data_doubtful",
        "mandate.sub_delegated",
        "recurring",
    }
)
"""Truths that are no once the repair is made; all others are yes."""

_MORE = frozenset({"elements"})
"""Sets to which the repair adds; from all others it takes away."""


def brings(name: str) -> Brings | None:
    """Return what the repair of an attribute or a fact brings about; None where its sentence leaves that open.

    >>> brings("recorded"), brings("at_work"), brings("elements"), brings("findings"), brings("channel")
    ('yes', 'no', 'more', 'less', None)
    """
    known = ATTRIBUTES.get(name) or FACTS.get(name)
    if known is None or known.repair is None:
        return None
    if known.type.many and known.type.base == "name":
        return "more" if name in _MORE else "less"
    if known.type.base != "truth":
        return None
    return "no" if name in _NO else "yes"
