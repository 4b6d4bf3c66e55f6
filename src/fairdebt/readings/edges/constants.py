"""What norms write: words, numbers, dates and spans, at and around which situations lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from fairdebt.clock import DAY, Spans
from fairdebt.logic import Among, Attribute, Compare, Fact, Literal, Norms, Row, parts_of


@dataclass(frozen=True, slots=True)
class Constants:
    """Everything that a norm, its states and its tables write: candidates lie at and around it."""

    words: Mapping[str, tuple[frozenset[str], ...]]
    numbers: tuple[Decimal, ...]
    dates: tuple[date, ...]
    days: tuple[int, ...]
    """The lengths of its spans, in days, roughly."""
    kept: dict[object, tuple[Any, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The candidates that were found at and around it."""


def constants(node: object, norms: Norms) -> Constants:
    """Collect what a norm writes, with all states and tables of the norms."""
    found = _Gathered()
    found.gather(node)
    found.add(_of_states_and_tables(norms))
    return found.kept()


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was found so far, each once and in the order of finding."""

    words: dict[str, dict[frozenset[str], None]] = field(default_factory=dict)
    numbers: dict[Decimal, None] = field(default_factory=dict)
    dates: dict[date, None] = field(default_factory=dict)
    days: dict[int, None] = field(default_factory=dict)

    def gather(self, node: object) -> None:
        """Add what is written in a part of a norm."""
        for each in parts_of(node):
            match each:
                case Compare(Attribute(name) | Fact(name), _, Literal(str() as word)):
                    self.words.setdefault(name, {})[frozenset({word})] = None
                case Among(Attribute(name) | Fact(name), values):
                    said = frozenset(value for value in values if isinstance(value, str))
                    self.words.setdefault(name, {})[said] = None
                    self.numbers.update(dict.fromkeys(sorted(each for each in values if isinstance(each, Decimal))))
                    self.dates.update(dict.fromkeys(sorted(each for each in values if isinstance(each, date))))
                case Literal(Decimal() as value) | Row(value=Decimal() as value):
                    self.numbers[value] = None
                case Literal(date() as on) | Row(value=date() as on):
                    self.dates[on] = None
                case Spans():
                    self.days[length(each)] = None
                case _:
                    pass

    def add(self, other: _Gathered) -> None:
        """Add what was found elsewhere."""
        for name, sets in other.words.items():
            self.words.setdefault(name, {}).update(sets)
        self.numbers.update(other.numbers)
        self.dates.update(other.dates)
        self.days.update(other.days)

    def kept(self) -> Constants:
        """Return what was found."""
        words = {name: tuple(sets) for name, sets in self.words.items()}
        return Constants(words, tuple(self.numbers), tuple(self.dates), tuple(self.days))


_KEPT: dict[int, tuple[Norms, _Gathered]] = {}
_MOST_KEPT = 8


def _of_states_and_tables(norms: Norms) -> _Gathered:
    """Return what states and tables write, gathered once for norms: to compare whole norms would take longer."""
    held = _KEPT.get(id(norms))
    if held is None:
        found = _Gathered()
        found.gather((tuple(norms.states.values()), tuple(norms.tables.values())))
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        held = _KEPT[id(norms)] = (norms, found)
    return held[1]


def length(spans: Spans) -> int:
    """Return how many days spans take, roughly."""
    factor = {"day": 1.0, "full_day": 1.0, "business_day": 1.6, "calendar_day": 0.0, "month": 30.4, "year": 365.25}
    elapsed = {"second": 1, "minute": 60, "hour": 3600}
    return round(
        max(
            sum(span.number * factor.get(span.unit, elapsed.get(span.unit, 0) / DAY) for span in chain)
            for chain in spans.each
        )
    )
