"""The two schemas as a whole: a policy file, and the index of a folder."""

from __future__ import annotations

from fairdebt.loader.schema.conditions import condition_schemas
from fairdebt.loader.schema.models import model_schema, name_of, schemas_of
from fairdebt.loader.schema.pieces import Schema, by_name, field, ref, words
from fairdebt.loader.schema.values import NAME, value_schemas
from fairdebt.messages.policy_fields import WORDS
from fairdebt.policy import LIMITS, IndexFile, KeyForm, OwnFact, OwnNotice, PolicyFile, TableForm
from fairdebt.rules import RULE_KINDS, Model, StateForm
from fairdebt.vocabulary import TABLES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def policy_schema() -> Schema:
    """Return the JSON Schema of a policy file."""
    schema = model_schema(PolicyFile)
    return {
        "$schema": DRAFT,
        "title": "fairdebt policy",
        "description": "fairdebt 政策文件\na policy file of fairdebt",
        **schema,
        "$defs": _sorted(_definitions()),
    }


def index_schema() -> Schema:
    """Return the JSON Schema of the index of a folder of policies."""
    places = {"type": "array", "items": ref("jurisdiction")}
    own = {"jurisdictions": places} | {
        name: {"type": "array", "items": words({word.name: word.says for word in TABLES[table].words.values()})}
        for name, table in LIMITS.items()
    }
    every = _definitions() | schemas_of(IndexFile) | own
    return {
        "$schema": DRAFT,
        "title": "fairdebt index",
        "description": "fairdebt 政策文件夹的索引\nthe index of a folder of policies",
        **model_schema(IndexFile),
        "$defs": _sorted({name: every[name] for name in _OF_INDEXES}),
    }


_OF_INDEXES = (*LIMITS, "acts", "coverage_form", "day", "jurisdiction", "jurisdictions", "only_for", "text", "texts")


def _definitions() -> dict[str, Schema]:
    forms: dict[str, type[Model]] = {
        "state": StateForm,
        "table": TableForm,
        "key": KeyForm,
        "own_fact": OwnFact,
        "own_notice": OwnNotice,
    }
    found = schemas_of(PolicyFile, *RULE_KINDS.values())
    del found[name_of(PolicyFile)]
    found |= {name: model_schema(form) for name, form in forms.items()}
    found |= value_schemas() | condition_schemas()
    own = {"type": "object", "propertyNames": {"pattern": rf"^own\.{NAME}$"}}
    found |= {
        "rule": _rule(),
        "rules": {"type": "array", "items": ref("rule")},
        "conditions_by_name": by_name(ref("definition")),
        "states_by_name": by_name(ref("state")),
        "tables_by_name": by_name(ref("table")),
        "terms_by_name": by_name(ref("term")),
        "keys_by_name": by_name(ref("key")),
        "own_facts": {**own, "additionalProperties": ref("own_fact")},
        "own_notices": {**own, "additionalProperties": ref("own_notice")},
    }
    return found


def _rule() -> Schema:
    """A rule: its kind first, then the fields of that kind."""
    kinds = words({kind: WORDS.get(kind) for kind in RULE_KINDS})
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": field("kind", kinds)},
        "allOf": [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": kind}}},
                "then": ref(name_of(model)),
            }
            for kind, model in RULE_KINDS.items()
        ],
    }


def _sorted(definitions: dict[str, Schema]) -> dict[str, Schema]:
    return {name: definitions[name] for name in sorted(definitions)}
