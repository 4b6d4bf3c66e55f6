"""The fields of a policy file and of a folder's index, as people write them.

Definitions, states, tables, terms and rules stay unread here: they name each other, so the loader reads them in order of need.
"""

from __future__ import annotations

from typing import Annotated, Any as Anything, Literal

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from fairdebt.errors import suggest
from fairdebt.logic import All
from fairdebt.messages import say
from fairdebt.rules import RULE_KINDS, Binding, Confidence, Force, InForce, Reading, Status
from fairdebt.rules.fields import Both, Condition, Day, Model, Said, scope_of
from fairdebt.source import Mapping, Scalar, Sequence
from fairdebt.vocabulary import TABLES, is_jurisdiction


def _jurisdiction(node: Anything, info: ValidationInfo) -> str:
    code = str(node) if isinstance(node, Scalar) else ""
    if code != "any" and not is_jurisdiction(code):
        scope_of(info).faults.add(say("not_a_jurisdiction", name=code), say("write_jurisdiction"), at=node)
    return code


def _acts(node: Anything, info: ValidationInfo) -> tuple[str, ...]:
    scope, acts = scope_of(info), TABLES["act"].words
    if not isinstance(node, Sequence):
        scope.faults.add(say("set_needs_list"), say("write_list"), at=node)
        return ()
    for item in node:
        if str(item) not in acts:
            scope.faults.add(say("unknown_word", what=TABLES["act"].says, name=str(item)), suggest(str(item), acts), at=item)
    return tuple(str(item) for item in node)


def _unread(node: Anything, info: ValidationInfo) -> Mapping:
    if isinstance(node, Mapping):
        return node
    scope_of(info).faults.add(say("needs_mapping"), at=node)
    return Mapping()


def _unread_list(node: Anything, info: ValidationInfo) -> Sequence:
    if isinstance(node, Sequence):
        return node
    scope_of(info).faults.add(say("set_needs_list"), say("write_list"), at=node)
    return Sequence()


def _by_name(schema: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "object", "additionalProperties": {"$ref": f"#/$defs/{schema}"}})


Jurisdiction = Annotated[str, PlainValidator(_jurisdiction), WithJsonSchema({"type": "string"})]
Acts = Annotated[
    tuple[str, ...],
    PlainValidator(_acts),
    WithJsonSchema({"type": "array", "items": {"enum": sorted(TABLES["act"].words)}}),
]
Definitions = Annotated[Mapping, PlainValidator(_unread), _by_name("condition")]
StatesByName = Annotated[Mapping, PlainValidator(_unread), _by_name("state")]
TablesByName = Annotated[Mapping, PlainValidator(_unread), _by_name("table")]
TermsByName = Annotated[Mapping, PlainValidator(_unread), _by_name("term")]
KeysByName = Annotated[Mapping, PlainValidator(_unread), _by_name("key")]
FactsByName = Annotated[Mapping, PlainValidator(_unread), _by_name("own_fact")]
NoticesByName = Annotated[Mapping, PlainValidator(_unread), _by_name("own_notice")]
RuleList = Annotated[
    Sequence,
    PlainValidator(_unread_list),
    WithJsonSchema({"type": "array", "items": {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in RULE_KINDS]}}),
]


class Defaults(Model):
    """What the rules of a file have in common, unless they say otherwise."""

    confidence: Confidence | None = None
    force: Force | None = None
    reading: Reading | None = None
    status: Status | None = None
    sources: tuple[str, ...] | None = None
    checked_on: Day = None


class TableForm(Model):
    """Dated values by keys. A row says `for` which keys, what it `is`, and from and until when."""

    by: tuple[str, ...]
    rows: RuleList
    as_of: str = ""
    pick: Literal["shortest", "longest"] | None = None
    otherwise: str | None = Field(None, alias="else")
    citation: Said | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence | None = None


class KeyForm(Model):
    """Entities that count together."""

    of: Literal["debt"]
    together: Annotated[Mapping | None, PlainValidator(_unread), WithJsonSchema({"type": "object"})] = None


class Adoption(Model):
    """Rules of another policy that also bind somebody else, with both citations."""

    from_policy: str = Field(alias="from")
    rules: tuple[str, ...]
    for_whom: Condition = Field(All(()), alias="for")
    citation: Said


class Loosening(Model):
    """The only way to weaken a rule: who approved it, why, and until when (the first day not counted)."""

    rule: str
    to: Literal["warns", "off"]
    when: Condition = All(())
    because: Said
    approved_by: str = Field(min_length=1)
    until: Day


class PostureLine(Model):
    """Raise what a breach does, for all rules of a force, reading, binding, confidence, policy, or for one rule."""

    force: Force | None = None
    reading: Reading | None = None
    binding: Binding | None = None
    confidence: Confidence | None = None
    policy: str | None = None
    rule: str | None = None
    to: Literal["vetoes", "warns"]


class Uncovered(Model):
    """A jurisdiction whose law is not loaded and that the house accepts for now: why, who approved it, until when."""

    jurisdiction: Jurisdiction
    acts: Acts = ()
    because: Said
    approved_by: str = Field(min_length=1)
    until: Day


class OwnFact(Model):
    """A fact that only this house knows: its type, meaning and silence."""

    type: Annotated[str | tuple[str, ...], Field(union_mode="left_to_right")]
    says: Both
    silence: Literal["unknown", "no", "none"] = "unknown"
    because: Both


class OwnNotice(Model):
    """A kind of notice that only this house knows."""

    says: Both


class PolicyFile(Model):
    """One instrument: who made it, whom it binds, since when, and what it says."""

    format: Literal["1"]
    policy: str = Field(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")
    title: Both
    jurisdiction: Jurisdiction
    binding: Binding
    in_force: InForce
    applies: Condition = All(())
    uses: tuple[str, ...] = ()
    defaults: Defaults = Defaults()
    observe: InForce | None = None
    facts: FactsByName = Mapping()
    notices: NoticesByName = Mapping()
    keys: KeysByName = Mapping()
    define: Definitions = Mapping()
    states: StatesByName = Mapping()
    tables: TablesByName = Mapping()
    terms: TermsByName = Mapping()
    rules: RuleList = Sequence()
    adopts: tuple[Adoption, ...] = ()
    loosens: tuple[Loosening, ...] = ()
    posture: tuple[PostureLine, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


class CoverageForm(Model):
    """For which acts, where and since when the policies of a folder speak."""

    jurisdiction: Jurisdiction
    from_on: Day = Field(None, alias="from")
    acts: Acts


class IndexFile(Model):
    """The index of a folder of policies: what it covers, and its files."""

    format: Literal["1"]
    covers: CoverageForm
    policies: tuple[str, ...]


