"""Codes and tags of HTML hide nothing, and what is found has its place in the original."""

from __future__ import annotations

import pytest

from fairdebt.screen import Screen
from fairdebt.screen.markup import without_markup

SCREEN = Screen()
THREAT = "再不还钱就打死你"
CODED = "".join(f"&#x{ord(char):x};" for char in THREAT)


@pytest.mark.parametrize(
    "text",
    [
        CODED,
        "".join(f"&#{ord(char)};" for char in THREAT),
        "".join(f"&#X{ord(char):X}" for char in THREAT),
        CODED.replace("&", "&amp;"),
        CODED.replace("&", "&amp;amp;"),
        "再不还钱就&#x6253;死你",
        "再不还钱就打&nbsp;死&nbsp;你",
        "再不还钱就打<b>死</b>你",
        "再不还钱就<span>打</span><wbr/>死你",
    ],
)
def test_a_threat_in_codes_is_a_threat(text: str) -> None:
    screened = SCREEN.screen(text)
    assert screened.complete
    assert "threat_violence" in screened.findings


def test_the_place_of_a_finding_is_that_of_its_codes() -> None:
    text = f"您好。{CODED}"
    found = SCREEN.screen(text).found
    places = [text[slice(*each.span)] for each in found if each.category == "threat_violence"]
    assert places
    assert all(place.startswith("&#x") and place.endswith(";") for place in places)
    assert all("code" in each.evasion for each in found if each.category == "threat_violence")


def test_codes_of_spaces_hide_no_letter() -> None:
    found = SCREEN.screen("再不还钱就打死你&nbsp;").found
    assert found
    assert not any("code" in each.evasion for each in found)


def test_personal_data_and_claims_in_codes_are_read() -> None:
    assert "pii_disclosure" in SCREEN.screen("身份证&#49;1010519491231002X").findings
    assert SCREEN.screen("我行已经向法院&#x8d77;&#x8bc9;").claimed == {"filed_suit": "yes"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "打印",
        "AT&T",
        "https://example.com/?a=1&copy=2&reg=3",
        "5 < 6 & 7 > 3",
        "<a href='https://x.example'>x",
        "&nosuch;",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert without_markup(text) is None


def test_markup_alone_is_screened_as_it_is_written() -> None:
    assert SCREEN.screen("<b></b>").found == ()


def test_blocks_part_lines_and_plain_tags_part_nothing() -> None:
    plain = without_markup("<p>A<b>B</b></p><br/>C &lt;3")
    assert plain is not None
    assert plain.text == "\nAB\n\nC <3"
