"""A small world for tests of the ledger: a clock, a few rules, debtors, and ledgers on both databases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from fairdebt import Case, Event, Guard
from fairdebt.facts import History
from fairdebt.ledger import Ledger
from fairdebt.loader import Policies
from tests.generated import covering, loaded

Plain = dict[str, Any]

SAYS = {"zh": "不得如此", "en": "do not do this"}
LAW: Plain = {
    "format": "1",
    "policy": "law",
    "title": SAYS,
    "jurisdiction": "CN",
    "binding": "law",
    "in_force": {"from": "2020-01-01"},
    "states": {
        "ceased": {"begins": {"notice": "cease_request"}, "ends": {"notice": "cease_withdrawn"}, "per": ["debtor"]},
        "refused": {"begins": {"notice": "refusal"}, "ends": {"notice": "refusal_withdrawn"}, "per": ["recipient"]},
    },
    "rules": [
        {
            "id": "three-a-day",
            "kind": "contact_cap",
            "citation": "§1",
            "when": {"act": "contact", "channel": "call"},
            "count": {"not": {"outcome": "not_connected"}},
            "per": ["debtor", "lender"],
            "at_most": "3 per calendar day",
            "says": SAYS,
        },
        {
            "id": "five-per-number",
            "kind": "contact_cap",
            "citation": "§2",
            "when": {"act": "contact", "channel": "call"},
            "per": ["address"],
            "at_most": "5 per 24 hours",
            "says": SAYS,
        },
        {"id": "ceased", "kind": "forbid", "citation": "§3", "when": {"act": "contact", "is": "ceased"}, "says": SAYS},
        {
            "id": "refused",
            "kind": "forbid",
            "citation": "§4",
            "when": {"act": "contact", "is": "refused"},
            "says": SAYS,
        },
        {
            "id": "by-day",
            "kind": "permitted_hours",
            "citation": "§5",
            "when": {"act": "contact", "channel": "call"},
            "hours": {"every_day": "08:00-22:00"},
            "says": SAYS,
        },
        {
            "id": "kept-two-years",
            "kind": "require",
            "citation": "§6",
            "when": {"act": "delete_record", "record_kind": "collection_record"},
            "that": {"recorded_on": {"ago": "> 2 years"}},
            "says": SAYS,
        },
    ],
}

MORNING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Ten in the morning in Shanghai, a Monday."""

KEY = b"a key for tests that nobody else has"


@lru_cache(maxsize=1)
def law() -> Policies:
    return covering(loaded(LAW))


class Watch:
    """A clock that tests set."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> datetime:
        """Put it forward (or back), and return what it shows."""
        self.now += timedelta(**span)
        return self.now


class World:
    """A guard on a ledger, and the clock of both."""

    def __init__(self, ledger: Ledger, watch: Watch, policies: Policies | None = None) -> None:
        self.ledger = ledger
        self.watch = watch
        self.guard = Guard.of(policies or law(), ledger=ledger)

    def call(self, **more: Any) -> Plain:
        said = {
            "act": "contact",
            "channel": "call",
            "to": "debtor",
            "address": "number 1",
            "at": self.watch().isoformat(),
            **more,
        }
        return {name: value for name, value in said.items() if value is not None}

    def again(self) -> World:
        """Return the same world as another process would see it: nothing is known yet."""
        other = Ledger(self.ledger.store, key=KEY, clock=self.watch)
        return World(other, self.watch, self.guard.policies)


def case(debtor: str = "P1", *debts: str, **more: Any) -> Case:
    said: Mapping[str, Any] = {
        "jurisdictions": ["CN"],
        "zones": ["Asia/Shanghai"],
        "debtor": {"id": debtor},
        "lender": {"id": "L1"},
        "debts": [{"id": each} for each in debts or (f"debt of {debtor}",)],
        **more,
    }
    return Case.model_validate(said)


def events_of(known: Case) -> tuple[Event, ...]:
    """Return the events of a case whose history is told."""
    assert isinstance(known.history, History)
    return known.history.events


def meddle(writing: Any, sql: str, values: tuple[object, ...] = ()) -> None:
    """Change the tables behind the ledger's back, as whoever holds the database can."""
    writing._cursor.execute(sql, values)
