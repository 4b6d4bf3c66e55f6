"""Norms: prohibitions, obligations and the states they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal as OneOf

from fairdebt.clock import Spans
from fairdebt.logic.predicates import Predicate
from fairdebt.logic.tables import Table
from fairdebt.logic.terms import Fact, Key, Term

Effect = OneOf["veto", "warn", "inform", "foresee", "observe", "off"]
"""What a breach does. Only `veto` touches the outcome; `observe` and `off` report what would have vetoed."""

StateLink = OneOf["of", "answers"]
"""A field in which a later event names the one it belongs to."""


@dataclass(frozen=True, slots=True)
class State:
    """A fact that events make true: see "States" in the language page.

    Every event that meets `begins` and agrees on the keys opens an episode from its instant, or from the local
    midnight (or instant) in its field `begins_on` (silent: its instant; unknown: possibly begun). `begins_with` is a
    date of the case instead of an event. With `delay` the episode opens only when those spans are over, unless an
    event that meets `undone_by` comes in between. It ends with the first of: an agreeing event later than the start
    that meets `ends` (plus `ends_after`), `lasts` counted from its opening, the local day in the field `through`.
    Every agreeing event that meets `renews` while the episode holds restarts `lasts`. A later event that names another
    event's id in a field of `links` touches only the episode begun by that event.
    """

    name: str
    per: tuple[Key, ...]
    begins: Predicate | None = None
    begins_on: str = ""
    begins_with: Fact | None = None
    delay: Spans | None = None
    undone_by: Predicate | None = None
    ends: Predicate | None = None
    ends_after: Spans | None = None
    lasts: Spans | Term | None = None
    through: str = ""
    renews: Predicate | None = None
    links: tuple[StateLink, ...] = ("of",)


@dataclass(frozen=True, slots=True)
class Prohibition:
    """An act that meets `scope` and `breach` is forbidden from `from_on` until `until_on`, the first day not counted.

    It is asked once for each debt of the act, each recipient, and each possible zone that `zones` names.
    `jurisdiction` is where it is law (`any`: everywhere). `key` is unique, `rule` is the id that people read:
    versions of one rule, and lines of one `require`, share it.
    """

    key: str
    rule: str
    jurisdiction: str
    scope: Predicate
    breach: Predicate
    effect: Effect = "veto"
    zones: tuple[str, ...] = ("recipient", "debtor")
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A deed that is owed within `due`.

    `with` an act that meets `scope` and `trigger`, or `after` an event that meets `trigger` in a case that meets
    `scope`; such an event and the deed agree on `per`.
    """

    key: str
    rule: str
    jurisdiction: str
    kind: OneOf["with", "after"]
    scope: Predicate
    trigger: Predicate
    deed: Predicate
    due: Spans | None = None
    per: tuple[Key, ...] = ()
    from_on: date | None = None
    until_on: date | None = None
    zones: tuple[str, ...] = ("lender",)


Limit = OneOf["roles", "lenders", "people", "purposes"]
"""Of what the law that was read may speak alone: who collects, who lends, who is reached, what debts are for."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Acts for which the loaded policies speak in a jurisdiction, from a day on.

    `accepted`: no policy speaks, and the house has accepted that until a day. `parts` are the states or provinces that
    have law of their own: a case must say in which of them the debtor is. None named: the whole is one. `only_for`: by
    jurisdiction, the roles of collectors, types of lender, relations of those contacted or purposes of debts of which
    alone the law speaks there that was read.
    """

    jurisdiction: str
    acts: frozenset[str]
    from_on: date | None = None
    until_on: date | None = None
    accepted: bool = False
    parts: frozenset[str] = frozenset()
    only_for: tuple[tuple[str, Limit, frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Norms:
    """Everything that readings need, lowered once. `digest` is over meaning, not over bytes of files."""

    prohibitions: tuple[Prohibition, ...]
    obligations: tuple[Obligation, ...]
    states: Mapping[str, State]
    tables: Mapping[str, Table]
    coverage: tuple[Coverage, ...]
    digest: str = ""
