"""Schemas of the models: rule kinds, states, tables, the file itself."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from fairdebt.loader.schema.pieces import Schema, field, ref, words
from fairdebt.messages.policy_fields import WORDS
from fairdebt.rules import Model
from fairdebt.rules.model import required_names


def name_of(model: type[BaseModel]) -> str:
    """Return what the schema of a model is called: `posture_line` for `PostureLine`.

    >>> name_of(Model)
    'model'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


def schemas_of(*models: type[Model]) -> dict[str, Schema]:
    """Return the schemas of models and of those inside them, by name."""
    found: dict[str, Schema] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if name_of(model) not in found:
            found[name_of(model)] = model_schema(model)
            waiting.extend(inner for info in model.model_fields.values() for inner in _models_in(info.annotation))
    return found


def model_schema(model: type[Model]) -> Schema:
    """Return the schema of one model: its fields, what must be there, what goes together."""
    piece = name_of(model)
    properties = {
        info.alias or name: field(info.alias or name, _field_schema(info), piece)
        for name, info in model.model_fields.items()
    }
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := required_names(model):
        schema["required"] = list(required)
    if model.needs:
        schema["dependentRequired"] = {name: [needed] for name, needed in model.needs.items()}
    for one, other in model.one_of:
        schema["oneOf"] = [{"required": [one]}, {"required": [other]}]
    return schema


def _field_schema(info: FieldInfo) -> Schema:
    for each in info.metadata:
        if isinstance(each, WithJsonSchema) and each.json_schema is not None:
            return dict(each.json_schema)
    return _schema_of(info.annotation)


def _schema_of(annotation: Any) -> Schema:
    for each in getattr(annotation, "__metadata__", ()):
        if isinstance(each, WithJsonSchema) and each.json_schema is not None:
            return dict(each.json_schema)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _schema_of(next(part for part in inner if part is not type(None)))
    if origin is Literal:
        if inner == ("1",):
            return {"enum": [1, "1"]}  # plain in the file, a number to editors
        return words({word: WORDS.get(word) for word in inner})
    if origin is tuple:
        return {"type": "array", "items": _schema_of(inner[0])}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ref(name_of(annotation))
    return {"type": "string"}


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
