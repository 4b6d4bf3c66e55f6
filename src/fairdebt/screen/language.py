"""Which languages a text is written in, and whether any of it is in one that the screen cannot read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from fairdebt.screen.english import EnglishView
from fairdebt.screen.folding import Folded, is_chinese
from fairdebt.screen.tables import small_words_of_others

RUN = 4
"""So many words of an unknown language in a row are too many."""

SHARE = 0.5
"""Of a run of words, so many must be English ones."""

IN_A_ROW = 3
"""So many small words in a row, none of them English, are another language; names begin with capitals."""

SMALL_WORDS = 3
"""So many different small words of one other language in a sentence show that it is in that language."""

SIGNS = frozenset("のαβγδλμπφωΩΔΣªºツ々〆")
"""Letters that stand alone as signs, in Chinese and English."""

CANTONESE = re.compile("[唔嘅冇咗嚟哋啲喺嘢佢乜咁嗰畀噉搵嘥攞冚瞓諗\U00020bb6]")
"""Characters of spoken Cantonese. Two of them: the lexicons, which are those of written Chinese, do not reach it."""

GREEK_OR_CYRILLIC = re.compile("[\u0370-\u03ff\u0400-\u052f]{2,}")
"""A word of these letters; a single one may stand for a Latin letter, or as a sign."""

JAPANESE = re.compile("[払込戻済円駅図団売読応対発変単戦気働辻峠匂枠畑様]")
"""Characters that only Japanese writes so."""


@dataclass(frozen=True, slots=True)
class Languages:
    """What a text is written in; `unread` is the place of the first part that is not."""

    chinese: bool
    english: bool
    unread: tuple[int, int] | None = None


def languages_of(
    folded: Folded, english: EnglishView, known: frozenset[str], sounds_chinese: bool, *, whole: bool = True
) -> Languages:
    """Return the languages of a text.

    Args:
        folded: The text.
        english: Its English words.
        known: The words that are English.
        sounds_chinese: Its Latin letters are Chinese syllables that say something.
        whole: It is a whole message. A part of one, such as a name, need not be in any language.
    """
    letters = [index for index, word in enumerate(english.units) if _is_word(word) and _is_written(english, index)]
    read = {index for index in letters if _is_known(english, index, known)}
    unread = (
        _other_script(folded)
        or _other_chinese(folded)
        or _unread_run(english, letters, read)
        or _small_words(english, letters)
    )
    if unread is None and whole and not folded.chinese and not read:
        unread = _unsaid(folded)
    return Languages(folded.chinese or sounds_chinese, bool(read), unread)


def _is_word(unit: str) -> bool:
    return len(unit) > 1 and any("a" <= char <= "z" for char in unit)


def _is_written(view: EnglishView, index: int) -> bool:
    """Tell whether a word stands in the text, and not only for an emoji in it."""
    return unicodedata.category(view.folded.original[view.span(index, index + 1)[0]]) != "So"


def _is_known(view: EnglishView, index: int, known: frozenset[str]) -> bool:
    return any(word in known or _base(word) in known or after > index + 1 for word, after, _ in view.edges[index])


def _base(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def _is_small(view: EnglishView, index: int) -> bool:
    """Tell whether a word is written in small letters alone, so that it is no name and no sign."""
    start, end = view.span(index, index + 1)
    return view.folded.original[start:end].islower() and view.units[index].isalpha()


def _unread_run(view: EnglishView, letters: list[int], read: set[int]) -> tuple[int, int] | None:
    """Return the place of a run of words most of which are not English, within one sentence."""
    for sentence in _sentences(view, letters):
        for first in range(0, max(1, len(sentence) - 11), 6):
            part = sentence[first : first + 12]
            if len(part) >= RUN and not _is_mostly_read(view, part, read):
                return view.span(part[0], part[-1] + 1)
        if 1 < len(sentence) < RUN and not read.intersection(sentence) and _is_said(view, sentence):
            return view.span(sentence[0], sentence[-1] + 1)
        row: list[int] = []
        for index in sentence:
            row = [*row, index] if index not in read and _is_small(view, index) else []
            if len(row) == IN_A_ROW:
                return view.span(row[0], row[-1] + 1)
    if 1 < len(letters) < RUN and not read and not view.folded.chinese:
        return view.span(letters[0], letters[-1] + 1)
    return None


def _is_mostly_read(view: EnglishView, part: list[int], read: set[int]) -> bool:
    """Tell whether most of some words are English; names do not count where enough others are."""
    known = sum(index in read for index in part)
    names = sum(index not in read and _is_named(view, index) for index in part)
    return known >= len(part) * SHARE or (known >= RUN and known >= (len(part) - names) * SHARE)


def _is_named(view: EnglishView, index: int) -> bool:
    return view.folded.original[slice(*view.span(index, index + 1))].istitle()


def _is_said(view: EnglishView, sentence: list[int]) -> bool:
    """Tell whether two or three words say something and are no name: one of them is a longer one in small letters."""
    apart = sum(not view.glued[index] for index in sentence)  # mini-Miranda is one
    return apart > 1 and any(len(view.units[index]) >= RUN and _is_small(view, index) for index in sentence)


def _sentences(view: EnglishView, letters: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for index in letters:
        if found and view.sentence[found[-1][-1]] == view.sentence[index]:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _small_words(view: EnglishView, letters: list[int]) -> tuple[int, int] | None:
    """Return the place of a sentence that has several of the small words of another language."""
    small = small_words_of_others()
    for sentence in _sentences(view, letters):
        words = {view.units[index] for index in sentence}
        tongues = Counter(tongue for word in words for tongue in small.get(word, ()))
        if tongues and max(tongues.values()) >= SMALL_WORDS:
            return view.span(sentence[0], sentence[-1] + 1)
    return None


def _other_script(folded: Folded) -> tuple[int, int] | None:
    """Return the place of letters that are neither Chinese nor Latin, kana included, where there are some."""
    places = [
        index
        for index, char in enumerate(folded.text)
        if not char.isascii()
        and char.isalpha()
        and char not in SIGNS
        and not is_chinese(char)
        and not "\u00c0" <= char <= "\u024f"
        and not "\U00020000" <= char <= "\U000323af"
    ]
    if places:
        return folded.span(places[0], places[-1] + 1)
    word = GREEK_OR_CYRILLIC.search(folded.original)  # also one of letters that all look like Latin ones
    return word.span() if word is not None else None


def _other_chinese(folded: Folded) -> tuple[int, int] | None:
    """Return the place of characters of Cantonese, or of Japanese without kana."""
    if not folded.chinese:
        return None
    spoken = list(CANTONESE.finditer(folded.original))
    if len({each.group() for each in spoken}) > 1:
        return spoken[0].start(), spoken[-1].end()
    written = JAPANESE.search(folded.original)
    return written.span() if written is not None else None


def _unsaid(folded: Folded) -> tuple[int, int] | None:
    """Return the place of what is written in a text in which no word was read: letters, emoji and other signs."""
    places = [
        index
        for index, char in enumerate(folded.original)
        if char.isalpha() or unicodedata.category(char) in ("So", "Co")
    ]
    return (places[0], places[-1] + 1) if places else None
