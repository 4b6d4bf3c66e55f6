"""A case made ready for the readings: events in order, values resolved once, matches of filters remembered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from fairdebt.facts.held import Models
from fairdebt.facts.history import History
from fairdebt.facts.instants import seconds_of
from fairdebt.facts.once import once
from fairdebt.facts.people import ids_of
from fairdebt.facts.places import settled_zones
from fairdebt.facts.rows import Deed, Row
from fairdebt.facts.silence import debts_in_question
from fairdebt.facts.timeline import Record
from fairdebt.facts.zoning import zones_in_question

if TYPE_CHECKING:
    from fairdebt.facts.action import Action, Event
    from fairdebt.facts.case import Case

_NOTHING = Record(Models(()))
_DEBTORS = frozenset({"recipient", "debtor"})
"""Names of zones that are the debtor's, where the act reaches the debtor."""

SHORT = 32
"""In a history of so many events it is quicker to look at them anew than to go on where one was."""

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

    def taken(self, notices: Iterable[str | None]) -> frozenset[str]:
        """Take in the notices that further events are, if any, and return those so far."""
        if own := {notice for notice in set(notices) if notice is not None and notice.startswith("own.")}:
            self.seen |= own
        return self.seen


_NO_NOTICES = frozenset[str]()


class Prepared:
    """A case with its history in order of time. Built once per case, with it where the quick lane reads it.

    `checked` is for a guard: against what it was found right; None: nobody has asked about this case yet. `kept`: what
    others keep of this very case, by keys of theirs. `said`: what the case says, by the names of its fields;
    `tell` makes a case of that which can be kept here.

    `debts`: those of the case; none where they are not known. `settled`: the zones of the debtor, where these are.
    `own_notices`: the notices of the history that only a house can declare.

    Of the lists in `record` the first `length` entries are this history's; others may go on behind them. `words`: what
    the events say in words, where they are few. `found`: what the filters of programs find in them. `plain`: the
    history is known from the beginning on, for all parties, and nothing is carried into it.
    """

    def __init__(self, case: Case) -> None:
        self.tell = case.teller()
        self.said: Mapping[str, Any] = case.__dict__
        self._growing = case._growing  # handed on by `Case.extended`, for as long as nothing but events is added
        self.kept: dict[object, Any] = {}
        self._by_evaluator: dict[object, dict[object, Any]] = {}
        self._where: dict[tuple[object, ...], tuple[str, ...] | None] = {}
        self._rows: list[Row] | None = None
        self.found: dict[object, Any] = {}
        self.checked: object = None
        self.settled = settled_zones(case)
        debts, history = self.said["debts"], self.said["history"]
        self.debts: tuple[str, ...] = ids_of(debts) if isinstance(debts, tuple) else ()
        if isinstance(history, History):
            timeline = history.timeline
            self.known, self.plain = True, history.is_plain
            self.record, self.length = timeline.record, timeline.length
        else:
            self.known = self.plain = False
            self.record, self.length = _NOTHING, 0
        self.own_notices = self._own_notices()
        self.words = self.record.first_kinds(self.length) if self.length <= SHORT else None

    @once
    def case(self) -> Case:
        """Return what is known, in a case that does not keep what is prepared."""
        return self.tell()

    @once
    def ats(self) -> list[int]:
        """Return the instants of the events, in order."""
        return self.record.ats[: self.length]

    @once
    def events(self) -> list[Event]:
        """Return the events in order of time."""
        return self.record.events[: self.length]

    @property
    def rows(self) -> list[Row]:
        """Return the events with their values, in order of time: the same to all threads, for identity tells them."""
        if self._rows is None:
            with _GROWING:
                if self._rows is None:
                    self._rows = [Row(event, self.case, at) for event, at in zip(self.events, self.ats, strict=True)]
        return self._rows

    @once
    def kinds(self) -> dict[Deed, list[Row]]:
        """Return the events by what they are, each kind in order of time."""
        kinds: dict[Deed, list[Row]] = {}
        for row in self.rows:
            kinds.setdefault(row.kind, []).append(row)
        return kinds

    @once
    def covers_from(self) -> int | None:
        """Return the instant from which on the history is known; None: from the beginning."""
        history = self.said["history"]
        if self.plain or not isinstance(history, History) or history.covers.from_at is None:
            return None
        return seconds_of(history.covers.from_at)  # type: ignore[arg-type]  # the model keeps datetimes

    @once
    def parties(self) -> frozenset[str] | None:
        """Return the parties whose acts the history has; None: those of all."""
        history = self.said["history"]
        if self.plain or not isinstance(history, History) or history.covers.parties is None:
            return None
        return frozenset(history.covers.parties)

    @once
    def opening(self) -> dict[str, str]:
        """Return the states that are carried into the history, by their names."""
        history = self.said["history"]
        return {} if self.plain or not isinstance(history, History) else dict(history.opening.states)

    def knows(self, debts: Collection[str]) -> bool:
        """Tell whether these are debts of the case, or those of the case are not known."""
        return not self.debts or set(self.debts).issuperset(debts)

    def _own_notices(self) -> frozenset[str]:
        record, length = self.record, self.length
        if not record.has("notice"):
            return _NO_NOTICES
        if length <= SHORT:
            return _Notices().taken(record.column("notice")[:length])
        return self.grown("notices", _Notices, lambda made: made.taken(record.column("notice")[made.upto : length]))

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
        said = self.settled
        if said is not None and (is_of_debtor(names, action) or (_DEBTORS.issuperset(names) and self._nobody_else())):
            return said
        if said is not None and len(said) == 1 and is_of_debtor([name for name in names if name != said[0]], action):
            return said  # a rule may name the same zone itself
        if names == ("lender",) and said is not None and len(said) == 1 and self.said["lender"].zone is None:
            return said  # nobody named another
        reached = (action.to, action.recipient, action.address, action.direction, action.channel, action.medium)
        key = (names, reached)
        try:
            return self._where[key]
        except KeyError:
            found = self._where[key] = zones_in_question(names, action, self.case)
            return found

    def _nobody_else(self) -> bool:
        """Tell whether the case says nothing of anybody whom acts may reach but the debtor: where he is, they are."""
        return not self.said.get("recipients") and self.said.get("recipient") is None

    def debts_asked(self, action: Action) -> tuple[str | None, ...]:
        """Return the debts for which the rules are asked; `(None,)` where they are not known."""
        debts = action.__dict__.get("debts")
        if debts is None:
            return self.debts or (None,)
        return debts if type(debts) is tuple and len(debts) == 1 else debts_in_question(action, self.case)

    def kept_for(self, evaluator: object) -> dict[object, Any]:
        """Return what this evaluator remembers of the case."""
        found = self._by_evaluator.get(evaluator)
        if found is None:
            if len(self._by_evaluator) >= _REMEMBERED:
                self._by_evaluator.clear()
            found = self._by_evaluator[evaluator] = {}
        return found

    def until(self, at: int, *, strictly: bool = False) -> int:
        """Return how many rows lie not later than `at` (or, strictly, before it)."""
        return (bisect_left if strictly else bisect_right)(self.ats, at)

    def opening_of(self, state: str) -> str | None:
        """Return what the opening says of a state, by its full name or its own."""
        return self.opening.get(state, self.opening.get(state.rpartition("/")[2]))


def is_of_debtor(names: Collection[str], action: Action) -> bool:
    """Tell whether the zones that a rule names are those of the debtor, for all acts to whom this one goes."""
    return _DEBTORS.issuperset(names) and ("recipient" not in names or action.__dict__.get("to") == "debtor")


def prepared(case: Case) -> Prepared:
    """Return the case made ready: mostly this was done when it was read. Each decision reads `_ready` itself."""
    return case._ready
