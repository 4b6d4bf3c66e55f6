"""The quick lane of a whole case: each part by its own lane, the events of the history in one go.

As in `fairdebt.facts.quick`, whatever is not plain and ordinary is left to pydantic: a part that cannot be read here is
read there, together with the parts that could; where that fails, everything is read there, for its errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from fairdebt.clock import is_zone
from fairdebt.facts.columns import Named
from fairdebt.facts.fixed import Fixed
from fairdebt.facts.held import Held, Models
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
from fairdebt.facts.quick_history import held_of
from fairdebt.facts.readers import has_surrogate, read_truth

C = TypeVar("C", bound=BaseModel)

OWN_NAME = re.compile(r"[a-z][a-z0-9_]*")
"""What a fact of a house may be called, behind `own.`."""

NAMES = 256
"""So many combinations of own facts, and of places, are remembered as well named."""

_FEW = 8
_KEPT: Final = ("_prepared", "_growing")

Part = Callable[[Any], Any]
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
        ids: int | None = None
        whole = True
        try:
            if "debts" in raw:  # first, so that it is known which debts events may name
                debts = said["debts"] = _debts(raw["debts"])
                if type(debts) is tuple:
                    named = {debt.id: (debt.id,) for debt in debts}
                    ids = len(named)
                    if not 0 < len(debts) == ids:
                        return None
                    if None in named:
                        if ids > 1:
                            return None
                        named, ids = {}, None
                whole = debts is not None
            for name, value in raw.items():
                if name != "debts":
                    read = said[name] = _history(value, named) if name == "history" else _PARTS[name](value)
                    whole = whole and read is not None
        except Exception:  # whatever it is, pydantic looks again and has the words for it
            return None
        if not whole or type(said.get("history")) is dict:
            return self._finished(raw, said)
        if ids is not None and len(named) > ids:
            return None  # an event names another debt
        if "own" not in said:
            said["own"] = _NOTHING_OWN
        if "history" not in said:
            said["history"] = History.of(_NOTHING, given=set())
        made = self._make((self._blank | said, None, set(raw)))
        for put in self._put_kept:  # it would make them where they are first asked for, at some cost
            put(made, {})
        return made

    def _finished(self, raw: dict[str, Any], said: dict[str, Any]) -> C | None:
        """Let pydantic read what is left, and judge the whole: worth it where the events need not be read again.

        Its verdict is final. What is left may be an iterator, of which nothing would be left for a second look.

        Raises:
            ValidationError: as pydantic found it.
        """
        if said.get("history") is None:
            return None
        read = {name: value for name, value in said.items() if value is not None}
        made: C = self._model.__pydantic_validator__.validate_python({**raw, **read})
        return made

    @cached_property
    def _make(self) -> Callable[[State], C]:
        return making(self._model)

    @cached_property
    def _put_kept(self) -> list[Callable[[C, dict[object, Any]], None]]:
        return [self._model.__dict__[name].__set__ for name in _KEPT]

    @cached_property
    def _blank(self) -> dict[str, Any]:
        return {name: field.get_default() for name, field in self._model.model_fields.items()}


# -------------------------------------------------------------------------------------------------- people and debts


def _one(model: type[BaseModel]) -> Part:
    lane = LANES[model]

    def read(raw: Any) -> Any:
        if type(raw) is dict:
            return lane.read(raw)
        return raw if type(raw) is model else None

    return read


def _many(model: type[BaseModel]) -> Part:
    lane, one = cast("Lane[Any]", LANES[model]), _one(model)  # of whichever model

    def read(raw: Any) -> Any:
        if type(raw) not in _LISTS:
            return None
        states = []
        for each in raw:
            state = lane.state(each) if type(each) is dict else None
            if state is None:
                break
            states.append(state)
        else:
            return lane.make_all(states)
        found = [one(each) for each in raw]
        return None if any(each is None for each in found) else tuple(found)

    return read


_each_debt = _many(Debt)


def _debts(raw: Any) -> Any:
    return "unknown" if type(raw) is str and raw == "unknown" else _each_debt(raw)


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

_well_named: set[tuple[str, ...]] = set()


def _own(raw: Any) -> Any:
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
        return Fixed(raw)
    for value in values:
        kind = type(value)
        if kind not in _OWN_KINDS or (kind is str and has_surrogate(value)) or (kind is int and abs(value) >> 62):
            return None
    return Fixed({name: read_truth(value) for name, value in raw.items()})


_NOTHING_OWN: Final[Fixed[str, Any]] = Fixed()
_TRUTHS: Final = frozenset({"yes", "no", "unknown"})
_OWN_KINDS: Final = frozenset({str, bool, int, float})


# ----------------------------------------------------------------------------------------------------------- history


def _history(raw: Any, named: Named) -> Any:
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
_NOTHING: Final = Models(())
_PARTS: Final[dict[str, Part]] = {
    "jurisdictions": _jurisdictions,
    "zones": _all(is_zone),
    "debtor": _one(Debtor),
    "lender": _one(Lender),
    "collector": _one(Collector),
    "agency": _one(Agency),
    "mandate": _one(Mandate),
    "guarantee": _one(Guarantee),
    "recipient": _one(Recipient),
    "recipients": _many(Recipient),
    "own": _own,
    "history_from": lambda raw: raw if type(raw) is str and raw in ("case", "ledger", "both") else None,
    "attestations": lambda raw: () if type(raw) in _LISTS and not raw else None,
}
