"""Single letters and figures between Chinese characters hide no word, and counts stay counts."""

from __future__ import annotations

import pytest

from fairdebt.screen import Screen

SCREEN = Screen()


@pytest.mark.parametrize("text", ["再不还钱打1死你全家", "打a死你", "弄0死你", "我要打1死2你", "打xy死你", "打Ｘ死你"])
def test_a_hidden_threat_is_found_and_said_to_be_hidden(text: str) -> None:
    found = [each for each in SCREEN.screen(text).found if each.category == "threat_violence"]
    assert found
    assert any("inserted" in each.evasion for each in found)
    assert all("死" in text[slice(*each.span)] for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "您的账单逾期3天，应还5元，可分3期还款。",
        "请在B站或App上5次点击办理，2小时内到账。",
        "客服每周3上午9时在2号楼门口为您办理。",
        "您可选A方案或B方案，第1期从3月起。",
    ],
)
def test_ordinary_figures_and_letters_make_no_finding(text: str) -> None:
    screened = SCREEN.screen(text)
    assert (screened.found, screened.complete) == ((), True)


def test_what_is_written_openly_is_not_said_to_be_hidden() -> None:
    (found,) = SCREEN.screen("再不还钱打死你，第1天就来").found
    assert "inserted" not in found.evasion
