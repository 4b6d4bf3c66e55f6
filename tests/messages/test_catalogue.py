"""Every sentence exists in both languages with the same words to fill in, and every one that is said exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from fairdebt.messages import Text, say
from fairdebt.messages.catalogue import SENTENCES

SOURCES = Path(__file__).parent.parent.parent / "src" / "fairdebt"

SPEAKS = re.compile(r"^from fairdebt\.\S+ import .*\b(?:say|wrong)\b", re.MULTILINE)
"""What imports the sentences; elsewhere a function may be called alike."""


IN_CHINESE_ALONE = {"meaning"}
"""What a name means: the names themselves are English."""


def words(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_say_the_same(key: str) -> None:
    sentence = SENTENCES[key]
    assert sentence.zh
    assert sentence.en
    assert words(sentence.zh) - IN_CHINESE_ALONE == words(sentence.en)


def test_every_sentence_that_is_said_exists() -> None:
    said = {
        key
        for path in SOURCES.rglob("*.py")
        if SPEAKS.search(path.read_text(encoding="utf-8"))
        for key in re.findall(r"""\b(?:say|wrong|said)\(\s*"([a-z_]+)"[,)]""", path.read_text(encoding="utf-8"))
    }
    assert said
    assert not said - set(SENTENCES)


def test_every_sentence_is_said_somewhere() -> None:
    """By its whole key, or by one that is put together, such as `f"label_{name}"`."""
    whole: set[object] = set()
    made: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        if path.parent.name != "messages":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant):
                    whole.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    made.add(
                        "".join(str(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values)
                    )
    keys = re.compile("|".join(each for each in made if re.fullmatch(r"[a-z_.+]*[a-z][a-z_.+]*", each)))
    assert [key for key in SENTENCES if key not in whole and not keys.fullmatch(key)] == []


def test_a_text_within_a_sentence_is_said_in_its_language() -> None:
    found = say("did_you_mean", name=Text("甲", "a"))
    assert "甲" in found.zh
    assert "`a`" in found.en


def test_names_within_a_sentence_are_listed_in_its_language() -> None:
    found = say("missing", names=("purpose", "voice"))
    assert found.zh.endswith("purpose、voice")
    assert found.en.endswith("purpose, voice")


def test_a_word_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("did_you_mean")


NAMED_NEARBY = {
    "input_unknown_word",
    "input_unknown_claim",
    "input_not_a_jurisdiction",
    "input_text",
    "input_as_text",
    "input_list_of",
    "input_parse_json",
    "input_of_the_act",
    "input_of_the_case",
}
"""Their fix is the nearest name there is, or stands under another name; some of them are fixes themselves."""


def test_every_fault_of_input_says_how_to_fix_it() -> None:
    faults = {key for key in SENTENCES if key.startswith("input_") and not key.endswith("_fix")}
    fixes = {key.removesuffix("_fix") for key in SENTENCES if key.startswith("input_") and key.endswith("_fix")}
    assert faults >= NAMED_NEARBY
    assert faults - fixes == NAMED_NEARBY
    assert fixes - faults == {"input_missing"}


@pytest.mark.parametrize("language", ["fr", "ZH", "zh-CN", ""])
def test_another_language_is_refused(language: Any) -> None:
    with pytest.raises(ValueError, match='write "zh" or "en"'):
        say("did_you_mean", name="a").render(language)
