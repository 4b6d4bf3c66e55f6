"""What lies inside a part of a norm: the one step of every walk over norms, and the walk itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter, methodcaller
from typing import Any

Inside = Callable[[Any], Iterable[Any]]

_NOTHING: tuple[object, ...] = ()
_INSIDE: dict[type, Inside] = {}
"""How each type is taken apart; asked for once, since walks are long."""


def parts_in(part: object) -> Iterable[object]:
    """Return what lies directly in a part: the fields of a node, the items of a tuple, the values of a mapping.

    >>> from fairdebt.logic.predicates import Any, Not
    >>> list(parts_in(Not(Any(()))))
    [Any(parts=())]
    """
    kind = type(part)
    found = _INSIDE.get(kind)
    if found is None:
        found = _INSIDE[kind] = _taken_apart(kind)
    return found(part)


def parts_of(node: object) -> Iterator[object]:
    """Yield a part of a norm and everything inside it, each before what lies in it."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(tuple(parts_in(part))))


def _taken_apart(kind: type) -> Inside:
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        if len(names) == 1:
            only = attrgetter(names[0])
            return lambda part: (only(part),)
        return attrgetter(*names) if names else _has_nothing
    if issubclass(kind, tuple):
        return _itself
    return methodcaller("values") if issubclass(kind, Mapping) else _has_nothing


def _itself(part: Iterable[object]) -> Iterable[object]:
    return part


def _has_nothing(part: object) -> Iterable[object]:
    return _NOTHING
