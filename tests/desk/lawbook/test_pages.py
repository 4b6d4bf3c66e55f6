"""Law pages: every rule told in both languages with its numbers; every entry of a sheet has rules or a reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from fairdebt import InvalidInput
from fairdebt.desk.lawbook.entries import entries_page, scenarios_by_rule
from fairdebt.desk.lawbook.pages import LANGUAGES, Instrument, instruments, instruments_of, law_page
from fairdebt.desk.lawbook.rules import sources
from fairdebt.loader import WholePolicies
from fairdebt.messages import Language
from tests.generated import loaded, policies

ROOT = Path(__file__).parents[3]

Plain = dict[str, Any]

CHINA = instruments("cn")
PAGES = [pytest.param(each, language, id=f"{each.slug}.{language}") for each in CHINA for language in LANGUAGES]


@pytest.mark.parametrize(("instrument", "language"), PAGES)
def test_every_rule_stands_on_the_page_with_its_source(instrument: Instrument, language: Language) -> None:
    page = law_page(instrument, "cn", language)
    assert page.startswith(f"# {instrument.file.title.render(language)}\n")
    for entry in instrument.entries:
        assert f"`{entry.provision.rule}`" in page
        assert entry.provision.citation.render(language) in page
    anchors = set(re.findall(r'<a id="([^"]+)">', page))
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links <= anchors
    assert len(anchors) == len(re.findall(r'<a id="', page))
    assert not re.search(r"law_|entries_|None|frozenset|Literal\(|Compare\(", page)
    if language == "en":
        told = re.sub(r"\[中文\]\([^)]*\)|\(https?://[^)]*\)|`[^`]*`", "", page)
        assert not re.search(r"[一-鿿]", told)


def test_the_pages_are_those_in_the_repository() -> None:
    written = {path.name for path in (ROOT / "docs" / "law" / "cn").glob("*.md")}
    assert written <= {f"{each.slug}.{language}.md" for each in CHINA for language in LANGUAGES}


@pytest.mark.parametrize(
    ("slug", "language", "told"),
    [
        ("gbt-45251", "zh", "每日 08:00–22:00"),
        ("gbt-45251", "en", "every day 08:00–22:00"),
        ("gbt-45251", "en", "at most 3 times in a calendar day"),
        ("gbt-45251", "zh", "每个自然日至多 3 次"),
        ("gbt-45251", "en", "day of the record: > 2 years ago"),
        ("complaints-2020", "zh", "15 整日（次日起算）"),
        ("complaints-2020", "en", "15 full days, counted from the next day"),
        ("cba-2026", "en", "number of collectors ≥ 2"),
        ("cba-2026", "en", "at most 6 times in a calendar day"),
    ],
)
def test_numbers_are_those_that_decisions_use(slug: str, language: Language, told: str) -> None:
    (instrument,) = (each for each in CHINA if each.slug == slug)
    assert told in law_page(instrument, "cn", language)


SAYS = {"zh": "夜间不得致电", "en": "no calls at night"}
FILE: Plain = {
    "format": "1",
    "policy": "cn.test",
    "title": {"zh": "测试办法", "en": "Test Measures"},
    "jurisdiction": "CN",
    "binding": "departmental_rule",
    "in_force": {"from": "2024-01-01"},
    "applies": {"lender.type": ["bank", "platform"], "debt.online": "yes"},
    "defaults": {"sources": ["https://example.org/a (b)"], "checked_on": "2026-11-21"},
    "define": {"ours": {"act": "contact", "direction": "outbound"}},
    "states": {
        "agreed": {"begins": {"notice": "hours_agreed"}, "ends": {"notice": "hours_withdrawn"}, "per": ["debtor"]}
    },
    "rules": [
        {
            "id": "night",
            "kind": "permitted_hours",
            "citation": {"zh": "第1条", "en": "art. 1"},
            "says": SAYS,
            "when": {"is": "ours", "channel": "call"},
            "unless": "agreed",
            "hours": {"weekdays": "08:00-22:00", "saturday": ["09:00-12:00", "14:00-18:00"], "sunday": "never"},
            "zone": ["Asia/Shanghai", "debtor"],
        },
        {
            "id": "answer",
            "kind": "duty",
            "citation": "art. 2",
            "says": {"zh": "答复投诉", "en": "answer complaints"},
            "after": {"notice": "complaint"},
            "do": {"act": "answer_complaint"},
            "by": {"then": ["5 days", "1 month"]},
            "per": ["debtor", "lender"],
            "confidence": "secondary",
            "in_force": {"from": "2025-01-01", "until": "2026-01-01"},
        },
    ],
}


def small(**changes: Any) -> Instrument:
    (instrument,) = instruments_of(loaded({**FILE, **changes}))
    return instrument


def test_a_state_says_from_which_day_it_counts_and_how_long_it_goes_on() -> None:
    agreed = {
        "begins": {"notice": "moratorium_started"},
        "begins_on": "effective_on",
        "ends": {"notice": "moratorium_cancelled"},
        "ends_after": "30 full days",
        "per": ["debtor"],
    }
    page = law_page(small(states={"agreed": agreed}), "cn", "en")
    assert "from its “day on which it takes effect” on; " in page
    assert "a moratorium is cancelled; plus 30 full days, counted from the next day; " in page


def test_a_rule_whose_days_are_counted_elsewhere_says_where() -> None:
    rule = {
        "id": "calls",
        "kind": "contact_cap",
        "citation": "art. 3",
        "says": SAYS,
        "when": {"act": "contact"},
        "per": ["debtor"],
        "at_most": "3 per calendar day",
    }
    where = "by the local time of each of: `Asia/Shanghai`, where the debtor may be"
    assert where in law_page(small(rules=[{**rule, "zone": ["Asia/Shanghai", "debtor"]}]), "cn", "en")
    assert "local time" not in law_page(small(rules=[rule]), "cn", "en")


@pytest.mark.parametrize(
    ("first", "second", "applies", "told"),
    [
        ({}, {}, {}, "everyone"),
        ({"applies": {"lender.type": "bank"}}, {}, {}, "everyone<br>some rules bind some only, and say whom"),
        ({"when": {"act": "contact", "collector.role": "agency"}}, {}, {}, "everyone<br>some rules bind some only, "),
        (
            {"when": {"act": "contact", "collector.role": "agency"}},
            {"applies": {"lender.type": "bank"}},
            {},
            "each rule says whom it binds",
        ),
        (
            {"applies": {"collector.role": "agency"}},
            {},
            {"lender.type": "bank"},
            "lender: bank<br>some rules bind some only, and say whom",
        ),
    ],
)
def test_whom_an_instrument_binds_is_not_more_than_its_rules_say(
    first: Plain, second: Plain, applies: Plain, told: str
) -> None:
    flat = {"kind": "forbid", "citation": "art. 1", "says": SAYS, "when": {"act": "contact"}}
    rules = [{**flat, "id": "one", **first}, {**flat, "id": "two", **second}]
    said = {**FILE, "rules": rules, "applies": applies}
    (instrument,) = instruments_of(loaded({name: value for name, value in said.items() if value != {}}))
    page = law_page(instrument, "cn", "en")
    assert f"| whom it binds | {told}" in page


def test_a_page_reads_like_this() -> None:
    page = law_page(small(), "cn", "en")
    assert page == (Path(__file__).parent / "pages" / "test.en.md").read_text(encoding="utf-8")
    zh = law_page(small(), "cn", "zh")
    assert "周一至周五 08:00–22:00；周六 09:00–12:00, 14:00–18:00；周日 不得" in zh
    assert "- **期限**：5 日（首日计入），再加 1 个月" in zh
    assert "经网络发放" in zh or "通过网络发放" in zh


def test_a_changed_number_changes_the_page() -> None:
    earlier = {**FILE["rules"][0], "hours": {"every_day": "08:00-21:00"}}
    assert "every day 08:00–21:00" in law_page(small(rules=[earlier]), "cn", "en")


@given(policies())
def test_every_policy_can_be_told(drawn: WholePolicies) -> None:
    for instrument in instruments_of(drawn):
        for language in LANGUAGES:
            page = law_page(instrument, "cn", language)
            assert all(f"`{entry.provision.rule}`" in page for entry in instrument.entries)


# ------------------------------------------------------------------------------------------------------ the sheet


def sheet(tmp_path: Path, *entries: str) -> Path:
    """Write a law sheet, and one scenario that names a rule."""
    path = tmp_path / "docs" / "law" / "sheets" / "cn.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("entries:\n" + "".join(f"  - {entry}\n" for entry in entries), encoding="utf-8")
    scenario = tmp_path / "examples" / "one.yaml"
    scenario.parent.mkdir()
    scenario.write_text(
        "scenario: a night call\npolicies: [cn]\ncase: {}\naction: {act: contact, at: '2026-03-02T23:00+08:00'}\n"
        "expect: {outcome: vetoed, because: [cn.gbt-45251/quiet-hours]}\n",
        encoding="utf-8",
    )
    return tmp_path


HOURS = (
    "{id: CN-HRS-01, title: {zh: 时间, en: hours}, instruments: [GBT], confidence: secondary, "
    "rules: [cn.gbt-45251/quiet-hours]}"
)


def test_every_entry_is_told_with_its_rules_and_scenarios(tmp_path: Path) -> None:
    other = "{id: CN-X-01, title: {zh: 其他, en: other}, confidence: memory, not_a_rule: {zh: 没有数字, en: no number}}"
    page = entries_page("cn", sheet(tmp_path, HOURS, other))
    link = "[`cn.gbt-45251/quiet-hours`](cn/gbt-45251.zh.md#quiet-hours) (否决 · vetoes)"
    assert (
        f'| <a id="CN-HRS-01"></a>**CN-HRS-01**<br>时间 · hours | 据二手资料 · from secondary sources | {link} | 1 |'
        in page
    )
    assert "不是规则 · not a rule: 没有数字 · no number" in page
    assert "| 已成为否决或义务 · encoded: vetoes, or is owed | 1 |" in page
    assert "- [`cn.gbt-45251/put-through-calls`]" in page


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{id: CN-X-01, title: x, confidence: memory}", "cn.yaml:2:5: entry `CN-X-01` has neither rules nor a reason"),
        ("{id: CN-X-01, title: x, confidence: memory, rules: []}", "has neither rules nor a reason"),
        ("{id: CN-X-01, title: x, confidence: memory, not_a_rule: ''}", "has neither rules nor a reason"),
        (HOURS.replace("rules:", "not_a_rule: never, rules:"), "has rules and a reason why it has none"),
        (HOURS.replace("quiet-hours", "quiet-hour"), "fix: did you mean `cn.gbt-45251/quiet-hours`?"),
        ("{title: x, confidence: memory, not_a_rule: y}", "an entry has no `id`"),
    ],
)
def test_the_build_fails_where_an_entry_has_neither_rules_nor_a_reason(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(told)):
        entries_page("cn", sheet(tmp_path, entry))


def test_an_entry_stands_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="stands twice"):
        entries_page("cn", sheet(tmp_path, HOURS, HOURS))


def test_a_missing_sheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no such file"):
        entries_page("cn", tmp_path)


def test_scenarios_are_counted_once_for_each_rule_that_they_name() -> None:
    named = scenarios_by_rule([ROOT / "tests" / "policies", ROOT / "tests" / "ordinary"])
    assert len(named["cn.gbt-45251/quiet-hours"]) >= 2


def test_a_source_is_linked_where_it_is_an_address_and_said_where_it_is_a_title() -> None:
    found = sources(("https://law.example/a(1)", "Fin. Code 392, not read", "example.com"))
    assert found.en == "Sources: [law.example](https://law.example/a%281%29); Fin. Code 392, not read; example.com"
    assert found.zh == "来源：[law.example](https://law.example/a%281%29)；Fin. Code 392, not read；example.com"
