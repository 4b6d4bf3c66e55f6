"""What the answers of all rules come to: one breach vetoes, one open question leaves the act undetermined."""

from __future__ import annotations

from collections.abc import Iterable

from fairdebt.facts import Outcome
from fairdebt.guard.gaps import gap_name
from fairdebt.readings.coverage import Gap


def weighed(
    breached: Iterable[str], unknown: Iterable[str], uncovered: Iterable[Gap]
) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome, and the rules it follows from, of those that are breached and those that cannot be judged."""
    if vetoes := sorted(set(breached)):
        return Outcome.VETOED, tuple(vetoes)
    open_ = (*sorted(set(unknown)), *map(gap_name, uncovered))
    return (Outcome.UNDETERMINED, open_) if open_ else (Outcome.APPROVED, ())
