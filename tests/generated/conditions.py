"""Conditions, filters on past events, counts and states of drawn policies."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from tests.generated.words import (
    ATTRIBUTES,
    DAYS,
    DURING,
    EITHER,
    FACTS,
    KEYS,
    LOOKED_UP,
    MORE,
    NOTICES,
    OF_ACTS,
    OF_NOTICES,
    ON,
    OUTCOMES,
    WAITS,
    WINDOWS,
    Draw,
    Plain,
    one_in,
    pick,
    up_to,
    words,
)

FLAT = ("attribute", "attribute", "fact", "during", "state", "number", "date", "set", "more", "more")
NESTED = (*FLAT, "all", "any", "not", "happened")
NAMES, OF_CASES, ARISING, OTHERS = (tuple(sorted(each)) for each in (ATTRIBUTES, FACTS, DURING, MORE))
ENDED = OUTCOMES[:3]
LASTS = (*WAITS, *LOOKED_UP)
ELEMENTS = st.lists(st.sampled_from(["institution", "amount"]), min_size=1, unique=True)
OF_CONTACTS = st.lists(st.sampled_from(["channel", "to", "mode", "direction", "outcome"]), max_size=2, unique=True)


@cache
@st.composite
def condition(draw: Draw, depth: int = 2) -> Any:
    """Draw a condition about the act."""
    kind = pick(draw, NESTED if depth else FLAT)
    match kind:
        case "attribute":
            name = pick(draw, NAMES)
            return {name: draw(words(name))}
        case "fact":
            name = pick(draw, OF_CASES)
            return {name: draw(words(name))}
        case "during":
            name = pick(draw, ARISING)
            return {name: draw(words(name))}
        case "state":
            return pick(draw, ("alpha", "beta", "gamma", "contacting"))
        case "number":
            return {"debt.days_overdue": pick(draw, (">= 30 days", "< 30 days", "30 days"))}
        case "date":
            return {
                "debt.due_on": {
                    pick(draw, ("ago", "ahead")): pick(draw, ("<= 3 days", "> 1 months", ">= 2 business days"))
                }
            }
        case "set":
            how = pick(draw, ("has_any", "has_all", "only", "none_of"))
            return {"elements": {how: draw(ELEMENTS)}}
        case "more":
            name = pick(draw, OTHERS)
            return {name: pick(draw, MORE[name])}
        case "not":
            return {"not": draw(condition(depth - 1))}
        case "happened":
            return {"happened": draw(happened())}
    return {kind: draw(_several(depth - 1))}


@cache
def _several(depth: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(condition(depth), min_size=1, max_size=3)


@cache
@st.composite
def event_filter(draw: Draw, *, states: bool = False) -> Any:
    """Draw a filter on past events."""
    if draw(EITHER):
        noticed: Plain = {"notice": pick(draw, NOTICES)}
        if one_in(draw, 4):
            noticed[pick(draw, ("filed_on", "sent_on", "until"))] = pick(draw, DAYS)
        if one_in(draw, 4):
            noticed |= pick(draw, OF_NOTICES)
        return {"any": [noticed, draw(event_filter())]} if one_in(draw, 8) else noticed
    found: Plain = {"act": "contact"}
    for name in draw(OF_CONTACTS):
        found[name] = pick(draw, ENDED) if name == "outcome" else draw(words(name))
    if one_in(draw, 4):
        found |= pick(draw, OF_ACTS)
    if states and draw(EITHER):
        found[pick(draw, ("is", "now"))] = pick(draw, ("alpha", "beta"))
    return {"not": found} if one_in(draw, 10) else found


@cache
def per() -> st.SearchStrategy[list[Any]]:
    """Draw keys."""
    return st.lists(st.sampled_from(KEYS), max_size=2, unique_by=str)


@cache
@st.composite
def happened(draw: Draw) -> Plain:
    """Draw a count used as a condition."""
    found: Plain = {"of": draw(event_filter(states=True)), "per": draw(per())}
    if draw(EITHER):
        found["at_least"] = pick(draw, ("1", "2", "3"))
    if draw(EITHER):
        found["within"] = pick(draw, WINDOWS)
    if draw(EITHER):
        found["counting"] = pick(draw, ("days_in_a_row", "distinct channel", "total minutes", "events"))
    match draw(up_to(5)):
        case 0:
            found["ago"] = pick(draw, ("> 2 days", "<= 1 month", "<= 3 business days"))
        case 1:
            found["reset_by"] = draw(event_filter())
        case 2:
            found["starts_after"] = draw(_anchors())
        case 3:
            found["spanning"] = "2 days"
    return found


@cache
def _anchors() -> st.SearchStrategy[Any]:
    return st.one_of(anchor(), st.lists(anchor(), min_size=1, max_size=2))


@cache
@st.composite
def anchor(draw: Draw) -> Plain:
    """Draw an anchor."""
    which = pick(draw, ("first", "last", "date"))
    return {which: pick(draw, ON) if which == "date" else draw(event_filter())}


@cache
@st.composite
def state(draw: Draw, *, uses: bool) -> Plain:
    """Draw a state."""
    found: Plain = {"begins": draw(event_filter(states=uses)), "per": draw(per())}
    if one_in(draw, 8):
        found["begins"] = {"date": "debt.due_on"}
    if one_in(draw, 4):
        found["begins_on"] = pick(draw, ("filed_on", "effective_on", "postdated_on"))
    if one_in(draw, 3):
        found["delay"] = pick(draw, WAITS)
        if draw(EITHER):
            found["undone_by"] = draw(event_filter())
    if draw(EITHER):
        found["ends"] = draw(event_filter())
        if one_in(draw, 4):
            found["ends_after"] = pick(draw, WAITS)
    if draw(EITHER):
        found["lasts"] = pick(draw, LASTS)
        if draw(EITHER):
            found["renews"] = draw(event_filter())
    if one_in(draw, 4):
        found["through"] = pick(draw, ("stated_until", "effective_on"))
    return found
