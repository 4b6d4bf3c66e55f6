"""When may I, by official calendars, by evidence of where somebody is, and by times that people state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from fairdebt.facts import Decision, Outcome
from fairdebt.guard import Guard
from tests.generated import covering, loaded
from tests.generated.words import SAYS

Plain = dict[str, Any]
HEAD: Plain = {"format": "1", "policy": "days", "title": SAYS, "jurisdiction": "any", "binding": "law"}
AGREED: Plain = {"agreed": {"begins": {"notice": "hours_agreed"}, "per": ["debtor"]}}


def guard_of(head: Plain | None = None, **rule: Any) -> Guard:
    """Return a guard with one rule about contacts."""
    one = {"id": "r", "citation": "x", "says": SAYS, "when": {"act": "contact"}, **rule}
    return Guard.of(covering(loaded({**HEAD, **(head or {}), "in_force": {"from": "2020-01-01"}, "rules": [one]})))


def call(at: str, **more: Any) -> Plain:
    return {"act": "contact", "channel": "call", "to": "debtor", "at": at, **more}


def case(*history: Plain, where: Any = ("CN",), **more: Any) -> Plain:
    return {"jurisdictions": where, "debtor": {"id": "P1"}, "history": list(history), **more}


def decided(guard: Guard, at: str, *history: Plain, where: Any = ("CN",), **more: Any) -> Decision:
    return guard.decide(call(at, **more), case(*history, where=where))


def opens(guard: Guard, at: str, *history: Plain, where: Any = ("CN",), **more: Any) -> datetime | None:
    return decided(guard, at, *history, where=where, **more).next_permitted.at


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


OFFICE = guard_of(kind="permitted_hours", hours={"working_day": "09:00-17:00", "day_off": "never"}, calendar="CN")
NOT_ON_HOLIDAYS = guard_of(
    kind="permitted_hours", hours={"every_day": "08:00-21:00", "holiday": "never"}, calendar="local"
)
NARROW_ON_DAYS_OFF = guard_of(
    kind="permitted_hours", hours={"working_day": "08:00-22:00", "day_off": "09:00-20:00"}, calendar="CN"
)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-02-13T18:00+08:00", "2026-02-14T09:00+08:00"),  # the Saturday is worked for the Spring Festival
        ("2026-02-14T18:00+08:00", "2026-02-24T09:00+08:00"),  # then nine days off
        ("2026-02-27T18:00+08:00", "2026-02-28T09:00+08:00"),  # the Saturday after it is worked again
        ("2026-09-18T18:00+08:00", "2026-09-20T09:00+08:00"),  # a Sunday worked for the National Day
        ("2026-03-06T18:00+08:00", "2026-03-09T09:00+08:00"),  # an ordinary weekend
    ],
)
def test_working_saturdays_and_sundays_in_china(at: str, expected: str) -> None:
    assert opens(OFFICE, at) == instant(expected)


def test_another_band_on_days_off() -> None:
    assert opens(NARROW_ON_DAYS_OFF, "2026-05-08T23:00+08:00") == instant("2026-05-09T08:00+08:00")  # worked
    assert opens(NARROW_ON_DAYS_OFF, "2026-05-09T23:00+08:00") == instant("2026-05-10T09:00+08:00")
    until = decided(NARROW_ON_DAYS_OFF, "2026-05-10T10:00+08:00").permitted_until
    assert until == instant("2026-05-10T20:00+08:00")


def test_weekday_names_stay_names_where_the_day_is_worked() -> None:
    """A rule that says Sunday means Sunday, whatever the calendar makes of it."""
    guard = guard_of(kind="permitted_hours", hours={"every_day": "08:00-22:00", "sunday": "never"}, calendar="CN")
    assert opens(guard, "2026-09-20T10:00+08:00") == instant("2026-09-21T08:00+08:00")


def test_beyond_the_announced_year_the_day_is_unknown_and_says_so() -> None:
    decision = decided(OFFICE, "2027-03-02T10:00+08:00")
    assert decision.outcome is Outcome.UNDETERMINED
    assert decision.reasons[0].missing == (("calendar",),)
    assert "cannot be known yet" in decision.explain("en")
    assert decided(OFFICE, "2027-03-02T20:00+08:00").outcome is Outcome.VETOED  # whatever the day may be
    assert opens(OFFICE, "2026-12-31T18:00+08:00") is None


@pytest.mark.parametrize(
    ("where", "at", "outcome"),
    [
        (["US-MA"], "2026-04-20T10:00-04:00", Outcome.VETOED),  # Patriots' Day
        (["US-NY"], "2026-04-20T10:00-04:00", Outcome.APPROVED),
        (["US-NY"], "2026-07-03T10:00-04:00", Outcome.VETOED),  # given for 4 July, a Saturday
        ({"residence": "US-MA", "location": "US-NY"}, "2026-04-20T10:00-04:00", Outcome.APPROVED),
        (["US-MA", "US-NY"], "2026-04-20T10:00-04:00", Outcome.UNDETERMINED),  # which of them?
        (["US-MA", "US-NY"], "2026-04-20T22:00-04:00", Outcome.VETOED),
    ],
)
def test_local_holidays_are_those_of_where_the_debtor_is(where: Any, at: str, outcome: Outcome) -> None:
    decision = decided(NOT_ON_HOLIDAYS, at, where=where)
    assert decision.outcome is outcome
    if outcome is Outcome.UNDETERMINED:
        assert decision.reasons[0].missing == (("jurisdictions.location",),)


def test_of_several_calendars_each_must_permit() -> None:
    both = guard_of(
        kind="permitted_hours", hours={"working_day": "09:00-17:00", "day_off": "never"}, calendar=["CN", "US"]
    )
    assert opens(both, "2026-09-30T18:00+08:00") == instant("2026-10-08T09:00+08:00")
    assert opens(both, "2026-07-02T18:00+08:00") == instant("2026-07-06T09:00+08:00")


WAIT = guard_of(
    {"business_days": "US-federal"},
    kind="notice_first",
    first={"notice": "payment_notice"},
    wait="5 business days",
    per=["debtor"],
)


def test_business_days_leave_out_weekends_and_federal_holidays() -> None:
    """The example of the fact sheet: provided on Friday 12 June 2026, assumed received on the 22nd."""
    told = {"notice": "payment_notice", "at": "2026-06-12T10:00-04:00"}
    coming = opens(WAIT, "2026-06-13T12:00-04:00", told, where=["US-NY"])
    assert coming == instant("2026-06-23T00:00-04:00")


def test_a_wait_that_runs_into_a_year_not_announced_is_unknown_from_its_earliest_end() -> None:
    guard = guard_of(
        {"business_days": "CN"},
        kind="cooling_off",
        after={"act": "contact"},
        per=["debtor"],
        **{"for": "3 business days"},
    )
    spent = call("2026-12-30T10:00+08:00", outcome="answered")
    assert decided(guard, "2027-01-01T10:00+08:00", spent).outcome is Outcome.VETOED
    decision = decided(guard, "2027-01-04T10:00+08:00", spent)
    assert decision.outcome is Outcome.UNDETERMINED
    assert ("calendar",) in decision.reasons[0].missing


def test_days_ahead_are_counted_back_from_the_date() -> None:
    """A deposit on Sunday 14 June 2026 lies three business days after Wednesday the 10th, and two after the 11th."""
    guard = guard_of(
        {"business_days": "US-federal"}, kind="forbid", unless={"debt.due_on": {"ahead": ">= 3 business days"}}
    )
    debts = [{"id": "D1", "due_on": "2026-06-14"}]
    told = [guard.decide(call(f"2026-06-{day}T12:00-04:00"), case(where=["US-NY"], debts=debts)) for day in (10, 11)]
    assert [each.outcome for each in told] == [Outcome.APPROVED, Outcome.VETOED]


HOURS = guard_of(kind="permitted_hours", hours={"every_day": "08:00-21:00"})
EASTERN = "+1 212 555 0100"


@pytest.mark.parametrize(
    ("where", "number", "expected"),
    [
        ({"residence": "US-CA"}, EASTERN, "2026-03-02T08:00-08:00"),  # both permit from eight on the Pacific
        ({"residence": "US-NY"}, "+1 415 555 0100", "2026-03-02T08:00-08:00"),
        ({"residence": "US-CA", "location": "US-NY"}, EASTERN, "2026-03-02T08:00-05:00"),  # a known place overrides
        (["US-NY"], "+1 415 555 0100", "2026-03-02T08:00-05:00"),  # a plain list says where they are
        ({"residence": "US-NY"}, "+1 800 555 0100", "2026-03-02T08:00-05:00"),  # tells nothing
        ({"residence": "US-CO"}, "+1 928 555 0100", "2026-03-02T08:00-07:00"),
        ({"residence": "US-TX"}, EASTERN, "2026-03-02T08:00-07:00"),  # El Paso keeps mountain time
    ],
)
def test_address_and_number_are_evidence_and_a_known_place_overrides(where: Any, number: str, expected: str) -> None:
    assert opens(HOURS, "2026-03-02T03:00-05:00", where=where, address=number) == instant(expected)


def test_an_eastern_number_with_a_pacific_address_closes_with_the_east() -> None:
    until = decided(HOURS, "2026-03-02T12:00-05:00", where={"residence": "US-CA"}, address=EASTERN).permitted_until
    assert until == instant("2026-03-02T21:00-05:00")


def test_the_navajo_nation_keeps_summer_time() -> None:
    for day, expected in (("2026-03-02", "08:00-07:00"), ("2026-07-02", "08:00-07:00")):
        assert opens(HOURS, f"{day}T03:00-07:00", where=["US-AZ"]) == instant(f"{day}T{expected}")
    until = decided(HOURS, "2026-07-02T12:00-07:00", where=["US-AZ"]).permitted_until
    assert until == instant("2026-07-02T21:00-06:00")  # in Window Rock


def test_a_number_is_evidence_for_calls_and_texts_only() -> None:
    where = {"residence": "US-CA"}
    assert opens(HOURS, "2026-03-02T03:00-05:00", where=where, channel="email", address=EASTERN) == instant(
        "2026-03-02T08:00-08:00"
    )
    until = decided(HOURS, "2026-03-02T20:59-05:00", where=where, channel="letter", address=EASTERN).permitted_until
    assert until == instant("2026-03-02T21:00-08:00")


def test_electronic_messages_are_timed_at_sending() -> None:
    """Sent at 20:59:59 it is in time, whenever it is read."""
    for channel in ("sms", "email", "app_message"):
        assert decided(HOURS, "2026-03-02T20:59:59+08:00", channel=channel).approved
        assert not decided(HOURS, "2026-03-02T21:00+08:00", channel=channel).approved


@pytest.mark.parametrize(
    ("zone", "where", "number", "expected"),
    [
        ("residence", {"residence": "US-CA", "location": "US-NY"}, EASTERN, "2026-03-02T08:00-08:00"),
        ("residence", ["US-NY"], EASTERN, "2026-03-02T08:00-05:00"),
        ("called_number", {"residence": "US-CA"}, EASTERN, "2026-03-02T08:00-05:00"),
        ("called_number", {"residence": "US-CA", "number": "US-CO"}, None, "2026-03-02T08:00-07:00"),
        (["residence", "called_number"], {"residence": "US-CA"}, EASTERN, "2026-03-02T08:00-08:00"),
    ],
)
def test_zones_of_residence_and_called_number(zone: Any, where: Any, number: str | None, expected: str) -> None:
    guard = guard_of(kind="permitted_hours", hours={"every_day": "08:00-21:00"}, zone=zone)
    more = {} if number is None else {"address": number}
    assert opens(guard, "2026-03-02T03:00-05:00", where=where, **more) == instant(expected)


def test_a_called_number_that_tells_nothing_is_unknown() -> None:
    guard = guard_of(kind="permitted_hours", hours={"every_day": "08:00-21:00"}, zone="called_number")
    decision = decided(guard, "2026-03-02T12:00-05:00", where=["US-CA"])
    assert decision.outcome is Outcome.UNDETERMINED


STATED = guard_of({"states": AGREED}, kind="permitted_hours", hours={"stated_in": "agreed.times"}, calendar="CN")
REFUSED = guard_of({"states": AGREED}, kind="permitted_hours", closed={"stated_in": "agreed.times"}, calendar="CN")


def stated(times: Any) -> Plain:
    return {"notice": "hours_agreed", "times": times, "at": "2026-03-01T09:00+08:00"}


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (
            {"rrule": "FREQ=MONTHLY;BYMONTHDAY=15", "from": "2026-03-01", "hours": "09:00-12:00"},
            "2026-03-15T09:00+08:00",
        ),
        ({"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "from": "2026-03-02"}, "2026-03-03T00:00+08:00"),
        ({"working_day": "09:00-10:00"}, "2026-03-03T09:00+08:00"),
        ({"day_off": "09:00-10:00"}, "2026-03-07T09:00+08:00"),
        (
            {"any": [{"saturday": "10:00-11:00"}, {"rrule": "FREQ=MONTHLY;BYMONTHDAY=5", "from": "2026-01-01"}]},
            "2026-03-05T00:00+08:00",
        ),
    ],
)
def test_only_at_stated_times(times: Any, expected: str) -> None:
    assert opens(STATED, "2026-03-02T20:00+08:00", stated(times)) == instant(expected)


EITHER = guard_of(
    {"states": AGREED},
    kind="permitted_hours",
    hours={"weekdays": "08:00-18:00", "weekend": "never", "holiday": "never"},
    or_stated_in="agreed.times",
    calendar="CN",
)


@pytest.mark.parametrize(
    ("times", "at", "expected"),
    [
        ({"sunday": "10:00-12:00"}, "2026-03-04T20:00+08:00", "2026-03-05T08:00+08:00"),  # the ordinary hours stay
        ({"sunday": "10:00-12:00"}, "2026-03-06T20:00+08:00", "2026-03-08T10:00+08:00"),
        ({"every_day": "18:00-21:00"}, "2026-03-04T21:00+08:00", "2026-03-05T08:00+08:00"),
        (None, "2026-03-06T20:00+08:00", "2026-03-09T08:00+08:00"),
        ("unknown", "2026-03-06T20:00+08:00", "2026-03-09T08:00+08:00"),
    ],
)
def test_at_stated_times_or_at_the_ordinary_ones(times: Any, at: str, expected: str) -> None:
    notice = {name: value for name, value in stated(times).items() if value is not None}
    assert opens(EITHER, at, notice) == instant(expected)


def test_both_hours_are_one_stretch() -> None:
    decision = decided(EITHER, "2026-03-04T10:00+08:00", stated({"every_day": "18:00-21:00"}))
    assert decision.permitted_until == instant("2026-03-04T21:00+08:00")


@pytest.mark.parametrize(
    ("at", "outcome"), [("2026-03-04T10:00+08:00", Outcome.APPROVED), ("2026-03-04T20:00+08:00", Outcome.UNDETERMINED)]
)
def test_stated_times_that_are_unknown_matter_outside_the_ordinary_ones_alone(at: str, outcome: Outcome) -> None:
    assert decided(EITHER, at, stated("unknown")).outcome is outcome


def test_never_at_stated_times() -> None:
    times = {"rrule": "FREQ=DAILY", "from": "2026-03-01", "hours": "12:00-14:00"}
    assert opens(REFUSED, "2026-03-02T12:30+08:00", stated(times)) == instant("2026-03-02T14:00+08:00")
    assert decided(REFUSED, "2026-03-02T10:00+08:00", stated(times)).permitted_until == instant(
        "2026-03-02T12:00+08:00"
    )
