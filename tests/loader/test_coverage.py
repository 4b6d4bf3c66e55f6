"""For which acts, where and since when the loaded policies speak."""

from __future__ import annotations

from datetime import date

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load, load_sources
from fairdebt.logic import Coverage
from fairdebt.source import read_text
from fairdebt.vocabulary import TABLES
from tests.loader.trees import policy, rule, with_rules

LAW = with_rules(rule("forbid", "when: {channel: call}"))


def test_a_country_covers_what_its_index_says() -> None:
    (china,) = load("cn").norms.coverage
    assert (china.jurisdiction, china.accepted) == ("CN", False)
    assert "contact" in china.acts


def test_a_single_instrument_brings_the_index_of_its_folder() -> None:
    assert load("cn/gbt_45251").norms.coverage == load("cn").norms.coverage


def test_a_file_alone_covers_nothing() -> None:
    assert load_sources([LAW]).norms.coverage == ()


def test_a_house_accepts_what_is_not_covered() -> None:
    why = 'because: no office there, approved_by: CCO, until: "2027-01-01"'
    text = f"uncovered:\n  - {{jurisdiction: VN, {why}}}\n  - {{jurisdiction: TH, acts: [contact], {why}}}\n"
    found = load_sources([policy(text, "house", binding="house")]).norms.coverage
    every = frozenset(TABLES["act"].words)
    until = date(2027, 1, 1)
    assert found == (
        Coverage("VN", every, None, until, accepted=True),
        Coverage("TH", frozenset({"contact"}), None, until, accepted=True),
    )


def test_a_country_may_be_divided() -> None:
    text = "format: 1\ncovers: {jurisdiction: CN, acts: [contact], divided_into: [CN-GD, CN-BJ]}\npolicies: [x]\n"
    (found,) = load_sources([LAW], [read_text(text.encode(), name="index.yaml")]).norms.coverage
    assert found.parts == {"CN-GD", "CN-BJ"}


def test_an_index_may_speak_of_some_lenders_and_persons_alone() -> None:
    only = "only_for: [{jurisdictions: [VN], lenders: [bank], people: [debtor, guarantor]}]"
    text = f"format: 1\ncovers: {{jurisdiction: VN, acts: [contact], {only}}}\npolicies: [x]\n"
    (found,) = load_sources([LAW], [read_text(text.encode(), name="index.yaml")]).norms.coverage
    people = frozenset({"debtor", "guarantor"})
    assert found.only_for == (("VN", "lenders", frozenset({"bank"})), ("VN", "people", people))


def test_an_index_may_speak_of_some_collectors_alone() -> None:
    only = "only_for: [{jurisdictions: [CN-GD, CN-BJ], roles: [agency]}]"
    text = f"format: 1\ncovers: {{jurisdiction: CN, acts: [contact], {only}}}\npolicies: [x]\n"
    (found,) = load_sources([LAW], [read_text(text.encode(), name="index.yaml")]).norms.coverage
    assert found.only_for == (("CN-GD", "roles", frozenset({"agency"})), ("CN-BJ", "roles", frozenset({"agency"})))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("{jurisdictions: [CN], roles: [agencies]}", "`roles` cannot be `agencies`"),
        ("{jurisdictions: [CN], roles: agency}", "expected a list here"),
        ("{jurisdictions: [China], roles: [agency]}", "`China` is no jurisdiction"),
        ("{jurisdictions: [CN]}", "missing field `roles`"),
        ("{jurisdictions: [CN], lenders: [banc]}", "`lenders` cannot be `banc`"),
        ("{jurisdictions: [CN], people: [detor]}", "`people` cannot be `detor`"),
        ("{jurisdictions: [CN], role: [agency]}", "did you mean `roles`?"),
    ],
)
def test_roles_are_words_of_the_vocabulary(said: str, fault: str) -> None:
    text = f"format: 1\ncovers: {{jurisdiction: CN, acts: [contact], only_for: [{said}]}}\npolicies: [x]\n"
    with pytest.raises(InvalidInput, match=fault.replace("?", r"\?")):
        load_sources([LAW], [read_text(text.encode(), name="index.yaml")])


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("CN-GD", "index.yaml:2:59: expected a list here"),
        ("[Guangdong]", "index.yaml:2:60: `Guangdong` is no jurisdiction"),
    ],
)
def test_parts_are_jurisdictions(said: str, fault: str) -> None:
    text = f"format: 1\ncovers: {{jurisdiction: CN, acts: [contact], divided_into: {said}}}\npolicies: [x]\n"
    with pytest.raises(InvalidInput) as caught:
        load_sources([LAW], [read_text(text.encode(), name="index.yaml")])
    assert caught.value.render().startswith(fault)


def test_an_index_at_fault_is_refused() -> None:
    text = 'format: 1\ncovers: {jurisdiction: UK, form: "2026-01-30", acts: [contact, contacts]}\npolices: [x]\n'
    with pytest.raises(InvalidInput) as caught:
        load_sources([LAW], [read_text(text.encode(), name="index.yaml")])
    assert caught.value.render() == (
        "index.yaml:2:24: `UK` is no jurisdiction\n"
        "  fix: use ISO 3166, as in `CN`, `US-NY`, `US-NY/new-york-city`\n"
        "index.yaml:2:28: unknown field `form`\n  fix: did you mean `from`?\n"
        "index.yaml:2:64: `acts` cannot be `contacts`\n  fix: did you mean `contact`?\n"
        "index.yaml:3:1: unknown field `polices`\n  fix: did you mean `policies`?"
    )
