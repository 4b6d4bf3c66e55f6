"""Single values: what is taken, and in which form it is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic_core import PydanticCustomError

from fairdebt.facts.readers import read_claims, read_detailed, read_instant, read_number, read_times, stated_of
from fairdebt.vocabulary import ATTRIBUTES
from tests.facts.drawing import Band, Nowhere, Stamp, Text

NEW_YORK = ZoneInfo("America/New_York")
SECONDS = timezone(timedelta(hours=5, minutes=53, seconds=28))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("2026-03-02T10:00+08:00", "2026-03-02T10:00:00+08:00"),
        (datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK), "2026-11-01T01:30:00-04:00"),
        (datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1), "2026-11-01T01:30:00-05:00"),
        (datetime(2026, 3, 8, 2, 30, tzinfo=NEW_YORK), "2026-03-08T02:30:00-05:00"),
        (datetime(1901, 1, 1, tzinfo=SECONDS), "1900-12-31T18:06:32+00:00"),
        ("1901-01-01T00:00:00+05:53:28", "1900-12-31T18:06:32+00:00"),
        (Stamp(2026, 3, 2, 10, 0, 0, 5, tzinfo=UTC), "2026-03-02T10:00:00.000005+00:00"),
    ],
)
def test_an_instant_is_kept_plainly(raw: Any, kept: str) -> None:
    found = read_instant(raw)
    assert found.isoformat() == kept
    assert (type(found), type(found.tzinfo), found.fold) == (datetime, timezone, 0)
    given = datetime.fromisoformat(raw) if isinstance(raw, str) else raw
    assert found.timestamp() == given.timestamp()


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (datetime(2026, 3, 2, 10), "input_naive"),
        (datetime(2026, 3, 2, 10, tzinfo=Nowhere()), "input_naive"),
        ("2026-03-02+08:00", "input_naive"),
        ("2026-03-02T10:00+24:00", "input_not_an_instant"),
        (date(2026, 3, 2), "input_not_an_instant"),
        ("1899-12-31T23:59:59Z", "input_year"),
        ("2201-01-01T00:00:00Z", "input_year"),
    ],
)
def test_what_is_no_instant(raw: object, key: str) -> None:
    assert refused(read_instant, raw) == key


def test_stated_times_are_copied_and_keep_their_words() -> None:
    hours = [Text("09:00-10:00")]
    kept = read_times({"any": [{"every_day": hours}, {"rrule": "FREQ=DAILY", "from": date(2026, 3, 1)}]})
    assert kept == {"any": [{"every_day": ["09:00-10:00"]}, {"rrule": "FREQ=DAILY", "from": "2026-03-01"}]}
    hours.append(Text("11:00-12:00"))
    assert kept["any"][0]["every_day"] == ["09:00-10:00"]
    assert type(kept["any"][0]["every_day"][0]) is str
    assert refused(read_times, {"every_day": Band()}) == "input_not_times"


def test_details_are_kept_as_json_has_them() -> None:
    read = read_detailed(ATTRIBUTES["elements"].type)
    assert read({"amount": {"due": 100, 7: "12.50", "small": "1e-3"}}) == {
        "amount": {"due": "100", "7": "12.50", "small": "1e-3"}
    }
    assert read({"amount": {"due": read_number("1e3")}}) == {"amount": {"due": "1000"}}
    assert len(read({"amount": {"due": read_number("1e-999999")}})["amount"]["due"]) < 20
    assert refused(read, {"amount": {"due": "\ud800"}}) == "input_surrogate"
    assert refused(read, {"amount": {"\ud800": 1}}) == "input_surrogate"
    assert refused(read, {"amount": {"due": "x" * 200_001}}) == "input_too_long"
    assert refused(read_claims, {"\ud800": "yes"}) == "input_unknown_claim"


def refused(read: Any, raw: object) -> str:
    """Return which sentence says why a value is not taken."""
    with pytest.raises(PydanticCustomError) as caught:
        read(raw)
    assert caught.value.context is not None
    return str(caught.value.context["key"])


def test_hours_that_many_state_are_read_once_and_wrong_ones_never() -> None:
    often = {"weekdays": "09:00-10:00", "saturday": "never"}
    (week,) = stated_of(often)
    assert stated_of(dict(often))[0] is week
    assert stated_of({"weekdays": ["09:00-10:00"], "saturday": []}) == (week,)
    assert stated_of(often | {"saturday": "09:00-10:00"}) != (week,)
    for _ in range(2):
        for odd in ({"weekdays": "09:00"}, {"weekdays": 9}, {"weekday": "09:00-10:00"}, {1: "09:00-10:00"}, {}):
            with pytest.raises(PydanticCustomError):
                stated_of(odd)
