"""Frozen values as plain lists of text and numbers, and back: nothing but the types named here can come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import ModuleType
from typing import Any, TypedDict

from fairdebt import logic, policy
from fairdebt.clock import Span, Spans, Week, Window
from fairdebt.messages import Text
from fairdebt.vocabulary import Fact, Notice, Silence, Table, Type, Word


def _classes(room: ModuleType) -> Iterator[type]:
    return (each for name in room.__all__ if is_dataclass(each := getattr(room, name)) and isinstance(each, type))


NODES: tuple[type, ...] = (
    *_classes(logic),
    *_classes(policy),
    *(Span, Spans, Week, Window),
    *(Fact, Notice, Silence, Table, Text, Type, Word),
)
"""The classes whose values can be kept; an entry names each by its place here."""


class Plain(TypedDict):
    """A value as plain lists. A part names its own parts by number, counted through words, dates, decimals, parts."""

    words: list[str | int | bool | None]
    dates: list[str]
    decimals: list[str]
    parts: list[list[int]]


class NotPlain(Exception):
    """A value is of a type that cannot be kept."""


def to_plain(value: object, *more: type) -> Plain:
    """Write a value, each of its parts once however often it stands there. The value itself is the last part.

    Args:
        value: A frozen value.
        more: Classes that may stand in it beside `NODES`.

    Raises:
        NotPlain: something in it is of another type.
    """
    return _Writer((*NODES, *more)).write(value)


def from_plain(plain: Plain, *more: type) -> Any:
    """Read a value that `to_plain` wrote, equal to the one that was written; equal parts are one object.

    Raises:
        Exception: it was not written by `to_plain`.
    """
    makers: list[Callable[[Iterator[Any]], object]] = [tuple, frozenset, _mapping]
    makers += [_maker(kind) for kind in (*NODES, *more)]
    values: list[Any] = [
        *plain["words"],
        *map(date.fromisoformat, plain["dates"]),
        *map(Decimal, plain["decimals"]),
    ]
    get, add = values.__getitem__, values.append
    for kind, *inner in plain["parts"]:
        add(makers[kind](map(get, inner)))
    return values[-1]


def _maker(kind: type) -> Callable[[Iterator[Any]], object]:
    return lambda inner: kind(*inner)


def _mapping(inner: Iterator[Any]) -> dict[Any, Any]:
    return dict(zip(inner, inner, strict=True))


_WORDS, _DATES, _DECIMALS, _PARTS = range(4)
_IN_WORDS = frozenset({str, int, bool, type(None)})
_Ref = tuple[int, int]
"""Where a part stands: in which list, and at which place."""


class _Writer:
    def __init__(self, kinds: Iterable[type]) -> None:
        self._kinds = {kind: number for number, kind in enumerate(kinds, 3)}
        self._fields = {kind: [each.name for each in fields(kind) if each.init] for kind in self._kinds}
        self._lists: tuple[dict[Any, Any], ...] = ({}, {}, {}, {})
        self._known: dict[int, tuple[object, _Ref]] = {}

    def write(self, value: object) -> Plain:
        last = self._part(value)
        words, dates, decimals, parts = self._lists
        starts = (0, len(words), len(words) + len(dates), len(words) + len(dates) + len(decimals))
        assert last == (_PARTS, len(parts) - 1), "a value without parts, or one that stands in itself"
        return {
            "words": [word for _, word in words],
            "dates": list(dates),
            "decimals": list(decimals),
            "parts": [[kind, *(starts[group] + place for group, place in inner)] for kind, *inner in parts],
        }

    def _part(self, value: Any) -> _Ref:
        """Return where a part stands, after writing it if it was not written yet."""
        kind = type(value)
        if kind in _IN_WORDS:
            return self._place(_WORDS, (kind, value))
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, self._written(value, kind)
        return known[1]

    def _written(self, value: Any, kind: type) -> _Ref:
        if issubclass(kind, str):  # with its place in a file, which is not kept
            return self._place(_WORDS, (str, str(value)))
        if kind is date:
            return self._place(_DATES, value.isoformat())
        if kind is Decimal:
            return self._place(_DECIMALS, str(value))
        return self._place(_PARTS, tuple(self._taken_apart(value, kind)))

    def _place(self, group: int, key: object) -> _Ref:
        found = self._lists[group]
        return group, found.setdefault(key, len(found))

    def _taken_apart(self, value: Any, kind: type) -> list[Any]:
        """Return the number of the type of a part, and where each of its own parts stands."""
        part, number = self._part, self._kinds.get(kind)
        if number is not None:
            return [number, *[part(getattr(value, name)) for name in self._fields[kind]]]
        if kind is tuple:
            return [0, *map(part, value)]
        if kind is frozenset:
            return [1, *map(part, sorted(value, key=repr))]
        if isinstance(value, Mapping):
            return [2, *[part(each) for item in value.items() for each in item]]
        raise NotPlain(kind.__name__)
