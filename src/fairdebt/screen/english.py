"""The English view: words, contractions opened, masked, leet, spaced and joined letters undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fairdebt.screen.folding import Folded
from fairdebt.screen.patterns import inflected
from fairdebt.screen.shortened import ENDINGS, IS_SHORT, LETTERS, SHORT, SHORT_WORDS
from fairdebt.screen.tables import LEET
from fairdebt.screen.views import Hit, Hits, View

WORD = re.compile(r"[a-z0-9@$*](?:[a-z0-9@$*#']|[!|](?=[a-z0-9@$*]))*")
SENTENCE_END = re.compile(r"[.!?。！？\n]")
CLAUSE_END = re.compile(r"[,;:()，；：（）]| -+ ")
SIGNS = re.compile(r"[0-9@$!|#*]")
MASKED = re.compile(r"[*#]+")
TRIPLED = re.compile(r"([a-z])\1{2,}")
JOINED_LONGEST = 14
RUN_ON = 13


class EnglishView(View):
    """Words, and which other words may be meant: `edges[i]` tells a word, where the next begins, what was undone."""

    __slots__ = ("edges", "glued")

    def __init__(self, folded: Folded) -> None:
        super().__init__(folded)
        self.edges: list[list[tuple[str, int, str]]] = []
        self.glued: list[bool] = []


def english_view(folded: Folded, known: frozenset[str]) -> EnglishView:
    """Return the words of a text; `known` are the words by which joined and masked letters are understood."""
    view = EnglishView(folded)
    text = folded.text
    clause = sentence = end = 0
    for match in WORD.finditer(text):
        between = text[end : match.start()]
        if between and end:
            if _ends_sentence(between, text, match.start()):
                clause += 1
                sentence += 1
            elif CLAUSE_END.search(between):
                clause += 1
        glued = end > 0 and 0 < len(between) <= 2 and not between.isspace() and " " not in between
        for number, (word, first, last) in enumerate(_words(match.group(), match.start(), known)):
            view.units.append(word)
            view.first.append(first)
            view.last.append(last)
            view.clause.append(clause)
            view.sentence.append(sentence)
            view.glued.append(glued and number == 0)
        end = match.end()
    view.edges = _edges(view, known)
    return view


def _ends_sentence(between: str, text: str, start: int) -> bool:
    found = SENTENCE_END.search(between)
    return found is not None and not (between == "." and start < len(text))


def _words(written: str, start: int, known: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Open contractions and cut words that are written as one; all keep the place of what was written."""
    last = start + len(written) - 1
    written = written.strip("'")
    if written in SHORT:
        yield from ((word, start, last) for word in SHORT[written].split())
        return
    if "'" in written:
        for ending, word in ENDINGS:
            if written.endswith(ending) and len(written) > len(ending):
                yield written[: -len(ending)], start, last
                yield word, start, last
                return
        if written in IS_SHORT:
            yield written[:-2], start, last
            yield "is", start, last
            return
        written = written.removesuffix("'s").replace("'", "")
    if RUN_ON <= len(written) <= 120 and written.isalpha() and written not in known:
        cut = _cut(written, known)
        if cut is not None:
            at = start
            for word in cut:
                yield word, at, at + len(word) - 1
                at += len(word)
            return
    yield written, start, last


def _cut(letters: str, known: frozenset[str]) -> list[str] | None:
    """Cut letters into known words, as few as possible; None where there is no way."""
    best: list[list[str] | None] = [None] * (len(letters) + 1)
    best[len(letters)] = []
    for start in range(len(letters) - 1, -1, -1):
        for end in range(start + 1, min(len(letters), start + JOINED_LONGEST) + 1):
            rest = best[end]
            word = letters[start:end]
            if rest is None or word not in known or (len(word) == 1 and word not in "ai"):
                continue
            held = best[start]
            if held is None or len(rest) + 1 < len(held):
                best[start] = [word, *rest]
    return best[0]


def _edges(view: EnglishView, known: frozenset[str]) -> list[list[tuple[str, int, str]]]:
    edges: list[list[tuple[str, int, str]]] = []
    for index, word in enumerate(view.units):
        held = [(word, index + 1, "plain")]
        if word in LETTERS:
            held.append((LETTERS[word], index + 1, "plain"))
        for meant, how in _meant(word, known):
            held.append((meant, index + 1, how))
        edges.append(held)
    for index in range(len(view) - 1):
        one, other = view.units[index], view.units[index + 1]
        joined = one + other
        apart = not view.glued[index + 1] and one in known and other in known
        if len(one) > 1 and len(other) > 1 and joined in known and len(joined) > 4 and not apart:
            edges[index].append((joined, index + 2, "spacing"))
    _spell(view, edges, known)
    return edges


def _spell(view: EnglishView, edges: list[list[tuple[str, int, str]]], known: frozenset[str]) -> None:
    """Add the words that stand in runs of short pieces: `d a m n`, `w.a.r.r.a.n.t`, `ar rest`."""
    for index, end in _short_pieces(view):
        joined = ""
        for until in range(index, min(end, index + JOINED_LONGEST)):
            joined += view.units[until].translate(LEET)
            if until - index >= 1 and len(joined) <= JOINED_LONGEST and joined in known:
                edges[index].append((joined, until + 1, "spacing"))


def _short_pieces(view: EnglishView) -> Iterator[tuple[int, int]]:
    """Yield each unit of a run of three or more short pieces, with the end of its run."""
    start = 0
    while start < len(view):
        end = start
        while end < len(view) and len(view.units[end]) <= 2 and view.units[end].isascii():
            end += 1
        if end - start >= 3:
            yield from ((index, end) for index in range(start, end))
        start = max(end, start + 1)


def _meant(word: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    if word.isalpha() and word.isascii():
        if TRIPLED.search(word) is not None:
            for times in (1, 2):
                plain = TRIPLED.sub(r"\1" * times, word)
                if plain in known:
                    yield plain, "stretched"
        return
    if any("a" <= char <= "z" for char in word) and SIGNS.search(word) is not None:
        plain = word.translate(LEET)
        plain = SHORT_WORDS.get(plain, plain)
        if plain in known:
            yield plain, "leet"
        other = word.replace("1", "l").replace("!", "i").translate(LEET)
        other = SHORT_WORDS.get(other, other)
        if other != plain and other in known:
            yield other, "leet"
        if MASKED.search(word) is not None and len(word) <= JOINED_LONGEST:
            yield from ((each, "masked") for each in _unmasked(word, known))


def _unmasked(word: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the known words that fit a word with masked letters, in alphabetical order: `f**k`."""
    letters = sum("a" <= char <= "z" for char in word)
    if letters < 2 or not "a" <= word[0] <= "z":
        return
    pattern = re.compile("".join("[a-z]" if char in "*#" else re.escape(char) for char in word.translate(LEET)))
    yield from sorted(
        each for each in known if each[0] == word[0] and len(each) == len(word) and pattern.fullmatch(each)
    )


class _Branch:
    """What words may follow: exact ones, beginnings, any; and the slots of the wordings that end here."""

    __slots__ = ("any", "begins", "exact", "lengths", "slots")

    def __init__(self) -> None:
        self.exact: dict[str, _Branch] = {}
        self.begins: dict[str, _Branch] = {}
        self.lengths: tuple[int, ...] = ()
        self.any: _Branch | None = None
        self.slots: list[str] = []

    def grow(self, word: str) -> _Branch:
        """Return the branch of a word of a wording, made if there is none."""
        if word == "_":
            self.any = self.any or _Branch()
            return self.any
        if not word.endswith("*"):
            return self.exact.setdefault(word, _Branch())
        branch = self.begins.setdefault(word[:-1], _Branch())
        self.lengths = tuple(sorted({len(begin) for begin in self.begins}))
        return branch

    def after(self, word: str) -> Iterator[_Branch]:
        """Yield the branches that a word of the text leads to."""
        found = self.exact.get(word)
        if found is not None:
            yield found
        for length in self.lengths:
            if length > len(word):
                break
            found = self.begins.get(word[:length])
            if found is not None:
                yield found


class Phrases:
    """Wordings of slots as words: `police`, `arrest*` (a beginning), `visit~` (all forms), `_` (any word)."""

    def __init__(self, slots: Iterable[tuple[str, str]]) -> None:
        self._root = _Branch()
        words: set[str] = set()
        for wording, slot in slots:
            for form in _forms(wording.split()):
                branch = self._root
                for word in form:
                    branch = branch.grow(word)
                if slot not in branch.slots:
                    branch.slots.append(slot)
                words.update(word.rstrip("*") for word in form if word != "_")
        self.words = frozenset(words)

    def hits(self, view: EnglishView) -> Hits:
        """Return every wording that stands in the text."""
        found: Hits = {}
        for index in range(len(view)):
            for end, slots, how in _walk(view, self._root, index, "plain"):
                for slot in slots:
                    held = found.setdefault(slot, [])
                    if not held or held[-1].start != index or held[-1].end != end:
                        held.append(Hit(index, end, how))
        return found


def _walk(view: EnglishView, branch: _Branch, at: int, how: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield where wordings end that go on at a word, with their slots and what was undone."""
    if at >= len(view.units):
        return
    for word, after, through in view.edges[at]:
        undone = how if through == "plain" else through
        for further in branch.after(word):
            if further.slots:
                yield after, further.slots, undone
            if further.exact or further.begins or further.any:
                yield from _walk(view, further, after, undone)
    if branch.any is not None:
        if branch.any.slots:
            yield at + 1, branch.any.slots, how
        yield from _walk(view, branch.any, at + 1, how)


def _forms(words: list[str]) -> Iterator[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    for word in words:
        found = [(*held, form) for held in found for form in inflected(word)]
    return iter(found)
