"""States: the episodes that events open, and whether one is open at an instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

from fairdebt.facts import Truth, attribute_of, fact_of, is_silent
from fairdebt.logic import Predicate, State
from fairdebt.readings.reference import keys, predicates
from fairdebt.readings.reference.kleene import all_of, any_of
from fairdebt.readings.reference.lives import Episode, Later, Life, Reading, episode
from fairdebt.readings.reference.moments import ANY_TIME, Between, after_spans, exactly, midnight
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import as_day


def holds(name: str, question: Question, subject: Past | None = None, *, now: bool = False) -> Truth:
    """Tell whether a state is open for the act, or for an event: at its own instant, or at the act's (`now`)."""
    return any_of(each.open for each in episodes(name, question, subject, now=now))


def episodes(name: str, question: Question, subject: Past | None = None, *, now: bool = False) -> tuple[Episode, ...]:
    """Return the episodes of a state that are or may be open."""
    key = (name, None if subject is None else subject.number, now)
    if key not in question.states:
        reading = _reading(question.norms.states[name], question, subject, now=now)
        question.states[key] = tuple(each for each in _episodes(reading) if each.open != "no")
    found: tuple[Episode, ...] = question.states[key]
    return found


def _reading(state: State, question: Question, subject: Past | None, *, now: bool) -> Reading:
    """Say at which instant the state is read, and what is seen from there."""
    seen = question.past()
    at = question.at
    if subject is not None and not now:
        at = subject.at
        # what the event itself says that it is about came before it, even at the same instant
        seen = tuple(past for past in seen if past.at < at or (past.at == at and _about(subject, past, question)))
    dark = min(question.covered_from(), at + 1)
    return Reading(state, question, subject, at, seen, dark)


def _about(subject: Past, past: Past, question: Question) -> bool:
    return past.number != subject.number and subject.names(past, question.case)


def _episodes(reading: Reading) -> Iterator[Episode]:
    state, question = reading.state, reading.question
    if question.history() is None and state.begins is not None:
        yield Episode(None, "unknown")
        return
    later = _later(reading)
    for life in _lives(reading):
        found = episode(life, later, reading)
        stoppable = state.ends is not None or state.undone_by is not None
        if found.open == "yes" and stoppable and not reading.everybody_seen():
            found = Episode(found.begin, "unknown")  # somebody whose acts are not in the history may have stopped it
        yield found
    if not reading.everybody_seen() and (state.begins is not None or state.renews is not None):
        yield Episode(None, "unknown")


def _later(reading: Reading) -> tuple[Later, ...]:
    """Say of every event that is seen whether it ends, undoes or renews episodes of this state."""
    state = reading.state
    found = []
    for past in reading.seen:
        agrees = keys.agrees(state.per, reading.subject, past, reading.question)
        ends, undoes, renews = (
            "no" if wanted is None else all_of((agrees, predicates.truth(wanted, reading.question, past)))
            for wanted in (state.ends, state.undone_by, state.renews)
        )
        found.append(Later(past, ends, undoes, renews))
    return tuple(found)


def _lives(reading: Reading) -> Iterator[Life]:
    """Yield everything that surely or possibly begins an episode."""
    if reading.state.begins is not None:
        for past in reading.seen:
            life = _begun_by(past, reading.state.begins, reading)
            if life is not None:
                yield life
    yield from _begun_with_date(reading)
    yield from _carried(reading)


def _begun_by(past: Past, begins: Predicate, reading: Reading) -> Life | None:
    question = reading.question
    begun = all_of(
        (
            predicates.truth(begins, question, past),
            keys.agrees(reading.state.per, reading.subject, past, question),
        )
    )
    if begun == "no":
        return None
    field, start = reading.state.begins_on, exactly(past.at)
    if field and not is_silent(past.event, field):
        said = attribute_of(past.event, field, question.case)
        if isinstance(said, date):
            start = midnight(said, question.zone)
        elif isinstance(said, int):
            start = exactly(said)
        else:
            # unknown; or said to be *none*: a beginning without a day, more careful than none at all
            start, begun = ANY_TIME, "unknown"
    return _born(past, begun, start, reading)


def _born(begin: Past | None, begun: Truth, start: Between, reading: Reading) -> Life:
    delay = reading.state.delay
    opening = start if delay is None else after_spans(start, delay, reading.question.zone)
    return Life(begin, begun, start, opening, counted_from=opening)


def _begun_with_date(reading: Reading) -> Iterator[Life]:
    fact, question = reading.state.begins_with, reading.question
    if fact is None:
        return
    on = as_day(fact_of(question.case, fact.path, question.action, question.debt), question.zone)
    if isinstance(on, date):
        yield _born(None, "yes", midnight(on, question.zone), reading)
    elif on is not None:
        yield _born(None, "unknown", ANY_TIME, reading)


def _carried(reading: Reading) -> Iterator[Life]:
    """Yield the episode that began before the history does, or may have."""
    history = reading.question.history()
    if history is None:
        return
    said = _opening_word(reading.state.name, history.opening.states)
    since = reading.question.covered_from()
    if since == -inf:
        # nothing is said of where the history starts: what it carries forward began before all of it
        if said in ("yes", "unknown"):
            start = exactly(-inf)
            yield Life(None, "yes" if said == "yes" else "unknown", start, start, ANY_TIME, carried=True)
        return
    if reading.at < since:
        # the opening speaks of the first covered instant, not of one before it
        if reading.state.begins is not None or said in ("yes", "unknown"):
            yield Life(None, "unknown", ANY_TIME, ANY_TIME, ANY_TIME, carried=True)
        return
    delay, first = reading.state.delay, exactly(since)
    delayed = first if delay is None else after_spans(first, delay, reading.question.zone)
    if said == "yes":
        # the state stands, so its delay is over; should only the event be meant, it may still run
        start = exactly(since - 1)
        opening = start if delay is None else Between(start.low, delayed.high)
        yield Life(None, "yes", start, opening, first, carried=True)
    elif said == "unknown" or (said is None and reading.state.begins is not None):
        counted_from = Between(-inf, delayed.high)
        yield Life(None, "unknown", Between(-inf, since - 1), counted_from, counted_from, carried=True)


def _opening_word(name: str, opening: dict[str, Truth]) -> Truth | None:
    """Return what the opening says of a state, by its full name or the part after the last `/`."""
    return opening.get(name, opening.get(name.rpartition("/")[2]))
