"""Read one value as a host hands it in: what each type of the vocabulary takes, and in which form it is kept."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from pydantic_core import PydanticCustomError

from fairdebt.clock import DAY_CLASSES, Band, Recurrence, Stated, Week, is_zone, parse_band, parse_recurrence
from fairdebt.facts.fixed import Fixed
from fairdebt.messages import say
from fairdebt.vocabulary import CLAIM_TYPES, NOTICES, TABLES, Type

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
    """Read a local date. One before 1900 is what databases hold where there is none; 9999-12-31 is a far end."""
    if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        try:
            raw = date.fromisoformat(raw)
        except ValueError:
            raise wrong("input_not_a_date") from None
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise wrong("input_not_a_date")
    if raw.year < 1900:
        raise wrong("input_early")
    return raw


def stated_of(raw: Any) -> Stated:
    """Read stated times: weekly bands, a recurrence, or several of them.

    `{weekdays: "18:00-21:00", saturday: ["09:00-10:00", "20:00-21:00"]}`,
    `{rrule: "FREQ=MONTHLY;BYMONTHDAY=15", from: "2026-03-01", hours: "09:00-12:00"}`, or `{any: [...]}`.
    """
    items = raw["any"] if isinstance(raw, Mapping) and set(raw) == {"any"} else [raw]
    if not isinstance(items, list | tuple) or not items:
        raise wrong("input_not_times")
    return tuple(_recurrence(item) if isinstance(item, Mapping) and "rrule" in item else _hours(item) for item in items)


def _hours(raw: Any) -> Week:
    """Read weekly bands; hours that many people state, each in one text, are read once."""
    if type(raw) is dict and _ONE_TEXT_EACH.issuperset(map(type, raw.values())):
        return _stated_often(tuple(raw.items()))
    return _week(raw)


_ONE_TEXT_EACH: Final = frozenset({str})


@lru_cache(maxsize=1024)
def _stated_often(bands: tuple[tuple[Any, str], ...]) -> Week:
    return _week(dict(bands))


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
    """Read a list of ids: text, not empty; each as plain text, so that equal ids are one."""
    if not isinstance(raw, list | tuple):
        raise wrong("input_not_a_list")
    if not raw:
        raise wrong("input_empty_list")
    for item in raw:
        if not isinstance(item, str) or not 0 < len(item) <= MAX_ID:
            raise wrong("input_not_ids")
        if has_surrogate(item):
            raise wrong("input_surrogate")
    return tuple([item if type(item) is str else str.__str__(item) for item in raw])


def read_zone(raw: Any) -> str:
    """Read a time zone by its IANA name."""
    if not isinstance(raw, str):
        raise wrong("input_text")
    if not is_zone(raw):
        raise wrong("input_not_a_zone", name=raw)
    return str(raw)


def read_zones(raw: Any) -> tuple[str, ...]:
    """Read a list of time zones."""
    return tuple([read_zone(each) for each in read_ids(raw)])


def read_times(raw: Any) -> dict[str, Any]:
    """Check stated times and keep them as they are written, in lists of our own."""
    if type(raw) is dict and "rrule" not in raw and _ONE_TEXT_EACH.issuperset(map(type, chain(raw, raw.values()))):
        _stated_often(tuple(raw.items()))
        return Fixed(raw)
    stated_of(raw)
    kept: dict[str, Any] = _as_written(raw)
    return kept


def _as_written(raw: Any) -> Any:
    if isinstance(raw, Mapping):
        return Fixed({str(name): _as_written(held) for name, held in raw.items()})
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
    return Fixed({str(name): _claim(name, value) for name, value in raw.items()})


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
    if not isinstance(value, str) or not value or ((words := words_of(type_)) and value not in words):
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


def words_of(type_: Type) -> frozenset[str]:
    """Return the words of the table of a type; none where it has no table."""
    table = TABLES.get(type_.table)
    return frozenset(table.words) if table is not None else frozenset()


def read_detailed(type_: Type) -> Callable[[Any], Any]:
    """Return a reader of a set of words that may carry truths or details: a list, or a mapping by word."""
    words = words_of(type_)

    def read(raw: Any) -> Any:
        if isinstance(raw, str | bytes) or not isinstance(raw, Mapping | list | tuple | set | frozenset):
            raise wrong("input_not_a_list")
        for name in raw:
            if not isinstance(name, str) or (words and name not in words):
                raise wrong("input_unknown_word", name=str(name), table=type_.table)
        if not isinstance(raw, Mapping):
            return tuple(raw)
        return Fixed({name: _detail(value) for name, value in raw.items()})

    return read


def _detail(value: Any) -> Any:
    """Read what is said of one word: a truth, or further details; numbers of these are kept as JSON has them."""
    if isinstance(value, Mapping):
        return Fixed(
            {
                _text(name): _text(held if isinstance(held, str) else _plainly(read_number(held)))
                for name, held in value.items()
            }
        )
    truth = read_truth(value)
    if truth not in ("yes", "no", "unknown"):
        raise wrong("input_not_truth")
    return truth


def _plainly(number: Decimal) -> str:
    """Return a number in digits, as `part_of` reads it; one that is nearly nothing keeps its exponent."""
    return f"{number:f}" if number.adjusted() >= -MAX_ID else str(number)


def read_notice(raw: Any) -> str:
    """Read a kind of notice: one of the vocabulary, or one of a house."""
    if isinstance(raw, str) and (raw in NOTICES or OWN.fullmatch(raw)):
        return str(raw)
    raise wrong("input_unknown_word", name=str(raw), table="notice")
