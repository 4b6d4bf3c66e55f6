"""Attributes that are worked out when they are first read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

H = TypeVar("H")
T = TypeVar("T")


class once(Generic[H, T]):  # noqa: N801  # it is read as a decorator
    """A method without arguments that is read like an attribute: it is run once, and what it returned stays.

    Neither `__getattr__` nor `functools.cached_property` would do for what every decision reads: with the one, every
    attribute of the class is read slowly, with the other every instance gets a dict of its own, and a lock is taken.
    """

    def __init__(self, work_out: Callable[[H], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type[H], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type[H]) -> once[H, T]: ...
    @overload
    def __get__(self, holder: H, owner: type[H]) -> T: ...
    def __get__(self, holder: Any, owner: type[H]) -> Any:
        if holder is None:
            return self
        found = self._work_out(holder)
        setattr(holder, self._name, found)  # the instance is asked first from now on
        return found
