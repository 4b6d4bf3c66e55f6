"""The common job for business-rules: conditions as data, variables and actions as classes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.job.peers.facts import Ask, Plain

Condition = tuple[str, str, Any]

CONDITIONS: dict[str, tuple[Condition, ...]] = {
    "r02": (("channel", "equal_to", "call"), ("calls_7d", "greater_than_or_equal_to", 7)),
    "r03": (("channel", "equal_to", "call"), ("calls_today", "greater_than_or_equal_to", 3)),
    "r04": (("channel", "equal_to", "call"), ("conversations_7d", "greater_than_or_equal_to", 1)),
    "r05": (("cease_contact", "is_true", True), ("not_required_notice", "is_true", True)),
    "r06": (("represented", "is_true", True), ("to_debtor", "is_true", True)),
    "r07": (("to_third", "is_true", True), ("not_locate", "is_true", True)),
    "r08": (("to_third", "is_true", True), ("third_contacts", "greater_than_or_equal_to", 1)),
    "r09": (("at_work", "is_true", True), ("employer_disallows", "is_true", True)),
    "r10": (("channel", "equal_to", "call"), ("automated", "is_true", True), ("call_consent", "is_false", True)),
    "r11": (("channel", "equal_to", "sms"), ("sms_consent", "is_false", True)),
    "r12": (("channel", "equal_to", "email"), ("email_consent", "is_false", True)),
    "r13": (("refused", "is_true", True),),
    "r14": (("disputed", "is_true", True), ("not_dispute_answer", "is_true", True)),
    "r15": (("insolvent", "is_true", True),),
    "r16": (("holiday", "is_true", True),),
    "r18": (("channel", "equal_to", "sms"), ("sms_today", "greater_than_or_equal_to", 1)),
    "r19": (("channel", "equal_to", "email"), ("emails_7d", "greater_than_or_equal_to", 3)),
    "r20": (("channel", "equal_to", "home_visit"), ("visits_30d", "greater_than_or_equal_to", 1)),
    "r21": (("threat", "is_true", True),),
    "r22": (("profane", "is_true", True),),
    "r23": (("first_message", "is_true", True), ("has_disclosure", "is_false", True)),
    "r24": (("inconvenient", "is_true", True),),
}
TEXTS = ("channel",)
NUMBERS = (
    *("second", "weekday", "calls_7d", "calls_today", "conversations_7d", "third_contacts"),
    *("sms_today", "emails_7d", "visits_30d"),
)
TRUTHS = (
    *("at_work", "automated", "to_debtor", "to_third", "threat", "profane", "has_disclosure", "holiday"),
    *("inconvenient", "cease_contact", "represented", "employer_disallows", "disputed", "insolvent"),
    *("first_message", "call_consent", "sms_consent", "email_consent", "refused"),
)


def rules() -> list[dict[str, Any]]:
    """Return the rules as the engine reads them: what is one of two channels, or outside hours, needs `any`."""

    def test(name: str, operator: str, value: Any) -> dict[str, Any]:
        return {"name": name, "operator": operator, "value": value}

    early, late = test("second", "less_than", 28800), test("second", "greater_than_or_equal_to", 75600)
    call, visit = test("channel", "equal_to", "call"), test("channel", "equal_to", "home_visit")
    made: dict[str, dict[str, Any]] = {
        "r01": {"all": [test("not_letter", "is_true", True), {"any": [early, late]}]},
        "r17": {"all": [test("weekday", "equal_to", 6), {"any": [call, visit]}]},
    }
    made |= {name: {"all": [test(*condition) for condition in every]} for name, every in CONDITIONS.items()}
    return [
        {"conditions": conditions, "actions": [{"name": "veto", "params": {"rule": name}}]}
        for name, conditions in sorted(made.items())
    ]


def usual() -> Ask:
    """Every variable a decorated method of a class, every veto an action. There is no quicker form."""
    actions, engine, fields, variables = (
        import_module(f"business_rules.{name}") for name in ("actions", "engine", "fields", "variables")
    )

    def variable(name: str, kind: Any) -> Any:
        def read(self: Any) -> Any:
            return self.facts[name]

        read.__name__ = name
        return kind()(read)

    def other_than(key: str, word: str) -> Any:
        def read(self: Any) -> bool:
            return bool(self.facts[key] != word)

        read.__name__ = f"not_{word}"
        return variables.boolean_rule_variable()(read)

    def start(self: Any, facts: Plain) -> None:
        self.facts = facts

    body: dict[str, Any] = {"__init__": start}
    body |= {name: variable(name, variables.string_rule_variable) for name in TEXTS}
    body |= {name: variable(name, variables.numeric_rule_variable) for name in NUMBERS}
    body |= {name: variable(name, variables.boolean_rule_variable) for name in TRUTHS}
    body |= {f"not_{word}": other_than("purpose", word) for word in ("required_notice", "locate", "dispute_answer")}
    body["not_letter"] = other_than("channel", "letter")
    facts_class = type("Facts", (variables.BaseVariables,), body)

    def note(self: Any, rule: str) -> None:
        self.found.append(rule)

    def clean(self: Any) -> None:
        self.found = []

    veto = actions.rule_action(params={"rule": fields.FIELD_TEXT})(note)
    vetoes_class: Any = type("Vetoes", (actions.BaseActions,), {"__init__": clean, "veto": veto})
    given = rules()

    def ask(facts: Plain) -> list[str]:
        vetoes = vetoes_class()
        engine.run_all(given, facts_class(facts), vetoes)
        found: list[str] = vetoes.found
        return found

    return ask
