"""Official calendars: holidays, days in lieu, transferred working days, and where nobody knows yet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fairdebt.clock import ANY_KIND, NotAnnouncedError, Span, Spans, day_before, ends_between, kinds_of, last_day
from fairdebt.clock.calendars import is_business_day
from fairdebt.vocabulary import CALENDARS, calendar_of, national_calendar

CHINA_WORKS = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
"""The Saturdays and Sundays of 2026 that the State Council made working days."""


@pytest.mark.parametrize("on", CHINA_WORKS)
def test_china_works_on_these_weekend_days(on: str) -> None:
    assert kinds_of(date.fromisoformat(on), "CN") == {"working"}


def test_no_other_weekend_day_of_2026_is_worked() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    worked = [str(day) for day in days if day.weekday() > 4 and is_business_day(day, "CN")]
    assert worked == list(CHINA_WORKS)


@pytest.mark.parametrize(
    ("on", "calendar", "kind"),
    [
        ("2026-02-23", "CN", "holiday"),  # given for 28 February
        ("2026-07-03", "US", "holiday"),  # given for Saturday 4 July
        ("2026-07-03", "US-federal", "working"),  # the statute's own days only
        ("2026-07-04", "US-federal", "holiday"),
        ("2026-06-19", "US-federal", "holiday"),
        ("2026-04-20", "US-MA", "holiday"),  # Patriots' Day
        ("2026-04-20", "US", "working"),
        ("2026-07-05", "US", "rest"),
        ("2026-04-10", "GR", "holiday"),  # Good Friday of the Orthodox Church
        ("2026-04-03", "GR", "working"),
        ("2026-03-25", "KZ", "holiday"),  # given for a day of Nauryz on a weekend
        ("2026-01-02", "LV", "holiday"),  # given for Saturday 17 January, which is worked
        ("2026-01-17", "LV", "working"),
        ("2026-04-13", "RO", "holiday"),
        ("2026-01-07", "RO", "holiday"),
        ("2026-12-31", "RU", "holiday"),  # given for Sunday 4 January
        ("2026-05-11", "RU", "holiday"),  # given for Saturday 9 May
        ("2021-05-10", "UA", "holiday"),  # given for Sunday 9 May
        ("2026-08-24", "UA", "holiday"),  # worked under martial law, and a holiday all the same
        ("2026-03-09", "UA", "working"),  # under martial law nothing is given for Sunday 8 March
        ("2026-03-02", "KR", "holiday"),  # given for Sunday 1 March
        ("2026-08-16", "KR", "rest"),
        ("2026-05-13", "TH", "holiday"),  # the ploughing ceremony: offices are closed
        ("2026-06-01", "TH", "holiday"),  # given for Sunday 31 May
        ("2026-03-23", "ID", "holiday"),  # joint leave
        ("2026-03-28", "ID", "rest"),
        ("2026-12-28", "AU", "holiday"),  # given for Saturday 26 December in every state and territory
        ("2026-11-03", "AU", "working"),  # Melbourne Cup Day is a holiday of Victoria
        ("2026-04-25", "AU", "holiday"),
        ("2026-04-27", "AU", "working"),  # some states give a day for Anzac Day, some do not
        ("2026-04-06", "CA-ON", "working"),  # Easter Monday is a holiday of Quebec, not of Ontario
        ("2029-07-02", "CA-QC", "holiday"),  # 1 July is a Sunday
        ("2026-08-03", "CA-BC", "holiday"),  # British Columbia Day
        ("2026-08-03", "CA-ON", "working"),  # the civic holiday is not statutory
        ("2026-01-06", "CO", "working"),  # Epiphany moves to the Monday after
        ("2026-01-12", "CO", "holiday"),
        ("2026-04-04", "CL", "holiday"),  # Holy Saturday
        ("2026-12-09", "PE", "holiday"),  # Ayacucho
        ("2026-05-25", "EC", "holiday"),  # for Sunday 24 May
        ("2026-10-20", "GT", "holiday"),
        ("2026-07-09", "BR-SP", "holiday"),  # the revolution of 1932 is a day of the state
        ("2026-07-09", "BR", "working"),
        ("2026-04-23", "BR-RJ", "holiday"),
    ],
)
def test_what_calendars_say(on: str, calendar: str, kind: str) -> None:
    assert kinds_of(date.fromisoformat(on), calendar) == {kind}


QUEBEC = "01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25"
"""The holidays of R-2.2, section 34(4), in 2026, as the law sheet lists them."""


def test_quebec_keeps_the_days_of_its_statute() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [f"{day:%m-%d}" for day in days if kinds_of(day, "CA-QC") == {"holiday"}] == QUEBEC.split()


@pytest.mark.parametrize("name", sorted(CALENDARS))
def test_outside_its_years_a_calendar_says_nothing(name: str) -> None:
    known = CALENDARS[name]
    assert len(kinds_of(date(known.announced_through, 12, 31), name)) == 1
    assert len(kinds_of(date(known.since, 1, 1), name)) == 1
    assert kinds_of(date(known.announced_through + 1, 1, 1), name) == ANY_KIND
    assert kinds_of(date(known.since - 1, 12, 31), name) == ANY_KIND


def test_no_calendar_says_nothing() -> None:
    assert kinds_of(date(2026, 3, 2), None) == kinds_of(date(2026, 3, 2), "Mars") == ANY_KIND


@pytest.mark.parametrize(
    ("code", "local", "national"),
    [
        ("US-MA/boston", "US-MA", "US"),
        ("CN-GD/shenzhen", "CN", "CN"),
        ("VN", None, None),
        ("US-PR", "US", "US"),
        ("CA-QC/montreal", "CA-QC", None),
    ],
)
def test_calendars_of_places(code: str, local: str | None, national: str | None) -> None:
    assert (calendar_of(code), national_calendar(code)) == (local, national)


def business(number: int, calendar: str = "CN") -> Spans:
    return Spans(((Span(number, "business_day", calendar),),))


@pytest.mark.parametrize(
    ("on", "number", "calendar", "last"),
    [
        ("2026-02-13", 1, "CN", "2026-02-14"),  # the Saturday is worked
        ("2026-02-14", 1, "CN", "2026-02-24"),  # then the festival until the 23rd
        ("2026-06-12", 5, "US-federal", "2026-06-22"),  # 12 CFR 1006.34(b)(5): the 19th is a holiday
        ("2026-06-01", 5, "US-federal", "2026-06-08"),
        ("2026-07-02", 1, "US-federal", "2026-07-03"),
        ("2026-07-02", 1, "US", "2026-07-06"),
    ],
)
def test_business_days_forward(on: str, number: int, calendar: str, last: str) -> None:
    assert last_day(date.fromisoformat(on), business(number, calendar)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("on", "number", "calendar", "before"),
    [
        ("2026-06-15", 3, "US-federal", "2026-06-10"),
        ("2026-06-14", 3, "US-federal", "2026-06-10"),  # from a Sunday
        ("2026-02-24", 1, "CN", "2026-02-14"),
    ],
)
def test_business_days_backward_leave_out_the_day_itself(on: str, number: int, calendar: str, before: str) -> None:
    assert day_before(date.fromisoformat(on), business(number, calendar)) == date.fromisoformat(before)


def test_business_days_beyond_the_announced_year_are_not_known() -> None:
    with pytest.raises(NotAnnouncedError):
        last_day(date(2026, 12, 31), business(1))
    with pytest.raises(NotAnnouncedError):
        day_before(date(2014, 1, 1), business(1))


def test_an_end_that_is_not_announced_has_an_earliest_instant_only() -> None:
    start = 1_798_646_400  # 2026-12-31 in Shanghai
    low, high = ends_between(start, business(3), "Asia/Shanghai")
    assert (low - start) // 86_400 in (3, 4)
    assert high is None
    assert ends_between(start - 30 * 86_400, business(3), "Asia/Shanghai")[1] is not None


DAYS = st.dates(date(2015, 1, 1), date(2026, 10, 1))
CALENDAR = st.sampled_from(["CN", "US", "US-federal", "US-MA"])


@given(DAYS, st.integers(1, 12), CALENDAR)
def test_the_last_business_day_is_one_and_so_many_lie_up_to_it(on: date, number: int, calendar: str) -> None:
    last = last_day(on, business(number, calendar))
    between = [on + timedelta(days=days) for days in range(1, (last - on).days + 1)]
    assert is_business_day(last, calendar)
    assert sum(is_business_day(day, calendar) for day in between) == number


@given(DAYS, st.integers(1, 12), CALENDAR)
def test_counting_back_and_forward_again_returns(on: date, number: int, calendar: str) -> None:
    before = day_before(on, business(number, calendar))
    between = [before + timedelta(days=days) for days in range((on - before).days)]
    assert is_business_day(before, calendar)
    assert sum(is_business_day(day, calendar) for day in between) == number
