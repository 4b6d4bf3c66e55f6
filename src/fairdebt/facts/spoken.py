"""An act whose words are known: what they say is read from the text when a rule first asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from pydantic import PrivateAttr

from fairdebt.facts.action import Action
from fairdebt.facts.making import making
from fairdebt.facts.values import UNKNOWN, Members, Special, Value, bounds
from fairdebt.vocabulary import ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Said:
    """What a text was found to say, as values of the attributes of an act."""

    elements: Value
    discloses: Value
    claims: Value
    findings: Value
    conveys_debt: Value


Reads = Callable[[Action], Said | None]
"""Reads the text or template of an act; None where there is nothing to read: then only what is stated counts."""


class Spoken(Action):
    """An act with a text or an approved template. What its words say is read once, when it is first asked."""

    _reads: Reads = PrivateAttr()
    _said: tuple[tuple[object, ...], Said | None] | None = PrivateAttr(default=None)

    @staticmethod
    def of(action: Action, reads: Reads) -> Spoken:
        """Return the same act, its words read by `reads` when a rule asks what they say."""
        said = {name: value for name, value in action.__dict__.items() if name in ATTRIBUTES}
        made = _make((said, None, action.model_fields_set & said.keys()))
        object.__setattr__(made, "__pydantic_private__", {"_reads": reads, "_said": None})
        return made

    def value(self, name: str, stated: Value) -> Value:
        """Return what is said, in a word: what the host states and what was found, put together.

        No statement takes away what was found: sets are united, a claim that is read replaces the stated one.

        Args:
            name: `elements`, `discloses`, `claims`, `findings` or `conveys_debt`.
            stated: What the host states; *unknown* where it states nothing.
        """
        about = (self.text, self.template, self.to, self.channel)
        held = self._said
        if held is None or held[0] != about:
            held = (about, self._reads(self) if self.text is not None or self.template is not None else None)
            self._said = held
        said = held[1]
        if said is None:
            return stated
        found: Value = getattr(said, name)
        if getattr(self, name) is None:
            return found
        if name == "conveys_debt":
            return _either(found, stated)
        return _claims(found, stated) if name == "claims" else _united(found, stated)


_make = making(Spoken)


def _either(found: Value, stated: Value) -> Value:
    if "yes" in (found, stated):
        return "yes"
    return UNKNOWN if UNKNOWN in (found, stated) else "no"


def _claims(found: Value, stated: Value) -> Value:
    if isinstance(found, Special) or isinstance(stated, Special):
        return UNKNOWN
    # claims are mappings, or there are none
    return {**cast(Mapping[str, object], stated or {}), **cast(Mapping[str, object], found or {})}


def _united(found: Value, stated: Value) -> Value:
    if isinstance(stated, Mapping) and isinstance(found, frozenset):
        return {**stated, **dict.fromkeys(found - {name for name, held in stated.items() if held != "no"}, "yes")}
    sure, possible = bounds(found)
    also, may = bounds(stated)
    every = None if possible is None or may is None else possible | may
    return Members(sure | also, every) if every != sure | also else sure | also
