"""The digest is over meaning: whatever only looks different has the same, whatever means something else has another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache

from hypothesis import assume, given, settings, strategies as st

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.source import Mapping, Node, Scalar, Sequence, Source, read_text
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, TABLES
from tests.loader.trees import bundled, clone, copied, path_of, policy, put, rule, with_rules

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
def digest_as_written() -> str:
    return digest_of(*SOURCES)


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
    found = set()
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


@given(st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_order_of_files_rules_items_and_keys_does_not_matter(chance: random.Random) -> None:
    sources = [copied(source) for source in chance.sample(SOURCES, len(SOURCES))]
    again = [Source(each.name, (shuffled(each.documents[0], chance),)) for each in sources]
    assert digest_of(*again) == digest_as_written()


@given(st.sampled_from(own_names(("define", "states"))))
@settings(max_examples=15)
def test_names_of_definitions_and_states_do_not_matter(name: str) -> None:
    again = [Source(each.name, (renamed(each.documents[0], name, "renamed_here"),)) for each in SOURCES]
    assert digest_of(*again) == digest_as_written()


def test_comments_and_wording_do_not_matter() -> None:
    again = []
    for source in SOURCES:
        text = path_of(source.name).read_text(encoding="utf-8")
        text = re.sub(r"^( +)(zh|en): \S", r"\1# a comment\n\1\2: x", text, flags=re.MULTILINE)
        again.append(read_text(text.replace("http", "HTTP").encode(), name=source.name))
    assert digest_of(*again) == digest_as_written()


def words_beside(key: str, word: Scalar) -> list[str]:
    """Other words that may stand where `word` stands."""
    entry = ATTRIBUTES.get(key) or FACTS.get(key)
    if entry is None:
        return []
    if entry.type.base == "truth":
        return ["no" if word == "yes" else "yes"]
    return sorted(TABLES[entry.type.table].words) if entry.type.table else []


def changes(node: Node, key: str = "", *, meant: bool = False) -> Iterator[tuple[Node, str | int, str]]:
    """Every small change of meaning: where, and the text that stands there then."""
    inside: Iterator[tuple[str | int, Node]] = iter(())
    if isinstance(node, Mapping):
        inside = iter(node.items())
    elif isinstance(node, Sequence):
        inside = iter(enumerate(node))
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


CHANGES = {source.name: len(list(changes(source.documents[0]))) for source in SOURCES}


@given(st.sampled_from([source for source in SOURCES if CHANGES[source.name]]), st.data())
@settings(max_examples=60)
def test_a_changed_number_date_or_word_matters(source: Source, data: st.DataObject) -> None:
    again = copied(source)
    number = data.draw(st.integers(0, CHANGES[source.name] - 1))
    holder, step, text = list(changes(again.documents[0]))[number]
    old = holder[step]  # type: ignore[index]
    assert isinstance(old, Scalar)
    holder[step] = Scalar(text, old.mark, quoted=old.quoted)  # type: ignore[index]
    try:
        changed = digest_of(again, *(each for each in SOURCES if each is not source))
    except InvalidInput:
        assume(False)
    else:
        assert changed != digest_as_written()


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
