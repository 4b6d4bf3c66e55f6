"""What every rule kind shares: who it binds, when, on what authority, and how it becomes a norm."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from fairdebt.logic import All, Any, Not, Obligation, Predicate, Prohibition, State
from fairdebt.rules.conditions import outbound_act
from fairdebt.rules.events import about_events
from fairdebt.rules.fields import Both, Condition, Day, Id, Names, Said, Sayings, Zones
from fairdebt.rules.model import Model

Binding = Literal[
    "law",
    "regulation",
    "departmental_rule",
    "judicial",
    "normative_document",
    "standard",
    "self_regulation",
    "guideline",
    "local",
    "contract",
    "house",
    "definitions",
]
Force = Literal["prohibition", "presumption", "safe_harbour", "recommendation", "information"]
Confidence = Literal["verified", "secondary", "memory"]
Reading = Literal["plain", "cautious"]
Status = Literal["in_force", "adopted", "proposed"]

Norm = Prohibition | Obligation | State


class InForce(Model):
    """From the first day counted until the first day not counted."""

    from_on: Day = Field(None, alias="from")
    until_on: Day = Field(None, alias="until")

    def overlaps(self, other: InForce) -> bool:
        """Tell whether some day lies in both."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)


def _starts_before_end(one: InForce, other: InForce) -> bool:
    return one.from_on is None or other.until_on is None or one.from_on < other.until_on


class FurtherCitation(Model):
    """Another source that says the same, with a confidence of its own."""

    citation: Said
    confidence: Confidence | None = None
    sources: Names = ()


_ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule stands: its policy, whom that binds, and when it is in force."""

    policy: str
    jurisdiction: str
    applies: Predicate = _ALWAYS
    from_on: date | None = None
    until_on: date | None = None


class Rule(Model):
    """One provision of an instrument, as a lawyer phrases it. Its hours and days are those of each `zone`."""

    id: Id
    kind: str
    citation: Said
    says: Both
    when: Condition = All(())
    unless: Condition = Any(())
    zone: Zones = ("recipient", "debtor")
    applies: Condition = All(())
    also: tuple[FurtherCitation, ...] = ()
    sources: Names | None = None
    checked_on: Day = None
    confidence: Confidence | None = None
    force: Force | None = None
    reading: Reading | None = None
    status: Status | None = None
    binding: Binding | None = None
    in_force: InForce | None = None
    rebuttal: Sayings = ()

    @abstractmethod
    def lower(self, place: Place) -> tuple[Norm, ...]:
        """Restate this rule in norms."""

    def name(self, place: Place) -> str:
        """Return the id that people read: `policy/rule`."""
        return f"{place.policy}/{self.id}"

    def scope(self, place: Place) -> Predicate:
        """Restate whom and what this rule is about."""
        return both(place.applies, self.applies, self.when, negation(self.unless))

    def past(self, place: Place) -> Predicate:
        """Restate which past outbound acts are of the kind this rule is about."""
        return both(outbound_act(), about_events(self.scope(place)))

    def forbids(self, place: Place, breach: Predicate, *, line: str = "") -> Prohibition:
        """Forbid `breach` within the scope of this rule; `line` tells apart the prohibitions of one rule."""
        since, until = self.days(place)
        return Prohibition(
            key=f"{self.name(place)}@{since or ''}" + (f"#{line}" if line else ""),
            rule=self.name(place),
            jurisdiction=place.jurisdiction,
            scope=self.scope(place),
            breach=breach,
            zones=self.zone,
            from_on=since,
            until_on=until,
        )

    def days(self, place: Place) -> tuple[date | None, date | None]:
        """Return the first day counted and the first day not counted: of the rule within those of its file."""
        own = self.in_force
        since = [day for day in (place.from_on, own.from_on if own else None) if day is not None]
        until = [day for day in (place.until_on, own.until_on if own else None) if day is not None]
        return (max(since) if since else None), (min(until) if until else None)


def both(*parts: Predicate) -> Predicate:
    """Join conditions with *and*, leaving out those that always hold."""
    kept: list[Predicate] = []
    for part in parts:
        kept.extend(part.parts if isinstance(part, All) else (part,))
    return kept[0] if len(kept) == 1 else All(tuple(kept))


def negation(part: Predicate) -> Predicate:
    """Return *not* `part`; not never is always."""
    return All(()) if part == Any(()) else Not(part)
