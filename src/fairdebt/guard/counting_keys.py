"""Which events of other debtors the rules may count for an act: a phone, a person, a debt may be common to several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fairdebt.clock import DAY, Window
from fairdebt.errors import Fault, InvalidInput
from fairdebt.facts import Action, Case, attribute_of, jurisdictions_of
from fairdebt.guard.holding import NORM
from fairdebt.ledger.viewing import Wanted
from fairdebt.logic import Count, Holds, Key, Norms, Prohibition, StatedTimes, parts_of
from fairdebt.messages import say
from fairdebt.readings.decide import Decider
from fairdebt.readings.index import WORDS
from fairdebt.readings.questions import instant_of

KINDS = (("recipient", "person"), ("address", "number"), ("debt", "debt"))
PARTIES = frozenset({"lender", "agency", "collector", "receiver"})
DAYS = {
    "calendar_day": 1,
    "calendar_week": 7,
    "calendar_month": 31,
    "calendar_year": 366,
    "day": 1,
    "month": 31,
    "year": 366,
    "hour": 1 / 24,
    "minute": 1 / 1440,
}
MARGIN_DAYS = 2
"""Zones differ by more than a day."""

LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Reach:
    """Under which kind of key a norm counts events of other debtors, and how many days back; None: ever."""

    kind: str
    days: float | None


class Reaches:
    """What each norm counts across debtors, and from that what an act needs of the ledger."""

    def __init__(self, decider: Decider) -> None:
        self._decider = decider
        self._norms = {norm.key: tuple(_reaches(norm.rule, norm, decider.norms)) for norm in _counting(decider.norms)}
        self._found: dict[tuple[object, ...], dict[str, float | None]] = {}

    def wanted(self, action: Action, case: Case) -> Wanted:
        """Return what of other chains may matter to the act."""
        words = (*(attribute_of(action, name, case) for name in WORDS), jurisdictions_of(case).sure)
        kinds = self._found.get(words)
        if kinds is None:
            kinds = {}
            for entry in self._decider.applying(action, case):
                for reach in self._norms.get(entry.norm.key, ()):
                    known = kinds.get(reach.kind, 0)
                    kinds[reach.kind] = None if known is None or reach.days is None else max(known, reach.days)
            if len(self._found) >= LIMIT:
                self._found.clear()
            self._found[words] = kinds
        at = instant_of(action)
        return Wanted(
            {kind: None if days is None else at - round((days + MARGIN_DAYS) * DAY) for kind, days in kinds.items()}
        )


def _counting(norms: Norms) -> Iterator[Prohibition]:
    return (norm for norm in norms.prohibitions if norm.key != NORM.key)  # holds are found under a key of their own


def _reaches(rule: str, norm: Prohibition, norms: Norms) -> Iterator[Reach]:
    seen: set[str] = set()
    waiting: list[object] = [norm]
    found: dict[Reach, None] = {}
    while waiting:
        for part in parts_of(waiting.pop()):
            match part:
                case Count():
                    days = None if part.after or part.reset_by is not None else _days(part.window)
                    if (kind := _kind(rule, part.per)) is not None:
                        found[Reach(kind, days)] = None
                case Holds(state) | StatedTimes(state) if state not in seen:
                    seen.add(state)
                    named = norms.states[state]
                    if (kind := _kind(rule, named.per)) is not None:
                        found[Reach(kind, None)] = None
                    waiting.append(named)
    return iter(found)


def _days(window: Window | None) -> float | None:
    return None if window is None else window.number * DAYS[window.unit]


def _kind(rule: str, per: tuple[Key, ...]) -> str | None:
    """Return under which kind of key events that agree on `per` are found; None: all in the debtor's own chain.

    Raises:
        InvalidInput: under none that the ledger keeps.
    """
    names = {"debt" if key.group is not None else key.name for key in per}
    if "debtor" in names:
        return None
    for name, kind in KINDS:
        if name in names:
            return kind
    if names & PARTIES:
        return "party"
    told = ", ".join(sorted(names)) or "-"
    problem = say("ledger_cannot_count", rule=rule, names=told)
    raise InvalidInput([Fault(problem, say("ledger_cannot_count_fix"), "ledger")])
