"""Bytes to text: size, encoding, characters that nobody can see."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from fairdebt.errors import Mark
from fairdebt.source.findings import Findings, Stopped

MAX_BYTES = 4 * 2**20

LINE_BREAK = re.compile(r"\r\n|\n|\r")
# What libyaml refuses, and what it takes for a line break or a second byte order mark where editors do not.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Spaces that look like an indentation before `name:` or `- name:`, and are none to YAML.
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
_ODD_INDENT = re.compile(rf"^ *([{_ODD_SPACES}])[ {_ODD_SPACES}]*(?:- )?[a-z_]+:(?=[ \r\n]|\Z)", re.MULTILINE)
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_TWO_BYTES = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
# A backslash that is itself escaped is stepped over, so the pairs found are real escapes.
_JSON_ESCAPE = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\.", re.DOTALL)
_REPLACED = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """Text for the parser; `joined` lists, by line, the columns where an escape became two characters shorter."""

    text: str
    joined: dict[int, list[int]]

    def at(self, line: int, column: int) -> Mark:
        """Return where a place of the parser, counted from 0, stands in the file."""
        if self.joined:
            column += 2 * bisect_left(self.joined.get(line, ()), column)
        return Mark(line + 1, column + 1)


_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf", b"\x1f\x8b")
"""How documents of Word and Excel, PDF, RTF and packed files begin."""


def decode(data: bytes, found: Findings) -> Decoded:
    """Return the text of a file; invisible characters are found and replaced, so that reading can go on.

    Raises:
        Stopped: too big, no text, not UTF-8, indented with spaces that are none to YAML, or too many faults.
    """
    if len(data) > MAX_BYTES:
        found.add(None, "file_too_big", mebibytes=MAX_BYTES // 2**20)
        raise Stopped
    if data.startswith(_NO_TEXT):
        found.add(Mark(1, 1), "file_no_text")
        raise Stopped
    wide = _wide_encoding(data)
    if wide is not None:
        found.add(Mark(1, 1), "file_encoding", encoding=wide)
        raise Stopped
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _explain_encoding(data, error.start, found)
        raise Stopped from None
    if _INVISIBLE.search(text):
        for mark, char in _places(_INVISIBLE, text, 0):
            found.add(mark, "file_invisible", code=f"{ord(char):04X}")
        text = _INVISIBLE.sub(_REPLACED, text)
    odd = [*_places(_ODD_INDENT, text, 1)] if not text.isascii() else []
    for mark, char in odd:
        found.add(mark, "yaml_odd_space", code=f"{ord(char):04X}")
    if odd:  # what belongs to what below such a line is anybody's guess
        raise Stopped
    return _join_surrogates(text)


def _places(pattern: re.Pattern[str], text: str, group: int) -> Iterator[tuple[Mark, str]]:
    """Yield where the group of a pattern stands in a text, and what it is."""
    starts = [0, *(line_break.end() for line_break in LINE_BREAK.finditer(text))]
    for match in pattern.finditer(text):
        line = bisect_right(starts, match.start(group))
        yield Mark(line, match.start(group) - starts[line - 1] + 1), match[group]


def _wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 or UTF-32 if the bytes look like it, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    even, odd = data[::2].count(0), data[1::2].count(0)
    few, many = sorted((even, odd))
    if len(data) < 4 or many * 10 < len(data):  # in a policy at least every fifth character is ASCII
        return None
    if few * 10 <= many:
        return "UTF-16"
    return "UTF-32" if even + odd >= len(data) * 0.6 else None


def _explain_encoding(data: bytes, start: int, found: Findings) -> None:
    """Say that the bytes stop being UTF-8 at `start`, and which encoding they look like."""
    before = LINE_BREAK.split(data[:start].decode("utf-8"))
    mark = Mark(len(before), len(before[-1]) + 1)
    if data[start] == 0xED and _is_lone_surrogate(data[start : start + 3]):
        found.add(mark, "yaml_surrogate")
    elif _looks_like_gbk(data):
        found.add(mark, "file_encoding", encoding="GBK")
    elif data[:start].isascii():
        found.add(mark, "file_encoding", encoding="Latin-1")
    else:
        found.add(mark, "file_damaged")


def _is_lone_surrogate(three: bytes) -> bool:
    try:
        return len(three.decode("utf-8", "surrogatepass")) == 1
    except UnicodeDecodeError:
        return False


def _looks_like_gbk(data: bytes) -> bool:
    """Whether bytes above ASCII mostly come in the pairs of GBK, which Latin-1 and damaged UTF-8 seldom form."""
    runs = _HIGH_BYTES.findall(data)
    paired = sum(1 for run in runs if _TWO_BYTES.fullmatch(run))
    return paired * 2 > len(runs)


def _join_surrogates(text: str) -> Decoded:
    """Write the pairs by which JSON spells characters beyond U+FFFF as YAML spells them.

    Only where the whole text is JSON: there a backslash always begins an escape.
    """
    if "\\ud" not in text and "\\uD" not in text:
        return Decoded(text, {})
    try:
        json.loads(text, parse_int=str)
    except (ValueError, RecursionError):
        return Decoded(text, {})
    joined: dict[int, list[int]] = {}
    lines = LINE_BREAK.split(text)
    for number, line in enumerate(lines):
        columns: list[int] = []

        def join(match: re.Match[str], columns: list[int] = columns) -> str:
            if match[1] is None:
                return match[0]
            columns.append(match.start() - 2 * len(columns))
            high, low = int(match[1], 16), int(match[2], 16)
            return f"\\U{0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00):08X}"

        lines[number] = _JSON_ESCAPE.sub(join, line)
        if columns:
            joined[number] = columns
    return Decoded("\n".join(lines), joined)
