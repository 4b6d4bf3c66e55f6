"""How pydantic reads a value of the vocabulary: one schema for each type, built from the tables."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema as schemas

from fairdebt.clock import DAY_CLASSES, Band, Recurrence, Stated, Week, parse_band, parse_recurrence
from fairdebt.messages import say
from fairdebt.vocabulary import ATTRIBUTES, CLAIM_TYPES, FACTS, NOTICES, TABLES, Silence, Type

MAX_TEXT = 200_000
MAX_ID = 200
OWN = re.compile(r"own\.[a-z][a-z0-9_]*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def wrong(key: str, **words: str) -> PydanticCustomError:
    """Return an error that is said with the sentence `key` of the catalogue."""
    words = {name: shown(word) for name, word in words.items()}
    return PydanticCustomError("input", "{message}", {"message": say(key, **words).en, "key": key, **words})


def shown(text: str) -> str:
    """Return a piece of input as it can be shown: short, printable whatever it contains, without numbers of people."""
    text = text[:60].encode("utf-8", "backslashreplace").decode()
    return re.sub(r"\d{5,}", "***", text)


def has_surrogate(text: str) -> bool:
    """Tell whether a text has half a character in it, which no file could hold."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def read_truth(raw: Any) -> Any:
    """Take a Python bool for yes or no."""
    if raw is True:
        return "yes"
    return "no" if raw is False else raw


def read_number(raw: Any) -> Decimal:
    """Read a number that is not negative; text, int, float and Decimal will do."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        raise wrong("input_not_a_number")
    if isinstance(raw, float) and not math.isfinite(raw):
        raise wrong("input_not_a_number")
    try:
        number = Decimal(str(raw)) if isinstance(raw, float) else Decimal(raw)
    except (InvalidOperation, ValueError):
        raise wrong("input_not_a_number") from None
    if not number.is_finite():
        raise wrong("input_not_a_number")
    if number < 0:
        raise wrong("input_negative")
    if number.adjusted() > 15:
        raise wrong("input_too_large")
    return number


def read_instant(raw: Any) -> datetime:
    """Read an aware instant; a naive one is refused.

    It is kept with a plain offset of whole minutes, as JSON writes it: one of an hour that happens twice would equal
    no other, one of a library's own type may be more than an instant.
    """
    if isinstance(raw, str):
        try:
            raw = datetime.fromisoformat(raw)
        except ValueError:
            raise wrong("input_not_an_instant") from None
    if not isinstance(raw, datetime):
        raise wrong("input_not_an_instant")
    offset = raw.utcoffset()
    if raw.tzinfo is None or offset is None:
        raise wrong("input_naive")
    if not 1900 <= raw.year <= 2200:
        raise wrong("input_year")
    if type(raw) is datetime and type(raw.tzinfo) is timezone and not offset % _MINUTE:
        return raw
    seconds = (raw.hour, raw.minute, raw.second, raw.microsecond)
    plain = datetime(raw.year, raw.month, raw.day, *seconds, tzinfo=timezone(offset))
    return plain.astimezone(UTC) if offset % _MINUTE else plain


_MINUTE: Final = timedelta(minutes=1)


def read_date(raw: Any) -> date:
    """Read a local date."""
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    raise wrong("input_not_a_date")


def stated_of(raw: Any) -> Stated:
    """Read stated times: weekly bands, a recurrence, or several of them.

    `{weekdays: "18:00-21:00", saturday: ["09:00-10:00", "20:00-21:00"]}`,
    `{rrule: "FREQ=MONTHLY;BYMONTHDAY=15", from: "2026-03-01", hours: "09:00-12:00"}`, or `{any: [...]}`.
    """
    items = raw["any"] if isinstance(raw, Mapping) and set(raw) == {"any"} else [raw]
    if not isinstance(items, list | tuple) or not items:
        raise wrong("input_not_times")
    return tuple(_recurrence(item) if isinstance(item, Mapping) and "rrule" in item else _week(item) for item in items)


def _week(raw: Any) -> Week:
    if not isinstance(raw, Mapping) or not raw:
        raise wrong("input_not_times")
    classes = []
    for name, bands in raw.items():
        if name not in DAY_CLASSES:
            raise wrong("input_not_times")
        classes.append((DAY_CLASSES[name], _bands(bands)))
    return Week(tuple(classes))


def _recurrence(raw: Mapping[str, Any]) -> Recurrence:
    if not {"rrule", "from"} <= raw.keys() <= {"rrule", "from", "hours"} or not isinstance(raw["rrule"], str):
        raise wrong("input_not_recurrence")
    try:
        return parse_recurrence(raw["rrule"], read_date(raw["from"]), _bands(raw.get("hours", "00:00-24:00")))
    except ValueError:
        raise wrong("input_not_recurrence") from None


def _bands(bands: Any) -> tuple[Band, ...]:
    items = [] if bands == "never" else bands if isinstance(bands, list | tuple) else [bands]
    try:
        return tuple(parse_band(str(item)) for item in items)
    except ValueError:
        raise wrong("input_not_times") from None


def read_ids(raw: Any) -> tuple[str, ...]:
    """Read a list of ids: text, not empty."""
    if not isinstance(raw, list | tuple):
        raise wrong("input_not_a_list")
    if not raw:
        raise wrong("input_empty_list")
    for item in raw:
        if not isinstance(item, str) or not 0 < len(item) <= MAX_ID:
            raise wrong("input_not_ids")
        if has_surrogate(item):
            raise wrong("input_surrogate")
    return tuple(raw)


def read_times(raw: Any) -> dict[str, Any]:
    """Check stated times and keep them as they are written, in lists of our own."""
    stated_of(raw)
    kept: dict[str, Any] = _as_written(raw)
    return kept


def _as_written(raw: Any) -> Any:
    if isinstance(raw, Mapping):
        return {str(name): _as_written(held) for name, held in raw.items()}
    if isinstance(raw, list | tuple):
        return [_as_written(held) for held in raw]
    if isinstance(raw, str):
        return str(raw)
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw.isoformat()
    raise wrong("input_not_times")


def read_claims(raw: Any) -> dict[str, Any]:
    """Read `{will_sue: "yes", amount: "1200.00"}`, each value by the type of its claim."""
    if not isinstance(raw, Mapping):
        raise wrong("input_not_claims")
    return {str(name): _claim(name, value) for name, value in raw.items()}


def _claim(name: object, value: object) -> object:
    type_ = CLAIM_TYPES.get(str(name))
    if type_ is None:
        raise wrong("input_unknown_claim", name=str(name))
    if isinstance(value, str) and value in ("unknown", "none"):
        return value
    match type_.base:
        case "truth":
            truth = read_truth(value)
            if truth not in ("yes", "no"):
                raise wrong("input_not_truth")
            return truth
        case "number" | "amount":
            return read_number(value)
        case "date" | "instant":
            return read_date(value)
    if not isinstance(value, str) or not value or ((words := _words(type_)) and value not in words):
        raise wrong("input_unknown_claim", name=str(name))
    return _text(value)


def _text(raw: object) -> str:
    """Return what a file could hold."""
    text = str(raw)
    if has_surrogate(text):
        raise wrong("input_surrogate")
    if len(text) > MAX_TEXT:
        raise wrong("input_too_long", limit=str(MAX_TEXT))
    return text


def _words(type_: Type) -> frozenset[str]:
    table = TABLES.get(type_.table)
    return frozenset(table.words) if table is not None else frozenset()


def read_detailed(type_: Type) -> Callable[[Any], Any]:
    """Return a reader of a set of words that may carry truths or details: a list, or a mapping by word."""
    words = _words(type_)

    def read(raw: Any) -> Any:
        if isinstance(raw, str | bytes) or not isinstance(raw, Mapping | list | tuple | set | frozenset):
            raise wrong("input_not_a_list")
        for name in raw:
            if not isinstance(name, str) or (words and name not in words):
                raise wrong("input_unknown_word", name=str(name), table=type_.table)
        if not isinstance(raw, Mapping):
            return tuple(raw)
        return {name: _detail(value) for name, value in raw.items()}

    return read


def _detail(value: Any) -> Any:
    """Read what is said of one word: a truth, or further details; numbers of these are kept as JSON has them."""
    if isinstance(value, Mapping):
        return {
            _text(name): _text(held if isinstance(held, str) else _plainly(read_number(held)))
            for name, held in value.items()
        }
    truth = read_truth(value)
    if truth not in ("yes", "no", "unknown"):
        raise wrong("input_not_truth")
    return truth


def _plainly(number: Decimal) -> str:
    """Return a number in digits, as `part_of` reads it; one that is nearly nothing keeps its exponent."""
    return f"{number:f}" if number.adjusted() >= -MAX_ID else str(number)


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
                return schemas.no_info_before_validator_function(read_truth, literal)
            case "plain":
                assert self.read is not None
                return _plain(self.read, self.words)
        return schemas.str_schema(min_length=self.least or None, max_length=self.most, strict=True)


def _plain(read: Callable[[Any], Any], words: frozenset[str]) -> CoreSchema:
    def validate(raw: Any) -> Any:
        if type(raw) is str and raw in words:
            return raw
        return read(raw)

    return schemas.no_info_plain_validator_function(validate)


def form_of(type_: Type, silence: Silence) -> Form:
    """Return how a value of `type_` is read: the value itself, `unknown`, and `none` where that can be meant."""
    also = frozenset(("unknown", "none") if may_be_none(type_, silence) else ("unknown",))
    if type_.many:
        if type_.base == "name" and type_.table:
            return Form("plain", also, read_detailed(type_), _words(type_) or None)
        return Form("plain", also, read_ids)
    match type_.base:
        case "name" if type_.table == "notice":
            return Form("plain", frozenset(NOTICES), read_notice)
        case "name" if words := _words(type_):
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


def read_notice(raw: Any) -> str:
    """Read a kind of notice: one of the vocabulary, or one of a house."""
    if isinstance(raw, str) and (raw in NOTICES or OWN.fullmatch(raw)):
        return str(raw)
    raise wrong("input_unknown_word", name=str(raw), table="notice")


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


@dataclass(frozen=True, slots=True)
class Fct:
    """Marks a field as the fact `path` of the vocabulary."""

    path: str

    @property
    def form(self) -> Form:
        """Return how it is read."""
        fact = FACTS[self.path]
        return form_of(fact.type, fact.silence)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.form.schema()
