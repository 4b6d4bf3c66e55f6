"""Hypothesis strategies for whole policies, cases, histories and acts over a small vocabulary, rich in coincidences.

What `fairdebt.testing` draws lies at the edges of policies that somebody loaded, and is lawful or not for one reason.
What is drawn here is policies themselves, and acts and cases that need not make sense, much of them unknown: readings
are compared on them. Neither can stand for the other.
"""

from tests.generated.cases import action, case, event
from tests.generated.conditions import condition, event_filter, per
from tests.generated.policies import covering, loaded, policies, policy, rule
from tests.generated.words import NOON, SPANS, ZONES, Plain

__all__ = [
    "NOON",
    "SPANS",
    "ZONES",
    "Plain",
    "action",
    "case",
    "condition",
    "covering",
    "event",
    "event_filter",
    "loaded",
    "per",
    "policies",
    "policy",
    "rule",
]
