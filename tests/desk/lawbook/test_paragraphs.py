"""An instrument paragraph by paragraph."""

from __future__ import annotations

import pytest

from fairdebt.desk.lawbook.paragraphs import paragraph_faults, paragraph_lines, read_paragraphs
from fairdebt.source import Source, read_text

SHEET = """
of: {zh: 逐段, en: by paragraph}
each:
  - {paragraph: "1006.6(b)", title: {zh: 时间, en: hours}, entries: [HOURS, PLACE]}
  - {paragraph: "1006.1", title: {zh: 权限, en: authority}, not_a_rule: {zh: 不约束行为, en: binds no act}}
"""


def read(text: str) -> Source:
    return read_text(text.encode(), name="sheet.yaml")


def test_each_paragraph_names_its_entries_and_counts_their_rules() -> None:
    found = read_paragraphs(read(SHEET).documents[0])
    assert found is not None
    page = "\n".join(paragraph_lines(found, {"HOURS": 2, "PLACE": 3}))
    assert "## 逐段 · by paragraph" in page
    assert "| **1006.6(b)**<br>时间 · hours | [HOURS](#HOURS)<br>[PLACE](#PLACE) | 5 |" in page
    assert "| **1006.1**<br>权限 · authority | 不是规则 · not a rule: 不约束行为 · binds no act | – |" in page


def test_a_sheet_without_paragraphs_has_none() -> None:
    assert read_paragraphs(None) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{paragraph: "1006.6(b)", title: x}', "1006.6(b)` has neither rules nor a reason"),
        ('{paragraph: "1006.6(b)", title: x, entries: [HOURS], not_a_rule: y}', "has rules and a reason"),
        ('{paragraph: "1006.6(b)", title: x, entries: [HOUR]}', "names entry `HOUR`, which does not exist"),
    ],
)
def test_a_paragraph_has_entries_that_exist_or_a_reason(line: str, told: str) -> None:
    found = read_paragraphs(read(f"of: x\neach:\n  - {line}\n").documents[0])
    assert found is not None
    (fault,) = paragraph_faults(found, {"HOURS"}, "sheet.yaml")
    assert told in fault.render("en")
