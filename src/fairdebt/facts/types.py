"""How pydantic reads a value of the vocabulary: one schema for each type, built from the tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema as schemas

from fairdebt.facts.readers import (
    MAX_ID,
    MAX_TEXT,
    OWN,
    read_claims,
    read_date,
    read_detailed,
    read_ids,
    read_instant,
    read_notice,
    read_number,
    read_times,
    read_truth,
    read_zone,
    read_zones,
    words_of,
)
from fairdebt.vocabulary import ATTRIBUTES, FACTS, NOTICES, Silence, Type


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is read, as pydantic and the quick lane both need it.

    `base` tells by what: `words` (one of them), `truth` (one of them, or a bool), `plain` (one of them, or what `read`
    makes of it: a list of such `names` becomes a tuple), `text` (of `least` to `most` characters).
    """

    base: Literal["words", "truth", "plain", "text"]
    words: frozenset[str] = frozenset()
    read: Callable[[Any], Any] | None = None
    names: frozenset[str] | None = None
    least: int = 0
    most: int = MAX_TEXT

    @property
    def is_word(self) -> bool:
        """Tell whether it is read as one word: of a table, a truth, or a kind of notice."""
        return self.base in ("words", "truth") or self.read is read_notice

    def schema(self) -> CoreSchema:
        """Return what pydantic checks."""
        match self.base:
            case "words":
                return schemas.literal_schema(sorted(self.words))
            case "truth":
                literal = schemas.literal_schema(sorted(self.words))
                told = schemas.union_schema([literal, schemas.bool_schema()])
                return schemas.no_info_before_validator_function(read_truth, literal, json_schema_input_schema=told)
            case "plain":
                assert self.read is not None
                return _plain(self.read, self.words, self.names)
        return schemas.str_schema(min_length=self.least or None, max_length=self.most, strict=True)


def _plain(read: Callable[[Any], Any], words: frozenset[str], names: frozenset[str] | None) -> CoreSchema:
    def validate(raw: Any) -> Any:
        if type(raw) is str and raw in words:
            return raw
        return read(raw)

    told = _TOLD.get(read) or _told_names(names)
    also = [schemas.literal_schema(sorted(words))] if words else []
    return schemas.no_info_plain_validator_function(
        validate, json_schema_input_schema=schemas.union_schema([*also, told])
    )


_TOLD: dict[Callable[[Any], Any], CoreSchema] = {
    read_instant: schemas.datetime_schema(),
    read_date: schemas.date_schema(),
    read_number: schemas.union_schema([schemas.float_schema(ge=0), schemas.str_schema()]),
    read_ids: schemas.list_schema(schemas.str_schema(min_length=1, max_length=MAX_ID), min_length=1),
    read_zone: schemas.str_schema(min_length=1, max_length=MAX_ID),
    read_zones: schemas.list_schema(schemas.str_schema(min_length=1, max_length=MAX_ID), min_length=1),
    read_times: schemas.dict_schema(schemas.str_schema(), schemas.any_schema()),
    read_claims: schemas.dict_schema(schemas.str_schema(), schemas.any_schema()),
    read_notice: schemas.str_schema(pattern=rf"^{OWN.pattern}$"),
}
"""What the JSON schema of a model says of a value that a function reads."""


def _told_names(names: frozenset[str] | None) -> CoreSchema:
    """Return what the JSON schema says of a list of words, or of a mapping by word."""
    name = schemas.str_schema() if names is None else schemas.literal_schema(sorted(names))
    return schemas.union_schema([schemas.list_schema(name), schemas.dict_schema(name, schemas.any_schema())])


def form_of(type_: Type, silence: Silence) -> Form:
    """Return how a value of `type_` is read: the value itself, `unknown`, and `none` where that can be meant."""
    also = frozenset(("unknown", "none") if may_be_none(type_, silence) else ("unknown",))
    if type_.many:
        if type_.base == "name" and type_.table:
            return Form("plain", also, read_detailed(type_), words_of(type_) or None)
        return Form("plain", also, read_ids)
    match type_.base:
        case "name" if type_.table == "notice":
            return Form("plain", frozenset(NOTICES), read_notice)
        case "name" if words := words_of(type_):
            return Form("words", words | also)
        case "truth":
            return Form("truth", also | {"yes", "no"})
        case "number" | "amount":
            return Form("plain", also, read_number)
        case "instant":
            return Form("plain", frozenset(), read_instant)
        case "date":
            return Form("plain", also, read_date)
        case "times":
            return Form("plain", also, read_times)
        case "mapping":
            return Form("plain", also, read_claims)
        case "text":
            return Form("text")
    return Form("text", least=1, most=MAX_ID)


def may_be_none(type_: Type, silence: Silence) -> bool:
    """Tell whether `none`, known absence, can be meant: optional dates, ids and lists, and what silence makes none."""
    return silence.means == "none" or ((type_.base in ("date", "id", "text") or type_.many) and silence.means != "all")


@dataclass(frozen=True, slots=True)
class Att:
    """Marks a field as the attribute `name` of the vocabulary."""

    name: str

    @property
    def form(self) -> Form:
        """Return how it is read."""
        attribute = ATTRIBUTES[self.name]
        return form_of(attribute.type, attribute.silence)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.form.schema()


_ZONES = frozenset({"lender.zone", "recipient.zones"})
"""Facts of a person whose texts are names of time zones."""


@dataclass(frozen=True, slots=True)
class Fct:
    """Marks a field as the fact `path` of the vocabulary."""

    path: str

    @property
    def form(self) -> Form:
        """Return how it is read."""
        fact = FACTS[self.path]
        form = form_of(fact.type, fact.silence)
        if self.path not in _ZONES:
            return form
        also = frozenset({"unknown", "none"})
        return Form("plain", also, read_zones if fact.type.many else read_zone)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.form.schema()
