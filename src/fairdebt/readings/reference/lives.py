"""One episode: from its opening until something ends it, as far as either is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairdebt.clock import Spans
from fairdebt.facts import UNKNOWN, Truth, attribute_of
from fairdebt.logic import State
from fairdebt.readings.reference import keys, terms
from fairdebt.readings.reference.kleene import all_of, any_of, known, opposite
from fairdebt.readings.reference.moments import ANY_TIME, NEVER, Between, after_spans, exactly, midnight_after
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import as_day


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode and whether it is open; `begin` is None where no event of the history opened it."""

    begin: Past | None
    open: Truth


@dataclass(frozen=True, slots=True)
class Reading:
    """A state read at the instant `at`, for the act or the event `subject`, from the events `seen`.

    What happened before the instant `dark` may be missing from them.
    """

    state: State
    question: Question
    subject: Past | None
    at: int
    seen: tuple[Past, ...]
    dark: float

    def everybody_seen(self) -> bool:
        """Tell whether the acts of everybody whom the keys admit are in the history."""
        return keys.parties_covered(self.state.per, self.subject, self.question)


@dataclass(frozen=True, slots=True)
class Later:
    """An event, and whether it is one that ends, undoes or renews episodes."""

    past: Past
    ends: Truth
    undoes: Truth
    renews: Truth


@dataclass(frozen=True, slots=True)
class Life:
    """An episode that surely or possibly began: when it started, when it opens, from when its duration counts.

    `carried`: it began before the history does.
    """

    begin: Past | None
    begun: Truth
    start: Between
    opening: Between
    counted_from: Between
    carried: bool = False


def episode(life: Life, later: Sequence[Later], reading: Reading) -> Episode:
    """Tell whether an episode is open when the state is read.

    It is open once it has opened and until the first of its ends. Each end is looked for by itself; what ended before
    it opened never opens, which comes to the same.
    """
    others = [each for each in later if life.begin is None or each.past.number != life.begin.number]
    return Episode(
        life.begin,
        all_of(
            (
                life.begun,
                life.opening.reached(reading.at),
                opposite(_undone(life, others, reading)),
                opposite(_ended(life, others, reading)),
                opposite(_lapsed(life, others, reading)),
                opposite(_through(life, reading).reached(reading.at)),
            )
        ),
    )


def _undone(life: Life, others: Sequence[Later], reading: Reading) -> Truth:
    """Tell whether an event undid the episode between its start and its opening, both included."""
    found = [
        all_of(
            (
                each.undoes,
                _touches(each.past, life, reading),
                _comes_after(each.past, life, reading),
                _not_after(each.past.at, life.opening),
            )
        )
        for each in others
    ]
    if reading.state.undone_by is not None and not life.carried and life.start.low < reading.dark:
        found.append("unknown")  # in the time that the history does not cover
    return any_of(found)


def _ended(life: Life, others: Sequence[Later], reading: Reading) -> Truth:
    """Tell whether an event ended the episode: one later than its start."""
    found = [
        all_of(
            (
                each.ends,
                _touches(each.past, life, reading),
                _comes_after(each.past, life, reading),
                _end_by(exactly(each.past.at), reading).reached(reading.at),
            )
        )
        for each in others
    ]
    if reading.state.ends is not None and not life.carried and life.start.low < reading.dark:
        # in the time that the history does not cover, if only at the very instant of the start
        unseen = Between(life.start.low, reading.dark - 1)
        found.append("no" if _end_by(unseen, reading).reached(reading.at) == "no" else "unknown")
    return any_of(found)


def _end_by(event: Between, reading: Reading) -> Between:
    wait = reading.state.ends_after
    return event if wait is None else after_spans(event, wait, reading.question.zone)


def _touches(past: Past, life: Life, reading: Reading) -> Truth:
    """Tell whether a later event is about this episode: any is that does not name the event it belongs to."""
    return all_of(_touches_by(link, past, life, reading) for link in reading.state.links)


def _touches_by(link: str, past: Past, life: Life, reading: Reading) -> Truth:
    case = reading.question.case
    named = attribute_of(past.event, link, case)
    if named is None:
        return "yes"
    if named is UNKNOWN:
        return "unknown"
    if life.begin is not None:
        own = attribute_of(life.begin.event, "id", case)
        return "unknown" if own is UNKNOWN else known(own == named)
    if not life.carried:
        return "no"
    # an id that no event of the history has may be that of the event which began it before
    ids = {attribute_of(other.event, "id", case) for other in reading.question.past()}
    return "no" if named in ids else "unknown"


def _comes_after(past: Past, life: Life, reading: Reading) -> Truth:
    """Tell whether an event is later than the start: at that very instant only if it names the event that began it."""
    if past.at > life.start.high:
        return "yes"
    if past.at < life.start.low:
        return "no"
    same = life.start == exactly(past.at)
    if same and life.begin is not None and past.names(life.begin, reading.question.case):
        return "yes"
    return "unknown"


def _not_after(at: int, moment: Between) -> Truth:
    return "yes" if at <= moment.low else "no" if at > moment.high else "unknown"


def _lapsed(life: Life, others: Sequence[Later], reading: Reading) -> Truth:
    """Tell whether what the episode lasts is over; every renewal that meets it open restarts it."""
    spans = reading.state.lasts
    if spans is None:
        return "no"
    if not isinstance(spans, Spans):
        found = terms.value(spans, reading.question, life.begin)
        if not isinstance(found, Spans):
            return "unknown"
        spans = found
    end = after_spans(life.counted_from, spans, reading.question.zone)
    if reading.state.renews is not None and not life.carried and life.opening.low < reading.dark:
        # one renewal upon another, in the time that the history does not cover
        unseen = after_spans(exactly(reading.dark - 1), spans, reading.question.zone)
        end = Between(end.low, max(end.high, unseen.high))
    for at, renews in _renewals(life, others, reading):
        again = after_spans(exactly(at), spans, reading.question.zone)
        if renews == "yes" and life.opening.high <= at < end.low:
            end = Between(again.low, max(end.high, again.high))
        elif life.opening.low <= at < end.high:
            end = Between(end.low, max(end.high, again.high))
    return end.reached(reading.at)


def _renewals(life: Life, others: Sequence[Later], reading: Reading) -> list[tuple[float, Truth]]:
    """Return when the episode was surely or possibly renewed, the earliest first."""
    found: list[tuple[float, Truth]] = []
    for each in others:
        renews = all_of((each.renews, _touches(each.past, life, reading), _comes_after(each.past, life, reading)))
        if renews != "no":
            found.append((each.past.at, renews))
    return sorted(found)


def _through(life: Life, reading: Reading) -> Between:
    """Return the end of the day that the event which began the episode named as its last."""
    field = reading.state.through
    if not field:
        return NEVER
    if life.begin is None:
        # nobody knows what a beginning that the history does not show said of its end; a date of the case says nothing
        return ANY_TIME if life.carried else NEVER
    said = attribute_of(life.begin.event, field, reading.question.case)
    if said is None:
        return NEVER
    on = as_day(said, reading.question.zone)
    return midnight_after(on, reading.question.zone) if isinstance(on, date) else ANY_TIME
