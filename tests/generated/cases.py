"""Drawn acts and cases with their histories."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from fairdebt.facts import Action, Case
from tests.generated.words import (
    ASKED,
    ATTRIBUTES,
    DURING,
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
)

INSTANTS = st.one_of(
    st.sampled_from(
        [NOON, NOON - timedelta(days=1), NOON - timedelta(days=3), NOON - timedelta(days=2), NOON - timedelta(hours=36)]
    ),
    st.builds(lambda hours: NOON - timedelta(hours=hours), st.integers(0, 24 * 40)),
    st.builds(lambda seconds: NOON - timedelta(seconds=seconds), st.integers(0, 200_000)),
)


@st.composite
def deed(draw: Draw) -> Plain:
    """Draw what act and event have in common."""
    found: Plain = {"act": "contact"}
    for name, values in {**ATTRIBUTES, **SAID}.items():
        said = draw(maybe(values))
        if said is None or (name in MANY and said == "unknown" and draw(st.booleans())):
            continue
        found[name] = [said] if name in MANY and said != "unknown" else said
    if draw(st.integers(0, 2)) == 0:
        found["seeks"] = draw(st.sampled_from(ASKED))
    return found


@st.composite
def event(draw: Draw, number: int) -> Plain:
    """Draw a past event."""
    at = draw(INSTANTS).isoformat()
    if draw(st.booleans()):
        found: Plain = {"notice": draw(st.sampled_from(NOTICES)), "at": at}
        for name, values in NOTICED.items():
            said = draw(maybe(values))
            if said is not None and draw(st.booleans()):
                found[name] = said
        if draw(st.booleans()):
            found["stated_until"] = draw(st.sampled_from(["2026-03-29", "2026-03-28", "unknown", "none"]))
        if draw(st.booleans()):
            found["times"] = draw(st.sampled_from(TIMES))
        if draw(st.booleans()):
            found["debts"] = draw(st.sampled_from([["D1"], ["D2"], ["D1", "D2"]]))
    else:
        found = {**draw(deed()), "at": at}
        outcome = draw(maybe(OUTCOMES))
        if outcome is not None:
            found["outcome"] = outcome
        if draw(st.booleans()):
            found["minutes"] = draw(st.sampled_from(["1", "2", "unknown"]))
    if draw(st.booleans()):
        found["id"] = f"E{number}"
    return found


@st.composite
def case(draw: Draw) -> Case:
    """Draw a case with two debts and a history."""
    debts: list[Plain] = []
    for debt in ("D1", "D2"):
        said: Plain = {"id": debt, "product": draw(maybe(FACTS["debt.product"])), "online": draw(maybe(("yes", "no")))}
        said["days_overdue"] = draw(st.sampled_from(["29", "30", "unknown", None]))
        said["due_on"] = draw(st.sampled_from(["2026-03-28", "2026-02-28", "unknown", "none", None]))
        said["contracted_on"] = draw(st.sampled_from(["2026-02-27", "2026-03-25", "unknown", "none", None]))
        said["principal"] = draw(st.sampled_from(["10.00", "20", "unknown", None]))
        said["disbursed"] = draw(st.sampled_from(["10", "unknown", None]))
        said["arose"] = draw(st.sampled_from([["before_marriage"], [], "unknown", None]))
        said["account_when_obtained"] = draw(st.sampled_from(["X", "X", "unknown", None]))
        debts.append({name: value for name, value in said.items() if value is not None})
    found: Plain = {"jurisdictions": draw(st.sampled_from(JURISDICTIONS)), "debts": debts, "debtor": {"id": "P1"}}
    zones = draw(st.sampled_from([["Asia/Shanghai"], list(ZONES[1:3]), [ZONES[3]], "unknown", None]))
    if zones is not None:
        found["zones"] = zones
    insolvent, kind = draw(maybe(("yes", "no"))), draw(maybe(FACTS["lender.type"]))
    if insolvent is not None:
        found["debtor"]["insolvent"] = insolvent
    found["lender"] = {"id": "L1"} | ({"type": kind} if kind is not None else {})
    for name, people in PEOPLE.items():
        if draw(st.booleans()):
            found[name] = draw(st.sampled_from(people))
    if draw(st.integers(0, 4)) == 0:
        found["recipients"] = RECIPIENTS
    found["own"] = draw(st.sampled_from(OWN_SAID))
    if draw(st.integers(0, 9)) == 0:
        found["debts"] = "unknown"
    found["history"] = draw(history())
    return Case.model_validate(found)


@st.composite
def history(draw: Draw) -> Any:
    """Draw a history: complete, cut off, of some parties only, or unknown."""
    events = [draw(event(number)) for number in range(draw(st.integers(0, 6)))]
    match draw(st.integers(0, 9)):
        case 0:
            return "unknown"
        case 1 | 2:
            since = draw(INSTANTS)
            kept = [each for each in events if datetime.fromisoformat(each["at"]) >= since]
            said: Plain = {"events": kept, "covers": {"from": since.isoformat()}}
            if draw(st.booleans()):
                said["opening"] = {
                    "states": {
                        draw(st.sampled_from(["alpha", "beta", "gamma"])): draw(
                            st.sampled_from(["yes", "no", "unknown"])
                        )
                    }
                }
            return said
        case 3:
            return {"events": events, "covers": {"parties": draw(st.sampled_from([["L1"], ["A1"], ["L1", "A1"]]))}}
    return events


@st.composite
def action(draw: Draw) -> Action:
    """Draw a proposed act."""
    found = draw(deed())
    found["at"] = (NOON + timedelta(hours=draw(st.sampled_from([0, 0, 11, -1, -24])))).isoformat()
    for name, values in DURING.items():
        said = draw(st.sampled_from([*values, "unknown", None, None]))
        if said is not None:
            found[name] = said
    if draw(st.booleans()):
        found["elements"] = draw(st.sampled_from([["institution"], {"institution": "unknown"}, [], "unknown"]))
    if draw(st.booleans()):
        found["claims"] = draw(
            st.sampled_from([{"will_sue": "yes"}, {"days_overdue": "30"}, {"will_sue": "unknown"}, {}])
        )
    if draw(st.booleans()):
        found["template"] = "T1"
    return Action.model_validate(found)
