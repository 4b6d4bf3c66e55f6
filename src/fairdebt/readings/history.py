"""What filters find in a history, by what its events say in words: events that say the same are looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any as Anything, TypeVar

from fairdebt.facts import SAID_IN_WORDS, Case, Event, Prepared, Record, Row
from fairdebt.logic import Key, Predicate
from fairdebt.readings.agreeing import Agreeing, Agrees, is_debt, said_in
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.index import at_best
from fairdebt.readings.keys import is_steady
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import MAYBE, NO, YES
from fairdebt.readings.words import LIMIT, is_plain, plain_names, words_of
from fairdebt.vocabulary import ATTRIBUTES

Truths = int
"""How many events meet each filter at best, side by side in one number: possibly in six bits, and surely in six.

Of one event these are its truths. Of some dozens they are added, all filters at once.
"""

M = TypeVar("M")


class Found:
    """What the filters find in one history: the truths of each event, in order of time, and all of them together.

    `best` is not 0 for a filter that any event meets; how many do it may or may not tell. In a history that is not
    `plain` there may always be more than it tells. Longer histories share `truths`, and go on behind those of this one.
    """

    __slots__ = ("asked", "best", "looks", "memory", "truths")

    def __init__(self, truths: list[Truths], best: Truths) -> None:
        self.truths = truths
        self.best = best
        self.asked = 0  # so often it was asked about an act
        self.looks = 0  # so often one looked through a stretch of events
        self.memory: dict[object, Anything] = {}


class _Truths:
    """The truths of events, one after the other."""

    __slots__ = ("best", "finder", "truths", "upto")

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.upto = 0
        self.truths: list[Truths] = []
        self.best: Truths = 0

    def found(self, case: Prepared) -> Found:
        """Look at further events of a case, and return what was found so far."""
        more = self.finder.truths(case.record, self.upto, case.length)
        self.truths += more
        self.best = reduce(or_, set(more), self.best)
        return Found(self.truths, self.best if case.plain else self.best | self.finder.everything)


class Finder:
    """The filters of one program. First all are added, then it is closed, and histories are asked."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self._filters: list[Predicate] = []
        self._equal: dict[Predicate, int] = {}
        self._numbers: dict[int, int] = {}  # the same by identity: most are asked for several times
        self._kept: list[Predicate] = []
        self._agreeing: dict[tuple[Key, ...], Agreeing] = {}
        self._names: dict[str, None] = dict.fromkeys(("act", "notice"))
        self._plain: dict[str, None] = {}
        self._known: dict[object, Truths] = {}
        self._worded: dict[object, Truths] = {}
        self._in_words = True  # the filters read nothing else: the kinds of events tell them apart
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
        self._of_act = said_in(name for each in self._agreeing.values() for name in each.names)

    @property
    def looks_for(self) -> tuple[object, ...]:
        """Return all that it looks for, in order, and what was made of it: those with the same are one."""
        made = frozenset(key for key, made in self._made.items() if made is not None)
        return tuple(self._filters), tuple(self._agreeing), made

    def words_of(self, question: Question) -> object:
        """Return what acts have in common with which the same events agree, whatever the keys; for a closed finder."""
        return question.debt, self._of_act(question.action)

    @property
    def everything(self) -> Truths:
        """Return the truths of an event that may meet any filter."""
        return sum(1 << 2 * WIDTH * number for number in range(len(self._filters)))

    def add(self, filter_: Predicate) -> int:
        """Return the bits that tell how many events possibly meet a filter; those above them, how many surely do."""
        number = self._numbers.get(id(filter_))
        if number is None:
            number = self._numbers[id(filter_)] = self._equal.setdefault(filter_, len(self._filters))
            self._kept.append(filter_)
        if number == len(self._filters):
            self._filters.append(filter_)
            self._names.update(dict.fromkeys(words_of(filter_)))
            self._plain.update(dict.fromkeys(plain_names(filter_)))
            self._in_words = self._names.keys() <= SAID_IN_WORDS
        return MOST << 2 * WIDTH * number

    def agreeing(self, per: tuple[Key, ...]) -> Agreeing:
        """Return what compares events with the act on keys."""
        found = self._agreeing.get(per)
        if found is None:
            found = self._agreeing[per] = Agreeing(per, self.evaluator)
        return found

    def of(self, case: Prepared) -> Found:
        """Return what the filters find in a history; it is kept with the case, and goes on where the history does."""
        found: Found | None = case.found.get(self)
        return found or self.look(case)

    def look(self, case: Prepared) -> Found:
        """Look through a history, or go on where one was, and keep what the filters find with the case."""
        if len(case.found) >= _PROGRAMS:
            case.found.clear()
        if case.words is None:
            found: Found = case.grown(self, lambda: _Truths(self), lambda made: made.found(case))
        else:
            keys: list[Anything] = case.words if self._in_words else self._keys(case.record, 0, case.length)
            truths = self._truths(keys, case.record, 0)
            best = sum(truths)
            found = Found(truths, best if case.plain else best | self.everything)
        case.found[self] = found
        return found

    def truths(self, record: Record, start: int, end: int) -> list[Truths]:
        """Return the truths of events from one place to another; those that are one to the filters are met once."""
        return self._truths(self._keys(record, start, end), record, start)

    def _keys(self, record: Record, start: int, end: int) -> list[Anything]:
        """Return what tells apart events from one place to another, as far as it matters to the filters."""
        if self._in_words:
            return record.kinds()[start:end] if start else record.first_kinds(end)
        return list(zip(*(record.column(name)[start:end] for name in self._names), strict=True))

    def _truths(self, keys: list[Anything], record: Record, start: int) -> list[Truths]:
        try:
            return list(map(self._known.__getitem__, keys))
        except KeyError:
            return self._met(keys, record, start)

    def _met(self, keys: list[Anything], record: Record, start: int) -> list[Truths]:
        """Return the truths of events, of which some say something new."""
        known = self._known
        found = list(map(known.get, keys))
        new = {key: place for place, key in enumerate(keys, start) if key not in known}
        met = {key: self._meet(record.event(place)) for key, place in new.items()}
        if len(known) + len(met) > LIMIT:
            known.clear()
        known.update(met)
        return [met[key] if each is None else each for each, key in zip(found, keys, strict=True)]

    def _meet(self, event: Event) -> Truths:
        """Return the truths of an event by the words that the filters read."""
        said = tuple([getattr(event, name) for name in self._names])
        truths = self._worded.get(said)
        if truths is None:
            row = Row(event, _NOBODY)
            if len(self._worded) >= LIMIT:
                self._worded.clear()
            known = {name: row.get(name) for name in self._plain}
            truths = 0
            for number, filter_ in enumerate(self._filters):
                truths |= _ONE[at_best(filter_, known, of="event")] << 2 * WIDTH * number
            self._worded[said] = truths
        return truths


_PROGRAMS = 64
"""What the filters of so many programs find is kept with a case."""

WIDTH = 6
"""So many bits hold how many events meet a filter: up to `MOST`."""

MOST = (1 << WIDTH) - 1

_ONE = {NO: 0, MAYBE: 1, YES: 1 | 1 << WIDTH}

_NOBODY = Case()
"""Plain words follow from no case."""


LOOKED_AT = 48
"""So many events are looked at one by one: in a longer stretch the instants of those that agree are found first.

They can be added: see `MOST`.
"""

_OFTEN = 8
"""In a history that was looked through so often they are found as well: whoever keeps a case asks again."""


class Matching:
    """The events that meet a plain filter and agree with the act on keys. `possibly`: the bits of the filter."""

    def __init__(self, filter_: Predicate, per: tuple[Key, ...], finder: Finder) -> None:
        self.possibly = finder.add(filter_)
        self._agreeing = finder.agreeing(per)

    def too_few(self, case: Prepared, found: Found, first: int, at: int, limit: int) -> bool:
        """Tell whether fewer events than `limit` meet the filter in a stretch of time, whatever the keys.

        It looks at no more than some dozens of events: a longer stretch may hold enough.
        """
        if not found.best & self.possibly:
            return True
        start, end = stretch_of(case, first, at)
        if end - start < limit or end - start > LOOKED_AT:
            return end - start < limit
        possibly = self.possibly
        return sum([1 for truths in found.truths[start:end] if truths & possibly]) < limit

    def alike(self, question: Question, found: Found) -> int | None:
        """Return the truth that an event agrees, where it is one for all events."""
        return self._agreeing.of(question, found.memory).alike

    def surely(self, truths: Truths, limit: int) -> bool:
        """Tell whether of some events, of which these are the truths together, so many surely meet the filter."""
        return truths & self.possibly << WIDTH >= limit * (self.possibly // MOST) << WIDTH

    def at_least(self, limit: int, question: Question, found: Found, first: int) -> int:
        """Return the truth of *so many events or more, from an instant on until the act*."""
        start, end = stretch_of(question.case, first, question.at)
        if end - start < limit:
            return NO
        if end - start > LOOKED_AT or found.looks >= _OFTEN:
            return self._at_least(limit, question, found, first)
        found.looks += 1
        possibly, truths = self.possibly, found.truths
        places = [place for place in range(start, end) if truths[place] & possibly]
        if len(places) < limit:
            return NO
        agreed = self._agreeing.of(question, found.memory).at_all(places)
        if len(agreed) - agreed.count(NO) < limit:
            return NO
        surely = possibly << WIDTH
        sure = [place for place, truth in zip(places, agreed, strict=True) if truth == YES and truths[place] & surely]
        return YES if len(sure) >= limit else MAYBE

    def _at_least(self, limit: int, question: Question, found: Found, first: int) -> int:
        sure, surely, possible, perhaps = self.instants(question, found)
        at = question.at
        last = bisect_right(possible, at, 0, perhaps)
        if last < limit or possible[last - limit] < first:
            return NO
        enough = bisect_right(sure, at, 0, surely)
        return YES if enough >= limit and sure[enough - limit] >= first else MAYBE

    def latest(self, question: Question, found: Found, first: int) -> tuple[int | None, int | None]:
        """Return when the latest event before the act surely and possibly happened.

        Those before the instant `first` do not matter: they may be told or not.
        """
        start, end = stretch_of(question.case, first, question.at)
        if end - start > LOOKED_AT or found.looks >= _OFTEN:
            return self._latest(question, found)
        found.looks += 1
        ats, possibly, truths = question.case.record.ats, self.possibly, found.truths
        possible, agrees = None, None
        for place in range(end - 1, start - 1, -1):
            if truths[place] & possibly:
                agrees = agrees or self._agreeing.of(question, found.memory)
                agreed = agrees.at(place)
                if agreed:
                    if possible is None:
                        possible = ats[place]
                    if agreed == YES and truths[place] & possibly << WIDTH:
                        return ats[place], possible
        return None, possible

    def _latest(self, question: Question, found: Found) -> tuple[int | None, int | None]:
        sure, surely, possible, perhaps = self.instants(question, found)
        enough, last = bisect_right(sure, question.at, 0, surely), bisect_right(possible, question.at, 0, perhaps)
        return sure[enough - 1] if enough else None, possible[last - 1] if last else None

    def met(self, question: Question, found: Found) -> list[tuple[int, int]]:
        """Return the places in order of time of the events that meet the filter and agree, each with its truth."""
        possibly, truths = self.possibly, found.truths
        if not found.best & possibly:
            return []
        places = [place for place in range(question.case.length) if truths[place] & possibly]
        agreed, surely = self._agreeing.of(question, found.memory).at_all(places), possibly << WIDTH
        every = zip(places, agreed, strict=True)
        return [(place, truth if truths[place] & surely else MAYBE) for place, truth in every if truth]

    def words_of(self, question: Question) -> object:
        """Return what acts have in common with which the same events agree."""
        return self._agreeing.words_of(question)

    def instants(self, question: Question, found: Found) -> Instants:
        """Return when the events happened that surely and possibly agree, in order; they are kept with the case."""
        if not found.best & self.possibly:
            return NEVER
        key = (self, self._agreeing.words_of(question))
        instants: Instants | None = found.memory.get(key)
        if instants is None:
            case = question.case
            instants = found.memory[key] = case.grown(
                key,
                lambda: _Agreed(self.possibly),
                lambda made: made.instants(case, found.truths, self._agreeing.of(question, found.memory)),
            )
        return instants


def stretch_of(case: Prepared, first: int, at: int) -> tuple[int, int]:
    """Return the places of the events from one instant to another, that of the first and that behind the last."""
    ats, end = case.record.ats, case.length
    if not end or ats[end - 1] > at:
        end = bisect_right(ats, at, 0, end)
    return bisect_left(ats, first, 0, end), end


Instants = tuple[list[int], int, list[int], int]
"""When events surely happened, and when they possibly did, with how many of each list are this history's."""

NEVER: Instants = ([], 0, [], 0)


class _Agreed:
    """The instants of events that meet a filter and agree with an act, one after the other."""

    __slots__ = ("possible", "possibly", "sure", "upto")

    def __init__(self, possibly: int) -> None:
        self.possibly = possibly
        self.upto = 0
        self.sure: list[int] = []
        self.possible: list[int] = []

    def instants(self, case: Prepared, truths: list[Truths], agrees: Agrees) -> Instants:
        """Look at further events, whose truths were found before, and return the instants so far."""
        possibly, sure, possible = self.possibly, self.sure, self.possible
        ats, surely = case.record.ats, self.possibly << WIDTH
        places = [place for place in range(self.upto, case.length) if truths[place] & possibly]
        for place, agreed in zip(places, agrees.at_all(places), strict=True):
            if agreed:
                possible.append(ats[place])
                if agreed == YES and truths[place] & surely:
                    sure.append(ats[place])
        return sure, len(sure), possible, len(possible)


def can_match(filter_: Predicate, per: tuple[Key, ...]) -> bool:
    """Tell whether `Matching` can find these events."""
    return all(_is_said(key) and is_steady(key) for key in per) and is_plain(filter_)


def _is_said(key: Key) -> bool:
    """Tell whether both sides of a key are ids or words, which can be compared as they were said."""
    names = (key.field,) if is_debt(key) else (key.field, key.name)
    return all(ATTRIBUTES[name].type.base in ("name", "truth", "id") for name in names)
