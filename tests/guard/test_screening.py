"""An act that carries a text says by itself what it contains; nothing found is taken away by a statement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fairdebt import Guard
from fairdebt.facts import Action, Outcome
from fairdebt.screen import Found, Message, Screen

GUARD = Guard.load("cn")
CASE = {
    "jurisdictions": ["CN"],
    "lender": {"id": "L1", "type": "consumer_finance_company", "memberships": ["CBA", "NIFA"]},
    "collector": {"role": "lender"},
    "debtor": {"id": "P"},
    "debts": [
        {
            "id": "D1",
            "product": "consumer_loan",
            "purpose": "consumer",
            "online": "yes",
            "principal": "8000.00",
            "agreed_charges": "412.60",
            "ledger_total": "8412.60",
            "days_overdue": 41,
        }
    ],
}
TEXT = (
    "【某某消费金融】尊敬的客户，您的借款已逾期41天，应还金额8412.60元，请通过官方APP还款。"
    "如有疑问或投诉请致电4001234567，工号1023。回T退订"
)


def act(text: str | None = TEXT, **more: Any) -> dict[str, Any]:
    said = {} if text is None else {"text": text}
    return {
        "act": "contact",
        "channel": "sms",
        "to": "debtor",
        "address": "M1",
        "address_source": "contract",
        "purpose": "reminder",
        "at": "2026-03-02T10:40+08:00",
        **said,
        **more,
    }


def test_a_text_in_order_is_approved_by_itself() -> None:
    assert GUARD.decide(act(), CASE).approved


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("工号1023", "工号1023，再不还就打给你单位领导"), "cn.cba-2026/threat"),
        (("8412.60", "9412.60"), "cn.cba-2026/true-claims"),
        (("41天", "81天"), "cn.cba-2026/true-claims"),
        (("请通过", "我们已经向法院起诉，请通过"), "cn.civil-code/true-claims"),
    ],
)
def test_what_the_text_says_is_judged(change: tuple[str, str], rule: str) -> None:
    decision = GUARD.decide(act(TEXT.replace(*change)), CASE)
    assert decision.outcome is Outcome.VETOED
    assert rule in decision.because


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"history": [{"notice": "suit_filed", "at": "2026-02-20T10:00+08:00"}]}, Outcome.APPROVED),
        ({"history": []}, Outcome.VETOED),
        ({"history": "unknown"}, Outcome.UNDETERMINED),
    ],
)
def test_the_same_sentence_goes_by_the_record(facts: dict[str, Any], outcome: Outcome) -> None:
    """Fact swap: filed, not filed, not known."""
    decision = GUARD.decide(act(TEXT.replace("请通过", "我行已经向法院起诉，请通过")), {**CASE, **facts})
    assert decision.outcome is outcome, decision.because


def test_a_statement_takes_nothing_away() -> None:
    bad = act(TEXT + "你这个废物", findings=[], claims={}, conveys_debt="no")
    assert "cn.cba-2026/insult" in GUARD.decide(bad, CASE).because
    worse = act(findings=["threat_violence"])
    assert "cn.cba-2026/threat" in GUARD.decide(worse, CASE).because


def test_another_language_is_never_approved_silently() -> None:
    decision = GUARD.decide(act("Si no paga hoy, hablaremos con su familia y con su jefe"), CASE)
    assert decision.outcome is Outcome.UNDETERMINED
    assert any(("findings",) in reason.missing for reason in decision.reasons)


def test_the_recipient_decides_what_may_be_said() -> None:
    decision = GUARD.decide(act("您好，张某在我行的贷款逾期了", to="contact_person", purpose="relay"), CASE)
    assert "cn.cba-2026/outsiders-no-debt-information" in decision.because


def test_a_named_template_without_a_screen_that_knows_it_goes_by_what_is_stated() -> None:
    stated = act(None, template="t-1", elements=["institution"], findings=[], claims={}, conveys_debt="yes")
    assert GUARD.screened(stated) is None
    assert "cn.cba-2026/threat" not in GUARD.decide(stated, CASE).because


def test_the_places_can_be_asked_for() -> None:
    screened = GUARD.screened(act(TEXT + "。你这个废物"))
    assert screened is not None
    (found,) = screened.found
    assert (TEXT + "。你这个废物")[slice(*found.span)] == "你这个废物"


def test_a_host_brings_its_own_screen(tmp_path: Path) -> None:
    class Judge:
        name, version = "judge", "1"

        def detect(self, message: Message) -> list[Found]:
            return [Found("threat_other", (0, 1), detector="judge")]

    guard = Guard.load("cn", screen=Screen(detectors=[Judge()]))
    assert "cn.cba-2026/threat" in guard.decide(act(), CASE).because


def test_an_act_as_a_model_is_left_as_it_is() -> None:
    action = Action.model_validate(act())
    GUARD.decide(action, CASE)
    assert type(action) is Action
    assert action.findings is None
