"""The page of all countries: what their folders cover, and what became of the entries of their sheets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairdebt.desk.lawbook.countries import countries_page
from fairdebt.desk.lawbook.entries import sheets
from fairdebt.errors import InvalidInput
from fairdebt.loader import bundled_names, load

ROOT = Path(__file__).parents[3]


def sheet(root: Path, name: str, *entries: str) -> Path:
    path = root / "docs/law/sheets" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"- {entry}\n" for entry in entries), encoding="utf-8")
    return root


def test_every_bundled_country_has_a_sheet_and_every_sheet_a_country() -> None:
    assert list(sheets(ROOT)) == [name for name in bundled_names() if "/" not in name]


def test_a_row_says_what_a_country_covers() -> None:
    page = countries_page(ROOT)
    for country in sheets(ROOT):
        for coverage in load(country).norms.coverage:
            (row,) = re.findall(rf"^\| `{coverage.jurisdiction}` .*$", page, re.MULTILINE)
            _, acts, *_, only_for = row.strip("| ").split(" | ")
            assert set(re.findall(r"`([a-z_]+)`", acts)) == coverage.acts
            assert set(re.findall(r"`([a-z_]+)`", only_for)) == {
                word for _, _, words in coverage.only_for for word in words
            }
            assert str(coverage.from_on) in row
            assert all(part.partition("-")[2] in row for part in coverage.parts)


def test_entries_are_counted_by_what_became_of_them(tmp_path: Path) -> None:
    hours = "{id: A, title: hours, confidence: secondary, rules: [cn.gbt-45251/quiet-hours]}"
    other = "{id: B, title: other, confidence: memory, not_a_rule: no number}"
    assert "(cn.md) | 1 | 0 | 0 | 1 |" in countries_page(sheet(tmp_path, "cn", hours, other))


def test_faults_of_a_sheet_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="an entry has no `id`"):
        countries_page(sheet(tmp_path, "cn", "{title: x, confidence: memory, not_a_rule: y}"))
    with pytest.raises(InvalidInput, match=re.escape("`cn.gbt-45251/quiet-hour`, which no policy has")):
        countries_page(sheet(tmp_path, "cn", "{id: A, title: x, confidence: memory, rules: [cn.gbt-45251/quiet-hour]}"))
