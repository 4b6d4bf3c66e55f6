"""What filters find in a history, by what its events say in words: events that say the same are looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import Any as Anything, cast

from fairdebt.facts import BY_CASE, SAID_IN_WORDS, Case, Event, sources_of
from fairdebt.logic import Key, Predicate
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.index import at_best
from fairdebt.readings.keys import key_value
from fairdebt.readings.prepare import Prepared, Question, Row
from fairdebt.readings.truth import MAYBE, NO, YES, agree
from fairdebt.readings.words import LIMIT, is_plain, plain_names, words_of
from fairdebt.vocabulary import ATTRIBUTES

Truths = tuple[int, ...]
"""For each filter, at best, the truth of one event; exact where the filter reads nothing but plain words."""


class Found:
    """What the filters find in one history: the truths of each event, in order of time, and the best of each filter.

    In a history that is not `plain` there may always be more than it tells. Longer histories share `truths`, and go on
    behind those of this one.
    """

    __slots__ = ("best", "memory", "truths")

    def __init__(self, truths: list[Truths], best: Truths) -> None:
        self.truths = truths
        self.best = best
        self.memory: dict[object, Anything] = {}


class _Truths:
    """The truths of events, one after the other."""

    __slots__ = ("best", "finder", "truths", "upto")

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.upto = 0
        self.truths: list[Truths] = []
        self.best: Truths = finder.none

    def found(self, case: Prepared) -> Found:
        """Look at further events of a case, and return what was found so far."""
        finder, these = self.finder, slice(self.upto, case.length)
        events = case.record.events[these]
        keys: list[Anything] = case.record.kinds()[these] if finder.in_words else list(map(finder.said, events))
        more = finder.truths(keys, events)
        self.truths += more
        self.best = tuple(map(max, zip(self.best, *set(more), strict=True)))
        return Found(self.truths, self.best if case.plain else (MAYBE,) * len(self.best))


class Finder:
    """The filters of one program. First all are added, then histories are asked."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._filters: list[Predicate] = []
        self._numbers: dict[int, int] = {}
        self._names: dict[str, None] = dict.fromkeys(("act", "notice"))
        self._plain: dict[str, None] = {}
        self._known: dict[object, Truths] = {}
        self._worded: dict[object, Truths] = {}
        self.said: Callable[[Event], tuple[Anything, ...]] = attrgetter(*self._names)
        self.in_words = True  # the filters read nothing else: the kinds of events tell them apart

    @property
    def none(self) -> Truths:
        """Return the best of each filter in an empty history."""
        return (NO,) * len(self._filters)

    def add(self, filter_: Predicate) -> int:
        """Return the number of a filter."""
        number = self._numbers.get(id(filter_))
        if number is None:
            number = self._numbers[id(filter_)] = len(self._filters)
            self._filters.append(filter_)
            self._names.update(dict.fromkeys(words_of(filter_)))
            self._plain.update(dict.fromkeys(plain_names(filter_)))
            self.said = attrgetter(*self._names)
            self.in_words = self._names.keys() <= SAID_IN_WORDS
        return number

    def of(self, case: Prepared) -> Found:
        """Return what the filters find in a history; it is kept with the case, and goes on where the history does."""
        kept = case.kept_for(self.evaluator)
        found: Found | None = kept.get(self)
        if found is None:
            found = kept[self] = case.grown(self, lambda: _Truths(self), lambda made: made.found(case))
        return found

    def truths(self, keys: list[object], events: list[Event]) -> list[Truths]:
        """Return the truths of events; those with the same key are looked at once."""
        known = self._known
        found = list(map(known.get, keys))
        if None in found:
            new = {key: event for key, event in zip(keys, events, strict=True) if key not in known}
            met = {key: self._meet(event) for key, event in new.items()}
            found = [met[key] if each is None else each for each, key in zip(found, keys, strict=True)]
            if len(known) + len(met) > LIMIT:
                known.clear()
            known.update(met)
        return cast("list[Truths]", found)  # what was None has been met

    def _meet(self, event: Event) -> Truths:
        """Return the truths of an event by the words that the filters read."""
        said = self.said(event)
        truths = self._worded.get(said)
        if truths is None:
            row = Row(event, _NOBODY)
            if len(self._worded) >= LIMIT:
                self._worded.clear()
            known = {name: row.get(name) for name in self._plain}
            truths = self._worded[said] = tuple(at_best(each, known, of="event") for each in self._filters)
        return truths


_NOBODY = Case()
"""Plain words follow from no case."""


_LOOKED_AT = 48
"""So many events are looked at one by one: in a longer stretch the instants of those that agree are found first."""


class Matching:
    """The events that meet a plain filter and agree with the act on keys."""

    def __init__(self, filter_: Predicate, per: tuple[Key, ...], finder: Finder) -> None:
        self._filter = finder.add(filter_)
        acts_only = at_best(filter_, {"act": None}, of="event") == NO
        self._keys = tuple(_Agreeing(key, finder.evaluator, acts_only=acts_only) for key in per)
        self._finder = finder
        self._about_debt = any(_is_debt(key) for key in per)
        self._of_act = _getter([key.name for key in per if not _is_debt(key)])

    def too_few(self, case: Prepared, found: Found, first: int, at: int, limit: int) -> bool:
        """Tell whether fewer events than `limit` meet the filter in a stretch of time, whatever the keys.

        It looks at no more than some dozens of events: a longer stretch may hold enough.
        """
        if not found.best[self._filter]:
            return True
        ats, length = case.record.ats, case.length
        start, end = bisect_left(ats, first, 0, length), bisect_right(ats, at, 0, length)
        if end - start < limit:
            return True
        if end - start > _LOOKED_AT:
            return False
        number = self._filter
        return sum([truths[number] != NO for truths in found.truths[start:end]]) < limit

    def instants(self, question: Question, found: Found) -> Instants:
        """Return when the events happened that surely and possibly agree, in order; they are kept with the case."""
        if not found.best[self._filter]:
            return NEVER
        key = (self, question.debt if self._about_debt else None, self._of_act(question.action))
        instants: Instants | None = found.memory.get(key)
        if instants is None:
            case = question.case
            instants = found.memory[key] = case.grown(
                key,
                lambda: _Agreed(self._filter, [each.of(question) for each in self._keys]),
                lambda made: made.instants(case, found.truths),
            )
        return instants


Instants = tuple[list[int], int, list[int], int]
"""When events surely happened, and when they possibly did, with how many of each list are this history's."""

NEVER: Instants = ([], 0, [], 0)

Agrees = tuple[Callable[[Event], object], dict[object, int], Callable[[Event], int]]
"""What an event says of a key, the truths that are known of it, and what works out the rest."""


class _Agreed:
    """The instants of events that meet a filter and agree with an act, one after the other."""

    __slots__ = ("keys", "number", "possible", "sure", "upto")

    def __init__(self, number: int, keys: list[Agrees]) -> None:
        self.number = number
        self.keys = keys
        self.upto = 0
        self.sure: list[int] = []
        self.possible: list[int] = []

    def instants(self, case: Prepared, found: list[Truths]) -> Instants:
        """Look at further events, whose truths were found before, and return the instants so far."""
        number, keys, sure, possible = self.number, self.keys, self.sure, self.possible
        start, length, record = self.upto, case.length, case.record
        events, ats = record.events[start:length], record.ats[start:length]
        for at, event, truths in zip(ats, events, found[start:length], strict=True):
            truth = truths[number]
            if not truth:
                continue
            for said, known, work_out in keys:
                agrees = known.get(said(event))
                if agrees is None:
                    agrees = work_out(event)
                if agrees < truth:
                    truth = agrees
            if truth:
                possible.append(at)
                if truth == YES:
                    sure.append(at)
        return sure, len(sure), possible, len(possible)


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

    def of(self, question: Question) -> Agrees:
        """Return what tells whether an event agrees with the act of a question."""
        key, of_event, case = self._key, self._of_event, question.case.case
        value = key_value(key, question, None, self._evaluator.judge)
        known: dict[object, int] = {}
        if self._is_debts and question.debt is not None:
            known = {(debt,): YES if debt == question.debt else NO for debt in question.case.debts}
            known[None] = YES  # silence means all debts
        elif self._same and of_event(question.action) == self._silent:
            known[self._silent] = agree(value, value)  # for act and event alike it follows from the case

        def work_out(event: Event) -> int:
            found = known[of_event(event)] = agree(value, Row(event, case).get(key.field))
            return found

        return of_event, known, work_out


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
