"""The base of what a host hands in: frozen, no unknown fields, no nulls, nothing shown in errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer, model_validator

from fairdebt.facts.quick import LANES
from fairdebt.facts.types import wrong


class Model(BaseModel):
    """A frozen record of facts. Silence is None inside and simply absent in JSON."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Read a dict or another mapping: by the quick lane where it can, else as pydantic does."""
        if type(obj) is dict and not options and (lane := LANES.get(cls)) is not None:
            found: Self | None = lane.read(obj)
            if found is not None:
                return found
        return super().model_validate(obj, **options)

    @property
    def model_fields_set(self) -> set[str]:
        """Return the names that were given, in a set of the caller's own."""
        return set(self.__pydantic_fields_set__)

    def __repr__(self) -> str:
        """Show no names, numbers or words: facts about people do not belong in logs."""
        return f"{type(self).__name__}(...)"

    def __str__(self) -> str:
        """Show what `repr` shows."""
        return repr(self)

    @model_validator(mode="before")
    @classmethod
    def _no_nulls(cls, raw: Any) -> Any:
        if isinstance(raw, Mapping):
            for name, value in raw.items():
                if value is None:
                    raise wrong("input_null", name=str(name))
        return raw

    @model_serializer(mode="wrap")
    def _without_silence(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}
