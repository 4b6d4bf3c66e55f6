"""Frozen values with many parts, put in place all at once: one by one takes longer than to work most of them out."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

_put = object.__setattr__


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class what `dataclass(frozen=True)` makes of it, but quick to fill.

    Defaults are values; none is made anew.
    """
    made = dataclass(frozen=True)(cls)
    parts = fields(made)  # type: ignore[arg-type]  # it was just made one
    given = ", ".join(each.name if each.default is MISSING else f"{each.name}=d_{each.name}" for each in parts)
    held = ", ".join(f"{each.name!r}: {each.name}" for each in parts)
    names: dict[str, Any] = {f"d_{each.name}": each.default for each in parts} | {"put": _put}
    exec(f"def __init__(self, {given}):\n    put(self, '__dict__', {{{held}}})", names)  # our own text
    quick = names["__init__"]
    quick.__qualname__, quick.__annotations__ = made.__init__.__qualname__, made.__init__.__annotations__
    made.__init__ = quick  # type: ignore[method-assign]  # of the same signature
    return made


def with_parts(value: T, **parts: Any) -> T:
    """Return a value of a class that is `frozen`, with some of its parts put in place of those that it has."""
    made = object.__new__(type(value))
    _put(made, "__dict__", {**value.__dict__, **parts})
    return made
