"""Fields of rules: each reads its piece of policy language with the names in scope."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any as Anything, TypeVar, cast

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from fairdebt.clock import Spans, Week, is_zone
from fairdebt.logic import Anchor, Key, Measure, Predicate, StatedTimes, Term
from fairdebt.messages import Text, say
from fairdebt.rules.conditions import read_condition
from fairdebt.rules.counting import read_anchors, read_measure
from fairdebt.rules.hours import read_closed, read_hours, read_stated
from fairdebt.rules.keys import read_keys
from fairdebt.rules.scope import Scope
from fairdebt.rules.spans import Limit, read_lasting, read_limits, read_spans
from fairdebt.rules.values import fix_of_date, read_date
from fairdebt.source import Mapping, Node, Scalar, Sequence, as_written
from fairdebt.vocabulary import CALENDARS, national_calendar

Item = TypeVar("Item")

ZONE_ROLES = ("recipient", "debtor", "lender", "residence", "called_number")
CALENDAR_ROLES = ("national", "local")
LANGUAGES = ("zh", "en")
ID = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"


def scope_of(info: ValidationInfo) -> Scope:
    """Return the scope in which a file is being read."""
    return cast("Scope", info.context)  # whoever reads a file hands one in


def field(read: Callable[[Node, Scope], object], schema: str) -> Anything:
    """Return the type of a field that `read` reads; `schema` is its name among the definitions for editors."""

    def validate(value: Anything, info: ValidationInfo) -> object:
        return read(value, scope_of(info))

    return Annotated[Anything, PlainValidator(validate), WithJsonSchema({"$ref": f"#/$defs/{schema}"})]


def read_text(node: Node, scope: Scope) -> Scalar:
    """Read a text that is not empty; it keeps its place."""
    if isinstance(node, Scalar) and node.strip():
        return node
    scope.faults.add(say("needs_text"), at=node)
    return Scalar("", node.mark)


def read_texts(node: Node, scope: Scope) -> tuple[Scalar, ...]:
    """Read a list of texts."""
    return _each(node, scope, read_text)


def read_said(node: Node, scope: Scope) -> Text:
    """Read `{zh: ..., en: ...}`, or one text that serves both."""
    if isinstance(node, Scalar):
        text = str(read_text(node, scope))
        return Text(zh=text, en=text)
    return read_both(node, scope)


def read_both(node: Node, scope: Scope) -> Text:
    """Read `{zh: ..., en: ...}`; one text is enough in a house's own file alone."""
    if isinstance(node, Scalar) and scope.house:
        return read_said(node, scope)
    if not isinstance(node, Mapping):
        scope.faults.add(say("needs_two_languages"), say("write_two_languages"), at=node)
        return Text("", "")
    for key in node:
        if key not in LANGUAGES:
            scope.unknown("what_language", key, LANGUAGES, at=node.key_marks[key])
    for language in LANGUAGES:
        if language not in node:
            scope.faults.add(say(f"no_{language}"), say("write_two_languages"), at=node)
    zh, en = (str(read_text(node[each], scope)) if each in node else "" for each in LANGUAGES)
    return Text(zh=zh, en=en)


def read_day(node: Node, scope: Scope) -> date | None:
    """Read a date written as `"2026-01-30"`; None after a fault."""
    on = read_date(node) if isinstance(node, Scalar) else None
    if on is None:
        scope.faults.add(say("not_a_date", text=as_written(node)), fix_of_date(node), at=node)
    return on


def read_zones(node: Node, scope: Scope) -> tuple[str, ...]:
    """Read `recipient`, `residence` and other roles, a named zone, or a list of them (each must permit)."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_item"), at=node)
    found = []
    for item in items:
        if isinstance(item, Scalar) and (item in ZONE_ROLES or is_zone(item)):
            found.append(str(item))
        else:
            scope.unknown("what_zone", item, [*ZONE_ROLES, "Asia/Shanghai", "America/New_York"])
    return tuple(found)


def read_calendars(node: Node, scope: Scope) -> tuple[str, ...]:
    """Read `national`, `local`, a named calendar, or a list of them (each must permit)."""
    items = node if isinstance(node, Sequence) else [node]
    if not items:
        scope.faults.add(say("empty_list"), say("write_item"), at=node)
    found = []
    for item in items:
        if isinstance(item, Scalar) and (item in CALENDAR_ROLES or item in CALENDARS):
            found.append(str(item))
        else:
            scope.unknown("what_calendar", item, [*CALENDAR_ROLES, *CALENDARS])
    if "national" in found and national_calendar(scope.jurisdiction) is None:
        scope.faults.add(say("no_national_calendar", code=scope.jurisdiction), say("name_calendar"), at=node)
    return tuple(found)


def read_business_days(node: Node, scope: Scope) -> str:
    """Read the name of the calendar by which a file counts business days; `national` is that of its country."""
    found = read_calendars(node, scope)
    if len(found) == 1 and found[0] != "local":
        return (national_calendar(scope.jurisdiction) or "") if found[0] == "national" else found[0]
    if found:
        scope.faults.add(say("one_calendar"), say("name_calendar"), at=node)
    return ""


def read_id(node: Node, scope: Scope) -> str:
    """Read an id: lower case words joined by hyphens."""
    text = str(node) if isinstance(node, Scalar) else ""
    if not re.fullmatch(ID, text):
        scope.faults.add(say("bad_id", text=as_written(node)), say("write_id"), at=node)
    return text


def read_sayings(node: Node, scope: Scope) -> tuple[Text, ...]:
    """Read a list of sentences, each one text or `{zh: ..., en: ...}`."""
    return _each(node, scope, read_said)


def _each(node: Node, scope: Scope, read: Callable[[Node, Scope], Item]) -> tuple[Item, ...]:
    if not isinstance(node, Sequence):
        scope.faults.add(say("needs_list"), say("write_list"), at=node)
        return ()
    return tuple(read(item, scope) for item in node)


def _event_filter(node: Node, scope: Scope) -> Predicate:
    return read_condition(node, scope, of="event")


def _measure(node: Node, scope: Scope) -> Measure:
    return read_measure(node, scope, with_act=True)


if TYPE_CHECKING:
    Condition = Predicate
    EventFilter = Predicate
    Keys = tuple[Key, ...]
    Duration = Spans | None
    Lasting = Spans | Term | None
    Limits = tuple[Limit, ...]
    Hours = Week | StatedTimes
    Closed = Week | StatedTimes
    Stated = StatedTimes
    Zones = tuple[str, ...]
    Calendars = tuple[str, ...]
    BusinessDays = str
    Counting = Measure
    Anchors = tuple[Anchor | Term, ...]
    Said = Text
    Both = Text
    Day = date | None
    Id = str
    Name = Scalar
    Names = tuple[Scalar, ...]
    Sayings = tuple[Text, ...]
else:  # the readers alone decide what is accepted; pydantic need not look into the norm language
    Condition = field(read_condition, "condition")
    EventFilter = field(_event_filter, "event_filter")
    Keys = field(read_keys, "keys")
    Duration = field(read_spans, "spans")
    Lasting = field(read_lasting, "lasting")
    Limits = field(read_limits, "limits")
    Hours = field(read_hours, "hours")
    Closed = field(read_closed, "closed")
    Stated = field(read_stated, "stated_times")
    Zones = field(read_zones, "zones")
    Calendars = field(read_calendars, "calendars")
    BusinessDays = field(read_business_days, "business_days")
    Counting = field(_measure, "counting")
    Anchors = field(read_anchors, "anchors")
    Said = field(read_said, "said")
    Both = field(read_both, "both")
    Day = field(read_day, "day")
    Id = field(read_id, "id")
    Name = field(read_text, "text")
    Names = field(read_texts, "texts")
    Sayings = field(read_sayings, "sayings")
