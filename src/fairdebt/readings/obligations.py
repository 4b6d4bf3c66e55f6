"""What is owed because something happened: each event that gives rise to a deed, by when, and whether it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from fairdebt.clock import Span, Spans, ends_between, local_date, possible_dates
from fairdebt.facts import (
    ALL,
    UNKNOWN,
    Action,
    Case,
    Row,
    Value,
    bounds,
    debt_ids,
    jurisdictions_of,
    prepared,
    zones_in_question,
)
from fairdebt.logic import Attribute, Key, Obligation, parts_in
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.keys import agreement, covered, grouped, key_value
from fairdebt.readings.questions import BEGINNING, FOREVER, Question
from fairdebt.readings.trace import unknown_names
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.vocabulary import contains

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Debit:
    """A deed that is owed, surely (YES) or possibly (MAYBE).

    It is owed since the event `row`; None: since something that the history does not show. The deadline is the first
    instant that is too late, known between two; None where there is no deadline. `debts` are those of the event for
    which it is owed; `missing` names what would make an unknown answer certain.
    """

    norm: Obligation
    row: Row | None
    truth: int
    due: tuple[int, int] | None
    late: int
    zone: str | None
    debts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def debits(evaluator: Evaluator, case: Case, at: datetime) -> Iterator[Debit]:
    """Yield what is owed at an instant and not done by then, in no particular order."""
    asking = _Asking.about(evaluator, case, at)
    for norm in evaluator.norms.obligations:
        binding = asking.binds(norm) if norm.kind == "after" else NO
        if binding != NO:
            yield from asking.owed(norm, binding)
            yield from asking.unseen(norm, binding)


@dataclass(frozen=True, slots=True)
class _Asking:
    """The case at an instant. Norms ask about acts; here nobody proposes one, so all that acts say is unknown."""

    evaluator: Evaluator
    case: Case
    action: Action
    at: int

    @classmethod
    def about(cls, evaluator: Evaluator, case: Case, at: datetime) -> _Asking:
        return cls(evaluator, case, _nothing().model_copy(update={"at": at}), int(at.timestamp() // 1))

    def binds(self, norm: Obligation) -> int:
        """Tell whether the case lies where the norm is law."""
        where = jurisdictions_of(self.case)
        if norm.jurisdiction == "any" or any(contains(norm.jurisdiction, code) for code in where.sure):
            return YES
        return MAYBE if where.possible is None else NO

    def owed(self, norm: Obligation, binding: int) -> Iterator[Debit]:
        """Yield one debit for each event that surely or possibly gave rise to the deed, unless it was surely done."""
        zone = self._zone(norm)
        for row, triggered in self.evaluator.matches(norm.trigger, self._question(None, zone)):
            if row.at > self.at:
                break
            scoped, debts, unclear = self._scope(norm, row, zone)
            force = _in_force(norm, row.at, zone)
            begun = min(binding, triggered, scoped, force)
            if begun == NO:
                continue
            done, why = self._done(norm, row, zone)
            if done == YES:
                continue
            missing = {*unclear, *why, *(("jurisdictions",) if binding == MAYBE else ())}
            if triggered == MAYBE:
                missing |= _unknown_of(norm.trigger, row) or {"history"}
            due = None if norm.due is None else _due(row.at, norm.due, zone)
            if zone is None and (force == MAYBE or (due is not None and due[0] < due[1])):
                missing.add("lender.zone")
            truth = min(begun, YES - done)
            late = NO if due is None or self.at < due[0] else YES if self.at >= due[1] else MAYBE
            yield Debit(norm, row, truth, due, min(late, truth), zone, debts, tuple(sorted(missing)))

    def unseen(self, norm: Obligation, binding: int) -> Iterator[Debit]:
        """Yield what may be owed since an event that the history does not show."""
        zone = self._zone(norm)
        question = self._question(None, zone)
        ready = prepared(self.case)
        values = tuple(key_value(key, question, None, self.evaluator.judge) for key in norm.per)
        if ready.known and ready.covers_from is None and covered(norm.per, values, question):
            return
        scoped = max(self.evaluator.truth(norm.scope, each) for each in self._per_debt(self._ids(), zone))
        if scoped != NO and not self._all_before(norm, zone):
            yield Debit(norm, None, MAYBE, None, NO if norm.due is None else MAYBE, zone, (), ("history",))

    def _all_before(self, norm: Obligation, zone: str | None) -> bool:
        """Tell whether the history misses only days on which the norm was not law yet."""
        ready = prepared(self.case)
        if not ready.known or ready.parties is not None or ready.covers_from is None:
            return False
        return _in_force(norm, min(ready.covers_from - 1, self.at), zone, open_end=True) == NO

    # ----------------------------------------------------------------------------------------------------- scope

    def _scope(self, norm: Obligation, row: Row, zone: str | None) -> tuple[int, tuple[str, ...], frozenset[str]]:
        """Tell whether the case is one that the norm is about: for which debts of the event, and what is unknown."""
        known = self._ids()
        sure, possible = known, known
        said = row.get("debts")
        if said is not ALL and said is not None:
            inside, perhaps = bounds(said)
            sure = tuple(debt for debt in known if debt in inside)
            possible = tuple(debt for debt in known if perhaps is None or debt in perhaps)
        best, debts, unclear = NO, [], frozenset[str]()
        for question in self._per_debt(possible or (None,), zone):
            found = self.evaluator.truth(norm.scope, question)
            if found == MAYBE:
                unclear |= unknown_names(norm.scope, question, self.evaluator)
            if found != NO and question.debt is not None:
                debts.append(question.debt)
                if question.debt not in sure:
                    found = MAYBE
                    unclear |= {"history.debts"}
            best = max(best, found)
        return best, tuple(debts) if len(debts) < len(known) else (), unclear if best == MAYBE else frozenset()

    def _ids(self) -> tuple[str | None, ...]:
        return debt_ids(self.case) or (None,)

    def _per_debt(self, debts: tuple[str | None, ...], zone: str | None) -> list[Question]:
        return [self._question(debt, zone) for debt in debts]

    def _question(self, debt: str | None, zone: str | None) -> Question:
        return Question(self.action, prepared(self.case), self.at, debt, zone)

    def _zone(self, norm: Obligation) -> str | None:
        found = zones_in_question(norm.zones, self.action, self.case)
        return found[0] if found is not None and len(found) == 1 else None

    # ------------------------------------------------------------------------------------------------------ done

    def _done(self, norm: Obligation, row: Row, zone: str | None) -> tuple[int, frozenset[str]]:
        """Tell whether the deed was done by now, and what is unknown of deeds that may have been it.

        A deed that names an event in `answers` (or `of`) is done for that event alone; else the keys tell.
        """
        question = self._question(None, zone)
        values = tuple(_carried(key, row, question, self.evaluator) for key in norm.per)
        since = BEGINNING if question.case.covers_from is None else question.case.covers_from
        seen = question.case.known and row.at >= since and covered(norm.per, values, question)
        best, missing = (NO, frozenset[str]()) if seen else (MAYBE, frozenset({"history"}))
        for deed, truth in self.evaluator.matches(norm.deed, question):
            if deed is row or deed.at < row.at or deed.at > self.at:
                continue
            named = _names(deed, row)
            found = min(truth, agreement(norm.per, values, deed) if named is None else named)
            if deed.at == row.at and deed.get("of") != (row.id or UNKNOWN):
                found = min(found, MAYBE)  # nobody said which came first
            if found == MAYBE:
                links = {f"history.{link}" for link in ("answers", "of") if deed.get(link) is UNKNOWN}
                missing |= _unknown_of(norm.deed, deed) | links or {"history"}
            best = max(best, found)
        return best, missing if best == MAYBE else frozenset()


def _names(deed: Row, row: Row) -> int | None:
    """Tell whether a deed says that it is for this event; None where it names none."""
    found = None
    for link in ("answers", "of"):
        named = deed.get(link)
        if named is None:
            continue
        unsure = named is UNKNOWN or row.id == "unknown"
        same = MAYBE if unsure else YES if named == row.id else NO
        found = same if found is None else min(found, same)
    return found


def _carried(key: Key, row: Row, question: Question, evaluator: Evaluator) -> Value:
    """Return what an event carries in the field of a key; deeds carry it in the same."""
    held = row.get(key.field)
    return held if key.group is None else grouped(key.group, held, question, evaluator.judge)


@lru_cache(maxsize=1)
def _nothing() -> Action:
    """Return an act of which everything is unknown but whose case it belongs to."""
    told = {"at", "debtor", "lender"}
    said = {name: "unknown" for name in Action.model_fields if name not in told}
    return Action.model_validate({**said, "at": "2000-01-01T00:00:00+00:00"})


def _in_force(norm: Obligation, at: int, zone: str | None, *, open_end: bool = False) -> int:
    """Tell whether the norm was law on the local day of an instant; `open_end`: or became law earlier."""
    days = possible_dates(at) if zone is None else (local_date(at, zone),)
    found = [
        (norm.from_on is None or day >= norm.from_on) and (open_end or norm.until_on is None or day < norm.until_on)
        for day in days
    ]
    return YES if all(found) else MAYBE if any(found) else NO


def _due(at: int, spans: Spans, zone: str | None) -> tuple[int, int] | None:
    """Return between which instants a deed becomes late; None beyond the end of the calendar.

    Where the zone is not known, every offset from UTC is tried; summer time may come or go meanwhile, which moves the
    end of a day by an hour.
    """
    try:
        if zone is not None:
            low, high = ends_between(at, spans, zone)
            return low, FOREVER if high is None else high
        offsets = range(-12 * HOUR, 14 * HOUR + 1, HOUR // 4)
        ends = [[_at_offset(at, chain, offset) for chain in spans.each] for offset in offsets]
    except (OverflowError, ValueError):
        return None
    return min(max(low for low, _ in each) for each in ends), max(max(high for _, high in each) for each in ends)


def _at_offset(at: int, chain: tuple[Span, ...], offset: int) -> tuple[int, int]:
    elapsed = chain[0].elapsed
    if elapsed is not None:
        return at + elapsed, at + elapsed
    low, high = ends_between(at + offset, Spans((chain,)), "UTC")
    return low - offset - HOUR, FOREVER if high is None else high - offset + HOUR


def _unknown_of(node: object, row: Row) -> frozenset[str]:
    """Return the attributes of an event that a filter asks for and nobody stated."""
    if isinstance(node, Attribute):
        asked = node.of == "event" and row.get(node.name) is UNKNOWN
        return frozenset({f"history.{node.name}"}) if asked else frozenset()
    return frozenset(chain.from_iterable(_unknown_of(part, row) for part in parts_in(node)))
