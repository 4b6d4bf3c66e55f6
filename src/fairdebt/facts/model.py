"""The base of what a host hands in: frozen, no unknown fields, no nulls, nothing shown in errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer, model_validator

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
