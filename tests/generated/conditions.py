"""Conditions, filters on past events, counts and states of drawn policies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.generated.words import (
    ATTRIBUTES,
    DAYS,
    DURING,
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
    words,
)


@st.composite
def condition(draw: Draw, depth: int = 2) -> Any:
    """Draw a condition about the act."""
    kinds = ["attribute", "attribute", "fact", "during", "state", "number", "date", "set", "more", "more"]
    kind = draw(st.sampled_from([*kinds, "all", "any", "not", "happened"] if depth else kinds))
    match kind:
        case "attribute":
            name = draw(st.sampled_from(sorted(ATTRIBUTES)))
            return {name: draw(words(name))}
        case "fact":
            name = draw(st.sampled_from(sorted(FACTS)))
            return {name: draw(words(name))}
        case "during":
            name = draw(st.sampled_from(sorted(DURING)))
            return {name: draw(words(name))}
        case "state":
            return draw(st.sampled_from(["alpha", "beta", "gamma", "contacting"]))
        case "number":
            return {"debt.days_overdue": draw(st.sampled_from([">= 30 days", "< 30 days", "30 days"]))}
        case "date":
            return {
                "debt.due_on": {
                    draw(st.sampled_from(["ago", "ahead"])): draw(
                        st.sampled_from(["<= 3 days", "> 1 months", ">= 2 business days"])
                    )
                }
            }
        case "set":
            how = draw(st.sampled_from(["has_any", "has_all", "only", "none_of"]))
            return {
                "elements": {how: draw(st.lists(st.sampled_from(["institution", "amount"]), min_size=1, unique=True))}
            }
        case "more":
            name = draw(st.sampled_from(sorted(MORE)))
            return {name: draw(st.sampled_from(MORE[name]))}
        case "not":
            return {"not": draw(condition(depth - 1))}
        case "happened":
            return {"happened": draw(happened())}
    return {kind: draw(st.lists(condition(depth - 1), min_size=1, max_size=3))}


@st.composite
def event_filter(draw: Draw, *, states: bool = False) -> Any:
    """Draw a filter on past events."""
    if draw(st.booleans()):
        noticed: Plain = {"notice": draw(st.sampled_from(NOTICES))}
        if draw(st.integers(0, 3)) == 0:
            noticed[draw(st.sampled_from(["filed_on", "sent_on", "until"]))] = draw(st.sampled_from(DAYS))
        if draw(st.integers(0, 3)) == 0:
            noticed |= draw(st.sampled_from(OF_NOTICES))
        return {"any": [noticed, draw(event_filter())]} if draw(st.integers(0, 7)) == 0 else noticed
    found: Plain = {"act": "contact"}
    for name in draw(
        st.lists(st.sampled_from(["channel", "to", "mode", "direction", "outcome"]), max_size=2, unique=True)
    ):
        found[name] = draw(st.sampled_from(OUTCOMES[:3])) if name == "outcome" else draw(words(name))
    if draw(st.integers(0, 3)) == 0:
        found |= draw(st.sampled_from(OF_ACTS))
    if states and draw(st.booleans()):
        found[draw(st.sampled_from(["is", "now"]))] = draw(st.sampled_from(["alpha", "beta"]))
    return {"not": found} if draw(st.integers(0, 9)) == 0 else found


def per() -> st.SearchStrategy[list[Any]]:
    """Draw keys."""
    return st.lists(st.sampled_from(KEYS), max_size=2, unique_by=str)


@st.composite
def happened(draw: Draw) -> Plain:
    """Draw a count used as a condition."""
    found: Plain = {"of": draw(event_filter(states=True)), "per": draw(per())}
    if draw(st.booleans()):
        found["at_least"] = draw(st.sampled_from(["1", "2", "3"]))
    if draw(st.booleans()):
        found["within"] = draw(st.sampled_from(WINDOWS))
    if draw(st.booleans()):
        found["counting"] = draw(st.sampled_from(["days_in_a_row", "distinct channel", "total minutes", "events"]))
    match draw(st.integers(0, 5)):
        case 0:
            found["ago"] = draw(st.sampled_from(["> 2 days", "<= 1 month", "<= 3 business days"]))
        case 1:
            found["reset_by"] = draw(event_filter())
        case 2:
            found["starts_after"] = draw(st.one_of(anchor(), st.lists(anchor(), min_size=1, max_size=2)))
        case 3:
            found["spanning"] = "2 days"
    return found


@st.composite
def anchor(draw: Draw) -> Plain:
    """Draw an anchor."""
    which = draw(st.sampled_from(["first", "last", "date"]))
    return {which: draw(st.sampled_from(ON)) if which == "date" else draw(event_filter())}


@st.composite
def state(draw: Draw, *, uses: bool) -> Plain:
    """Draw a state."""
    found: Plain = {"begins": draw(event_filter(states=uses)), "per": draw(per())}
    if draw(st.integers(0, 7)) == 0:
        found["begins"] = {"date": "debt.due_on"}
    if draw(st.integers(0, 3)) == 0:
        found["begins_on"] = draw(st.sampled_from(["filed_on", "effective_on", "postdated_on"]))
    if draw(st.integers(0, 2)) == 0:
        found["delay"] = draw(st.sampled_from(WAITS))
        if draw(st.booleans()):
            found["undone_by"] = draw(event_filter())
    if draw(st.booleans()):
        found["ends"] = draw(event_filter())
        if draw(st.integers(0, 3)) == 0:
            found["ends_after"] = draw(st.sampled_from(WAITS))
    if draw(st.booleans()):
        found["lasts"] = draw(st.sampled_from([*WAITS, *LOOKED_UP]))
        if draw(st.booleans()):
            found["renews"] = draw(event_filter())
    if draw(st.integers(0, 3)) == 0:
        found["through"] = draw(st.sampled_from(["stated_until", "effective_on"]))
    return found
