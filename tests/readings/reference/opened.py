"""States of one line, and whether they are open on a day."""

from __future__ import annotations

from typing import Any as Anything

from fairdebt.facts import Case
from fairdebt.logic import (
    Holds,
    Key,
    State,
    Table,
)
from tests.readings.reference.asked import act, ask
from tests.readings.terse import spans, was

TRUTH = {"breached": "yes", "clear": "no", "unknown": "unknown"}
CONSENT, WITHDRAWN = was("notice", "consent"), was("notice", "consent_withdrawn")
LENDER = (Key("lender", "lender"),)


def notice(kind: str, at: str, **said: Anything) -> dict[str, Anything]:
    """Return a notice on a day (or at an instant) in China."""
    return {"notice": kind, "at": at if "T" in at else f"{at}T12:00+08:00", **said}


def state(*, per: tuple[Key, ...] = (), **said: Anything) -> State:
    return State("p/s", per, **{"begins": CONSENT, **said})


def at(on: str, of: State, about: Case, *others: State, tables: tuple[Table, ...] = (), **said: Anything) -> str:
    """Return whether the state is open for an act on a day (or at an instant)."""
    action = act(on if "T" in on else f"{on}T12:00+08:00", **said)
    return TRUTH[ask(Holds("p/s"), action, about, states=(of, *others), tables=tables)]


def days(of: State, about: Case, *on: str, **said: Anything) -> list[str]:
    return [at(day, of, about, **said) for day in on]


BOTH = state(ends=WITHDRAWN)
RENEWED = state(renews=was("notice", "acknowledgement"), lasts=spans("10 days"))
