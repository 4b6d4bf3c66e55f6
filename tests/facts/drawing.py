"""Dicts as hosts hand them in: right, nearly right, and hostile; for any model of the vocabulary."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from pydantic import BaseModel

from fairdebt.facts import Action, Debt, Event
from fairdebt.facts.people import Agency, Collector, Debtor, Guarantee, Lender, Mandate, Recipient
from fairdebt.facts.quick.words import Kind
from fairdebt.facts.readers import read_claims, read_date, read_ids, read_instant, read_number, read_times
from fairdebt.facts.types import Att, Fct, Form
from fairdebt.vocabulary import ATTRIBUTES

MODELS: tuple[type[BaseModel], ...] = (
    *(Action, Event, Event, Event, Debt),
    *(Debtor, Lender, Collector, Agency, Mandate, Guarantee, Recipient),
)


class Text(str):
    """A text that is not quite one."""


class Word(enum.StrEnum):
    """Words of a host that uses enumerations."""

    CALL = "call"
    YES = "yes"


class Number(int):
    """A number that is not quite one."""


class Stamp(datetime):
    """An instant of a library that has its own."""


class Band:
    """What looks like hours once it is written."""

    def __str__(self) -> str:
        return "09:00-10:00"


class Nowhere(tzinfo):
    """A zone that does not tell its offset."""

    def utcoffset(self, dt: datetime | None) -> None:
        return None

    dst = tzname = utcoffset


INSTANTS = (
    "2026-03-02T10:00+08:00",
    "2026-03-02T10:00:00+00:00",
    "2026-03-02T02:00:00Z",
    "20260302T100000+0800",
    "2026-03-08T02:30:00.123456-05:00",
    "1900-01-01T00:00:00+00:00",
    "2200-12-31T23:59:59-12:00",
    datetime(2026, 3, 2, 10, tzinfo=UTC),
    datetime(2026, 3, 2, 10, 0, 0, 5, tzinfo=timezone(timedelta(hours=8))),
    datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"), fold=1),
    datetime(2026, 3, 8, 2, 30, tzinfo=ZoneInfo("America/New_York")),
    Stamp(2026, 3, 2, 10, tzinfo=UTC),
    "1901-01-01T00:00:00+05:53:28",
    "2026-03-02T10:00:00.5-23:59:59.999999",
    "2026-W10-1T10:00Z",
)
NO_INSTANTS = (
    "2026-03-02T10:00",
    "2026-03-02",
    "1899-12-31T00:00:00+00:00",
    "2201-01-01T00:00:00+00:00",
    "morgen",
    datetime(2026, 3, 2, 10),
    datetime(1899, 3, 2, 10, tzinfo=UTC),
    date(2026, 3, 2),
    1_770_000_000,
    datetime(2026, 3, 2, 10, tzinfo=Nowhere()),
    "2026-03-02T10:00:00+24:00",
    "2026-03-02+08:00",
    "20260302-08:00",
    "2026-02-30T10:00Z",
    "2026-03-02T24:00Z",
    "２０２６-03-02T10:00Z",
    "2026-03-02T10:00Z\0",
    b"2026-03-02T10:00Z",
)
IDS = ("D1", "D2", "D1" * 100, "借据1", "6222021234567890123", "unknown", "a\0b", " ")
NO_IDS = ("", "x" * 201, "half \ud800", None, 7, Text("D1"), b"D1", ["D1"])
NUMBERS = (0, 3, 10**14, 10**15 - 1, 2.5, "12.50", Decimal("0.1"), Number(4), "1_000", " 7 ", "１２", "1e3", "1e-400")
NO_NUMBERS = (
    -1,
    10**16,
    float("nan"),
    float("inf"),
    "NaN",
    True,
    "many",
    Decimal(-1),
    None,
    "1" * 5000,
    "sNaN",
    1j,
    "0x1",
    "1e400",
    "0e99",
)
DATES = ("2026-03-02", date(2026, 3, 2), "2024-02-29", "1900-01-01", date.max)
NO_DATES = ("1899-12-31", date.min, "2026-02-30", "2026-3-2", datetime(2026, 3, 2, tzinfo=UTC), 5, "")
TIMES: tuple[Any, ...] = (
    {"every_day": "09:00-10:00"},
    {"every_day": (Text("09:00-10:00"),)},
    {"rrule": "FREQ=MONTHLY;BYMONTHDAY=15", "from": date(2026, 3, 1), "hours": ["09:00-10:00"]},
    {"any": [{"saturday": ["09:00-10:00"]}]},
)
NO_TIMES: tuple[Any, ...] = (
    {},
    {"blue_day": "09:00-10:00"},
    "09:00",
    {"every_day": "10-9"},
    {"every_day": Band()},
    None,
)
CLAIMS: tuple[Any, ...] = ({}, {"will_sue": "yes"}, {"amount": "12.00"}, {"will_sue": True})
NO_CLAIMS: tuple[Any, ...] = ({"unheard_of": "yes"}, ["will_sue"], {"will_sue": "perhaps"}, {1: 2}, None)
DETAILS: tuple[Any, ...] = (True, False, "yes", "unknown", {}, {"amount": 5, 7: "12.00"}, {"on": Decimal("1E+2")})
NO_DETAILS: tuple[Any, ...] = (1, None, "perhaps", {"on": "\ud800"}, {"\ud800": 1}, {"on": True}, {"on": -1}, ["yes"])
HOSTILE: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 1.0, "", "yes", "no", "unknown", "none", "call", "\ud800", "x" * 201, [], {}, ()),
    *(
        [None],
        [["D1"]],
        {"any": 1},
        {None: None},
        {"yes"},
        object(),
        Text("call"),
        Word.CALL,
        Word.YES,
        b"call",
        10**30,
    ),
)

_PLAIN: dict[Any, tuple[tuple[Any, ...], tuple[Any, ...]]] = {
    read_instant: (INSTANTS, NO_INSTANTS),
    read_number: (NUMBERS, NO_NUMBERS),
    read_date: (DATES, NO_DATES),
    read_times: (TIMES, NO_TIMES),
    read_claims: (CLAIMS, NO_CLAIMS),
}


def form_of_field(model: type[BaseModel], name: str) -> Form:
    """Return how a field is read."""
    return next(mark.form for mark in model.model_fields[name].metadata if isinstance(mark, Att | Fct))


def right(form: Form) -> st.SearchStrategy[Any]:
    """Draw a value that is right, in one of its forms."""
    words = st.sampled_from(sorted(form.words)) if form.words else st.nothing()
    if form.base == "words":
        return words
    if form.base == "truth":
        return words | st.booleans()
    if form.base == "text":
        return st.sampled_from(IDS) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)
    if form.read in _PLAIN:
        return words | st.sampled_from(_PLAIN[form.read][0])
    if form.read is read_ids:
        return words | st.lists(st.sampled_from(IDS), min_size=1, max_size=3) | st.just(("D1",))
    if form.names is not None:
        some = st.lists(st.sampled_from(sorted(form.names)), max_size=3)
        held = st.sampled_from(DETAILS)
        return words | some | some.map(set) | st.dictionaries(st.sampled_from(sorted(form.names)), held, max_size=3)
    return words


def wrong(form: Form) -> st.SearchStrategy[Any]:
    """Draw a value that is wrong, or strange."""
    odd = st.sampled_from(HOSTILE)
    if form.read in _PLAIN:
        return odd | st.sampled_from(_PLAIN[form.read][1])
    if form.base == "text":
        return odd | st.sampled_from(NO_IDS)
    if form.read is read_ids:
        return odd | st.lists(st.sampled_from((*NO_IDS, *IDS)), max_size=2)
    if form.names is not None:
        some = st.sampled_from((*sorted(form.names)[:3], None, 7, "no such word", "\ud800"))
        return odd | st.lists(some, max_size=2) | st.dictionaries(some, st.sampled_from(NO_DETAILS), max_size=2)
    return odd


@st.composite
def dicts(draw: st.DrawFn, model: type[BaseModel], *, faults: bool = True) -> dict[Any, Any]:
    """Draw a dict for a model, with some fields in any order, and perhaps with faults."""
    names = list(model.model_fields)
    if model is Event:
        kind = draw(st.sampled_from(("act", "notice")))
        names = [name for name in names if kind in ATTRIBUTES[name].on or (kind, name) == ("act", "outcome")]
        must = [kind, "at"]
    else:
        must = [name for name, field in model.model_fields.items() if field.is_required()]
    chosen = draw(st.lists(st.sampled_from(names), max_size=6, unique=True))
    chosen = draw(st.permutations([*must, *(name for name in chosen if name not in must)]))
    raw: dict[Any, Any] = {}
    for name in chosen:
        form, alias = form_of_field(model, name), model.model_fields[name].alias
        broken = faults and draw(st.integers(0, 9)) == 0
        raw[alias if alias is not None and draw(st.booleans()) else name] = draw(wrong(form) if broken else right(form))
    if faults:
        for change in draw(st.lists(st.sampled_from(("drop", "odd name", "other field")), max_size=1)):
            if change == "drop" and raw:
                del raw[draw(st.sampled_from(sorted(raw)))]
            elif change == "odd name":
                raw[draw(st.sampled_from(("chanel", "", "\ud800", "x" * 1000, Text("act"), 7, None)))] = "call"
            else:
                raw[draw(st.sampled_from(sorted(ATTRIBUTES)))] = "unknown"
    return raw


def words_of(kinds: Iterable[Kind]) -> list[frozenset[tuple[str, str]]]:
    """Return what kinds of events say; two kinds may say the same."""
    return [kind.words for kind in kinds]


def state(made: Any) -> Any:
    """Return all that a model is, down to the types and the order of what it holds."""
    if isinstance(made, BaseModel):
        inside = [(name, state(value)) for name, value in (dict(made)).items()]
        hidden = (made.__pydantic_extra__, made.__pydantic_private__, sorted(made.model_fields_set))
        return type(made), inside, hidden
    if isinstance(made, dict):
        return dict, [(state(name), state(value)) for name, value in made.items()]
    if isinstance(made, list | tuple):
        return type(made), [state(value) for value in made]
    return type(made), repr(made)
