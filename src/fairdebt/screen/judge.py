"""A second opinion: how much a text reads like messages that were labelled unlawful, by words that were counted.

The weights are made by `scripts/screen_judge.py` from the tuning half of the corpus and kept as tables. A judge
confirms wide entries of a lexicon and may add findings of its own; it takes away nothing that a narrow entry found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from math import exp, log, sqrt

from fairdebt.screen.detectors import Message
from fairdebt.screen.english import EnglishView
from fairdebt.screen.folding import Folded, fold
from fairdebt.screen.results import Found
from fairdebt.screen.views import View

SCALE = 1000
"""Weights and scores are thousandths."""

FIGURE = re.compile(r"[\d.,:$#]*\d[\d.,:$#]*")
ENDINGS = ("ing", "ed", "es", "s", "ly")
LONGEST_CHARACTERS = 3
GROUND = 1000.0
"""What every text is divided by beside its own features: of a few known words little follows."""

PLAIN_BREAKS = {ord("\n"): "。", ord("\t"): " "}
"""A table of weights has a feature a line."""

FEWEST = 4
"""A text of fewer features is not judged."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned of one language.

    `parts` gives for each feature its rarity and its weight; `kinds` its weight for each category. `agrees` and `adds`
    are scores: from the one on a wide entry is confirmed, from the other on the judge finds something by itself.
    """

    language: str
    version: str
    bias: int
    agrees: int
    adds: int
    parts: Mapping[str, tuple[float, int]]
    kinds: Mapping[str, Mapping[str, int]]
    start: Mapping[str, int]


class Judge:
    """Judges texts of one language; see `Weights`. It satisfies the protocol of detectors."""

    name = "judge"

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.language = weights.language
        self.version = weights.version

    def score(self, features: Iterable[str]) -> int:
        """Return the score of features, in thousandths; above zero the unlawful ones prevail."""
        total, norm = 0.0, GROUND
        for feature in dict.fromkeys(features):  # not a set: sums of floats depend on their order
            part = self.weights.parts.get(feature)
            if part is not None:
                total += part[0] * part[1]
                norm += part[0] * part[0]
        return self.weights.bias + round(total / sqrt(norm))

    def agrees(self, view: View, first: int, last: int, scores: dict[tuple[int, int], int] | None = None) -> bool:
        """Tell whether what stands from unit `first` to before `last` reads as unlawful where it stands.

        Asked about its own sentences, about these with the one before or after, and about the whole text: whatever
        else is written beside a sentence, it cannot make it read better.

        Args:
            view: The text.
            first: First unit of what stands there.
            last: Unit after it.
            scores: Scores of sentences of this text asked about before, kept so that none is asked about twice.
        """
        known = {} if scores is None else scores
        held = view.sentence
        one, other = held[first], held[last - 1]
        for low, high in ((one, other), (one - 1, other), (one, other + 1), (0, held[-1])):
            start, end = bisect_left(held, low), bisect_right(held, high)
            score = known.get((start, end))
            if score is None:
                score = known[start, end] = self.score(features(view, start, end, self.language))
            if score >= self.weights.agrees:
                return True
        return False

    def find(self, view: View, folded: Folded) -> Found | None:
        """Return what the judge finds in a text by itself; None where its score is too low."""
        held = list(features(view, 0, len(view), self.language))
        if len(held) < FEWEST:
            return None
        score = self.score(held)
        if score < self.weights.adds:
            return None
        return Found(
            self.kind(held),
            view.span(0, len(view)),
            f"judge/{self.language}",
            self.language,
            detector=f"{self.name} {self.version}",
            confidence=round(1 / (1 + exp(-2 * score / SCALE)), 3),
        )

    def kind(self, held: Iterable[str]) -> str:
        """Return the category that features speak for most."""
        told = dict(self.weights.start)
        for feature in set(held):
            for name, weight in self.weights.kinds.get(feature, {}).items():
                told[name] += weight
        return max(sorted(told), key=lambda name: told[name])

    def detect(self, message: Message) -> Iterator[Found]:
        """Yield what the judge finds in a message: the protocol of detectors."""
        from fairdebt.screen.bundled import matchers  # here, because the matchers are made late

        folded = fold(message.text)
        view = matchers()[self.language].view(folded)
        found = self.find(view, folded) if len(view) else None
        if found is not None:
            yield found


def features(view: View, start: int, end: int, language: str) -> Iterator[str]:
    """Yield the features of a part of a text: words and pairs of words; in Chinese one to three characters."""
    if language == "en":
        yield from _pairs(list(_words(view, start, end)))
        return
    text = "".join(view.units[start:end]).translate(PLAIN_BREAKS)
    for at in range(len(text)):
        for length in range(1, LONGEST_CHARACTERS + 1):
            if at + length <= len(text):
                yield text[at : at + length]


def _pairs(words: list[str]) -> Iterator[str]:
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))


def _words(view: View, start: int, end: int) -> Iterator[str]:
    """Yield the words of a part of an English text, disguises undone, endings taken off."""
    edges = view.edges if isinstance(view, EnglishView) else None
    at = start
    while at < end:
        word, after = view.units[at], at + 1
        if edges is not None and len(edges[at]) > 1:
            word, after, _ = max(edges[at][1:], key=lambda edge: edge[1])
        yield stem(word)
        at = after


def stem(word: str) -> str:
    """Return a word without its ending; all figures are one.

    >>> stem("calling"), stem("bills"), stem("1,200")
    ('call', 'bill', '#')
    """
    if FIGURE.fullmatch(word) is not None:
        return "#"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def rarity(texts: int, holding: int) -> float:
    """Return how much a feature counts that `holding` of `texts` hold."""
    return log((1 + texts) / (1 + holding)) + 1


@lru_cache(maxsize=4)
def judge_of(language: str) -> Judge | None:
    """Return the bundled judge of a language; None where there is none."""
    table = files("fairdebt.screen") / "tables" / f"judge_{language}.txt"
    return Judge(read_weights(table.read_text(encoding="utf-8"), language)) if table.is_file() else None


def read_weights(text: str, language: str) -> Weights:
    """Return the weights that a table tells: `name value` lines, an empty line, then a feature a line."""
    head, body = text.split("\n\n", 1)
    told = dict(line.split(" ", 1) for line in head.splitlines() if not line.startswith("#"))
    names = told["categories"].split(" ")
    texts = int(told["texts"])
    parts: dict[str, tuple[float, int]] = {}
    kinds: dict[str, dict[str, int]] = {}
    rare = [rarity(texts, holding) for holding in range(texts + 1)]
    for line in body.splitlines():
        feature, holding, weight, *more = line.split("\t")
        parts[feature] = rare[int(holding)], int(weight)
        if more:
            pairs = (each.split(":") for each in more[0].split(" "))
            kinds[feature] = {names[int(place)]: int(value) for place, value in pairs}
    digest = sha256(text.encode()).hexdigest()[:12]
    return Weights(
        language,
        f"{language} {told['version']} {digest}",
        int(told["bias"]),
        int(told["agrees"]),
        int(told["adds"]),
        parts,
        kinds,
        dict(zip(names, map(int, told["starts"].split(" ")), strict=True)),
    )
