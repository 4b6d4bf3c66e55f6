"""The small vocabulary that everything is drawn from, rich in coincidences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

Draw = st.DrawFn
Plain = dict[str, Any]
T = TypeVar("T")

EITHER = st.booleans()
_PICKS: dict[int, tuple[Sequence[Any], st.SearchStrategy[Any]]] = {}

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "America/Santiago")
CHANNELS = ("call", "sms", "home_visit")
ATTRIBUTES = {
    "channel": CHANNELS,
    "to": ("debtor", "contact_person"),
    "purpose": ("reminder", "demand", "locate"),
    "mode": ("informative", "interactive"),
    "voice": ("person", "ai"),
    "direction": ("outbound", "inbound"),
    "agency": ("A1", "none"),
    "encrypted": ("yes", "no"),
}
DURING = {"recorded": ("yes", "no"), "identity_verified": ("yes", "no"), "answered_by": ("debtor", "spouse")}
OUTCOMES = ("answered", "no_answer", "conversation", "pending")
FACTS = {
    "debt.product": ("consumer_loan", "credit_card"),
    "debtor.insolvent": ("yes", "no"),
    "lender.type": ("bank", "platform"),
    "debt.online": ("yes", "no"),
    "recipient.offered_to_pay": ("yes", "no"),
}
SPANS = ("3 days", "2 full days", "2 business days", "1 month", "calendar day", "36 hours", "90 minutes")
WAITS: tuple[Any, ...] = (*SPANS, ["2 days", "36 hours"], {"then": ["1 days", "1 full days"]})
WINDOWS = ("calendar day", "calendar week", "calendar week from sunday", "3 days", "48 hours", "calendar month", "ever")
DAYS: tuple[Any, ...] = (
    ">= 2026-03-28",
    "< 2026-03-29",
    "2026-03-29",
    ["2026-03-27", "2026-03-29"],
    {"not": "2026-03-28"},
    {"ago": "<= 3 days"},
    {"ahead": ">= 1 days"},
)
OFFICIAL: tuple[Plain, ...] = (
    {"working_day": "08:00-22:00", "day_off": "00:00-12:00"},
    {"every_day": "08:00-22:00", "holiday": "never"},
    {"weekdays": "00:00-12:00", "weekend": "00:00-24:00", "day_off": "08:00-22:00"},
)
CALENDARS = ("CN", "local", ["US-federal", "CN"])
ZONE_ROLES = ("debtor", "recipient", ["recipient", "debtor"], "Asia/Shanghai", "residence", "called_number")
TIMES: tuple[Any, ...] = (
    {"every_day": "10:00-13:00"},
    {"monday": "00:00-24:00"},
    {"working_day": "08:00-20:00"},
    {"rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "from": "2026-03-01", "hours": "10:00-13:00"},
    {"any": [{"holiday": "00:00-24:00"}, {"rrule": "FREQ=MONTHLY;BYMONTHDAY=28,29", "from": "2026-01-01"}]},
    "unknown",
)
JURISDICTIONS: tuple[Any, ...] = (
    ["CN"],
    ["CN"],
    {"residence": "CN", "number": "US-TX"},
    {"residence": "US-AZ"},
    {"residence": "US-CA", "location": "CN"},
    ["CN", "US-TX"],
)
NOTICES = ("consent", "consent_withdrawn", "refusal", "bounced")
NUMBERS = ("+12125550100", "+19285550100", "+8613800000000")
MANY = ("debts", "discussed", "counted_for")
"""Attributes that name several debts."""
SAID: dict[str, tuple[str, ...]] = {
    "debts": ("D1", "D2"),
    "discussed": ("D1",),
    "counted_for": ("D2",),
    "recipient": ("P1", "P2"),
    "address": NUMBERS,
    "place": ("home", "workplace"),
    "initiated_by": ("collector", "other"),
    "inside": ("inbound_call", "none"),
    "collectors": ("1", "2"),
    "at_work": ("yes",),
    "collector": ("A1", "L1"),
    "postdated_on": ("2026-03-28", "none"),
    "recorded_on": ("2026-03-28",),
}
"""What acts and events say beside the words that most rules ask for."""
NOTICED: dict[str, tuple[str, ...]] = {
    "of": ("E0", "E1"),
    "recipient": ("P1",),
    "filed_on": ("2026-03-27", "none"),
    "effective_on": ("2026-03-28", "none"),
    "medium": ("telephone",),
    "side": ("debtor",),
    "given_to": ("A1", "L1"),
    "scope": ("night", "sms"),
    "collector": ("A1",),
    "agency": ("A1",),
    "place": ("home",),
    "to": ("debtor", "contact_person"),
}
"""What notices say."""
ASKED: tuple[Any, ...] = (
    ["payment"],
    ["payment", "contact_details"],
    {"payment": "unknown"},
    {"payment": "no"},
    "unknown",
)
"""What the other person is asked for: several things, some of them not known."""
PEOPLE: dict[str, tuple[Plain, ...]] = {
    "agency": ({"id": "A1"}, {"id": "unknown"}, {"evaluated_on": "2026-03-01"}, {"evaluated_on": "unknown"}),
    "collector": ({"id": "A1"}, {"id": "unknown"}, {"role": "agency"}),
    "recipient": ({"id": "P2", "named_by_debtor": "yes"}, {"named_by_debtor": "unknown"}),
}
RECIPIENTS: list[Plain] = [{"id": "P1", "named_by_debtor": "unknown"}, {"id": "P2", "offered_to_pay": "yes"}]
OWN_SAID: tuple[Plain, ...] = (
    {},
    {},
    {"band": "high"},
    {"band": "unknown", "flag": True},
    {"flag": "no", "score": 5},
    {"score": 4.5},
    {"score": "unknown"},
)
"""What a case says of facts of the house."""
OF_NOTICES: tuple[Plain, ...] = (
    {"side": "debtor"},
    {"given_to": "A1"},
    {"scope": {"not": "night"}},
    {"medium": "telephone"},
)
OF_ACTS: tuple[Plain, ...] = (
    {"minutes": ">= 2"},
    {"seeks": {"has_any": ["payment"]}},
    {"initiated_by": "collector"},
    {"at_work": "no"},
    {"given_to": "A1"},
    {"any": [{"outcome": "answered"}, {"mode": "informative"}]},
    {"collector": {"not": "A1"}},
    {"debts": {"has_any": ["D1"]}},
)
"""What filters on past events ask for beside words."""
ON = ("debt.due_on", "debt.contracted_on", "ends")
"""Days from which is counted."""
LOOKED_UP: tuple[Plain, ...] = ({"table": "spans"}, {"table": "spans", "pick": "shortest"})
BANDS: tuple[Any, ...] = (
    "08:00-22:00",
    "00:00-12:00",
    ["00:00-02:30", "03:00-24:00"],
    {"after": "01:00", "before": "21:00"},
)
COUNTED = ("days_in_a_row", "distinct channel", "total minutes", "distinct recipient", "distinct debts")
MORE: dict[str, tuple[Any, ...]] = {
    "jurisdictions": ({"has_any": ["CN"]}, {"only": ["CN", "US-TX"]}, {"none_of": ["US"]}),
    "jurisdictions.residence": ("CN", {"not": "US-AZ"}),
    "zones": ({"has_any": ["Asia/Shanghai"]}, {"only": ["America/New_York"]}),
    "seeks": ({"has_any": ["payment"]}, {"only": ["payment"]}, {"given": "yes"}),
    "claims": ({"has_any": ["will_sue"]}, {"none_of": ["will_sue"]}),
    "debt.arose": ({"has_any": ["before_marriage"]}, {"none_of": ["before_marriage"]}),
    "lender.memberships": ({"has_any": ["NIFA"]}, "none"),
    "collector.id": ("A1", {"not": "A1"}),
    "agency.id": ("A1", "none"),
    "agency.evaluated_on": ({"ago": "<= 30 days"}, "none", {"given": "no"}),
    "own.band": ("high", {"not": "high"}),
    "own.flag": ("yes", "no"),
    "own.score": (">= 5", {"not": "< 5"}),
    "debt.principal": (
        {"more_than": {"fact": "debt.disbursed", "else": "10.00"}},
        {"at_most": {"fact": "debt.disbursed", "times": "2"}},
    ),
    "debt.days_overdue": (
        {"at_least": {"table": "least"}},
        {"less_than": {"table": "least", "as_of": "debt.due_on", "pick": "longest"}},
        ["29", ">= 31"],
    ),
    "debt.due_on": (
        {"after": {"sum": ["debt.contracted_on", "1 month"]}},
        {"before": {"term": "ends"}},
        {"at_most": "ends"},
    ),
    "ends": ({"ago": "<= 3 days"}, ">= 2026-03-28", "none"),
    "recipient.named_by_debtor": ("yes", "no"),
    "recipient.id": ("P1", {"not": "P1"}),
    "initiated_by": ("collector", "debtor", {"not": "other"}),
    "at_work": ("yes", "no"),
    "place": ("home", {"not": "workplace"}),
    "inside": ("none", "inbound_call"),
    "collectors": (">= 2", {"at_most": "1"}),
    "recorded_on": ({"ago": "> 2 days"},),
}
"""What conditions say of names of other kinds: sets, facts of a house, amounts, terms, days."""

KEYS = (
    "debtor",
    "lender",
    "recipient",
    "channel",
    "medium",
    "debt",
    "agency",
    "collector",
    {"pair": "discussed"},
    "pair",
    {"collector": "given_to"},
    {"debt": "counted_for"},
    "address",
    "place",
    "initiated_by",
)
SAYS = {"zh": "测试", "en": "test"}


def pick(draw: Draw, values: Sequence[T]) -> T:
    """Draw one of some values, which are a constant.

    Their strategy is made once: Hypothesis checks each that is made, which takes longer than to draw from it.
    """
    kept = _PICKS.get(id(values))
    if kept is None:
        kept = _PICKS[id(values)] = (values, st.sampled_from(values))
    picked: T = draw(kept[1])
    return picked


def one_in(draw: Draw, number: int) -> bool:
    """Draw whether something is so that seldom is: once in so many."""
    return draw(up_to(number - 1)) == 0


@cache
def up_to(most: int) -> st.SearchStrategy[int]:
    """Draw a number from 0 on."""
    return st.integers(0, most)


@cache
def words(name: str) -> st.SearchStrategy[Any]:
    """Draw what a policy says of a name: a word, several, or not that word."""
    values = {**ATTRIBUTES, **DURING, **FACTS}[name]
    one = st.sampled_from(values)
    return st.one_of(one, st.lists(one, min_size=1, max_size=2, unique=True), one.map(lambda word: {"not": word}))


@cache
def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """Draw a word, `unknown`, or silence."""
    return st.sampled_from([*values, *values, "unknown", None])
