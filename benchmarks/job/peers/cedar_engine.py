"""The common job for cedarpy: one `forbid` for each rule; the reasons of a denial are the rules broken."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.job.peers.facts import Ask, Plain

CONDITIONS = {
    "r01": 'context.channel != "letter" && (context.second < 28800 || context.second >= 75600)',
    "r02": 'context.channel == "call" && context.calls_7d >= 7',
    "r03": 'context.channel == "call" && context.calls_today >= 3',
    "r04": 'context.channel == "call" && context.conversations_7d >= 1',
    "r05": 'context.cease_contact && context.purpose != "required_notice"',
    "r06": "context.represented && context.to_debtor",
    "r07": 'context.to_third && context.purpose != "locate"',
    "r08": "context.to_third && context.third_contacts >= 1",
    "r09": "context.at_work && context.employer_disallows",
    "r10": 'context.channel == "call" && context.automated && !context.call_consent',
    "r11": 'context.channel == "sms" && !context.sms_consent',
    "r12": 'context.channel == "email" && !context.email_consent',
    "r13": "context.refused",
    "r14": 'context.disputed && context.purpose != "dispute_answer"',
    "r15": "context.insolvent",
    "r16": "context.holiday",
    "r17": '(context.channel == "call" || context.channel == "home_visit") && context.weekday == 6',
    "r18": 'context.channel == "sms" && context.sms_today >= 1',
    "r19": 'context.channel == "email" && context.emails_7d >= 3',
    "r20": 'context.channel == "home_visit" && context.visits_30d >= 1',
    "r21": "context.threat",
    "r22": "context.profane",
    "r23": "context.first_message && !context.has_disclosure",
    "r24": "context.inconvenient",
}
POLICIES = "permit(principal, action, resource);\n" + "\n".join(
    f'@id("{name}")\nforbid(principal, action, resource) when {{ {text} }};' for name, text in CONDITIONS.items()
)
REQUEST = {"principal": 'Collector::"C"', "action": 'Action::"contact"', "resource": 'Debtor::"P"'}


def best() -> Ask:
    """Policies and entities parsed once."""
    cedarpy = import_module("cedarpy")
    return _asking(cedarpy.PolicySet.from_str(POLICIES), cedarpy.Entities.from_json_str("[]"))


def usual() -> Ask:
    """Policies as text and entities as a list, as its first page shows."""
    return _asking(POLICIES, [])


def _asking(policies: Any, entities: Any) -> Ask:
    decide = import_module("cedarpy").is_authorized
    names = {f"policy{number}": name for number, name in enumerate(CONDITIONS, start=1)}

    def ask(facts: Plain) -> list[str]:
        found = decide({**REQUEST, "context": facts}, policies, entities)
        return [] if found.allowed else [names[reason] for reason in found.diagnostics.reasons]

    return ask
