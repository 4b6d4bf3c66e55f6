"""What is owed, by straight enumeration of a case's events: slow, and without the code that it judges."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from fairdebt.clock import Span, Spans, kinds_of, possible_dates
from fairdebt.facts import (
    ALL,
    UNKNOWN,
    Action,
    Case,
    Truth,
    attribute_of,
    bounds,
    debt_ids,
    jurisdictions_of,
    zones_in_question,
)
from fairdebt.logic import Norms, Obligation
from fairdebt.readings.reference import keys as reference_keys
from fairdebt.readings.reference.kleene import all_of, any_of, opposite
from fairdebt.readings.reference.predicates import truth
from fairdebt.readings.reference.question import Past, Question
from fairdebt.readings.reference.values import agree
from fairdebt.vocabulary import contains

Line = tuple[str, int | None, Truth, Truth]


def enumerated(norms: Norms, known: Case, at: datetime) -> list[Line]:
    """List what is owed: rule, instant of the event, whether it is owed, whether it is late."""
    now = int(at.timestamp())
    named = {"at", "debtor", "lender"}
    act = Action.model_validate({**{n: "unknown" for n in Action.model_fields if n not in named}, "at": at})
    found: list[Line] = []
    for norm in norms.obligations:
        binding = binds(norm, known)
        if binding == "no":
            continue
        zones = zones_in_question(norm.zones, act, known)
        zone = zones[0] if zones is not None and len(zones) == 1 else None
        asking = Question(norms, act, known, None, zone)
        events = asking.past()
        for trigger in events:
            arose = all_of(
                (
                    binding,
                    in_scope(norm, trigger, asking),
                    truth(norm.trigger, asking, trigger),
                    law(norm, trigger, zone),
                )
            )
            done: Truth = any_of(answers(norm, trigger, deed, asking) for deed in events)
            if not all_seen(norm, trigger, asking):
                done = any_of((done, "unknown"))
            standing = all_of((arose, opposite(done)))
            if standing != "no":
                assert norm.due is not None
                found.append(
                    (norm.rule, trigger.at, standing, all_of((standing, past(norm.due, trigger.at, now, zone))))
                )
        if unseen(norm, asking):
            found.append((norm.rule, None, "unknown", "unknown"))
    return sorted(found, key=str)


def binds(norm: Obligation, known: Case) -> Truth:
    """The norm is law where the debtor is."""
    where = jurisdictions_of(known)
    if norm.jurisdiction == "any" or any(contains(norm.jurisdiction, code) for code in where.sure):
        return "yes"
    return "unknown" if where.possible is None else "no"


def in_scope(norm: Obligation, trigger: Past, asking: Question) -> Truth:
    """One of the debts of the event makes the case one that the norm is about."""
    answers_: list[Truth] = []
    said = attribute_of(trigger.event, "debts", asking.case)
    for debt in debt_ids(asking.case) or (None,):
        sure, possible = bounds(said)
        if debt is None or said is ALL or said is None or debt in sure:  # None: nobody knows which debts there are
            belongs: Truth = "yes"
        else:
            belongs = "unknown" if possible is None or debt in possible else "no"
        answers_.append(
            all_of((belongs, truth(norm.scope, Question(asking.norms, asking.action, asking.case, debt, asking.zone))))
        )
    return any_of(answers_)


def answers(norm: Obligation, trigger: Past, deed: Past, asking: Question) -> Truth:
    """The deed is that which the event calls for."""
    if deed.number == trigger.number or deed.at < trigger.at:
        return "no"
    parts: list[Truth] = [truth(norm.deed, asking, deed)]
    mine = attribute_of(trigger.event, "id", asking.case)
    said = [attribute_of(deed.event, name, asking.case) for name in ("answers", "of")]
    for link in said:
        if link is UNKNOWN:
            parts.append("unknown")
        elif link is not None:
            parts.append("yes" if link == mine else "no")
    if said == [None, None]:
        parts.extend(share(key, trigger, deed, asking) for key in norm.per)
    if deed.at == trigger.at and (mine is None or said[1] != mine):
        parts.append("unknown")
    return all_of(parts)


def share(key: Any, trigger: Past, deed: Past, asking: Question) -> Truth:
    """Both events agree on a key."""
    ours, theirs = (attribute_of(each.event, key.field, asking.case) for each in (trigger, deed))
    found = agree(ours, theirs, asking.zone)
    return reference_keys._one_group(key.group, ours, theirs, asking) if key.group and found == "no" else found


def law(norm: Obligation, trigger: Past, zone: str | None) -> Truth:
    """The norm was in force on the day of the event."""
    days = [datetime.fromtimestamp(trigger.at, ZoneInfo(zone)).date()] if zone else possible_dates(trigger.at)
    inside = [norm.from_on is None or norm.from_on <= day for day in days]
    inside = [yes and (norm.until_on is None or day < norm.until_on) for yes, day in zip(inside, days, strict=True)]
    return "yes" if all(inside) else "unknown" if any(inside) else "no"


def all_seen(norm: Obligation, trigger: Past, asking: Question) -> bool:
    """The history shows every deed since the event."""
    history = asking.history()
    if history is None or trigger.at < asking.covered_from():
        return False
    parties = history.covers.parties
    carried = {key.name: attribute_of(trigger.event, key.field, asking.case) for key in norm.per}
    # a lender pools with agencies whose acts may be missing
    return parties is None or any(carried.get(name) in parties for name in ("collector", "agency"))


def unseen(norm: Obligation, asking: Question) -> bool:
    """Something that the history does not show may have called for the deed."""
    history = asking.history()
    scoped = any_of(
        truth(norm.scope, Question(asking.norms, asking.action, asking.case, debt, asking.zone))
        for debt in debt_ids(asking.case) or (None,)
    )
    if scoped == "no":
        return False
    if history is None:
        return True
    if history.covers.parties is not None:
        return True
    since = history.covers.from_at
    if since is None:
        return False
    assert isinstance(since, datetime)
    before = min(int(since.timestamp()) - 1, asking.at)
    days = [datetime.fromtimestamp(before, ZoneInfo(asking.zone)).date()] if asking.zone else possible_dates(before)
    return norm.from_on is None or any(day >= norm.from_on for day in days)


def past(spans: Spans, start: int, now: int, zone: str | None) -> Truth:
    """The deadline is over."""
    if zone:
        return "yes" if over_in(spans, start, now, ZoneInfo(zone)) else "no"
    everywhere = [timezone(timedelta(minutes=quarter * 15)) for quarter in range(-48, 57)]
    if all(over_in(spans, start, now, each, moved=-3600) for each in everywhere):
        return "yes"
    return "unknown" if any(over_in(spans, start, now, each, moved=3600) for each in everywhere) else "no"


def over_in(spans: Spans, start: int, now: int, zone: tzinfo, moved: int = 0) -> bool:
    """Every span is over, where clocks may have been `moved` since."""
    return all(
        now >= start + chain[0].elapsed
        if chain[0].elapsed is not None
        else datetime.fromtimestamp(now + moved, zone).date()
        > last_of(chain, datetime.fromtimestamp(start, zone).date())
        for chain in spans.each
    )


def last_of(chain: tuple[Span, ...], last: date) -> date:
    for span in chain:
        last = counted(last, span)
    return last


def counted(day: date, span: Span) -> date:
    """Count days on fingers: day one is the first day, unless days are full."""
    if span.unit in ("day", "calendar_day"):
        for _ in range(span.number - 1):
            day += timedelta(days=1)
        return day
    if span.unit == "full_day":
        for _ in range(span.number):
            day += timedelta(days=1)
        return day
    if span.unit == "business_day":
        left = span.number
        while left:
            day += timedelta(days=1)
            left -= kinds_of(day, span.calendar) == {"working"}
        return day
    assert span.unit == "month"
    number, months = day.day, day.year * 12 + day.month - 1 + span.number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(number, calendar.monthrange(year, month + 1)[1]))
