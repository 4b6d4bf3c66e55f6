"""Figures in a text: sums of money, days, dates, telephone numbers, spans of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_NUMERALS = "".join(DIGITS) + "".join(UNITS) + "万亿"
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,2})?"
_NUMBER = rf"(?:{_ARABIC}|[{_NUMERALS}]{{1,16}})"

AMOUNT = re.compile(
    rf"(?:[¥￥$£€]|rmb|cny|usd|人民币)\s?(?P<one>{_NUMBER})\s?(?P<big>万|k\b)?"
    rf"|(?P<two>{_NUMBER})\s?(?P<large>万|亿)?(?P<more>多|余|来)?(?:元|块|圆|人民币|rmb|cny|usd|dollars?|bucks)",
)
DAYS = re.compile(rf"(?P<n>{_NUMBER})\s?(?:个)?(?:天|日(?!前|内|元)|days?\b)")
SPAN = re.compile(rf"(?P<n>{_NUMBER}|半|几)\s?(?:个)?(?:分钟|小时|钟头|min(?:ute)?s?\b|hours?\b|hrs?\b|秒)")
DATE = re.compile(
    r"(?P<y>20\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?:日|号)?"
    r"|(?P<m2>\d{1,2})月(?P<d2>\d{1,2})(?:日|号)?"
)
PHONE = re.compile(
    r"(?<![\d*])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|400[- ]?\d{3,4}[- ]?\d{3,4}|800[- ]?\d{3,4}[- ]?\d{3,4}"
    r"|9[56]\d{3}(?:\d{1,3})?|1(?:2\d{3}|00\d{2})|0\d{2,3}[- ]\d{7,8}|0\d{9,11}"
    r"|(?:\+?1[- .]?)?\(?[2-9]\d{2}\)?[- .]\d{3}[- .]\d{4}|\d{3}[- ]\d{4})(?![\d*])"
)
LINK = re.compile(r"https?://\S{4,200}|www\.\S{4,200}|[a-z0-9._-]{1,40}@[a-z0-9-]{1,40}\.[a-z]{2,8}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its place in the folded text; `value` where it is a number, in units of its kind."""

    kind: str
    start: int
    end: int
    value: Decimal | None = None
    said: str = ""


def number(written: str) -> Decimal | None:
    """Return the number that Arabic or Chinese numerals say; None where they say none.

    >>> number("1,234.50"), number("三千零二十"), number("一万二")
    (Decimal('1234.50'), Decimal('3020'), Decimal('12000'))
    """
    plain = written.replace(",", "").strip()
    if plain and plain[0] in "0123456789":
        try:
            return Decimal(plain)
        except InvalidOperation:
            return None
    return _chinese(plain)


def _chinese(written: str) -> Decimal | None:
    if not written or any(char not in _NUMERALS for char in written):
        return None
    if not any(char in UNITS or char in "万亿" for char in written):
        return Decimal("".join(str(DIGITS[char]) for char in written))
    total = section = digit = 0
    unit = 1
    for char in written:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            unit = UNITS[char]
            section += (digit or 1) * unit
            digit = 0
        else:
            scale = 10_000 if char == "万" else 100_000_000
            total = (total + section + digit) * scale if char == "亿" else total + (section + digit) * scale
            section = digit = 0
            unit = scale
    if digit and unit >= 10 and len(written) > 1 and written[-2] not in "零〇":
        digit *= unit // 10
    return Decimal(total + section + digit)


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a folded text."""
    for match in AMOUNT.finditer(text):
        written = match["one"] or match["two"]
        value = number(written)
        scale = {"万": 10_000, "k": 1000, "亿": 100_000_000}.get(match["big"] or match["large"] or "", 1)
        yield Figure("@amount", *match.span(), None if value is None else value * scale, match.group())
    for kind, pattern in (("@days", DAYS), ("@span", SPAN)):
        for match in pattern.finditer(text):
            yield Figure(kind, *match.span(), number(match["n"]), match.group())
    for match in DATE.finditer(text):
        yield Figure("@date", *match.span(), None, match.group())
    for match in PHONE.finditer(text):
        yield Figure("@phone", *match.span(), None, match.group())
    for match in LINK.finditer(text):
        yield Figure("@link", *match.span(), None, match.group())
