"""The base of what a host hands in: frozen, no unknown fields, no nulls, nothing shown in errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from fairdebt.facts.quick.lane import LANES
from fairdebt.facts.readers import wrong
from fairdebt.facts.subclasses import Quiet, stay_frozen, stay_words


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
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse what a subclass cannot be; see `fairdebt.facts.subclasses`."""
        super().__pydantic_init_subclass__(**kwargs)
        stay_frozen(cls)
        stay_words(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe what is taken: silence is nothing said, and no null."""
        described = handler(schema)
        for field in handler.resolve_ref_schema(described).get("properties", {}).values():
            if field.get("default", ...) is None:
                del field["default"]
        return described

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


class Sparse(Model, metaclass=Quiet):
    """A record of which most is silent.

    Of some ninety attributes an event is given six or eight. Its `__dict__` holds these alone, in the order of the
    fields; the None of all others stands once, in the class, and is read from there.
    """

    @model_validator(mode="after")
    def _only_what_was_given(self) -> Self:
        _forget_silence(self)
        return self

    @model_serializer(mode="wrap")
    def _without_silence(  # type: ignore[override]  # more is asked than of other models
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        if type(self) in _AS_KEPT and info.include is None and info.exclude is None and not info.exclude_unset:
            return dict(self.__dict__)
        whole = self.__copy__()  # pydantic expects every field to be there
        object.__setattr__(whole, "__dict__", dict.fromkeys(type(self).model_fields) | self.__dict__)
        return {name: value for name, value in handler(whole).items() if value is not None}

    if not TYPE_CHECKING:  # mypy knows the fields of each model_construct, and loses them here

        @classmethod
        def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
            """Make one of values that were checked before."""
            made = super().model_construct(_fields_set, **values)
            _forget_silence(made)
            return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some attributes replaced; None makes one silent."""
        copied = super().model_copy(update=update, deep=deep)
        if update is not None and any(value is None for value in update.values()):
            _forget_silence(copied)
        return copied

    def __hash__(self) -> int:
        """Return the hash of what was given; TypeError where that holds mappings."""
        return hash(frozenset(self.__dict__.items()))


_AS_KEPT: set[type[Sparse]] = set()
"""The classes that are written as their `__dict__` is; a subclass may write its own fields in its own way."""


def _forget_silence(made: Sparse) -> None:
    said, silent = made.__dict__, type(made).silent
    given = {name: value for name, value in said.items() if value is not None or name not in silent}
    object.__setattr__(made, "__dict__", given)
    fields_set = made.__pydantic_fields_set__
    if not fields_set <= given.keys():
        object.__setattr__(made, "__pydantic_fields_set__", fields_set & given.keys())


def silent_in_class(model: type[Sparse]) -> None:
    """Let a class answer for fields that were not given, once it is complete."""
    if all(field.alias is None for field in model.model_fields.values()):
        _AS_KEPT.add(model)
    model.silent = frozenset(name for name, field in model.model_fields.items() if not field.is_required())
    for name in model.silent:
        setattr(model, name, None)
