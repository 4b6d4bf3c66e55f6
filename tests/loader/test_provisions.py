"""What decisions tell of a rule: from the rule itself, the file's defaults, and the tables it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.loader import load_sources
from fairdebt.policy import Provision
from tests.loader.trees import policy, rule, with_rules

TABLE = "tables:\n  limitation: {confidence: memory, by: [debt.product], rows: [{for: medical, is: 6 years}]}\n"
STATE = "states:\n  running: {begins: {date: debt.due_on}, lasts: {table: limitation}, per: [debt]}\n"


def provision(fields: str, **head: str) -> Provision:
    (found,) = load_sources([with_rules(rule("forbid", fields), **head)]).provisions.values()
    return found


def test_the_rule_speaks_before_the_files_defaults() -> None:
    defaults = "{force: presumption, reading: cautious, sources: [a], checked_on: '2026-01-01', confidence: secondary}"
    found = provision("when: {channel: call}\nforce: recommendation\nsources: [b, c]", defaults=defaults)
    assert (found.force, found.reading, found.sources) == ("recommendation", "cautious", ("b", "c"))
    assert (found.checked_on, found.confidence, found.status) == (date(2026, 1, 1), "secondary", "in_force")
    assert (found.rule, found.kind, found.binding, found.citation.zh) == (
        "cn.example/rule",
        "forbid",
        "standard",
        "art. 1",
    )
    assert (found.instrument.policy, found.instrument.title.en) == ("cn.example", "Example")


@pytest.mark.parametrize(
    ("said", "defaults", "sources"),
    [
        ("sources: [b]", "{sources: [a]}", ("b",)),
        ("", "{sources: [a]}", ("a",)),
        ("sources: []", "{sources: [a]}", ()),
        ("", "{}", ()),
    ],
)
def test_sources_are_those_of_the_rule_else_those_of_the_file(
    said: str, defaults: str, sources: tuple[str, ...]
) -> None:
    assert provision(f"when: {{channel: call}}\n{said}", defaults=defaults).sources == sources


def test_further_citations_and_rebuttals_are_kept() -> None:
    fields = (
        "when: {channel: call}\nalso: [{citation: {zh: 第二条, en: art. 2}, confidence: memory}]\nrebuttal: [asked_for]"
    )
    found = provision(fields)
    assert [text.en for text in found.also] == ["art. 2"]
    assert ([text.en for text in found.rebuttal], found.confidence) == (["asked_for"], "verified")


def test_days_are_those_of_the_rule_within_the_file() -> None:
    found = provision('when: {channel: call}\nin_force: {from: "2020-01-01", until: "2027-01-01"}')
    assert (found.from_on, found.until_on) == (date(2026, 1, 30), date(2027, 1, 1))


@pytest.mark.parametrize(
    "when",
    ["{annual_rate: '>= 3', debt.due_on: {before: {sum: [debt.accrued_on, {table: limitation}]}}}", "{is: running}"],
)
def test_a_rule_is_as_sure_as_its_tables(when: str) -> None:
    assert provision(f"when: {when}", before=TABLE + STATE).confidence == "memory"


def test_also_those_of_a_file_that_is_used() -> None:
    shared = policy(TABLE + STATE, "shared", binding="definitions")
    user = with_rules(
        rule("forbid", "when: {is: running}"),
        rule("forbid", "when: {channel: call}", "other"),
        before="uses: [shared]\n",
    )
    found = load_sources([user, shared]).provisions
    assert {key.partition("@")[0]: each.confidence for key, each in found.items()} == {
        "cn.example/rule": "memory",
        "cn.example/other": "verified",
    }
