"""Episodes of states that events begin and end, where nothing more is to be known: of few events, and of no instant."""

from __future__ import annotations

from fairdebt.clock import Spans
from fairdebt.facts import UNKNOWN, PlacedRow, Row
from fairdebt.logic import State
from fairdebt.readings.episodes import Episode, end_with, spans_over
from fairdebt.readings.history import Finder, Found, Matching, can_match
from fairdebt.readings.questions import FOREVER, Question
from fairdebt.readings.truth import MAYBE, NO, YES

Met = list[tuple[int, Row, int]]
"""The places of events in the history, and the truth that they meet a filter and agree on keys."""


class Lives:
    """The episodes of a state in a plain history, those that later events begin and end too.

    At any instant they hold as if nothing later had happened, so they are kept with the case.
    """

    def __init__(self, state: State, finder: Finder) -> None:
        assert state.begins is not None
        self._state = state
        self._begins = Matching(state.begins, state.per, finder)
        self._ends = None if state.ends is None else Matching(state.ends, state.per, finder)
        self._zoned = bool(state.through) or state.lasts is not None

    def of(self, question: Question, found: Found) -> list[Episode]:
        """Return every possible episode, in order of their beginnings."""
        key = (self, self._begins.words_of(question), question.zone if self._zoned else None)
        known: list[Episode] | None = found.memory.get(key)
        if known is None:
            known = found.memory[key] = self._worked_out(question, found)
        return known

    def _worked_out(self, question: Question, found: Found) -> list[Episode]:
        begun = _rows(self._begins, question, found)
        if not begun:
            return []
        ended = [] if self._ends is None else _rows(self._ends, question, found)
        return [self._life(begin, ended, question.zone) for begin in begun]

    def _life(self, begin: tuple[int, Row, int], ended: Met, zone: str | None) -> Episode:
        own, row, truth = begin
        at = (row.at, row.at)
        life = Episode(row, truth, at, at, at)
        for place, other, met in ended:
            if place != own and other.at >= row.at:
                sure = min(met, self._touches(other, row))
                if sure != NO:
                    life.end((other.at, other.at if sure == YES else FOREVER))
        if isinstance(self._state.lasts, Spans):
            life.end(spans_over(row.at, self._state.lasts, zone))
        if self._state.through:
            end_with(life, row.get(self._state.through), zone)
        return life

    def _touches(self, later: Row, row: Row) -> int:
        """Tell whether an event ends what another began; what happens at the same instant has to name it."""
        touches, linked = YES, False
        for link in self._state.links:
            named = later.get(link)
            if named is None:
                continue
            if named is UNKNOWN or row.id == "unknown":
                touches = min(touches, MAYBE)
            elif row.id is None or named != row.id:
                return NO
            elif link == "of":
                linked = True
        return touches if linked or later.at > row.at else min(touches, MAYBE)


def _rows(matching: Matching, question: Question, found: Found) -> Met:
    """Return the events that meet a filter and agree with the act, in order."""
    record, tell = question.case.record, question.case.tell
    return [(place, PlacedRow(record, place, tell), truth) for place, truth in matching.met(question, found)]


def lives_of(state: State, finder: Finder) -> Lives | None:
    """Return what works out the episodes of a state, the same each time; None where more than few events decides."""
    others = (state.begins_with, state.delay, state.undone_by, state.ends_after, state.renews)
    if state.begins is None or state.begins_on or any(other is not None for other in others):
        return None
    if not (state.lasts is None or isinstance(state.lasts, Spans)) or not can_match(state.begins, state.per):
        return None
    if state.ends is not None and not can_match(state.ends, state.per):
        return None
    return finder.once((Lives, state.name), lambda: Lives(state, finder))
