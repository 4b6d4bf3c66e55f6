"""What a host handed in as plain values, quickly where all of it is ordinary: as pydantic would write it to JSON.

As in `fairdebt.facts.quick`, whatever is rare is left to pydantic.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fairdebt.facts.action import Action, Event
from fairdebt.facts.case import Case
from fairdebt.facts.fixed import Fixed
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
)

_NAMES: dict[type[Any], dict[str, str]] = {
    model: {name: field.alias or name for name, field in model.model_fields.items()}
    for model in (Action, Event, Agency, Collector, Debt, Debtor, Guarantee, Lender, Mandate, Recipient)
}
"""Under which names the fields of each model are written; a subclass may write its own in its own way."""

_HISTORY = {"history"}
_BESIDE = {"history", "history_from"}


class _Rare(Exception):
    """Pydantic has to write it."""


def plain_deed(deed: Action | Event) -> dict[str, Any]:
    """Return an act or event as plain values."""
    try:
        return _said(deed)
    except _Rare:
        return deed.model_dump(mode="json")


def plain_case(case: Case, *, with_history: bool) -> dict[str, Any]:
    """Return what a case states as plain values, without saying whose history counts.

    Args:
        case: The case.
        with_history: Write its history too.
    """
    try:
        if type(case) is not Case:
            raise _Rare
        said = {name: found for name, value in case.__dict__.items() if name not in _BESIDE and (found := _part(value))}
    except _Rare:
        said = json.loads(case.model_dump_json(exclude=_BESIDE))
    if with_history:
        said |= json.loads(case.model_dump_json(include=_HISTORY))
    return said


def _part(value: Any) -> Any:
    """Write one part of a case; something empty where nothing is said."""
    if value is None or type(value) is str:
        return value
    if type(value) in _NAMES:
        return _said(value) if value.__dict__ else None
    if type(value) is tuple:
        return [each if type(each) is str else _said(each) for each in value]
    if type(value) is Fixed and _ORDINARY.issuperset(map(type, value.values())):
        return dict(value)
    if type(value) is Jurisdictions:
        return {name: code for name, code in value.__dict__.items() if code is not None}
    raise _Rare


_ORDINARY = frozenset({str, bool, int})


def _said(model: Any) -> dict[str, Any]:
    names = _NAMES.get(type(model))
    if names is None:
        raise _Rare
    said: dict[str, Any] = {}
    for name, value in model.__dict__.items():
        kind = type(value)
        if kind is str:
            said[names[name]] = value
        elif kind is tuple and _all_words(value):
            said[names[name]] = list(value)
        elif kind is Decimal:
            said[names[name]] = str(value)
        elif kind is datetime and value.tzinfo is UTC:
            said[names[name]] = f"{value.isoformat()[:-6]}Z"
        else:
            raise _Rare
    return said


def _all_words(values: Iterable[Any]) -> bool:
    return all(type(each) is str for each in values)
