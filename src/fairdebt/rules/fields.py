"""Fields of rules: each reads its piece of policy language with the names in scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any as Anything, TypeVar, cast

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationInfo, WithJsonSchema

from fairdebt.clock import Spans, Week, is_zone
from fairdebt.logic import Anchor, Key, Measure, Predicate, StatedTimes, Term
from fairdebt.messages import Text, say
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.counting import read_anchors, read_measure
from fairdebt.rules.hours import read_closed, read_hours
from fairdebt.rules.keys import read_keys
from fairdebt.rules.scope import Scope
from fairdebt.rules.spans import Limit, read_lasting, read_limits, read_spans
from fairdebt.rules.values import read_date
from fairdebt.source import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

ZONE_ROLES = ("recipient", "debtor", "lender")


class Model(BaseModel):
    """A piece of a policy file: frozen, no unknown fields, inputs never shown in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)


def scope_of(info: ValidationInfo) -> Scope:
    """Return the scope in which a file is being read."""
    return cast("Scope", info.context)


def _reads(read: Callable[[Node, Scope], object], schema: str | dict[str, Anything]) -> tuple[PlainValidator, WithJsonSchema]:
    def validate(value: Anything, info: ValidationInfo) -> object:
        return read(value, scope_of(info))

    json = {"$ref": f"#/$defs/{schema}"} if isinstance(schema, str) else schema
    return PlainValidator(validate), WithJsonSchema(json)


def read_said(node: Node, scope: Scope) -> Text:
    """Read `{zh: ..., en: ...}`, or one text that serves both."""
    if isinstance(node, Scalar):
        return Text(str(node), str(node))
    if isinstance(node, Mapping) and set(node) == {"zh", "en"} and all(isinstance(v, Scalar) for v in node.values()):
        return Text(zh=str(node["zh"]), en=str(node["en"]))
    scope.faults.add(say("needs_two_languages"), say("write_two_languages"), at=node)
    return Text("", "")


def read_both(node: Node, scope: Scope) -> Text:
    """Read `{zh: ..., en: ...}`; one text is not enough."""
    if isinstance(node, Scalar):
        scope.faults.add(say("needs_two_languages"), say("write_two_languages"), at=node)
        return Text(str(node), str(node))
    return read_said(node, scope)


def read_day(node: Node, scope: Scope) -> date | None:
    """Read a date written as `"2026-01-30"`; None after a fault."""
    on = read_date(node) if isinstance(node, Scalar) else None
    if on is None:
        scope.faults.add(say("not_a_date", text=_shown(node)), say("write_date"), at=node)
    return on


def read_zones(node: Node, scope: Scope) -> tuple[str, ...]:
    """Read `recipient`, `debtor`, `lender`, a named zone, or a list of them (each must permit)."""
    items = node if isinstance(node, Sequence) else [node]
    for item in items:
        if str(item) not in ZONE_ROLES and not is_zone(str(item)):
            scope.unknown("what_zone", str(item), [*ZONE_ROLES, "Asia/Shanghai", "America/New_York"], at=item)
    return tuple(str(item) for item in items)


def _event_filter(node: Node, scope: Scope) -> Predicate:
    return read_condition(node, scope, of="event")


def _measure(node: Node, scope: Scope) -> Measure:
    return read_measure(node, scope, with_act=True)


def read_id(node: Node, scope: Scope) -> str:
    """Read an id: lower case words joined by hyphens."""
    text = str(node) if isinstance(node, Scalar) else ""
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", text):
        scope.faults.add(say("bad_id", text=_shown(node)), say("write_id"), at=node)
    return text


def _shown(node: object) -> str:
    return str(node) if isinstance(node, str) else "..."


_TEXTS: dict[str, Anything] = {"type": "string", "minLength": 1}
_BOTH: dict[str, Anything] = {
    "type": "object",
    "properties": {"zh": _TEXTS, "en": _TEXTS},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_ONE_OR_LIST: dict[str, Anything] = {"anyOf": [_TEXTS, {"type": "array", "items": _TEXTS, "minItems": 1}]}

_condition = _reads(read_condition, "condition")
_filter = _reads(_event_filter, "event_filter")
_keys = _reads(read_keys, "keys")
_spans = _reads(read_spans, "spans")
_lasting = _reads(read_lasting, "spans")
_limits = _reads(read_limits, _ONE_OR_LIST)
_hours = _reads(read_hours, "hours")
_closed = _reads(read_closed, "hours")
_zones = _reads(read_zones, _ONE_OR_LIST)
_measures = _reads(_measure, _TEXTS)
_anchors = _reads(read_anchors, "anchors")
_said = _reads(read_said, {"anyOf": [_TEXTS, _BOTH]})
_both = _reads(read_both, _BOTH)
_day = _reads(read_day, {"type": "string", "format": "date"})
_id = _reads(read_id, {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"})

if TYPE_CHECKING:
    Condition = Predicate
    EventFilter = Predicate
    Keys = tuple[Key, ...]
    Duration = Spans | None
    Lasting = Spans | Term | None
    Limits = tuple[Limit, ...]
    Hours = Week | StatedTimes
    Closed = Week | StatedTimes
    Zones = tuple[str, ...]
    Counting = Measure
    Anchors = tuple[Anchor | Term, ...]
    Said = Text
    Both = Text
    Day = date | None
    Id = str
else:  # the readers alone decide what is accepted; pydantic need not look into the norm language
    Condition = Annotated[Anything, *_condition]
    EventFilter = Annotated[Anything, *_filter]
    Keys = Annotated[Anything, *_keys]
    Duration = Annotated[Anything, *_spans]
    Lasting = Annotated[Anything, *_lasting]
    Limits = Annotated[Anything, *_limits]
    Hours = Annotated[Anything, *_hours]
    Closed = Annotated[Anything, *_closed]
    Zones = Annotated[Anything, *_zones]
    Counting = Annotated[Anything, *_measures]
    Anchors = Annotated[Anything, *_anchors]
    Said = Annotated[Anything, *_said]
    Both = Annotated[Anything, *_both]
    Day = Annotated[Anything, *_day]
    Id = Annotated[Anything, *_id]
