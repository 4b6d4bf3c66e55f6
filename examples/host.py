"""A dialler gate in thirty lines: ask before each call, dial only on approval, keep what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from fairdebt import Case, Decision, Guard

CALL = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "mode": "informative"}
CALL |= {"voice": "person", "address_source": "contract"}

guard = Guard.load("cn")


def gate(case: Case, dial: Callable[[Decision], str], *, at: datetime) -> tuple[Decision, Case]:
    """Dial if that is lawful at this instant; return the decision, and the case with the call in its history."""
    call = {**CALL, "address": "P1-mobile", "at": at.isoformat()}  # an id of the number, not the number
    decision = guard.decide(call, case)
    if not decision.approved:
        return decision, case
    outcome = dial(decision)  # shows `decision.duties` to the collector, returns how the call ended
    return decision, case.extended({**call, "outcome": outcome})


def campaign(cases: Iterable[Case], dial: Callable[[Decision], str]) -> None:
    """Go through a list of cases once."""
    for case in cases:
        decision, _ = gate(case, dial, at=datetime.now(UTC))  # noqa: TID251  # a host has a clock
        print(decision.explain("en"))
