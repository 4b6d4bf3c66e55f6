"""The common job for durable_rules: one rule set; the facts of a question are asserted, then retracted.

Its host is one for the whole process, and facts that no rule fits raise. All questions share one state: where each has
its own, deleted afterwards, release 2.0.28 crashes the process after some hundred questions ("invalid pointer").
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks.job.peers.facts import Ask, Plain

_made: dict[str, Ask] = {}
_found: list[str] = []


def usual() -> Ask:
    """Assert the facts, let every rule that fits run, retract the facts. There is no quicker form."""
    if "ask" not in _made:
        _made["ask"] = _make()
    return _made["ask"]


def _make() -> Ask:
    lang = import_module("durable.lang")
    m = lang.m
    conditions: dict[str, Any] = {
        "r01": (m.channel != "letter") & ((m.second < 28800) | (m.second >= 75600)),
        "r02": (m.channel == "call") & (m.calls_7d >= 7),
        "r03": (m.channel == "call") & (m.calls_today >= 3),
        "r04": (m.channel == "call") & (m.conversations_7d >= 1),
        "r05": (m.cease_contact == True) & (m.purpose != "required_notice"),
        "r06": (m.represented == True) & (m.to_debtor == True),
        "r07": (m.to_third == True) & (m.purpose != "locate"),
        "r08": (m.to_third == True) & (m.third_contacts >= 1),
        "r09": (m.at_work == True) & (m.employer_disallows == True),
        "r10": (m.channel == "call") & (m.automated == True) & (m.call_consent == False),
        "r11": (m.channel == "sms") & (m.sms_consent == False),
        "r12": (m.channel == "email") & (m.email_consent == False),
        "r13": m.refused == True,
        "r14": (m.disputed == True) & (m.purpose != "dispute_answer"),
        "r15": m.insolvent == True,
        "r16": m.holiday == True,
        "r17": ((m.channel == "call") | (m.channel == "home_visit")) & (m.weekday == 6),
        "r18": (m.channel == "sms") & (m.sms_today >= 1),
        "r19": (m.channel == "email") & (m.emails_7d >= 3),
        "r20": (m.channel == "home_visit") & (m.visits_30d >= 1),
        "r21": m.threat == True,
        "r22": m.profane == True,
        "r23": (m.first_message == True) & (m.has_disclosure == False),
        "r24": m.inconvenient == True,
    }

    def noting(name: str) -> Callable[[Any], None]:
        return lambda context: _found.append(name)

    with lang.ruleset("job"):
        for name, condition in conditions.items():
            lang.when_all(condition)(noting(name))

    unhandled = import_module("durable.engine").MessageNotHandledException

    def ask(facts: Plain) -> list[str]:
        _found.clear()
        asserted = {**facts, "id": "question"}
        try:
            lang.assert_fact("job", asserted)
        except unhandled:  # no rule fits, and nothing is kept
            return []
        lang.retract_fact("job", asserted)
        return list(_found)

    return ask
