"""What a person may have meant: a name that is spelt alike, one that means it, else a list short enough to read."""

from __future__ import annotations

import pytest

from fairdebt.errors import LONGEST_LIST, suggest
from fairdebt.messages import Text
from fairdebt.vocabulary import TABLES


def fix(table: str, written: str) -> Text | None:
    """Return the fix for a word that a table does not have."""
    found = TABLES[table]
    return suggest(written, [*found.words, *found.groups], found.meanings)


@pytest.mark.parametrize(
    ("table", "written", "meant"),
    [
        ("channel", "cal", "call"),
        ("channel", "CALL", "call"),
        ("channel", "phone", "call"),
        ("channel", "电话", "call"),
        ("channel", "微信", "im"),
        ("relation", "本人", "debtor"),
        ("act", "起诉", "file_suit"),
        ("act", "sue", "file_suit"),
        ("notice", "投诉", "complaint"),
        ("outcome", "reached", "debtor_reached"),
    ],
)
def test_a_word_of_everyday_speech_leads_to_ours(table: str, written: str, meant: str) -> None:
    found = fix(table, written)
    assert found is not None
    for said in (found.zh, found.en):
        assert f"`{meant}`" in said
        assert said.count("`") == 2


def test_nobody_is_asked_whether_the_opposite_was_meant() -> None:
    found = fix("outcome", "connected")
    assert found is not None
    assert found.en.startswith("use one of: ")


@pytest.mark.parametrize(("table", "written"), [("relation", "customer"), ("purpose", "催收"), ("purpose", "collect")])
def test_words_that_share_a_few_letters_or_a_passing_mention_are_not_near(table: str, written: str) -> None:
    found = fix(table, written)
    assert found is None or found.en.startswith("use one of: ")


def test_a_list_says_in_chinese_what_the_words_mean() -> None:
    known = {"call": Text("电话", "telephone"), "sms": Text("短信", "text message")}
    found = suggest("pigeon", [*known, "any"], known)
    assert found == Text("可用的有：`any`；`call` 电话；`sms` 短信", "use one of: `any`, `call`, `sms`")


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("chanel", ["channel", "purpose"], "did you mean `channel`?"),
        ("zzz", ["channel"], "use one of: `channel`"),
        ("zzz", ["purpose", "channel"], "use one of: `channel`, `purpose`"),
        ("zzz", [], None),
    ],
)
def test_the_nearest_name_else_all_of_them(name: str, known: list[str], said: str | None) -> None:
    found = suggest(name, known)
    assert (found.en if found is not None else None) == said


@pytest.mark.parametrize(
    ("count", "listed"), [(LONGEST_LIST - 1, True), (LONGEST_LIST, True), (LONGEST_LIST + 1, False)]
)
def test_a_list_that_nobody_reads_is_not_given(count: int, listed: bool) -> None:
    found = suggest("x", [f"word{number:03}" for number in range(count)])
    assert (found is not None) is listed


def test_a_name_is_never_suggested_for_itself() -> None:
    found = suggest("act", ["act", "events"])
    assert found is not None
    assert "did you mean" not in found.en
