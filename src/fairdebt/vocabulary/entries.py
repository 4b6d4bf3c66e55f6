"""What an entry of the vocabulary says of itself: meaning, type, phase, silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fairdebt.messages import Text

Phase = Literal["stored", "proposed", "during"]
"""When a fact is known: before the act (stored), with the act (proposed), while it happens (during)."""

Base = Literal["name", "truth", "number", "amount", "date", "instant", "id", "text", "mapping", "times"]
"""Shape of one value. `name`: a word of a table; `truth`: yes or no; `number`: a plain number, its unit in the
entry's meaning; `amount`: Decimal money; `id`: an opaque identifier of the host; `times`: weekly bands."""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of an attribute, fact or notice field.

    `table` names the table whose words are allowed (`base="name"` only; an empty table means words
    declared by policies, such as elements). `many`: a set of such values.
    """

    base: Base
    table: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """What it means that nobody said anything about a fact, and why.

    `means` is `unknown`, `none` (known absent), `all`, `no`, another constant of the type, or
    `derived` (the rule stands in `because`, the code in `fairdebt.facts.silence`).
    """

    means: str
    because: Text


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a table: an act, channel, relation, purpose, outcome, product ..."""

    name: str
    says: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A closed list of words with one meaning each; `groups` are names for several words at once.

    `everyday` are words that people write instead, with ours: faults ask whether they meant these.
    """

    name: str
    says: Text
    words: Mapping[str, Word]
    groups: Mapping[str, tuple[str, ...]]
    everyday: Mapping[str, str] = field(default_factory=dict)

    @property
    def meanings(self) -> dict[str, Text]:
        """What its words mean."""
        return {name: word.says for name, word in self.words.items()}


@dataclass(frozen=True, slots=True)
class Attribute:
    """An undotted name: something an act or an event says of itself.

    `on` tells who may carry it: an act (and so the event it becomes), only an event, or a notice.
    `repair`, where the host can change it, completes the sentence "to make this lawful: ...".
    """

    name: str
    says: Text
    type: Type
    phase: Phase
    silence: Silence
    on: frozenset[Literal["act", "event", "notice"]]
    repair: Text | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A dotted name: something known of the case (`lender.type`, `debt.days_overdue`).

    `repair`, where somebody can bring it about, completes the sentence "to make this lawful: ...".
    """

    path: str
    says: Text
    type: Type
    silence: Silence
    phase: Phase = "stored"
    repair: Text | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of notice and the fields it may carry beside the common ones."""

    name: str
    says: Text
    fields: tuple[str, ...] = ()
