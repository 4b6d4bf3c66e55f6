"""A mapping that stays what it was when it was read."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Fixed(dict[K, V]):
    """A dict that nobody changes: what follows from a case is kept with it, and would not follow any more.

    >>> Fixed({"band": "high"})
    {'band': 'high'}
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("facts are never changed in place: make another case, act or event with `model_copy`")

    __setitem__ = __delitem__ = _refuse
    __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """Be copied and pickled whole, not item by item."""
        return type(self), (dict(self),)
