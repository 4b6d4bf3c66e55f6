"""Which languages a text is written in, and whether any of it is in one that the screen cannot read."""

from __future__ import annotations

from dataclasses import dataclass

from fairdebt.screen.english import EnglishView
from fairdebt.screen.folding import Folded, is_chinese

RUN = 4
"""So many words of an unknown language in a row are too many."""

SHARE = 0.5
"""Of a run of words, so many must be English ones."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What a text is written in; `unread` is the place of the first part that is not."""

    chinese: bool
    english: bool
    unread: tuple[int, int] | None = None


def languages_of(folded: Folded, english: EnglishView, known: frozenset[str], sounds_chinese: bool) -> Languages:
    """Return the languages of a text.

    Args:
        folded: The text.
        english: Its English words.
        known: The words that are English.
        sounds_chinese: Its Latin letters are Chinese syllables that say something.
    """
    unread = _other_script(folded)
    letters = [index for index, word in enumerate(english.units) if _is_word(word)]
    read = {index for index in letters if _is_known(english, index, known)}
    if unread is None and not sounds_chinese:
        unread = _unread_run(english, letters, read)
    return Languages(folded.chinese or sounds_chinese, bool(read), unread)


def _is_word(unit: str) -> bool:
    return len(unit) > 1 and any("a" <= char <= "z" for char in unit)


def _is_known(view: EnglishView, index: int, known: frozenset[str]) -> bool:
    return any(word in known or _base(word) in known or after > index + 1 for word, after, _ in view.edges[index])


def _base(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _unread_run(view: EnglishView, letters: list[int], read: set[int]) -> tuple[int, int] | None:
    """Return the place of a run of words most of which are not English, within one sentence."""
    start = 0
    while start < len(letters):
        end = start
        while end < len(letters) and view.sentence[letters[end]] == view.sentence[letters[start]]:
            end += 1
        for first in range(start, max(start + 1, end - 11), 6):
            part = letters[first : min(first + 12, end)]
            if len(part) >= RUN and sum(index in read for index in part) < len(part) * SHARE:
                return view.span(part[0], part[-1] + 1)
        start = end
    short = [index for index in letters if index not in read]
    if letters and len(letters) < RUN and len(short) == len(letters) and not view.folded.chinese and len(letters) > 1:
        return view.span(letters[0], letters[-1] + 1)
    return None


def _other_script(folded: Folded) -> tuple[int, int] | None:
    """Return the place of letters that are neither Chinese nor Latin, kana included, where there are some."""
    places = [
        index
        for index, char in enumerate(folded.text)
        if not char.isascii() and char.isalpha() and not is_chinese(char) and not "\u00c0" <= char <= "\u024f"
    ]
    return folded.span(places[0], places[-1] + 1) if len(places) >= RUN else None
