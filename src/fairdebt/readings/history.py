"""What filters find in a history, by what its events say in words: events that say the same are looked at once."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any as Anything

from fairdebt.facts import BY_CASE, Event, sources_of
from fairdebt.logic import All, Among, Any, Attribute, Compare, Key, Literal, Not, Predicate
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.index import at_best
from fairdebt.readings.keys import key_value
from fairdebt.readings.prepare import Prepared, Question, Row
from fairdebt.readings.truth import MAYBE, NO, YES, agree, among, compare
from fairdebt.vocabulary import ATTRIBUTES

Truths = tuple[int, ...]
"""For each filter, at best, the truth of one event; exact where the filter reads nothing but plain words."""

LIMIT = 4096


class Found:
    """What the filters find in one history: the truths of each event, in order of time, and the best of each filter.

    In a history that is not `plain` there may always be more than it tells.
    """

    __slots__ = ("best", "memory", "truths")

    def __init__(self, truths: list[Truths], filters: int, *, plain: bool) -> None:
        self.truths = truths
        best = tuple(map(max, zip(*set(truths), strict=True))) if truths else (NO,) * filters
        self.best: Truths = best if plain else (MAYBE,) * filters
        self.memory: dict[object, Anything] = {}


class Finder:
    """The filters of one program. First all are added, then histories are asked."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._filters: list[Predicate] = []
        self._numbers: dict[int, int] = {}
        self._names: dict[str, None] = dict.fromkeys(("act", "notice"))
        self._known: dict[tuple[Anything, ...], Truths] = {}
        self._said: Callable[[Event], tuple[Anything, ...]] = attrgetter(*self._names)

    def add(self, filter_: Predicate) -> int:
        """Return the number of a filter."""
        number = self._numbers.get(id(filter_))
        if number is None:
            number = self._numbers[id(filter_)] = len(self._filters)
            self._filters.append(filter_)
            self._names.update(dict.fromkeys(_words_of(filter_)))
            self._said = attrgetter(*self._names)
        return number

    def of(self, case: Prepared) -> Found:
        """Return what the filters find in a history; it is kept with the case."""
        kept = case.kept_for(self.evaluator)
        found: Found | None = kept.get(self)
        if found is None:
            known, said = self._known, self._said
            truths = []
            for event in case.events:
                key = said(event)
                each = known.get(key)
                truths.append(self._meet(key, event, case) if each is None else each)
            found = kept[self] = Found(truths, len(self._filters), plain=case.plain)
        return found

    def _meet(self, key: tuple[Anything, ...], event: Event, case: Prepared) -> Truths:
        row = Row(event, case.case)
        truths = tuple(_at_best(filter_, row) for filter_ in self._filters)
        if len(self._known) >= LIMIT:
            self._known.clear()
        self._known[key] = truths
        return truths


class Matching:
    """The events that meet a plain filter and agree with the act on keys."""

    def __init__(self, filter_: Predicate, per: tuple[Key, ...], finder: Finder) -> None:
        self._filter = finder.add(filter_)
        acts_only = at_best(filter_, {"act": None}, of="event") == NO
        self._keys = tuple(_Agreeing(key, finder.evaluator, acts_only=acts_only) for key in per)
        self._finder = finder
        self._about_debt = any(_is_debt(key) for key in per)
        self._of_act = _getter([key.name for key in per if not _is_debt(key)])

    def instants(self, question: Question, found: Found) -> tuple[list[int], list[int]]:
        """Return when the events happened that surely and possibly agree, in order; they are kept with the case."""
        if not found.best[self._filter]:
            return _NEVER
        key = (self, question.debt if self._about_debt else None, self._of_act(question.action))
        instants: tuple[list[int], list[int]] | None = found.memory.get(key)
        if instants is None:
            instants = found.memory[key] = self._matched(found, question)
        return instants

    def _matched(self, found: Found, question: Question) -> tuple[list[int], list[int]]:
        sure: list[int] = []
        possible: list[int] = []
        number, case = self._filter, question.case
        keys = [key.of(question) for key in self._keys]
        for at, event, truths in zip(case.ats, case.events, found.truths, strict=True):
            truth = truths[number]
            for agrees in keys if truth else ():
                truth = min(truth, agrees(event))
            if truth:
                possible.append(at)
                if truth == YES:
                    sure.append(at)
        return sure, possible


_NEVER: tuple[list[int], list[int]] = ([], [])


class _Agreeing:
    """Whether events agree with the act on one key: what says the same is compared once."""

    def __init__(self, key: Key, evaluator: Evaluator, *, acts_only: bool) -> None:
        self._key = key
        self._evaluator = evaluator
        self._of_event = _getter([key.field])
        sources = sources_of(key.field)
        self._is_debts = key.name == "debt" and key.field == "debts" and key.group is None
        self._same = acts_only and key.name == key.field and bool(BY_CASE & set(sources))
        self._silent: object = None if len(sources) == 1 else (None,) * len(sources)

    def of(self, question: Question) -> Callable[[Event], int]:
        """Return what tells whether an event agrees with the act of a question."""
        key, of_event, case = self._key, self._of_event, question.case.case
        value = key_value(key, question, None, self._evaluator.judge)
        known: dict[object, int] = {}
        if self._is_debts and question.debt is not None:
            known = {(debt,): YES if debt == question.debt else NO for debt in question.case.debts}
            known[None] = YES  # silence means all debts
        elif self._same and of_event(question.action) == self._silent:
            known[self._silent] = agree(value, value)  # for act and event alike it follows from the case

        def agrees(event: Event) -> int:
            said = of_event(event)
            found = known.get(said)
            if found is None:
                found = known[said] = agree(value, Row(event, case).get(key.field))
            return found

        return agrees


def _getter(names: list[str]) -> Callable[[object], Anything]:
    """Return what reads everything from which these attributes follow, beside the case."""
    every = dict.fromkeys(source for name in names for source in sources_of(name))
    if not every:
        return lambda _: None
    return attrgetter(*every)


def can_match(filter_: Predicate, per: tuple[Key, ...]) -> bool:
    """Tell whether `Matching` can find these events."""
    return all(map(_is_said, per)) and is_plain(filter_)


def _is_debt(key: Key) -> bool:
    """Tell whether the act's side of a key is the debt in question, or that with others that count as one with it."""
    return key.name == "debt" or key.group is not None


def _is_said(key: Key) -> bool:
    """Tell whether both sides of a key are ids or words, which can be compared as they were said."""
    names = (key.field,) if _is_debt(key) else (key.field, key.name)
    return all(ATTRIBUTES[name].type.base in ("name", "truth", "id") for name in names)


def is_plain(filter_: Predicate) -> bool:
    """Tell whether a filter reads nothing but words that events say of themselves."""
    match filter_:
        case All(parts) | Any(parts):
            return all(map(is_plain, parts))
        case Not(part):
            return is_plain(part)
    return _is_plain_leaf(filter_)


def _is_plain_leaf(node: Predicate) -> bool:
    match node:
        case Compare(Attribute(name, "event", ()), "=" | "!=", Literal(str() | None)) | Among(
            Attribute(name, "event", ()), _, _
        ):
            type_ = ATTRIBUTES[name].type
            return type_.base in ("name", "truth") and not type_.many and not BY_CASE & set(sources_of(name))
    return False


def _words_of(filter_: Predicate) -> tuple[str, ...]:
    match filter_:
        case All(parts) | Any(parts):
            return tuple(name for part in parts for name in _words_of(part))
        case Not(part):
            return _words_of(part)
        case Compare(Attribute(name, _, _)) | Among(Attribute(name, _, _)) if _is_plain_leaf(filter_):
            return sources_of(name)
    return ()


def _at_best(filter_: Predicate, row: Row) -> int:
    """Return the truth of a filter for an event where nothing but plain words is known."""
    match filter_:
        case All(parts):
            return min((_at_best(part, row) for part in parts), default=YES)
        case Any(parts):
            return max((_at_best(part, row) for part in parts), default=NO)
        case Not(part):
            return YES - _at_best(part, row)
    return _leaf(filter_, row) if _is_plain_leaf(filter_) else MAYBE


def _leaf(node: Predicate, row: Row) -> int:
    match node:
        case Compare(Attribute(name), op, Literal(word)):
            return compare(row.get(name), op, word, None)
        case Among(Attribute(name), values, how):
            return among(row.get(name), values, how)  # type: ignore[arg-type]
    raise TypeError(node)
