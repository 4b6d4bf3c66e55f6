"""The common job for zen-engine: a decision table that collects every row that fits, or one compiled expression."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from benchmarks.job.peers.facts import Ask, Plain

ROWS: dict[str, dict[str, str]] = {
    "r01": {"channel": '$ != "letter"', "second": "$ < 28800 or $ >= 75600"},
    "r02": {"channel": '"call"', "calls_7d": ">= 7"},
    "r03": {"channel": '"call"', "calls_today": ">= 3"},
    "r04": {"channel": '"call"', "conversations_7d": ">= 1"},
    "r05": {"cease_contact": "true", "purpose": '$ != "required_notice"'},
    "r06": {"represented": "true", "to_debtor": "true"},
    "r07": {"to_third": "true", "purpose": '$ != "locate"'},
    "r08": {"to_third": "true", "third_contacts": ">= 1"},
    "r09": {"at_work": "true", "employer_disallows": "true"},
    "r10": {"channel": '"call"', "automated": "true", "call_consent": "false"},
    "r11": {"channel": '"sms"', "sms_consent": "false"},
    "r12": {"channel": '"email"', "email_consent": "false"},
    "r13": {"refused": "true"},
    "r14": {"disputed": "true", "purpose": '$ != "dispute_answer"'},
    "r15": {"insolvent": "true"},
    "r16": {"holiday": "true"},
    "r17": {"channel": '"call", "home_visit"', "weekday": "6"},
    "r18": {"channel": '"sms"', "sms_today": ">= 1"},
    "r19": {"channel": '"email"', "emails_7d": ">= 3"},
    "r20": {"channel": '"home_visit"', "visits_30d": ">= 1"},
    "r21": {"threat": "true"},
    "r22": {"profane": "true"},
    "r23": {"first_message": "true", "has_disclosure": "false"},
    "r24": {"inconvenient": "true"},
}


def table() -> dict[str, Any]:
    """Return the decision as the editor of the engine saves it: input, table, output."""
    fields = sorted({field for row in ROWS.values() for field in row})
    node = {
        "id": "table",
        "name": "rules",
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "collect",
            "inputs": [{"id": field, "name": field, "field": field} for field in fields],
            "outputs": [{"id": "rule", "name": "rule", "field": "rule"}],
            "rules": [{"_id": name, **row, "rule": json.dumps(name)} for name, row in ROWS.items()],
        },
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            node,
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


def expression() -> str:
    """Return all rules as one list of truths in the engine's expression language."""
    return "[" + ", ".join(" and ".join(f"({_test(f, t)})" for f, t in row.items()) for row in ROWS.values()) + "]"


def _test(field: str, test: str) -> str:
    if test in ("true", "false"):
        return field if test == "true" else f"not {field}"
    if "$" in test:
        return test.replace("$", field)
    if test.startswith(">="):
        return f"{field} {test}"
    return f"{field} in [{test}]"


def best() -> Ask:
    """One compiled expression."""
    compiled = import_module("zen").compile_expression(expression())
    names = tuple(ROWS)

    def ask(facts: Plain) -> list[str]:
        return [name for name, broken in zip(names, compiled.evaluate(facts), strict=True) if broken]

    return ask


def usual() -> Ask:
    """The decision table, made once and evaluated with a dict."""
    decision = import_module("zen").ZenEngine().create_decision(json.dumps(table()))

    def ask(facts: Plain) -> list[str]:
        return [row["rule"] for row in decision.evaluate(facts)["result"]]

    return ask
