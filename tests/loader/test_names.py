"""What a file calls itself decides how it may speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.loader import load

FILE = """\
format: 1
policy: own
title: 自有规定
jurisdiction: CN
binding: {binding}
in_force: {{from: "2026-03-01"}}
rules:
  - {{id: no-fax, kind: forbid, citation: 第1条, when: {{act: contact, channel: fax}}, says: 不发传真}}
"""


@pytest.mark.parametrize("binding", ["house", "contract"])
def test_own_files_may_speak_one_language(binding: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FILE.format(binding=binding), encoding="utf-8")
    (provision,) = load(path).provisions.values()
    assert (provision.says.zh, provision.says.en) == ("不发传真", "不发传真")
    assert provision.instrument.title.en == "自有规定"


@pytest.mark.parametrize("binding", ["law", "standard", "local"])
def test_the_law_is_told_in_two_languages(binding: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FILE.format(binding=binding), encoding="utf-8")
    with pytest.raises(InvalidInput, match="Chinese and English are both needed here") as caught:
        load(path)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("written", "meant", "says"),
    [
        ("channel: fax", "渠道: fax", "`channel`"),
        ("kind: forbid", "kind: 一律禁止", "`forbid`"),
        ("channel: fax", "逾期天数: 3", "`debt.days_overdue`"),
    ],
)
def test_chinese_names_lead_to_ours(written: str, meant: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FILE.format(binding="house").replace(written, meant), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load(path)
    assert f"您是否想写 {says}" in caught.value.render("zh")
