"""Small pieces of schemas: hints in both languages, lists of words, objects with fixed names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from fairdebt.messages import Text
from fairdebt.messages.policy_fields import FIELDS

Schema: TypeAlias = dict[str, Any]


def ref(name: str) -> Schema:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def hint(text: Text) -> str:
    """Return a meaning in both languages."""
    return f"{text.zh}\n{text.en}"


def words(meanings: Mapping[str, Text | None]) -> Schema:
    """Return a choice of fixed words, each with its meaning beside it where editors complete."""
    return {
        "enum": list(meanings),
        "enumDescriptions": ["" if text is None else hint(text) for text in meanings.values()],
    }


def one_or_list(item: Schema) -> Schema:
    """Return an item, or a list of such items."""
    return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}


def field(name: str, schema: Schema, piece: str = "") -> Schema:
    """Return the schema of a field with its meaning: that of `piece.name`, else that of `name`."""
    text = FIELDS.get(f"{piece}.{name}") or FIELDS.get(name)
    return schema if text is None else {"description": hint(text), **schema}


def mapping(fields: Mapping[str, Schema], *, required: tuple[str, ...] = (), piece: str = "") -> Schema:
    """Return a mapping of these names and no others."""
    schema: Schema = {
        "type": "object",
        "properties": {name: field(name, each, piece) for name, each in fields.items()},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(required)
    return schema


def by_name(item: Schema) -> Schema:
    """Return a mapping of names that the author chooses to `item`."""
    return {"type": "object", "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"}, "additionalProperties": item}
