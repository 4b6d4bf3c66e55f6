"""A norm in two parts, what passing time changes and what it does not; those together that time still changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

from fairdebt.clock import DAY, EPOCH
from fairdebt.facts import Action, Prepared
from fairdebt.logic import Predicate, Prohibition
from fairdebt.readings.generate import ActTest, act_test
from fairdebt.readings.history import Finder
from fairdebt.readings.programs import Asked, programs
from fairdebt.readings.questions import BEGINNING, FOREVER
from fairdebt.readings.schedule.anatomy import Anatomy
from fairdebt.readings.schedule.findings import Findings
from fairdebt.readings.schedule.lasting import Ask, Line
from fairdebt.readings.schedule.leaves import Leaves
from fairdebt.readings.simplify import ALWAYS

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Timed:
    """A norm in two parts: what passing time does not change, and what asks the rest (None: nothing is left).

    `needs`: bits of `Found.best`, one of which is set if it is in the way at any time; 0: it may be in any history.

    `rest` asks the same from `law_at` on, when the norm is law for good. `fades`: what `Leaves.fading` says of it;
    None: time may bring it about.

    `told`: what follows wherever a decision found the norm in breach, once that was asked for and is the same always.
    """

    norm: Prohibition
    made: Leaves
    still: Predicate
    ask: Ask | None
    rest: Ask | None
    law_at: int
    needs: int = 0
    fades: int | None = None
    told: Findings | None = None
    _test: ActTest | None = None
    _anatomy: Anatomy | None = None

    @property
    def anatomy(self) -> Anatomy:
        """The norm taken apart."""
        if self._anatomy is None:
            self._anatomy = Anatomy(self.norm, self.made)
        return self._anatomy

    def changing(self, since: int) -> Ask | None:
        """Return what asks whatever time changes of it from an instant on."""
        return self.rest if self.law_at <= since else self.ask

    def settled(self, line: Line) -> int:
        """Return the truth at best of what time does not change."""
        if self._test is None:
            self._test = act_test(self.still, self.made.evaluator, favourable=True)
        return self._test(line)


def law_at(norm: Prohibition) -> int:
    """Return the instant from which on a norm is law for good in all zones; `FOREVER`: that is not so at any time.

    A day may come twice, and its last instant comes up to two days later in other zones.
    """
    if norm.until_on is not None:
        return FOREVER
    return BEGINNING if norm.from_on is None else (norm.from_on.toordinal() - EPOCH + 4) * DAY


Changing = tuple[Ask, int]
"""What asks whatever time changes of a norm, and `Timed.needs`."""


class Moving:
    """The vetoing norms of which time still changes anything, asked together. Written when it is first asked for.

    `recurring`: without those that only fade; these are asked in `zones`, and any of the bits `begins` keeps one of
    them from fading.
    """

    def __init__(self, norms: Mapping[Timed, Ask]) -> None:
        fading = [each for each, ask in norms.items() if each.fades is not None and ask is each.rest]
        recurring = {each: ask for each, ask in norms.items() if each not in fading}
        self.recurring: Moving = Moving(recurring) if fading else self
        self.zones = tuple({each.norm.zones: None for each in fading})
        self.begins = reduce(or_, [each.fades or 0 for each in fading], 0)
        self._norms = norms
        self._changing: tuple[Asked[Changing], ...] | None = None
        self._outcome: tuple[Asked[Timed], ...] | None = None

    def changing(self, action: Action, ready: Prepared) -> tuple[Asked[Changing], ...]:
        """Return what tells what time does not change of them, where that is not no, by what asks the rest."""
        if self._changing is None:
            self._changing = asked_of({each: (ask, each.needs) for each, ask in self._norms.items()}, action, ready)
        return self._changing

    def outcome(self, action: Action, ready: Prepared, finder: Finder) -> tuple[Asked[Timed], ...]:
        """Return what tells whether they are in the way, of days on which they are law."""
        if self._outcome is None:
            items = [(each.norm.zones, each.norm.scope, each.norm.breach, each) for each in self._norms]
            self._outcome = programs(items, action, ready, finder, at_best=True)
        return self._outcome


def asked_of(norms: Mapping[Timed, T], action: Action, ready: Prepared) -> tuple[Asked[T], ...]:
    """Return what tells what time does not change of norms, where that is not no, by what each stands for."""
    items = [(each.norm.zones, each.still, ALWAYS, stands_for) for each, stands_for in norms.items()]
    made = next((each.made for each in norms), None)
    return () if made is None else programs(items, action, ready, Finder(made.evaluator))
