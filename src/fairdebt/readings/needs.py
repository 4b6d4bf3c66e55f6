"""What a predicate needs of a history, or of an act: without it the predicate is no, whatever else is said."""

from __future__ import annotations

from functools import reduce
from operator import or_

from fairdebt.facts import DERIVED_FROM, word_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Holds, Inside, Literal, Predicate, StatedTimes
from fairdebt.readings.dates import date_test
from fairdebt.readings.history import Finder
from fairdebt.readings.index import at_best
from fairdebt.readings.leaves import begun_test, count_test
from fairdebt.readings.truth import MAYBE, NO
from fairdebt.readings.words import is_silent_unknown
from fairdebt.vocabulary import ATTRIBUTES


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


def needs_said(node: Predicate) -> tuple[frozenset[str], ...]:
    """Return sets of attributes of each of which an act has to say one: else a predicate is no, at its best.

    What only the act will show stands at its best where nobody said it, that is against the predicate.
    """
    match node:
        case All(parts):
            return tuple(names for part in parts for names in needs_said(part))
        case Any(parts):
            each = [min(needs_said(part), key=len, default=None) for part in parts]
            every = [names for names in each if names is not None]
            return (frozenset[str]().union(*every),) if every and len(every) == len(each) else ()
        case Compare(Attribute(name, "act", ()), _, Literal()) | Among(Attribute(name, "act", ())):
            return _where_silent(name, at_best(node, {name: word_of(name, None)})) if _can_be_silent(name) else ()
        case Compare(Attribute(name, "act", (_, *_)), _, Literal()) if is_silent_unknown(name):
            return _where_silent(name, MAYBE)
    return ()


def _can_be_silent(name: str) -> bool:
    """Tell whether an act may say an attribute itself, and nothing else follows for it where it does not."""
    return name not in DERIVED_FROM and "act" in ATTRIBUTES[name].on


def _where_silent(name: str, truth: int) -> tuple[frozenset[str], ...]:
    waits = ATTRIBUTES[name].phase == "during"
    return (frozenset({name}),) if truth == NO or (truth == MAYBE and waits) else ()
