"""What must not change a verdict: disguises, greetings, harmless sentences beside; and what must."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.screen import Screen
from fairdebt.screen.bundled import load_lexicons
from fairdebt.screen.english import english_view
from fairdebt.screen.folding import fold
from fairdebt.screen.lexicon import Entry
from tests.screen.disguises import DISGUISES

SCREEN = Screen()
ENTRIES = [entry for read in load_lexicons().values() for entry in read.lexicon.entries if entry.finds]
HARMLESS = {
    "zh": (
        "祝您生活愉快。",
        "谨防诈骗，请勿向陌生人转账。",
        "我们不会威胁任何人。",
        "如有人威胁您，请拨打110报警。",
        "您可以拨打客服电话投诉。",
    ),
    "en": (
        "Have a nice day. ",
        "Beware of scams and never share your code. ",
        "We never threaten anyone. ",
        "If anyone threatens you, report it to the police. ",
        "You may file a complaint with us. ",
    ),
}
ENDS = ("。", ".", "!", "！", "?", "？")


def to_of(entry: Entry) -> str:
    return "contact_person" if entry.to_others else "debtor"


@pytest.mark.parametrize("name", DISGUISES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_disguise_hides_nothing_and_makes_nothing_up(name: str, language: str) -> None:
    disguise = DISGUISES[name]
    for entry in ENTRIES:
        if entry.language != language:
            continue
        for text in entry.veto:
            assert entry.finds in SCREEN.screen(disguise(text), to=to_of(entry)).findings, (text, disguise(text))
        for text in entry.approve:
            assert not SCREEN.screen(disguise(text), to=to_of(entry)).found, (text, disguise(text))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_harmless_sentence_beside_it_silences_nothing(language: str) -> None:
    """Suppressor injection: what excuses stays in its own sentence."""
    for entry in ENTRIES:
        if entry.language != language:
            continue
        for text in entry.veto:
            whole = text if text.endswith(ENDS) else text + ("。" if language == "zh" else ".")
            for sentence in HARMLESS[language]:
                after, before = f"{whole} {sentence}", f"{sentence}{whole}"
                assert entry.finds in SCREEN.screen(after, to=to_of(entry)).findings, after
                assert entry.finds in SCREEN.screen(before, to=to_of(entry)).findings, before


def test_a_promise_that_hangs_on_payment_is_a_threat() -> None:
    assert "threat_exposure" in SCREEN.screen("只要今天还款，我们就不会告诉你家人").findings
    assert not SCREEN.screen("即使您暂时无法还款，我们也不会告诉您的家人").found


def test_what_stands_between_quotation_marks_may_only_be_spoken_of() -> None:
    assert not SCREEN.screen("催收员不得使用“打断你的腿”等话语").found
    assert "threat_violence" in SCREEN.screen("听好了：“打断你的腿”，我说到做到").findings
    assert not SCREEN.screen('Phrases such as "we will break your legs" are forbidden').found


def test_a_sound_is_heard_only_where_no_ordinary_word_stands() -> None:
    assert "threat_arrest" in SCREEN.screen("再不还钱就把你拘刘").findings
    assert not SCREEN.screen("请于期限内还款").found
    assert not SCREEN.screen("您的收件地址请发给客服").found


def test_other_people_do_not_make_a_debtor_guilty() -> None:
    assert not SCREEN.screen("盗刷您卡片的嫌疑人已被抓获").found
    assert not SCREEN.screen("The person who stole your card was arrested").found


def screen_with(tmp_path: Path, entry: str) -> Screen:
    """Return a screen, without judge, over the bundled lexicons and one more entry."""
    path = tmp_path / "house.yaml"
    path.write_text(
        "format: 1\nlexicon: house/en\nlanguage: en\ntitle: {zh: 本, en: House}\n"
        "slots: {plover: [plover], curlew: [curlew], dunlin: [dunlin]}\nentries:\n" + entry,
        encoding="utf-8",
    )
    return Screen(lexicons=[path], judged=False)


def test_cues_stand_within_two_sentences(tmp_path: Path) -> None:
    entry = "  - {id: birds, finds: threat_other, needs: [[plover]], beside: [curlew, dunlin], veto: [x], approve: [y]}"
    screen = screen_with(tmp_path, entry)
    assert "threat_other" in screen.screen("The plover is here. One. The curlew is late.").findings
    assert not screen.screen("The plover is here. One. Two. The curlew is late.").found
    assert not screen.screen("The plover is here.").found


def test_so_many_different_cues_are_wanted(tmp_path: Path) -> None:
    entry = (
        "  - {id: birds, finds: threat_other, needs: [[plover]], beside: [curlew, dunlin], at_least: 2, "
        "veto: [x], approve: [y]}"
    )
    screen = screen_with(tmp_path, entry)
    assert not screen.screen("The plover. The curlew, the curlew.").found
    assert "threat_other" in screen.screen("The plover. The curlew, the dunlin.").findings


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    assert not SCREEN.screen("The caller said 'we will break your legs' and we apologize").found
    assert "threat_violence" in SCREEN.screen("Don't wait, or we'll break your legs and your folks' legs").findings


@pytest.mark.parametrize(
    "text", ["We will br3ak ur legs 2nite", "we'll break yr legs b4 the wknd", "d-o-n-t run, we b r e a k your legs"]
)
def test_short_forms_are_opened(text: str) -> None:
    assert "threat_violence" in SCREEN.screen(text).findings


def test_words_that_fit_a_masked_one_come_in_the_same_order_each_time() -> None:
    """The judge takes the first: an order of a set would let the same text score differently in another process."""
    known = frozenset({"media", "momma", "maria", "manna", "malta", "mafia", "magma", "mecca", "mocha", "mania"})
    (edges,) = english_view(fold("m***a"), known).edges
    assert [word for word, _, how in edges if how == "masked"] == sorted(known)
