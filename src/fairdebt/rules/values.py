"""Read a written value as its type demands: `60 days`, `"2026-01-30"`, `put_through`, `CNY`."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from fairdebt.errors import suggest
from fairdebt.messages import Text, say
from fairdebt.rules.scope import Scope
from fairdebt.source import Scalar, as_written
from fairdebt.vocabulary import EVERYDAY_TRUTHS, Type

_NUMBER = re.compile(r"(-?\d{1,15}(?:\.\d{1,6})?)(?: ?(%|[a-z_]+|[A-Z]{3}))?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OTHER_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)

Written = str | Decimal | date

TRUTHS = ("yes", "no")


def read_number(text: str) -> Decimal | None:
    """Return the number of `60`, `60 days`, `24%`, `50000 CNY`; None if the text is no number."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[1]) if found else None


def read_date(text: str) -> date | None:
    """Return the date of `2026-01-30`; None if the text is no date, or lies outside 1900 to 2199."""
    if not _DATE.fullmatch(text):
        return None
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return None
    return on if 1900 <= on.year < 2200 else None


def fix_of_date(node: object) -> Text:
    """Return the fix for what is no date: as we write it, where somebody wrote `2026/3/1` or `2026年3月1日`."""
    found = _OTHER_DATE.fullmatch(str(node).strip())
    text = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found is not None else ""
    return say("write_this_date", text=text) if read_date(text) is not None else say("write_date")


def words_of(type_: Type, scope: Scope) -> frozenset[str] | None:
    """Return the words that a value of `type_` may be; None where any word may stand."""
    if type_.base == "truth":
        return frozenset(TRUTHS)
    if type_.base not in ("name", "mapping") or not type_.table:
        return None
    if type_.table == "notice":
        return frozenset(scope.notices)
    table = scope.tables[type_.table]
    return frozenset(table.words) if table.words else None


def unit_fits(text: str, type_: Type, name: str) -> bool:
    """Tell whether the unit of a written number is that of `name`: `60 days` of `days_overdue`, `24%` of `annual_rate`.

    >>> unit_fits("2 months", Type("number"), "debt.days_overdue")
    False
    """
    found = _NUMBER.fullmatch(text.strip())
    unit = found[2] if found else None
    if unit is None or not name:
        return True
    if unit.isupper():
        return type_.base == "amount"
    if unit == "%":
        return "rate" in name or "penalty" in name
    return unit.removesuffix("s") in name and type_.base == "number"


def read_values(node: Scalar, type_: Type, scope: Scope, *, name: str = "") -> tuple[Written, ...]:
    """Return the values a written word stands for: itself, or the words of a group; nothing after a fault.

    Args:
        node: The word.
        type_: The type of the attribute or fact beside which it stands.
        scope: What may be named, and where faults go.
        name: That attribute or fact, which tells its unit; empty where there is none.
    """
    match type_.base:
        case "number" | "amount":
            number = read_number(node)
            if number is None:
                scope.faults.add(say("not_a_number", text=as_written(node)), say("write_number"), at=node)
            elif not unit_fits(node, type_, name):
                scope.faults.add(say("wrong_unit", text=as_written(node), name=name), say("drop_unit"), at=node)
            return () if number is None else (number,)
        case "date" | "instant":
            on = read_date(node)
            if on is None:
                scope.faults.add(say("not_a_date", text=as_written(node)), fix_of_date(node), at=node)
            return () if on is None else (on,)
        case _:
            return _read_words(node, type_, scope, name)


def _read_words(node: Scalar, type_: Type, scope: Scope, name: str) -> tuple[str, ...]:
    text = str(node)
    table = scope.tables.get(type_.table) if type_.table else None
    if table is not None and text in table.groups:
        return tuple(table.groups[text])
    words = words_of(type_, scope)
    if words is None or text in words:
        return (text,)
    known = [*words, *(table.groups if table is not None else ())]
    meanings = table.meanings if table is not None else None
    everyday = table.everyday if table is not None else EVERYDAY_TRUTHS if type_.base == "truth" else None
    fix = suggest(text, known, meanings, everyday=everyday) or say("see_vocabulary")
    scope.faults.add(say("not_one_of", name=name, text=as_written(node)), fix, at=node)
    return ()
