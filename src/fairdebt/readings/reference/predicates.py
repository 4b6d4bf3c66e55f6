"""Whether a predicate holds: yes, no or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from fairdebt.clock import Week, local_date, local_second
from fairdebt.facts import UNKNOWN, Action, Truth, attribute_of, is_open, week_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Holds, Inside, Not, Predicate, StatedTimes
from fairdebt.readings.reference import states, terms
from fairdebt.readings.reference.kleene import all_of, any_of, known, opposite
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import among, compare


def truth(predicate: Predicate, question: Question, past: Past | None = None) -> Truth:
    """Tell whether `predicate` holds; `past` is the event that a filter looks at."""
    match predicate:
        case All(parts):
            return all_of([truth(part, question, past) for part in parts])
        case Any(parts):
            return any_of([truth(part, question, past) for part in parts])
        case Not(part):
            return opposite(truth(part, question, past))
        case Compare(left, op, right):
            return compare(terms.value(left, question, past), op, terms.value(right, question, past), question.zone)
        case Among(term, values, how):
            return among(terms.value(term, question, past), values, how, question.zone)
        case Holds(state, of, at):
            if of == "act":
                return states.holds(state, question)
            if past is None:
                raise ValueError("a norm speaks of an event where there is none")
            return states.holds(state, question, past, now=at == "now")
        case Inside(week):
            return _inside(week, question)


def favourable(predicate: Predicate, question: Question, *, positive: bool = True) -> Truth:
    """Tell whether `predicate` holds where all that will only be known during the act turns out well for it.

    A comparison that is unknown and speaks of such an attribute counts as no, under an odd number of *not* as yes.
    """
    match predicate:
        case All(parts):
            return all_of([favourable(part, question, positive=positive) for part in parts])
        case Any(parts):
            return any_of([favourable(part, question, positive=positive) for part in parts])
        case Not(part):
            return opposite(favourable(part, question, positive=not positive))
        case Compare() | Among():
            plain = truth(predicate, question)
            if plain == "unknown" and _speaks_of_open(predicate, question.action):
                return "no" if positive else "yes"
            return plain
        case Holds() | Inside():
            return truth(predicate, question)


def _speaks_of_open(node: object, action: Action) -> bool:
    """Tell whether an attribute of the act that is silent, and known only during it, stands anywhere in `node`."""
    if isinstance(node, Attribute):
        return node.of == "act" and is_open(action, node.name)
    if isinstance(node, tuple):
        return any(_speaks_of_open(item, action) for item in node)
    if is_dataclass(node):
        return any(_speaks_of_open(getattr(node, each.name), action) for each in fields(node))
    return False


def _inside(week: Week | StatedTimes, question: Question) -> Truth:
    if isinstance(week, Week):
        return _permits(week, question)
    return any_of(
        all_of((episode.open, _stated(week.field, episode.begin, question)))
        for episode in states.episodes(week.state, question)
    )


def _stated(field: str, begin: Past | None, question: Question) -> Truth:
    """Tell whether the act lies in the bands that the event of an episode carries."""
    if begin is None:
        return "unknown"  # opened by something that the history does not show
    bands = attribute_of(begin.event, field, question.case)
    if bands is UNKNOWN:
        return "unknown"
    if not isinstance(bands, Mapping):
        return "no"
    week = week_of(bands)
    return all_of((_names_day(week, question), _permits(week, question)))


def _permits(week: Week, question: Question) -> Truth:
    if question.zone is None:
        return "unknown"
    weekday = local_date(question.at, question.zone).weekday()
    return known(week.permits(weekday, local_second(question.at, question.zone)))


def _names_day(week: Week, question: Question) -> Truth:
    if question.zone is None:
        return "unknown"
    weekday = local_date(question.at, question.zone).weekday()
    return known(any(weekday in days for days, _ in week.classes))
