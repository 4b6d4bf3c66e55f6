"""Plain text that is not text to everybody: nothing, numbers in base 60, dates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
MAY_CHANGE = frozenset("0123456789+-")
"""Characters with which numbers and dates begin: a quick test before the slow one."""

COLON_WITHOUT_SPACE = re.compile(r"[^\s:：'\"\[{]+(：|:(?=\S))")
COLON_BEFORE_ODD_SPACE = re.compile(r"[^\s:：'\"\[{]+:([^\S \t])")
WIDE_BRACKETS = frozenset("｛｝［］【】")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# As in the type repository of YAML 1.1 (yaml.org/type: int, float, timestamp).
_BASE_60 = re.compile(
    r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*",
    re.ASCII,
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?",
)

_LONGEST = 40  # nobody writes a time or a date so long; beyond, the number would be out of bounds


class Change(NamedTuple):
    """What common YAML readers make of a plain text: the number, or (None) a date."""

    number: str | None


def find_change(text: str) -> Change | None:
    """Return what readers of YAML 1.1 turn a plain time or date into, or None if they leave it alone.

    Other numbers, `yes` and `no` are turned as well, but mean the same here.

    >>> find_change("21:00")
    Change(number='1260')
    >>> find_change("08:00") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    if _DATE.fullmatch(text):
        return Change(None)
    if not _BASE_60.fullmatch(text):
        return None
    number = Decimal(0)
    for digits in text.lstrip("+-").replace("_", "").split(":"):
        number = number * 60 + Decimal(digits)
    return Change(f"{number.copy_sign(Decimal(-1)) if text[0] == '-' else number}")
