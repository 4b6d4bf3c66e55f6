"""The judge: its tables are what the script makes, it confirms and adds, and takes nothing from narrow entries."""

from __future__ import annotations

import sys
from math import sqrt
from pathlib import Path

import pytest

from fairdebt.screen import Message, Screen
from fairdebt.screen.bundled import matchers
from fairdebt.screen.detectors import Detector
from fairdebt.screen.folding import fold
from fairdebt.screen.judge import GROUND, SCALE, Judge, features, judge_of, rarity, read_weights, stem
from scripts.screen_judge import TABLES, Sample, digest, learn, thresholds, train

THREAT = "Pay us or somebody breaks your legs tonight, we know where you live"
HELP = "Thank you for your call. We have set up the plan and you may change the date at any time."
SMALL = """# a comment
version t
corpus none
texts 9
bias -100
agrees 0
adds 400
categories insult threat_other
starts 0 10

good\t8\t-900
loser\t2\t900\t0:500 1:-200
tick\t2\t700\t1:300
"""


def judge() -> Judge:
    found = judge_of("en")
    assert found is not None
    return found


@pytest.mark.parametrize("path", sorted(TABLES.glob("judge_*.txt")), ids=lambda path: path.stem)
def test_tables_were_made_from_the_corpus_as_it_is(path: Path) -> None:
    code = path.stem.removeprefix("judge_")
    text = path.read_text(encoding="utf-8")
    assert f"\ncorpus {digest(code)}\n" in text, "run `python scripts/screen_judge.py`"
    assert len(text.encode()) < 300_000
    weights = read_weights(text, code)
    assert weights.agrees < weights.adds
    assert weights.version.startswith(code)


def test_an_unlawful_text_scores_higher_than_a_lawful_one() -> None:
    view = {text: matchers()["en"].view(fold(text)) for text in (THREAT, HELP)}
    scores = [judge().score(features(held, 0, len(held), "en")) for held in view.values()]
    assert scores[0] > 0 > scores[1]


def test_it_agrees_with_a_place_whatever_stands_beside_it() -> None:
    matcher = matchers()["en"]
    for text in (THREAT, f"{HELP} {THREAT}. {HELP}"):
        view = matcher.view(fold(text))
        at = view.units.index("legs")
        assert judge().agrees(view, at, at + 1)
    view = matcher.view(fold(HELP))
    assert not judge().agrees(view, 0, 3)


def test_small_weights_are_read_and_scored() -> None:
    small = Judge(read_weights(SMALL, "en"))
    rare = rarity(9, 2)
    assert small.score(["loser"]) == round(900 * rare / sqrt(GROUND + rare * rare)) - 100
    assert small.score(["good"]) < small.score(["unheard"])
    assert small.score(["unheard"]) == -100
    assert small.kind(["loser"]) == "insult"
    assert small.kind(["tick", "loser"]) == "threat_other" or small.weights.kinds["loser"]["insult"] == 500
    assert small.kind(["unheard"]) == "threat_other"
    assert small.score(["loser", "good"]) < small.score(["loser"])


def test_it_satisfies_the_protocol_of_detectors() -> None:
    assert isinstance(judge(), Detector)
    found = list(judge().detect(Message(THREAT)))
    assert found
    assert all(each.detector.startswith("judge en") for each in found)
    assert list(judge().detect(Message(HELP))) == []
    assert list(judge().detect(Message("ok"))) == []


def test_without_the_judge_wide_entries_stand_alone() -> None:
    """Stricter, never laxer: what a judged screen finds by its lexicon, the other finds too."""
    plain, judged = Screen(judged=False), Screen()
    texts = [THREAT, HELP, "Your boss, your wife, your friends: what we tell them is up to you", "You are a deadbeat"]
    for text in texts:
        by_lexicon = {each.category for each in judged.screen(text).found if not each.detector}
        assert by_lexicon <= plain.screen(text).findings


def test_narrow_entries_need_no_judge() -> None:
    """A model deletes no finding of an entry that is not wide."""
    assert "profanity" in Screen().screen(f"{HELP} What the f**k. {HELP}").findings


def test_a_screening_names_the_judge() -> None:
    told = Screen().screen(HELP)
    assert told.versions == (f"judge {judge().version}",)
    assert Screen(judged=False).screen(HELP).versions == ()


@pytest.mark.parametrize(
    ("word", "plain"), [("calling", "call"), ("bills", "bill"), ("boss", "boss"), ("$1,200.50", "#"), ("9am", "9am")]
)
def test_words_lose_their_endings(word: str, plain: str) -> None:
    assert stem(word) == plain


def test_chinese_is_judged_by_characters() -> None:
    view = matchers()["zh"].view(fold("还钱吧"))
    assert list(features(view, 0, 3, "zh")) == ["还", "还钱", "还钱吧", "钱", "钱吧", "吧"]


def test_training_is_the_same_each_time_and_tells_apart() -> None:
    held = [Sample("x", frozenset({"bad", "x"}), ("insult",), 1.0), Sample("x", frozenset({"good", "x"}), (), 1.0)] * 3
    model = learn(held, "en")
    assert model.score({"bad"}) > 0 > model.score({"good"})
    assert learn(held, "en") == model
    weights, bias = train([([(0, 1.0)], True, 1.0), ([(1, 1.0)], False, 1.0)], 2)
    assert weights[0] > 0 > weights[1]
    assert abs(bias) < 1


def test_thresholds_are_set_on_lawful_messages() -> None:
    judged = [(score / 100, False, "a") for score in range(100)] + [(2.0, True, "a")]
    agrees, adds = thresholds(judged)
    assert agrees < adds
    assert sum(score * SCALE >= adds for score, unlawful, _ in judged if not unlawful) == 1


def test_rare_words_count_for_more() -> None:
    assert rarity(100, 1) > rarity(100, 50) > rarity(100, 100) == 1


def test_the_script_names_hands() -> None:
    from scripts.screen_judge import hand_of

    assert hand_of("ena-001") == "ena"
    assert hand_of("zhb-7") == "zhb"
    assert hand_of("teu-001") == "first"
    assert sys.modules["scripts.screen_judge"].SEED == 7
