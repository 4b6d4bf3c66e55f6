"""What filters find in a history, by what its events say in words: events that say the same are looked at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter
from typing import Any as Anything, TypeVar, cast

from fairdebt.facts import SAID_IN_WORDS, Case, Event, Record, Value, sources_of
from fairdebt.logic import Key, Predicate
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.index import at_best
from fairdebt.readings.keys import agreement, key_value
from fairdebt.readings.prepare import Prepared, Question, Row
from fairdebt.readings.truth import MAYBE, NO, YES, agree
from fairdebt.readings.words import LIMIT, is_plain, plain_names, words_of
from fairdebt.vocabulary import ATTRIBUTES, NOTICE_SILENCE

Truths = int
"""The truths of one event for all filters, at best, two bits each: it meets the filter possibly, and surely."""

M = TypeVar("M")


class Found:
    """What the filters find in one history: the truths of each event, in order of time, and all of them together.

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
        self.best: Truths = 0

    def found(self, case: Prepared) -> Found:
        """Look at further events of a case, and return what was found so far."""
        finder, record, start, length = self.finder, case.record, self.upto, case.length
        more = finder.truths(finder.keys(record, start, length), record, start)
        self.truths += more
        for each in set(more):
            self.best |= each
        return Found(self.truths, self.best if case.plain else self.best | finder.everything)


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

    @property
    def everything(self) -> Truths:
        """Return the truths of an event that may meet any filter."""
        return sum(1 << 2 * number for number in range(len(self._filters)))

    def add(self, filter_: Predicate) -> int:
        """Return the bit that tells of an event whether it possibly meets a filter; the next one says that it does."""
        number = self._numbers.get(id(filter_))
        if number is None:
            number = self._numbers[id(filter_)] = len(self._filters)
            self._filters.append(filter_)
            self._names.update(dict.fromkeys(words_of(filter_)))
            self._plain.update(dict.fromkeys(plain_names(filter_)))
            self._in_words = self._names.keys() <= SAID_IN_WORDS
        return 1 << 2 * number

    def agreeing(self, per: tuple[Key, ...]) -> _Agreeing:
        """Return what compares events with the act on keys."""
        found = self._agreeing.get(per)
        if found is None:
            found = self._agreeing[per] = _Agreeing(per, self.evaluator)
        return found

    def of(self, case: Prepared) -> Found:
        """Return what the filters find in a history; it is kept with the case, and goes on where the history does."""
        found: Found | None = case.found.get(self)
        if found is None:
            if len(case.found) >= _PROGRAMS:
                case.found.clear()
            found = case.found[self] = case.grown(self, lambda: _Truths(self), lambda made: made.found(case))
        return found

    def keys(self, record: Record, start: int, end: int) -> list[Anything]:
        """Return for events what those have in common that are one to the filters."""
        if self._in_words:
            return record.kinds()[start:end]
        return list(zip(*(record.column(name)[start:end] for name in self._names), strict=True))

    def truths(self, keys: list[Anything], record: Record, start: int) -> list[Truths]:
        """Return the truths of events, from the place `start` on; those with the same key are looked at once."""
        known = self._known
        found = list(map(known.get, keys))
        if None in found:
            new = {key: place for place, key in enumerate(keys, start) if key not in known}
            met = {key: self._meet(record.event(place)) for key, place in new.items()}
            found = [met[key] if each is None else each for each, key in zip(found, keys, strict=True)]
            if len(known) + len(met) > LIMIT:
                known.clear()
            known.update(met)
        return cast("list[Truths]", found)  # what was None has been met

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
                truths |= _BITS[at_best(filter_, known, of="event")] << 2 * number
            self._worded[said] = truths
        return truths


_PROGRAMS = 64
"""What the filters of so many programs find is kept with a case."""

_BITS = {NO: 0, MAYBE: 1, YES: 3}

_NOBODY = Case()
"""Plain words follow from no case."""


_LOOKED_AT = 48
"""So many events are looked at one by one: in a longer stretch the instants of those that agree are found first."""


class Matching:
    """The events that meet a plain filter and agree with the act on keys. `possibly`: the bit of the filter."""

    def __init__(self, filter_: Predicate, per: tuple[Key, ...], finder: Finder) -> None:
        self.possibly = finder.add(filter_)
        self._agreeing = finder.agreeing(per)

    def too_few(self, case: Prepared, found: Found, first: int, at: int, limit: int) -> bool:
        """Tell whether fewer events than `limit` meet the filter in a stretch of time, whatever the keys.

        It looks at no more than some dozens of events: a longer stretch may hold enough.
        """
        if not found.best & self.possibly:
            return True
        start, end = _stretch(case, first, at)
        if end - start < limit or end - start > _LOOKED_AT:
            return end - start < limit
        possibly = self.possibly
        return sum([1 for truths in found.truths[start:end] if truths & possibly]) < limit

    def at_least(self, limit: int, question: Question, found: Found, first: int) -> int:
        """Return the truth of *so many events or more, from an instant on until the act*."""
        start, end = _stretch(question.case, first, question.at)
        if end - start < limit:
            return NO
        if end - start > _LOOKED_AT:
            return self._at_least(limit, question, found, first)
        possibly, truths = self.possibly, found.truths
        places = [place for place in range(start, end) if truths[place] & possibly]
        left = len(places) - limit
        if left < 0:
            return NO
        agrees, surely, sure = self._agreeing.of(question, found), possibly << 1, 0
        for place in places:
            agreed = agrees.at(place)
            if agreed == NO:
                left -= 1
                if left < 0:
                    return NO
            elif agreed == YES and truths[place] & surely:
                sure += 1
        return YES if sure >= limit else MAYBE

    def _at_least(self, limit: int, question: Question, found: Found, first: int) -> int:
        sure, surely, possible, perhaps = self.instants(question, found)
        at = question.at
        last = bisect_right(possible, at, 0, perhaps)
        if last < limit or possible[last - limit] < first:
            return NO
        enough = bisect_right(sure, at, 0, surely)
        return YES if enough >= limit and sure[enough - limit] >= first else MAYBE

    def latest(self, question: Question, found: Found, first: int) -> tuple[int | None, int | None]:
        """Return when the latest event before the act surely and possibly happened, none of them before an instant."""
        start, end = _stretch(question.case, first, question.at)
        if end - start > _LOOKED_AT:
            return self._latest(question, found)
        ats, possibly, truths = question.case.record.ats, self.possibly, found.truths
        possible, agrees = None, None
        for place in range(end - 1, start - 1, -1):
            if truths[place] & possibly:
                agrees = agrees or self._agreeing.of(question, found)
                agreed = agrees.at(place)
                if agreed:
                    if possible is None:
                        possible = ats[place]
                    if agreed == YES and truths[place] & possibly << 1:
                        return ats[place], possible
        return None, possible

    def _latest(self, question: Question, found: Found) -> tuple[int | None, int | None]:
        sure, surely, possible, perhaps = self.instants(question, found)
        enough, last = bisect_right(sure, question.at, 0, surely), bisect_right(possible, question.at, 0, perhaps)
        return sure[enough - 1] if enough else None, possible[last - 1] if last else None

    def met(self, question: Question, found: Found) -> list[tuple[int, int]]:
        """Return the places in order of time of the events that meet the filter and agree, each with its truth."""
        possibly, truths, met = self.possibly, found.truths, []
        if found.best & possibly:
            agrees, surely = self._agreeing.of(question, found), possibly << 1
            for place in range(question.case.length):
                if truths[place] & possibly and (agreed := agrees.at(place)):
                    met.append((place, agreed if truths[place] & surely else MAYBE))
        return met

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
                lambda: _Agreed(self.possibly, self._agreeing.of(question, found)),
                lambda made: made.instants(case, found.truths),
            )
        return instants


def _stretch(case: Prepared, first: int, at: int) -> tuple[int, int]:
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

    __slots__ = ("agrees", "possible", "possibly", "sure", "upto")

    def __init__(self, possibly: int, agrees: _Agrees) -> None:
        self.possibly = possibly
        self.agrees = agrees
        self.upto = 0
        self.sure: list[int] = []
        self.possible: list[int] = []

    def instants(self, case: Prepared, truths: list[Truths]) -> Instants:
        """Look at further events, whose truths were found before, and return the instants so far."""
        possibly, agrees, sure, possible = self.possibly, self.agrees, self.sure, self.possible
        ats, surely = case.record.ats, self.possibly << 1
        for place in range(self.upto, case.length):
            truth = truths[place]
            if truth & possibly and (agreed := agrees.at(place)):
                possible.append(ats[place])
                if agreed == YES and truth & surely:
                    sure.append(ats[place])
        return sure, len(sure), possible, len(possible)


class _Agreeing:
    """Which events agree with the act on keys."""

    def __init__(self, per: tuple[Key, ...], evaluator: Evaluator) -> None:
        self._per = per
        self._evaluator = evaluator
        self._about_debt = any(map(_is_debt, per))
        self._only_debt = all(map(_is_debt, per))
        self._of_act = _getter([key.name for key in per if not _is_debt(key)])
        self._of_event = _told_apart(_sources([key.field for key in per]))
        self._debt_alone = per == (Key("debt", "debts"),)
        self._of_case = _FROM_CASE.issuperset(key.name for key in per) and all(key.name == key.field for key in per)

    def words_of(self, question: Question) -> object:
        """Return what acts have in common with which the same events agree."""
        if self._only_debt:
            return question.debt
        return question.debt if self._about_debt else None, self._of_act(question.action)

    def of(self, question: Question, found: Found) -> _Agrees:
        """Return what tells whether events agree with the act of a question, for all filters with these keys."""
        key = (self, self.words_of(question))
        agrees: _Agrees | None = found.memory.get(key)
        if agrees is None:
            values = tuple([key_value(key, question, None, self._evaluator.judge) for key in self._per])
            record = question.case.record
            columns = [record.column(name) for name in self._of_event]
            agrees = found.memory[key] = _Agrees(self._per, values, question.case.case, record, columns)
            if self._debt_alone:
                agrees.debt = question.debt
            elif self._of_case and self._of_act(question.action) in _SILENT:
                agrees.silent = min(map(agree, values, values), default=YES)
        return agrees


class _Agrees:
    """Whether events agree with one act on keys: those that say the same of them are compared once.

    `debt`: the debt in question, where nothing else is compared. `silent`: whether an event agrees that says nothing
    of the keys, where the act does not either and the case tells of both.
    """

    __slots__ = ("_case", "_columns", "_known", "_only", "_per", "_record", "_values", "debt", "silent")

    def __init__(
        self, per: tuple[Key, ...], values: tuple[Value, ...], case: Case, record: Record, columns: list[list[Anything]]
    ) -> None:
        self._per = per
        self._values = values
        self._case = case
        self._record = record
        self._columns = columns
        self._only = columns[0] if len(columns) == 1 else None
        self._known: dict[object, int] = {}
        self.debt: str | None = None
        self.silent: int | None = None

    def at(self, place: int) -> int:
        """Return the truth for the event at a place in order of time."""
        only = self._only
        words = tuple([column[place] for column in self._columns]) if only is None else only[place]
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._work_out(place, words)
        return found

    def _work_out(self, place: int, words: object) -> int:
        """Compare an event that says something new of the keys."""
        if self.debt is not None and isinstance(words, tuple):
            return YES if self.debt in words else NO
        if self.silent is not None and words in _SILENT:
            return self.silent
        return agreement(self._per, self._values, Row(self._record.event(place), self._case))


_FROM_CASE = frozenset({"debtor", "lender"})
"""What the case tells of acts and events that are silent of it."""

_SILENT = (None, (None, None))
"""What an act or an event says of one or both of these that is silent of them."""


def _told_apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return these, and what tells a notice from an act where the silence of one means something else."""
    return names if all(map(_means_the_same, names)) else (*names, "notice")


def _means_the_same(name: str) -> bool:
    known = ATTRIBUTES[name]
    both = "notice" in known.on and bool(known.on & {"act", "event"})
    return both and NOTICE_SILENCE.get(name, known.silence).means == known.silence.means


def _sources(names: list[str]) -> tuple[str, ...]:
    """Return what has to be said for these attributes to follow, beside the case."""
    return tuple(dict.fromkeys(source for name in names for source in sources_of(name)))


def _getter(names: list[str]) -> Callable[[object], Anything]:
    """Return what reads everything from which these attributes follow, beside the case."""
    every = _sources(names)
    return attrgetter(*every) if every else lambda _: None


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
