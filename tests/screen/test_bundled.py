"""Every bundled lexicon entry finds its examples and leaves its lawful ones alone."""

from __future__ import annotations

import re

import pytest

from fairdebt.screen import Screen
from fairdebt.screen.bundled import LEXICONS, load_lexicons
from fairdebt.screen.lexicon import Entry
from fairdebt.vocabulary import CLAIM_TYPES, TABLES

ENTRIES = [entry for read in load_lexicons().values() for entry in read.lexicon.entries]
FINDING = [entry for entry in ENTRIES if entry.finds]
LEAST = 3
SHOWN_BY_WORDS = {
    "threat_violence",
    "threat_arrest",
    "threat_exposure",
    "threat_harassment",
    "threat_other",
    "insult",
    "profanity",
    "impersonation",
    "false_legal_claim",
    "false_urgency",
    "induce_borrowing",
    "undue_fees",
    "public_shaming",
    "false_promise",
    "sensitive_disclosure",
}
"""Not who reads it, not personal data."""

SHOWN_BY_FORM = {
    "misleading_subject",
    "overshadowing",
    "pressing_on",
    "sale_advertised",
    "simulated_document",
    "untranslated_disclosure",
}
"""What the form or the course of a message shows, as far as it comes with words of its own."""


OF_TWO_LANGUAGES = {"untranslated_disclosure"}
"""What is found where part of a text is in a language that the screen does not read."""


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen()


@pytest.mark.parametrize("entry", FINDING, ids=lambda entry: entry.key)
def test_examples(entry: Entry, screen: Screen) -> None:
    assert len(entry.veto) >= LEAST
    assert len(entry.approve) >= LEAST
    to = "contact_person" if entry.to_others else "debtor"
    for text in entry.veto:
        screened = screen.screen(text, to=to)
        assert entry.finds in screened.findings, text
        assert screened.complete or entry.finds in OF_TWO_LANGUAGES, text
    for text in entry.approve:
        screened = screen.screen(text, to=to)
        assert not screened.found, text
        assert screened.complete, text


def test_both_languages_cover_what_words_alone_can_show() -> None:
    for language in ("zh", "en"):
        found = {entry.finds for entry in FINDING if entry.language == language}
        assert found >= SHOWN_BY_WORDS
        assert found <= SHOWN_BY_WORDS | SHOWN_BY_FORM
    assert {entry.finds for entry in FINDING if entry.language == "zh"} >= SHOWN_BY_FORM


def test_what_chinese_rules_ask_for_is_found() -> None:
    """A rule that vetoes a finding which nothing finds would protect nobody."""
    cited = {
        name
        for path in (LEXICONS.parent / "cn").rglob("*.yaml")
        for held in re.findall(r"findings: \{\w+: \[([^\]]*)\]", path.read_text(encoding="utf-8"))
        for name in re.split(r",\s*", held)
    }
    assert len(cited) > 10
    by_other_means = {"pii_disclosure", "third_party_disclosure"}
    assert cited <= {entry.finds for entry in FINDING if entry.language == "zh"} | by_other_means


def test_entries_speak_words_of_the_vocabulary() -> None:
    for entry in ENTRIES:
        assert set(entry.claims) <= set(CLAIM_TYPES)
        assert set(entry.elements) <= set(TABLES["element"].words)
        assert set(entry.discloses) <= set(TABLES["disclosure"].words)
