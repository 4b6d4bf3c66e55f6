"""Drawn acts and cases with their histories."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from fairdebt.facts import Action, Case
from tests.generated.words import (
    ASKED,
    ATTRIBUTES,
    DURING,
    EITHER,
    FACTS,
    JURISDICTIONS,
    MANY,
    NOON,
    NOTICED,
    NOTICES,
    OUTCOMES,
    OWN_SAID,
    PEOPLE,
    RECIPIENTS,
    SAID,
    TIMES,
    ZONES,
    Draw,
    Plain,
    maybe,
    one_in,
    pick,
    up_to,
)

INSTANTS = st.one_of(
    st.sampled_from(
        [NOON, NOON - timedelta(days=1), NOON - timedelta(days=3), NOON - timedelta(days=2), NOON - timedelta(hours=36)]
    ),
    st.builds(lambda hours: NOON - timedelta(hours=hours), st.integers(0, 24 * 40)),
    st.builds(lambda seconds: NOON - timedelta(seconds=seconds), st.integers(0, 200_000)),
)
OF_DEEDS = {**ATTRIBUTES, **SAID}
ARISING = {name: (*values, "unknown", None, None) for name, values in DURING.items()}
DEBTS = (["D1"], ["D2"], ["D1", "D2"])
AROSE: tuple[Any, ...] = (["before_marriage"], [], "unknown", None)
WHERE: tuple[Any, ...] = (["Asia/Shanghai"], list(ZONES[1:3]), [ZONES[3]], "unknown", None)
PARTIES = (["L1"], ["A1"], ["L1", "A1"])
ELEMENTS: tuple[Any, ...] = (["institution"], {"institution": "unknown"}, [], "unknown")
CLAIMS: tuple[Plain, ...] = ({"will_sue": "yes"}, {"days_overdue": "30"}, {"will_sue": "unknown"}, {})


@cache
@st.composite
def deed(draw: Draw) -> Plain:
    """Draw what act and event have in common."""
    found: Plain = {"act": "contact"}
    for name, values in OF_DEEDS.items():
        said = draw(maybe(values))
        if said is None or (name in MANY and said == "unknown" and draw(EITHER)):
            continue
        found[name] = [said] if name in MANY and said != "unknown" else said
    if one_in(draw, 3):
        found["seeks"] = pick(draw, ASKED)
    return found


@cache
@st.composite
def event(draw: Draw, number: int) -> Plain:
    """Draw a past event."""
    at = draw(INSTANTS).isoformat()
    if draw(EITHER):
        found: Plain = {"notice": pick(draw, NOTICES), "at": at}
        for name, values in NOTICED.items():
            said = draw(maybe(values))
            if said is not None and draw(EITHER):
                found[name] = said
        if draw(EITHER):
            found["stated_until"] = pick(draw, ("2026-03-29", "2026-03-28", "unknown", "none"))
        if draw(EITHER):
            found["times"] = pick(draw, TIMES)
        if draw(EITHER):
            found["debts"] = pick(draw, DEBTS)
    else:
        found = {**draw(deed()), "at": at}
        outcome = draw(maybe(OUTCOMES))
        if outcome is not None:
            found["outcome"] = outcome
        if draw(EITHER):
            found["minutes"] = pick(draw, ("1", "2", "unknown"))
    if draw(EITHER):
        found["id"] = f"E{number}"
    return found


@cache
@st.composite
def case(draw: Draw) -> Case:
    """Draw a case with two debts and a history."""
    debts: list[Plain] = []
    for debt in ("D1", "D2"):
        said: Plain = {"id": debt, "product": draw(maybe(FACTS["debt.product"])), "online": draw(maybe(("yes", "no")))}
        said["days_overdue"] = pick(draw, ("29", "30", "unknown", None))
        said["due_on"] = pick(draw, ("2026-03-28", "2026-02-28", "unknown", "none", None))
        said["contracted_on"] = pick(draw, ("2026-02-27", "2026-03-25", "unknown", "none", None))
        said["principal"] = pick(draw, ("10.00", "20", "unknown", None))
        said["disbursed"] = pick(draw, ("10", "unknown", None))
        said["arose"] = pick(draw, AROSE)
        said["account_when_obtained"] = pick(draw, ("X", "X", "unknown", None))
        debts.append({name: value for name, value in said.items() if value is not None})
    found: Plain = {"jurisdictions": pick(draw, JURISDICTIONS), "debts": debts, "debtor": {"id": "P1"}}
    zones = pick(draw, WHERE)
    if zones is not None:
        found["zones"] = zones
    insolvent, kind = draw(maybe(("yes", "no"))), draw(maybe(FACTS["lender.type"]))
    if insolvent is not None:
        found["debtor"]["insolvent"] = insolvent
    found["lender"] = {"id": "L1"} | ({"type": kind} if kind is not None else {})
    for name, people in PEOPLE.items():
        if draw(EITHER):
            found[name] = pick(draw, people)
    if one_in(draw, 5):
        found["recipients"] = RECIPIENTS
    found["own"] = pick(draw, OWN_SAID)
    if one_in(draw, 10):
        found["debts"] = "unknown"
    found["history"] = draw(history())
    return Case.model_validate(found)


@cache
@st.composite
def history(draw: Draw) -> Any:
    """Draw a history: complete, cut off, of some parties only, or unknown."""
    events = [draw(event(number)) for number in range(draw(up_to(6)))]
    match draw(up_to(9)):
        case 0:
            return "unknown"
        case 1 | 2:
            since = draw(INSTANTS)
            kept = [each for each in events if datetime.fromisoformat(each["at"]) >= since]
            said: Plain = {"events": kept, "covers": {"from": since.isoformat()}}
            if draw(EITHER):
                said["opening"] = {
                    "states": {pick(draw, ("alpha", "beta", "gamma")): pick(draw, ("yes", "no", "unknown"))}
                }
            return said
        case 3:
            return {"events": events, "covers": {"parties": pick(draw, PARTIES)}}
    return events


@cache
@st.composite
def action(draw: Draw) -> Action:
    """Draw a proposed act."""
    found = draw(deed())
    found["at"] = (NOON + timedelta(hours=pick(draw, (0, 0, 11, -1, -24)))).isoformat()
    for name, values in ARISING.items():
        said = pick(draw, values)
        if said is not None:
            found[name] = said
    if draw(EITHER):
        found["elements"] = pick(draw, ELEMENTS)
    if draw(EITHER):
        found["claims"] = pick(draw, CLAIMS)
    if draw(EITHER):
        found["template"] = "T1"
    return Action.model_validate(found)
