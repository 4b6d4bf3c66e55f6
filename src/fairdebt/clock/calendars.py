"""What an official calendar says of a local day: working day, day of rest or holiday."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Literal

from fairdebt.vocabulary import CALENDARS, Calendar

DayKind = Literal["working", "rest", "holiday"]
"""A holiday is a public holiday or a weekday given for one; a working day may be a transferred Saturday or Sunday."""

ANY_KIND: frozenset[DayKind] = frozenset({"working", "rest", "holiday"})


class NotAnnouncedError(ValueError):
    """The calendar does not reach to a day: nobody knows yet whether it will be a working day."""


def kinds_of(on: date, calendar: str | None) -> frozenset[DayKind]:
    """Return what a local day may officially be: one kind, or all where the calendar or its year is not known.

    >>> sorted(kinds_of(date(2026, 2, 14), "CN")), len(kinds_of(date(2031, 2, 14), "CN"))
    (['working'], 3)
    """
    known = CALENDARS.get(calendar) if calendar is not None else None
    if known is None or not known.since <= on.year <= known.announced_through:
        return ANY_KIND
    found: frozenset[DayKind] = frozenset({_kind(on, str(calendar))})
    return found


@lru_cache(maxsize=65536)
def _kind(on: date, calendar: str) -> DayKind:
    days = _days(calendar, on.year)
    if on in days.weekend_workdays:
        return "working"
    if on in days:
        return "holiday"
    return "rest" if days.is_weekend(on) else "working"


@lru_cache(maxsize=256)
def _days(calendar: str, year: int) -> Any:
    from holidays import country_holidays  # heavy, and needed only where a policy speaks of official days

    known: Calendar = CALENDARS[calendar]
    days = country_holidays(
        known.country, subdiv=known.subdivision, years=year, observed=known.in_lieu, categories=known.kinds
    )
    if known.everywhere:
        states = [country_holidays(known.country, subdiv=each, years=year) for each in days.subdivisions]
        days.update({on: known.country for on in states[0] if all(on in state for state in states)})
    days.expand = False
    return days


def is_business_day(on: date, calendar: str) -> bool:
    """Tell whether a local day is a working day.

    Raises:
        NotAnnouncedError: the calendar does not reach so far.
    """
    kinds = kinds_of(on, calendar)
    if len(kinds) > 1:
        raise NotAnnouncedError(f"{calendar} {on.year}")
    return "working" in kinds
