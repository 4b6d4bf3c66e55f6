"""The catalogue of sentences about policy files: every one is said somewhere, none is missing."""

from __future__ import annotations

import re
from pathlib import Path

import fairdebt
from fairdebt.messages import say
from fairdebt.messages.catalogue import SENTENCES
from fairdebt.messages.policy import GIVE, POLICY
from fairdebt.messages.policy_conditions import BASES

HOME = Path(fairdebt.__file__).parent
CODE = "\n".join(
    path.read_text(encoding="utf-8") for room in ("rules", "policy", "loader") for path in (HOME / room).glob("**/*.py")
)
COMPOSED = {*GIVE, *BASES, "no_zh", "no_en"}


def test_every_sentence_is_said() -> None:
    assert [key for key in POLICY if key not in COMPOSED and f'"{key}"' not in CODE] == []


def test_every_sentence_that_is_said_exists() -> None:
    assert [key for key in re.findall(r'say\(\s*"([a-z_]+)"', CODE) if key not in SENTENCES] == []


def test_sentences_are_lower_case_and_do_not_stop() -> None:
    for key, text in POLICY.items():
        if key in BASES or key.startswith(("what_", "subject_")):
            continue
        assert text.en[0] in "`{" or text.en[0].islower() or text.en.startswith("Chinese"), key
        assert not text.en.endswith((".", "!")), key
        assert not text.zh.endswith(("。", "！")), key


def test_both_languages_fill_in_the_same_words() -> None:
    for key, text in POLICY.items():
        fields = [set(re.findall(r"(?<!\{)\{([a-z]+)\}", each)) for each in (text.zh, text.en)]
        assert fields[0] == fields[1], key


def test_examples_of_absent_fields_can_be_filled_in() -> None:
    for key in GIVE:
        assert say(key, name="x").en
