"""Words for the leaves of norms: what was counted, what the wall showed, which state was open; nobody is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from math import inf
from zoneinfo import ZoneInfo

from fairdebt.clock import EPOCH, kinds_of
from fairdebt.facts import UNKNOWN, Evidence, Value, bounds, calendar_at
from fairdebt.logic import Among, Attribute, Compare, Count, Fact, Holds, Inside, Literal, Predicate, StatedTimes, Term
from fairdebt.messages import Text, say
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.prepare import BEGINNING, Question
from fairdebt.readings.schedule import Counted, Examined
from fairdebt.readings.truth import MAYBE, NO
from fairdebt.vocabulary import ATTRIBUTES, FACTS, TABLES, Type

Values = frozenset[str | Decimal | date]

SHOWN = ("name", "truth", "number", "date")
"""Types whose values may be shown: words and counts, no ids, amounts or texts."""

OBVIOUS = frozenset({"act", "channel", "to", "direction", "initiated_by", "inside", "purpose", "at"})
"""What the reader of a reason asked about; evidence need not repeat it."""


def local(at: int, zone: str | None) -> datetime:
    """Return an instant as an aware datetime in the zone in question."""
    return datetime.fromtimestamp(at, _clock(zone))


def _clock(zone: str | None) -> tzinfo:
    return UTC if zone is None else ZoneInfo(zone)


def evidence(leaf: Predicate, examined: Examined, evaluator: Evaluator, *, capped: bool) -> Evidence | None:
    """Say what a leaf rests on; None where it only repeats the question. `capped`: counts are limits, not demands."""
    question = examined.question
    match leaf:
        case Compare(Count() as wanted, _, Literal(Decimal() as limit)):
            counted = examined.anatomy.counted(leaf, question)
            return _counted(counted, "count" if capped else wanted.measure.kind, limit, question.zone)
        case Inside():
            if question.zone is None:
                return Evidence(say("evidence_no_zone"))
            return _local_time(leaf, question, question.zone)
        case Holds():
            return _state(leaf, examined)
        case Compare(Attribute("claims", "act", (claim, *_)), _, _):
            return Evidence(say("evidence_claim", claim=TABLES["claim"].words[claim].says))
        case Among(Attribute(name, "act", ()), values, how) if TABLES.get(ATTRIBUTES[name].type.table) is not None:
            return _words(name, values, how, question)
        case Compare(left, _, _):
            return _value(left, question, evaluator)
        case Among(term, _, _):
            return _value(term, question, evaluator)
    return None


def may_tell(leaf: Predicate) -> bool:
    """Tell whether there may be anything to say of a leaf."""
    match leaf:
        case Compare(Count(), _, Literal(Decimal())) | Inside() | Holds():
            return True
        case Compare(Attribute("claims", "act", (_, *_)), _, _):
            return True
        case Compare(Attribute(name, "act"), _, _) | Among(Attribute(name, "act"), _, _):
            return name not in OBVIOUS
        case Compare(left, _, _):
            return isinstance(left, Fact)
        case Among(term, _, _):
            return isinstance(term, Fact)
    return False


def _local_time(leaf: Inside, question: Question, zone: str) -> Evidence:
    """Say what the wall shows and, where the hours speak of official days, what the calendar makes of the day."""
    on = date.fromordinal(EPOCH + question.day)
    shown = f"{on} {question.second // 3600:02}:{question.second // 60 % 60:02}:{question.second % 60:02}"
    if isinstance(leaf.week, StatedTimes) or not leaf.week.official:
        return Evidence(say("evidence_local_time", at=shown, zone=zone))
    calendar = calendar_at(leaf.calendar, question.case.case)
    kinds = kinds_of(on, calendar)
    if calendar is None or len(kinds) > 1:
        return Evidence(say("evidence_no_calendar", at=shown, zone=zone))
    kind = say(f"kind_{next(iter(kinds))}")
    return Evidence(say("evidence_official_day", at=shown, zone=zone, calendar=calendar, kind=kind))


def _words(name: str, values: Values, how: str, question: Question) -> Evidence | None:
    """Name the words of a set that are there and should not be, or are asked for and missing."""
    if name in OBVIOUS:
        return None
    value = question.get(name)
    if value is UNKNOWN:
        return Evidence(say("evidence_unknown", name=name))
    table = TABLES[ATTRIBUTES[name].type.table].words
    sure, _ = bounds(value)
    there = [word for word in table if word in values and word in sure]
    absent = [word for word in table if word in values and word not in sure]
    if not ATTRIBUTES[name].type.many:
        return Evidence(say("evidence_value", name=name, value=_spoken(sorted(sure), name)))
    if there and how in ("any", "none"):
        return Evidence(say("evidence_there", words=_spoken(there, name)))
    return Evidence(say("evidence_absent", words=_spoken(absent, name))) if absent else None


def _spoken(words: list[str], name: str) -> Text:
    table = TABLES[ATTRIBUTES[name].type.table].words
    return listed([table[word].says if word in table else Text(word, word) for word in words])


def listed(texts: list[Text]) -> Text:
    """Join words in a list."""
    return Text(zh="、".join(text.zh for text in texts), en=", ".join(text.en for text in texts))


def either(texts: list[Text]) -> Text:
    """Join words of which one is enough."""
    return Text(zh="或".join(text.zh for text in texts), en=" or ".join(text.en for text in texts))


def _counted(found: Counted, kind: str, limit: Decimal, zone: str | None) -> Evidence:
    clock = _clock(zone)
    events = tuple([datetime.fromtimestamp(at, clock) for at in found.instants])
    if found.low == found.high:
        return Evidence(say(f"evidence_{kind}", count=found.low, limit=limit), events)
    if found.high == inf:
        return Evidence(say("evidence_count_open", low=found.low, limit=limit), events)
    return Evidence(say("evidence_count_between", low=found.low, high=found.high, limit=limit), events)


def _state(leaf: Holds, examined: Examined) -> Evidence:
    name = leaf.state.rpartition("/")[2].partition("@")[0]
    question, truth = examined.question, examined.truth(leaf)
    if truth == NO:
        return Evidence(say("evidence_state_not", state=name))
    open_ = examined.anatomy.holding(leaf, question)
    events = tuple([local(each.row.at, question.zone) for each in open_ if each.row is not None])
    began = [each.opens[0] for each in open_ if each.opens[0] > BEGINNING]
    if truth == MAYBE or not began:
        return Evidence(say("evidence_state_maybe", state=name), events)
    since = local(min(began), question.zone)
    return Evidence(say("evidence_state", state=name, since=since.isoformat(sep=" ")[:16]), events)


def _value(term: Term, question: Question, evaluator: Evaluator) -> Evidence | None:
    type_: Type | None
    match term:
        case Attribute(name, "act", part):
            if name in OBVIOUS:
                return None
            type_, shown = ATTRIBUTES[name].type, ".".join((name, *part))
        case Fact(path):
            type_, shown = (FACTS[path].type if path in FACTS else None), path
        case _:
            return None
    value = evaluator.term(term, question)
    if value is UNKNOWN:
        return Evidence(say("evidence_unknown", name=shown))
    if type_ is None or type_.base not in SHOWN:
        return None
    return Evidence(say("evidence_value", name=shown, value=_plain(value)))


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
