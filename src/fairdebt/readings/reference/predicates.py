"""Whether a predicate holds: yes, no or unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from fairdebt.clock import Band, DayKind, Recurrence, Week, kinds_of, local_date, local_second
from fairdebt.facts import UNKNOWN, Action, Truth, attribute_of, calendar_at, is_open, stated_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Holds, Inside, Not, Predicate, StatedTimes
from fairdebt.readings.reference import states, terms
from fairdebt.readings.reference.kleene import all_of, any_of, known, opposite
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import among, compare


def truth(predicate: Predicate, question: Question, past: Past | None = None) -> Truth:
    """Tell whether `predicate` holds; `past` is the event that a filter looks at."""
    match predicate:
        case All(parts):
            return all_of(truth(part, question, past) for part in parts)
        case Any(parts):
            return any_of(truth(part, question, past) for part in parts)
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
        case Inside(week, calendar):
            return _inside(week, calendar, question)


def favourable(predicate: Predicate, question: Question, *, positive: bool = True) -> Truth:
    """Tell whether `predicate` holds where all that will only be known during the act turns out well for it.

    A comparison that is unknown and speaks of such an attribute counts as no, under an odd number of *not* as yes.
    """
    match predicate:
        case All(parts):
            return all_of(favourable(part, question, positive=positive) for part in parts)
        case Any(parts):
            return any_of(favourable(part, question, positive=positive) for part in parts)
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


def _inside(week: Week | StatedTimes, calendar: str, question: Question) -> Truth:
    if isinstance(week, Week):
        return _on_each_possible_day(lambda on, kind, second: _permits(week, on, kind, second), calendar, question)
    return any_of(
        all_of((episode.open, _stated(week.field, calendar, episode.begin, question)))
        for episode in states.episodes(week.state, question)
    )


def _stated(field: str, calendar: str, begin: Past | None, question: Question) -> Truth:
    """Tell whether the act lies in the times that the event of an episode carries."""
    if begin is None:
        return "unknown"  # opened by something that the history does not show
    said = attribute_of(begin.event, field, question.case)
    if said is UNKNOWN:
        return "unknown"
    if not isinstance(said, Mapping):
        return "no"
    return any_of(_among(each, calendar, question) for each in stated_of(said))


def _among(stated: Week | Recurrence, calendar: str, question: Question) -> Truth:
    if isinstance(stated, Week):
        return _on_each_possible_day(
            lambda on, kind, second: _names(stated, on, kind) and _permits(stated, on, kind, second), calendar, question
        )
    return _on_each_possible_day(
        lambda on, kind, second: stated.names(on) and _in_band(stated.bands, second), calendar, question
    )


def _on_each_possible_day(answer: Callable[[date, DayKind, int], bool], calendar: str, question: Question) -> Truth:
    """Ask about the local day as a working day, a day of rest, a holiday: whichever it may officially be."""
    if question.zone is None:
        return "unknown"
    on, second = local_date(question.at, question.zone), local_second(question.at, question.zone)
    answers = {answer(on, kind, second) for kind in kinds_of(on, calendar_at(calendar, question.case))}
    return known(answers.pop()) if len(answers) == 1 else "unknown"


def _permits(week: Week, on: date, kind: DayKind, second: int) -> bool:
    classes = [bands for days, bands in week.classes if on.weekday() in days or kind in days]
    return all(_in_band(bands, second) for bands in classes)


def _names(week: Week, on: date, kind: DayKind) -> bool:
    return any(on.weekday() in days or kind in days for days, _ in week.classes)


def _in_band(bands: tuple[Band, ...], second: int) -> bool:
    return any(start <= second < end for start, end in bands)
