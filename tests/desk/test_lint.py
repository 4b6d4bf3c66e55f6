"""Advice beyond faults, in files small enough to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fairdebt.desk import Report, lint
from fairdebt.loader import bundled_names

HEAD = """\
format: 1
policy: mine
title: {zh: 甲, en: mine}
jurisdiction: CN
binding: law
in_force: {from: "2026-01-30"}
"""
SOURCED = 'defaults: {sources: [https://example.org/law], checked_on: "2026-11-21"}\n'


def rule(*lines: str, kind: str = "forbid", name: str = "mine") -> str:
    shared = (f"  - id: {name}", f"    kind: {kind}", "    citation: art. 1", "    says: {zh: 甲, en: a}")
    return "\n".join([*shared, *(f"    {line}" for line in lines), ""])


def rules(*each: str) -> str:
    return f"{SOURCED}rules:\n{''.join(each)}"


Linter = Callable[..., Report]

FAX = "when: {act: contact, channel: fax}"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Linter:
    monkeypatch.chdir(tmp_path)

    def report(text: str, *others: str, today: date | None = None, head: str = HEAD) -> Report:
        Path("mine.yaml").write_text(head + text, encoding="utf-8")
        return lint(["mine.yaml", *others], today=today)

    return report


def said(report: Report) -> list[str]:
    return [finding.render("en").split("\n")[0] for finding in report.findings]


CASES = {
    "nothing to say": (rules(rule(FAX)), []),
    "no sources": (
        f"rules:\n{rule(FAX)}",
        [
            "mine.yaml:8:5: advice: rule `mine`: there are no sources, yet the confidence is `verified`",
            "mine.yaml:8:5: advice: rule `mine`: no day of comparison is given, yet the confidence is `verified`",
        ],
    ),
    "memory needs none": (f"rules:\n{rule(FAX, 'confidence: memory')}", []),
    "secondary, not checked": (
        f"rules:\n{rule(FAX, 'confidence: secondary', 'sources: [https://example.org]')}",
        ["mine.yaml:13:5: advice: rule `mine`: no day of comparison is given, yet the confidence is `secondary`"],
    ),
    "memory that informs": (
        rules(rule(FAX, "confidence: memory", "force: information")),
        ["mine.yaml:15:5: advice: rule `mine`: a rule from memory that only informs: nobody can act on it"],
    ),
    "unused names": (
        "define:\n  one: {act: contact}\n  two: {is: one}\n  three: {act: contact}\n"
        "states:\n  gone: {begins: {notice: refusal}, per: [debtor]}\n" + rules(rule("when: three")),
        [
            "mine.yaml:8:3: advice: `one`: no rule comes to use this name",
            "mine.yaml:9:3: advice: `two`: no rule comes to use this name",
            "mine.yaml:12:3: advice: `gone`: no rule comes to use this name",
        ],
    ),
    "prose is no use": (
        "define:\n  fax: {act: contact}\n" + rules(rule("when: {act: contact, channel: email}", "rebuttal: [fax]")),
        ["mine.yaml:8:3: advice: `fax`: no rule comes to use this name"],
    ),
    "stated times use the state": (
        "states:\n  agreed: {begins: {notice: hours_agreed}, per: [debtor]}\n"
        + rules(rule("hours: {stated_in: agreed.times}", kind="permitted_hours")),
        [],
    ),
    "shadowed": (
        "uses: [common]\ndefine:\n  collecting: {act: contact}\n" + rules(rule("when: collecting")),
        ["mine.yaml:9:3: advice: `collecting`: `common` has this name too; here it means this one"],
    ),
    "never applies": (
        "applies: {lender.type: bank}\n" + rules(rule("when: {act: contact, lender.type: [platform, assignee]}")),
        ["mine.yaml:14:5: advice: rule `mine`: this rule never applies: what it asks of `lender.type` excludes itself"],
    ),
    "applies to some": (
        "applies: {lender.type: [bank, platform]}\n" + rules(rule("when: {act: contact, lender.type: platform}")),
        [],
    ),
    "cap that asks facts": (
        rules(
            rule(
                'when: {act: contact, debt.online: "yes"}',
                "per: [debtor]",
                "at_most: 3 per calendar day",
                kind="contact_cap",
            )
        ),
        [
            (
                "mine.yaml:13:5: advice: rule `mine`: in `when`, `debt.online` is asked of the act only: "
                "past contacts count whatever it was then"
            )
        ],
    ),
    "cap that asks attributes": (
        rules(rule("when: {act: contact}", "per: [debtor]", "at_most: 3 per calendar day", kind="contact_cap")),
        [],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_advice(text: str, expected: list[str], report: Linter) -> None:
    found = report(text)
    assert said(found) == expected
    assert found.faults == 0
    assert all(finding.fault.fix is not None for finding in found.findings)


@pytest.mark.parametrize(("today", "count"), [(None, 0), (date(2026, 11, 20), 1), (date(2026, 11, 21), 0)])
def test_day_of_comparison_is_not_in_the_future(today: date | None, count: int, report: Linter) -> None:
    found = report(rules(rule(FAX)), today=today)
    expected = (
        "mine.yaml:9:5: advice: rule `mine`: compared with its source on 2026-11-21, later than today, 2026-11-20"
    )
    assert said(found) == [expected] * count


@pytest.mark.parametrize("binding", ["house", "contract", "definitions"])
def test_house_files_are_their_own_source(binding: str, report: Linter) -> None:
    head = HEAD.replace("binding: law", f"binding: {binding}")
    assert said(report(f"define:\n  unused: {{act: contact}}\nrules:\n{rule(FAX)}", head=head)) == (
        [] if binding == "definitions" else ["mine.yaml:8:3: advice: `unused`: no rule comes to use this name"]
    )


def test_rules_that_are_loosened_are_looked_up_in_bundled_policies(report: Linter) -> None:
    line = '  - {rule: RULE, to: warns, because: {zh: 甲, en: a}, approved_by: someone, until: "2027-01-01"}\n'
    assert said(report("loosens:\n" + line.replace("RULE", "cn.gbt-45251/quiet-hours"))) == []
    found = report("loosens:\n" + line.replace("RULE", "cn.gbt-45251/quite-hours"))
    assert found.faults == 1
    assert "quite-hours" in said(found)[0]


HOUSE = HEAD.replace("binding: law", "binding: house")


@pytest.mark.parametrize(
    ("line", "idle"),
    [
        ("{rule: cn.gbt-45251/quiet-hours, to: warns}", True),
        ("{rule: cn.gbt-45251/quiet-hours, to: vetoes}", True),
        ("{policy: cn.gbt-45251, confidence: secondary, force: prohibition, to: vetoes}", True),
        ("{policy: cn.gbt-45251, confidence: memory, to: vetoes}", False),
        ("{policy: cn.gbt-45251, to: warns}", False),  # it raises what only informs
    ],
)
def test_a_posture_that_raises_nothing_is_told(line: str, idle: bool, report: Linter) -> None:
    found = report(f"posture:\n  - {line}\n", head=HOUSE)
    told = ["mine.yaml:8:5: advice: the rules it names do at least that already: this line changes nothing"]
    assert said(found) == (told if idle else [])
    assert found.faults == 0


def test_claim_that_no_rule_asks_about(report: Linter) -> None:
    Path("scenario.yaml").write_text(
        """\
scenario: claims
policies: [cn.cba-2026]
case: {}
action: {act: contact, at: "2026-03-02T10:00+08:00", claims: {visit_planned: "yes", deadline: none, amount: "1.00"}}
""",
        encoding="utf-8",
    )
    found = lint(["scenario.yaml"])
    assert said(found) == [
        "scenario.yaml:1:1: advice: the text claims `visit_planned`, and no rule asks whether it is true"
    ]
    assert found.findings[0].render("zh").startswith("scenario.yaml:1:1: 建议：文字声称 `visit_planned`")


def test_faults_stand_beside_advice_in_the_order_of_the_file(report: Linter) -> None:
    found = report("define:\n  unused: {act: contact}\n" + rules(rule("when: {act: contact, chanel: fax}")))
    assert [finding.severity for finding in found.findings] == ["advice", "fault"]
    assert found.faults == 1


@pytest.mark.parametrize("name", [*bundled_names(), "common"])
def test_bundled_policies_draw_no_advice(name: str) -> None:
    found = lint([name], today=date(2026, 12, 31))
    assert [finding.render("en") for finding in found.findings] == []


@pytest.mark.parametrize("name", ["{here}/nowhere/", "./nowhere", "../nowhere", "~/nowhere"])
def test_a_folder_that_is_not_there_is_no_bundled_policy(name: str, tmp_path: Path) -> None:
    (found,) = lint([name.format(here=tmp_path)]).findings
    assert found.fault.problem.en == "no such file"


def test_folders_are_searched(report: Linter) -> None:
    report(rules(rule(FAX)))
    Path("deep").mkdir()
    Path("deep/index.yaml").write_text("format: 1\ncovers: {jurisdiction: XX, acts: [contact]}\npolicies: []\n")
    Path("deep/compose.yaml").write_text("services: {}\n")
    Path("deep/scenario.yaml").write_text("scenario: x\n")
    found = lint(["."])
    assert found.files == 3
    assert found.passed_over == (Path("deep/compose.yaml"),)
    assert [line.partition(":")[0] for line in said(found)] == ["deep/index.yaml", *["deep/scenario.yaml"] * 3]
