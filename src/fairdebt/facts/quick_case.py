"""The quick lane of a whole case: each part by its own lane, the events of the history in one go.

As in `fairdebt.facts.quick`, whatever is not plain and ordinary is left to pydantic: a part that cannot be read here is
read there, together with the parts that could; where that fails, everything is read there, for its errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import BaseModel

from fairdebt.clock import is_zone
from fairdebt.facts.action import EVENTS, Event
from fairdebt.facts.history import Covers, History, Opening
from fairdebt.facts.making import State, making
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
    is_code,
)
from fairdebt.facts.quick import LANES, Lane
from fairdebt.facts.quick_writing import Named, Noted
from fairdebt.facts.readers import has_surrogate, read_truth

C = TypeVar("C", bound=BaseModel)

OWN_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""What a fact of a house may be called, behind `own.`."""

NAMES = 256
"""So many combinations of own facts, and of places, are remembered as well named."""

_FEW = 8
_KEPT: Final = ("_prepared", "_growing")

Part = Callable[[Any, Named], Any]
"""Reads one part of a case; None where pydantic has to."""

_LISTS: Final = (list, tuple)


class CaseLane(Generic[C]):
    """Reads dicts into a case."""

    def __init__(self, model: type[C]) -> None:
        self._model = model

    def read(self, raw: dict[str, Any]) -> C | None:
        """Return the case, or None where pydantic has to look at all of it."""
        said: dict[str, Any] = {}
        named: Named = {}
        try:
            for name, value in raw.items():
                read = _PARTS[name](value, named)
                if read is not None:
                    said[name] = read
        except Exception:
            return None
        if len(said) < len(raw) or type(said.get("history")) is dict:
            return self._finished(raw, said)
        if not _consistent(said.get("debts"), named):
            return None
        if "own" not in said:  # what could be changed inside is each case's own
            said["own"] = {}
        if "history" not in said:
            said["history"] = _history_of((), ([], {}, [], []))
        made = self._make((self._blank | said, None, set(raw)))
        for kept in _KEPT:  # it would make them where they are first asked for, at some cost
            object.__setattr__(made, kept, {})
        return made

    def _finished(self, raw: dict[str, Any], said: dict[str, Any]) -> C | None:
        """Let pydantic read what is left, and judge the whole: worth it where the events need not be read again.

        Its verdict is final. What is left may be an iterator, of which nothing would be left for a second look.

        Raises:
            ValidationError: as pydantic found it.
        """
        if "history" not in said:
            return None
        made: C = self._model.__pydantic_validator__.validate_python({**raw, **said})
        return made

    @cached_property
    def _make(self) -> Callable[[State], C]:
        return making(self._model)

    @cached_property
    def _blank(self) -> dict[str, Any]:
        return {name: field.get_default() for name, field in self._model.model_fields.items()}


def _consistent(debts: Any, named: Named) -> bool:
    """Tell whether debts have ids of their own, and events name no others; see `Case`."""
    if type(debts) is not tuple:
        return True
    ids = {debt.id for debt in debts}
    if None in ids:
        return len(debts) == 1
    return 0 < len(debts) == len(ids) and named.keys() <= ids


# -------------------------------------------------------------------------------------------------- people and debts


def _one(model: type[BaseModel]) -> Part:
    lane = LANES[model]

    def read(raw: Any, named: Named) -> Any:
        if type(raw) is dict:
            return lane.read(raw)
        return raw if type(raw) is model else None

    return read


def _many(model: type[BaseModel]) -> Part:
    lane, one = cast("Lane[Any]", LANES[model]), _one(model)  # of whichever model

    def read(raw: Any, named: Named) -> Any:
        if type(raw) not in _LISTS:
            return None
        states = lane.states(raw, ([], {}, [], []))
        if states is not None:
            return lane.make_all(states)
        found = [one(each, named) for each in raw]
        return None if any(each is None for each in found) else tuple(found)

    return read


def _or_unknown(part: Part) -> Part:
    def read(raw: Any, named: Named) -> Any:
        if type(raw) is str:
            return "unknown" if raw == "unknown" else None
        return part(raw, named)

    return read


# ------------------------------------------------------------------------------------------------- places, own facts


def _all(holds: Callable[[str], bool]) -> Part:
    known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def read(raw: Any, named: Named) -> Any:
        if type(raw) not in _LISTS:
            return None
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


def _jurisdictions(raw: Any, named: Named) -> Any:
    if type(raw) is not dict:
        return _codes(raw, named)
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

_well_named: set[tuple[str, ...]] = set()


def _own(raw: Any, named: Named) -> Any:
    if type(raw) is not dict:
        return None
    names = tuple(raw)
    if names not in _well_named:
        if not all(type(name) is str and OWN_NAME.fullmatch(name) for name in names):
            return None
        if len(_well_named) >= NAMES:
            _well_named.clear()
        _well_named.add(names)
    values = raw.values()
    if _TRUTHS.issuperset(values):
        return raw.copy()
    for value in values:
        kind = type(value)
        if kind not in _OWN_KINDS or (kind is str and has_surrogate(value)) or (kind is int and abs(value) >> 62):
            return None
    return {name: read_truth(value) for name, value in raw.items()}


_TRUTHS: Final = frozenset({"yes", "no", "unknown"})
_OWN_KINDS: Final = frozenset({str, bool, int, float})


# ----------------------------------------------------------------------------------------------------------- history


def _history(raw: Any, named: Named) -> Any:
    if type(raw) in _LISTS:
        noted: Noted = ([], named, [], [])
        events = _events(raw, noted)
        return None if events is None else _history_of(events, noted, "events")
    if type(raw) is dict and type(raw.get("events")) in _LISTS:
        events = _events(raw["events"], ([], named, [], []))
        return None if events is None else {**raw, "events": events}  # what else it says is left to pydantic
    return None


def _history_of(events: tuple[Event, ...], noted: Noted, *given: str) -> History:
    """Return a history that reaches back to the beginning."""
    opening = _make_opening(({"states": {}}, None, set()))
    made = _make_history(({"events": events, "covers": _EVERYTHING, "opening": opening}, None, set(given)))
    object.__setattr__(made, "_timeline", None)
    kinds, _, _, ats = noted
    object.__setattr__(made, "_noted", (kinds, ats) if len(kinds) == len(ats) == len(events) else None)
    return made


_make_history, _make_opening = making(History), making(Opening)
_EVERYTHING: Final[Covers] = History.model_fields["covers"].default


def _events(raw: list[Any] | tuple[Any, ...], noted: Noted) -> tuple[Event, ...] | None:
    """Return the events, each with an id of its own or none; None where pydantic has to look at all of them."""
    kinds, named, ids, _ = noted
    states = EVENTS.states(raw, noted)
    if states is None:
        kinds.clear()
        return _mixed(raw, named)
    return EVENTS.make_all(states) if len(set(ids)) == len(ids) else None


def _mixed(raw: list[Any] | tuple[Any, ...], named: Named) -> tuple[Event, ...] | None:
    """Return events of which some are models, or have to be read by pydantic."""
    events: list[Event] = []
    for each in raw:
        event = each if type(each) is Event else EVENTS.read(each) if type(each) is dict else None
        if event is None:
            event = Event.__pydantic_validator__.validate_python(each)
        for debts in (event.debts, event.counted_for, event.discussed):
            if type(debts) is tuple:
                named.update((debt, (debt,)) for debt in debts)
        events.append(event)
    ids = [event.id for event in events if event.id is not None]
    return tuple(events) if len(set(ids)) == len(ids) else None


_PARTS: Final[dict[str, Part]] = {
    "jurisdictions": _or_unknown(_jurisdictions),
    "zones": _or_unknown(_all(is_zone)),
    "debtor": _one(Debtor),
    "lender": _one(Lender),
    "collector": _one(Collector),
    "agency": _one(Agency),
    "mandate": _one(Mandate),
    "guarantee": _one(Guarantee),
    "debts": _or_unknown(_many(Debt)),
    "recipient": _one(Recipient),
    "recipients": _many(Recipient),
    "own": _own,
    "history": _or_unknown(_history),
    "history_from": lambda raw, _: raw if type(raw) is str and raw in ("case", "ledger", "both") else None,
    "attestations": lambda raw, _: () if type(raw) in _LISTS and not raw else None,
}
