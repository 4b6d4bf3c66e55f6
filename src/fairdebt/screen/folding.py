"""Fold a text to plain characters, keeping where in the original each of them stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from fairdebt.screen.tables import CONFUSABLE, emoji_words, plain_characters

KEPT_AT_MOST = 60_000
"""So many folded characters are remembered; a text of ordinary writing needs some hundreds."""

_NAMED = {
    "\u2014": "-",
    "\u2013": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2026": "。",
    "\u3002": "。",
    "\uff0c": "，",
    "\uff1b": "；",
    "\uff1a": "：",
    "\uff01": "！",
    "\uff1f": "？",
    "\uff08": "（",
    "\uff09": "）",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}
"""Punctuation that keeps its Chinese form, because that says where clauses end, and line breaks of other systems."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain characters; `at[i]` is where in the original the character `text[i]` stands."""

    original: str
    text: str
    at: tuple[int, ...]
    chinese: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of the folded characters from `start` to before `end`."""
        return self.at[start], self.at[end - 1] + 1


def is_chinese(char: str) -> bool:
    """Tell whether a character is a Chinese one.

    >>> is_chinese("债"), is_chinese("d")
    (True, False)
    """
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\u2e80" <= char <= "\u2fdf"


def fold_character(char: str) -> str:
    r"""Return the plain form of one character: small, simplified, of ordinary width; empty where it only hides.

    >>> fold_character("Ａ"), fold_character("錢"), fold_character("\u200b")
    ('a', '钱', '')
    """
    return _PLAIN[ord(char)]


def fold_characters(text: str) -> str:
    """Return a text with each of its characters in its plain form; emoji and look-alikes stay what they are.

    >>> fold_characters("欠錢Ａ")
    '欠钱a'
    """
    return text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """The plain forms of characters, by their numbers, worked out when they are first met."""

    def __missing__(self, number: int) -> str:
        found = _fold(chr(number))
        if len(self) < KEPT_AT_MOST:
            self[number] = found
        return found


_PLAIN = _Plain()


def _fold(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if unicodedata.category(char) in ("Cf", "Mn", "Me", "Cs", "Co", "Cn") or char == "\u3164":
        return ""
    plain = plain_characters()
    folded = unicodedata.normalize("NFKC", char).lower()
    if len(folded) == 1 and folded not in plain:
        parts = unicodedata.normalize("NFD", folded)
        if "a" <= parts[0] <= "z":
            folded = parts[0]
    return "".join(plain.get(each, each) for each in folded if unicodedata.category(each) not in ("Cf", "Mn"))


def fold(text: str) -> Folded:
    """Fold a text: compatibility forms, hidden characters, emoji, variants and look-alike letters are undone."""
    emoji = emoji_words()
    chinese = any(map(is_chinese, text))
    chars: list[str] = []
    at: list[int] = []
    for index, char in enumerate(text):
        if char in emoji:
            words = emoji[char]
            plain = words[0] if chinese else f" {words[1]} "
        elif "\U0001f000" <= char <= "\U0001faff" or "\u2600" <= char <= "\u27bf":
            plain = unicodedata.normalize("NFKC", char).lower() if _is_lettered(char) else "" if chinese else " "
        else:
            plain = fold_character(char)
        if len(plain) == 1:
            chars.append(plain)
            at.append(index)
        elif plain:
            chars.extend(plain)
            at.extend([index] * len(plain))
    folded = "".join(chars)
    if not folded.isascii() and _has_look_alikes(folded):
        folded = folded.translate(CONFUSABLE)
    return Folded(text, folded, tuple(at), chinese)


def _is_lettered(char: str) -> bool:
    """Tell whether a sign is a letter or figure in a circle or square."""
    plain = unicodedata.normalize("NFKC", char)
    return len(plain) == 1 and plain.isalnum() and plain.isascii()


def _has_look_alikes(folded: str) -> bool:
    """Tell whether letters of another script stand among at least as many Latin ones."""
    latin = sum("a" <= char <= "z" for char in folded)
    others = sum("\u0370" <= char <= "\u052f" for char in folded)
    return 0 < others <= latin
