"""The floor: the 24 rules by hand, as fast as a good engineer writes them who must honour what `policy.yaml` means.

What is honoured: every possible zone of the debtor, windows of local dates over changes to summer time, official
holidays, a history in any order without contacts after the act, unknown as a third value, all rules and not the first.
Left out, because a hand-written check would leave it out: validation, reasons, citations, dates in force.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

Answer = tuple[list[str], list[str]]
"""The rules that are breached, and those that cannot be judged for what is unknown; each in order."""

EPOCH = date(1970, 1, 1)
HOLIDAYS = frozenset(
    (date(2026, month, day) - EPOCH).days
    for month, day in (
        (1, 1),
        (1, 19),
        (2, 16),
        (5, 25),
        (6, 19),
        (7, 3),
        (9, 7),
        (10, 12),
        (11, 11),
        (11, 26),
        (12, 25),
    )
)
"""The legal public holidays of the United States in 2026 (5 U.S.C. 6103), in days since 1970-01-01."""

THREATS = frozenset(
    ("threat_violence", "threat_arrest", "threat_exposure", "threat_harassment", "threat_other", "impersonation")
)


@cache
def offset(zone: str, hour: int) -> int:
    """Return the seconds by which local time is ahead in an hour counted since 1970: offsets change on the hour."""
    moment = datetime.fromtimestamp(hour * 3600, UTC).astimezone(ZoneInfo(zone))
    return int((moment.utcoffset() or timedelta()).total_seconds())


@cache
def start_of_day(zone: str, day: int) -> int:
    """Return the instant at which a local day begins, given as days since 1970-01-01."""
    on = EPOCH + timedelta(days=day)
    return int(datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(zone)).timestamp())


def plain(action: dict[str, Any], debtor: dict[str, Any], history: list[dict[str, Any]]) -> Answer:
    """Return every rule that is breached, and every rule that cannot be judged."""
    at = action["at"]
    channel = action["channel"]
    purpose = action["purpose"]
    to = action["to"]
    breached = []
    open_ = []

    outside = holiday = sunday = inconvenient = False
    days = []
    for zone in action["zones"]:
        local = at + offset(zone, at // 3600)
        day = local // 86400
        second = local - day * 86400
        days.append((zone, day))
        if not 28800 <= second < 75600:
            outside = True
        if day in HOLIDAYS:
            holiday = True
        if day % 7 == 3:  # 1970-01-04 was a Sunday
            sunday = True
        for low, high in debtor["inconvenient"]:
            if low <= second <= high:
                inconvenient = True

    if outside and channel != "letter":
        breached.append("r01")
    if channel == "call":
        # Of two possible zones the one whose window begins earlier counts every contact that the other counts.
        today = min([start_of_day(zone, day) for zone, day in days])
        week = min([start_of_day(zone, day - 6) for zone, day in days])
        debt = action["debt"]
        calls = perhaps = calls_today = 0
        talked = maybe_talked = False
        for event in history:
            if week <= event["at"] <= at:
                about = event["debt"]
                if event["channel"] == "call":
                    if event["at"] >= today:
                        calls_today += 1
                    if about == debt:
                        calls += 1
                    elif about is None:
                        perhaps += 1
                outcome = event["outcome"]
                if outcome == "conversation":
                    if about == debt:
                        talked = True
                    elif about is None:
                        maybe_talked = True
                elif outcome is None and (about == debt or about is None):
                    maybe_talked = True
        if calls >= 7:
            breached.append("r02")
        elif calls + perhaps >= 7:
            open_.append("r02")
        if calls_today >= 3:
            breached.append("r03")
        if talked:
            breached.append("r04")
        elif maybe_talked:
            open_.append("r04")
    if purpose != "required_notice":
        cease = debtor["cease_contact"]
        if cease:
            breached.append("r05")
        elif cease is None:
            open_.append("r05")
    represented = debtor["represented"]
    if to == "debtor":
        if represented:
            breached.append("r06")
        elif represented is None:
            open_.append("r06")
    elif to is None and (represented or represented is None):
        open_.append("r06")
    if to == "third_person" or to is None:
        if purpose != "locate":
            (breached if to else open_).append("r07")
        contacted = maybe_contacted = False
        for event in history:
            other = event["to"]
            if other != "debtor" and event["at"] <= at:
                if other == "third_person":
                    contacted = True
                elif other is None:
                    maybe_contacted = True
        if contacted:
            (breached if to else open_).append("r08")
        elif maybe_contacted:
            open_.append("r08")
    if action["place"] == "workplace":
        disallows = debtor["employer_disallows"]
        if disallows:
            breached.append("r09")
        elif disallows is None:
            open_.append("r09")
    if channel == "call":
        if action["automated"]:
            consent = debtor["call_consent"]
            if consent is None:
                open_.append("r10")
            elif not consent:
                breached.append("r10")
        refused = debtor["call_refused"]
    elif channel == "sms":
        consent = debtor["sms_consent"]
        if consent is None:
            open_.append("r11")
        elif not consent:
            breached.append("r11")
        refused = debtor["sms_refused"]
    elif channel == "email":
        consent = debtor["email_consent"]
        if consent is None:
            open_.append("r12")
        elif not consent:
            breached.append("r12")
        refused = debtor["email_refused"]
    else:
        refused = False
    if refused:
        breached.append("r13")
    elif refused is None:
        open_.append("r13")
    if purpose != "dispute_answer":
        disputed = debtor["disputed"]
        if disputed:
            breached.append("r14")
        elif disputed is None:
            open_.append("r14")
    insolvent = debtor["insolvent"]
    if insolvent:
        breached.append("r15")
    elif insolvent is None:
        open_.append("r15")
    if holiday:
        breached.append("r16")
    if sunday and (channel == "call" or channel == "home_visit"):
        breached.append("r17")
    if channel == "sms":
        today = min([start_of_day(zone, day) for zone, day in days])
        for event in history:
            if event["channel"] == "sms" and today <= event["at"] <= at:
                breached.append("r18")
                break
    elif channel == "email":
        week = min([start_of_day(zone, day - 6) for zone, day in days])
        sent = 0
        for event in history:
            if event["channel"] == "email" and week <= event["at"] <= at:
                sent += 1
        if sent >= 3:
            breached.append("r19")
    elif channel == "home_visit":
        month = min([start_of_day(zone, day - 29) for zone, day in days])
        for event in history:
            if event["channel"] == "home_visit" and month <= event["at"] <= at:
                breached.append("r20")
                break
    for finding in action["findings"]:
        if finding in THREATS:
            breached.append("r21")
            break
    if "profanity" in action["findings"]:
        breached.append("r22")
    if "collection_disclosure" not in action["elements"]:
        first = debtor["first_message"]
        if first:
            breached.append("r23")
        elif first is None:
            open_.append("r23")
    if inconvenient:
        breached.append("r24")
    return breached, open_
