"""Questions to the rules: one for each debt and each zone in which an act may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from fairdebt.clock import DAY, EPOCH, start_of, wall_since
from fairdebt.facts import (
    Action,
    Debt,
    Prepared,
    Recipient,
    Value,
    attribute_of,
    debt_of,
    fact_of,
    recipient_of,
    seconds_of,
)

BEGINNING = -(10**12)
"""An instant before every event."""

FOREVER = 10**12

NOWHERE = (0, 0, FOREVER)
"""What stands where no zone is known, in place of what the wall shows."""


class Question:
    """One question to the rules: this act, on this case, about this debt, in this possible zone, at this instant.

    `day` (days since 1970-01-01) and `second` are what the wall shows there; `since` then all local days were even
    (see `wall_since`). Without a zone they mean nothing.
    """

    __slots__ = ("action", "at", "case", "day", "debt", "memory", "second", "since", "values", "zone")

    def __init__(self, action: Action, case: Prepared, at: int, debt: str | None, zone: str | None) -> None:
        self.action = action
        self.case = case
        self.at = at
        self.debt = debt
        self.zone = zone
        self.day, self.second, self.since = NOWHERE if zone is None else wall_since(at, zone)
        self.values: dict[str, Value] = {}
        self.memory: dict[object, Any] = {}

    def midnight(self, days_before: int = 0) -> int:
        """Return the first instant of the local day of the act, or of one before it, where a zone is known."""
        first = self.at - self.second - days_before * DAY
        if first >= self.since:
            return first
        assert self.zone is not None
        return start_of(self.day - days_before, self.zone)

    @property
    def today(self) -> date | None:
        """Return the local date of the act; None where no zone is known."""
        return None if self.zone is None else date.fromordinal(EPOCH + self.day)

    @property
    def about(self) -> Debt | None:
        """Return what is said of the debt in question; None where it is not known which one that is."""
        memory = self.memory
        if "about" not in memory:
            memory["about"] = debt_of(self.case.case, self.debt)
        found: Debt | None = memory["about"]
        return found

    @property
    def recipient(self) -> Recipient | None:
        """Return what is said of the recipient of the act; None where it is not known who that is."""
        return recipient_of(self.case.case, self.action)

    def get(self, name: str) -> Value:
        """Return the value of an attribute of the act."""
        values = self.values
        if name in values:
            return values[name]
        value = values[name] = attribute_of(self.action, name, self.case.case) if name != "at" else self.at
        return value

    def fact(self, path: str) -> Value:
        """Return the value of a fact of the case."""
        values = self.values
        if path in values and "." in path:
            return values[path]
        value = values[path] = fact_of(self.case.case, path, self.action, self.debt)
        return value

    def remember(self, key: object, make: Callable[[], Any]) -> Any:
        """Return what `make` made for this key the first time."""
        if key not in self.memory:
            self.memory[key] = make()
        return self.memory[key]


def instant_of(action: Action) -> int:
    """Return the instant of the act in whole seconds."""
    return seconds_of(action.at)  # type: ignore[arg-type]  # the model keeps datetimes


def questions(action: Action, case: Prepared, zones: tuple[str, ...], at: int) -> list[Question]:
    """Return every question that a rule with these `zones` is asked about the act."""
    return questions_in(case.zones(zones, action), action, case, at)


def questions_in(zones: tuple[str, ...] | None, action: Action, case: Prepared, at: int) -> list[Question]:
    """Return every question that a rule is asked about the act in these possible zones; None: they are not known."""
    where: tuple[str | None, ...] = zones or (None,)
    debts: tuple[str | None, ...] | None = action.__dict__.get("debts")
    if type(debts) is not tuple or len(debts) != 1:
        debts = case.debts_asked(action)
    if len(debts) == len(where) == 1:
        return [Question(action, case, at, debts[0], where[0])]
    return [Question(action, case, at, debt, zone) for debt in debts for zone in where]
