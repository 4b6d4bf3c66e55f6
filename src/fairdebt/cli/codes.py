"""Exit codes, and which of several counts."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from fairdebt.facts import Outcome
from fairdebt.scenarios import Result


class Code(IntEnum):
    """Exit codes of what was asked; `ending` has those of output that fails (1) and of wrong usage (2)."""

    OK = 0
    VETOED = 3
    UNDETERMINED = 4
    INVALID = 5
    EXPECTATION = 6


WORST_FIRST = (Code.INVALID, Code.EXPECTATION, Code.VETOED, Code.UNDETERMINED, Code.OK)

_OF_OUTCOME = {Outcome.APPROVED: Code.OK, Outcome.VETOED: Code.VETOED, Outcome.UNDETERMINED: Code.UNDETERMINED}


def worst(codes: Iterable[Code]) -> Code:
    """Return the code that counts among several; fine where there is none.

    >>> worst([Code.UNDETERMINED, Code.VETOED]).name
    'VETOED'
    """
    return min(codes, key=WORST_FIRST.index, default=Code.OK)


def code_of(result: Result) -> Code:
    """Return the code of one scenario: that of its decision, or worse."""
    if result.decision is None:
        return Code.INVALID
    return worst([_OF_OUTCOME[result.decision.outcome], Code.OK if result.passed else Code.EXPECTATION])
