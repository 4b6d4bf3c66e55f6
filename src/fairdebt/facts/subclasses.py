"""What a host's subclass may change: anything pydantic lets it, as long as values stay frozen and words stay words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, dataclass_transform

from pydantic import BaseModel, Field, GetCoreSchemaHandler, PrivateAttr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticUndefined, SchemaValidator, core_schema as schemas

from fairdebt.facts.types import Att, Fct

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)


@dataclass_transform(kw_only_default=True, field_specifiers=(Field, PrivateAttr))
class Quiet(ModelMetaclass):
    """Classes that answer None for fields that their instances were not given, and say so to nobody else.

    A host's type checker knows the fields of such a class as it does those of any model of pydantic's.

    pydantic takes what a class says of a field for its default: it would be lost in the next subclass that a field is
    required, or has another default.
    """

    silent: frozenset[str] = frozenset()
    """The fields that such a class, and every one below it, answers for."""

    def __getattribute__(cls, name: str) -> Any:  # noqa: N805  # classes are what it makes
        found = _look(cls, name)
        if found is None and name in _look(cls, "silent"):
            own = _look(cls, "__dict__")
            if "silent" in own or name not in own:
                raise AttributeError(name)
        return found


_look = type.__getattribute__


@dataclass(frozen=True, slots=True)
class Also:
    """Marks a field that a subclass declares again: what passes its own checks is read as the vocabulary has it."""

    mark: Att | Fct

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        ours = schemas.nullable_schema(self.mark.form.schema())
        return schemas.nullable_schema(schemas.chain_schema([handler(source), ours]))  # nulls are refused as nulls


def stay_frozen(model: type[BaseModel]) -> None:
    """Refuse a class whose instances could be changed.

    Raises:
        TypeError: it is not frozen.
    """
    if not model.model_config.get("frozen"):
        raise TypeError(f"`{model.__name__}` has to stay frozen: what was decided would not be true any more")


def stay_words(model: type[BaseModel]) -> None:
    """Let the vocabulary go on checking the fields that a class declares again, and their defaults.

    Raises:
        TypeError: a default is not of the vocabulary, a field became something else, or its type is not defined yet.
    """
    fields = model.model_fields
    inherited = [base.model_fields for base in model.__bases__ if issubclass(base, BaseModel)]
    marks = {name: mark for said in inherited for name, field in said.items() if (mark := _mark_of(field)) is not None}
    again = [name for name in marks if _is_new(fields.get(name), [said[name] for said in inherited if name in said])]
    for name in again:
        _keep(model, name, marks[name])
    if again:
        model.model_rebuild(force=True)
    for name in again:
        if _mark_of(model.model_fields[name]) is None:
            raise TypeError(f"`{name}` of `{model.__name__}` has a type that is not defined yet: define it first")


def _mark_of(field: FieldInfo) -> Att | Fct | None:
    for each in field.metadata:
        if isinstance(each, Att | Fct | Also):
            return each.mark if isinstance(each, Also) else each
    return None


def _is_new(field: FieldInfo | None, inherited: list[FieldInfo]) -> bool:
    """Tell whether a class says anything of a field it inherits: its type, its default, or that it is none."""
    if field is None or _mark_of(field) is None:
        return True
    return any(field.default is not each.default for each in inherited)


def _keep(model: type[BaseModel], name: str, mark: Att | Fct) -> None:
    field = model.model_fields.get(name)
    if field is None:
        raise TypeError(f"`{name}` of `{model.__name__}` is an attribute of the vocabulary: it has to stay a field")
    if field.default not in (None, PydanticUndefined):
        try:
            SchemaValidator(mark.form.schema()).validate_python(field.default)
        except ValidationError:
            raise TypeError(f"the default of `{name}` of `{model.__name__}` is none that it can have") from None
    field.validate_default = True
    if _mark_of(field) is None:
        field.metadata.append(Also(mark))
