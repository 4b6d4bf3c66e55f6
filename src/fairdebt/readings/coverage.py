"""Whether the loaded policies speak of the act at all: no law loaded is not approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from fairdebt.clock import DAY, EPOCH, possible_dates, wall
from fairdebt.facts import Action, Case, Members, Prepared, jurisdictions_of, prepared
from fairdebt.logic import Coverage, Limit, Norms
from fairdebt.readings.questions import BEGINNING, FOREVER, instant_of
from fairdebt.vocabulary import contains

LIMIT = 4096

_APART = 2 * DAY
"""No clock on earth is so far from UTC."""


ASKED_OF: dict[Limit, str] = {
    "roles": "collector.role",
    "lenders": "lender.type",
    "people": "to",
    "purposes": "debt.purpose",
}
"""The fact, or the attribute of the act, that tells on which side of a limit an act is."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where no loaded policy speaks: an unknown or unloaded jurisdiction, an act, or a date before all of them.

    `part_unknown`: the country is covered, yet nobody said in which of its states, each with law of its own, it is.
    A limit: the law that was read there speaks of these `words` alone, and this is another; `asks`: nobody said which.
    """

    kind: Literal["where_unknown", "part_unknown", "jurisdiction", "act", "date"] | Limit
    where: str = ""
    words: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True)
class Speaking:
    """What the policies say of acts of one kind in one place: what they leave open, and the days they cover.

    `only_for`: in places where they speak of some alone, these.
    """

    gaps: tuple[Gap, ...]
    dated: tuple[tuple[str, tuple[Days, ...]], ...]
    only_for: tuple[tuple[str, Limit, frozenset[str]], ...] = ()

    @cached_property
    def surely(self) -> tuple[tuple[int, int], ...]:
        """The stretches of instants in which every place is covered, whatever the date may be there."""
        found = [(BEGINNING, FOREVER)]
        for _, covers in self.dated:
            each = [
                (BEGINNING if first is None else first * DAY + _APART, FOREVER if end is None else end * DAY - _APART)
                for first, end in covers
            ]
            both = [(max(one[0], other[0]), min(one[1], other[1])) for one in found for other in each]
            found = [(start, end) for start, end in both if start < end]
        return tuple(found)

    @cached_property
    def without_gaps(self) -> tuple[int, int]:
        """The longest stretch of instants in which there is surely no gap, whoever the act and the case are about."""
        if self.gaps or self.only_for:
            return FOREVER, FOREVER
        return max(self.surely, key=lambda each: each[1] - each[0], default=(FOREVER, FOREVER))

    def gaps_at(self, action: Action, ready: Prepared, at: int) -> tuple[Gap, ...]:
        """Return the gaps for an act of this kind, on a case in this place, at an instant."""
        gaps = self._of_others(action, ready) if self.only_for else self.gaps
        if not self.dated:
            return gaps
        for start, end in self.surely:
            if start <= at < end:
                return gaps
        days = _days(action, ready, at)
        found = [Gap("date", code) for code, covers in self.dated if not _is_covered(days, covers)]
        return _in_order(*gaps, *found) if found else gaps

    def _of_others(self, action: Action, ready: Prepared) -> tuple[Gap, ...]:
        """Return the gaps that are there for whom this act and case are about, whatever the day."""
        said = dict(zip(ASKED_OF, _who(action, ready), strict=True))
        found = [
            Gap(limit, code, tuple(sorted(words)), asks=said[limit] - {None} <= words)
            for code, limit, words in self.only_for
            if not said[limit] <= words
        ]
        return _in_order(*self.gaps, *found) if found else self.gaps


def _in_order(*gaps: Gap) -> tuple[Gap, ...]:
    return tuple(sorted(gaps, key=lambda gap: gap.where))


Words = frozenset[str | None]
"""Words that are said of somebody or something; None among them: not known."""


Who = tuple[Words, Words, Words, Words] | None
"""The role of the collector, the type of the lender, the person reached, the purposes of the debts; or nobody asks."""


def _who(action: Action, ready: Prepared) -> tuple[Words, Words, Words, Words]:
    """Return who an act on a case is about, as far as is known; see `Who`."""
    said, asked = ready.said, ready.debts_asked(action)
    purposes = {debt.id: debt.purpose for debt in said["debts"]} if isinstance(said["debts"], tuple) else {}
    return (
        frozenset({_known(said["collector"].role)}),
        frozenset({_known(said["lender"].type)}),
        frozenset({_known(action.to)}),
        frozenset(_known(purposes.get(debt)) for debt in asked),
    )


def _known(word: str | None) -> str | None:
    return None if word == "unknown" else word


Days = tuple[int | None, int | None]
"""The first day covered and the first day not covered, counted since 1970-01-01; None: no end."""


class Covered:
    """What the loaded policies speak of. Thread-safe: what it remembers only grows."""

    def __init__(self, norms: Norms) -> None:
        self._coverage = norms.coverage
        self._known: dict[tuple[Any, str], Speaking] = {}

    def gaps(self, action: Action, case: Case) -> tuple[Gap, ...]:
        """Return what is not covered, one gap per jurisdiction."""
        return self.gaps_at(action, prepared(case), instant_of(action))

    def gaps_at(self, action: Action, ready: Prepared, at: int) -> tuple[Gap, ...]:
        """Return the gaps for a case that is made ready, and the instant of the act."""
        return self.speaking(action, ready).gaps_at(action, ready, at)

    def who(self, action: Action, ready: Prepared) -> Who:
        """Return who the act is about, where it depends on that whether the policies speak of it."""
        return _who(action, ready) if self.speaking(action, ready).only_for else None

    def speaking(self, action: Action, ready: Prepared) -> Speaking:
        """Return what the policies say of acts like this one, where the case is."""
        key = (ready.said["jurisdictions"], action.act)
        speaking = self._known.get(key)
        if speaking is None:
            if len(self._known) >= LIMIT:
                self._known.clear()
            speaking = self._known[key] = self._speaking(action.act, jurisdictions_of(ready.case))
        return speaking

    def _speaking(self, act: str, where: Members) -> Speaking:
        found: list[Gap] = []
        dated: list[tuple[str, tuple[Days, ...]]] = []
        only_for: list[tuple[str, Limit, frozenset[str]]] = []
        if where.possible is None or not where.sure:
            found.append(Gap("where_unknown"))
        for code in sorted(where.sure):
            speaking = [cover for cover in self._coverage if _speaks_of(cover, code)]
            about = [cover for cover in speaking if act in cover.acts]
            if not speaking:
                found.append(Gap("jurisdiction", code))
            elif not any(_is_placed(cover, code, where.sure) for cover in speaking):
                found.append(Gap("part_unknown", code))
            elif not about:
                found.append(Gap("act", code))
            else:
                if not any(cover.from_on is None and cover.until_on is None for cover in about):
                    dated.append((code, tuple((_number(cover.from_on), _number(cover.until_on)) for cover in about)))
                for limit in ASKED_OF:
                    words = [_words_in(cover, code, limit) for cover in about]
                    if all(words) and (limit != "people" or act == "contact"):
                        only_for.append((code, limit, frozenset().union(*words)))
        return Speaking(tuple(found), tuple(dated), tuple(only_for))


def _words_in(cover: Coverage, code: str, limit: Limit) -> frozenset[str]:
    """Return the words of which alone the policies speak in a place; none: of all. Other acts are with nobody."""
    found = [words for place, about, words in cover.only_for if about == limit and contains(place, code)]
    return found[0].intersection(*found[1:]) if found else frozenset()


def _speaks_of(cover: Coverage, code: str) -> bool:
    """Tell whether the policies are about `code`: the whole of what they cover, or one of the parts that are listed."""
    if not contains(cover.jurisdiction, code):
        return False
    return not cover.parts or code == cover.jurisdiction or any(contains(part, code) for part in cover.parts)


def _is_placed(cover: Coverage, code: str, where: frozenset[str]) -> bool:
    """Tell whether the case says in which part it lies, in this code or another."""
    return not cover.parts or any(contains(part, each) for part in cover.parts for each in (code, *where))


def _number(on: date | None) -> int | None:
    return None if on is None else on.toordinal() - EPOCH


def _days(action: Action, ready: Prepared, at: int) -> list[int]:
    """Return the possible local days of the act where the debtor is."""
    zones = ready.zones(("debtor",), action)
    if zones:
        return [wall(at, zone)[0] for zone in zones]
    return [day.toordinal() - EPOCH for day in possible_dates(at)]


def _is_covered(days: list[int], covers: tuple[Days, ...]) -> bool:
    """Tell whether one of the covers holds on all of the days."""
    for first, end in covers:
        for day in days:
            if (first is not None and day < first) or (end is not None and day >= end):
                break
        else:
            return True
    return False
