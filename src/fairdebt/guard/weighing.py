"""What the answers of all rules come to: one breach vetoes, one open question leaves the act undetermined."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fairdebt.facts import Outcome
from fairdebt.guard.gaps import gap_name
from fairdebt.readings.coverage import Gap


def weighed(
    breached: Collection[str], unknown: Collection[str], uncovered: Iterable[Gap]
) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome, and the rules it follows from, of those that are breached and those that cannot be judged."""
    if breached:
        return _VETOED, tuple(breached) if len(breached) == 1 else tuple(sorted(set(breached)))
    open_ = (*sorted(set(unknown)), *dict.fromkeys(map(gap_name, uncovered)))
    return (_UNDETERMINED, open_) if open_ else NOTHING_STANDS_IN_THE_WAY


_VETOED, _UNDETERMINED = Outcome.VETOED, Outcome.UNDETERMINED  # to look into an enumeration takes its time
NOTHING_STANDS_IN_THE_WAY: tuple[Outcome, tuple[str, ...]] = (Outcome.APPROVED, ())
