"""Yes, no and unknown, joined as Kleene does."""

from __future__ import annotations

from collections.abc import Iterable

from fairdebt.facts import Truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return yes if all are yes, no if one is no, else unknown.

    >>> all_of(["yes", "unknown"]), all_of(["unknown", "no"]), all_of([])
    ('unknown', 'no', 'yes')
    """
    found: Truth = "yes"
    for truth in truths:
        if truth == "no":
            return "no"
        if truth == "unknown":
            found = "unknown"
    return found


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return yes if one is yes, no if all are no, else unknown.

    >>> any_of(["no", "unknown"]), any_of(["unknown", "yes"]), any_of([])
    ('unknown', 'yes', 'no')
    """
    found: Truth = "no"
    for truth in truths:
        if truth == "yes":
            return "yes"
        if truth == "unknown":
            found = "unknown"
    return found


def opposite(truth: Truth) -> Truth:
    """Return yes for no, no for yes, unknown for unknown."""
    match truth:
        case "yes":
            return "no"
        case "no":
            return "yes"
        case "unknown":
            return "unknown"


def known(answer: bool) -> Truth:
    """Return yes or no."""
    return "yes" if answer else "no"
