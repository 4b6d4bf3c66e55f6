"""The fields of a policy file and of a folder's index, as people write them.

Definitions, states, tables, terms and rules stay unread here: they name each other, so the loader reads them in order
of need.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from fairdebt.logic import All
from fairdebt.policy.values import (
    Acts,
    Definitions,
    FactsByName,
    Jurisdiction,
    KeysByName,
    Lenders,
    NoticesByName,
    OwnType,
    Parts,
    People,
    PolicyName,
    Purposes,
    Roles,
    RowList,
    RuleList,
    StatesByName,
    TablesByName,
    TermsByName,
    Together,
)
from fairdebt.rules import Binding, Confidence, Force, InForce, Model, Reading, Status
from fairdebt.rules.fields import Both, BusinessDays, Condition, Day, Name, Names, Said
from fairdebt.source import Mapping, Sequence


class Defaults(Model):
    """What the rules of a file have in common, unless they say otherwise."""

    confidence: Confidence | None = None
    force: Force | None = None
    reading: Reading | None = None
    status: Status | None = None
    sources: Names | None = None
    checked_on: Day = None


class TableForm(Model):
    """Dated values by keys. A row says `for` which keys, what it `is`, and from and until when."""

    by: Names
    rows: RowList
    as_of: Name | None = None
    pick: Literal["shortest", "longest"] | None = None
    otherwise: Name | None = Field(None, alias="else")
    citation: Said | None = None
    sources: Names = ()
    confidence: Confidence | None = None


class KeyForm(Model):
    """Entities that count together."""

    of: Literal["debt"]
    together: Together


class Adoption(Model):
    """Rules of another policy that also bind somebody else, with both citations.

    `confidence` says how well the adoption itself is supported; an adopted rule has the weaker of it and its own.
    """

    from_policy: Name = Field(alias="from")
    rules: Names
    for_whom: Condition = Field(All(()), alias="for")
    citation: Said
    confidence: Confidence | None = None


class Loosening(Model):
    """The only way to weaken a rule: who approved it, why, and until when (the first day not counted)."""

    rule: Name
    to: Literal["warns", "off"]
    when: Condition = All(())
    because: Said
    approved_by: Name
    until: Day


class PostureLine(Model):
    """Raise what a breach does, for all rules of a force, reading, binding, confidence, policy, or for one rule."""

    force: Force | None = None
    reading: Reading | None = None
    binding: Binding | None = None
    confidence: Confidence | None = None
    policy: Name | None = None
    rule: Name | None = None
    to: Literal["vetoes", "warns"]


class Uncovered(Model):
    """A jurisdiction whose law is not loaded and that the house accepts for now: why, who approved it, until when."""

    jurisdiction: Jurisdiction
    acts: Acts = ()
    because: Said
    approved_by: Name
    until: Day


class Trial(Model):
    """From and until when a new file reports without vetoing; `until` is the first day not counted."""

    from_on: Day = Field(None, alias="from")
    until_on: Day = Field(alias="until")


class OwnFact(Model):
    """A fact that only this house knows: its type, meaning and silence."""

    type: OwnType
    says: Both
    silence: Literal["unknown", "no", "none"] = "unknown"
    because: Both


class OwnNotice(Model):
    """A kind of notice that only this house knows."""

    says: Both


class FileDays(InForce):
    """From and until when an instrument is in force; its first day must be known."""

    from_on: Day = Field(alias="from")


class PolicyFile(Model):
    """One instrument: who made it, whom it binds, since when, and what it says."""

    format: Literal["1"]
    policy: PolicyName
    title: Both
    jurisdiction: Jurisdiction
    binding: Binding
    in_force: FileDays
    applies: Condition = All(())
    uses: Names = ()
    defaults: Defaults = Defaults()
    observe: Trial | None = None
    business_days: BusinessDays = ""
    facts: FactsByName = Field(default_factory=Mapping)
    notices: NoticesByName = Field(default_factory=Mapping)
    keys: KeysByName = Field(default_factory=Mapping)
    define: Definitions = Field(default_factory=Mapping)
    states: StatesByName = Field(default_factory=Mapping)
    tables: TablesByName = Field(default_factory=Mapping)
    terms: TermsByName = Field(default_factory=Mapping)
    rules: RuleList = Field(default_factory=Sequence)
    adopts: tuple[Adoption, ...] = ()
    loosens: tuple[Loosening, ...] = ()
    posture: tuple[PostureLine, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


class OnlyFor(Model):
    """Jurisdictions in which the law that was read speaks of some alone: others are not covered.

    `roles` of collectors, types of `lenders`, relations of `people` who are contacted, `purposes` of debts. What is not
    written is no limit.
    """

    jurisdictions: Parts
    roles: Roles = ()
    lenders: Lenders = ()
    people: People = ()
    purposes: Purposes = ()


class CoverageForm(Model):
    """For which acts, where and since when the policies of a folder speak, and the states with law of their own."""

    jurisdiction: Jurisdiction
    from_on: Day = Field(None, alias="from")
    acts: Acts
    divided_into: Parts = ()
    only_for: tuple[OnlyFor, ...] = ()


class IndexFile(Model):
    """The index of a folder of policies: what it covers, and its files."""

    format: Literal["1"]
    covers: CoverageForm
    policies: Names
