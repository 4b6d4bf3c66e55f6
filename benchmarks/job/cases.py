"""The case mix of the common speed job: one act, its debtor, and 16 to 24 past contacts, drawn from a seed.

Each case is drawn once and written twice. As *plain* data (integer epochs, True, False, None for unknown) it is what
hand-written Python and the other engines read; as *said* data it is what a host says to fairdebt. One case of ten has
two possible zones; some flags, recipients, outcomes and debts are unknown.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

DAY = 86_400
START = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp())
DAYS = 120
"""Acts fall on these days: a change to summer time, two public holidays and seventeen Sundays lie in them."""

CHANNELS = ("call", "sms", "email", "letter", "home_visit")
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")

FLAGS = {
    "cease_contact": 0.04,
    "represented": 0.06,
    "employer_disallows": 0.3,
    "disputed": 0.05,
    "insolvent": 0.03,
    "first_message": 0.1,
    "call_consent": 0.8,
    "sms_consent": 0.7,
    "email_consent": 0.8,
    "call_refused": 0.07,
    "sms_refused": 0.07,
    "email_refused": 0.07,
}
"""How often each flag of the debtor's record is set."""

UNKNOWN_FLAG = 0.005
UNKNOWN_EVENT = 0.004
"""How often a flag, or the outcome, debt or recipient of a past contact, is unknown."""

FINDINGS = {"threat_other": 0.02, "impersonation": 0.01, "profanity": 0.01}

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One case, written twice: `action`, `debtor`, `history` plainly, `act` and `case` for fairdebt."""

    action: Plain
    debtor: Plain
    history: list[Plain]
    act: dict[str, Any]
    case: dict[str, Any]


def draw(rng: random.Random, number: int) -> Drawn:
    """Draw one case."""
    p = rng.random
    at = START + rng.randrange(DAYS * DAY)
    debts = (f"D{number}-0", f"D{number}-1")
    zones = tuple(rng.sample(ZONES, 2)) if p() < 0.1 else (rng.choice(ZONES),)
    action: Plain = {
        "channel": rng.choices(CHANNELS, (50, 20, 18, 6, 6))[0],
        "at": at,
        "zones": zones,
        "debt": debts[0],
        "to": _or_unknown(rng, rng.choices(("debtor", "attorney", "third_person"), (90, 4, 6))[0]),
        "purpose": rng.choices(("reminder", "locate", "dispute_answer", "required_notice"), (86, 6, 5, 3))[0],
        "place": rng.choices(("home", "workplace", "mobile"), (40, 10, 50))[0],
        "automated": p() < 0.4,
        "findings": [name for name, often in FINDINGS.items() if p() < often],
        "elements": ["collection_disclosure"] if p() < 0.9 else [],
    }
    debtor: Plain = {name: _or_unknown(rng, p() < often) for name, often in FLAGS.items()}
    debtor["inconvenient"] = [(9 * 3600, 10 * 3600)] if p() < 0.1 else []
    span = rng.choice((10, 20, 40)) * DAY
    history = [_contact(rng, at - rng.randrange(60, span), debts) for _ in range(rng.randrange(16, 25))]
    history.sort(key=lambda event: int(event["at"]))
    return Drawn(action, debtor, history, _said_act(action), _said_case(action, debtor, history, debts))


def draw_many(count: int, seed: int = 7) -> list[Drawn]:
    """Draw so many cases; the same seed draws the same ones."""
    rng = random.Random(seed)
    return [draw(rng, number) for number in range(count)]


def _or_unknown(rng: random.Random, value: Any, often: float = UNKNOWN_FLAG) -> Any:
    return None if rng.random() < often else value


def _contact(rng: random.Random, at: int, debts: tuple[str, str]) -> Plain:
    return {
        "at": at,
        "debt": _or_unknown(rng, debts[rng.random() < 0.3], UNKNOWN_EVENT),
        "channel": rng.choices(CHANNELS, (55, 18, 18, 6, 3))[0],
        "outcome": _or_unknown(rng, "conversation" if rng.random() < 0.06 else "no_answer", UNKNOWN_EVENT),
        "to": _or_unknown(rng, "third_person" if rng.random() < 0.02 else "debtor", UNKNOWN_EVENT),
    }


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat()


def _truth(value: bool | None) -> str:
    return "unknown" if value is None else "yes" if value else "no"


def _said_act(action: Plain) -> dict[str, Any]:
    place = action["place"]
    return {
        "act": "contact",
        "channel": action["channel"],
        "to": action["to"] or "unknown",
        "purpose": action["purpose"],
        "voice": "recording" if action["automated"] else "person",
        "debts": [action["debt"]],
        "findings": list(action["findings"]),
        "elements": list(action["elements"]),
        "at": _instant(action["at"]),
        **({"address_kind": "mobile"} if place == "mobile" else {"place": place}),
    }


def _said_case(action: Plain, debtor: Plain, history: list[Plain], debts: tuple[str, str]) -> dict[str, Any]:
    events: list[dict[str, Any]] = [
        {
            "act": "contact",
            "channel": event["channel"],
            "to": event["to"] or "unknown",
            "debts": "unknown" if event["debt"] is None else [event["debt"]],
            "outcome": event["outcome"] or "unknown",
            "at": _instant(event["at"]),
        }
        for event in history
    ]
    if debtor["inconvenient"]:
        times = {"every_day": "09:00-10:00"}
        events.insert(0, {"notice": "inconvenient_time", "times": times, "at": _instant(START - 60 * DAY)})
    return {
        "jurisdictions": ["US"],
        "zones": list(action["zones"]),
        "debtor": {"id": debts[0].partition("-")[0], "insolvent": _truth(debtor["insolvent"])},
        "debts": [{"id": debt} for debt in debts],
        "own": {name: _truth(debtor[name]) for name in FLAGS if name != "insolvent"},
        "history": events,
    }
