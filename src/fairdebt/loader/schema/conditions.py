"""Schemas of conditions and filters: every attribute and fact with what may stand beside it.

Names that an author declares are admitted where they can stand. A named term may stand where a misspelt attribute
may, so an unknown name is admitted only with a comparison, or yes or no, beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from fairdebt.loader.schema.pieces import Schema, field, hint, mapping, one_or_list, ref, words
from fairdebt.loader.schema.values import NAME, NEVER, OPERATOR, pattern, value_name
from fairdebt.rules.keys import DEBT_FIELDS
from fairdebt.rules.specs import COMPARISONS
from fairdebt.vocabulary import ATTRIBUTES, CLAIM_TYPES, FACTS, TABLES, Attribute, Fact

NAMED: Schema = pattern(NAME)


def condition_schemas() -> dict[str, Schema]:
    """Return the schemas of conditions, filters on events, definitions (which serve as both), and what holds them."""
    acts = {name: entry for name, entry in ATTRIBUTES.items() if "act" in entry.on}
    happened: dict[str, Schema] = {"happened": ref("happened")}
    now: dict[str, Schema] = {"now": one_or_list(NAMED)}
    found: dict[str, Schema] = {}
    for name, attributes, facts, more in (
        ("condition", acts, FACTS, happened),
        ("event_filter", ATTRIBUTES, {}, now),
        ("definition", ATTRIBUTES, FACTS, {**happened, **now}),
    ):
        found[f"{name}_mapping"] = _mapping(name, attributes, facts, more)
        listed = {"type": "array", "items": ref(name), "minItems": 1}
        found[name] = {"anyOf": [NAMED, listed, ref(f"{name}_mapping")]}
    return found | _around()


def _mapping(
    name: str, attributes: Mapping[str, Attribute], facts: Mapping[str, Fact], more: dict[str, Schema]
) -> Schema:
    nested: dict[str, Schema] = {"any": ref(name), "all": ref(name), "not": ref(name), "is": ref(name), **more}
    properties = {each: field(each, schema, "condition") for each, schema in nested.items()}
    entries: list[tuple[str, Attribute | Fact]] = [*attributes.items(), *facts.items()]
    for named, entry in entries:
        properties[named] = {"description": hint(entry.says), **ref(value_name(entry.type))}
    schema: Schema = {"type": "object", "properties": properties, "minProperties": 1}
    if facts:
        schema["patternProperties"] = {rf"^own\.{NAME}$": {}}
        schema["additionalProperties"] = ref("value_of_named_term")
    else:
        schema["additionalProperties"] = False
    return schema


def _around() -> dict[str, Schema]:
    """What holds conditions: counts, anchors, keys, claims."""
    debts: Schema = {"enum": list(DEBT_FIELDS)}
    keys = words({"debt": None, **{name: entry.says for name, entry in ATTRIBUTES.items() if "act" in entry.on}})
    key_of: Schema = {"type": "object", "minProperties": 1, "maxProperties": 1}
    anchor: Schema = {
        "anyOf": [
            mapping({which: ref("event_filter")}, required=(which,), piece="anchor") for which in ("first", "last")
        ]
        + [mapping({"date": ref("term")}, required=("date",))]
    }
    happened = {
        "of": ref("event_filter"),
        "counting": ref("counting"),
        "at_least": {"type": ["string", "integer"]},
        "within": ref("window"),
        "ago": pattern(OPERATOR),
        "spanning": ref("spans"),
        "starts_after": ref("anchors"),
        "reset_by": ref("event_filter"),
        "per": ref("keys"),
    }
    compared = mapping({**dict.fromkeys(COMPARISONS, ref("operand")), "not": {}}, piece="comparison")
    claim: Schema = {"anyOf": [NEVER, {**compared, "minProperties": 1}, ref("condition")]}
    claims = {
        name: {"description": hint(word.says), **ref("claim")}
        for name, word in TABLES["claim"].words.items()
        if name in CLAIM_TYPES
    }
    return {
        "happened": mapping(happened, required=("of", "per"), piece="happened"),
        "anchors": one_or_list(anchor),
        "keys": {
            "type": "array",
            "items": {"anyOf": [keys, NAMED, {**key_of, "additionalProperties": {"anyOf": [debts, NAMED]}}]},
        },
        "begins": {"anyOf": [mapping({"date": ref("fact")}, required=("date",)), ref("event_filter")]},
        "claim": claim,
        "claims": {"type": "object", "properties": claims, "additionalProperties": False, "minProperties": 1},
        "together": mapping(
            {"when": ref("condition"), "sharing": {"type": "string"}}, required=("when", "sharing"), piece="key_form"
        ),
    }
