"""The digest is over meaning: whatever only looks different has the same, whatever means something else has another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import assume, given, settings, strategies as st

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, read_text
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES
from tests.loader.trees import at, bundled, clone, copied, path_of, policy, put, rule, set_at, with_rules

SOURCES = bundled()
IN_ORDER = ("then", "sum")
MEANT = """
when unless applies count per at_most hours closed after for first wait that elements claims with do by zone
begins ends lasts delay undone_by
"""
VOCABULARY = {word for table in TABLES.values() for word in (*table.words, *table.groups)} | {
    *NOTICES,
    *ATTRIBUTES,
    *FACTS,
}


def digest_of(*sources: Source) -> str:
    return load_sources(sources).norms.digest


@cache
def stands_alone(name: str) -> bool:
    """Whether a file loads without other instruments: a house file may speak of rules of others."""
    try:
        return bool(digest_as_written(name))
    except InvalidInput:
        return False


def with_common(name: str) -> list[Source]:
    """The files that are loaded for the sake of `name`: itself, and shared definitions, of all and of its country."""
    return [source for source in SOURCES if source.name == name or (defines(source) and folder(source.name) in name)]


def defines(source: Source) -> bool:
    document = source.documents[0]
    return isinstance(document, Mapping) and document.get("binding") == "definitions"


def folder(name: str) -> str:
    return name.rpartition("/")[0]


@cache
def digest_as_written(name: str) -> str:
    return digest_of(*with_common(name))


def shuffled(node: Node, chance: random.Random, under: str = "") -> Node:
    """The tree with the entries of every mapping, and the items of every list that has no order, in another order."""
    if isinstance(node, Mapping):
        found = Mapping(node.mark)
        for key in chance.sample(list(node), len(node)):
            put(found, key, shuffled(node[key], chance, key), node.key_marks[key])
        return found
    if isinstance(node, Sequence):
        items = Sequence(node.mark)
        order = list(node) if under in IN_ORDER else chance.sample(list(node), len(node))
        items.extend(shuffled(item, chance, under) for item in order)
        return items
    return node


def own_names(sections: tuple[str, ...]) -> list[str]:
    """The names that bundled files declare and that mean nothing else anywhere."""
    found: set[str] = set()
    for source in SOURCES:
        document = source.documents[0]
        assert isinstance(document, Mapping)
        for section in sections:
            held = document.get(section)
            found.update(held if isinstance(held, Mapping) else ())
    return sorted(found - VOCABULARY)


def renamed(node: Node, old: str, new: str) -> Node:
    def change(part: Node) -> Node:
        if isinstance(part, Mapping) and old in part:
            again = Mapping(part.mark)
            for key, held in part.items():
                put(again, new if key == old else key, held, part.key_marks[key])
            return again
        return Scalar(new, part.mark, quoted=part.quoted) if part == old and isinstance(part, Scalar) else part

    return clone(node, change)


NAMES = sorted(source.name for source in SOURCES)


@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_order_of_files_rules_items_and_keys_does_not_matter(name: str, chance: random.Random) -> None:
    assume(stands_alone(name))
    sources = [copied(source) for source in chance.sample(with_common(name), len(with_common(name)))]
    again = [Source(each.name, (shuffled(each.documents[0], chance),)) for each in sources]
    assert digest_of(*again) == digest_as_written(name)


@given(st.sampled_from(NAMES), st.sampled_from(own_names(("define", "states"))))
@settings(max_examples=30)
def test_names_of_definitions_and_states_do_not_matter(name: str, old: str) -> None:
    assume(stands_alone(name))
    again = [Source(each.name, (renamed(each.documents[0], old, "renamed_here"),)) for each in with_common(name)]
    assert digest_of(*again) == digest_as_written(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("cn/")][:3])
def test_comments_and_wording_do_not_matter(name: str) -> None:
    again = []
    for source in with_common(name):
        text = path_of(source.name).read_text(encoding="utf-8")
        text = re.sub(r"^( +)(zh|en): \S", r"\1# a comment\n\1\2: x", text, flags=re.MULTILINE)
        again.append(read_text(text.replace("http", "HTTP").encode(), name=source.name))
    assert digest_of(*again) == digest_as_written(name)


def words_beside(key: str, word: Scalar) -> list[str]:
    """Other words that may stand where `word` stands."""
    entry = ATTRIBUTES.get(key) or FACTS.get(key)
    if entry is None:
        return []
    if entry.type.base == "truth":
        return ["no" if word == "yes" else "yes"]
    return sorted(TABLES[entry.type.table].words) if entry.type.table else []


def changes(node: Node, key: str = "", *, meant: bool = False) -> Iterator[tuple[Mapping | Sequence, str | int, str]]:
    """Every small change of meaning: where, and the text that stands there then."""
    if isinstance(node, Scalar):
        return
    inside: list[tuple[str | int, Node]] = list(node.items() if isinstance(node, Mapping) else enumerate(node))
    for step, held in inside:
        name = step if isinstance(step, str) else key
        now = meant or name in MEANT.split()
        if isinstance(held, Scalar) and now:
            beside = {str(item) for item in node} if isinstance(node, Sequence) else {str(held)}
            yield from ((node, step, word) for word in words_beside(name, held) if word not in beside)
            if number := re.search(r"\d+", held):
                digits = str(int(number[0]) + 1).zfill(len(number[0]))
                yield node, step, held[: number.start()] + digits + held[number.end() :]
        else:
            yield from changes(held, name, meant=now)


def changes_of_rules(source: Source) -> list[tuple[Mapping | Sequence, str | int, str]]:
    """The changes within rules: a name that no rule asks for may mean what it likes."""
    document = source.documents[0]
    assert isinstance(document, Mapping)
    return list(changes(document["rules"])) if "rules" in document else []


CHANGES = {source.name: len(changes_of_rules(source)) for source in SOURCES}


@given(st.sampled_from([source for source in SOURCES if CHANGES[source.name]]), st.data())
@settings(max_examples=60)
def test_a_changed_number_date_or_word_matters(source: Source, data: st.DataObject) -> None:
    assume(stands_alone(source.name))
    again = copied(source)
    number = data.draw(st.integers(0, CHANGES[source.name] - 1))
    holder, step, text = changes_of_rules(again)[number]
    old = at(holder, step)
    assert isinstance(old, Scalar)
    set_at(holder, step, Scalar(text, old.mark, quoted=old.quoted))
    try:
        changed = digest_of(again, *(each for each in with_common(source.name) if each is not source))
    except InvalidInput:
        assume(False)
    else:
        assert changed != digest_as_written(source.name)


def test_first_day_effect_and_whom_it_binds_matter() -> None:
    written = rule("forbid", "when: {channel: call}")
    texts = [
        with_rules(written),
        with_rules(written, in_force='{from: "2026-01-31"}'),
        with_rules(written, jurisdiction="US"),
        with_rules(written, applies="{lender.type: bank}"),
        with_rules(written, defaults="{confidence: memory}"),
        with_rules(written, defaults="{status: proposed}"),
        with_rules(written, before='observe: {until: "2027-01-01"}\n'),
    ]
    assert len({digest_of(text) for text in texts}) == len(texts)


def test_nested_conditions_of_one_kind_are_one() -> None:
    flat = with_rules(rule("forbid", "when: {channel: call, to: debtor, mode: informative}"))
    nested = with_rules(
        rule("forbid", "when: {all: [{channel: call}, {to: debtor, mode: informative}], channel: call}")
    )
    assert digest_of(flat) == digest_of(nested)


def test_keys_of_a_table_may_stand_in_any_order() -> None:
    one = "{for: {debt.product: medical, debt.purpose: consumer}, is: 4}"
    rows = f"{one}, {{for: {{debt.product: mortgage, debt.purpose: business}}, is: 5}}"
    using = rule("forbid", "when: {annual_rate: {more_than: {table: rate}}}")
    texts = [
        with_rules(using, before=f"tables:\n  rate: {{by: [{by}], rows: [{rows}]}}\n")
        for by in ("debt.product, debt.purpose", "debt.purpose, debt.product")
    ]
    other = with_rules(
        using, before=f"tables:\n  rate: {{by: [debt.product, debt.purpose], rows: [{rows.replace('5', '6')}]}}\n"
    )
    assert digest_of(texts[0]) == digest_of(texts[1]) != digest_of(other)


def test_what_a_house_says_of_its_own_facts_matters() -> None:
    def house(silence: str) -> Source:
        fact = f"{{type: truth, says: {{zh: 甲, en: a}}, silence: '{silence}', because: {{zh: 乙, en: b}}}}"
        return policy(f"facts: {{own.vip: {fact}}}\nrules:\n{rule('forbid', 'when: {own.vip: yes}')}")

    assert digest_of(house("no")) != digest_of(house("unknown"))
