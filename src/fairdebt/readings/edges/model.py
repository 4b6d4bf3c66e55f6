"""What the reading of edges returns: situations just before, at and just after a number of a norm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from fairdebt.facts import Action, Case

About = Literal[
    "in_force_from",
    "in_force_until",
    "count",
    "window",
    "age",
    "hours",
    "clocks",
    "stated_hours",
    "number",
    "date",
    "delay",
    "lasts",
    "ends_after",
    "through",
    "begins",
    "ends",
    "exception",
    "zone",
]
"""What an edge is about. `count`: how many events; `window`, `age`: when an event counts no more, or counts at last;
`hours`, `stated_hours`: an edge of a band; `clocks`: such an edge on a day on which clocks go forward or back;
`number`, `date`: a comparison; `begins`, `ends`: the instant of the event that begins or ends a state; `exception`:
off, on, and on a second later; `zone`: one possible zone in which an hour is permitted, another one beside it in which
it is not, that one alone; the others: an end of a span of a state."""

Turn = Literal["before-at", "at-after"]
"""Between which two of the three situations the answer of the norm changes."""

Why = Literal[
    "never_below",
    "always_met",
    "implied",
    "no_boundary",
    "no_witness",
    "inside_a_filter",
    "not_this_measure",
    "no_day_in_force",
]
"""Why nothing could be built. `never_below`: one less does not exist. `always_met`: the number makes no difference.
`implied`: wherever the rest of the norm holds, the comparison has one answer only, whatever the date.
`no_boundary`: nowhere does the comparison change. `no_witness`: no case was found in which the norm hangs on this
number alone. `inside_a_filter`: the number narrows past events in a way in which no single one of them can be moved.
`not_this_measure`: windows of days in a row and of distances. `no_day_in_force`: the norm is never in force."""


class Situation(NamedTuple):
    """An act proposed in a case; `action, case = situation` takes it apart."""

    action: Action
    case: Case


@dataclass(frozen=True, slots=True)
class Edge:
    """A number, hour or date of a norm, with situations just before it, at it and just after it.

    The three are built so that the norm hangs on the number alone; where that cannot be, they are one case at three
    instants, and something else turns in the same second. Where other limits leave no room for one event more, the
    third is the second a second later. `what` says which number it is in the words of the norm
    language. `turns` tells where the truth of the norm is to change.
    What the norm answers is not written here.
    """

    norm: str
    about: About
    what: str
    before: Situation
    at: Situation
    after: Situation
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A number, hour or date of a norm for which no situations could be built."""

    norm: str
    about: About
    what: str
    why: Why
