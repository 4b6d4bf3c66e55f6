"""Predicates: questions with the answers yes, no, unknown (Kleene)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf

from fairdebt.clock import Week
from fairdebt.logic.terms import Subject, Term


@dataclass(frozen=True, slots=True)
class All:
    """Yes if every part is yes, no if one is no, else unknown. `All(())` is yes."""

    parts: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """Yes if one part is yes, no if every part is no, else unknown. `Any(())` is no."""

    parts: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """Yes if the part is no, no if it is yes, else unknown."""

    part: Predicate


@dataclass(frozen=True, slots=True)
class Compare:
    """Left compared with right. Unknown if a side is unknown.

    *None* equals only *none*; every order comparison with *none* is no. A count is an interval: `>= n` is yes if
    low >= n, no if high < n, else unknown. A local date against an instant compares local dates.
    """

    left: Term
    op: OneOf["=", "!=", "<", "<=", ">", ">="]
    right: Term


@dataclass(frozen=True, slots=True)
class Among:
    """A value, or a set of values, against the written `values`.

    A single value: `any` (it is one of them). A set: `any` (they meet), `all` (it has all of them), `only` (it has
    nothing else), `none` (they do not meet). A set may be partly unknown. *None* as a set is empty.
    The value `all` (an absent list that means everything) meets, has and exceeds every list.
    """

    term: Term
    values: frozenset[str | Decimal | date]
    how: OneOf["any", "all", "only", "none"] = "any"


@dataclass(frozen=True, slots=True)
class StatedTimes:
    """Times that events carry in `field`: those whose episode of `state` is open for the act."""

    state: str
    field: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The local time of the act in the zone in question lies in the weekly bands.

    Written hours: each class of day that contains the local day must permit it, a day in no class is permitted. Stated
    times: yes if it lies in the times of an episode that is surely open, unknown if only in those of a possible
    one or where times are unknown, else no; times of an event are those of `fairdebt.facts.stated_of`.

    `calendar` says which days are working days, days off and holidays: the name of an official calendar, or `local`,
    that of where the debtor is. Where it is not known, or does not reach so far, a day may be of any such class.
    """

    week: Week | StatedTimes
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Holds:
    """A state is open.

    `of` tells whose attributes the keys of the state are compared with. For the act, `at` is the act's instant and
    events up to and including it are read. For an event, `at="own"` reads the event's own instant from strictly
    earlier events, `at="now"` the act's instant.
    """

    state: str
    of: Subject = "act"
    at: OneOf["own", "now"] = "own"


Predicate = All | Any | Not | Compare | Among | Inside | Holds
