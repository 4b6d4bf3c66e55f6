"""The corpus is what it claims to be, and the page tells what the screen does with it."""

from __future__ import annotations

from collections import Counter

from fairdebt.screen import Screen
from fairdebt.vocabulary import TABLES
from scripts.screen_evaluation import HALVES, PAGE, Message, language, measure, messages, page

EVASIONS = {"none", "pinyin", "homophone", "emoji", "split", "traditional", "leet", "spacing", "mixed"}


def both() -> list[Message]:
    return [message for half in HALVES for message in messages(half)]


def test_the_corpus_has_the_shares_it_should_have() -> None:
    every = both()
    counts = Counter(language(message) for message in every)
    assert len(every) >= 1500
    assert len(messages("tuning")) >= 750
    assert min(counts["zh"], counts["en"]) > counts["other"] > 0
    assert len({message.id for message in every}) == len(every)
    assert len({(message.text, message.to) for message in every}) > 0.98 * len(every)


def test_labels_are_words_of_the_vocabulary() -> None:
    for message in both():
        assert set(message.labels) <= set(TABLES["finding"].words), message.id
        assert message.evasion in EVASIONS, message.id
        assert set(message.true) <= set(TABLES["claim"].words), message.id


def test_other_languages_are_told_as_unread() -> None:
    others = [message for message in messages("tuning") if language(message) == "other"]
    assert others
    assert not any(each.complete for each in measure(Screen(), others))


def test_the_page_tells_what_the_screen_does() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
