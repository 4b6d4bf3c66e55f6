"""The schemas for editors: bundled files pass, misspelt names do not, every word and field has its hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fairdebt.errors import InvalidInput
from fairdebt.loader import load_sources
from fairdebt.loader.schema import index_schema, policy_schema
from fairdebt.messages.policy_fields import FIELDS, WORDS
from fairdebt.source import Mapping, Node, Scalar, Source, plain, read_file
from tests.loader.trees import bundled, bundled_index, rule, with_rules

POLICY = policy_schema()
VALIDATOR = Draft202012Validator(POLICY)
BROKEN = Path(__file__).parents[1] / "broken" / "policy"

# Faults of shape and of fixed words, which a schema can show while somebody types.
SHOWN_NAMES = """
condition/act_misspelt condition/attribute_unknown condition/channel_misspelt condition/channel_unknown condition/empty
condition/comparison_unknown condition/empty_list condition/fact_in_filter condition/fact_unknown condition/given_maybe
condition/happened_a_list condition/happened_field_misspelt condition/happened_in_filter
condition/event_only condition/happened_without_per condition/list_against_set condition/notice_misspelt
condition/now_outside_filter condition/purpose_misspelt condition/set_operation_against_value condition/term_form
condition/set_operation_without_list condition/term_field_unknown condition/truth_misspelt condition/word_against_set
file/a_list file/binding_unknown file/default_unknown file/field_misspelt file/field_missing file/field_unknown
file/format_unknown file/in_force_missing file/no_first_day file/policy_name file/rule_a_text file/rules_a_mapping
file/section_a_list file/title_without_english
house/adopts_a_text house/loosens_to_nothing house/loosens_without_approval house/loosens_without_end
house/observe_without_end house/posture_lowers house/uncovered_without_approval
name/impossible name/key_wrong name/own_fact_not_own name/own_fact_wrong name/own_notice_wrong name/state_dates_wrong
name/state_field_misspelt name/state_renewed_without_end name/state_undone_without_delay name/state_without_begin
name/state_without_per name/table_row_wrong name/table_without_rows name/term_wrong name/uses_a_text
rule/also_without_citation rule/attribute_outside_when rule/citation_a_list rule/claim_unknown rule/claims_a_list
rule/confidence_unknown rule/duty_day_wrong rule/duty_late_without_event rule/duty_with_both rule/duty_without_day
rule/duty_without_trigger rule/element_unknown rule/elements_a_list rule/field_missing rule/field_misspelt
rule/field_misspelt_optional rule/field_of_another_kind rule/field_unknown rule/force_unknown rule/hours_and_closed
rule/hours_missing rule/id_impossible rule/id_missing rule/kind_a_list rule/kind_missing rule/kind_misspelt
rule/kind_strange rule/kind_unknown rule/limit_missing rule/reading_unknown
rule/says_language_misspelt rule/says_without_chinese rule/sources_a_text rule/that_a_list rule/wait_missing
value/anchor_wrong value/counting_unknown value/hours_empty_mapping value/hours_of_no_day value/hours_without_day
value/hours_without_edges_wrong value/hours_without_end value/keys_a_text value/limit_without_window value/limit_wrong
value/span_then_hours value/span_wrong value/text_a_list value/window_wrong
"""
SHOWN = SHOWN_NAMES.split()


def as_editors_read(node: Node) -> Any:
    """The tree with plain numbers as numbers, as YAML 1.2 reads them."""
    if isinstance(node, Mapping):
        return {key: as_editors_read(held) for key, held in node.items()}
    if isinstance(node, Scalar):
        if not node.quoted and re.fullmatch(r"-?\d+", node):
            return int(node)
        return float(node) if not node.quoted and re.fullmatch(r"-?\d+\.\d+", node) else str(node)
    return [as_editors_read(item) for item in node]


def parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for held in schema.values():
            yield from parts_of(held)
    elif isinstance(schema, list):
        for item in schema:
            yield from parts_of(item)


@pytest.mark.parametrize("schema", [policy_schema(), index_schema()], ids=["policy", "index"])
def test_schemas_are_schemas_and_their_references_lead_somewhere(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    used = {part["$ref"].removeprefix("#/$defs/") for part in parts_of(schema) if isinstance(part.get("$ref"), str)}
    assert used <= set(schema["$defs"])


def test_no_definition_is_left_over() -> None:
    used = {part["$ref"].removeprefix("#/$defs/") for part in parts_of(POLICY) if isinstance(part.get("$ref"), str)}
    assert set(POLICY["$defs"]) - used == {"coverage_form"} & set(POLICY["$defs"])


@pytest.mark.parametrize("source", bundled(), ids=lambda source: source.name)
def test_bundled_policies_pass(source: Source) -> None:
    assert list(VALIDATOR.iter_errors(plain(source.documents[0]))) == []
    assert list(VALIDATOR.iter_errors(as_editors_read(source.documents[0]))) == []


def test_the_bundled_index_passes() -> None:
    validator = Draft202012Validator(index_schema())
    tree = as_editors_read(bundled_index().documents[0])
    assert list(validator.iter_errors(tree)) == []
    assert list(validator.iter_errors({**tree, "polices": []}))


@pytest.mark.parametrize("case", SHOWN)
def test_faults_of_shape_show_in_the_editor(case: str) -> None:
    tree = as_editors_read(read_file(BROKEN / f"{case}.yaml").documents[0])
    assert list(VALIDATOR.iter_errors(tree)) != []


def test_every_field_and_fixed_word_has_its_hint() -> None:
    for part in parts_of(POLICY):
        for name, schema in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            if name not in ("zh", "en") and "const" not in schema:
                assert "description" in schema, name
        if "enumDescriptions" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(
                text for word, text in zip(part["enum"], part["enumDescriptions"], strict=True) if word != "debt"
            )
    assert all(text.render("zh") and text.render("en") for text in (*FIELDS.values(), *WORDS.values()))


ACCEPTED = [
    rule("forbid", "when: {channel: call, own.vip: 'yes', is: mine, ceiling: '>= 3', settled: 'no'}"),
    rule("forbid", "when: {any: [mine, {not: mine}], debt.days_overdue: {at_least: 60}}"),
    rule("forbid", "when: {debt.limitation_expires_on: {before: {sum: [debt.due_on, 3 years]}}}"),
    rule(
        "contact_cap",
        "when: mine\ncount: {notice: own.warned}\nper: [debtor, {pooled: counted_for}]\nat_most: [3 per week, 1 ever]",
    ),
    rule(
        "contact_cap", "when: mine\nper: [debtor]\nat_most: 2 per calendar week from sunday\ncounting: distinct channel"
    ),
    rule(
        "permitted_hours",
        "hours: {weekdays: ['08:00-12:00', {after: '13:00', before: '20:00'}], weekend: never}\nzone: [recipient]",
    ),
    rule("notice_first", "first: {act: contact}\nwait: {then: [5 days, 30 full days]}\nper: []"),
    rule("truthful", "claims: {amount: {at_most: {fact: debt.ledger_total}}, jail: never, will_sue: mine}"),
    rule("forbid", "when: {mandate.from: {given: 'yes', ago: '<= 12 months'}, findings: {none_of: [insult]}}"),
]
NAMES = """
facts: {own.vip: {type: truth, says: {zh: 甲, en: a}, silence: "no", because: {zh: 乙, en: b}}}
notices: {own.warned: {says: {zh: 甲, en: a}}}
define: {mine: {act: contact}}
terms: {ceiling: {fact: debt.days_overdue}, settled: {fact: debt.online, else: "no"}}
keys: {pooled: {of: debt, together: {when: {debt.product: student_loan}, sharing: debt.account_when_obtained}}}
"""


@pytest.mark.parametrize("written", ACCEPTED)
def test_what_the_loader_takes_the_schema_takes(written: str) -> None:
    source = with_rules(written, before=NAMES)
    try:
        load_sources([source])
    except InvalidInput as refused:
        pytest.fail(str(refused))
    assert list(VALIDATOR.iter_errors(as_editors_read(source.documents[0]))) == []
