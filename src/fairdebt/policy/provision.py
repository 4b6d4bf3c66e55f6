"""What a decision tells about the rule it rests on: instrument, citation, words, authority, confidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairdebt.messages import Text
from fairdebt.rules import Binding, Confidence, Force, Reading, Status


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, rule, standard, guideline or house file."""

    policy: str
    title: Text
    jurisdiction: str
    binding: Binding


@dataclass(frozen=True, slots=True)
class Provision:
    """One version of one rule. `from_on` is the first day counted, `until_on` the first day not counted."""

    rule: str
    kind: str
    instrument: Instrument
    citation: Text
    says: Text
    force: Force
    binding: Binding
    confidence: Confidence
    reading: Reading
    status: Status
    sources: tuple[str, ...]
    checked_on: date | None
    from_on: date | None
    until_on: date | None
    also: tuple[Text, ...] = ()
    rebuttal: tuple[Text, ...] = ()
