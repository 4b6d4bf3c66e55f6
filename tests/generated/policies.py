"""Whole drawn policies, loaded."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
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
    EITHER,
    OFFICIAL,
    SAYS,
    WAITS,
    WINDOWS,
    ZONE_ROLES,
    Draw,
    Plain,
    one_in,
    pick,
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

RULES = st.integers(1, 4)
SUED: tuple[Any, ...] = ("never", {"debtor.insolvent": "no"})
FROM: tuple[Plain, ...] = (
    {"from": "2020-01-01"},
    {"from": "2026-03-29"},
    {"from": "2020-01-01", "until": "2026-03-30"},
    {"from": "2026-03-29", "until": "2026-03-30"},
)


@cache
@st.composite
def rule(draw: Draw, number: int, kinds: tuple[str, ...] = KINDS) -> Plain:
    """Draw a rule of one of these kinds."""
    kind = pick(draw, kinds)
    found: Plain = {"id": f"r{number}", "kind": kind, "citation": "x", "says": SAYS}
    if kind != "truthful" or draw(EITHER):
        found["when"] = draw(condition())
    if draw(EITHER):
        found["unless"] = draw(condition(depth=1))
    if one_in(draw, 4):
        found["applies"] = draw(condition(depth=0))
    if one_in(draw, 6):
        found |= pick(draw, WEIGHT)
    if draw(EITHER):
        found["zone"] = pick(draw, ZONE_ROLES)
    match kind:
        case "permitted_hours":
            form = pick(draw, ("hours", "closed", "stated"))
            band: Plain = {"every_day": pick(draw, BANDS), "sunday": "never"}
            if draw(EITHER):
                band = pick(draw, OFFICIAL)
            found["calendar"] = pick(draw, CALENDARS)
            if form == "stated":
                found[pick(draw, ("hours", "closed"))] = {"stated_in": "gamma.times"}
            else:
                found[form] = band
                if form == "hours" and one_in(draw, 3):
                    found["or_stated_in"] = "gamma.times"
        case "contact_cap":
            found |= {"per": draw(per()), "at_most": draw(limits())}
            if draw(EITHER):
                found["count"] = draw(event_filter(states=True))
            if draw(EITHER):
                found["counting"] = pick(draw, COUNTED)
            if one_in(draw, 4):
                found["starts_after"] = draw(anchor())
        case "cooling_off":
            found |= {"after": draw(event_filter(states=True)), "for": pick(draw, WAITS), "per": draw(per())}
        case "notice_first":
            found |= {"first": draw(event_filter(states=True)), "per": draw(per())}
            if draw(EITHER):
                found["wait"] = pick(draw, WAITS)
                found["undone_by"] = draw(event_filter())
        case "require":
            lines = draw(_lines())
            found["that"] = {name: value for line in lines for name, value in line.items()}
        case "disclose":
            found["elements"] = {pick(draw, ("has_all", "none_of")): ["institution"]}
        case "truthful":
            found["claims"] = {
                "will_sue": pick(draw, SUED),
                "days_overdue": {"at_most": {"fact": "debt.days_overdue"}},
            }
        case "duty":
            if draw(EITHER):
                found |= {"with": draw(condition(depth=1)), "do": {"act": "answer_complaint"}}
            else:
                found |= {"after": draw(event_filter()), "do": draw(event_filter()), "by": pick(draw, WAITS)}
                found |= {"per": draw(per()), "then_forbid": draw(condition(depth=1))}
    return found


@cache
def _lines() -> st.SearchStrategy[list[Plain]]:
    return st.lists(condition(depth=0).filter(lambda line: isinstance(line, dict)), min_size=1, max_size=2)


@cache
def limits() -> st.SearchStrategy[Any]:
    """Draw the limits of a cap."""
    one = st.builds(
        lambda times, window: f"{times} {'' if window == 'ever' else 'per '}{window}",
        st.integers(0, 3),
        st.sampled_from(WINDOWS),
    )
    return st.one_of(one, st.lists(one, min_size=1, max_size=2))


@cache
def _another_state() -> st.SearchStrategy[Plain]:
    return state(uses=False).map(lambda form: form)


@cache
@st.composite
def policy(draw: Draw, name: str = "generated") -> Plain:
    """Draw a policy file with three states, a definition, a grouping key and one to four rules."""
    return {
        "format": "1",
        "policy": name,
        "title": SAYS,
        "jurisdiction": pick(draw, ("any", "any", "CN", "US", "US-TX")),
        "applies": pick(draw, APPLIES),
        "facts": OWN,
        "binding": "law",
        "business_days": pick(draw, ("CN", "US-federal")),
        "in_force": pick(draw, FROM),
        "keys": {
            "pair": {
                "of": "debt",
                "together": {"when": pick(draw, TOGETHER), "sharing": "debt.account_when_obtained"},
            }
        },
        "tables": {
            "least": LEAST,
            "spans": LASTING,
            "days": {"by": ["debt.product"], "else": "3 days", "rows": [{"is": "2 days", "for": "credit_card"}]},
        },
        "terms": {"ends": pick(draw, TERMS)},
        "define": {"contacting": {"act": "contact", "channel": draw(words("channel"))}},
        "states": {
            "alpha": draw(state(uses=False)),
            "beta": draw(_another_state()),
            "gamma": draw(state(uses=True)),
        },
        "rules": [draw(rule(number)) for number in range(draw(RULES))],
    }


def loaded(*files: Plain) -> WholePolicies:
    """Load drawn policies; JSON is YAML."""
    sources = [read_text(json.dumps(file, ensure_ascii=False).encode(), name=file["policy"]) for file in files]
    return load_sources(sources)


@cache
def policies() -> st.SearchStrategy[WholePolicies]:
    """Draw loaded policies."""
    return policy().map(loaded)


def covering(policies_: Policies) -> Policies:
    """Let the drawn policies cover everything, so that outcomes are theirs alone."""
    acts = frozenset(TABLES["act"].words)
    coverage = tuple(Coverage(country, acts) for country in ("CN", "US"))
    return replace(policies_, norms=replace(policies_.norms, coverage=coverage))
