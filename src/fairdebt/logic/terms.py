"""Terms: the values that predicates speak about.

A term has one value, or is unknown. Besides the values of the vocabulary (names, numbers, dates, instants, ids,
sets of these) a value may be *none*, which is known absence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal as OneOf

from fairdebt.clock import Spans, Window

if TYPE_CHECKING:
    from fairdebt.logic.predicates import Predicate

Subject = OneOf["act", "event"]
"""Of whom a term speaks: the act that is judged, or the past event that a filter looks at."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in a policy; `None` is *none*."""

    value: str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """What the act or the event says of itself, silence resolved as the vocabulary says.

    `part` leads into a mapping: `("amount",)` of `claims`, `("ca_licence_number", "points")` of `elements`;
    a part that is not there is *none*.
    """

    name: str
    of: Subject
    part: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the case, as it stands now. `debt.*` is that of the debt in question, `recipient.*` likewise."""

    path: str


@dataclass(frozen=True, slots=True)
class Today:
    """The local date of the act's (or event's) instant, in the zone in question."""

    of: Subject


@dataclass(frozen=True, slots=True)
class DateOf:
    """The local date, in the zone in question, of a term that is a date or an instant."""

    term: Term


@dataclass(frozen=True, slots=True)
class Lookup:
    """The value of a dated table: the row that fits `keys` and holds on `as_of` (default: the act's local date).

    No row and no `else` in the table: unknown. Several candidate rows, because a key is unknown or is a set:
    `pick` chooses the shortest or longest value of them if all agree on being comparable; without `pick`, unknown.
    """

    table: str
    keys: tuple[Term, ...]
    as_of: Term | None = None
    pick: OneOf["shortest", "longest"] | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """The last local day of `spans` counted from the date `term` (see `fairdebt.clock.last_day`).

    Where `spans` is a term, its value is a span read from a table. Backwards (`back=True`): the day that lies `spans`
    before it (see `fairdebt.clock.day_before`). Unknown where a calendar of business days does not reach so far.
    """

    term: Term
    spans: Spans | Term
    back: bool = False


@dataclass(frozen=True, slots=True)
class Extreme:
    """The latest of several dates; unknown if one is unknown, *none* where all are."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """A number times a constant factor: four times the prime rate."""

    term: Term
    factor: Decimal


@dataclass(frozen=True, slots=True)
class FirstKnown:
    """The value of `term`; where nobody said anything about it (silence, not an explicit unknown), of `other`."""

    term: Fact | Attribute
    other: Term


@dataclass(frozen=True, slots=True)
class Group:
    """Entities that count as one: `of` with all others for which `when` holds and that share `sharing`.

    An entity for which `when` is no stands alone. `when` speaks of the facts of the entity (`debt.*`).
    """

    name: str
    of: OneOf["debt"]
    when: Predicate
    sharing: Fact


@dataclass(frozen=True, slots=True)
class Key:
    """What an act and an event must agree on. `name` is the act's side, `field` where the event carries it.

    The key `debt` is the debt in question on the act's side and the set `debts` (or `field`) on the event's.
    Equal values agree, sets agree when they meet, `all` agrees with everything, unknown on either side may agree.
    """

    name: str
    field: str
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The instant of the first or last event that matches and agrees on the keys of the count; *none* if never."""

    which: OneOf["first", "last"]
    of: Predicate


@dataclass(frozen=True, slots=True)
class Measure:
    """What a count counts.

    `events`: how many. `distinct`: how many different values of `attribute`. `days_in_a_row`: the longest run of
    consecutive local dates that carry an event. `total`: the sum of `attribute`. `spread`: local days between the
    first and the last counted event. With `with_act`, `distinct` adds the act's own value and `days_in_a_row` measures
    the run that contains the act's own day, that day included.
    """

    kind: OneOf["events", "distinct", "days_in_a_row", "total", "spread"]
    attribute: str = ""
    with_act: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """How long ago a counted event lies, in local dates: today compared with its date plus the span."""

    op: OneOf["<", "<=", ">", ">="]
    spans: Spans


@dataclass(frozen=True, slots=True)
class Count:
    """An interval [low, high] of past events not later than the act: low counts sure matches, high adds possible ones.

    An event counts if it meets `filter`, agrees on every key of `per`, lies in `window` (none: ever), has the `age`,
    lies later than every anchor of `after` (nothing counts if an anchor is *none*), and later than the last event that
    meets `reset_by` and agrees (low uses possible resets, high sure ones; at the very instant of a reset, high counts
    it and low does not; the same for anchors). A date among the anchors means later local days.
    Time or parties that the history does not cover make high infinite, where the window reaches there.
    """

    filter: Predicate
    per: tuple[Key, ...]
    window: Window | None = None
    measure: Measure = Measure("events")
    after: tuple[Anchor | Term, ...] = ()
    reset_by: Predicate | None = None
    age: tuple[Age, ...] = ()


Term = Literal | Attribute | Fact | Today | DateOf | Lookup | Shift | Extreme | Product | FirstKnown | Anchor | Count
