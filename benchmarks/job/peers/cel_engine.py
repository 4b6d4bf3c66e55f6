"""The common job for common-expression-language: CEL, one expression for each rule or one for all."""

from __future__ import annotations

from importlib import import_module

from benchmarks.job.peers.facts import Ask, Plain

RULES = {
    "r01": 'channel != "letter" && (second < 28800 || second >= 75600)',
    "r02": 'channel == "call" && calls_7d >= 7',
    "r03": 'channel == "call" && calls_today >= 3',
    "r04": 'channel == "call" && conversations_7d >= 1',
    "r05": 'cease_contact && purpose != "required_notice"',
    "r06": "represented && to_debtor",
    "r07": 'to_third && purpose != "locate"',
    "r08": "to_third && third_contacts >= 1",
    "r09": "at_work && employer_disallows",
    "r10": 'channel == "call" && automated && !call_consent',
    "r11": 'channel == "sms" && !sms_consent',
    "r12": 'channel == "email" && !email_consent',
    "r13": "refused",
    "r14": 'disputed && purpose != "dispute_answer"',
    "r15": "insolvent",
    "r16": "holiday",
    "r17": '(channel == "call" || channel == "home_visit") && weekday == 6',
    "r18": 'channel == "sms" && sms_today >= 1',
    "r19": 'channel == "email" && emails_7d >= 3',
    "r20": 'channel == "home_visit" && visits_30d >= 1',
    "r21": "threat",
    "r22": "profane",
    "r23": "first_message && !has_disclosure",
    "r24": "inconvenient",
}


def best() -> Ask:
    """One program, compiled once, that returns a list of truths."""
    program = import_module("cel").compile("[" + ", ".join(RULES.values()) + "]")
    names = tuple(RULES)

    def ask(facts: Plain) -> list[str]:
        return [name for name, broken in zip(names, program.execute(facts), strict=True) if broken]

    return ask


def usual() -> Ask:
    """One `evaluate` for each rule, as its first page shows."""
    evaluate = import_module("cel").evaluate

    def ask(facts: Plain) -> list[str]:
        return [name for name, text in RULES.items() if evaluate(text, facts)]

    return ask
