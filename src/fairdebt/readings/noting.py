"""From the hits of programs to answers: what each norm that was hit is worth, if it is in force on the day."""

from __future__ import annotations

from fairdebt.clock import EPOCH
from fairdebt.facts import Action, Prepared
from fairdebt.logic import Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.evaluate import in_force
from fairdebt.readings.programs import Asked, Hits
from fairdebt.readings.questions import BEGINNING, FOREVER, Question, questions_in
from fairdebt.readings.truth import NO, YES

Dated = tuple[str, Prohibition, int, int]
"""The key of a norm, the norm, the first day on which it is in force and the first on which it is not, since 1970."""


def with_days(norm: Prohibition) -> Dated:
    """Return a norm with the days on which it is in force."""
    first, end = (None if on is None else on.toordinal() - EPOCH for on in (norm.from_on, norm.until_on))
    return norm.key, norm, BEGINNING if first is None else first, FOREVER if end is None else end


def is_veto(dated: Dated) -> bool:
    """Tell whether a breach of the norm vetoes."""
    return dated[1].effect == "veto"


def note_all(
    found: dict[str, Answer], programs_: tuple[Asked[Dated], ...], action: Action, ready: Prepared, at: int
) -> None:
    """Note the answers of all norms that programs ask for."""
    about: list[Question] = []
    before: object = about  # no zones yet
    for asked in programs_:
        zones = ready.settled if asked.of_debtor else None
        if zones is None:
            zones = ready.zones(asked.zones, action)
        if zones != before:
            about, before = questions_in(zones, action, ready, at), zones
        for question in about:
            hits = asked.run(question)
            if not hits:
                continue
            norms, day = asked.about, question.day
            if question.zone is None:
                _note_on_no_day(found, hits, norms, question)
                continue
            if not found:  # no norm hits one question twice
                for number, best in hits:
                    key, _, first, end = norms[number]
                    if first <= day < end:
                        found[key] = _IN_FORCE[best]
                continue
            for number, best in hits:
                key, norm, first, end = norms[number]
                if first <= day < end:
                    note(found, norm, _IN_FORCE[best])


def _note_on_no_day(found: dict[str, Answer], hits: Hits, norms: tuple[Dated, ...], question: Question) -> None:
    """Note what norms are worth that are not surely clear where no zone is known, and so no day."""
    for number, best in hits:
        norm = norms[number][1]
        note(found, norm, worth(norm, best, question))


_IN_FORCE = (Answer.DUTY, Answer.UNKNOWN, Answer.BREACHED)
"""What a norm that is surely in force is worth, by its truth at best."""


def note(found: dict[str, Answer], norm: Prohibition, answer: Answer) -> None:
    """Note the answer of a norm, unless a worse one is known."""
    if answer > found.get(norm.key, Answer.CLEAR):
        found[norm.key] = answer


def worth(norm: Prohibition, best: int, question: Question) -> Answer:
    """Return the answer of a norm that is not surely clear and has this truth at best: see `programs.Hits`."""
    force = in_force(norm.from_on, norm.until_on, question)
    if force == NO:
        return Answer.CLEAR
    if best == NO:
        return Answer.DUTY
    return Answer.BREACHED if best == YES and force == YES else Answer.UNKNOWN
