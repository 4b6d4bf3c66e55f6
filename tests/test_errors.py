"""What a person may have meant: a name that is spelt alike, one that means it, else a list short enough to read."""

from __future__ import annotations

import pytest

from fairdebt.errors import LONGEST_LIST, LONGEST_NAME, fix_of_characters, suggest
from fairdebt.messages import Text
from fairdebt.vocabulary import TABLES


def fix(table: str, written: str) -> Text | None:
    """Return the fix for a word that a table does not have."""
    found = TABLES[table]
    return suggest(written, [*found.words, *found.groups], found.meanings, everyday=found.everyday)


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
        ("outcome", "picked up", "answered"),
        ("channel", "WhatsApp", "im"),
        ("relation", "customer", "debtor"),
        ("relation", "借款人", "debtor"),
        ("relation", "Wife", "spouse"),
        ("voice", "robot", "ai"),
        ("product", "cash-loan", "consumer_loan"),
        ("act", "call", "act: contact, channel: call"),
        ("act", "短信", "act: contact, channel: sms"),
        ("notice", "cease_req", "cease_request"),
    ],
)
def test_a_word_of_everyday_speech_leads_to_ours(table: str, written: str, meant: str) -> None:
    found = fix(table, written)
    assert found is not None
    for said in (found.zh, found.en):
        assert f"`{meant}`" in said
        assert said.count("`") == 2


def test_a_text_too_long_to_compare_is_not_offered_cut_off() -> None:
    """Of a number of six thousand digits the first eighty were offered, as if it were not plain."""
    assert fix_of_characters("1" * (LONGEST_NAME + 1)) is None
    assert fix_of_characters("１" * (LONGEST_NAME + 1)) is None
    assert fix_of_characters("１" * LONGEST_NAME) is not None


def test_nobody_is_asked_whether_the_opposite_was_meant() -> None:
    found = fix("outcome", "connected")
    assert found is not None
    assert found.en.startswith("use one of: ")


@pytest.mark.parametrize(
    ("table", "written"), [("relation", "stranger"), ("purpose", "催收"), ("purpose", "collect"), ("product", "loan")]
)
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


def test_a_name_is_never_corrected_into_its_opposite() -> None:
    assert suggest("at_most", ["at_least", "per"]) == Text(
        "可用的有：`at_least`、`per`", "use one of: `at_least`, `per`"
    )
    assert suggest("at_mots", ["at_most", "per"]) == Text("您是否想写 `at_most`？", "did you mean `at_most`?")


def test_a_name_is_never_suggested_for_itself() -> None:
    found = suggest("act", ["act", "events"])
    assert found is not None
    assert "did you mean" not in found.en


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("cease", ["deceased"]),
        ("nope", ["pe", "cn"]),
        ("nofile.yaml", ["promise.yaml", "lunch.yaml"]),
        ("of", ["of_x"]),
    ],
)
def test_names_that_only_share_letters_or_an_ending_are_not_near(name: str, known: list[str]) -> None:
    found = suggest(name, known)
    assert found is not None
    assert found.en.startswith("use one of: ")


def test_a_part_of_a_name_leads_to_the_whole_and_asks_where_there_are_several() -> None:
    assert suggest("visit", ["home_visit", "other_visit", "call"]) == Text(
        "您是否想写 `home_visit` 或 `other_visit`？", "did you mean `home_visit` or `other_visit`?"
    )


def test_every_everyday_word_leads_to_a_word_of_its_table_and_is_none_itself() -> None:
    for table in TABLES.values():
        for said, ours in table.everyday.items():
            assert said not in table.words or table.name == "act"
            assert ours.rpartition(": ")[2] in {**table.words, **TABLES["channel"].words}
