"""Learn the weights of the screen's judge from the tuning half of the corpus; write `screen/tables/judge_*.txt`.

Usage: python scripts/screen_judge.py [--language en|zh] [--check]

A linear model over words (Chinese: characters), trained by dual coordinate descent with a fixed order, so that the same
corpus gives the same table. From which score on it agrees, or finds by itself, is set on hands left out: all messages
of one hand are judged by a model that never saw that hand. The evaluation half is not touched.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path

from fairdebt.screen.bundled import load_lexicons, matchers
from fairdebt.screen.folding import fold
from fairdebt.screen.judge import GROUND, SCALE, features, rarity
from scripts.screen_evaluation import language, messages

TABLES = Path(__file__).resolve().parent.parent / "src" / "fairdebt" / "screen" / "tables"
VERSION = "1"
SEED = 7
EPOCHS = 40
STRENGTH = 2.0
EXAMPLE = 1.0
"""What an example of a lexicon entry weighs beside a message."""

LEAST_HOLDING = {"en": 2, "zh": 3}
"""A feature counts if so many texts hold it."""

ELSEWHERE = frozenset({"third_party_disclosure", "pii_disclosure", "untranslated_disclosure"})
"""Unlawful for who reads it, for figures, or for its language: the words say nothing."""

ADDS_WRONGLY = 0.012
"""Of the lawful messages of hands left out, the judge may find something by itself in so many."""

AGREES_WRONGLY = 0.1
"""It may agree with a wide entry in so many, if one stands in them."""

KINDS_KEPT = 24
FEWEST_OF_KIND = 8


@dataclass(frozen=True, slots=True)
class Sample:
    """A text as the judge sees it."""

    hand: str
    features: frozenset[str]
    labels: tuple[str, ...]
    weight: float


def hand_of(identifier: str) -> str:
    """Return who wrote a message: `ena-012` is by `ena`; the messages of the first tuning half are by `first`."""
    return identifier.split("-")[0] if identifier[:2] in ("en", "zh") else "first"


def texts(code: str) -> list[tuple[str, str, tuple[str, ...], float]]:
    """Return hand, text, labels and weight of all that is learned from: the tuning half, examples of the lexicon."""
    found = [
        (hand_of(each.id), each.text, each.labels, 1.0)
        for each in messages("tuning")
        if language(each) == code and not (each.labels and set(each.labels) <= ELSEWHERE)
    ]
    for entry in load_lexicons()[code].lexicon.entries:
        if entry.finds and not entry.to_others:
            found.extend(("lexicon", text, (entry.finds,), EXAMPLE) for text in entry.veto)
            found.extend(("lexicon", text, (), EXAMPLE) for text in entry.approve)
    return found


def digest(code: str) -> str:
    """Return a digest of all that is learned from."""
    return sha256(repr(sorted(texts(code))).encode()).hexdigest()[:16]


def samples(code: str) -> list[Sample]:
    """Return all that is learned from, as the judge sees it."""
    matcher = matchers()[code]
    found: list[Sample] = []
    for hand, text, labels, weight in texts(code):
        view = matcher.view(fold(text))
        found.append(Sample(hand, frozenset(features(view, 0, len(view), code)), labels, weight))
    return found


def train(rows: list[tuple[list[tuple[int, float]], bool, float]], size: int) -> tuple[list[float], float]:
    """Return weights and bias of a linear classifier: squared hinge loss, each row with a weight of its own."""
    weights = [0.0] * size
    bias = 0.0
    alphas = [0.0] * len(rows)
    squares = [1.0 + sum(value * value for _, value in row) for row, _, _ in rows]
    order = list(range(len(rows)))
    draw = random.Random(SEED)
    for _ in range(EPOCHS):
        draw.shuffle(order)
        for at in order:
            row, label, weight = rows[at]
            sign = 1.0 if label else -1.0
            ridge = 1.0 / (2.0 * STRENGTH * weight)
            held = alphas[at]
            score = bias
            for place, value in row:
                score += weights[place] * value
            new = max(0.0, held - (sign * score - 1.0 + ridge * held) / (squares[at] + ridge))
            step = (new - held) * sign
            if step:
                alphas[at] = new
                bias += step
                for place, value in row:
                    weights[place] += step * value
    return weights, bias


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: how many texts, how many hold each feature, weights."""

    texts: int
    holding: dict[str, int]
    place: dict[str, int]
    weights: list[float]
    bias: float

    def row(self, held: Iterable[str]) -> list[tuple[int, float]]:
        """Return a text as places and values of unit length."""
        known = [
            (self.place[each], rarity(self.texts, self.holding[each])) for each in sorted(held) if each in self.place
        ]
        norm = sqrt(GROUND + sum(value * value for _, value in known))
        return sorted((place, value / norm) for place, value in known)

    def score(self, held: Iterable[str]) -> float:
        """Return the score of a text."""
        return self.bias + sum(self.weights[place] * value for place, value in self.row(held))


def learn(held: list[Sample], code: str) -> Model:
    """Learn to tell unlawful texts from lawful ones."""
    counts = Counter(feature for each in held for feature in each.features)
    holding = {name: count for name, count in counts.items() if count >= LEAST_HOLDING[code]}
    place = {name: at for at, name in enumerate(sorted(holding))}
    model = Model(len(held), holding, place, [], 0.0)
    rows = [(model.row(each.features), bool(each.labels), each.weight) for each in held]
    weights, bias = train(rows, len(place))
    return Model(len(held), holding, place, weights, bias)


def left_out(held: list[Sample], code: str) -> list[tuple[float, bool, str]]:
    """Return score, unlawful or not, and hand of each message, judged by a model that did not see its hand."""
    hands = sorted({each.hand for each in held} - {"lexicon", "first"})
    found: list[tuple[float, bool, str]] = []
    for hand in hands:
        model = learn([each for each in held if each.hand != hand], code)
        found.extend((model.score(each.features), bool(each.labels), hand) for each in held if each.hand == hand)
    return found


def thresholds(judged: list[tuple[float, bool, str]]) -> tuple[int, int]:
    """Return from which score on a judge agrees, and finds by itself, in thousandths."""
    good = sorted((score for score, unlawful, _ in judged if not unlawful), reverse=True)
    adds, agrees = (good[int(len(good) * share)] for share in (ADDS_WRONGLY, AGREES_WRONGLY))
    return round(agrees * SCALE), round(adds * SCALE) + 1


def kinds(held: list[Sample], model: Model) -> tuple[list[str], dict[str, float], dict[str, dict[str, float]]]:
    """Return the categories, where each starts, and what features say for them, learned of unlawful texts alone."""
    bad = [each for each in held if each.labels]
    counts = Counter(label for each in bad for label in each.labels)
    names = sorted(name for name, count in counts.items() if count >= FEWEST_OF_KIND and name not in ELSEWHERE)
    starts: dict[str, float] = {}
    told: dict[str, dict[str, float]] = defaultdict(dict)
    rows = [model.row(each.features) for each in bad]
    backwards = {at: name for name, at in model.place.items()}
    for name in names:
        marked = [(row, name in each.labels, each.weight) for row, each in zip(rows, bad, strict=True)]
        weights, bias = train(marked, len(model.place))
        starts[name] = bias
        strongest = sorted(range(len(weights)), key=lambda at: (-abs(weights[at]), at))[: KINDS_KEPT * 5]
        for at in strongest:
            told[backwards[at]][name] = weights[at]
    return names, starts, told


def table(code: str, judged: list[tuple[float, bool, str]] | None = None) -> str:
    """Return the table of one language."""
    held = samples(code)
    agrees, adds = thresholds(left_out(held, code) if judged is None else judged)
    model = learn(held, code)
    names, starts, told = kinds(held, model)
    lines = [
        "# Weights of the judge, written by scripts/screen_judge.py: feature, texts that hold it, weight, categories.",
        f"version {VERSION}",
        f"corpus {digest(code)}",
        f"texts {model.texts}",
        f"bias {round(model.bias * SCALE)}",
        f"agrees {agrees}",
        f"adds {adds}",
        f"categories {' '.join(names)}",
        f"starts {' '.join(str(round(starts[name] * SCALE)) for name in names)}",
        "",
    ]
    place = {name: at for at, name in enumerate(names)}
    for name, at in sorted(model.place.items()):
        pairs = sorted((place[kind], round(value * SCALE)) for kind, value in told.get(name, {}).items())
        more = "\t" + " ".join(f"{kind}:{value}" for kind, value in pairs) if pairs else ""
        lines.append(f"{name}\t{model.holding[name]}\t{round(model.weights[at] * SCALE)}{more}")
    return "\n".join(lines) + "\n"


def figures(code: str, judged: list[tuple[float, bool, str]]) -> list[str]:
    """Return lines that tell how well hands left out are judged."""
    agrees, adds = thresholds(judged)
    lines = [f"{code}: agrees from {agrees}, adds from {adds}"]
    for hand in sorted({each[2] for each in judged}):
        good = [score * SCALE for score, unlawful, who in judged if who == hand and not unlawful]
        bad = [score * SCALE for score, unlawful, who in judged if who == hand and unlawful]
        told = [
            f"{name}: {sum(score >= limit for score in bad) / max(1, len(bad)):.2f} of {len(bad)} unlawful, "
            f"{100 * sum(score >= limit for score in good) / max(1, len(good)):.1f}% of {len(good)} lawful"
            for name, limit in (("agrees", agrees), ("adds", adds))
        ]
        lines.append(f"  {hand} left out: {'; '.join(told)}")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description="learn the weights of the screen's judge")
    parser.add_argument("--language", choices=("en", "zh"), action="append")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a table is out of date")
    asked = parser.parse_args()
    stale = 0
    for code in asked.language or ("en", "zh"):
        judged = left_out(samples(code), code)
        print("\n".join(figures(code, judged)))
        path = TABLES / f"judge_{code}.txt"
        text = table(code, judged)
        if not asked.check:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{path.name} is out of date\n  fix: run `python scripts/screen_judge.py`", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
