"""A case made ready for the readings: events in order, values resolved once, matches of filters remembered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from fairdebt.clock import local_date
from fairdebt.facts import (
    Action,
    Case,
    Event,
    History,
    Value,
    attribute_of,
    debts_in_question,
    fact_of,
    zones_in_question,
)

BEGINNING = -(10**12)
"""An instant before every event."""

FOREVER = 10**12


Kind = tuple[str | None, str | None]
"""The act or the notice that an event is."""


class Row:
    """One past event with its instant and the values it was asked for."""

    __slots__ = ("at", "case", "event", "id", "kind", "values")

    def __init__(self, event: Event, case: Case) -> None:
        self.event = event
        self.case = case
        self.id = event.id
        self.kind: Kind = (event.act, event.notice)
        self.at = int(event.at.timestamp() // 1)  # type: ignore[union-attr]  # the model keeps datetimes
        self.values: dict[str, Value] = {}

    def get(self, name: str) -> Value:
        """Return the value of an attribute, silence resolved."""
        values = self.values
        if name in values:
            return values[name]
        value = values[name] = attribute_of(self.event, name, self.case)
        return value


class Prepared:
    """A case with its history in order of time. Built once per case and kept with it."""

    __slots__ = ("_kept", "ats", "case", "covers_from", "kinds", "known", "opening", "parties", "rows")

    def __init__(self, case: Case) -> None:
        self.case = case
        self._kept: WeakKeyDictionary[object, dict[object, Any]] = WeakKeyDictionary()
        history = case.history
        self.known = isinstance(history, History)
        events = history.events if isinstance(history, History) else ()
        self.rows = sorted((Row(event, case) for event in events), key=lambda row: row.at)
        self.ats = [row.at for row in self.rows]
        self.kinds: dict[Kind, list[Row]] = {}
        for row in self.rows:
            self.kinds.setdefault(row.kind, []).append(row)
        self.covers_from: int | None = None
        self.parties: frozenset[str] | None = None
        self.opening: dict[str, str] = {}
        if isinstance(history, History):
            since = history.covers.from_at
            self.covers_from = None if since is None else int(since.timestamp() // 1)  # type: ignore[union-attr]
            self.parties = None if history.covers.parties is None else frozenset(history.covers.parties)
            self.opening = dict(history.opening.states)

    def kept_for(self, evaluator: object) -> dict[object, Any]:
        """Return what this evaluator remembers of the case; it is forgotten with the evaluator."""
        found = self._kept.get(evaluator)
        if found is None:
            found = self._kept[evaluator] = {}
        return found

    def until(self, at: int, *, strictly: bool = False) -> int:
        """Return how many rows lie not later than `at` (or, strictly, before it)."""
        return (bisect_left if strictly else bisect_right)(self.ats, at)

    def opening_of(self, state: str) -> str | None:
        """Return what the opening says of a state, by its full name or its own."""
        return self.opening.get(state, self.opening.get(state.rpartition("/")[2]))


def prepared(case: Case) -> Prepared:
    """Return the case made ready, from the case itself where it was done before."""
    found = case._prepared.get("prepared")  # the case keeps what readings prepare
    if found is None:
        found = case._prepared["prepared"] = Prepared(case)
    result: Prepared = found
    return result


class Question:
    """One question to the rules: this act, on this case, about this debt, in this possible zone, at this instant."""

    __slots__ = ("action", "at", "case", "debt", "memory", "today", "values", "zone")

    def __init__(self, action: Action, case: Prepared, at: int, debt: str | None, zone: str | None) -> None:
        self.action = action
        self.case = case
        self.at = at
        self.debt = debt
        self.zone = zone
        self.today = None if zone is None else local_date(at, zone)
        self.values: dict[str, Value] = {}
        self.memory: dict[object, Any] = {}

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
    return int(action.at.timestamp() // 1)  # type: ignore[union-attr]  # the model keeps datetimes


def questions(action: Action, case: Prepared, zones: tuple[str, ...], at: int) -> list[Question]:
    """Return every question that a rule with these `zones` is asked about the act."""
    where: tuple[str | None, ...] | None = zones_in_question(zones, action, case.case)
    return [
        Question(action, case, at, debt, zone)
        for debt in debts_in_question(action, case.case)
        for zone in (where or (None,))
    ]
