"""Values of terms and truths of comparisons where only some things are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fairdebt.clock import Spans, last_day, local_date
from fairdebt.facts import UNKNOWN, Value
from fairdebt.logic import (
    Among,
    Attribute,
    Compare,
    DateOf,
    Extreme,
    Fact,
    FirstKnown,
    Literal,
    Lookup,
    Norms,
    Product,
    Row,
    Shift,
    Subject,
    Term,
    Today,
    parts_in,
)
from fairdebt.readings.edges.variables import ACT, CASE, SILENT, Bound, Owner, Var, silent_value
from fairdebt.readings.truth import NO, YES, among, compare
from fairdebt.vocabulary import ATTRIBUTES, BY_KIND, FACTS, MEDIUM_OF

Found = Value | Spans
DEBTOR, LENDER, DEBT = "P1", "L1", "D1"
FIXED = {"debt.id": DEBT, "lender.id": LENDER, "debtor.id": DEBTOR}
"""Ids that every situation says."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An event: when it was, and whether it is a notice."""

    at: int
    notice: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands before anything is said: the norms, the instant of the act, where, the events so far."""

    norms: Norms
    at: int
    zone: str
    jurisdiction: str
    moments: tuple[Moment, ...] = ()

    @property
    def today(self) -> date:
        """The local date of the act."""
        return local_date(self.at, self.zone)

    def is_notice(self, owner: Owner) -> bool:
        """Tell whether an owner is an event that is a notice."""
        return owner >= 0 and self.moments[owner].notice

    def at_of(self, owner: Owner) -> int:
        """Return the instant of the act or of an event."""
        return self.moments[owner].at if owner >= 0 else self.at

    def carries(self, owner: Owner, name: str) -> bool:
        """Tell whether the act or an event of this kind can say this of itself."""
        on = ATTRIBUTES[name].on
        if owner < 0:
            return "act" in on
        return "notice" in on if self.moments[owner].notice else bool(on & {"act", "event"})

    def var(self, name: str, owner: Owner, part: tuple[str, ...] = ()) -> Var | None:
        """Return the variable of an attribute; the medium of a contact is that of its channel. None: never said."""
        if name == "at" or not self.carries(owner, name):
            return None
        if name == "medium" and not self.is_notice(owner):
            return Var(owner, "channel")
        return Var(owner, name, part)


def owner_of(of: Subject, subject: Owner) -> Owner:
    """Return of whom a term speaks."""
    return ACT if of == "act" else subject


def vars_of(node: object, subject: Owner, scene: Scene) -> Iterator[Var]:
    """Yield every variable that a term or comparison reads."""
    match node:
        case Attribute(name, of, part):
            owner = owner_of(of, subject)
            var = scene.var(name, owner, part)
            if var is not None:
                yield var
                if name in BY_KIND and scene.is_notice(owner):
                    yield Var(owner, "notice")
        case Fact(path):
            if path not in FIXED and path.partition(".")[0] not in ("jurisdictions", "zones"):
                yield Var(CASE, path)
        case _:
            for inner in parts_in(node):
                yield from vars_of(inner, subject, scene)


REMEMBERED = 16_384
"""So often it is remembered what a comparison reads."""

_READ: dict[tuple[int, Owner, bool], tuple[object, tuple[Var, ...]]] = {}


def read_by(leaf: Compare | Among, subject: Owner, scene: Scene) -> tuple[Var, ...]:
    """Return every variable that a comparison reads, each once; this one comparison, not another one that is equal."""
    key = (id(leaf), subject, scene.is_notice(subject))
    found = _READ.get(key)
    if found is None or found[0] is not leaf:
        if len(_READ) >= REMEMBERED:
            _READ.clear()
        found = _READ[key] = (leaf, tuple(dict.fromkeys(vars_of(leaf, subject, scene))))
    return found[1]


def holds(leaf: Compare | Among, subject: Owner, scene: Scene, bound: Bound) -> bool | None:
    """Tell whether a comparison is yes or no; None where that is not known."""
    if isinstance(leaf, Compare):
        one, other = value(leaf.left, subject, scene, bound), value(leaf.right, subject, scene, bound)
        if isinstance(one, Spans) or isinstance(other, Spans):
            return None
        truth = compare(one, leaf.op, other, scene.zone)
    else:
        found = value(leaf.term, subject, scene, bound)
        if isinstance(found, Spans):
            return None
        truth = among(found, leaf.values, leaf.how)
    return True if truth == YES else False if truth == NO else None


def value(term: Term, subject: Owner, scene: Scene, bound: Bound) -> Found:
    """Return the value of a term; unknown for what is counted, which no single variable decides."""
    match term:
        case Literal(written):
            return written
        case Attribute(name, of, part):
            return _attribute(name, owner_of(of, subject), part, scene, bound)
        case Fact(path):
            return _fact(path, scene, bound)
        case Today(of):
            return local_date(scene.at_of(owner_of(of, subject)), scene.zone)
        case DateOf(inner):
            return _day(value(inner, subject, scene, bound), scene)
        case Shift(inner, spans, False):
            on = _day(value(inner, subject, scene, bound), scene)
            length = spans if isinstance(spans, Spans) else value(spans, subject, scene, bound)
            return shifted(on, length) if isinstance(on, date) and isinstance(length, Spans) else UNKNOWN
        case Extreme(terms):
            days = [_day(value(each, subject, scene, bound), scene) for each in terms]
            known = [day for day in days if isinstance(day, date)]
            return UNKNOWN if UNKNOWN in days else max(known, default=None)
        case Product(inner, factor):
            number = value(inner, subject, scene, bound)
            return number * factor if isinstance(number, Decimal) else UNKNOWN
        case FirstKnown(first, other):
            said = [var for var in vars_of(first, subject, scene) if bound.get(var, SILENT) is not SILENT]
            return value(first if said else other, subject, scene, bound)
        case Lookup():
            return _lookup(term, subject, scene, bound)
        case _:  # what is counted, or counted from the end
            return UNKNOWN


def shifted(on: date, spans: Spans) -> Value:
    """Return the last local day of spans; unknown where they end with none."""
    try:
        return last_day(on, spans)
    except (OverflowError, ValueError):
        return UNKNOWN


def _attribute(name: str, owner: Owner, part: tuple[str, ...], scene: Scene, bound: Bound) -> Value:
    if name == "at":
        return scene.at_of(owner)
    var = scene.var(name, owner, part)
    if var is None:
        return None
    said = bound.get(var, SILENT)
    if name == "medium" and var.name == "channel":
        return MEDIUM_OF.get(said, UNKNOWN) if isinstance(said, str) else UNKNOWN
    if said is SILENT:
        notice = scene.is_notice(owner)
        return silent_value(var, notice=notice, kind=bound.get(Var(owner, "notice")) if notice else None)
    return said


def _fact(path: str, scene: Scene, bound: Bound) -> Value:
    if path in FIXED:
        return FIXED[path]
    group, _, field = path.partition(".")
    if group in ("jurisdictions", "zones"):
        here = scene.zone if group == "zones" else scene.jurisdiction
        return here if field else frozenset({here})
    var = Var(CASE, path)
    said = bound.get(var, SILENT)
    if said is SILENT:
        return silent_value(var, notice=False) if path in FACTS else UNKNOWN
    return said


def _day(found: Found, scene: Scene) -> Value:
    if isinstance(found, int):
        return local_date(found, scene.zone)
    return found if found is None or isinstance(found, date) else UNKNOWN


def _lookup(term: Lookup, subject: Owner, scene: Scene, bound: Bound) -> Found:
    table = scene.norms.tables[term.table]
    keys = [value(key, subject, scene, bound) for key in term.keys]
    on = scene.today if term.as_of is None else _day(value(term.as_of, subject, scene, bound), scene)
    if not isinstance(on, date) or not all(key is None or isinstance(key, str) for key in keys):
        return UNKNOWN
    rows = [row for row in table.rows if list(row.keys) == keys and _in_force(row, on)]
    found = rows[0].value if rows else table.otherwise
    return UNKNOWN if found is None else found


def _in_force(row: Row, on: date) -> bool:
    return (row.from_on is None or row.from_on <= on) and (row.until_on is None or on < row.until_on)
