"""What a screening tells: prohibited content, claims, what the message contains and reveals, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from fairdebt.messages import Text, say
from fairdebt.vocabulary import TABLES

Span = tuple[int, int]
"""From where to before where, in characters of the original text."""

DEBT_INFORMATION = frozenset(TABLES["disclosure"].groups["debt_information"])
"""What tells by itself that there is a debt."""


@dataclass(frozen=True, slots=True)
class Found:
    """Prohibited content. `evasion` says what was undone to see it; `detector` names what else found it."""

    category: str
    span: Span
    entry: str = ""
    language: str = ""
    evasion: tuple[str, ...] = ()
    says: Text | None = None
    instead: Text | None = None
    detector: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """A fact that the text asserts: yes, or a value; `unknown` where the value cannot be read."""

    name: str
    value: str | Decimal
    span: Span
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """An element that the text contains, or something that it reveals."""

    name: str
    span: Span
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Excused:
    """What would be prohibited content, had its own clause or sentence not said otherwise; `by` is the context."""

    category: str
    span: Span
    entry: str
    by: str


@dataclass(frozen=True, slots=True)
class Screened:
    """The screening of one text for one recipient. Nothing in it repeats the text.

    `unread` is the place of what is written in a language that is not screened; `too_long` tells that the text exceeds
    the limit, `unavailable` names detectors that gave no answer and must.
    """

    found: tuple[Found, ...] = ()
    claims: tuple[Claimed, ...] = ()
    elements: tuple[Present, ...] = ()
    discloses: tuple[Present, ...] = ()
    excused: tuple[Excused, ...] = ()
    languages: tuple[str, ...] = ()
    unread: Span | None = None
    too_long: bool = False
    unavailable: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    template: str = ""

    @property
    def complete(self) -> bool:
        """Tell whether all of the text was screened by everything that must have seen it."""
        return self.unread is None and not self.too_long and not self.unavailable

    @property
    def findings(self) -> frozenset[str]:
        """Return the categories of prohibited content."""
        return frozenset(each.category for each in self.found)

    @property
    def conveys_debt(self) -> bool:
        """Tell whether the text says, or lets one see, that there is a debt."""
        return any(self._tells_of_debt())

    def to_outsider(self) -> Screened:
        """Return the screening for somebody who does not owe the debt: each sign of it is a finding."""
        says, instead = say("screen_third_party"), say("screen_third_party_instead")
        signs = (
            Found("third_party_disclosure", each.span, each.entry, says=says, instead=instead)
            for each in self._tells_of_debt()
        )
        return replace(self, found=(*self.found, *signs))

    def _tells_of_debt(self) -> Iterator[Present]:
        return (each for each in self.discloses if each.name in DEBT_INFORMATION)

    @property
    def claimed(self) -> Mapping[str, str | Decimal]:
        """Return the claims by name: the largest of several figures."""
        values: dict[str, str | Decimal] = {}
        for claim in self.claims:
            held = values.get(claim.name)
            if isinstance(held, Decimal) and isinstance(claim.value, Decimal):
                values[claim.name] = max(held, claim.value)
            elif held is None or held == "unknown":
                values[claim.name] = claim.value
        return values
