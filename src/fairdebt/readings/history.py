"""What filters find in a history, by what its events say in words: events that say the same are looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import Any as Anything, TypeVar, cast

from fairdebt.facts import SAID_IN_WORDS, Case, Event, Value, sources_of
from fairdebt.logic import Key, Predicate
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.index import at_best
from fairdebt.readings.keys import agreement, key_value
from fairdebt.readings.prepare import Prepared, Question, Row
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.readings.words import LIMIT, is_plain, plain_names, words_of
from fairdebt.vocabulary import ATTRIBUTES

Truths = tuple[int, ...]
"""For each filter, at best, the truth of one event; exact where the filter reads nothing but plain words."""


M = TypeVar("M")


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
    """The filters of one program. First all are added, then it is closed, and histories are asked."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._filters: list[Predicate] = []
        self._numbers: dict[int, int] = {}
        self._agreeing: dict[tuple[Key, ...], _Agreeing] = {}
        self._names: dict[str, None] = dict.fromkeys(("act", "notice"))
        self._plain: dict[str, None] = {}
        self._known: dict[object, Truths] = {}
        self._worded: dict[object, Truths] = {}
        self.said: Callable[[Event], tuple[Anything, ...]] = attrgetter(*self._names)
        self.in_words = True  # the filters read nothing else: the kinds of events tell them apart
        self._made: dict[object, Anything] = {}
        self._closed = False

    def once(self, key: object, make: Callable[[], M]) -> M | None:
        """Return what was made for a key, with the filters that it adds; None if nobody made it while that was open."""
        if key not in self._made:
            if self._closed:
                return None
            self._made[key] = make()
        found: M = self._made[key]
        return found

    def close(self) -> None:
        """Let nothing more be made."""
        self._closed = True

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

    def agreeing(self, per: tuple[Key, ...]) -> _Agreeing:
        """Return what compares events with the act on keys."""
        found = self._agreeing.get(per)
        if found is None:
            found = self._agreeing[per] = _Agreeing(per, self.evaluator)
        return found

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
        self._agreeing = finder.agreeing(per)

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
        words = self._agreeing.words_of(question)
        key = (self, words)
        instants: Instants | None = found.memory.get(key)
        if instants is None:
            case = question.case
            instants = found.memory[key] = case.grown(
                key,
                lambda: _Agreed(self._filter, self._agreeing.said, self._agreeing.of(question, words, found)),
                lambda made: made.instants(case, found.truths),
            )
        return instants


Instants = tuple[list[int], int, list[int], int]
"""When events surely happened, and when they possibly did, with how many of each list are this history's."""

NEVER: Instants = ([], 0, [], 0)


class _Agreed:
    """The instants of events that meet a filter and agree with an act, one after the other."""

    __slots__ = ("agrees", "number", "possible", "said", "sure", "upto")

    def __init__(self, number: int, said: Callable[[Event], object], agrees: _Agrees) -> None:
        self.number = number
        self.said = said
        self.agrees = agrees
        self.upto = 0
        self.sure: list[int] = []
        self.possible: list[int] = []

    def instants(self, case: Prepared, found: list[Truths]) -> Instants:
        """Look at further events, whose truths were found before, and return the instants so far."""
        number, said, agrees, sure, possible = self.number, self.said, self.agrees, self.sure, self.possible
        start, length, record = self.upto, case.length, case.record
        events, ats = record.events[start:length], record.ats[start:length]
        for at, event, truths in zip(ats, events, found[start:length], strict=True):
            truth = truths[number]
            if not truth:
                continue
            words = said(event)
            agreed = agrees.known.get(words)
            if agreed is None:
                agreed = agrees.work_out(event, words)
            if agreed:
                possible.append(at)
                if agreed == truth == YES:
                    sure.append(at)
        return sure, len(sure), possible, len(possible)


class _Agreeing:
    """Which events agree with the act on keys."""

    def __init__(self, per: tuple[Key, ...], evaluator: Evaluator) -> None:
        self._per = per
        self._evaluator = evaluator
        self._about_debt = any(map(_is_debt, per))
        self._of_act = _getter([key.name for key in per if not _is_debt(key)])
        self.said: Callable[[Event], object] = _getter([key.field for key in per])

    def words_of(self, question: Question) -> object:
        """Return what acts have in common with which the same events agree."""
        return question.debt if self._about_debt else None, self._of_act(question.action)

    def of(self, question: Question, words: object, found: Found) -> _Agrees:
        """Return what tells whether events agree with the act of a question, for all filters with these keys."""
        key = (self, words)
        agrees: _Agrees | None = found.memory.get(key)
        if agrees is None:
            values = [key_value(key, question, None, self._evaluator.judge) for key in self._per]
            agrees = found.memory[key] = _Agrees(self._per, tuple(values), question.case.case)
        return agrees


class _Agrees:
    """Whether events agree with one act on keys: those that say the same of them are compared once."""

    __slots__ = ("_case", "_per", "_values", "known")

    def __init__(self, per: tuple[Key, ...], values: tuple[Value, ...], case: Case) -> None:
        self._per = per
        self._values = values
        self._case = case
        self.known: dict[object, int] = {}

    def work_out(self, event: Event, words: object) -> int:
        """Return the truth for an event that says something new."""
        found = self.known[words] = agreement(self._per, self._values, Row(event, self._case))
        return found


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
