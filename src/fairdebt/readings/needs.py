"""What a predicate needs of a history: without any of it the predicate is no, whatever else is said and whenever."""

from __future__ import annotations

from functools import reduce
from operator import or_

from fairdebt.logic import All, Any, Compare, Holds, Inside, Predicate, StatedTimes
from fairdebt.readings.history import Finder
from fairdebt.readings.leaves import begun_test, count_test, date_test


def needs(node: Predicate, finder: Finder) -> int:
    """Return bits of `Found.best` one of which stands wherever a predicate is not no; 0: it may be so without."""
    match node:
        case All(parts):
            return next((bits for part in parts if (bits := needs(part, finder))), 0)
        case Any(parts):
            every = [needs(part, finder) for part in parts]
            return reduce(or_, every, 0) if all(every) else 0
        case Compare() if date_test(node, finder.evaluator) is None:
            count = count_test(node, finder)
            return 0 if count is None else count.bits
        case Holds(state, "act") | Inside(StatedTimes(state)):
            begun = begun_test(state, finder)
            return 0 if begun is None else begun.bit | begun.alone
    return 0
