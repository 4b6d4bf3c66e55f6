"""A lexicon: slots, which are sets of wordings, and entries, which say what slots together in one place mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fairdebt.errors import Mark
from fairdebt.messages import Text

LANGUAGES = ("zh", "en")
FIGURES = frozenset({"@amount", "@days", "@span", "@date", "@phone", "@link"})
"""Slots that are recognised, not listed: sums, days, spans of time, dates, telephone numbers, addresses on the web."""

CONTEXTS = ("negated", "warned", "reported", "advised")
"""What can excuse an entry: the clause denies it, warns of it, tells of somebody else, advises the debtor to do it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A set of wordings under one name. `sounds`: also found where the text only sounds like them."""

    name: str
    wordings: tuple[str, ...]
    sounds: bool = True
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What it means where all slots of one of `needs` stand together.

    `needs` are alternatives; the first slot of each is its head, what a negation must stand before. `within` counts
    units (Chinese characters, English words) between the head and each other slot. `beside` are cues, as slots: of
    these, `at_least` different ones must stand in the same sentence or within two of it. `unless` are slots that
    stand in the same clause and say that it is not meant. `despite` are contexts that do not excuse. `to_others`:
    counts only where the message goes to somebody who does not owe. `wide`: what it finds stands only if the judge of
    the language agrees, or if there is no judge.
    """

    key: str
    language: str
    needs: tuple[tuple[str, ...], ...]
    within: int
    order: str = "any"
    scope: str = "sentence"
    finds: str = ""
    claims: Mapping[str, str] = field(default_factory=dict)
    elements: tuple[str, ...] = ()
    discloses: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    at_least: int = 1
    unless: tuple[str, ...] = ()
    despite: frozenset[str] = frozenset()
    to_others: bool = False
    wide: bool = False
    says: Text | None = None
    instead: Text | None = None
    veto: tuple[str, ...] = ()
    approve: tuple[str, ...] = ()
    source: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All slots and entries of one language."""

    language: str
    slots: Mapping[str, Slot]
    entries: tuple[Entry, ...]

    def wordings(self) -> Iterable[tuple[str, str]]:
        """Yield each wording with the name of its slot."""
        for slot in self.slots.values():
            for wording in slot.wordings:
                yield wording, slot.name

    def heard(self) -> Iterable[tuple[str, str]]:
        """Yield the wordings that are also found by their sound."""
        for slot in self.slots.values():
            if slot.sounds:
                for wording in slot.wordings:
                    yield wording, slot.name
