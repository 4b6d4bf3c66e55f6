"""Lexicons are linted and tested like rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairdebt.cli.app import app
from fairdebt.desk import lint
from fairdebt.desk.lexicons import try_lexicons
from fairdebt.screen.lexicon_reading import read_lexicons
from fairdebt.source import read_file

GOOD = """\
format: 1
lexicon: house/words
language: zh
title: {zh: 本公司, en: this house}
slots:
  old_wang: [老王带人, 老王的人]
entries:
  - id: old-wang
    finds: threat_violence
    needs: [[old_wang, you]]
    within: 8
    veto: [老王的人会去找你, 老王带人在你楼下, 等老王带人见你]
    approve: [您好老王, 我们不会让老王的人找您, 王女士您好]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "house_words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lexicon_of_a_house_is_found_in_its_folder(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    report = lint([str(tmp_path)])
    assert report.files == 1
    assert report.findings == ()
    result = CliRunner().invoke(app, ["test", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 0
    assert "lexicon examples: 6, 0 failed" in result.output


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("old_wang, you", "old_wangs, you"), "unknown slot `old_wangs`"),
        (("threat_violence", "threat_violense"), "did you mean `threat_violence`?"),
        (("[老王带人, 老王的人]", "[(老王|老李]"), "the brackets do not match"),
        (("[老王带人, 老王的人]", "[(老王|)]"), "the pattern can be empty"),
        (("within: 8", "within: near"), "`within` is a whole number from 0 to 200"),
        (("within: 8", "at_least: 0"), "`at_least` is a whole number from 1 to 9"),
        (("    needs: [[old_wang, you]]\n", ""), "missing field `needs`"),
        (("    finds: threat_violence\n", ""), "does not say what it means"),
        (("language: zh", "language: xx"), "no lexicon of the language `xx`"),
        (("    within: 8\n", "    witin: 8\n"), "unknown field `witin`"),
        (("  old_wang:", "  family:"), "`family` stands twice"),
        ((", 王女士您好]", "]"), "fewer than 3 examples under `approve`"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert change[0] in GOOD
    report = lint([str(written(tmp_path, GOOD.replace(*change)))])
    assert any(says in finding.render("en") for finding in report.findings), [f.render("en") for f in report.findings]


BAD = f"""\
format: 7
lexicon: {{a: b}}
language: zh
title: 7
slots:
  nested: ["{"(" * 5000}"]
  no_text: [{{a: b}}]
entries:
  - {{id: a, elements: [institution], needs: [[you]], within: ²}}
  - {{id: b, elements: [institution], needs: [[you]], within: {"9" * 5000}}}
  - {{id: c, elements: [institution], needs: [[you]], at_least: ""}}
  - {{id: d, elements: [institution], needs: [[you]], at_least: 23}}
  - {{id: e, claims: {{amount: [a]}}, needs: [[you]]}}
  - {{id: f, elements: [institution], needs: [[you]], wide: maybe}}
  - {{id: g, elements: [institution], needs: [[you]], to_others: [x]}}
  - {{id: [h], elements: [institution], needs: [[you]]}}
  - {{id: i, finds: [insult], needs: [[you, {{a: b}}]], veto: [[a]], approve: [a, b, c]}}
---
lexicon: house/more
language: [zh]
---
lexicon: house/most
"""


def test_a_file_of_another_kind_is_called_by_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "templates.yaml"
    path.write_text("templates: []\n", encoding="utf-8")
    first, *_ = read_lexicons([read_file(path)]).values()
    assert [each.problem.en for each in first.faults] == ["this is a file of templates, not a lexicon"]


def test_templates_are_linted_too(tmp_path: Path) -> None:
    path = tmp_path / "templates.yaml"
    path.write_text(
        'templates: [{id: a, text: "{Name}", approved_by: x, approved_on: "2026-03-01"}]\n', encoding="utf-8"
    )
    report = lint([str(tmp_path)])
    assert (report.files, report.passed_over) == (1, ())
    assert [each.fault.problem.en for each in report.findings] == ["`{Name}` is no slot"]


def test_every_fault_of_a_lexicon_is_told_with_its_fix(tmp_path: Path) -> None:
    faults = [each.fault for each in lint([str(written(tmp_path, BAD))]).findings if each.severity == "fault"]
    assert [(each.mark and each.mark.line, each.problem.en) for each in faults] == [
        (1, "`format` cannot be `7`"),
        (2, "`lexicon` is one name without spaces"),
        (4, "`title` has the two texts zh and en"),
        (6, "the pattern stands for too many wordings"),
        (7, "a wording is text"),
        (9, "`within` is a whole number from 0 to 200"),
        (10, "`within` is a whole number from 0 to 200"),
        (11, "`at_least` is a whole number from 1 to 9"),
        (12, "`at_least` is a whole number from 1 to 9"),
        (13, "the value of the claim `amount` is yes or a kind of figure"),
        (14, "`wide` cannot be `maybe`"),
        (15, "`to_others` cannot be `[...]`"),
        (16, "`id` is one name without spaces"),
        (17, "`finds` cannot be `[...]`"),
        (17, "unknown slot `{...}`"),
        (17, "an example is text, and not empty"),
        (20, "there is no lexicon of the language `[...]`"),
        (22, "missing field `language`"),
    ]
    assert all(each.fix for each in faults)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("老王的人会去找你, ", "您好, "), "this example is not found to be threat_violence: 您好"),
        (("您好老王, ", "老王的人找你, "), "this lawful example is found to be threat_violence"),
    ],
)
def test_an_example_that_fails_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    path = written(tmp_path, GOOD.replace(*change))
    (fault,) = try_lexicons([read_file(path)]).faults
    assert says in fault.render("en")
    result = CliRunner().invoke(app, ["test", str(path), "--lang", "en"])
    assert result.exit_code == 6


def test_the_bundled_lexicons_have_no_fault_and_no_advice() -> None:
    assert lint(["lexicon"]).findings == ()
