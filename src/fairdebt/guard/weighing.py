"""What the answers of all rules come to: one breach vetoes, one open question leaves the act undetermined."""

from __future__ import annotations

from collections.abc import Iterable, Set

from fairdebt.facts import Outcome
from fairdebt.guard.gaps import gap_name
from fairdebt.readings.coverage import Gap


def weighed(breached: Set[str], unknown: Set[str], uncovered: Iterable[Gap]) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome, and the rules it follows from, of those that are breached and those that cannot be judged."""
    if breached:
        return _VETOED, tuple(sorted(breached))
    open_ = (*sorted(unknown), *dict.fromkeys(map(gap_name, uncovered)))
    return (_UNDETERMINED, open_) if open_ else NOTHING_STANDS_IN_THE_WAY


_VETOED, _UNDETERMINED = Outcome.VETOED, Outcome.UNDETERMINED  # to look into an enumeration takes its time
NOTHING_STANDS_IN_THE_WAY: tuple[Outcome, tuple[str, ...]] = (Outcome.APPROVED, ())
