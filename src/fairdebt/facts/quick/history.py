"""The quick lane of a history: events of the same fields are read together, whatever stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fairdebt.facts.action import EVENTS, Event
from fairdebt.facts.held import Columns, Held, Mixed, Models
from fairdebt.facts.quick.columns import MENTIONS, Named


def held_of(raws: Sequence[Any], named: Named) -> Held | None:
    """Return the events, each with an id of its own or none; None where pydantic has to look at all of them.

    Args:
        raws: What the host handed in for each: a dict, or a model.
        named: The debts that were named before; those that the events name are added.

    Raises:
        ValidationError: pydantic has looked at one of them.
    """
    held: Held | None = None
    if raws and type(raws[0]) is type(raws[-1]) is dict and len(raws[0]) == len(raws[-1]):
        held = _columns(raws, named)  # mostly all have the same fields
    if held is None:
        held = _of_several_sorts(raws, named)
    ids = held.ids()
    return held if not ids or _all_differ(ids) else None


def _of_several_sorts(raws: Sequence[Any], named: Named) -> Held:
    parts: list[Held] = []
    places: list[int] = []
    alone: list[int] = []
    sorts = _by_length(raws)
    while sorts:
        numbers = sorts.pop()
        those = raws if len(numbers) == len(raws) else [raws[number] for number in numbers]
        part = _columns(those, named) if type(those[0]) is dict else None
        if part is not None:
            parts.append(part)
            places += numbers
        elif type(those[0]) is dict and len(split := _by_fields(raws, numbers)) > 1:
            sorts += split
        else:
            alone += numbers
    if alone or not parts:
        parts.append(Models([_model(raws[number], named) for number in alone]))
        places += alone
    return parts[0] if len(parts) == 1 and len(alone) < 2 else Mixed(parts, places)


def _by_length(raws: Sequence[Any]) -> list[list[int]]:
    """Return which events have equally many fields, and which are no dicts; the sort that is met first comes last."""
    found: dict[int, list[int]] = {}
    for number, raw in enumerate(raws):
        length = len(raw) if type(raw) is dict else -1
        if length in found:
            found[length].append(number)
        else:
            found[length] = [number]
    return [*reversed(found.values())]


def _by_fields(raws: Sequence[Any], numbers: Iterable[int]) -> list[list[int]]:
    """Return which of some dicts have the same fields."""
    found: dict[frozenset[object], list[int]] = {}
    for number in numbers:
        found.setdefault(frozenset(raws[number]), []).append(number)
    return list(found.values())


def _columns(raws: Sequence[dict[str, Any]], named: Named) -> Columns | None:
    reader = EVENTS.columns_for(tuple(raws[0]), len(raws))
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
    told = [id_ for id_ in ids if id_ is not None]
    return len(set(told)) == len(told)
