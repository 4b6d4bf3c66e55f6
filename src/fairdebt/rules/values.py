"""Read a written value as its type demands: `60 days`, `"2026-01-30"`, `put_through`, `CNY`."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from fairdebt.errors import suggest
from fairdebt.messages import say
from fairdebt.rules.scope import Scope
from fairdebt.vocabulary import Type

_NUMBER = re.compile(r"(-?\d{1,15}(?:\.\d{1,6})?)(?: ?(?:%|[a-z_]+|[A-Z]{3}))?")

Written = str | Decimal | date


def read_number(text: str) -> Decimal | None:
    """Return the number of `60`, `60 days`, `24%`, `50000 CNY`; None if the text is no number."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[1]) if found else None


def read_date(text: str) -> date | None:
    """Return the date of `2026-01-30`; None if the text is no date."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def words_of(type_: Type, scope: Scope) -> frozenset[str] | None:
    """Return the words that a value of `type_` may be; None where any word may stand."""
    if type_.base == "truth":
        return frozenset({"yes", "no"})
    if type_.base != "name" or not type_.table:
        return None
    if type_.table == "notice":
        return frozenset(scope.notices)
    table = scope.tables[type_.table]
    return frozenset(table.words) if table.words else None


def read_values(node: str, type_: Type, scope: Scope) -> tuple[Written, ...]:
    """Return the values a written word stands for: itself, or the words of a group; nothing after a fault."""
    text = str(node)
    match type_.base:
        case "number" | "amount":
            number = read_number(text)
            if number is None:
                scope.faults.add(say("not_a_number", text=text), say("write_number"), at=node)
            return () if number is None else (number,)
        case "date" | "instant":
            on = read_date(text)
            if on is None:
                scope.faults.add(say("not_a_date", text=text), say("write_date"), at=node)
            return () if on is None else (on,)
    table = scope.tables.get(type_.table) if type_.base == "name" else None
    if table is not None and text in table.groups:
        return tuple(table.groups[text])
    words = words_of(type_, scope)
    if words is None or text in words:
        return (text,)
    known = [*words, *(table.groups if table is not None else ())]
    what = table.says if table is not None else say("truth_words")
    scope.faults.add(say("unknown_word", what=what, name=text), suggest(text, known), at=node)
    return ()


def read_instant(text: str) -> datetime | None:
    """Return the aware instant of `2026-03-02T18:00+08:00`; None if it is none or has no offset."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None and at.utcoffset() is not None else None
