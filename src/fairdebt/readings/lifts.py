"""When one norm lifts: the first instant at which it, all else equal, forbids no more."""

from __future__ import annotations

from fairdebt.facts import HORIZON_DAYS
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import Question
from fairdebt.readings.schedule import DAY, Known, changes_of, earliest, later
from fairdebt.readings.trace import answer


def lifts_at(norm: Prohibition, asked: list[Question], evaluator: Evaluator) -> int | None:
    """Return the first later instant at which no question finds the norm in the way; None if not within the horizon."""
    changes = changes_of(norm, evaluator)
    horizon = asked[0].at + HORIZON_DAYS * DAY
    known: list[Known] = [{} for _ in asked]
    moved = asked
    while not changes.still:
        coming = (changes.next(question, evaluator, known[n]) for n, question in enumerate(moved))
        at = earliest(moved[0].at, coming)
        if at is None or at > horizon:
            return None
        moved = [later(question, at) for question in asked]
        if all(answer(norm, question, evaluator)[0] <= Answer.DUTY for question in moved):
            return at
    return None
