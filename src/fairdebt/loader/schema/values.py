"""Schemas of what stands beside names: words, numbers, dates, sets, terms, spans, hours."""

from __future__ import annotations

from fairdebt.clock import DAY_CLASSES
from fairdebt.loader.schema.pieces import Schema, field, mapping, one_or_list, ref, words
from fairdebt.messages import Text
from fairdebt.messages.policy_fields import WORDS
from fairdebt.policy import OWN_TYPES
from fairdebt.rules.fields import CALENDAR_ROLES, ID, ZONE_ROLES
from fairdebt.rules.specs import COMPARISONS, DISTANCES, SETS
from fairdebt.rules.terms import FORMS, PICKS
from fairdebt.vocabulary import ATTRIBUTES, CALENDARS, FACTS, TABLES, Type

NUMBER = r"-?\d{1,15}(\.\d{1,6})?( ?(%|[a-z_]+|[A-Z]{3}))?"
DATE = r"\d{4}-\d{2}-\d{2}"
NAME = r"[a-z][a-z0-9_]*"
OPERATOR = r"(>=|<=|>|<|=)\s*.+"
SPAN = r"(calendar day|\d{1,6} ((full )?(day|week)|business day|second|minute|hour|month|year)s?)"
DAYS = r"(calendar day|\d{1,6} ((full )?(day|week)|business day|month|year)s?)"
WINDOW = (
    r"(ever|calendar (day|month|year)|calendar week( from [a-z]+day)?|week|month|year"
    r"|\d{1,6} (day|week|month|year|hour|minute)s?)"
)
CLOCK = r"\d{1,2}:\d{2}(:\d{2})?"
NEVER: Schema = {"const": "never"}


def pattern(text: str) -> Schema:
    """Return a text that meets a regular expression as a whole."""
    return {"type": "string", "pattern": f"^{text}$"}


def value_name(type_: Type) -> str:
    """Return what the schema of a value of this type is called."""
    if type_.many:
        return f"some_{type_.table or type_.base}"
    if type_.base == "mapping":
        return f"some_{type_.table}"
    return f"one_{type_.table}" if type_.base == "name" and type_.table else f"one_{type_.base}"


def value_schemas() -> dict[str, Schema]:
    """Return the schemas of values, by name: one for each type of the vocabulary."""
    types = {entry.type for entry in ATTRIBUTES.values()} | {entry.type for entry in FACTS.values()}
    found = {value_name(type_): _value(type_) for type_ in sorted(types, key=value_name)}
    tables = sorted({type_.table for type_ in types if type_.table})
    found |= {f"word_{name}": words(table_words(name)) for name in tables}
    found["word_notice"] = {"anyOf": [found["word_notice"], pattern(rf"own\.{NAME}")]}
    found["set_comparison"] = _set(Type("name", "element", many=True), only_sets=True)
    found["value_of_named_term"] = {
        "anyOf": [
            _yes_or_no(),
            pattern(OPERATOR),
            {**_comparisons(list(COMPARISONS) + list(DISTANCES)), "minProperties": 1},
            {**mapping(dict.fromkeys(SETS, _a_list_of_words()), piece="comparison"), "minProperties": 1},
            mapping({"not": one_or_list({"type": "string"})}, required=("not",), piece="comparison"),
        ]
    }
    found["operand"] = {"anyOf": [{"type": ["string", "number"]}, ref("term_mapping")]}
    found |= _term_schemas() | _time_schemas() | _text_schemas()
    return found


def table_words(name: str) -> dict[str, Text | None]:
    """Return the words and groups of a table, each with its meaning."""
    table = TABLES[name]
    groups = {group: Text(zh="、".join(members), en=", ".join(members)) for group, members in table.groups.items()}
    return {**{word.name: word.says for word in table.words.values()}, **groups}


def _value(type_: Type) -> Schema:
    if type_.many or type_.base == "mapping":
        return _set(type_)
    itself = value_name(type_)
    fields: dict[str, Schema] = {"not": ref(itself), "given": _yes_or_no(), "equals": ref("operand")}
    match type_.base:
        case "number" | "amount":
            single: Schema = {"anyOf": [{"type": "number"}, pattern(f"({NUMBER}|none|{OPERATOR})")]}
            fields |= dict.fromkeys(COMPARISONS, ref("operand"))
        case "date" | "instant":
            single = pattern(f"({DATE}|none|{OPERATOR})")
            fields |= dict.fromkeys(COMPARISONS, ref("operand")) | dict.fromkeys(DISTANCES, pattern(OPERATOR))
        case "truth":
            single = _yes_or_no()
        case "name":
            word = ref(f"word_{type_.table}") if type_.table else {"type": "string"}
            single = {"anyOf": [word, {"const": "none"}]}
        case _:
            single = {"type": ["string", "number"]}
    compared = {**mapping(fields, piece="comparison"), "minProperties": 1}
    items: Schema = {"type": "array", "items": {"anyOf": [single, compared]}, "minItems": 1}
    return {"anyOf": [single, items, compared]}


def _yes_or_no() -> Schema:
    return {"enum": ["yes", "no"]}


def _a_list_of_words() -> Schema:
    return {"type": "array", "items": {"type": "string"}, "minItems": 1}


def _comparisons(names: list[str]) -> Schema:
    return mapping(
        {name: pattern(OPERATOR) if name in DISTANCES else ref("operand") for name in names}, piece="comparison"
    )


def _set(type_: Type, *, only_sets: bool = False) -> Schema:
    word = ref(f"word_{type_.table}") if type_.table else {"type": "string"}
    detail: Schema = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "object"}}
    items: Schema = {"type": "array", "items": {"anyOf": [word, detail]}, "minItems": 1}
    fields: dict[str, Schema] = dict.fromkeys(SETS, items)
    if only_sets:
        return {**mapping(fields), "minProperties": 1}
    itself = value_name(type_)
    fields |= {"not": ref(itself), "given": _yes_or_no()}
    return {"anyOf": [{"const": "none"}, {**mapping(fields), "minProperties": 1}]}


def _term_schemas() -> dict[str, Schema]:
    fact = {"anyOf": [words({path: entry.says for path, entry in FACTS.items()}), pattern(rf"own\.{NAME}")]}
    parts: dict[str, Schema] = {
        "fact": ref("fact"),
        "table": pattern(NAME),
        "sum": {"type": "array", "minItems": 2, "items": {"anyOf": [pattern(DAYS), ref("term")]}},
        "term": pattern(NAME),
        "else": {"anyOf": [{"type": ["string", "number"]}, ref("term_mapping")]},
        "as_of": ref("term"),
        "pick": words({pick: WORDS[pick] for pick in PICKS}),
        "times": {"type": ["string", "number"]},
    }
    forms = [
        mapping({name: parts[name] for name in (form, *beside)}, required=(form,)) for form, beside in FORMS.items()
    ]
    return {
        "fact": fact,
        "term_mapping": {"type": "object", "oneOf": forms},
        "term": {"anyOf": [pattern(rf"({NAME}\.)*{NAME}"), ref("term_mapping")]},
        "lasting": {"anyOf": [ref("spans"), ref("term_mapping")]},
    }


def _time_schemas() -> dict[str, Schema]:
    band: Schema = {
        "anyOf": [
            pattern(rf"{CLOCK}\s*-\s*{CLOCK}"),
            mapping(
                {"after": pattern(CLOCK), "before": pattern(CLOCK)}, required=("after", "before"), piece="comparison"
            ),
        ]
    }
    classes = mapping(
        {name: {"anyOf": [NEVER, ref("band"), {"type": "array", "items": ref("band")}]} for name in DAY_CLASSES}
    )
    times = pattern(rf"{NAME}\.{NAME}")
    stated = mapping({"stated_in": times}, required=("stated_in",))
    hours: Schema = {"anyOf": [{**classes, "minProperties": 1}, stated]}
    chain = mapping({"then": {"type": "array", "items": pattern(DAYS), "minItems": 1}}, required=("then",))
    return {
        "band": band,
        "day": pattern(DATE),
        "spans": one_or_list({"anyOf": [pattern(SPAN), chain]}),
        "window": one_or_list(pattern(WINDOW)),
        "limits": one_or_list(pattern(rf"\d{{1,6}} (per )?{WINDOW}")),
        "hours": hours,
        "closed": hours,
        "stated_times": times,
        "zones": one_or_list({"anyOf": [{"enum": list(ZONE_ROLES)}, pattern(r"[A-Za-z_+\-0-9/]+")]}),
        "calendars": one_or_list({"enum": [*CALENDAR_ROLES, *CALENDARS]}),
        "business_days": {"enum": ["national", *CALENDARS]},
        "counting": {
            "anyOf": [
                {"enum": ["events", "days_in_a_row", "distinct channel", "total minutes"]},
                pattern(rf"(distinct|total) {NAME}"),
            ]
        },
    }


def _text_schemas() -> dict[str, Schema]:
    text: Schema = {"type": ["string", "number"], "minLength": 1}
    languages = mapping({"zh": text, "en": text}, required=("zh", "en"))
    said: Schema = {"anyOf": [text, languages]}
    own = {"anyOf": [{"enum": list(OWN_TYPES)}, {"type": "array", "items": pattern(NAME), "minItems": 1}]}
    acts = words({word.name: word.says for word in TABLES["act"].words.values()})
    dates = {name: entry.says for name, entry in ATTRIBUTES.items() if entry.type.base in ("date", "instant")}
    return {
        "text": text,
        "texts": {"type": "array", "items": text},
        "sayings": {"type": "array", "items": ref("said")},
        "both": said,  # one text is for a house's own file alone, which only the loader knows
        "said": said,
        "id": pattern(ID),
        "policy_name": pattern(r"[a-z0-9]+([._-][a-z0-9]+)*"),
        "jurisdiction": pattern(r"(any|[A-Z]{2}(-[A-Z0-9]{1,3})?(/[a-z0-9]+(-[a-z0-9]+)*)?)"),
        "acts": {"type": "array", "items": acts},
        "own_type": own,
        "date_field": words(dict(dates)),
        "row": mapping(
            {
                "for": field("for", {"type": ["string", "array", "object"]}),
                "is": text,
                "from": ref("day"),
                "until": ref("day"),
                "citation": ref("said"),
                "sources": ref("texts"),
                "checked_on": ref("day"),
            },
            required=("for", "is"),
        ),
        "rows": {"type": "array", "items": ref("row"), "minItems": 1},
    }
