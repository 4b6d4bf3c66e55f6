"""What a reading answers about one norm, before anybody words it."""

from __future__ import annotations

from enum import IntEnum


class Answer(IntEnum):
    """The answer of a rule over all its questions; a larger one outweighs a smaller."""

    CLEAR = 0
    DUTY = 1
    """Nothing forbids the act, provided that something is observed while it happens."""
    UNKNOWN = 2
    BREACHED = 3


CLEAR, DUTY, BREACHED = Answer.CLEAR, Answer.DUTY, Answer.BREACHED
"""For whoever is asked often: to look into an enumeration takes its time."""
