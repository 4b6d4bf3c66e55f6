"""The small vocabulary that everything is drawn from, rich in coincidences."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

Draw = st.DrawFn
Plain = dict[str, Any]

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
NUMBERS = ("+12125550100", "+19285550100", "+8613800000000")
NOTICES = ("consent", "consent_withdrawn", "refusal", "bounced")
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
)
SAYS = {"zh": "测试", "en": "test"}


def words(name: str) -> st.SearchStrategy[Any]:
    """Draw what a policy says of a name: a word, several, or not that word."""
    values = {**ATTRIBUTES, **DURING, **FACTS}[name]
    one = st.sampled_from(values)
    return st.one_of(one, st.lists(one, min_size=1, max_size=2, unique=True), one.map(lambda word: {"not": word}))


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """Draw a word, `unknown`, or silence."""
    return st.sampled_from([*values, *values, "unknown", None])
