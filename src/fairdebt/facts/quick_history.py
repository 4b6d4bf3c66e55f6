"""The quick lane of a history: events of the same fields are read together, whatever stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fairdebt.facts.action import EVENTS, Event
from fairdebt.facts.columns import Named
from fairdebt.facts.held import Columns, Held, Mixed, Models
from fairdebt.facts.quick_columns import MENTIONS

_DICTS = {dict}


def held_of(raws: Sequence[Any], named: Named) -> Held | None:
    """Return the events, each with an id of its own or none; None where pydantic has to look at all of them.

    Args:
        raws: What the host handed in for each: a dict, or a model.
        named: The debts that were named before; those that the events name are added.

    Raises:
        ValidationError: pydantic has looked at one of them.
    """
    if raws and set(map(type, raws)) == _DICTS:
        alike = _columns(raws, tuple(raws[0]), named)
        if alike is not None:
            return alike if _all_differ(alike.ids()) else None
    parts: list[Held] = []
    places: list[int] = []
    alone: list[int] = []
    shapes = [tuple(raw) if type(raw) is dict else None for raw in raws]
    for shape in dict.fromkeys(shapes):
        numbers = [number for number, each in enumerate(shapes) if each == shape]
        part = None if shape is None else _columns([raws[number] for number in numbers], shape, named)
        if part is None:
            alone += numbers
        else:
            parts.append(part)
            places += numbers
    if alone or not parts:
        parts.append(Models([_model(raws[number], named) for number in alone]))
    held = Mixed(parts, places + alone) if len(parts) > 1 or alone != sorted(alone) else parts[0]
    return held if _all_differ(held.ids()) else None


def _columns(raws: Sequence[dict[str, Any]], shape: tuple[str, ...], named: Named) -> Columns | None:
    reader = EVENTS.columns_for(shape, len(raws))
    read = None if reader is None else reader(raws, named)
    return None if read is None else Columns(*read, EVENTS.make_all)


def _model(raw: Any, named: Named) -> Event:
    """Return an event that is a model, or is read as one, in the last resort by pydantic."""
    event = raw if type(raw) is Event else EVENTS.read(raw) if type(raw) is dict else None
    if event is None:
        event = Event.__pydantic_validator__.validate_python(raw)
    for name in MENTIONS:
        debts = getattr(event, name)
        for debt in debts if type(debts) is tuple else ():
            named.setdefault(debt, (debt,))
    return event


def _all_differ(ids: Sequence[str | None]) -> bool:
    if not ids:
        return True
    told = [id_ for id_ in ids if id_ is not None]
    return len(set(told)) == len(told)
