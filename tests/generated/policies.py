"""Whole drawn policies, loaded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from fairdebt.loader import Policies, WholePolicies, load_sources
from fairdebt.logic import Coverage
from fairdebt.source import read_text
from fairdebt.vocabulary import TABLES
from tests.generated.conditions import anchor, condition, event_filter, per, state
from tests.generated.words import (
    BANDS,
    CALENDARS,
    COUNTED,
    OFFICIAL,
    SAYS,
    WAITS,
    WINDOWS,
    ZONE_ROLES,
    Draw,
    Plain,
    words,
)

KINDS = (
    "permitted_hours",
    "contact_cap",
    "cooling_off",
    "notice_first",
    "forbid",
    "require",
    "disclose",
    "truthful",
    "duty",
)

PRODUCTS: Plain = {"debt.product": ["consumer_loan", "credit_card"]}
LEAST: Plain = {
    "by": ["debt.product"],
    "rows": [{"is": 30, "for": PRODUCTS, "until": "2026-03-29"}, {"is": 10, "for": PRODUCTS, "from": "2026-03-29"}],
}
"""So many days overdue, another number from one day on."""

LASTING: Plain = {
    "by": ["debt.product", "lender.type"],
    "else": "36 hours",
    "rows": [
        {"is": "2 days", "for": {"debt.product": "consumer_loan", "lender.type": ["bank", "platform"]}},
        {"is": "1 month", "for": {"debt.product": "credit_card", "lender.type": "bank"}, "from": "2026-03-28"},
    ],
}
"""So long a state lasts, by two keys, one of them dated."""

TERMS: tuple[Plain, ...] = (
    {"fact": "debt.due_on", "else": {"sum": ["debt.contracted_on", "3 business days"]}},
    {"sum": ["debt.due_on", {"table": "days"}]},
    {"sum": ["agency.evaluated_on", "1 month", "2 full days"]},
)
"""A day that is worked out."""

OWN: Plain = {
    "own.band": {"type": "text", "says": SAYS, "silence": "none", "because": SAYS},
    "own.flag": {"type": "truth", "says": SAYS, "silence": "no", "because": SAYS},
    "own.score": {"type": "number", "says": SAYS, "silence": "unknown", "because": SAYS},
}
"""Facts of a house, silent in three ways."""

APPLIES: tuple[Plain, ...] = (
    {"act": "contact"},
    {"act": "contact"},
    {"debt.product": "consumer_loan"},
    {"lender.type": {"not": "bank"}},
)
"""Whom and what a file is about."""

WEIGHT: tuple[Plain, ...] = (
    {"force": "information"},
    {"force": "recommendation"},
    {"confidence": "memory"},
    {"status": "proposed"},
    {"in_force": {"from": "2026-03-28", "until": "2026-03-30"}},
)
"""How much a rule weighs, and when."""

TOGETHER: tuple[Plain, ...] = (
    {"debt.online": "yes"},
    {"debt.online": "yes"},
    {"debt.days_overdue": {"at_least": {"table": "least"}}},
    {"debt.days_overdue": {"at_least": {"table": "least", "as_of": "debt.due_on"}}},
)
"""When debts count as one: always, from a day on, or by what was in force on a day of each."""


@st.composite
def rule(draw: Draw, number: int, kinds: tuple[str, ...] = KINDS) -> Plain:
    """Draw a rule of one of these kinds."""
    kind = draw(st.sampled_from(kinds))
    found: Plain = {"id": f"r{number}", "kind": kind, "citation": "x", "says": SAYS}
    if kind != "truthful" or draw(st.booleans()):
        found["when"] = draw(condition())
    if draw(st.booleans()):
        found["unless"] = draw(condition(depth=1))
    if draw(st.integers(0, 3)) == 0:
        found["applies"] = draw(condition(depth=0))
    if draw(st.integers(0, 5)) == 0:
        found |= draw(st.sampled_from(WEIGHT))
    if draw(st.booleans()):
        found["zone"] = draw(st.sampled_from(ZONE_ROLES))
    match kind:
        case "permitted_hours":
            form = draw(st.sampled_from(["hours", "closed", "stated"]))
            band: Plain = {"every_day": draw(st.sampled_from(BANDS)), "sunday": "never"}
            if draw(st.booleans()):
                band = draw(st.sampled_from(OFFICIAL))
            found["calendar"] = draw(st.sampled_from(CALENDARS))
            if form == "stated":
                found[draw(st.sampled_from(["hours", "closed"]))] = {"stated_in": "gamma.times"}
            else:
                found[form] = band
                if form == "hours" and draw(st.integers(0, 2)) == 0:
                    found["or_stated_in"] = "gamma.times"
        case "contact_cap":
            found |= {"per": draw(per()), "at_most": draw(limits())}
            if draw(st.booleans()):
                found["count"] = draw(event_filter(states=True))
            if draw(st.booleans()):
                found["counting"] = draw(st.sampled_from(COUNTED))
            if draw(st.integers(0, 3)) == 0:
                found["starts_after"] = draw(anchor())
        case "cooling_off":
            found |= {"after": draw(event_filter(states=True)), "for": draw(st.sampled_from(WAITS)), "per": draw(per())}
        case "notice_first":
            found |= {"first": draw(event_filter(states=True)), "per": draw(per())}
            if draw(st.booleans()):
                found["wait"] = draw(st.sampled_from(WAITS))
                found["undone_by"] = draw(event_filter())
        case "require":
            lines = draw(
                st.lists(condition(depth=0).filter(lambda line: isinstance(line, dict)), min_size=1, max_size=2)
            )
            found["that"] = {name: value for line in lines for name, value in line.items()}
        case "disclose":
            found["elements"] = {draw(st.sampled_from(["has_all", "none_of"])): ["institution"]}
        case "truthful":
            found["claims"] = {
                "will_sue": draw(st.sampled_from(["never", {"debtor.insolvent": "no"}])),
                "days_overdue": {"at_most": {"fact": "debt.days_overdue"}},
            }
        case "duty":
            if draw(st.booleans()):
                found |= {"with": draw(condition(depth=1)), "do": {"act": "answer_complaint"}}
            else:
                found |= {"after": draw(event_filter()), "do": draw(event_filter()), "by": draw(st.sampled_from(WAITS))}
                found |= {"per": draw(per()), "then_forbid": draw(condition(depth=1))}
    return found


def limits() -> st.SearchStrategy[Any]:
    """Draw the limits of a cap."""
    one = st.builds(
        lambda times, window: f"{times} {'' if window == 'ever' else 'per '}{window}",
        st.integers(0, 3),
        st.sampled_from(WINDOWS),
    )
    return st.one_of(one, st.lists(one, min_size=1, max_size=2))


@st.composite
def policy(draw: Draw, name: str = "generated") -> Plain:
    """Draw a policy file with three states, a definition, a grouping key and one to four rules."""
    return {
        "format": "1",
        "policy": name,
        "title": SAYS,
        "jurisdiction": draw(st.sampled_from(["any", "any", "CN", "US", "US-TX"])),
        "applies": draw(st.sampled_from(APPLIES)),
        "facts": OWN,
        "binding": "law",
        "business_days": draw(st.sampled_from(["CN", "US-federal"])),
        "in_force": draw(
            st.sampled_from(
                [
                    {"from": "2020-01-01"},
                    {"from": "2026-03-29"},
                    {"from": "2020-01-01", "until": "2026-03-30"},
                    {"from": "2026-03-29", "until": "2026-03-30"},
                ]
            )
        ),
        "keys": {
            "pair": {
                "of": "debt",
                "together": {"when": draw(st.sampled_from(TOGETHER)), "sharing": "debt.account_when_obtained"},
            }
        },
        "tables": {
            "least": LEAST,
            "spans": LASTING,
            "days": {"by": ["debt.product"], "else": "3 days", "rows": [{"is": "2 days", "for": "credit_card"}]},
        },
        "terms": {"ends": draw(st.sampled_from(TERMS))},
        "define": {"contacting": {"act": "contact", "channel": draw(words("channel"))}},
        "states": {
            "alpha": draw(state(uses=False)),
            "beta": draw(state(uses=False).map(lambda form: form)),
            "gamma": draw(state(uses=True)),
        },
        "rules": [draw(rule(number)) for number in range(draw(st.integers(1, 4)))],
    }


def loaded(*files: Plain) -> WholePolicies:
    """Load drawn policies; JSON is YAML."""
    sources = [read_text(json.dumps(file, ensure_ascii=False).encode(), name=file["policy"]) for file in files]
    return load_sources(sources)


def policies() -> st.SearchStrategy[WholePolicies]:
    """Draw loaded policies."""
    return policy().map(loaded)


def covering(policies_: Policies) -> Policies:
    """Let the drawn policies cover everything, so that outcomes are theirs alone."""
    acts = frozenset(TABLES["act"].words)
    coverage = tuple(Coverage(country, acts) for country in ("CN", "US"))
    return replace(policies_, norms=replace(policies_.norms, coverage=coverage))
