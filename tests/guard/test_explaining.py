"""What a person reads of a decision: names with their sense in Chinese, and nothing said twice."""

from __future__ import annotations

from fairdebt import Guard
from fairdebt.messages import Language
from tests.generated import covering, loaded
from tests.guard.calling import CALL, CASE, FILE, rule

NOON = {**CALL, "at": "2026-03-02T12:00+08:00"}
GATES = [
    rule(f"gate-{number}", "require", when={"act": "contact"}, that={"debt.online": "yes", "mandate.contract": "yes"})
    for number in range(5)
]
STOPS = [rule(f"stop-{number}", "forbid", when={"act": "contact"}) for number in range(5)]


def guard(*rules: dict[str, object]) -> Guard:
    return Guard.of(covering(loaded({**FILE, "rules": list(rules)})))


def test_facts_are_told_with_their_sense_in_chinese_and_the_rules_not_a_second_time() -> None:
    case = {**CASE, "debts": [{"id": "D1"}]}
    decision = guard(*GATES).decide(NOON, case)
    lines = [line.strip() for line in decision.explain("zh").splitlines()]
    assert "须待以下改变：debt.online（是否通过网络发放）、mandate.contract（是否有书面委托合同）" in lines
    assert "`debt.online`（是否通过网络发放）未知" in lines
    assert "`mandate.contract`（是否有书面委托合同）为 否" in lines
    assert "not before this changes: debt.online, mandate.contract" in decision.explain("en").splitlines()
    assert "    `mandate.contract` is no" in decision.explain("en").splitlines()


def test_a_warning_that_could_not_be_judged_says_so_and_for_want_of_what() -> None:
    dear = {"act": "contact", "debt.annual_cost_rate": {"more_than": 24}}
    warns = guard(rule("dear", "forbid", when=dear, confidence="memory"))

    def said(rate: str, language: Language) -> list[str]:
        decision = warns.decide(NOON, {**CASE, "debts": [{"id": "D1", "annual_cost_rate": rate}]})
        assert decision.approved
        return [line.strip() for line in decision.explain(language).splitlines()]

    lacks = "whether it is breached could not be judged; needs to be known: debt.annual_cost_rate"
    assert lacks in said("unknown", "en")
    assert any(line.startswith("未能判定是否违反，需要知道：debt.annual_cost_rate（") for line in said("unknown", "zh"))
    assert lacks not in said("30", "en")


def test_of_many_rules_that_stand_in_the_way_a_few_are_named() -> None:
    decision = guard(*STOPS).decide(NOON, CASE)
    said = decision.next_permitted.render("en")
    assert said.endswith("(rules: p/stop-0, p/stop-1, p/stop-2 and 2 more)")
    assert decision.next_permitted.rules == tuple(f"p/stop-{number}" for number in range(5))
    assert decision.next_permitted.render("zh").endswith("（规则 p/stop-0、p/stop-1、p/stop-2 等，另有 2 条）")


def test_as_many_rules_as_are_read_are_all_named() -> None:
    said = guard(*STOPS[:4]).decide(NOON, CASE).next_permitted.render("en")
    assert said.endswith("(rules: p/stop-0, p/stop-1, p/stop-2, p/stop-3)")


def test_each_value_of_a_fact_is_told_as_it_is_however_often_it_is_asked_for() -> None:
    products = guard(rule("products", "forbid", when={"debt.product": ["consumer_loan", "credit_card", "medical"]}))
    for product in ("consumer_loan", "credit_card", "consumer_loan"):
        (reason,) = products.decide(NOON, {**CASE, "debts": [{"id": "D1", "product": product}]}).reasons
        assert [each.render("en") for each in reason.evidence] == [f"`debt.product` is {product}"]


LETTER = {"act": "contact", "channel": "letter", "to": "debtor", "at": "2026-02-20T10:00+08:00"}
AFTER = rule(
    "after-a-letter",
    "notice_first",
    when={"act": "contact", "channel": "call"},
    first={
        "any": [
            {"notice": "complaint"},
            {"act": "contact", "channel": ["letter", "email"], "outcome": {"not": "bounced"}},
        ]
    },
    wait="30 days",
    per=["debtor"],
)
QUIET = rule(
    "quiet",
    "cooling_off",
    when={"act": "contact", "channel": "call"},
    after={"act": "contact", "channel": "letter"},
    **{"for": "30 days"},
    per=["debtor"],
)


def evidence(rule_: dict[str, object], *events: dict[str, str]) -> list[str]:
    (reason,) = guard(rule_).decide(NOON, {**CASE, "history": list(events)}).reasons
    return [each.render("en") for each in reason.evidence]


def test_an_event_that_a_rule_asks_for_is_told_as_a_case_would_say_it() -> None:
    wanted = "`{notice: complaint} / {act: contact, channel: [email, letter]}`"
    assert evidence(AFTER) == [f"not on record, or not long enough ago: {wanted}"]
    assert evidence(AFTER, LETTER) == [f"not on record, or not long enough ago: {wanted}"]
    assert evidence(QUIET, LETTER) == ["on record: `{act: contact, channel: letter}`: 2026-02-20 10:00"]
    perhaps = {**LETTER, "channel": "unknown"}
    assert evidence(QUIET, perhaps) == ["perhaps on record: `{act: contact, channel: letter}`: 2026-02-20 10:00"]
