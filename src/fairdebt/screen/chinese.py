"""The Chinese view: one unit for each character, separators undone, and what the characters sound like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise, product

from fairdebt.screen.folding import Folded, is_chinese
from fairdebt.screen.tables import fold_sound, ordinary_words, sounds, split_characters, syllables
from fairdebt.screen.views import Hit, Hits, View

SENTENCE_ENDS = frozenset("。！？!?\n")
CLAUSE_ENDS = frozenset("，,；;：:（）()【】") | SENTENCE_ENDS
SPACES = frozenset(" \t\u3000")
LATIN = re.compile("[a-z]+")
LONGEST = 24
"""A run of Latin letters is cut into syllables up to this length."""

WORDS = 16_384
"""So many runs of Latin letters are remembered as they were cut."""

LIGHT = frozenset("你我他您的了是不就都也在和跟给去到上来会要")
"""Characters that sound like many others and mean little: a wording is heard only where two others are in it."""

READINGS = 2
"""A wording is kept under so many readings at most."""

Unit = tuple[tuple[str, ...], int, int]
"""How a syllable of the text may sound, and its place in units."""


def chinese_view(folded: Folded) -> View:
    """Return the text as Chinese reads it: what stands between characters only to part them is left out."""
    kept = _kept(folded)
    units: list[str] = []
    first: list[int] = []
    last: list[int] = []
    clauses: list[int] = []
    sentences: list[int] = []
    clause = sentence = 0
    parts = split_characters()
    starts = {each[0] for each in parts}
    text = folded.text
    index = 0
    while index < len(kept):
        at = kept[index]
        char = text[at]
        if char in CLAUSE_ENDS:
            if not (char in ",.:" and _is_figure(text, at)):
                clause += 1
                sentence += char in SENTENCE_ENDS and not (units and units[-1] in SENTENCE_ENDS)
            whole, count = char, 1
        else:
            whole, count = _joined(text, kept, index, parts) if char in starts else (char, 1)
        units.append(whole)
        first.append(at)
        last.append(kept[index + count - 1])
        clauses.append(clause)
        sentences.append(sentence)
        index += count
    return View(folded, units, first, last, clauses, sentences)


def _joined(text: str, kept: list[int], index: int, parts: dict[str, str]) -> tuple[str, int]:
    """Return the character at `index`, put together where its parts are written side by side."""
    for count in (3, 2):
        if index + count <= len(kept):
            char = parts.get("".join(text[at] for at in kept[index : index + count]))
            if char is not None:
                return char, count
    return text[kept[index]], 1


def _is_figure(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def _kept(folded: Folded) -> list[int]:
    """Return the indexes of what is read: no separators between characters."""
    text = folded.text
    left_out = _soft_breaks(text) | _parted(text) if folded.chinese else frozenset[int]()
    follows: list[str] = [""] * (len(text) + 1)
    after = ""
    for index in range(len(text) - 1, -1, -1):
        follows[index] = after
        if text[index].isalnum():
            after = text[index]
    kept: list[int] = []
    before = ""
    for index, char in enumerate(text):
        if char.isalnum():
            kept.append(index)
            before = char
        elif index in left_out:
            continue
        elif char in CLAUSE_ENDS or char in "、*":
            if char != "*" or not (is_chinese(before) and is_chinese(follows[index])):
                kept.append(index)
        elif before.isascii() and follows[index].isascii() and before and follows[index]:
            kept.append(index)
    return kept


def _parted(text: str) -> set[int]:
    """Return the marks that only part single characters: the same mark twice or more in a row, `起，诉，你`."""
    solid = [index for index, char in enumerate(text) if char.isalnum()]
    gaps = [(one, other, text[one + 1 : other]) for one, other in pairwise(solid) if one + 1 < other <= one + 4]
    found: set[int] = set()
    for (one, other, gap), (next_one, next_other, next_gap) in pairwise(gaps):
        if other == next_one and gap == next_gap and all(is_chinese(text[at]) for at in (one, other, next_other)):
            found.update(range(one + 1, other))
            found.update(range(next_one + 1, next_other))
    return found


def _soft_breaks(text: str) -> set[int]:
    """Return the line breaks between lines of one or two characters: words written from top to bottom."""
    found: set[int] = set()
    start = 0
    short_before = False
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : start + 8].strip() if end - start <= 8 else "long line"
        short = 0 < len(line[: end - start].strip()) <= 2 and is_chinese(line.strip()[0])
        if short and short_before:
            found.add(start - 1)
        short_before = short
        start = end + 1
    return found


class Wordings:
    """Wordings of slots, found by their first two characters."""

    def __init__(self, slots: Iterable[tuple[str, str]]) -> None:
        whole: dict[str, list[str]] = defaultdict(list)
        for wording, slot in slots:
            if slot not in whole[wording]:
                whole[wording].append(slot)
        self._whole = {wording: tuple(names) for wording, names in whole.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for wording in self._whole:
            lengths[wording[:2]].add(len(wording))
        self._lengths = {start: tuple(sorted(held, reverse=True)) for start, held in lengths.items()}

    def hits(self, view: View) -> Hits:
        """Return every wording that stands in the text."""
        found: Hits = {}
        text = "".join(view.units)
        whole, lengths = self._whole, self._lengths
        for start in range(len(text)):
            pair = text[start : start + 2]
            for held in (lengths.get(pair), lengths.get(pair[0]) if len(pair) == 2 else None):
                for length in held or ():
                    if start + length > len(text):
                        continue
                    wording = text[start : start + length]
                    slots = whole.get(wording)
                    if slots is not None and _stands_alone(text, start, start + length):
                        hit = Hit(start, start + length)
                        for slot in slots:
                            found.setdefault(slot, []).append(hit)
        return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a wording that begins or ends with a Latin letter is not part of a longer word."""
    return not (
        (_is_latin(text[start]) and start > 0 and _is_latin(text[start - 1]))
        or (_is_latin(text[end - 1]) and end < len(text) and _is_latin(text[end]))
    )


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z"


Heard = tuple[tuple[str, ...], str, tuple[str, ...]]
"""The sounds of a wording after its third, the wording, its slots."""


class Sounds:
    """Wordings by what they sound like, for texts that are written as they sound.

    Kept by their first two sounds, then by the third. A character of the text is heard with all its readings, so a
    wording needs the usual ones alone.
    """

    def __init__(self, slots: Iterable[tuple[str, str]]) -> None:
        heard = sounds()
        named: dict[str, list[str]] = defaultdict(list)
        for wording, slot in slots:
            if slot not in named[wording]:
                named[wording].append(slot)
        self._pairs: dict[tuple[str, str], dict[str, list[Heard]]] = {}
        for wording, names in named.items():
            readings = [heard.get(char, ()) for char in wording]
            if sum(char not in LIGHT for char in wording) < 2 or not all(readings):
                continue
            for first, second, *more in islice(product(*readings), READINGS):
                third = more[0] if more else ""
                held = self._pairs.setdefault((first, second), {}).setdefault(third, [])
                held.append((tuple(more[1:]), wording, tuple(names)))

    def hits(self, view: View) -> Hits:
        """Return the wordings that are heard in the text but not written in it."""
        units = _units(view)
        pairs = self._pairs
        found: Hits = {}
        for index in range(len(units) - 1):
            for first in units[index][0]:
                for second in units[index + 1][0]:
                    group = pairs.get((first, second))
                    if group is not None:
                        self._take(group, units, index, view, found)
        return found

    def _take(self, group: dict[str, list[Heard]], units: list[Unit], index: int, view: View, found: Hits) -> None:
        thirds = units[index + 2][0] if index + 2 < len(units) else ()
        for third in ("", *thirds):
            for rest, wording, slots in group.get(third, ()):
                last = index + 1 + bool(third) + len(rest)
                if last >= len(units):
                    continue
                if all(sound in units[index + 3 + at][0] for at, sound in enumerate(rest)):
                    hit = _heard(view, wording, units[index][1], units[last][2])
                    if hit is not None:
                        _keep(found, slots, hit)


def _keep(found: Hits, slots: Iterable[str], hit: Hit) -> None:
    for slot in slots:
        held = found.setdefault(slot, [])
        if not held or held[-1] != hit:
            held.append(hit)


def _heard(view: View, wording: str, start: int, end: int) -> Hit | None:
    """Return the hit, unless the wording is written as it is, or the characters belong to ordinary words."""
    written = "".join(view.units[start:end])
    if written == wording:
        return None
    if any(_is_latin(char) for char in written):
        return Hit(start, end, "pinyin") if len(written) > 3 or any(map(is_chinese, written)) else None
    same = sum(one == other for one, other in zip(written, wording, strict=True))
    if same == 0 and len(wording) <= 3:
        return None
    words = ordinary_words()
    if len(wording) == 2 and written in words:
        return None
    before = view.units[start - 1] if start else ""
    after = view.units[end] if end < len(view) else ""
    if len(wording) == 2 and (before + written[0] in words or written[1] + after in words):
        return None
    around = before + written + after
    shift = len(before)
    other = [at for at, (char, meant) in enumerate(zip(written, wording, strict=True)) if char != meant]
    if any(written[at] in LIGHT for at in other) or (other[0] == 0 and before + written[0] in words):
        return None
    if other[-1] == len(written) - 1 and written[-1] + after in words:
        return None
    if all(_in_a_word(around, at + shift, words) for at in other):
        return None
    return Hit(start, end, "homophone")


def _in_a_word(text: str, at: int, words: frozenset[str]) -> bool:
    """Tell whether a character makes an ordinary word with the one before or after it."""
    return text[max(0, at - 1) : at + 1] in words or text[at : at + 2] in words


def _units(view: View) -> list[Unit]:
    """Return the syllables of a text with their units; what is no syllable is one that nothing sounds like."""
    heard = sounds()
    found: list[Unit] = []
    index = 0
    for word in LATIN.finditer("".join(view.units)):
        found.extend(_heard_units(view, index, word.start(), heard))
        index = word.end()
        cut = _syllables(word.group()) if index - word.start() <= LONGEST else None
        at = word.start()
        if cut is None:
            found.append(((), at, index))
            continue
        for syllable in cut:
            found.append(((fold_sound(syllable),), at, at + len(syllable)))
            at += len(syllable)
    found.extend(_heard_units(view, index, len(view), heard))
    return found


def _heard_units(view: View, start: int, end: int, heard: Mapping[str, tuple[str, ...]]) -> Iterator[Unit]:
    """Yield what is no Latin letter, with how it sounds; marks are not heard."""
    for index in range(start, end):
        unit = view.units[index]
        if unit not in SPACES and unit not in "-_.'*":
            yield heard.get(unit, ()), index, index + 1


@lru_cache(maxsize=WORDS)
def _syllables(letters: str) -> tuple[str, ...] | None:
    """Cut Latin letters into syllables, the longest first; None where they are none.

    >>> _syllables("fayuan"), _syllables("please")
    (('fa', 'yuan'), None)
    """
    known = syllables()
    best: list[tuple[str, ...] | None] = [None] * (len(letters) + 1)
    best[len(letters)] = ()
    for start in range(len(letters) - 1, -1, -1):
        for length in (6, 5, 4, 3, 2, 1):
            if start + length <= len(letters) and letters[start : start + length] in known:
                rest = best[start + length]
                if rest is not None and (best[start] is None or len(rest) + 1 < len(best[start] or ())):
                    best[start] = (letters[start : start + length], *rest)
    return best[0]
