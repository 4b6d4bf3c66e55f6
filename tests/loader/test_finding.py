"""Bundled policies by name, others by path."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import BUNDLED, bundled_names, finding, load, read_all
from fairdebt.loader.finding import used_file
from tests.loader.trees import rule, with_rules


def write(path: Path, name: str = "house") -> Path:
    head = f"format: 1\npolicy: {name}\ntitle: {{zh: 甲, en: a}}\njurisdiction: CN\nbinding: house\n"
    path.write_text(
        f'{head}in_force: {{from: "2026-01-30"}}\nrules:\n{rule("forbid", "when: {channel: call}")}', encoding="utf-8"
    )
    return path


def test_countries_and_instruments_have_names() -> None:
    assert {"cn", "cn/cba_2026", "cn/gbt_45251"} <= set(bundled_names())


@pytest.mark.parametrize(
    "names", [("cn",), ("cn", "cn/gbt_45251"), ("cn", "cn.gbt-45251"), ("cn", BUNDLED / "cn" / "gbt_45251.yaml")]
)
def test_a_file_is_read_once_however_often_it_is_asked_for(names: tuple[str | Path, ...]) -> None:
    assert load(*names).norms == load("cn").norms


def test_files_are_loaded_by_path(tmp_path: Path) -> None:
    path = write(tmp_path / "house.yaml")
    assert load(path).norms == load(str(path)).norms
    assert [norm.rule for norm in load(path).norms.prohibitions] == ["house/rule"]


@pytest.mark.parametrize("name", ["ch", "cn/gbt", "", "../secret", "x" * 5000, "cn\x00", "common/"])
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="there is no bundled policy"):
        load(name)


def test_all_unknown_names_are_said_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        load("ch", "us/reg_x", "cn")
    assert [fault.problem.en for fault in caught.value.faults] == [
        "there is no bundled policy `ch`",
        "there is no bundled policy `us/reg_x`",
    ]


@pytest.mark.parametrize("name", ["CN", "Cn.gbt-45251"])
def test_capitals_are_seen_through(name: str) -> None:
    with pytest.raises(InvalidInput, match="did you mean `cn"):
        load(name)


def test_a_folder_is_told_from_a_name_that_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"this is a folder, not a file\n  fix: name each policy file in it"):
        load(str(tmp_path))


@pytest.mark.parametrize("names", [(["cn"],), (5,), ("cn", None)])
def test_what_is_no_name_is_refused(names: tuple[Any, ...]) -> None:
    with pytest.raises(InvalidInput, match="policies are named by text or by a path"):
        load(*names)


def test_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no policy to load"):
        load()


def test_only_definitions_may_be_used_without_being_loaded() -> None:
    assert used_file("common") == BUNDLED / "common.yaml"
    assert used_file("cn.gbt-45251") is None
    assert used_file("cn.nothing") is None


def test_definitions_of_a_country_may_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cn").mkdir()
    head = "format: 1\npolicy: cn.common\ntitle: {zh: 甲, en: a}\njurisdiction: any\nbinding: definitions\n"
    text = f'{head}in_force: {{from: "2026-01-30"}}\ndefine:\n  by_call: {{channel: call}}\n'
    (tmp_path / "cn" / "common.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(finding, "BUNDLED", tmp_path)
    user = with_rules(rule("forbid", "when: {is: by_call}"), before="uses: [cn.common]\n")
    assert [each.source for each in read_all([user])] == ["cn/common.yaml", "cn.example.yaml"]


@pytest.mark.parametrize("name", ["absent.yaml", "a\x00b.yaml", "x" * 5000 + ".yaml"])
def test_paths_that_lead_nowhere_are_refused(name: str) -> None:
    with pytest.raises(InvalidInput):
        load(name)
