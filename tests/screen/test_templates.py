"""A template is approved once; then only the values of its slots are screened."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from fairdebt.errors import InvalidInput
from fairdebt.screen import Screen

FILE = """\
templates:
  - id: sms-1
    language: zh
    text: 【某消费金融】{name}，您的借款已逾期{days}天，应还{amount}元，请登录APP还款。工号{staff}，投诉电话{phone}。
    slots:
      name: name
      days: {type: days, claims: days_overdue}
      amount: {type: amount, claims: amount}
      staff: staff_number
      phone: phone
    approved_by: legal
    approved_on: "2026-03-01"
"""
GOOD = "【某消费金融】张三，您的借款已逾期41天，应还8412.60元，请登录APP还款。工号1023，投诉电话4001234567。"


def read(tmp_path: Path, text: str) -> Screen:
    path = tmp_path / "templates.yaml"
    path.write_text(text, encoding="utf-8")
    return Screen(templates=[path])


def test_a_text_that_follows_its_template_is_known_by_its_values(tmp_path: Path) -> None:
    screen = read(tmp_path, FILE)
    told = screen.screen(GOOD, template="sms-1")
    assert told.template == "sms-1"
    assert told.claimed["amount"] == Decimal("8412.60")
    assert told.claimed["days_overdue"] == Decimal(41)
    assert {"institution", "amount", "days_overdue", "callback"} <= {each.name for each in told.elements}
    assert not told.found


def test_a_value_that_is_prohibited_is_found(tmp_path: Path) -> None:
    screen = read(tmp_path, FILE)
    told = screen.screen(GOOD.replace("张三", "老赖张三你还要脸吗"), template="sms-1")
    assert "insult" in told.findings
    assert told.template == ""


@pytest.mark.parametrize("change", [("8412.60", "八千多"), ("APP还款", "APP还款，否则报警抓你"), ("41天", "四十一天")])
def test_another_text_is_screened_whole(tmp_path: Path, change: tuple[str, str]) -> None:
    screen = read(tmp_path, FILE)
    told = screen.screen(GOOD.replace(*change), template="sms-1")
    assert told.template == ""
    assert ("threat_arrest" in told.findings) == ("抓" in change[1])


def test_the_template_alone_leaves_its_figures_open(tmp_path: Path) -> None:
    told = read(tmp_path, FILE).screen(None, template="sms-1")
    assert told.claimed["amount"] == "unknown"
    assert told.complete


def test_a_template_to_an_outsider_reveals_the_debt(tmp_path: Path) -> None:
    screen = read(tmp_path, FILE)
    assert "third_party_disclosure" in screen.screen(GOOD, template="sms-1", to="employer").findings


def test_rendering_takes_values_of_the_right_type_only(tmp_path: Path) -> None:
    template = read(tmp_path, FILE).templates.get("sms-1")
    assert template is not None
    values = {"name": "张三", "days": "41", "amount": "8412.60", "staff": "1023", "phone": "4001234567"}
    assert template.render(values) == GOOD
    for wrong in ({**values, "amount": "很多"}, {**values, "other": "1"}, {"name": "张三"}):
        with pytest.raises(ValueError, match="missing or is no"):
            template.render(wrong)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("请登录APP还款", "不还就打断你的腿"), "does not pass the screen: threat_violence"),
        (("      staff: staff_number\n", ""), "stands in `slots` and in the text, both"),
        (("staff: staff_number", "staff: staf_number"), "is of no such type"),
        (("{type: days, claims: days_overdue}", "days"), "states the figure `days_overdue`"),
        (("    approved_by: legal\n", ""), "missing field `approved_by`"),
        (("templates:", "template:"), "there are no templates here"),
        (("claims: amount", "claims: amonut"), "did you mean `amount`?"),
        (("claims: days_overdue}", "claim: days_overdue}"), "unknown field `claim`\n  fix: did you mean `claims`?"),
        (("claims: amount", "claims: will_sue"), "`will_sue` is no claim that is a figure"),
        (("claims: amount", "claims: [amount]"), "no claim that is a figure"),
        (("templates:", "templates:\n  - hello"), "expected names with values here"),
        (("templates:", "version: 2\ntemplates:"), "unknown field `version`"),
        (("language: zh", "language: klingon"), "`language` cannot be `klingon`"),
        (('"2026-03-01"', "last spring"), "`last spring` is no date"),
        (("{days}天", "{Days}天"), "`{Days}` is no slot"),
        (("{days}天", "{days}天}"), "`}` is no slot"),
        (("slots:\n", "slots: [name]\n    title:\n"), "expected names with values here"),
    ],
)
def test_a_template_at_fault_is_refused(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, FILE.replace(*change))
    assert says in str(caught.value)
    assert all(each.fix for each in caught.value.faults)


def test_two_templates_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"`sms-1` stands twice\n  fix: give one of the two another id"):
        read(tmp_path, FILE + FILE.removeprefix("templates:\n"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("scenario: x\ncase: {}\n", "1:1: this is a scenario, not a file of templates"),
        ("format: 1\nlexicon: house/words\n", "2:1: this is a lexicon, not a file of templates"),
        ("format: 1\npolicy: house\nrules: []\n", "2:1: this is a policy, not a file of templates"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert len(caught.value.faults) == 1
