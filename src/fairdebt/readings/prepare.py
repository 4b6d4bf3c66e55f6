"""A case made ready for the readings: events in order, values resolved once, matches of filters remembered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from threading import RLock
from typing import Any, Protocol, TypeVar

from fairdebt.clock import EPOCH, Stated, wall
from fairdebt.facts import (
    Action,
    Case,
    Debt,
    Event,
    History,
    Models,
    Recipient,
    Record,
    Value,
    attribute_of,
    debt_ids,
    debt_of,
    debts_in_question,
    fact_of,
    recipient_of,
    seconds_of,
    settled_zones,
    stated_of,
    zones_in_question,
)

BEGINNING = -(10**12)
"""An instant before every event."""

FOREVER = 10**12

_NOTHING = Record(Models(()))
_DEBTORS = frozenset({"recipient", "debtor"})
"""Names of zones that are the debtor's, where the act reaches the debtor."""

_GROWN = 256
"""So many things are remembered that go on where a history goes on."""

_REMEMBERED = 4
"""For so many evaluators a case remembers what they found; a reload brings a new one."""

_GROWING = RLock()


class Growing(Protocol):
    """What is made of events one after the other; `upto`: of how many it was made."""

    upto: int


G = TypeVar("G", bound=Growing)
T = TypeVar("T")


class _Notices:
    """The notices of a history that only a house can declare."""

    __slots__ = ("seen", "upto")

    def __init__(self) -> None:
        self.upto = 0
        self.seen: frozenset[str] = frozenset()

    def taken(self, kinds: Iterable[frozenset[tuple[str, str]]]) -> frozenset[str]:
        """Take in the kinds of further events, and return all notices so far."""
        self.seen |= {notice for kind in set(kinds) if (notice := _own_notice(kind)) is not None}
        return self.seen


@lru_cache(maxsize=4096)
def _own_notice(kind: frozenset[tuple[str, str]]) -> str | None:
    """Return the notice that an event of this kind is, where only a house can declare it."""
    notice = dict(kind).get("notice")
    return notice if notice is not None and notice.startswith("own.") else None


Kind = tuple[str | None, str | None]
"""The act or the notice that an event is."""


class Row:
    """One past event with its instant and the values it was asked for."""

    __slots__ = ("_stated", "at", "case", "event", "id", "kind", "values")

    def __init__(self, event: Event, case: Case, at: int | None = None) -> None:
        self.event = event
        self.case = case
        self.id = event.id
        self.kind: Kind = (event.act, event.notice)
        self.at = seconds_of(event.at) if at is None else at  # type: ignore[arg-type]  # the model keeps datetimes
        self.values: dict[str, Value] = {}
        self._stated: dict[str, Stated | None] | None = None

    def stated(self, name: str) -> Stated | None:
        """Return the times that the event states in an attribute, read once; None where it states none."""
        if self._stated is None:
            self._stated = {}
        if name not in self._stated:
            said = self.get(name)
            self._stated[name] = stated_of(said) if isinstance(said, dict) else None
        return self._stated[name]

    def get(self, name: str) -> Value:
        """Return the value of an attribute, silence resolved."""
        values = self.values
        if name in values:
            return values[name]
        value = values[name] = attribute_of(self.event, name, self.case)
        return value


class Prepared:
    """A case with its history in order of time. Built once per case and kept with it.

    `checked` is for whoever checks it: against what it was found right.

    Of the lists in `record` the first `length` entries are this history's; others may go on behind them.
    `found`: what the filters of programs find in it. `plain`: the history is known from the beginning on, for all
    parties, and nothing is carried into it.
    """

    __slots__ = (
        "_ats",
        "_debts",
        "_events",
        "_growing",
        "_kept",
        "_kinds",
        "_own_notices",
        "_rows",
        "_where",
        "_zones",
        "case",
        "checked",
        "covers_from",
        "found",
        "known",
        "length",
        "opening",
        "parties",
        "plain",
        "record",
    )

    def __init__(self, case: Case) -> None:
        self.case = case.told()
        self._growing = case._growing  # handed on by `Case.extended`, for as long as nothing but events is added
        self._kept: dict[object, dict[object, Any]] = {}
        self.found: dict[object, Any] = {}
        self._events: list[Event] | None = None
        self._ats: list[int] | None = None
        self._rows: list[Row] | None = None
        self._kinds: dict[Kind, list[Row]] | None = None
        self._debts: tuple[str, ...] | None = None
        self._own_notices: frozenset[str] | None = None
        self._where: dict[tuple[object, ...], tuple[str, ...] | None] = {}
        self.checked: object = None
        self._zones = settled_zones(case)
        self.covers_from: int | None = None
        self.parties: frozenset[str] | None = None
        self.opening: dict[str, str] = {}
        history = case.history
        self.known = isinstance(history, History)
        self.record, self.length = _NOTHING, 0
        if isinstance(history, History):
            self.record, self.length = history.timeline.record, history.timeline.length
            since, parties = history.covers.from_at, history.covers.parties
            self.covers_from = None if since is None else seconds_of(since)  # type: ignore[arg-type]  # a datetime
            self.parties = None if parties is None else frozenset(parties)
            self.opening = dict(history.opening.states)
        self.plain = self.known and self.covers_from is None and self.parties is None and not self.opening

    @property
    def events(self) -> list[Event]:
        """Return the events in order of time."""
        if self._events is None:
            self._events = self.record.events[: self.length]
        return self._events

    @property
    def ats(self) -> list[int]:
        """Return the instants of the events, in order."""
        if self._ats is None:
            self._ats = self.record.ats[: self.length]
        return self._ats

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

    def knows(self, debts: tuple[str, ...]) -> bool:
        """Tell whether these are debts of the case, or those of the case are not known."""
        known = self.debts
        if len(debts) == 1:
            return debts[0] in known or not known
        return not known or set(known).issuperset(debts)

    @property
    def own_notices(self) -> frozenset[str]:
        """Return the notices of the history that only a house can declare."""
        if self._own_notices is None:
            self._own_notices = self.grown("notices", _Notices, lambda made: made.taken(self._kinds_after(made)))
        return self._own_notices

    def _kinds_after(self, made: Growing) -> Sequence[frozenset[tuple[str, str]]]:
        return self.record.kinds()[made.upto : self.length]

    def grown(self, key: object, make: Callable[[], G], take: Callable[[G], T]) -> T:
        """Return what `take` says of something that was made of the first events and goes on to the last of this case.

        Where a longer history has gone on with it already, it is made anew.
        """
        growing = self._growing
        with _GROWING:
            held: tuple[Record, G] | None = growing.get(key)
            if held is None or held[0] is not self.record:
                if len(growing) >= _GROWN:
                    growing.clear()
                held = growing[key] = (self.record, make())
            made = held[1] if held[1].upto <= self.length else make()
            taken = take(made)
            made.upto = self.length
        return taken

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
        debts = action.debts
        if debts is None:
            return self.debts or (None,)
        return debts if isinstance(debts, tuple) and len(debts) == 1 else debts_in_question(action, self.case)

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


def prepared(case: Case) -> Prepared:
    """Return the case made ready, from the case itself where it was done before."""
    kept = case._prepared  # the case keeps what readings prepare
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
    return seconds_of(action.at)  # type: ignore[arg-type]  # the model keeps datetimes


def questions(action: Action, case: Prepared, zones: tuple[str, ...], at: int) -> list[Question]:
    """Return every question that a rule with these `zones` is asked about the act."""
    where: tuple[str | None, ...] = case.zones(zones, action) or (None,)
    debts: tuple[str | None, ...] = case.debts_asked(action)
    if len(debts) == len(where) == 1:
        return [Question(action, case, at, debts[0], where[0])]
    return [Question(action, case, at, debt, zone) for debt in debts for zone in where]
