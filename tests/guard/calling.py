"""A lender's informative call in Shanghai, the policy it stands under, and the guard that decides on it."""

from __future__ import annotations

from functools import cache
from typing import Any

from fairdebt import Decision, Guard
from fairdebt.loader import Policies
from tests import calls
from tests.generated import Plain, covering, loaded
from tests.generated.words import SAYS

CASE: Plain = {
    **calls.CASE,
    "zones": ["Asia/Shanghai"],
    "debts": [{**calls.CASE["debts"][0], "days_overdue": 35}],
}
CALL: Plain = {**calls.CALL, "address": "number 1", "at": "2026-03-02T18:00+08:00"}


def rule(name: str, kind: str, **fields: Any) -> Plain:
    return {"id": name, "kind": kind, "citation": "§1", "says": SAYS, **fields}


FILE: Plain = {
    "format": "1",
    "policy": "p",
    "title": SAYS,
    "jurisdiction": "CN",
    "binding": "law",
    "in_force": {"from": "2020-01-01"},
    "rules": [
        rule("hours", "permitted_hours", when={"act": "contact"}, hours={"every_day": "08:00-22:00"}),
        rule("platforms", "forbid", when={"act": "contact", "lender.type": "platform"}),
        rule(
            "evaluated",
            "require",
            when={"act": "hand_over"},
            that={
                "any": [
                    {"agency.evaluated_on": {"ago": "<= 12 months"}},
                    {"mandate.from": {"ago": "<= 12 months"}},
                ]
            },
        ),
    ],
}


@cache
def policies() -> Policies:
    """Return the loaded policy: hours, no platforms, an agency evaluated or mandated within a year."""
    return covering(loaded(FILE))


@cache
def shared() -> Guard:
    """Return a guard that nobody changes."""
    return Guard.of(policies())


def decide(guard: Guard, call: Plain | None = None, case: Plain | None = None) -> Decision:
    return guard.decide({**CALL, **(call or {})}, {**CASE, **(case or {})})
