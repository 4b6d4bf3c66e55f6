"""The JSON Schema of scenario files, for editors: built from the models of case and act and from the vocabulary."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fairdebt.facts import Action, Case, Event, History
from fairdebt.facts.types import Att, Fct, may_be_none
from fairdebt.messages import Text
from fairdebt.scenarios.fields import OUTCOMES
from fairdebt.scenarios.model import SETS
from fairdebt.vocabulary import ATTRIBUTES, CLAIM_TYPES, FACTS, NOTICES, TABLES, Silence, Type

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
NAMES: Schema = {"type": "array", "items": TEXT}
_NUMBER: Schema = {"type": ["number", "string"], "minimum": 0}
_DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_INSTANT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$"}
_TIMES: Schema = {"type": "object", "minProperties": 1}
_ABSENT = Silence("none", Text(zh="", en=""))
_OWN: Schema = {"type": "string", "pattern": r"^own\.[a-z][a-z0-9_]*$"}


def scenario_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of one document of a scenario file."""
    defs: dict[str, Schema] = {}
    case = _reference(Case, defs)
    action = _reference(Action, defs)
    events = {"type": "array", "items": _reference(Event, defs)}
    history = {"anyOf": [events, _reference(History, defs), {"const": "unknown"}]}
    sets = dict.fromkeys(SETS, NAMES)
    never: Schema = {"enum": ["never"]}
    once = _object({"once": NAMES}, ["once"])
    times = {"next_permitted": {"anyOf": [_INSTANT, never, once]}, "permitted_until": {"anyOf": [_INSTANT, never]}}
    expect = _object({"outcome": {"enum": list(OUTCOMES)}, **sets, **times}, ["outcome"])
    title = {"anyOf": [TEXT, _object({"zh": TEXT, "en": TEXT}, ["zh", "en"])]}
    fields: dict[str, Schema] = {
        "scenario": title,
        "policies": {**NAMES, "minItems": 1},
        "case": case,
        "history": history,
        "action": action,
        "expect": expect,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "fairdebt scenario",
        "description": "fairdebt 场景文件\na scenario file of fairdebt",
        **_object(fields, ["policies", "case", "action"]),
        "$defs": dict(sorted(defs.items())),
    }


def _object(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _reference(model: type[BaseModel], defs: dict[str, Schema]) -> Schema:
    name = model.__name__.lower()
    if name not in defs:
        defs[name] = {}
        properties = {field.alias or key: _field(field, defs) for key, field in model.model_fields.items()}
        required = [field.alias or key for key, field in model.model_fields.items() if field.is_required()]
        defs[name] = _object(properties, required)
    return {"$ref": f"#/$defs/{name}"}


def _field(field: FieldInfo, defs: dict[str, Schema]) -> Schema:
    for mark in field.metadata:
        if isinstance(mark, Att):
            attribute = ATTRIBUTES[mark.name]
            return _described(schema_of_type(attribute.type, attribute.silence), attribute.says)
        if isinstance(mark, Fct):
            fact = FACTS[mark.path]
            return _described(schema_of_type(fact.type, fact.silence), fact.says)
    return _annotated(field.annotation, defs)


def _described(schema: Schema, says: Text) -> Schema:
    return {"description": f"{says.zh}\n{says.en}", **schema}


def _annotated(annotation: Any, defs: dict[str, Schema]) -> Schema:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _reference(annotation, defs)
    parts = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    origin = get_origin(annotation)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _annotated(parts[0], defs)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _annotated(parts[1], defs)}
    if parts:
        found = [_annotated(part, defs) for part in parts]
        return found[0] if len(found) == 1 else {"anyOf": found}
    return {"type": {bool: "boolean", int: "number", float: "number"}.get(annotation, "string")}


def schema_of_type(type_: Type, silence: Silence) -> Schema:
    """Return the JSON Schema of a value of the vocabulary, with `unknown`, and `none` where that can be meant."""
    also = ["unknown", "none"] if may_be_none(type_, silence) else ["unknown"]
    if type_.many:
        return {"anyOf": [*_several(type_), {"enum": also}]}
    single = _single(type_)
    if "enum" in single:
        return {"enum": [*single["enum"], *also]}
    return single if single.get("type") == "string" and "pattern" not in single else {"anyOf": [single, {"enum": also}]}


def _several(type_: Type) -> list[Schema]:
    item = _single(Type(type_.base, type_.table))
    lists: list[Schema] = [{"type": "array", "items": item}]
    if type_.base == "name" and type_.table:
        keys: Schema = {"propertyNames": item} if "enum" in item else {}
        lists.append({"type": "object", **keys})
    return lists


def _single(type_: Type) -> Schema:
    match type_.base:
        case "name" if type_.table == "notice":
            return {"anyOf": [{"enum": [*NOTICES]}, _OWN]}
        case "name" if type_.table in TABLES and TABLES[type_.table].words:
            return {"enum": [*TABLES[type_.table].words]}
        case "truth":
            return {"enum": ["yes", "no", True, False]}
        case "number" | "amount":
            return _NUMBER
        case "instant":
            return _INSTANT
        case "date":
            return _DATE
        case "times":
            return _TIMES
        case "mapping":
            claims = {name: schema_of_type(of, _ABSENT) for name, of in CLAIM_TYPES.items()}
            return {"type": "object", "properties": claims, "additionalProperties": False}
        case _:
            return TEXT
