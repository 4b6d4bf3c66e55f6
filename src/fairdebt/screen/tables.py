"""The character tables of the screen, read once when a text is first screened.

`traditional.txt`, `sounds.txt` and `words.txt` are written by `scripts/screen_tables.py`, the tables of the judges by
`scripts/screen_judge.py`; `emoji.txt`, `other_tongues.txt`, `split.txt` and `variants.txt` are kept by hand.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

CONFUSABLE = str.maketrans(
    "аеорсухіјѕԁһӏԛԝвкмнтгαεορτυνικѡ\u0261\u0131ɑｌ",
    "aeopcyxijsdhlqwbkmhtraeoptuvikwgial",
)
"""Letters of other scripts that look like Latin ones, small letters only."""

LEET = str.maketrans("431057@$!|8", "aeiostasilb")
"""Digits and signs that stand for letters within a word."""

_TONGUE = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def _lines(name: str) -> list[str]:
    text = (files("fairdebt.screen") / "tables" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def plain_characters() -> dict[str, str]:
    """Return the simplified form of each traditional or variant character."""
    found: dict[str, str] = {}
    for name in ("traditional.txt", "variants.txt"):
        for line in _lines(name):
            plain, others = line.split(" ")
            found.update(dict.fromkeys(others, plain))
    return found


@lru_cache(maxsize=1)
def emoji_words() -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English word that an emoji stands for."""
    found = {}
    for line in _lines("emoji.txt"):
        signs, zh, en = line.split("|")
        found.update(dict.fromkeys(signs.replace(" ", ""), (zh.strip(), en.strip())))
    return found


@lru_cache(maxsize=1)
def split_characters() -> dict[str, str]:
    """Return the character that a sequence of its parts stands for."""
    found = {}
    for line in _lines("split.txt"):
        char, *parts = line.split(" ")
        found.update(dict.fromkeys(parts, char))
    return found


def fold_sound(syllable: str) -> str:
    """Return a syllable as careless ears hear it: zh as z, ang as an.

    >>> fold_sound("zhang")
    'zan'
    """
    for written, heard in _TONGUE:
        if syllable.startswith(written):
            syllable = heard + syllable[2:]
            break
    return syllable[:-1] if syllable.endswith("ng") else syllable


@lru_cache(maxsize=1)
def sounds() -> dict[str, tuple[str, ...]]:
    """Return how each character may sound, folded, the usual reading first."""
    found: dict[str, list[str]] = {}
    for line in sorted(_lines("sounds.txt")):
        _, syllable, chars = line.split(" ")
        heard = fold_sound(syllable)
        for char in chars:
            readings = found.setdefault(char, [])
            if heard not in readings:
                readings.append(heard)
    return {char: tuple(readings) for char, readings in found.items()}


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Return the syllables as they are written in Latin letters."""
    return frozenset(line.split(" ")[1] for line in _lines("sounds.txt")) | {"lv", "nv"}


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return ordinary words of two or three characters: what sounds like another word but is one of its own."""
    found: set[str] = set()
    for line in _lines("words.txt"):
        first, *rest = line.split(" ")
        found.update(first + more for more in rest)
    return frozenset(found)


@lru_cache(maxsize=1)
def small_words_of_others() -> dict[str, tuple[str, ...]]:
    """Return the small words by which other languages in Latin letters are known, each with its languages."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("other_tongues.txt"):
        tongue, *words = line.split(" ")
        found.update({word: (*found.get(word, ()), tongue) for word in words})
    return found
