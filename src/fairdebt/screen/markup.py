"""A text as whoever opens it reads it: signs that are written as codes of HTML, and plain tags, are undone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

from fairdebt.screen.results import Screened, Span

CODE = re.compile(r"&(?:amp;)*(#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z]{2,8}\d{0,2};)")
"""`&#25171;`, `&#x6253`, `&nbsp;`, and what was escaped twice. A name without its semicolon is part of an address."""

TAG = re.compile(r"</?([A-Za-z]{1,10}[1-6]?) ?/?>")
"""Tags without attributes: what stands in an attribute is read."""

WORDS = frozenset(["b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "mark", "wbr"])
"""Tags that part no word; the others begin a new line."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its markup; `starts` and `ends` say where in the original each of its characters stands.

    A letter that stood there as a code was hidden: `"code"` is added to the evasion of what it is found in.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, told: Screened) -> Screened:
        """Return what was found with its places in the original."""
        return replace(
            told,
            found=tuple(
                replace(each, span=self._span(each.span), evasion=(*each.evasion, *self._hidden(each.span)))
                for each in told.found
            ),
            claims=tuple(replace(each, span=self._span(each.span)) for each in told.claims),
            elements=tuple(replace(each, span=self._span(each.span)) for each in told.elements),
            discloses=tuple(replace(each, span=self._span(each.span)) for each in told.discloses),
            excused=tuple(replace(each, span=self._span(each.span)) for each in told.excused),
            unread=None if told.unread is None else self._span(told.unread),
        )

    def _hidden(self, span: Span) -> tuple[str, ...]:
        coded = any(self.ends[at] - self.starts[at] > 1 and self.text[at].isalnum() for at in range(*span))
        return ("code",) if coded else ()

    def _span(self, span: Span) -> Span:
        return self.starts[span[0]], self.ends[span[1] - 1]


def without_markup(text: str) -> Plain | None:
    r"""Return a text without its markup; None where it has none.

    >>> without_markup("&#x6253;&nbsp;it &amp; <b>g</b>o").text
    '打\xa0it & go'
    """
    if "&" not in text and "<" not in text:
        return None
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in re.finditer(f"{CODE.pattern}|{TAG.pattern}", text):
        code, tag = match.groups()
        meant = unescape(f"&{code}") if code is not None else "" if tag.lower() in WORDS else "\n"
        if meant == f"&{code}":
            continue
        for char, start, end in (
            *((text[at], at, at + 1) for at in range(done, match.start())),
            *((char, match.start(), match.end()) for char in meant),
        ):
            chars.append(char)
            starts.append(start)
            ends.append(end)
        done = match.end()
    if not done:
        return None
    chars.extend(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Plain("".join(chars), tuple(starts), tuple(ends))
