"""Ask every norm every question, and answer with the gravest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from fairdebt.clock import possible_dates
from fairdebt.facts import Action, Case, Truth, debts_in_question, jurisdictions_of, told_for, zones_in_question
from fairdebt.logic import Norms, Obligation, Predicate, Prohibition
from fairdebt.readings.answers import Answer
from fairdebt.readings.reference.kleene import all_of, any_of, known
from fairdebt.readings.reference.predicates import favourable, truth
from fairdebt.readings.reference.question import Question
from fairdebt.vocabulary import contains


def reference(norms: Norms, action: Action, case: Case) -> dict[str, Answer]:
    """Return the answer of every norm that has something to say, by its key.

    A prohibition, whatever its effect, answers unless it is clear; an obligation that comes with the act, and is or
    may be owed, answers `DUTY`. Norms of a jurisdiction that is not surely one of the case stay out.
    """
    answers: dict[str, Answer] = {}
    case = told_for(case, action)
    where = jurisdictions_of(case).sure
    named = {norm.zones for norm in norms.prohibitions} | {duty.zones for duty in norms.obligations}
    asked = {zones: _questions(zones, norms, action, case) for zones in named}
    for norm in norms.prohibitions:
        if _binds(norm, where):
            answer = max(_prohibited(norm, question) for question in asked[norm.zones])
            if answer is not Answer.CLEAR:
                answers[norm.key] = answer
    for duty in norms.obligations:
        if duty.kind == "with" and _binds(duty, where):
            owed = any_of(_owed(duty, question) for question in asked[duty.zones])
            if owed != "no":
                answers[duty.key] = Answer.DUTY
    return answers


def _binds(norm: Prohibition | Obligation, where: frozenset[str]) -> bool:
    return norm.jurisdiction == "any" or any(contains(norm.jurisdiction, code) for code in where)


def _questions(names: tuple[str, ...], norms: Norms, action: Action, case: Case) -> list[Question]:
    """Return what every norm with these `zones` is asked."""
    # no zone at all answers no question, so it is treated as a zone that is not known
    zones = zones_in_question(names, action, case) or (None,)
    return [Question(norms, action, case, debt, zone) for debt in debts_in_question(action, case) for zone in zones]


def _prohibited(norm: Prohibition, question: Question) -> Answer:
    match all_of(_parts(norm, truth, question)):
        case "no":
            return Answer.CLEAR
        case "yes":
            return Answer.BREACHED
        case "unknown":
            pass
    match all_of(_parts(norm, favourable, question)):
        case "no":
            return Answer.DUTY
        case "yes":
            return Answer.BREACHED
        case "unknown":
            return Answer.UNKNOWN


def _parts(norm: Prohibition, of: Callable[[Predicate, Question], Truth], question: Question) -> Iterator[Truth]:
    """Yield what a breach consists of; after a no nobody asks further."""
    yield _in_force(norm, question)
    yield of(norm.scope, question)
    yield of(norm.breach, question)


def _owed(duty: Obligation, question: Question) -> Truth:
    return all_of((_in_force(duty, question), truth(duty.scope, question), truth(duty.trigger, question)))


def _in_force(norm: Prohibition | Obligation, question: Question) -> Truth:
    on = question.day(question.at)
    if on is not None:
        return known(_begun(norm, on) and not _over(norm, on))
    first, *_, last = possible_dates(question.at)
    if not _begun(norm, last) or _over(norm, first):
        return "no"
    return "yes" if _begun(norm, first) and not _over(norm, last) else "unknown"


def _begun(norm: Prohibition | Obligation, on: date) -> bool:
    return norm.from_on is None or norm.from_on <= on


def _over(norm: Prohibition | Obligation, on: date) -> bool:
    return norm.until_on is not None and norm.until_on <= on
