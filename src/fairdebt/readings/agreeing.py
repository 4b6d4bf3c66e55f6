"""Which past events agree with an act on keys: events that say the same of the keys are compared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any as Anything, Protocol

from fairdebt.facts import Case, Prepared, Row, Value, sources_of
from fairdebt.logic import Key
from fairdebt.readings.evaluate import Evaluator
from fairdebt.readings.keys import agreement, key_value
from fairdebt.readings.questions import Question
from fairdebt.readings.truth import MAYBE, NO, YES, agree
from fairdebt.vocabulary import ATTRIBUTES, BY_KIND, silence_in_notice


class Agreeing:
    """Which events agree with the act on keys. `names`: the attributes of the act that are compared."""

    def __init__(self, per: tuple[Key, ...], evaluator: Evaluator) -> None:
        self._per = per
        self._evaluator = evaluator
        self._about_debt = any(map(is_debt, per))
        self._only_debt = all(map(is_debt, per))
        self.names = tuple(key.name for key in per if not is_debt(key))
        self._of_act = said_in(self.names)
        self._of_event = _told_apart(_sources([key.field for key in per]))
        self._debt_alone = per == (Key("debt", "debts"),)
        self._of_case = _FROM_CASE.issuperset(key.name for key in per) and all(key.name == key.field for key in per)

    def words_of(self, question: Question) -> object:
        """Return what acts have in common with which the same events agree."""
        if self._only_debt:
            return question.debt
        return question.debt if self._about_debt else None, self._of_act(question.action)

    def of(self, question: Question, memory: dict[object, Anything]) -> Agrees:
        """Return what tells whether events agree with the act of a question; `memory` is of its history."""
        key = (self, self.words_of(question))
        agrees: Agrees | None = memory.get(key)
        if agrees is None:
            agrees = memory[key] = self._alike(question) or self._compared(question)
        return agrees

    def _alike(self, question: Question) -> Alike | None:
        """Return what tells it where neither act nor events name the debtor or lender: they are those of the case."""
        case = question.case
        if not self._of_case or self._of_act(question.action) not in _SILENT or any(map(case.record.has, self.names)):
            return None
        return _ALIKE[MAYBE if any(case.said[name].id == "unknown" for name in self.names) else YES]

    def _compared(self, question: Question) -> Compared:
        """Return what compares events with the act one by one."""
        if self._debt_alone and question.debt is not None:
            own = (question.debt,)
            known: dict[object, int] = {(debt,): NO for debt in question.case.debts}
            known |= {own: YES, "unknown": MAYBE}
            return Compared(self._per, (frozenset(own),), question.case, self._of_event, known)
        values = tuple([key_value(key, question, None, self._evaluator.judge) for key in self._per])
        return Compared(self._per, values, question.case, self._of_event, self._beforehand(values, question))

    def _beforehand(self, values: tuple[Value, ...], question: Question) -> dict[object, int]:
        """Return the truths of what events say most often: nothing, like the act."""
        if self._of_case and self._of_act(question.action) in _SILENT:
            return dict.fromkeys(_SILENT, min(map(agree, values, values), default=YES))
        return {}


class Agrees(Protocol):
    """Whether events agree with one act on keys."""

    @property
    def alike(self) -> int | None:
        """Return the truth, where it is one for all events."""

    def at(self, place: int) -> int:
        """Return the truth for the event at a place in order of time."""

    def at_all(self, places: list[int]) -> list[int]:
        """Return the truth for the event at each of these places."""


class Alike:
    """One truth for all events."""

    __slots__ = ("alike",)

    def __init__(self, truth: int) -> None:
        self.alike = truth

    def at(self, place: int) -> int:
        """Return the truth, whatever the place."""
        return self.alike

    def at_all(self, places: list[int]) -> list[int]:
        """Return the truth for each of these places."""
        return [self.alike] * len(places)


_ALIKE = {truth: Alike(truth) for truth in (MAYBE, YES)}


class Compared:
    """Whether events agree with one act on keys: those that say the same of them are compared once.

    `known`: the truths by what events say, as far as they are known.
    """

    __slots__ = ("_case", "_known", "_names", "_only", "_per", "_record", "_tell", "_values")

    alike = None

    def __init__(
        self,
        per: tuple[Key, ...],
        values: tuple[Value, ...],
        case: Prepared,
        names: tuple[str, ...],
        known: dict[object, int],
    ) -> None:
        self._per = per
        self._values = values
        self._tell = case.tell
        self._case: Case | None = None
        self._record = case.record
        self._names = names
        self._only = case.record.column(names[0]) if len(names) == 1 else None
        self._known = known

    def at(self, place: int) -> int:
        """Return the truth for the event at a place in order of time."""
        only = self._only
        words = self._record.said(place, self._names) if only is None else only[place]
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._compared(place)
        return found

    def at_all(self, places: list[int]) -> list[int]:
        """Return the truth for the event at each of these places."""
        only, known = self._only, self._known
        if only is None:
            return [self.at(place) for place in places]
        try:
            return [known[only[place]] for place in places]
        except KeyError:  # something new
            return [self.at(place) for place in places]

    def _compared(self, place: int) -> int:
        """Compare an event that says something new of the keys."""
        if self._case is None:
            self._case = self._tell()
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
    return both and name not in BY_KIND and silence_in_notice(name).means == known.silence.means


def _sources(names: Iterable[str]) -> tuple[str, ...]:
    """Return what has to be said for these attributes to follow, beside the case."""
    return tuple(dict.fromkeys(source for name in names for source in sources_of(name)))


def said_in(names: Iterable[str]) -> Callable[[object], Anything]:
    """Return what reads everything from which these attributes follow, beside the case."""
    every = _sources(names)
    return attrgetter(*every) if every else lambda _: None


def is_debt(key: Key) -> bool:
    """Tell whether the act's side of a key is the debt in question, or that with others that count as one with it."""
    return key.name == "debt" or key.group is not None
