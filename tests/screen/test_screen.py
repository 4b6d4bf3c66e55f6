"""What a screening tells, and what it never does."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairdebt.screen import LONGEST, Screen

SCREEN = Screen()


def test_the_place_of_a_finding_is_a_place_in_the_original() -> None:
    text = "您好，再不還就打給妳單位領導"
    (found,) = SCREEN.screen(text).found
    assert found.category == "threat_exposure"
    assert "單位" in text[slice(*found.span)]


@pytest.mark.parametrize("to", ["contact_person", "employer", "third_person", "public"])
@pytest.mark.parametrize("text", ["他那笔分期三个月没交了", "He's three payments behind with us.", "王某欠款8000元"])
def test_any_sign_of_a_debt_is_too_much_for_an_outsider(text: str, to: str) -> None:
    assert "third_party_disclosure" in SCREEN.screen(text, to=to).findings
    assert "third_party_disclosure" not in SCREEN.screen(text, to="debtor").findings
    assert "third_party_disclosure" not in SCREEN.screen(text, to="guarantor").findings
    assert SCREEN.screen(text, to="spouse").conveys_debt


def test_asking_to_call_back_says_nothing_of_a_debt() -> None:
    for text in ("您好，麻烦请她方便时回个电话，谢谢", "Hello, could you ask her to call me back when convenient?"):
        screened = SCREEN.screen(text, to="contact_person")
        assert not screened.found
        assert not screened.conveys_debt


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("看看借呗能不能借点出来", {"induce_borrowing"}),
        ("最后问一次，要不要我把账单寄去你婆家？", {"threat_exposure"}),
        ("我们不能让您借钱还款", set()),
        ("我们不会把账单寄去您婆家", set()),
    ],
)
def test_a_request_put_as_a_question_is_no_denial(text: str, found: set[str]) -> None:
    assert SCREEN.screen(text).findings == found


def test_a_text_beyond_the_limit_is_not_screened() -> None:
    assert SCREEN.screen("1" * LONGEST).complete
    assert not SCREEN.screen("1" * (LONGEST + 1)).complete


def test_claims_carry_their_values() -> None:
    screened = SCREEN.screen("【某某银行】您的借款已逾期41天，应还金额8,412.60元。")
    assert screened.claimed["amount"] == Decimal("8412.60")
    assert screened.claimed["days_overdue"] == Decimal(41)
    assert SCREEN.screen("Your balance of $1,200.50 is 30 days past due.").claimed["amount"] == Decimal("1200.50")


def test_the_same_word_is_a_claim_only_where_it_is_asserted() -> None:
    assert SCREEN.screen("我行已经向法院起诉").claimed == {"filed_suit": "yes"}
    assert "filed_suit" not in SCREEN.screen("我行尚未起诉").claimed
    assert "will_sue" not in SCREEN.screen("协商不成的，本行可依法起诉").claimed


def test_one_harmless_sentence_more_silences_nothing() -> None:
    threat = "不还钱就叫人打断你的腿"
    for sentence in ("谨防诈骗，请勿相信。", "我们不会威胁您。", "如有人威胁您，请投诉。"):
        assert "threat_violence" in SCREEN.screen(f"{threat}。{sentence}").findings
        assert "threat_violence" in SCREEN.screen(f"{sentence}{threat}。").findings


@pytest.mark.parametrize(
    "text",
    [
        "我是安心消费金融公司工号1024，法院已立案",
        "您好，我是某某公司工号1024，法院已立案",
        "我是安心银行客服，法院已受理您的案件",
        "您好，我是安心消费金融公司工号1024，法院已立案，请还款。",
        "您的欠款法院已立案，请还款",
    ],
)
def test_who_says_for_whom_he_works_and_that_a_suit_was_filed_poses_as_nobody(text: str) -> None:
    screened = SCREEN.screen(text)
    assert screened.claimed.get("case_filed") == "yes"
    assert "is_official" not in screened.claimed
    assert not screened.found


@pytest.mark.parametrize(
    "text",
    [
        "我是法院执行局工号1024，法院已立案",
        "我是法院派来的工号1024，你的案子已立案",
        "我是某某公司驻法院的工号1024，你被立案了",
        "公安局经侦支队联合催缴办通知：您的欠款已立案",
    ],
)
def test_who_says_he_is_of_a_court_poses_whatever_his_number(text: str) -> None:
    assert SCREEN.screen(text).claimed["is_official"] == "yes"


@pytest.mark.parametrize("text", ["Your account is en retard, please call.", "There is un retard on your payment."])
def test_a_french_delay_is_no_insult(text: str) -> None:
    assert not SCREEN.screen(text).found


def test_french_words_make_no_text_english() -> None:
    assert not SCREEN.screen("Votre paiement est en retard, merci.").complete
    assert "profanity" in SCREEN.screen("You are a retard, pay up").findings


@pytest.mark.parametrize(
    "text",
    ["您可以去借呗借一点来还", "你就不能找家人借点吗", "先跟同事挪一挪", "快去支付宝贷点出来", "干脆去别的平台贷一笔"],
)
def test_advice_to_borrow_elsewhere_is_found(text: str) -> None:
    assert "induce_borrowing" in SCREEN.screen(text).findings
