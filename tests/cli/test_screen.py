"""`fairdebt screen` tells where it stands, why, the rule, and how to say it lawfully."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairdebt.cli.app import app
from fairdebt.cli.screen_text import marked

ROOT = Path(__file__).parents[2]
REMINDER = ROOT / "examples" / "cn" / "a_nanping_agency" / "04_sms_reminder.yaml"
RUNNER = CliRunner()


def screen(text: str, *options: str) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["screen", "-", "--lang", "en", *options], input=text)
    return result.exit_code, result.output


def test_a_threat_is_shown_with_its_rule_and_another_way_to_say_it() -> None:
    code, output = screen("您好，再不还就打给你单位领导")
    assert code == 3
    assert "threat_exposure" in output
    assert "^" in output
    assert "cn.civil-code/coercion" in output
    assert "lawfully: speak with the debtor alone" in output


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("您好，祝您生活愉快。", (), 0),
        ("我行已经向法院起诉", (), 4),
        ("Si no paga hoy, iremos a su casa y a su trabajo", (), 4),
        ("他的贷款逾期了", ("--to", "employer"), 3),
        ("您的借款逾期了", ("--to", "guarantor"), 0),
        ("x", ("--to", "no-relation"), 5),
        ("x", ("--policies", "nowhere"), 5),
        ("x", ("--lexicon", "nowhere.yaml"), 5),
    ],
)
def test_exit_codes(text: str, options: tuple[str, ...], code: int) -> None:
    assert screen(text, *options)[0] == code


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    assert RUNNER.invoke(app, ["screen", str(tmp_path / "no.txt")]).exit_code == 5
    (tmp_path / "raw.txt").write_bytes(b"\xff\xfe\x00")
    assert RUNNER.invoke(app, ["screen", str(tmp_path / "raw.txt")]).exit_code == 5


@pytest.mark.parametrize(
    ("option", "word", "said"),
    [
        ("--to", "customer", "did you mean `debtor`"),
        ("--to", "x", "use one of: `attorney`"),
        ("--channel", "phone", "did you mean `call`"),
    ],
)
def test_words_that_do_not_exist_are_refused(option: str, word: str, said: str) -> None:
    code, output = screen("您好", option, word)
    assert code == 5
    assert f"{option}: unknown word `{word}`" in output
    assert said in output


def test_the_text_is_decided_on_a_case(tmp_path: Path) -> None:
    code, output = screen("再不还就打断你的腿", "--case", str(REMINDER))
    assert code == 3
    assert "cn.cba-2026/identify-always" in output
    good = RUNNER.invoke(app, ["decide", str(REMINDER)])
    assert good.exit_code == 0


def test_json_has_places_and_rules() -> None:
    text = "再不還就打給妳單位領導，我們已經起訴"
    code, output = screen(text, "--json")
    document = json.loads(output)
    (found,) = document["found"]
    assert (document["exit"], code) == (3, 3)
    assert text[slice(*found["span"])] == found["text"]
    assert found["evasion"] == ["form"]
    assert "cn.cba-2026/threat" in found["rules"]
    assert document["claims"] == {"filed_suit": "yes"}
    assert document["conveys_debt"] == "yes"


def test_json_of_wrong_words_has_the_code_and_the_faults() -> None:
    """Under the name that all commands give it."""
    code, output = screen("x", "--json", "--to", "customer")
    document = json.loads(output)
    assert (document["exit"], code) == (5, 5)
    assert [fault["source"] for fault in document["faults"]] == ["--to"]


def test_what_is_excused_is_told() -> None:
    code, output = screen("我们不会告诉您的家人")
    assert code == 0
    assert "not counted: threat_exposure (the clause denies it)" in output


def test_marks_stand_below_wide_characters() -> None:
    drawn = str(marked("您好，再不还", [((3, 6), "1")], width=40))
    assert drawn == "您好，再不还\n      ^^^^^1"
    assert str(marked("ab\ncd", [((1, 4), "7")], width=40)) == "ab\n 7\ncd\n7"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("再不还钱打1死你全家", "变形：字间夹入字母或数字\n", "disguised: letters or figures between characters\n"),
        ("再不还钱&#x6253;死你全家", "变形：网页代码\n", "disguised: codes of web pages\n"),
    ],
)
def test_a_disguise_is_named_in_the_language_of_the_reader(text: str, zh: str, en: str) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        result = RUNNER.invoke(app, ["screen", "-", "--lang", lang], input=text)
        assert result.exit_code == 3
        assert said in result.stdout


def test_a_text_too_long_to_be_screened_is_not_printed_either() -> None:
    code, out = screen("a" * 100_001)
    assert code == 4
    assert "aaaa" not in out
    assert out.startswith("\n") is False


def test_a_template_that_nobody_holds_is_refused(tmp_path: Path) -> None:
    held = tmp_path / "templates.yaml"
    held.write_text(
        'templates: [{id: sms-1, text: 您好，祝您生活愉快。, approved_by: x, approved_on: "2026-03-01"}]',
        encoding="utf-8",
    )
    code, output = screen("您好", "--template", "sms-1")
    assert (code, output) == (
        5, "--template: there is no template `sms-1`\n  fix: name the file that holds it with `--templates`\n"
    )  # fmt: skip  # a code and what is said
    code, output = screen("您好", "--template", "sms-2", "--templates", str(held))
    assert (code, output) == (5, "--template: there is no template `sms-2`\n  fix: did you mean `sms-1`?\n")
    code, output = screen("您好", "--template", "sms-1", "--templates", str(held))
    assert code == 0
    assert "the text does not follow the template `sms-1`" in output
    code, output = screen("您好，祝您生活愉快。", "--template", "sms-1", "--templates", str(held))
    assert code == 0
    assert "follow" not in output
