"""A case made ready for the readings: events in order, values resolved once, matches of filters remembered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from math import floor
from typing import Any

from fairdebt.clock import EPOCH, wall
from fairdebt.facts import (
    Action,
    Case,
    Debt,
    Event,
    History,
    Recipient,
    Value,
    attribute_of,
    debt_ids,
    debt_of,
    debts_in_question,
    fact_of,
    recipient_of,
    zones_in_question,
)

BEGINNING = -(10**12)
"""An instant before every event."""

FOREVER = 10**12

_DEBTORS = frozenset({"recipient", "debtor"})
"""Names of zones that are the debtor's, where the act reaches the debtor."""

_REMEMBERED = 4
"""For so many evaluators a case remembers what they found; a reload brings a new one."""

Kind = tuple[str | None, str | None]
"""The act or the notice that an event is."""


class Row:
    """One past event with its instant and the values it was asked for."""

    __slots__ = ("at", "case", "event", "id", "kind", "values")

    def __init__(self, event: Event, case: Case, at: int | None = None) -> None:
        self.event = event
        self.case = case
        self.id = event.id
        self.kind: Kind = (event.act, event.notice)
        self.at = _instant(event) if at is None else at
        self.values: dict[str, Value] = {}

    def get(self, name: str) -> Value:
        """Return the value of an attribute, silence resolved."""
        values = self.values
        if name in values:
            return values[name]
        value = values[name] = attribute_of(self.event, name, self.case)
        return value


class Prepared:
    """A case with its history in order of time. Built once per case and kept with it.

    `plain`: the history is known from the beginning on, for all parties, and nothing is carried into it.
    """

    __slots__ = (
        "_debts",
        "_kept",
        "_kinds",
        "_own_notices",
        "_rows",
        "_where",
        "_zones",
        "ats",
        "case",
        "covers_from",
        "events",
        "known",
        "opening",
        "parties",
        "plain",
    )

    def __init__(self, case: Case) -> None:
        self.case = case
        self._kept: dict[object, dict[object, Any]] = {}
        self._rows: list[Row] | None = None
        self._kinds: dict[Kind, list[Row]] | None = None
        self._debts: tuple[str, ...] | None = None
        self._own_notices: frozenset[str] | None = None
        self._where: dict[tuple[object, ...], tuple[str, ...] | None] = {}
        self._zones = tuple(sorted(set(case.zones))) if isinstance(case.zones, tuple) else None
        self.covers_from: int | None = None
        self.parties: frozenset[str] | None = None
        self.opening: dict[str, str] = {}
        history = case.history
        self.known = isinstance(history, History)
        events: tuple[Event, ...] = ()
        if isinstance(history, History):
            events = history.events
            since, parties = history.covers.from_at, history.covers.parties
            self.covers_from = None if since is None else floor(since.timestamp())  # type: ignore[union-attr]
            self.parties = None if parties is None else frozenset(parties)
            self.opening = dict(history.opening.states)
        self.events, self.ats = _in_order(events)
        self.plain = self.known and self.covers_from is None and self.parties is None and not self.opening

    @property
    def rows(self) -> list[Row]:
        """Return the events with their values, in order of time."""
        if self._rows is None:
            self._rows = [Row(event, self.case, at) for event, at in zip(self.events, self.ats, strict=True)]
        return self._rows

    @property
    def kinds(self) -> dict[Kind, list[Row]]:
        """Return the events by what they are, each kind in order of time."""
        if self._kinds is None:
            kinds: dict[Kind, list[Row]] = {}
            for row in self.rows:
                kinds.setdefault(row.kind, []).append(row)
            self._kinds = kinds
        return self._kinds

    @property
    def debts(self) -> tuple[str, ...]:
        """Return the ids of the debts of the case; empty where they are not known."""
        if self._debts is None:
            self._debts = debt_ids(self.case) or ()
        return self._debts

    @property
    def own_notices(self) -> frozenset[str]:
        """Return the notices of the history that only a house can declare."""
        if self._own_notices is None:
            notices = {event.notice for event in self.events}
            self._own_notices = frozenset(each for each in notices if each is not None and each.startswith("own."))
        return self._own_notices

    def zones(self, names: tuple[str, ...], action: Action) -> tuple[str, ...] | None:
        """Return the possible zones that a rule's `zone` names for an act; see `zones_in_question`."""
        said = self._zones
        if said is not None and (action.to == "debtor" or "recipient" not in names) and _DEBTORS.issuperset(names):
            return said
        reached = (action.to, action.recipient, action.address, action.direction, action.channel, action.medium)
        key = (names, reached)
        try:
            return self._where[key]
        except KeyError:
            found = self._where[key] = zones_in_question(names, action, self.case)
            return found

    def debts_asked(self, action: Action) -> tuple[str | None, ...]:
        """Return the debts for which the rules are asked; `(None,)` where they are not known."""
        if action.debts is None:
            return self.debts or (None,)
        return debts_in_question(action, self.case)

    def kept_for(self, evaluator: object) -> dict[object, Any]:
        """Return what this evaluator remembers of the case."""
        found = self._kept.get(evaluator)
        if found is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            found = self._kept[evaluator] = {}
        return found

    def until(self, at: int, *, strictly: bool = False) -> int:
        """Return how many rows lie not later than `at` (or, strictly, before it)."""
        return (bisect_left if strictly else bisect_right)(self.ats, at)

    def opening_of(self, state: str) -> str | None:
        """Return what the opening says of a state, by its full name or its own."""
        return self.opening.get(state, self.opening.get(state.rpartition("/")[2]))


def _instant(deed: Action | Event) -> int:
    return floor(deed.at.timestamp())  # type: ignore[union-attr]  # the model keeps datetimes


def _in_order(events: tuple[Event, ...]) -> tuple[tuple[Event, ...], list[int]]:
    """Return events in order of time, those of one instant as they were given, and their instants."""
    ats = [floor(event.at.timestamp()) for event in events]  # type: ignore[union-attr]  # the model keeps datetimes
    ordered = sorted(ats)
    if ats == ordered:
        return events, ats
    order = sorted(range(len(ats)), key=ats.__getitem__)
    return tuple([events[number] for number in order]), ordered


def prepared(case: Case) -> Prepared:
    """Return the case made ready, from the case itself where it was done before."""
    kept = case._prepared
    found: Prepared | None = kept.get("prepared")
    if found is None:
        found = kept["prepared"] = Prepared(case)
    return found


class Question:
    """One question to the rules: this act, on this case, about this debt, in this possible zone, at this instant.

    `day` (days since 1970-01-01) and `second` are what the wall shows there; without a zone they mean nothing.
    """

    __slots__ = ("action", "at", "case", "day", "debt", "memory", "second", "values", "zone")

    def __init__(self, action: Action, case: Prepared, at: int, debt: str | None, zone: str | None) -> None:
        self.action = action
        self.case = case
        self.at = at
        self.debt = debt
        self.zone = zone
        self.day, self.second = (0, 0) if zone is None else wall(at, zone)
        self.values: dict[str, Value] = {}
        self.memory: dict[object, Any] = {}

    @property
    def today(self) -> date | None:
        """Return the local date of the act; None where no zone is known."""
        return None if self.zone is None else date.fromordinal(EPOCH + self.day)

    @property
    def about(self) -> Debt | None:
        """Return what is said of the debt in question; None where it is not known which one that is."""
        return debt_of(self.case.case, self.debt)

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
    return _instant(action)


def questions(action: Action, case: Prepared, zones: tuple[str, ...], at: int) -> list[Question]:
    """Return every question that a rule with these `zones` is asked about the act."""
    where: tuple[str | None, ...] | None = case.zones(zones, action)
    return [Question(action, case, at, debt, zone) for debt in case.debts_asked(action) for zone in (where or (None,))]
