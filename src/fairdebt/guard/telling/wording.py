"""Words for the leaves of norms: what was counted, what the wall showed, which state was open; nobody is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache, partial
from math import inf
from zoneinfo import ZoneInfo

from fairdebt.clock import kinds_of, to_the_minute
from fairdebt.facts import UNKNOWN, Evidence, Value, bounds, calendar_at, untold
from fairdebt.logic import (
    All,
    Among,
    Any,
    Attribute,
    Compare,
    Count,
    Fact,
    Holds,
    Inside,
    Literal,
    Predicate,
    StatedTimes,
)
from fairdebt.messages import Text, say
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.questions import BEGINNING, Question
from fairdebt.readings.schedule import Counting, Examined, Held, Holding
from fairdebt.readings.truth import MAYBE, NO
from fairdebt.vocabulary import ATTRIBUTES, FACTS, TABLES, TRUTHS, Type, named, word_named

Values = frozenset[str | Decimal | date]

SHOWN = ("name", "truth", "number", "date")
"""Types whose values may be shown: words and counts, no ids, amounts or texts."""

OBVIOUS = frozenset({"act", "channel", "to", "direction", "initiated_by", "inside", "purpose", "at"})
"""What the reader of a reason asked about; evidence need not repeat it."""


def local(at: int, zone: str | None) -> datetime:
    """Return an instant as an aware datetime in the zone in question."""
    return datetime.fromtimestamp(at, UTC if zone is None else ZoneInfo(zone))


def _clock(zone: str | None) -> tzinfo:
    return UTC if zone is None else ZoneInfo(zone)


Tell = Callable[[Question], Evidence | None]
"""Says what a leaf rests on for one question; None where it only repeats the question."""


def teller(leaf: Predicate, examined: Examined, *, capped: bool) -> Tell | None:
    """Return what says what a leaf rests on; None where there is never anything to say.

    Args:
        leaf: A predicate without parts.
        examined: The norm that it is a leaf of; wherever its leaves have the same truths, the same is said.
        capped: Counts are limits, not demands.
    """
    anatomy = examined.anatomy
    match leaf:
        case Compare(Count() as wanted, _, Literal(Decimal() as limit)):
            return partial(_counted, anatomy.counting(leaf), "count" if capped else wanted.measure.kind, limit)
        case Inside():
            return partial(_local_time, leaf)
        case Holds():
            holding, truth = anatomy.holding(leaf), examined.truth(leaf)
            if "@" in leaf.state and (event := _asked_for(anatomy.evaluator.norms.states[leaf.state].begins)):
                return partial(_event, f"{{{event}}}", holding, truth)  # no state that has a name: a rule asks for it
            name = leaf.state.rpartition("/")[2].partition("@")[0]
            if truth == NO:
                return _always(Evidence(say("evidence_state_not", state=name)))
            return partial(_state, name, holding, truth)
        case Compare(Attribute("claims", "act", (claim, *_)), _, _):
            return _always(Evidence(say("evidence_claim", claim=TABLES["claim"].words[claim].says)))
        case Among(Attribute(name, "act", ()), values, how) if TABLES.get(ATTRIBUTES[name].type.table) is not None:
            return None if name in OBVIOUS else partial(_words, name, values, how)
        case Compare(Attribute() | Fact() as term, _, _) | Among(Attribute() | Fact() as term, _, _):
            repeats = isinstance(term, Attribute) and (term.of != "act" or term.name in OBVIOUS)
            return None if repeats else partial(_value, term, anatomy.evaluator, {})
    return None


def _always(said: Evidence) -> Tell:
    return lambda _: said


def _asked_for(filter_: Predicate | None) -> str:
    """Return what an event has to say that meets a filter, in the words of a case; what it must not say is left out."""
    match filter_:
        case All(parts):
            return ", ".join(filter(None, map(_asked_for, parts)))
        case Any(parts):
            every = [_asked_for(part) for part in parts]
            return "} / {".join(every) if all(every) else ""
        case Compare(Attribute(name, "event", ()), "=", Literal(str() as word)):
            return f"{name}: {word}"
        case Among(Attribute(name, "event", ()), values, "any" | "all"):
            return f"{name}: [{', '.join(sorted(map(str, values)))}]"
    return ""


_FIRST = datetime(1970, 1, 1)  # noqa: DTZ001  # what a wall shows has no zone


def _local_time(leaf: Inside, question: Question) -> Evidence:
    """Say what the wall shows and, where the hours speak of official days, what the calendar makes of the day."""
    zone = question.zone
    if zone is None:
        return Evidence(say("evidence_no_zone"))
    wall = _FIRST + timedelta(question.day, question.second)
    shown = str(wall)
    if isinstance(leaf.week, StatedTimes) or not leaf.week.official:
        return Evidence(say("evidence_local_time", at=shown, zone=zone))
    calendar = calendar_at(leaf.calendar, question.case.case)
    kinds = kinds_of(wall.date(), calendar)
    if calendar is None or len(kinds) > 1:
        return Evidence(say("evidence_no_calendar", at=shown, zone=zone))
    kind = say(f"kind_{next(iter(kinds))}")
    return Evidence(say("evidence_official_day", at=shown, zone=zone, calendar=calendar, kind=kind))


def _words(name: str, values: Values, how: str, question: Question) -> Evidence | None:
    """Name the words of a set that are there and should not be, or are asked for and missing."""
    value = question.get(name)
    if value is UNKNOWN:
        return Evidence(say("evidence_unknown", name=name, meaning=_meaning(name)))
    return _words_said(name, values, how, frozenset(bounds(value)[0]))


@lru_cache(maxsize=1024)
def _words_said(name: str, values: Values, how: str, sure: frozenset[str]) -> Evidence | None:
    table = TABLES[ATTRIBUTES[name].type.table].words
    there = [word for word in table if word in values and word in sure]
    absent = [word for word in table if word in values and word not in sure]
    if not ATTRIBUTES[name].type.many:
        return Evidence(say("evidence_value", name=name, meaning=_meaning(name), value=_spoken(sorted(sure), name)))
    if there and how in ("any", "none"):
        return Evidence(say("evidence_there", words=_spoken(there, name)))
    return Evidence(say("evidence_absent", words=_spoken(absent, name))) if absent else None


def _spoken(words: list[str], name: str) -> Text:
    table = TABLES[ATTRIBUTES[name].type.table].words
    return Text.joined([table[word].says if word in table else Text(word, word) for word in words])


def _counted(counting: Counting, kind: str, limit: Decimal, question: Question) -> Evidence:
    found, clock = counting(question), _clock(question.zone)
    events = tuple([datetime.fromtimestamp(at, clock) for at in found.instants])
    if found.low == found.high:
        return Evidence(say(f"evidence_{kind}", count=found.low, limit=limit), events)
    if found.high == inf:
        return Evidence(say("evidence_count_open", low=found.low, limit=limit), events)
    return Evidence(say("evidence_count_between", low=found.low, high=found.high, limit=limit), events)


def _state(name: str, holding: Holding, truth: int, question: Question) -> Evidence:
    open_ = holding(question)
    began = [each.since for each in open_ if each.since > BEGINNING]
    events = _begun(open_, question)
    if truth == MAYBE or not began:
        return Evidence(say("evidence_state_maybe", state=name), events)
    since = datetime.fromtimestamp(min(began), _clock(question.zone))
    return Evidence(say("evidence_state", state=name, since=to_the_minute(since)), events)


def _event(event: str, holding: Holding, truth: int, question: Question) -> Evidence:
    if truth == NO:
        return Evidence(say("evidence_record_not", event=event))
    key = "evidence_record_maybe" if truth == MAYBE else "evidence_record"
    return Evidence(say(key, event=event), _begun(holding(question), question))


def _begun(open_: Iterable[Held], question: Question) -> tuple[datetime, ...]:
    """Return when the events happened that began a state."""
    clock = _clock(question.zone)
    return tuple([datetime.fromtimestamp(each.event_at, clock) for each in open_ if each.event_at is not None])


def _value(
    term: Attribute | Fact, evaluator: Evaluator, words: dict[str, Evidence], question: Question
) -> Evidence | None:
    """Say the value of a term; of `words` it was said before."""
    value = evaluator.term(term, question)
    if isinstance(value, str) and value in words:
        return words[value]
    found = _value_said(term, value, question)
    if isinstance(value, str) and found is not None:
        words[value] = found
    return found


def _value_said(term: Attribute | Fact, value: Value, question: Question) -> Evidence | None:
    shown = ".".join((term.name, *term.part)) if isinstance(term, Attribute) else term.path
    known = ATTRIBUTES.get(term.name) if isinstance(term, Attribute) else FACTS.get(term.path)
    if value is UNKNOWN:
        other = isinstance(term, Fact) and untold(question.case.case, question.action, term.path) is not None
        key = "evidence_of_another" if other else "evidence_unknown"
        return Evidence(say(key, name=shown, meaning=_meaning(shown)))
    if known is None or known.type.base not in SHOWN:
        return None
    return Evidence(say("evidence_value", name=shown, meaning=_meaning(shown), value=_value_named(value, known.type)))


def _meaning(name: str) -> Text:
    """Return what a name means, for Chinese readers: English ones understand the name."""
    return Text(named(name).zh.removeprefix(name) or " ", "")


def _value_named(value: Value, of: Type) -> Text:
    """Return a value: in Chinese a word of a table or a truth by what it means."""
    if isinstance(value, frozenset) and value:
        return Text.joined([word_named(of.table, word) for word in sorted(value)])
    plain = _plain(value)
    return TRUTHS.get(plain, Text(plain, plain)) if of.base == "truth" else word_named(of.table, plain)


def _plain(value: Value) -> str:
    if value is None:
        return "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, dict):
        return ", ".join(sorted(name for name, said in value.items() if said != "no")) or "none"
    return value.isoformat() if isinstance(value, date) else str(value)


def together(texts: list[Text]) -> Text:
    """Join several repairs into one sentence."""
    joined = texts[0]
    for text in texts[1:]:
        joined = say("repair_together", one=joined, other=text)
    return joined
