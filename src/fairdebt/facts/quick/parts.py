"""The quick lane of each part of a case: people, debts, places, facts of a house, the history.

A part that is not plain and ordinary is None here: pydantic reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any, Final, cast

from pydantic import BaseModel, ValidationError

from fairdebt.clock import is_zone
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.held import Held
from fairdebt.facts.history import Covers, History, Opening
from fairdebt.facts.making import making
from fairdebt.facts.people import (
    Agency,
    Collector,
    Debt,
    Debtor,
    Guarantee,
    Jurisdictions,
    Lender,
    Mandate,
    Recipient,
    ids_of,
    is_code,
)
from fairdebt.facts.quick.columns import Named
from fairdebt.facts.quick.history import held_of
from fairdebt.facts.quick.lane import LANES, Lane
from fairdebt.facts.quick.writing import Reader
from fairdebt.facts.readers import has_surrogate, read_truth

OWN_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""What a fact of a house may be called, behind `own.`."""

NAMES = 256
"""So many names of own facts, and so many combinations of places, are remembered as well named."""

_FEW = 8

Part = Callable[[Any], Any]
"""Reads one part of a case; None where pydantic has to."""

_LISTS: Final = (list, tuple)

# -------------------------------------------------------------------------------------------------- people and debts


PEOPLE: Final[dict[str, type[BaseModel]]] = {
    "debtor": Debtor,
    "lender": Lender,
    "collector": Collector,
    "agency": Agency,
    "mandate": Mandate,
    "guarantee": Guarantee,
    "recipient": Recipient,
}
"""The parts that are one model each, read by its own lane."""


def _recipients(raw: Any) -> Any:
    if type(raw) not in _LISTS:
        return None
    found = [_a_recipient(each) if type(each) is dict else each for each in raw]
    return tuple(found) if _RECIPIENTS.issuperset(map(type, found)) else None


def read_debts(raw: Any) -> tuple[Any, Named, int | None]:
    """Return the debts, those that events may name, and how many these are; None: events may name any.

    Raises:
        ValueError: they cannot stand together.
    """
    if type(raw) not in _LISTS:
        return ("unknown" if type(raw) is str and raw == "unknown" else None), {}, None
    found = []
    named: Named = {}
    id_: Any  # known not to be None in the end
    for each in raw:
        if type(each) is dict:
            read: Reader = _readers_of_debts.get(tuple(each), _a_debt)
            debt, id_ = read(each), each.get("id")
            if debt is None:
                return None, {}, None
        elif type(each) is Debt:
            debt, id_ = each, each.id
        else:
            return None, {}, None
        found.append(debt)
        named[id_] = (id_,)
    if None in named:
        if len(found) == 1:
            (place,) = ids_of(tuple(found))
            return tuple(found), {place: (place,)}, 1
    elif 0 < len(found) == len(named):
        return tuple(found), named, len(named)
    raise ValueError("these debts cannot stand together")


_debts = cast("Lane[Debt]", LANES[Debt])  # there are others, of whole cases
_a_debt, _readers_of_debts = _debts.read, _debts.readers
_a_recipient = LANES[Recipient].read
_RECIPIENTS: Final = frozenset({Recipient})

# ------------------------------------------------------------------------------------------------- places, own facts


def _all(holds: Callable[[str], bool]) -> Part:
    known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(raw: Any) -> Any:
        if type(raw) not in _LISTS:
            return "unknown" if type(raw) is str and raw == "unknown" else None
        said = tuple(raw)
        found = known.get(said)
        if found is None:
            for each in said:
                if type(each) is not str or not holds(each):
                    return None
            if len(known) >= NAMES:
                known.clear()
            if len(said) < _FEW:
                known[said] = said
            found = said
        return found

    return read


def _jurisdictions(raw: Any) -> Any:
    if type(raw) is not dict:
        return _codes(raw)
    said = _NOWHERE | raw
    if len(said) > len(_NOWHERE):
        return None
    for code in raw.values():
        if type(code) is not str or not is_code(code):
            return None
    return _make_jurisdictions((said, None, set(raw)))


_codes = _all(is_code)
_NOWHERE: Final[dict[str, Any]] = dict.fromkeys(Jurisdictions.model_fields)
_make_jurisdictions = making(Jurisdictions)

_well_named: set[str] = set()


def _own(raw: Any) -> Any:
    if type(raw) is not dict:
        return None
    if not _well_named.issuperset(raw):
        if not all(type(name) is str and OWN_NAME.fullmatch(name) for name in raw):
            return None
        if len(_well_named) + len(raw) > NAMES:
            _well_named.clear()
        if len(raw) <= NAMES:
            _well_named.update(raw)
    values = raw.values()
    if _TEXT.issuperset(map(type, chain(raw, values))) and _TRUTHS.issuperset(values):
        return Fixed(raw)
    if not _TEXT.issuperset(map(type, raw)):
        return None
    for value in values:
        kind = type(value)
        if kind not in _OWN_KINDS or (kind is str and has_surrogate(value)) or (kind is int and abs(value) >> 62):
            return None
    return Fixed({name: read_truth(value) for name, value in raw.items()})


_TEXT: Final = frozenset({str})
_TRUTHS: Final = frozenset({"yes", "no", "unknown"})
_OWN_KINDS: Final = frozenset({str, bool, int, float})

# ----------------------------------------------------------------------------------------------------------- history


def read_history(raw: Any, named: Named) -> Any:
    """Return the history of events that may name debts; a dict where pydantic has to read what stands beside them.

    Raises:
        ValidationError: pydantic has looked at an event.
    """
    if type(raw) in _LISTS:
        held = held_of(raw, named)
        return None if held is None else History.of(held, given=_EVENTS)
    if type(raw) is dict and type(raw.get("events")) in _LISTS:
        held = held_of(raw["events"], named)
        return None if held is None else _history_with_more(raw, held)
    return raw if type(raw) is str and raw == "unknown" else None


def _history_with_more(raw: dict[Any, Any], held: Held) -> History | dict[Any, Any]:
    """Return a history that says how far it reaches, or what it carries; where that is rare, a dict for pydantic."""
    beside: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "events":
            continue
        model, inside = _BESIDE_EVENTS.get(name, (None, ""))
        if model is None or type(value) is not dict or type(value.get(inside, ())) not in _CAN_BE_READ_AGAIN:
            return {**raw, "events": tuple(held.events())}
        try:
            beside[name] = model.model_validate(value)
        except ValidationError:
            return {**raw, "events": tuple(held.events())}
    return History.of(held, given=set(raw), **beside)


_EVENTS: Final = {"events"}
_BESIDE_EVENTS: Final[dict[str, tuple[type[Any], str]]] = {
    "covers": (Covers, "parties"),
    "opening": (Opening, "states"),
}
_CAN_BE_READ_AGAIN: Final = (list, tuple, dict)

PARTS: Final[dict[str, Part]] = {
    "jurisdictions": _jurisdictions,
    "zones": _all(is_zone),
    "recipients": _recipients,
    "own": _own,
    "history_from": lambda raw: raw if type(raw) is str and raw in ("case", "ledger", "both") else None,
    "attestations": lambda raw: () if type(raw) in _LISTS and not raw else None,
}
"""How each other part is read that does not depend on another."""
