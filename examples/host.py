"""A dialler gate in thirty lines: ask before each call, dial only on approval, keep what must be observed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from fairdebt import Case, Decision, Guard

guard = Guard.load("cn")


def gate(case: Case, dial: Callable[[Decision], str], *, at: datetime) -> tuple[Decision, Case]:
    """Dial if the law allows it now; return the decision and the case with the call recorded."""
    call = {"act": "contact", "channel": "call", "to": "debtor", "purpose": "reminder", "mode": "informative"}
    call |= {"voice": "person", "address_source": "contract", "address": "the number that is dialled", "at": at.isoformat()}
    decision = guard.decide(call, case)
    if not decision.approved:
        return decision, case
    outcome = dial(decision)  # shows `decision.duties` to the collector, returns how the call ended
    return decision, case.extended({**call, "outcome": outcome})


def campaign(cases: Iterable[Mapping[str, Any]], dial: Callable[[Decision], str]) -> None:
    """Go through a list of cases once."""
    for said in cases:
        decision, _ = gate(Case.model_validate(said), dial, at=datetime.now(UTC))  # noqa: DTZ005,TID251  # the host has the clock
        print(decision.explain("en"))
